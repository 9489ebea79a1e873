"""The page of the index of terms: headings A to Z, each with its places in the papers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from edition.across.addresses import Where
from edition.across.terms import aside
from edition.across.terms.places import Located, Place
from edition.cache.keys import digest
from edition.data.terms import IndexTerms, Term, order
from edition.language.strings import plural
from edition.pages.listed import Listed, Row, needed
from edition.pages.page import front_matter, joined
from edition.pages.parting import Item, Part, by_letters, parted
from edition.pages.places import PREVIEWS, SIGNS, rank, split
from edition.pages.template import filled

IN_ROWS = frozenset({"p", "fn:"})  # kinds of places that may form a range

KINDS = ("abstract", *SIGNS)

RUN = 3  # consecutive places that are printed as one range

TITLE = "Index of terms"

PAGE = "index-of-terms"

NAMED = (
    150_000  # characters of headings for which the first page has room where their places are on other pages
)

MANY = 60  # papers that are named where the page says how to read it

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Index:
    """What the page shows: the data, the places of each term, the papers' order and full names.

    ``terms`` are the terms by id, ``order`` the places of the papers in their order.
    """

    data: IndexTerms
    located: Mapping[str, Located]
    papers: Mapping[str, str]
    terms: Mapping[str, Term] = field(init=False)
    order: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Note the terms by id, and the order of the papers."""
        object.__setattr__(self, "terms", {term.id: term for term in self.data.terms})
        object.__setattr__(self, "order", {paper: place for place, paper in enumerate(self.papers)})

    def parts(self) -> tuple[object, ...]:
        """Return what stands for everything that the page depends on, in a fixed order; places as checksums by term."""
        places = [
            (name, digest(sorted(found.places), [sorted(part) for part in found.subentries]))
            for name, found in sorted(self.located.items())
        ]
        return self.data, places, list(self.papers.items())

    def short(self, paper: str) -> str:
        """Return the name of a paper in the lists of places."""
        return self.data.papers.get(paper, self.papers[paper])


def runs(anchors: Iterable[str]) -> list[list[str]]:
    """Return places in the order of the page; three or more consecutive paragraphs or notes are one run."""
    ordered = sorted(set(anchors), key=lambda anchor: (KINDS.index(split(anchor)[0]), rank(anchor)))
    found: list[list[str]] = [[anchor] for anchor in ordered[:1]]
    for before, anchor in pairwise(ordered):
        kind, (number, _), (last, _) = split(anchor)[0], rank(anchor), rank(before)
        if kind == split(before)[0] and kind in IN_ROWS and number - last in {0, 1}:
            found[-1].append(anchor)
        else:
            found.append([anchor])
    return [part for run in found for part in ([run] if len(run) >= RUN else [[anchor] for anchor in run])]


@dataclass(frozen=True, slots=True)
class Run:
    """A place, or consecutive ones: its kind, the anchor of the first, and the numbers, such as "3–9"."""

    kind: str
    anchor: str
    numbers: str


def run_of(anchors: list[str]) -> Run:
    """Return consecutive places as one run."""
    kind, first = split(anchors[0])
    last = split(anchors[-1])[1]
    return Run(kind, anchors[0], f"{first}–{last}" if len(anchors) > 1 else first)


def in_order(papers: Iterable[str], order: Mapping[str, int]) -> list[str]:
    """Return those of some papers that have a place in an order, in this order."""
    return sorted((paper for paper in papers if paper in order), key=order.__getitem__)


