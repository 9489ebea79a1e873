"""The editorial apparatus as fragments of pages: cards of the papers, and what the editors did.

The fragments are included in hand-written pages, so that no number there is written by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.language.strings import plural
from edition.model.later import Later
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.pages import alphabet, rulings
from edition.pages.listed import Listed, Needs, Row
from edition.pages.paper_head import minutes, words_in
from edition.pages.parting import Item, by_letters, parted
from edition.pages.shown import PaperLabel, ShownWork
from edition.pages.template import filled
from edition.text.document import page_order
from edition.text.paper import Paper

MOST = 100_000  # characters of the papers for which a hand-written page has room

KINDS = {"extraction": "extraction", "structure": "structure", "print": "as printed"}

FURNITURE = {
    "rule": "rule",
    "running-head": "running head",
    "page-number": "page number",
    "issn": "ISSN line",
    "journal-line": "journal's line",
}


def anchors(paper: Paper) -> dict[int, str]:
    """Return, for each source line, the anchor of the place on the page that shows it."""
    document = paper.document
    named: list[tuple[tuple[int, ...], str]] = []
    for part in document.body:
        match part:
            case Heading(anchor=anchor):
                named.append((part.lines, anchor))
            case Paragraph(number=number):
                named.append((part.lines, f"p{number}"))
            case ItemList(number=number):
                named.append((part.lines, f"list{number}"))
            case Table(number=number):
                named.append((part.lines, f"table{number}"))
            case Figure(number=number):
                named.append((part.lines, f"figure{number}"))
    named += [(note.lines, f"fn:{note.label}") for note in document.notes]
    named += [(entry.lines, entry.anchor) for entry in document.entries]
    named += [(paragraph.lines, "abstract") for paragraph in document.abstract]
    lines = paper.source.lines
    return {lines[index].number: anchor for indexes, anchor in named for index in indexes}


def counts(paper: Paper) -> str:
    """Return length, notes and references of a paper in one line."""
    document = paper.document
    number = words_in(document.body)
    parts = [plural(number, "word"), f"about {plural(minutes(number), 'minute')}"]
    if document.notes:
        parts.append(plural(len(document.notes), "note"))
    if document.entries:
        parts.append(plural(len(document.entries), "reference"))
    else:
        parts.append("no list of references printed")
    tables = sum(isinstance(part, Table) for part in document.body)
    if tables:
        parts.append(plural(tables, "table"))
    return " · ".join(parts)


def ledger(paper: Paper) -> str:
    """Return one sentence on where every line of the source went (law 1)."""
    used = sum(len(lines) for lines in page_order(paper.document))
    aside = len(paper.document.furniture)
    return f"{plural(used, 'line')} of text on the page, {plural(aside, 'line')} of page furniture left out."


@dataclass(frozen=True, slots=True)
class Summary(Later):
    """What the apparatus says of a paper as it was read: its length, where its lines went, places by source line."""

    counts: str
    ledger: str
    anchors: dict[int, str]


def summary(paper: Paper) -> Summary:
    """Return the summary of a paper."""
    return Summary(counts(paper), ledger(paper), anchors(paper))


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists of papers say of one without its text: its label, its title, what its card has beside that.

    ``size`` is about how many characters its part of the apparatus takes.
    """

    label: PaperLabel
    title: str
    people: str
    year: str
    draft: bool
    line: str
    counts: str
    size: int


def outline(paper: Paper, label: PaperLabel, known: Summary) -> Outline:
    """Return the outline of a paper. In: the paper, its label, its summary."""
    spec, about = paper.spec, paper.spec.description
    return Outline(
        label,
        about.title.text,
        ", ".join(author.name for author in about.authors),
        about.year.text if about.year else "",
        spec.is_draft,
        spec.line,
        known.counts,
        400 + 180 * len(spec.furniture) + 350 * len(paper.ledger) + 250 * len(spec.structure),
    )


def by_title(
    page: str, title: str, papers: Iterable[Outline], size: Callable[[Outline], int]
) -> Listed[Outline]:
    """Return the papers as a list that is divided by their titles if it is too long for the page that shows it."""
    items = [
        Item(paper, f"paper-{paper.label.slug}", size(paper), by_letters(paper.title)) for paper in papers
    ]
    if sum(item.size for item in items) > MOST:
        items.sort(key=lambda item: alphabet.rank(item.thing.title))
    tree = parted(items, MOST)
    return Listed(page, title, "papers", tree, lambda paper: Row(paper.label.name, {}), named=True)


Keep = Callable[[str, Sequence[Outline], str, Callable[[], str]], str]


