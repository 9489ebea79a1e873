"""Tells whether anything changed since the last build: the corpus, the pages, or what people wrote beside them.

If nothing did, nothing is read, made or written again; only the checksums of all these files are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from edition.cache.store import digest
from edition.cache.tasks import ROOM, opened
from edition.cache.values import pack
from edition.files import disk
from edition.findings.finding import Diagnostic
from edition.records import styles

FOLDERS = ("corpus", "docs")  # a build reads the first, and of the second the pages that people wrote

UNREADABLE = "-"  # in place of the checksum of a file that cannot be read

State = dict[str, str]  # the checksum of each file, by its place below the project


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the number of pages, and the findings."""

    pages: int
    found: list[Diagnostic]


def checksum(path: Path) -> str:
    """Return the checksum of a file's bytes.

    A link to a folder is not followed, since it may lead in a loop; with one, no state is like another.
    """
    if path.is_dir():
        return uuid4().hex
    try:
        return hashlib.sha256(disk.read_bytes(path)).hexdigest()
    except OSError:
        return UNREADABLE


def state(root: Path) -> State:
    """Return all files of the corpus and below ``docs``, generated or not, with their checksums."""
    return {
        path.relative_to(root).as_posix(): checksum(path)
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def key(now: State) -> str:
    """Return the key of a build's outcome."""
    return digest("outcome", styles.processor(), now)


def outcome(root: Path) -> Outcome | None:
    """Return what the last build came to, if a new one would find everything as that one left it."""
    if not (root / ROOM).is_file():
        return None
    with opened(root) as shop:
        found: Outcome | None = shop.store.get([key(state(root))], Outcome)[0]
    return found


def remember(root: Path, before: State, files: Mapping[str, str | bytes], made: Outcome) -> None:
    """Keep what a build came to, unless a file changed meanwhile.

    In: the project's folder; its files before the build; what the build put below ``docs``.
    """
    after = state(root)
    own = {
        f"docs/{name}": hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
        for name, data in files.items()
    }
    others = {name: value for name, value in after.items() if name not in own}
    if all(after.get(name) == value for name, value in own.items()) and others.items() <= before.items():
        with opened(root) as shop:
            shop.store.put([(key(after), pack(made, Outcome))])
