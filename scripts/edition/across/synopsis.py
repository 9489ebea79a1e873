"""The synopsis: one sentence on each paper for each question, with its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.across.see import See
from edition.data import files
from edition.data.paper import PaperSpec
from edition.data.synopsis import Cell, Synopsis
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import curl
from edition.pages import places as page_places
from edition.pages.html import add, add_text, element
from edition.pages.page import front_matter, joined
from edition.pages.shown import PaperLabel
from edition.pages.template import filled
from edition.text import places as text_places
from edition.text.places import Places

INTRODUCTION = (
    "The papers side by side: to each question one sentence in the editors’ words, with the places on "
    "which it rests. Where a paper does not state the matter, the table says so."
)


def check_synopsis(synopsis: Synopsis, known: Places, papers: Iterable[str]) -> list[Diagnostic]:
    """Return findings about the synopsis, each at its place in the file.

    In: the places of all papers; the papers with pages, each of which must answer every question.
    """
    columns = tuple(papers)
    questions = {question.id for question in synopsis.questions}
    seen: set[tuple[str, str]] = set()
    found = list(files.unfit([(question.id, question.at) for question in synopsis.questions], "SYN005"))
    for cell in synopsis.cells:
        name = f"{cell.paper}, {cell.question}"
        if cell.question not in questions:
            found.append(diagnose("SYN002", cell.at, f"there is no question “{cell.question}”"))
        if (cell.paper, cell.question) in seen:
            found.append(diagnose("SYN003", cell.at, f"a second answer: {name}"))
        seen.add((cell.paper, cell.question))
        if bool(cell.text) != bool(cell.places):
            lacking = "no place for the sentence" if cell.text else "places without a sentence"
            found.append(diagnose("SYN004", cell.at, f"{lacking}: {name}"))
        found += text_places.dead(known, cell.paper, cell.places, cell.at)
    for question in synopsis.questions:
        for paper in columns:
            if (paper, question.id) not in seen:
                found.append(diagnose("SYN001", question.at, f"no answer: {paper}, {question.id}"))
    return found


def cell_places(cell: Cell, root: str = "") -> ET.Element:
    """Return the links to the places of a cell: "paragraph 3, 4, table 1"; ``root`` leads to the root of the site.

    Of several paragraphs in a row only the first shows the word; the others have it for screen readers.
    A comma is part of its link, so that the target is wider than a digit.
    """
    parent, before = element("p", class_="cell-places"), ""
    for number, place in enumerate(cell.places):
        add_text(parent, " " if number else "")
        kind, _, count = page_places.name(place).partition(" ")
        if count and kind == before:
            made = page_places.link(parent, cell.paper, place, root=root)
            made.text = None
            add(made, "span", f"{kind} ", class_="unseen")
            add_text(made, count)
        else:
            made = page_places.link(parent, cell.paper, place, root=root)
        if number + 1 < len(cell.places):
            add(made, "span", ",", class_="comma", aria_hidden="true")
        before = kind
    return parent


@dataclass(frozen=True, slots=True)
class Column:
    """A paper: its short name, a briefer one, the authors in the short name, and its title."""

    slug: str
    name: str
    brief: str
    label: str
    title: str


def column(spec: PaperSpec, known: PaperLabel) -> Column:
    """Return the column of a paper; without authors its short name replaces them."""
    name = known.name
    label = name.rpartition(", ")[0] if spec.description.authors else name
    return Column(spec.slug, name, known.brief, label, curl(spec.description.title.text))


def synopsis_page(
    synopsis: Synopsis, specs: Iterable[PaperSpec], labels: Mapping[str, PaperLabel], see: Mapping[str, See]
) -> str:
    """Return the Markdown page; ``specs`` are the papers that it compares, ``see`` the links of questions by id."""
    head = front_matter(
        title="Synopsis",
        description="The papers side by side, question by question.",
        hide=["toc"],
        styles=["synopsis.css", "see.css"],
        scripts=["lists/synopsis.js", *page_places.PREVIEWS, "margins/cards.js"],
    )
    columns = [column(spec, labels[spec.slug]) for spec in specs]
    cells = {(cell.paper, cell.question): cell for cell in synopsis.cells}
    rows = [
        (question, [(paper, cell := cells[paper.slug, question.id], cell_places(cell)) for paper in columns])
        for question in synopsis.questions
    ]
    text = filled(
        "synopsis.md.jinja",
        "edition.across",
        introduction=INTRODUCTION,
        columns=columns,
        rows=rows,
        see_of=see,
    )
    return joined(head, [text])
