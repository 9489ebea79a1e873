"""What the workers of one run make once, for all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

HOME = "https://example.org/pbp/"  # of the site that has an address


def once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Return a file or folder in the folder that the workers share.

    The first worker that needs it makes it, and the others wait. ``make`` gets the path; what it leaves
    there must be complete.
    """
    target = folder / name
    with FileLock(folder / f"{name.partition('/')[0]}.lock"):
        if not target.exists():
            make(target)
    return target
