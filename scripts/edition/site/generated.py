"""Writes the generated files, all of them or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

from edition.files import moves

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


def differing(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Return the same for the current contents of the folder."""
    changed = [name for name, text in pages.items() if not same(docs / name, text)]
    return sorted(changed + orphans(docs, pages))


def same(path: Path, content: Content) -> bool:
    """Tell whether a file holds exactly this content."""
    return path.is_file() and path.read_bytes() == encoded(content)


def encoded(content: Content) -> bytes:
    """Return a content as bytes."""
    return content.encode("utf-8") if isinstance(content, str) else content


def orphans(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Return the generated files that no longer belong to a page."""
    found = []
    for folder in FOLDERS:
        whole = folder in WHOLLY_OWN
        every = (docs / folder).rglob("*.*" if whole else "*.md") if folder else docs.glob("*.md")
        for path in sorted(every):
            name = path.relative_to(docs).as_posix()
            if name not in pages and (whole or is_own(path)):
                found.append(name)
    return found


def write_pages(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Write changed files and delete own files that are no longer made; return their names.

    An unchanged file is not touched. Raises as ``moves.commit`` does; the old files then remain.
    """
    moves.recover(docs)
    changed = differing(docs, pages)
    moves.commit(docs, {name: encoded(pages[name]) if name in pages else None for name in changed})
    return changed
