"""What the workers of one run make once, for all of them, and which of many similar pages they look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
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


def yaml_of(path: Path) -> Any:
    """Return what a YAML file of the tests holds, by the loader in C, which takes a tenth of the time.

    Each worker of a run imports each module that has such a file.
    """
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


ELEMENT = re.compile(r'<(\w+)(?: [^>]*?class="([^"]*)")?')  # <li class="citing">


SCRIPT = re.compile(r'<script src="(?:\.\./)*([^"]+)"')  # <script src="../assets/javascripts/search/page.js">


@cache
def of_every_kind(folder: Path) -> tuple[Path, ...]:
    """Return a few pages of a built folder that together have every kind of element: its name with its classes."""
    pages = sorted(folder.glob("*.html"))
    return covering(
        {path: {*ELEMENT.findall(path.read_text("utf-8").partition("<article")[2])} for path in pages}
    )


@cache
def of_every_script(site: Path) -> tuple[Path, ...]:
    """Return a few pages of a built site that together have every script of its pages."""
    pages = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return covering({path: {*SCRIPT.findall(path.read_text("utf-8"))} for path in pages})


def covering(kinds: dict[Path, set[Any]]) -> tuple[Path, ...]:
    """Return a few pages that together have all that any of them has."""
    chosen: list[Path] = []
    missing = set().union(*kinds.values())
    while missing:
        chosen.append(max(kinds, key=lambda path: len(kinds[path] & missing)))
        missing -= kinds[chosen[-1]]
    return tuple(chosen)
