"""The editorial apparatus as fragments of pages: cards of the papers, and what the editors did.

The fragments are included in hand-written pages, so that no number there is written by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.language.strings import plural
from edition.model.later import Later
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.pages import rulings
from edition.pages.paper_head import minutes, words_in
from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.template import filled
from edition.text.document import page_order
from edition.text.paper import Paper

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


def cards(papers: Iterable[ShownPaper], known: Mapping[str, Summary]) -> str:
    """Return the cards of the papers for the home page; ``known`` are their summaries by slug."""
    rows = [(item.spec, item.spec.description, known[item.label.slug].counts) for item in papers]
    return filled("cards.md.jinja", papers=rows) + "\n"


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


def fragment(
    papers: Sequence[ShownPaper],
    known: Mapping[str, Summary],
    works: Mapping[str, ShownWork],
    found: Iterable[rulings.Ruling],
) -> str:
    """Return the whole apparatus: paper by paper, then what was decided on works (by key) and citations.

    ``known`` are the summaries of the papers by slug.
    """
    by_kind: dict[str, list[rulings.Ruling]] = defaultdict(list)
    for ruling in found:
        by_kind[ruling.kind].append(ruling)
    text = filled(
        "apparatus.md.jinja",
        papers=[account(shown.paper, known[shown.label.slug]) for shown in papers],
        labels={shown.label.slug: shown.label for shown in papers},
        works=works,
        decided=[(title, by_kind[kind]) for kind, title in rulings.KINDS.items() if by_kind[kind]],
        kinds=KINDS,
        furniture=FURNITURE,
    )
    return text + "\n"
