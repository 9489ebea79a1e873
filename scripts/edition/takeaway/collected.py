"""What the files of the whole edition are made from: its papers in their order, and the editors' data across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.terms import Term
from edition.language.strings import plural, slugify
from edition.takeaway.given import Given, Taken, TakenWork, named, ready
from edition.takeaway.statements import OUTSIDE, headings_of, place_name

Place = tuple[str, str]  # the slug of a paper, and an anchor on its page


@dataclass(frozen=True, slots=True)
class IndexedTerm:
    """A term of the index with its places, and each of its subentries with those of its own."""

    term: Term
    places: tuple[Place, ...]
    parts: tuple[tuple[str, tuple[Place, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class GivenWhole:
    """An edition as its files are made from it.

    ``papers`` are those that readers may take away, in the order of the site; ``withheld`` are the titles of the
    others, ``unset`` of those with letters that the file has no font for. ``licence`` is the address of the licence of the editorial matter, ``modified`` the day of the edition's
    newest change, ``state`` its version or day in words. The claims, events and terms name places of these papers
    only. ``brief`` are their shortest names.
    """

    title: str
    papers: tuple[Given, ...]
    withheld: tuple[str, ...] = ()
    licence: str = ""
    modified: str = ""
    claims: Claims = field(default_factory=Claims)
    chronology: Chronology = field(default_factory=Chronology)
    terms: tuple[IndexedTerm, ...] = ()
    brief: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    unset: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """An edition made ready: each paper as for its own files; ``works`` are those of all papers, by key.

    ``names`` are those of the places of each paper, by slug and anchor.
    """

    given: GivenWhole
    papers: tuple[Taken, ...]
    works: dict[str, TakenWork]
    terms: tuple[IndexedTerm, ...]
    names: dict[str, dict[str, str]]

    @property
    def title(self) -> str:
        """The edition's title."""
        return self.given.title

    @property
    def name(self) -> str:
        """The edition's title as the name of a file."""
        return slugify(self.given.title) or "edition"

    def place_name(self, slug: str, anchor: str) -> str:
        """Return the name of a place of a paper: "¶12", "note 3"."""
        return self.names[slug].get(anchor, "") or OUTSIDE

    @property
    def withheld(self) -> str:
        """The sentences about the papers that are not in the file, ``""`` if all are."""
        rows = (
            ("readers may not take the text away", self.given.withheld),
            ("no font here has all of its letters", self.given.unset),
        )
        return " ".join(left_out(reason, titles) for reason, titles in rows if titles)


def left_out(reason: str, titles: tuple[str, ...]) -> str:
    """Return the sentence about papers that are not in a file."""
    listed = "; ".join(f"“{title}”" for title in titles)
    return f"Not in this file, since {reason}: {plural(len(titles), 'paper')} ({listed})."


def gathered(given: GivenWhole) -> Whole:
    """Make an edition ready: the places of its terms stand in the order of the papers and their pages."""
    papers = tuple(ready(paper) for paper in given.papers)
    works = {key: work for paper in given.papers for key, work in paper.works.items()}
    order: dict[Place, int] = {}
    for paper in papers:
        for anchor, _ in named(paper.document):
            order.setdefault((paper.given.spec.slug, anchor), len(order))

    def placed(places: Iterable[Place]) -> tuple[Place, ...]:
        return tuple(sorted((one for one in places if one in order), key=order.__getitem__))

    terms = tuple(
        IndexedTerm(
            one.term, placed(one.places), tuple((heading, placed(places)) for heading, places in one.parts)
        )
        for one in given.terms
    )
    names: dict[str, dict[str, str]] = {}
    for paper in papers:
        headings = headings_of(paper)
        names[paper.given.spec.slug] = {
            anchor: place_name(anchor, headings) for anchor, _ in named(paper.document)
        }
    return Whole(given, papers, dict(sorted(works.items())), terms, names)
