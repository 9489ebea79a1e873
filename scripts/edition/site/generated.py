"""Writes the generated files, all of them or none of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from edition.files import disk, moves, spool

NOTHING: Mapping[str, str] = MappingProxyType({})

Content = str | bytes  # of a page, or of a document that readers may have

OWN = "generated: true\n"

FENCE = "---\n"  # around a page's YAML head

FOLDERS = (
    "",
    "papers",
    "works",
    "terms",
    "all-papers",
    "apparatus",
    "authors",
    "bibliography",
    "chronology",
    "claims",
    "decisions",
    "index-of-terms",
    "history",
    "about",
    "_generated",
    "downloads",
    "data",
)

WHOLLY_OWN = frozenset({"_generated", "downloads", "data"})


def is_own(path: Path) -> bool:
    """Tell whether a file was generated: its YAML head says so, or its folder has only generated files."""
    if path.parent.name in WHOLLY_OWN:
        return True
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline() == FENCE and OWN in takewhile(lambda line: line != FENCE, file)


def stale(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Return the generated files that are missing, differ, or should no longer be there."""
    moves.recover(docs)
    return differing(docs, pages)


def differing(docs: Path, pages: Mapping[str, Content], known: Mapping[str, str] = NOTHING) -> list[str]:
    """Return the same for the current contents of the folder; ``known`` are checksums of files in it, by name."""
    changed = [
        name for name in pages if not same(docs / name, spool.checksum(pages, name), known.get(name, ""))
    ]
    return sorted(changed + orphans(docs, pages))


def same(path: Path, wanted: str, known: str) -> bool:
    """Tell whether a file is there and has a checksum; it is read only if its own is not known."""
    if not path.is_file():  # perhaps it was known, and taken away meanwhile
        return False
    return (known or hashlib.sha256(path.read_bytes()).hexdigest()) == wanted


def on_top(docs: Path) -> list[str]:
    """Return the names of the pages that are in no folder."""
    return sorted(path.name for path in docs.glob("*.md"))


def orphans(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Return the generated files that no longer belong to a page."""
    found = []
    for folder in FOLDERS:
        whole = folder in WHOLLY_OWN
        every = [f"{folder}/{name}" for name in disk.below(docs / folder)] if folder else on_top(docs)
        for name in every:
            fits = "." in name.rpartition("/")[2] if whole else name.endswith(".md")
            if fits and name not in pages and (whole or is_own(docs / name)):
                found.append(name)
    return found


def write_pages(docs: Path, pages: Mapping[str, Content], known: Mapping[str, str] = NOTHING) -> list[str]:
    """Write changed files and delete own files that are no longer made; return their names.

    ``known`` are checksums of the files, by name, so that most need not be read. An unchanged file is not touched. Raises as ``moves.commit`` does; the old files then remain.
    """
    moves.recover(docs)
    changed = differing(docs, pages, known)
    moves.commit(docs, Changes(changed, pages))
    return changed


class Changes(Mapping[str, bytes | None]):
    """What becomes of some files, read one at a time: their new content, ``None`` for one that is taken away."""

    def __init__(self, names: Sequence[str], pages: Mapping[str, Content]) -> None:
        """``names`` are those of the files that change."""
        self.names, self.pages = names, pages

    def __getitem__(self, name: str) -> bytes | None:
        """Return the new content of a file."""
        return spool.content(self.pages, name) if name in self.pages else None

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self.names)
