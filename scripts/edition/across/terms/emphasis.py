"""What all papers speak of, and what sets each apart: a table of terms by paper for the home page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from math import sqrt

from edition.across.addresses import Where
from edition.across.terms.page import Index
from edition.pages.places import split
from edition.pages.template import filled
from edition.text.places import Places

FRAGMENT = "_generated/emphasis.md"

TEXT = frozenset({"abstract", "p", "list", "table", "figure"})  # places of the text; not notes and entries

COMMON, APART = 8, 2  # terms that all papers share; terms for each paper

WIDE = 12  # papers for which the table has columns

LEAST = 3  # places without which a term sets no paper apart

RADIUS = 11.0  # of the disc of a term that is in every place of a paper


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a paper speaks of a term: in how many places, and the radius of a disc for their share."""

    count: int
    radius: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A term with its number of places in each paper, and in how large a part of the paper's places it is."""

    id: str
    heading: str
    counts: tuple[int, ...]
    shares: tuple[float, ...]

    def ahead(self, paper: int) -> float:
        """Return by how much the share in one paper exceeds that in every other."""
        return self.shares[paper] - max(share for place, share in enumerate(self.shares) if place != paper)

    def cells(self, own: int | None = None) -> list[Cell]:
        """Return what is shown; ``own`` is the paper that the term sets apart."""
        pairs = zip(self.counts, self.shares, strict=True)
        return [
            Cell(count, f"{RADIUS * sqrt(share):.1f}", place == own)
            for place, (count, share) in enumerate(pairs)
        ]


def in_text(anchors: Iterable[str]) -> int:
    """Count places of the text."""
    return sum(split(anchor)[0] in TEXT for anchor in anchors)


def rows(index: Index, known: Places) -> list[Row]:
    """Return a row for each term that has places; ``known`` are the places of the papers."""
    sizes = {paper: in_text(known[paper]) for paper in index.papers}
    made = []
    for term in index.data.terms:
        if not term.variants:
            continue
        here = Counter(paper for paper, anchor in index.located[term.id].places if in_text([anchor]))
        counts = tuple(here[paper] for paper in sizes)
        shares = tuple(
            count / size if size else 0.0 for count, size in zip(counts, sizes.values(), strict=True)
        )
        made.append(Row(term.id, term.heading, counts, shares))
    return made


def common(listed: Iterable[Row]) -> list[Row]:
    """Return the terms that are in every paper, the largest shares first."""
    shared = [row for row in listed if all(row.counts)]
    return sorted(shared, key=lambda row: -sum(row.shares))[:COMMON]


def apart(listed: Collection[Row], taken: Collection[Row]) -> list[tuple[Row, int]]:
    """Return, for each paper, the terms whose share is furthest ahead of that in every other; none twice."""
    made: list[tuple[Row, int]] = []
    used = {row.id for row in taken}
    for paper in range(len(next(iter(listed)).counts) if listed else 0):
        ahead = [row for row in listed if row.counts[paper] >= LEAST and row.id not in used]
        chosen = sorted(ahead, key=lambda row: -row.ahead(paper))[:APART]
        chosen = [row for row in chosen if row.ahead(paper) > 0]
        used |= {row.id for row in chosen}
        made += [(row, paper) for row in chosen]
    return made


def fragment(index: Index, known: Places, words: Callable[[str], str], where: Where) -> str:
    """Return the table, in Markdown; nothing unless two papers share a term, and for more papers than it has room for.

    In: the index; the places of the papers; what returns the length of a paper in words, as it is shown; where each term is.
    """
    if not 1 < len(index.papers) <= WIDE:
        return "\n"
    listed = rows(index, known)
    shared = common(listed)
    if not shared:
        return "\n"
    own = apart(listed, shared)
    return (
        filled(
            "emphasis.md.jinja",
            "edition.across",
            address=where,
            papers=[(paper, index.short(paper), words(paper)) for paper in index.papers],
            groups=[
                ("Of this all of them speak", [(row, row.cells()) for row in shared]),
                ("This sets each apart", [(row, row.cells(paper)) for row, paper in own]),
            ],
        )
        + "\n"
    )
