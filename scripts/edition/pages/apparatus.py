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
from edition.pages.shown import ShownPaper, ShownWork
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


def by_title(
    page: str, title: str, papers: Iterable[ShownPaper], size: Callable[[ShownPaper], int]
) -> Listed[ShownPaper]:
    """Return the papers as a list that is divided by their titles if it is too long for the page that shows it."""
    items = [
        Item(paper, f"paper-{paper.label.slug}", size(paper), by_letters(title_of(paper))) for paper in papers
    ]
    if sum(item.size for item in items) > MOST:
        items.sort(key=lambda item: alphabet.rank(title_of(item.thing)))
    tree = parted(items, MOST)
    return Listed(page, title, "papers", tree, lambda paper: Row(paper.label.name, {}), named=True)


def title_of(paper: ShownPaper) -> str:
    """Return the title of a paper."""
    return paper.spec.description.title.text


Keep = Callable[[str, Sequence[ShownPaper], str, Callable[[], str]], str]


def anew(_name: str, _some: Sequence[ShownPaper], _root: str, make: Callable[[], str]) -> str:
    """Make what some papers have in a list.

    In: the name of the list; the papers; what leads to the root of the site; what makes it of nothing but these, as they
    were read.
    """
    return make()


def cards(papers: Iterable[ShownPaper], known: Mapping[str, Summary], keep: Keep = anew) -> dict[str, str]:
    """Return the cards of the papers for the home page, or for pages of their own.

    In: the papers; their summaries by slug; what makes or keeps what some of them have.
    """

    def made(some: list[ShownPaper], root: str) -> str:
        rows = [(item.spec, item.spec.description, known[item.label.slug].counts) for item in some]
        return filled("cards.md.jinja", papers=rows, root=root)

    def show(some: list[ShownPaper], root: str) -> str:
        return keep("cards", some, root, partial(made, some, root))

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


def fragments(
    papers: Sequence[ShownPaper],
    known: Mapping[str, Summary],
    works: Mapping[str, ShownWork],
    found: Iterable[rulings.Ruling],
    keep: Keep = anew,
) -> dict[str, str]:
    """Return the apparatus: paper by paper, or pages for that; then what was decided on works (by key) and citations.

    ``known`` are the summaries of the papers by slug, ``keep`` makes or keeps what some of them have.
    """

    def size(paper: ShownPaper) -> int:
        spec = paper.spec
        return 400 + 180 * len(spec.furniture) + 350 * len(paper.paper.ledger) + 250 * len(spec.structure)

    signs: dict[str, Any] = {"kinds": KINDS, "furniture": FURNITURE}

    def made(some: list[ShownPaper], root: str) -> str:
        its = [account(paper.paper, known[paper.label.slug]) for paper in some]
        nothing: dict[str, Any] = {"decided": [], "heading": False, "labels": {}, "works": {}}
        return filled("apparatus.md.jinja", papers=its, root=root, **nothing, **signs)

    def show(some: list[ShownPaper], root: str) -> str:
        return keep("apparatus", some, root, partial(made, some, root))

    labels = {shown.label.slug: shown.label for shown in papers}
    file = "_generated/apparatus.md"
    pages = by_title("apparatus", "What the editors changed", papers, size).fragment(file, "../", show)
    rest = decisions([*found], {"labels": labels, "works": works, "papers": [], **signs})
    both = [block for block in (pages[file].rstrip("\n"), rest.pop(file)) if block]
    return {**pages, **rest, file: "\n\n".join(both) + "\n"}


def decisions(found: Sequence[rulings.Ruling], context: Mapping[str, Any]) -> dict[str, str]:
    """Return what was decided on works and citations, kind by kind, for the page with the apparatus, or its pages.

    In: the decisions; what else the template needs.
    """
    file = "_generated/apparatus.md"

    def made(some: Sequence[rulings.Ruling], *, heading: bool = False) -> str:
        by_kind: dict[str, list[rulings.Ruling]] = defaultdict(list)
        for ruling in some:
            by_kind[ruling.kind].append(ruling)
        decided = [(title, by_kind[kind]) for kind, title in rulings.KINDS.items() if by_kind[kind]]
        return filled("apparatus.md.jinja", decided=decided, heading=heading, root="../", **context)

    every = [ruling for kind in rulings.KINDS for ruling in found if ruling.kind == kind]
    whole = made(every, heading=bool(every))
    if len(whole) <= MOST:
        return {file: whole}
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
    pages = listed.fragment(file, "../", lambda some, _: made(some))
    return {**pages, file: "\n\n".join((made([], heading=True), pages[file].rstrip("\n")))}


def row_of(ruling: rulings.Ruling) -> Row:
    """Return a decision as filters would know it."""
    return Row(ruling.what, {})
