"""Lets one command at a time work on a checkout; a second one waits, and says so.

The lock is the operating system's and ends with its process, however that ends.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from edition.files import moves
from edition.site import workplace

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt

LOCK = Path(".cache") / "edition.lock"

POLL = 0.1  # seconds between two tries

FOLDERS = ("corpus", "docs")  # its changes are made all together or not at all


def tried(file: IO[bytes]) -> bool:
    """Take the lock if it is free; tell whether it was."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextlib.contextmanager
def held(root: Path, tell: Callable[[str], None], *, writes: bool = True) -> Iterator[None]:
    """Hold the lock of a project, and first clean up after commands that were killed.

    In: the project's folder; where to print that it waits; whether the command writes: one that only reads
    also runs in a read-only folder. Raises ``OSError`` if the lock cannot be made.
    """
    with contextlib.ExitStack() as stack:
        try:
            (root / LOCK).parent.mkdir(exist_ok=True)
            file = stack.enter_context((root / LOCK).open("ab"))
        except OSError:
            if writes:
                raise
            yield
            return
        waits = False
        while not tried(file):
            if not waits:
                tell(f"Another command is working in {root}; waiting for it to end …")
            waits = True
            time.sleep(POLL)
        for name in FOLDERS:
            moves.recover(root / name)
        workplace.restore(root, root / "site")
        yield