def anew(_name: str, _some: Sequence[Outline], _root: str, make: Callable[[], str]) -> str:
    """Make what some papers have in a list.

    In: the name of the list; the papers; what leads to the root of the site; what makes it of nothing but these, as they
    were read.
    """
    return make()


def cards(papers: Iterable[Outline], keep: Keep = anew) -> dict[str, str]:
    """Return the cards of the papers for the home page, or for pages of their own.

    In: the papers; what makes or keeps what some of them have.
    """

    def show(some: list[Outline], root: str) -> str:
        return keep("cards", some, root, lambda: filled("cards.md.jinja", papers=some, root=root))

    every = by_title("all-papers", "All papers", papers, lambda paper: 400 + len(paper.label.name))
    return every.fragment("_generated/papers.md", "", show, Needs(("home.css",)))


@dataclass(frozen=True, slots=True)
class Account:
    """What the apparatus says about one paper; ``anchors`` are the places on its page by source line."""

    spec: PaperSpec
    anchors: dict[int, str]
    ledger: str
    changed: list[Emendation]
    kept: list[Emendation]


def account(paper: Paper, known: Summary) -> Account:
    """Return the part of the apparatus on one paper."""
    changed = [item for item in paper.ledger if item.kind != "print"]
    kept = [item for item in paper.ledger if item.kind == "print"]
    return Account(paper.spec, known.anchors, known.ledger, changed, kept)


SIGNS: dict[str, Any] = {"kinds": KINDS, "furniture": FURNITURE}

FILE = "_generated/apparatus.md"


def accounts(
    papers: Iterable[Outline], whole: Callable[[str], tuple[Paper, Summary]], keep: Keep = anew
) -> dict[str, str]:
    """Return the apparatus paper by paper, or pages for that.

    In: the papers; what returns a paper with its summary, by slug; what makes or keeps what some papers have.
    """

    def of_one(paper: Outline, root: str) -> str:
        its = [account(*whole(paper.label.slug))]
        return filled(
            "apparatus.md.jinja",
            papers=its,
            decided=[],
            heading=False,
            labels={},
            works={},
            root=root,
            **SIGNS,
        )

    def made(some: list[Outline], root: str) -> str:
        return "\n\n".join(keep("account", [paper], root, partial(of_one, paper, root)) for paper in some)

    def show(some: list[Outline], root: str) -> str:
        return keep("apparatus", some, root, partial(made, some, root))

    every = by_title("apparatus", "What the editors changed", papers, lambda paper: paper.size)
    return every.fragment(FILE, "../", show)


def decisions(
    labels: Mapping[str, PaperLabel], works: Mapping[str, ShownWork], found: Iterable[rulings.Ruling]
) -> dict[str, str]:
    """Return what was decided on works and citations, kind by kind, for the page with the apparatus, or its pages.

    In: the labels of the papers; the works by key; the decisions.
    """
    context: dict[str, Any] = {"papers": [], "labels": labels, "works": works, "root": "../", **SIGNS}

    def made(some: Sequence[rulings.Ruling], *, heading: bool = False) -> str:
        by_kind: dict[str, list[rulings.Ruling]] = defaultdict(list)
        for ruling in some:
            by_kind[ruling.kind].append(ruling)
        decided = [(title, by_kind[kind]) for kind, title in rulings.KINDS.items() if by_kind[kind]]
        return filled("apparatus.md.jinja", decided=decided, heading=heading, **context)

    ordered = [*found]
    every = [ruling for kind in rulings.KINDS for ruling in ordered if ruling.kind == kind]
    whole = made(every, heading=bool(every))
    if len(whole) <= MOST:
        return {FILE: whole}
    items = (
        Item(ruling, f"decision-{number}", len(made([ruling])), (ruling.kind,))
        for number, ruling in enumerate(every, 1)
    )

    def name(part: str) -> str:
        kind, _, number = part.partition("-")
        return rulings.KINDS[kind] + (f" ({number})" if number else "")

    listed = Listed(
        "decisions", "What the editors decided", "decisions", parted(items), row_of, name, named=True
    )
    pages = listed.fragment(FILE, "../", lambda some, _: made(some))
    return {**pages, FILE: "\n\n".join((made([], heading=True), pages[FILE].rstrip("\n")))}


def row_of(ruling: rulings.Ruling) -> Row:
    """Return a decision as filters would know it."""
    return Row(ruling.what, {})


def fragments(pages: Mapping[str, str], decided: Mapping[str, str]) -> dict[str, str]:
    """Return the apparatus: ``accounts``, then ``decisions``."""
    both = [block for block in (pages[FILE].rstrip("\n"), decided[FILE]) if block]
    return {**pages, **decided, FILE: "\n\n".join(both) + "\n"}
