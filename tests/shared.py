"""What the workers of one run make once, for all of them, and which of many similar pages they look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
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


ELEMENT = re.compile(r'<(\w+)(?: [^>]*?class="([^"]*)")?')  # <li class="citing">


@cache
def of_every_kind(folder: Path) -> tuple[Path, ...]:
    """Return a few pages of a built folder that together have every kind of element: its name with its classes."""
    kinds = {
        path: {*ELEMENT.findall(path.read_text("utf-8").partition("<article")[2])}
        for path in sorted(folder.glob("*.html"))
    }
    chosen: list[Path] = []
    missing = set().union(*kinds.values())
    while missing:
        chosen.append(max(kinds, key=lambda path: len(kinds[path] & missing)))
        missing -= kinds[chosen[-1]]
    return tuple(chosen)
