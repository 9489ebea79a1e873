"""The synopsis: to each question what each paper says, in one sentence, with the places for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from edition.data import files
from edition.data.paper import PaperSpec
from edition.data.synopsis import Synopsis
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import curl
from edition.pages import places as page_places
from edition.pages.html import add, add_text, element, to_html
from edition.pages.page import front_matter, joined
from edition.text import places as text_places
from edition.text.places import Places

INTRODUCTION = (
    "The papers side by side: to each question one sentence in the editors’ words, with the places on "
    "which it rests. Where a paper does not state the matter, the table says so."
)

NOT_STATED = "Not stated."


def check(synopsis: Synopsis, known: Places) -> list[Diagnostic]:
    """Return everything that is wrong with the synopsis, each finding at its place in the file."""
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
        for paper in known:
            if (paper, question.id) not in seen:
                found.append(diagnose("SYN001", question.at, f"no answer: {paper}, {question.id}"))
    return found


def place_links(parent: ET.Element, paper: str, places: Iterable[str]) -> None:
    """Add links to places; of several paragraphs in a row only the first shows the word.

    "paragraph 3, 4, table 1": the word is there for every link, if not to the eye. A comma is part of
    its link, which is wider than a figure, so that nothing comes between them.
    """
    before = ""
    listed = tuple(places)
    for number, place in enumerate(listed):
        add_text(parent, " " if number else "")
        kind, _, count = page_places.name(place).partition(" ")
        if count and kind == before:
            made = page_places.link(parent, paper, place)
            made.text = None
            add(made, "span", f"{kind} ", class_="unseen")
            add_text(made, count)
        else:
            made = page_places.link(parent, paper, place)
        if number + 1 < len(listed):
            add(made, "span", ",", class_="comma", aria_hidden="true")
        before = kind


def column_head(parent: ET.Element, spec: PaperSpec, label: str) -> None:
    """Add the head of a paper's column: its short name, linked, and its title."""
    head = add(parent, "th", scope="col", data_paper=spec.slug)
    add(head, "a", label, href=f"papers/{spec.slug}.html")
    title = curl(spec.description.title.text)
    if title != label:
        add_text(head, " ")
        add(head, "span", title, class_="column-title")


def label_of(spec: PaperSpec, names: Mapping[str, str]) -> str:
    """Return the authors of a paper as its short name has them, or the short name."""
    families = [author.family for author in spec.description.authors]
    return names[spec.slug].rpartition(", ")[0] if families else names[spec.slug]


def table(synopsis: Synopsis, specs: list[PaperSpec], names: Mapping[str, str]) -> ET.Element:
    """Return the synopsis as a table: a row for each question, a column for each paper.

    Every cell names its paper, too, since narrow windows show the cells below each other.
    """
    cells = {(cell.paper, cell.question): cell for cell in synopsis.cells}
    made = element("table", class_="synopsis")
    add(made, "caption", "The papers by question", class_="unseen")
    row = add(add(made, "thead"), "tr")
    add(row, "td", class_="corner")
    for spec in specs:
        column_head(row, spec, label_of(spec, names))
    body = add(made, "tbody")
    for question in synopsis.questions:
        row = add(body, "tr", id=question.id)
        add(row, "th", question.label, scope="row")
        for spec in specs:
            cell = cells[spec.slug, question.id]
            box = add(row, "td", data_paper=spec.slug)
            add(box, "p", names[spec.slug], class_="cell-paper")
            add(box, "p", cell.text or NOT_STATED, **({} if cell.text else {"class_": "not-printed"}))
            if cell.places:
                place_links(add(box, "p", class_="cell-places"), spec.slug, cell.places)
    return made


def page(synopsis: Synopsis, specs: Iterable[PaperSpec], names: Mapping[str, str]) -> str:
    """Return the Markdown page."""
    papers = list(specs)
    head = front_matter(
        title="Synopsis",
        description="The papers side by side: question, theory, method, period, data, thesis, views and advice.",
        hide=["toc"],
        styles=["synopsis.css"],
        scripts=["lists/synopsis.js"],
    )
    jump = element("nav", class_="synopsis-jump", aria_label="Questions")
    listing = add(jump, "ul")
    for question in synopsis.questions:
        add(add(listing, "li"), "a", question.label, href=f"#{question.id}")
    choice = element("div", id="synopsis-choice")
    region = element("div", class_="synopsis-region", role="region", aria_label="Synopsis", tabindex="0")
    region.append(table(synopsis, papers, names))
    blocks = ["# Synopsis", INTRODUCTION, to_html(jump), to_html(choice), to_html(region)]
    return joined(head, blocks)
