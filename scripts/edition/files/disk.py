"""Files read and put in place with care: regular ones of a sane size, and each whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

LARGEST = 50_000_000  # bytes of a text or of a data file; a book has about one million

AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a named pipe is not waited for


class Stopped(Exception):  # noqa: N818 - a message for the user, not a fault of the program
    """Raised where a command cannot go on; ``found`` says why, and where."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(str(found))
        self.found = found


def refused(fault: OSError, root: Path) -> Diagnostic:
    """Return what the system refused as a finding: the file, below ``root`` where it is there, and why."""
    path = Path(os.fsdecode(fault.filename)) if isinstance(fault.filename, str | bytes) else root
    with contextlib.suppress(ValueError):
        path = path.relative_to(root) if path != root else path
    return diagnose("OUT005", Span(path.as_posix(), 1, 1, 1), f"the system says: {fault.strerror or fault}")


def there(path: Path) -> bool:
    """Tell whether a name is taken, also by what cannot be read: a link in a loop, a folder of another user."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return what a regular file holds.

    Raises ``OSError`` with its reason for what cannot be read, is no regular file (a named pipe would
    be waited for without end, a device read without end), or is larger than ``largest``.
    """
    descriptor = os.open(path, os.O_RDONLY | AT_ONCE)
    with os.fdopen(descriptor, "rb") as file:
        known = os.fstat(descriptor)
        if stat.S_ISDIR(known.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(known.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        data = b"" if known.st_size > largest else file.read(largest + 1)
        if known.st_size > largest or len(data) > largest:
            raise OSError(errno.EFBIG, f"it has more than {largest // 1_000_000} MB", str(path))
        return data


def sync(path: Path) -> None:
    """Let the disk have a file, or the names in a folder, before anything else is done."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # a folder cannot be opened on Windows
        return
    try:
        with contextlib.suppress(OSError):  # not every file system can
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place(data: bytes, path: Path) -> None:
    """Put a file in place by one move within its folder, so that it is there as it was or as it shall be."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(data)
        sync(draft)
        draft.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync(path.parent)
