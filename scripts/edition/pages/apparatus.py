"""The editorial apparatus as fragments of pages: cards of the papers, and what the editors did.

The fragments are included in hand-written pages, so that nothing there is counted by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from edition.data.emendations import Emendation
from edition.data.paper import PartedNote
from edition.language.strings import plural
from edition.language.typography import curl
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.pages import rulings
from edition.pages.html import add, add_inlines, add_text, element, to_html, to_lines
from edition.pages.paper_body import add_seen
from edition.pages.paper_head import NOT_PRINTED, minutes, source_line, words_in
from edition.text.document import page_order
from edition.text.markup import parse
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
    named += [(entry.lines, f"ref{entry.number}") for entry in document.entries]
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


def cards(papers: Iterable[Paper]) -> str:
    """Return the cards of the papers for the home page."""
    listing = element("ul", class_="papers")
    for paper in papers:
        about = paper.spec.description
        card = add(listing, "li", class_="paper-card")
        add(add(card, "h3"), "a", curl(about.title.text), href=f"papers/{paper.spec.slug}.html")
        names = ", ".join(author.name for author in about.authors)
        add(card, "p", names or f"Author {NOT_PRINTED}", class_="paper-people")
        add(card, "p", source_line(about) or f"Journal and year {NOT_PRINTED}", class_="paper-source")
        add(card, "p", curl(paper.spec.line), class_="paper-line")
        add(card, "p", counts(paper), class_="paper-counts")
    return to_lines(listing) + "\n"


def place(cell: ET.Element, paper: Paper, line: int, where: dict[int, str]) -> None:
    """Write a line number, linked to its place on the page where it has one."""
    if line in where:
        href = f"../papers/{paper.spec.slug}.html#{where[line]}"
        add(cell, "a", f"{line}", href=href)
    else:
        add_text(cell, f"{line}")


def grid(box: ET.Element, *titles: str) -> ET.Element:
    """Add a table with header cells and return its body."""
    made = add(add(box, "div", class_="scroll", tabindex="0", role="region", aria_label=titles[-1]), "table")
    row = add(add(made, "thead"), "tr")
    for title in titles:
        add(row, "th", title, scope="col")
    return add(made, "tbody")


def visible(text: str) -> str:
    """Show a replacement's line feed as the sign that editors use for one."""
    return text.replace("\n", " ⏎ ")


def emendations(box: ET.Element, paper: Paper, rows: list[Emendation], where: dict[int, str]) -> None:
    """Add the table of what was changed."""
    body = grid(box, "Line", "In our source", "In this edition", "Kind", "Reason")
    for item in rows:
        row = add(body, "tr")
        place(add(row, "td"), paper, item.line, where)
        add(add(row, "td"), "code", item.find)
        add(add(row, "td"), "code", visible(item.replace or ""))
        add(row, "td", KINDS[item.kind])
        reason(add(row, "td"), paper, item)


def notes(box: ET.Element, paper: Paper, rows: list[Emendation], where: dict[int, str]) -> None:
    """Add the table of the editor's notes on what stays as printed."""
    body = grid(box, "Line", "As printed", "Editor’s note")
    for item in rows:
        row = add(body, "tr")
        place(add(row, "td"), paper, item.line, where)
        add_inlines(add(add(row, "td"), "q"), parse(item.find))
        reason(add(row, "td"), paper, item)


def reason(cell: ET.Element, paper: Paper, item: Emendation) -> None:
    """Write why something was changed or noted, with the other places that bear it out."""
    add_text(cell, curl(item.reason) + (" " if item.see else ""))
    add_seen(cell, item.see, f"../papers/{paper.spec.slug}.html")


def ledger(paper: Paper) -> str:
    """Return the account of law 1 in one sentence: where every line of the source went."""
    used = sum(len(lines) for lines in page_order(paper.document))
    aside = len(paper.document.furniture)
    return f"{plural(used, 'line')} of text on the page, {plural(aside, 'line')} of page furniture left out."


