"""Tells whether the pages of the last build still stand: neither they nor anything that they are made from changed.

Then nothing is read, made or written again; only the checksums of all these files are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from edition.cache.store import digest
from edition.cache.tasks import ROOM, Workshop, opened
from edition.cache.values import Unfit, pack
from edition.files import disk
from edition.findings.finding import Diagnostic
from edition.records import styles

UNREADABLE = "-"  # in place of the checksum of a file that cannot be read

State = tuple[tuple[str, str], ...]  # files with their checksums


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build wrote and found: the checksum of each file by its place below ``docs``, the number of pages."""

    files: dict[str, str]
    pages: int
    found: list[Diagnostic]


def checksum(path: Path) -> str:
    """Return the checksum of a file's bytes."""
    try:
        return hashlib.sha256(disk.read_bytes(path)).hexdigest()
    except OSError:
        return UNREADABLE


def state(root: Path) -> State:
    """Return the files of the corpus with their checksums: everything from which the pages are made.

    A link to a folder is not followed, since it may lead in a loop; with one, no state is like another.
    """
    folder = root / "corpus"
    paths = sorted(folder.rglob("*"))
    return tuple(
        (path.relative_to(folder).as_posix(), checksum(path) if not path.is_dir() else uuid4().hex)
        for path in paths
        if path.is_symlink() or not path.is_dir()
    )


def key(root: Path, corpus: State) -> str:
    """Return the key of what a build leaves.

    Below ``docs`` only the names count: the menu asks whether a page exists, and a file may be left over.
    """
    docs = root / "docs"
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*"))
    return digest("standing", styles.processor(), corpus, names)


def standing(root: Path) -> Standing | None:
    """Return what the last build wrote and found, if a new one would do the same and all its files are in place."""
    if not (root / ROOM).is_file():
        return None
    with opened(root) as shop:
        made: Standing | None = shop.store.get([key(root, state(root))], Standing)[0]
    if made is None or any(checksum(root / "docs" / name) != value for name, value in made.files.items()):
        return None
    return made


def remember(
    root: Path, before: State, files: Mapping[str, str | bytes], pages: int, found: list[Diagnostic]
) -> None:
    """Keep what a build wrote and found, unless the corpus changed since ``before``."""
    sums = {
        name: hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
        for name, data in files.items()
    }
    with opened(root) as shop:
        if state(root) == before:
            keep(shop, key(root, before), Standing(sums, pages, found))


def keep(shop: Workshop, name: str, made: Standing) -> None:
    """Put a build's result into the store; one that is too large for it is not kept."""
    try:
        shop.store.put([(name, pack(made, Standing))])
    except Unfit:
        return
