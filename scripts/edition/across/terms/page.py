"""The page of the index of terms: headings A to Z, each with its places in the papers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from edition.across import addresses
from edition.across.terms.places import Located, Place
from edition.data.terms import IndexTerms, Term, order
from edition.language.strings import plural
from edition.pages.page import front_matter, joined
from edition.pages.places import PREVIEWS, SIGNS, rank, split
from edition.pages.template import filled

IN_ROWS = frozenset({"p", "fn:"})  # kinds of places that may form a range

KINDS = ("abstract", *SIGNS)

RUN = 3  # consecutive places that are printed as one range

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Index:
    """What the page shows: the data, the places of each term, the papers' order and full names."""

    data: IndexTerms
    located: Mapping[str, Located]
    papers: Mapping[str, str]

    def parts(self) -> tuple[object, ...]:
        """Return everything that the page depends on, in a fixed order."""
        places = [
            (name, sorted(found.places), [sorted(part) for part in found.subentries])
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
    several: bool


def run_of(anchors: list[str]) -> Run:
    """Return consecutive places as one run."""
    kind, first = split(anchors[0])
    several = len(anchors) > 1
    return Run(kind, anchors[0], f"{first}–{split(anchors[-1])[1]}" if several else f"{first}", several)


def by_paper(places: Iterable[Place], papers: Iterable[str]) -> list[tuple[str, list[Run]]]:
    """Return the places of a term or subentry, by paper in the order of the papers."""
    anchors: dict[str, list[str]] = defaultdict(list)
    for paper, anchor in places:
        anchors[paper].append(anchor)
    return [(paper, [run_of(run) for run in runs(anchors[paper])]) for paper in papers if paper in anchors]


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
    terms = {item.id: item for item in index.data.terms}
    shown = term if term.variants else terms[term.see[0]]
    found = index.located[shown.id]
    pairs = zip((part.heading for part in term.subentries), found.subentries, strict=True)
    return Entry(
        term.id,
        term.heading,
        str(shown.category),
        [paper for paper in index.papers if any(paper == place[0] for place in found.places)],
        found.places,
        sorted(pairs, key=lambda pair: pair[0].lower()) if term.subentries else [],
        sorted((terms[target] for target in term.see), key=order),
        sorted((terms[target] for target in term.see_also), key=order),
    )


def terms_page(index: Index) -> str:
    """Return the Markdown page."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for term in sorted(index.data.terms, key=order):
        groups[order(term)[0][:1].upper()].append(entry(term, index))
    attested = sum(bool(term.variants) for term in index.data.terms)
    entries = len(index.data.terms)
    filters = {
        "categories": index.data.categories,
        "papers": {paper: index.short(paper) for paper in index.papers},
    }
    text = filled(
        "terms.md.jinja",
        "edition.across",
        counts=f"{plural(entries, 'entry', 'entries')} ({plural(attested, 'term')}, {plural(entries - attested, 'cross-reference')})",
        covers=index.data.covers,
        papers=list(index.papers.items()),
        filters=json.dumps(filters, ensure_ascii=False),
        alphabet=ALPHABET,
        groups=groups,
        labels=SIGNS,
        root="",
        address=addresses,
        short=index.short,
        by_paper=partial(by_paper, papers=index.papers),
    )
    head = front_matter(
        title="Index of terms",
        description=f"{index.data.covers[0].upper()}{index.data.covers[1:]}, with every place.",
        hide=["toc"],
        styles=["index-terms.css"],
        scripts=["lists/filters.js", "lists/terms.js", *PREVIEWS],
    )
    return joined(head, [text])