def section(paper: Paper) -> Iterator[str]:
    """Yield the blocks about one paper."""
    where = anchors(paper)
    title = curl(paper.spec.description.title.text)
    head = element("h3", id=f"text-{paper.spec.slug}")
    add(head, "a", title, href=f"../papers/{paper.spec.slug}.html")
    yield to_html(head)
    yield to_html(element("p", ledger(paper)))
    if paper.spec.furniture:
        yield folded("Page furniture", len(paper.spec.furniture), furniture(paper))
    changed = [item for item in paper.ledger if item.kind != "print"]
    kept = [item for item in paper.ledger if item.kind == "print"]
    if changed:
        box = element("div")
        emendations(box, paper, changed, where)
        yield folded("Emendations", len(changed), box)
    if kept:
        box = element("div")
        notes(box, paper, kept, where)
        yield folded("Editor’s notes on what stays as printed", len(kept), box)
    parted = paper.spec.notes.parted if paper.spec.notes else ()
    if number := len(paper.spec.structure) + len(parted):
        yield folded("Decisions on structure", number, structure(paper, parted, where))
    if paper.spec.open_questions:
        box = element("div")
        listing = add(box, "ul")
        for question in paper.spec.open_questions:
            add(listing, "li", curl(question))
        yield folded("Open questions", len(paper.spec.open_questions), box)


def furniture(paper: Paper) -> ET.Element:
    """Return the table of what was left out as page furniture."""
    box = element("div")
    body = grid(box, "Line", "Kind", "What it says")
    for item in paper.spec.furniture:
        row = add(body, "tr")
        add(row, "td", f"{item.line}")
        add(row, "td", FURNITURE[item.kind])
        add(add(row, "td"), "code", " ".join(item.text.split()))
    return box


def structure(paper: Paper, parted: tuple[PartedNote, ...], where: dict[int, str]) -> ET.Element:
    """Return the table of lines whose role the editors decided, and of notes that name two works."""
    box = element("div")
    body = grid(box, "Line", "Is a", "Reason")
    for entry in paper.spec.structure:
        row = add(body, "tr")
        place(add(row, "td"), paper, entry.line, where)
        level = f" of level {entry.level}" if entry.kind == "heading" else ""
        add(row, "td", entry.kind.replace("-", " ") + level)
        add(row, "td", curl(entry.reason))
    for item in parted:
        row = add(body, "tr")
        place(add(row, "td"), paper, item.line, where)
        add(row, "td", f"note with two works, the second from “{curl(item.words)}” on")
        add(row, "td", curl(item.reason))
    return box


def decided(
    found: Iterable[rulings.Ruling], names: Mapping[str, str], short: Mapping[str, str]
) -> Iterator[str]:
    """Yield the blocks about what was decided on works and citations, by kind."""
    listed = list(found)
    if not listed:
        return
    yield to_html(element("h3", "The bibliography", id="decisions-on-works"))
    for kind, title in rulings.KINDS.items():
        mine = [item for item in listed if item.kind == kind]
        if mine:
            box = element("div")
            body = grid(box, "Work", "Place", "Decision", "Reason")
            for item in mine:
                row = add(body, "tr")
                cell = add(row, "td")
                add_text(cell, "" if item.keys else "unresolved")
                for number, key in enumerate(item.keys):
                    add_text(cell, "; " if number else "")
                    add(cell, "a", short[key], href=f"../works/{key}.html")
                rulings.add_linked(add(row, "td"), item, names)
                add(row, "td", item.what)
                add(row, "td", curl(item.reason))
            yield folded(title, len(mine), box)


def folded(title: str, number: int, box: ET.Element) -> str:
    """Return a table that opens on demand."""
    made = element("details", class_="apparatus")
    add(made, "summary", f"{title} ({number})")
    made.extend(list(box))
    return to_html(made)


def fragment(
    papers: Iterable[Paper],
    found: Iterable[rulings.Ruling] = (),
    names: Mapping[str, str] | None = None,
    short: Mapping[str, str] | None = None,
) -> str:
    """Return the whole apparatus: paper by paper, then what was decided on works and citations.

    ``names`` are short names of the papers, ``short`` those of the works by key.
    """
    blocks = [block for paper in papers for block in section(paper)]
    blocks += decided(found, names or {}, short or {})
    return "\n\n".join(blocks) + "\n"
