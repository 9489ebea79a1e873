"""The page of the index of terms: headings A to Z, each with its places in the papers."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree as ET

from edition.across.terms.places import Located, Place
from edition.data.terms import IndexTerms, Term
from edition.language.strings import plural
from edition.pages import places as page_places
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined

LABELS = {"p": "¶", "fn:": "n.\u00a0", "list": "list\u00a0", "table": "table\u00a0", "figure": "fig.\u00a0",
          "ref": "entry\u00a0"}  # fmt: skip

IN_ROWS = frozenset({"p", "fn:"})  # kinds of places that may form a range

KINDS = ("abstract", *LABELS)

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


def order(term: Term) -> list[str]:
    """Return the key of letter-by-letter order (Chicago), which stops at commas and brackets."""
    text = unicodedata.normalize("NFKD", term.sort or term.heading).lower()
    text = text.replace("(", ",")
    return ["".join(sign for sign in part if sign.isalnum()) for part in text.split(",")]


def split(anchor: str) -> tuple[str, int]:
    """Return kind and number of a place: "p12" is "p", 12."""
    kind = anchor.rstrip("0123456789")
    return kind, int(anchor[len(kind) :] or 0)


def runs(anchors: Iterable[str]) -> list[list[str]]:
    """Return places in the order of the page; three or more consecutive paragraphs or notes are one run."""
    ordered = sorted(set(anchors), key=lambda anchor: (KINDS.index(split(anchor)[0]), split(anchor)[1]))
    found: list[list[str]] = [[anchor] for anchor in ordered[:1]]
    for before, anchor in pairwise(ordered):
        (kind, number), (other, last) = split(anchor), split(before)
        if kind == other and kind in IN_ROWS and number == last + 1:
            found[-1].append(anchor)
        else:
            found.append([anchor])
    return [part for run in found for part in ([run] if len(run) >= RUN else [[anchor] for anchor in run])]


def add_run(parent: ET.Element, paper: str, run: list[str]) -> None:
    """Add the link to a place, or to the first of a run.

    Its name for screen readers says "paragraph" instead of "¶" and contains the visible text (WCAG 2.5.3).
    """
    kind, first = split(run[0])
    last = f"–{split(run[-1])[1]}" if len(run) > 1 else ""
    number = f"{first}{last}"
    made = page_places.link(parent, paper, run[0], f"{LABELS[kind]}{number}" if kind in LABELS else run[0])
    if kind == "p":
        made.set("aria-label", f"paragraphs {number}" if last else f"paragraph {number}")


def add_places(parent: ET.Element, places: Iterable[Place], index: Index) -> None:
    """Add the places of a term or subentry, by paper."""
    by_paper: dict[str, list[str]] = defaultdict(list)
    for paper, anchor in places:
        by_paper[paper].append(anchor)
    listing = add(parent, "ul", class_="term-places")
    for paper in index.papers:
        if paper not in by_paper:
            continue
        item = add(listing, "li")
        add(item, "span", index.short(paper), class_="term-paper")
        for run in runs(by_paper[paper]):
            add_text(item, " ")
            add_run(item, paper, run)


def add_references(parent: ET.Element, label: str, targets: Iterable[Term]) -> None:
    """Add the cross-references to other terms."""
    line = add(parent, "p", class_="term-see")
    add(line, "em", label)
    for number, term in enumerate(sorted(targets, key=order)):
        add_text(line, "; " if number else " ")
        add(line, "a", term.heading, href=f"#term-{term.id}")


def entry(term: Term, index: Index) -> ET.Element:
    """Return one entry: heading, subentries, places and cross-references."""
    terms = {item.id: item for item in index.data.terms}
    shown = term if term.variants else terms[term.see[0]]
    found = index.located[shown.id]
    papers = [paper for paper in index.papers if any(paper == place[0] for place in found.places)]
    box = element("li", id=f"term-{term.id}", data_category=str(shown.category), data_papers=" ".join(papers))
    head = add(box, "p", class_="term-head")
    add(head, "strong", term.heading)
    if term.see:
        add_references(box, "see", (terms[target] for target in term.see))
        return box
    number = len(found.places)
    count = add(head, "span", f" {number}", class_="term-count")
    add(count, "span", " place" if number == 1 else " places", class_="unseen")
    if term.subentries:
        listing = add(box, "ul", class_="term-parts")
        pairs = zip(term.subentries, found.subentries, strict=True)
        for part, places in sorted(pairs, key=lambda pair: pair[0].heading.lower()):
            item = add(listing, "li")
            add(item, "span", part.heading, class_="term-part")
            add_places(item, places, index)
        rest = add(box, "details")
        add(rest, "summary", f"All {number} places")
        add_places(rest, found.places, index)
    else:
        add_places(box, found.places, index)
    if term.see_also:
        add_references(box, "see also", (terms[target] for target in term.see_also))
    return box


def letters(groups: Mapping[str, list[Term]]) -> ET.Element:
    """Return the navigation by letters; a letter without terms is not a link."""
    nav = element("nav", class_="letters", aria_label="Letters")
    for letter in ALPHABET:
        if letter in groups:
            add(nav, "a", letter, href=f"#letter-{letter.lower()}")
        else:
            add(nav, "span", letter)
    return nav


def key(index: Index) -> ET.Element:
    """Return the list of the papers' short names."""
    listing = element("dl", class_="term-key")
    for paper, name in index.papers.items():
        add(listing, "dt", index.short(paper))
        add(add(listing, "dd"), "a", name, href=f"papers/{paper}.html")
    return listing


def terms_page(index: Index) -> str:
    """Return the Markdown page."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(index.data.terms, key=order):
        groups[order(term)[0][:1].upper()].append(term)
    attested = sum(bool(term.variants) for term in index.data.terms)
    entries = len(index.data.terms)
    counts = f"{plural(entries, 'entry', 'entries')} ({plural(attested, 'term')}, {plural(entries - attested, 'cross-reference')})"
    labels = {
        "categories": index.data.categories,
        "papers": {paper: index.short(paper) for paper in index.papers},
    }
    filters = element(
        "div",
        id="term-filters",
        class_="filters",
        role="group",
        aria_label="Filter the index",
        data_labels=json.dumps(labels, ensure_ascii=False),
        data_unit=" entries",
    )
    blocks = [
        "# Index of terms",
        (
            f"{counts}: {escape(index.data.covers)} that the papers name, with every paragraph (¶), list, table, figure and note (n.) that names them. A range such as "
            "¶3–9 says that each paragraph from the first to the last names the term; it leads to the "
            "first. Where the papers name a term all the time, its aspects come first, with places chosen by "
            "reading; all its places follow, folded. Entries of reference lists are left out; [the bibliography](bibliography.md) has them. "
            "Names are given in full where the papers print a part of them."
        ),
        to_html(key(index)),
        to_html(filters),
        to_html(letters(groups)),
    ]
    for letter, terms in groups.items():
        listing = element("ul", class_="terms")
        for term in terms:
            listing.append(entry(term, index))
        blocks += [f"## {letter} {{ #letter-{letter.lower()} }}", to_html(listing)]
    head = front_matter(
        title="Index of terms",
        description=f"{index.data.covers[0].upper()}{index.data.covers[1:]}, with every place.",
        hide=["toc"],
        styles=["index-terms.css"],
        scripts=["lists/filters.js", "lists/terms.js"],
    )
    return joined(head, blocks)
