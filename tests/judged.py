"""What judges of others found before: it is kept from one run of the tests to the next, in pytest's cache.

A judge that found nothing wrong with some files finds nothing wrong with the same files, and prints the same of them. So
it is asked anew only when a byte of them, of the judge or of its command has changed. Faults are not kept; what a program
printed is judged by its test each time.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

KEPT = "edition/judged"  # the folder in pytest's cache


def checksum(*told: str | Path) -> str:
    """Return a checksum of words and of the contents of files, in this order."""
    made = hashlib.sha256()
    for item in told:
        data = item.read_bytes() if isinstance(item, Path) else item.encode()
        made.update(f"{type(item) is str} {len(data)} ".encode() + data)
    return made.hexdigest()


class Kept:
    """What a judge found the last time that all was well."""

    def __init__(self, config: pytest.Config, name: str, *told: str | Path) -> None:
        """Take the judge's name, and all on which its judgement depends."""
        self.cache: pytest.Cache | None = getattr(config, "cache", None)
        self.name = f"{KEPT}/{name}"
        self.mark = checksum(*told)

    def found(self) -> Any:
        """Return what was found of the same; ``None`` if that is not known."""
        mark, found = self.cache.get(self.name, (None, None)) if self.cache else (None, None)
        return found if mark == self.mark else None

    def keep(self, found: Any) -> None:
        """Keep what was found, in place of what was before."""
        if self.cache:
            self.cache.set(self.name, (self.mark, found))
