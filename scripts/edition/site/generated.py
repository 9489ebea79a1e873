"""Writes the generated files, all of them or none of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from edition.files import disk, moves, spool

NOTHING: Mapping[str, str] = MappingProxyType({})

Content = str | bytes  # of a page, or of a document that readers may have

OWN = "generated: true\n"

FENCE = "---\n"  # around a page's YAML head

FOLDERS = {
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
}

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
    stands = {*disk.names(docs)}  # listed at once: to ask for each file takes longer than all else
    changed = [
        name
        for name, wanted in spool.checksums(pages).items()
        if name not in stands or (known[name] != wanted if name in known else not same(docs / name, wanted))
    ]
    return sorted(changed + orphans(docs, stands.difference(pages)))


def same(path: Path, wanted: str) -> bool:
    """Tell whether a file has a checksum."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted


def orphans(docs: Path, others: Iterable[str]) -> list[str]:
    """Return those files below a folder that were generated; in: the names of files that are no pages."""
    found = []
    for name in others:
        folder, _, file = name.partition("/") if "/" in name else ("", "", name)
        whole = folder in WHOLLY_OWN
        fits = folder in FOLDERS and ("." in file.rpartition("/")[2] if whole else file.endswith(".md"))
        if fits and (whole or is_own(docs / name)):
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