def by_paper(places: Iterable[Place], order: Mapping[str, int]) -> list[tuple[str, list[Run]]]:
    """Return the places of a term or subentry, by paper in the ``order`` of the papers."""
    anchors: dict[str, list[str]] = defaultdict(list)
    for paper, anchor in places:
        anchors[paper].append(anchor)
    return [(paper, [run_of(run) for run in runs(anchors[paper])]) for paper in in_order(anchors, order)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as the page shows it; a cross-reference (``see``) has no places of its own."""

    id: str
    heading: str
    category: str
    papers: list[str]
    places: Collection[Place]
    parts: list[tuple[str, Collection[Place]]]
    see: list[Term]
    see_also: list[Term]


def entry(term: Term, index: Index) -> Entry:
    """Return one entry: heading, subentries, places and cross-references."""
    terms = index.terms
    shown = term if term.variants else terms[term.see[0]]
    found = index.located[shown.id]
    papers = {paper for paper, _ in found.places}
    pairs = zip((part.heading for part in term.subentries), found.subentries, strict=True)
    return Entry(
        term.id,
        term.heading,
        str(shown.category),
        in_order(papers, index.order),
        found.places,
        sorted(pairs, key=lambda pair: pair[0].lower()) if term.subentries else [],
        sorted((terms[target] for target in term.see), key=order),
        sorted((terms[target] for target in term.see_also), key=order),
    )


def size(term: Term, located: Mapping[str, Located]) -> int:
    """Return about how many characters the entry of a term takes."""
    if term.id not in located:
        return 200
    return 450 + aside.size(located[term.id])


def tree(data: IndexTerms, located: Mapping[str, Located]) -> Part[Term]:
    """Return the terms, A to Z, divided into parts if their entries are long."""
    return parted(
        Item(term, f"term-{term.id}", size(term, located), by_letters(order(term)[0]))
        for term in sorted(data.terms, key=order)
    )


def listed(data: IndexTerms, located: Mapping[str, Located], papers: Mapping[str, str]) -> Listed[Term]:
    """Return the list of entries; ``papers`` are the names of the papers that its filters name."""

    def row(term: Term) -> Row:
        shown = located.get(term.id) or located[term.see[0]]
        its = dict.fromkeys(paper for paper, _ in sorted(shown.places))
        return Row(term.heading, {"category": str(term.category or ""), "papers": " ".join(its)})

    labels = {"categories": data.categories, "papers": papers}
    room = sum(in_names(term, located) for term in data.terms) <= NAMED
    return Listed(PAGE, TITLE, "entries", tree(data, located), row, named=room, labels=labels)


def in_names(term: Term, located: Mapping[str, Located]) -> int:
    """Return about how many characters the heading of a term takes where its places are on another page."""
    papers = {paper for paper, _ in located[term.id].places} if term.id in located else ()
    return 250 + len(term.heading) + 2 * len(term.id) + sum(len(paper) + 1 for paper in papers)


def terms_pages(index: Index, where: Where) -> Iterator[tuple[str, str]]:
    """Yield the Markdown pages with their paths: one, or a first page with all headings and the pages of the parts.

    Long lists of places have pages of their own. ``where`` says where the page of each term is.
    """
    entries = listed(index.data, index.located, {paper: index.short(paper) for paper in index.papers})
    yield from entries.between().items()
    yield from entries.scripts().items()
    for part in entries.tree.shown():
        yield f"{entries.file(part.name)}.md", page(index, entries, part, where)
    show = partial(places_of, index=index)
    yield from aside.pages(index.data, index.located, index.papers, index.short, show)


def places_of(some: set[Place], root: str, *, index: Index) -> str:
    """Return places by paper, as a page with this way to the root shows them."""
    return filled(
        "places_apart.md.jinja",
        "edition.across",
        some=some,
        root=root,
        labels=SIGNS,
        short=index.short,
        by_paper=partial(by_paper, order=index.order),
    )


def page(index: Index, entries: Listed[Term], part: Part[Term], where: Where) -> str:
    """Return a page: the first, or that of a part."""
    named = entries.named and bool(part.parts)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for term in part.things if named or not part.parts else ():
        groups[order(term)[0][:1].upper()].append(entry(term, index))
    attested = sum(bool(term.variants) for term in part.things)
    number = len(part.items)
    title = f"{TITLE}: {entries.name(part.name)}" if part.name else TITLE
    text = filled(
        "terms.md.jinja",
        "edition.across",
        title=title,
        counts=f"{plural(number, 'entry', 'entries')} ({plural(attested, 'term')}, {plural(number - attested, 'cross-reference')})",
        covers=index.data.covers,
        papers=list(index.papers.items()) if len(index.papers) <= MANY else [],
        apart=aside.apart,
        filters="" if part.name else json.dumps(entries.labels, ensure_ascii=False),
        alphabet=ALPHABET,
        groups=groups,
        labels=SIGNS,
        root=entries.root(part),
        href=entries.hrefs(part),
        named=named,
        parts=entries.parts(part) if part.parts else "",
        beside=entries.beside(part),
        address=where,
        short=index.short,
        by_paper=partial(by_paper, order=index.order),
    )
    head = front_matter(
        title=title,
        description=f"{index.data.covers[0].upper()}{index.data.covers[1:]}, with every place.",
        hide=["toc"],
        **needed(
            ["index-terms.css"], ["lists/filters.js", "lists/terms.js", *PREVIEWS], divided=entries.divided
        ),
    )
    return joined(head, [text])
