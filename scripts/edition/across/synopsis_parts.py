"""The synopsis of many papers: a page for each question, divided by the papers' names if it is long."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from edition.across.see import See
from edition.across.synopsis import INTRODUCTION, cell_places, synopsis_page
from edition.data.paper import PaperSpec
from edition.data.synopsis import Cell, Question, Synopsis
from edition.pages import alphabet
from edition.pages import places as page_places
from edition.pages.listed import Listed, Row, needed
from edition.pages.page import front_matter, joined
from edition.pages.parting import Item, Part, by_letters, in_letters, parted
from edition.pages.shown import PaperLabel
from edition.pages.template import filled

TITLE = "Synopsis"

PAGE = "synopsis"

BETWEEN = "--"  # between a question and the letters of the papers, in the name of a part


@dataclass(frozen=True, slots=True)
class Answer:
    """What the synopsis says of a paper for a question."""

    question: Question
    paper: str
    cell: Cell


def size(cell: Cell) -> int:
    """Return about how many characters an answer takes."""
    return 330 + len(cell.text) + 90 * len(cell.places)


def listed(rows: Synopsis, specs: Iterable[PaperSpec], labels: Mapping[str, PaperLabel]) -> Listed[Answer]:
    """Return the answers as a list, question by question; each question's papers from A to Z.

    In: the synopsis; the papers that it compares; their names by slug.
    """
    cells = {(cell.paper, cell.question): cell for cell in rows.cells}
    names = {spec.slug: labels[spec.slug].name for spec in specs}
    order = sorted(names, key=lambda slug: alphabet.rank(names[slug]))
    tree = parted(
        Item(
            Answer(question, slug, cells[slug, question.id]),
            f"{question.id}:{slug}",
            size(cells[slug, question.id]),
            (question.id, *(f"{question.id}{BETWEEN}{name}" for name in by_letters(names[slug]))),
        )
        for question in rows.questions
        for slug in order
    )
    questions = {question.id: question.label for question in rows.questions}
    first: dict[str, str] = {}
    for leaf in tree.leaves() if tree.parts else ():
        first.setdefault(leaf.things[0].question.id, leaf.name)

    def name(part: str) -> str:
        question, _, letters = part.partition(BETWEEN)
        return questions.get(question, question) + (f": {in_letters(letters)}" if letters else "")

    def row(answer: Answer) -> Row:
        told = answer.cell.text or "not stated"
        data = {"papers": answer.paper, "question": answer.question.id}
        return Row(f"{answer.question.label}, {labels[answer.paper].brief}: {told}", data)

    filters = {"papers": {slug: labels[slug].brief for slug in names}, "questions": questions}
    return Listed(PAGE, TITLE, "answers", tree, row, name, labels=filters, also=first)


def where(answers: Listed[Answer]) -> dict[str, str]:
    """Return the address of each question, by its id, if the synopsis is divided."""
    return {question: f"{answers.file(part)}.html#{question}" for question, part in answers.also.items()}


def synopsis_pages(
    rows: Synopsis,
    specs: Collection[PaperSpec],
    labels: Mapping[str, PaperLabel],
    see: Mapping[str, See],
) -> dict[str, str]:
    """Return the Markdown pages by path: the table of all papers or, for many, a first page and the questions."""
    answers = listed(rows, specs, labels)
    if not answers.divided:
        return {f"{PAGE}.md": synopsis_page(rows, specs, labels, see)}
    made = {**answers.between(), **answers.scripts()}
    for part in answers.tree.shown():
        made[f"{answers.file(part.name)}.md"] = page(answers, part, labels, see)
    return made


def page(
    answers: Listed[Answer], part: Part[Answer], labels: Mapping[str, PaperLabel], see: Mapping[str, See]
) -> str:
    """Return a page: the first, which names the questions, or a question with its answers."""
    title = f"{TITLE}: {answers.name(part.name)}" if part.name else TITLE
    root = answers.root(part)
    question = part.things[0].question
    text = filled(
        "answers.md.jinja",
        "edition.across",
        title=title,
        introduction="" if part.name else INTRODUCTION,
        beside=answers.beside(part),
        parts=answers.parts(part) if part.parts else "",
        answers=[] if part.parts else [(item, cell_places(item.cell, root)) for item in part.things],
        question=question,
        heading=answers.name(part.name),
        names={slug: label.name for slug, label in labels.items()},
        see=see.get(question.id) if part.name else None,
        root=root,
    )
    head = front_matter(
        title=title,
        description="The papers side by side, question by question.",
        hide=["toc"],
        **needed(
            ["synopsis.css", "see.css"],
            ["lists/filters.js", "lists/synopsis.js", *page_places.PREVIEWS, "margins/cards.js"],
            divided=True,
        ),
    )
    return joined(head, [text])
