"""Reads and writes single files safely: regular files of limited size, written completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Collection
from pathlib import Path

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

LARGEST = 50_000_000  # bytes of a text or of a data file; a book has about one million

MANY = 64  # files; each waits for the disk as long as all do together

AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # do not wait for a named pipe


class Stopped(Exception):  # noqa: N818 - a message for the user, not a fault of the program
    """Raised if a command cannot continue; ``found`` is the finding."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(str(found))
        self.found = found


def refused(fault: OSError, root: Path) -> Diagnostic:
    """Return an error of the system as a finding: the file (relative to ``root`` if inside) and the reason."""
    path = Path(os.fsdecode(fault.filename)) if isinstance(fault.filename, str | bytes) else root
    with contextlib.suppress(ValueError):
        path = path.relative_to(root) if path != root else path
    return diagnose("OUT005", Span(path.as_posix(), 1, 1, 1), f"the system says: {fault.strerror or fault}")


def there(path: Path) -> bool:
    """Tell whether a path is in use, even by something unreadable: a link in a loop, another user's folder."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def below(folder: Path) -> list[str]:
    """Return the names of all files below a folder, in the order of their paths; as ``names`` returns them."""
    return sorted(names(folder), key=lambda name: name.split("/"))


def names(folder: Path) -> list[str]:
    """Return the names of all files below a folder; none if there is no such folder.

    A link to a folder is not followed, and counts as a file.
    """
    found, folders = list[str](), [""]
    while folders:
        place = folders.pop()
        with contextlib.suppress(OSError), os.scandir(folder / place) as rows:
            for row in rows:
                kept = folders if row.is_dir(follow_symlinks=False) else found
                kept.append(f"{place}/{row.name}" if place else row.name)
    return found


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return the content of a regular file.

    Raises ``OSError`` with the reason if the file cannot be read, is not regular (reading a named pipe or
    a device might never end), or is larger than ``largest``.
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
    """Flush a file, or the names in a folder, to the disk."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # a folder cannot be opened on Windows
        return
    try:
        with contextlib.suppress(OSError):  # not every file system supports it
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_all(paths: Collection[Path]) -> None:
    """Flush files or folders to the disk; many of them at once with everything else that the system holds back."""
    if len(paths) > MANY and sys.platform == "linux":  # there it waits for the disk
        os.sync()
        return
    for path in paths:
        sync(path)


def place(data: bytes, path: Path) -> None:
    """Write a file by one move within its folder, so that it is always completely old or new."""
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
