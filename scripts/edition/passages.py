"""The places of a paper that can be found and quoted: what each says, as the reader sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from edition.model import Document, Figure, Heading, Inlines, ItemList, Node, Paragraph, Table
from edition.paper import Paper
from edition.typography import plain

Kind = Literal["abstract", "text", "list", "table", "figure", "note", "reference", "heading"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One place with an anchor: its paper, what it is, the heading it stands under, its words.

    ``text`` is the edited text without note markers; the cells of a table and the items of a list
    are parted by line ends.
    """

    paper: str
    anchor: str
    kind: Kind
    section: str
    text: str


def words(inlines: Inlines) -> str:
    """Return inlines as one line of plain characters."""
    return " ".join(plain(inlines).split())


def node_text(node: Node) -> tuple[Kind, str, str]:
    """Return kind, anchor and words of a node of the body."""
    match node:
        case Paragraph():
            return "text", f"p{node.number}", words(node.content)
        case ItemList():
            rows = [f"{item.label} {words(item.content)}".strip() for item in node.items]
            return "list", f"list{node.number}", "\n".join(rows)
        case Table():
            cells = [node.caption, *node.header, *(cell for row in node.rows for cell in row)]
            return "table", f"table{node.number}", "\n".join(words(cell) for cell in cells)
        case Figure():
            lines = [words(node.caption), *(line for group in node.groups for line in group)]
            return "figure", f"figure{node.number}", "\n".join(lines)
        case _:
            return "text", "", ""


def abstract(places: Iterable[Passage]) -> str:
    """Return the words of a paper's abstract."""
    return " ".join(part.text for part in places if part.kind == "abstract")


def of_document(slug: str, document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in the order of its page."""
    for paragraph in document.abstract:
        yield Passage(slug, "abstract", "abstract", "Abstract", words(paragraph.content))
    section = ""
    for node in document.body:
        if isinstance(node, Heading):
            section = words(node.content)
            continue
        kind, anchor, text = node_text(node)
        if anchor:
            yield Passage(slug, anchor, kind, section, text)
    for note in document.notes:
        yield Passage(slug, f"fn:{note.label}", "note", f"Note {note.label}", words(note.content))
    for entry in document.entries:
        yield Passage(slug, f"ref{entry.number}", "reference", "References", words(entry.content))


def of_paper(paper: Paper) -> tuple[Passage, ...]:
    """Return the passages of a paper."""
    return tuple(of_document(paper.spec.slug, paper.document))


def headings_of(paper: Paper) -> Iterator[tuple[int, Passage]]:
    """Yield the headings of a paper, each with the number of its passages that stand before it.

    They are no passages, since nothing is quoted from them; who counts words counts them too.
    """
    document = paper.document
    before = len(document.abstract)
    for node in document.body:
        if isinstance(node, Heading):
            text = words(node.content)
            yield before, Passage(paper.spec.slug, node.anchor, "heading", text, text)
        elif node_text(node)[1]:
            before += 1
