"""Lists of places that are too long to stand with their term: they have pages of their own, paper by paper.

So a word that is in every paragraph makes no page heavy. Where the list would stand, a link says how long it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.across.terms.places import Located, Place
from edition.data.terms import IndexTerms
from edition.language.strings import plural, slugify
from edition.pages import alphabet
from edition.pages.listed import Listed, Needs, Row
from edition.pages.parting import Item, by_letters, parted
from edition.pages.places import PREVIEWS

FOLDER = "terms/places"

LONG = 40_000  # characters of a list of places that stands with its term

PLACE, PAPER, STRIP = 44, 110, 100  # characters of a place, of a paper's row, of the line drawn for a paper

LINK = 200  # characters of what leads to a long list

Papers = tuple[str, set[Place]]  # a paper, and its places


@dataclass(frozen=True, slots=True)
class Apart:
    """What leads to a long list of places: its address from the root of the site, and how long it is, in words."""

    href: str
    words: str


def of_places(places: Collection[Place], *, strips: bool = False) -> int:
    """Return about how many characters a list of places takes; ``strips``: with the lines drawn for the papers."""
    papers = len({paper for paper, _ in places})
    return (PLACE + 8 * strips) * len(places) + (PAPER + STRIP * strips) * papers


def is_long(places: Collection[Place]) -> bool:
    """Tell whether a list of places has pages of its own."""
    return len(places) * PLACE > LONG


def size(found: Located, *, strips: bool = False) -> int:
    """Return about how many characters the places of a term take where the term stands."""
    every = [found.places, *found.subentries]
    if strips and found.subentries:
        every = found.subentries  # then all its places are drawn, but not listed
    drawn = len({paper for paper, _ in found.places}) * STRIP if strips and not is_long(found.places) else 0
    return drawn + sum(LINK if is_long(places) else of_places(places, strips=strips) for places in every)


def lists(data: IndexTerms, located: Mapping[str, Located]) -> Iterator[tuple[str, str, set[Place]]]:
    """Yield every long list: the name of its first page, its title, its places."""
    for term in data.terms:
        if term.variants:
            found = located[term.id]
            for aspect, places in zip(
                ("", *(part.heading for part in term.subentries)),
                [found.places, *found.subentries],
                strict=True,
            ):
                if is_long(places):
                    title = f"{term.heading}: {aspect}" if aspect else term.heading
                    yield page_of(term.id, aspect), title, places


def page_of(term: str, aspect: str = "") -> str:
    """Return the name of the first page of a term's list, or of that of one of its aspects, without its ending.

    Aspects whose words an address does not hold, such as those of other scripts, are told apart by a checksum.
    """
    if not aspect:
        return f"{FOLDER}/{term}"
    name = slugify(aspect)
    if name.split("-") != aspect.lower().split():
        name = f"{name}-{hashlib.sha256(aspect.encode()).hexdigest()[:8]}"
    return f"{FOLDER}/{term}--{name}"


def apart(term: str, aspect: str, places: Collection[Place]) -> Apart | None:
    """Return what leads to a list of places, if it is long."""
    if not is_long(places):
        return None
    number = len({paper for paper, _ in places})
    words = f"{plural(len(places), 'place')} in {plural(number, 'paper')}"
    return Apart(f"{page_of(term, aspect)}.html", words)


def pages(
    data: IndexTerms,
    located: Mapping[str, Located],
    papers: Iterable[str],
    name: Callable[[str], str],
    show: Callable[[set[Place], str], str],
) -> Iterator[tuple[str, str]]:
    """Yield the pages of the long lists with their paths.

    In: the terms with their places; the papers in their order, and what gives the name of each; what shows some places,
    seen from a page with this way to the root.
    """
    order = sorted(papers, key=lambda paper: alphabet.rank(name(paper)))
    for page, title, places in lists(data, located):
        mine: dict[str, set[Place]] = {}
        for place in places:
            mine.setdefault(place[0], set()).add(place)
        tree = parted(
            Item((paper, mine[paper]), f"in-{paper}", of_places(mine[paper]), by_letters(name(paper)))
            for paper in order
            if paper in mine
        )
        each: Listed[Papers] = Listed(
            page, f"Places of “{title}”", "papers", tree, lambda row: Row(name(row[0]), {}), named=True
        )
        yield from each.pages(
            lambda rows, root: show(set().union(*(its for _, its in rows)), root),
            needs=Needs(("index-terms.css",), PREVIEWS),
        ).items()
