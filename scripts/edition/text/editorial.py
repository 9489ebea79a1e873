"""Shows the editors' changes at their place: a marker after the words, and the words as printed.

The text itself stays as it is; markers and printed forms are editorial.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from edition.data.emendations import Emendation
from edition.language.regex import lazy_regex
from edition.language.typography import curl, plain
from edition.model.text import (
    Document,
    Edited,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Mark,
    Node,
    Paragraph,
    Table,
    Text,
)
from edition.text.inlines import cut
from edition.text.paper import Paper

EMPHASIS = lazy_regex(r"\*+|<[^<>]*>")  # "**Leadership Perceptions**", "<sup>3</sup>"

LIST_MARK = lazy_regex(r"^\s*-\s+")  # "- Security Considerations"

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


ENDS = (".", "?", "!", "…")  # a quotation that ends its own sentence needs no further full stop

REMARKS = {
    "extraction": "Emended; the extraction has",
    "structure": "Set right; the extraction has",
    "print": "Printed so",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """An emendation or a note of the editors, by its number on the page."""

    number: int
    item: Emendation


def visible(text: str) -> str:
    """Return the words that a piece of source text shows on the page."""
    return curl(" ".join(EMPHASIS.sub("", LIST_MARK.sub("", text)).translate(RAISED).split()))


def level(inlines: Inlines) -> str:
    """Return the plain characters of inlines, raised figures as others, as ``visible`` has them."""
    return plain(inlines).translate(RAISED)


def boundary(inlines: Inlines, offset: int) -> tuple[int, bool]:
    """Return an offset, moved to the end of a link or citation that contains it, and whether it moved."""
    place = 0
    for item in inlines:
        length = len(plain((item,)))
        if place < offset < place + length and not isinstance(item, Text):
            return place + length, True
        place += length
    return offset, False


def marked(inlines: Inlines, remark: Remark) -> Inlines | None:
    """Return inlines with the marker of a remark after its words; ``None`` if the words do not occur."""
    item = remark.item
    words = words_of(remark)
    text = level(inlines)
    start = text.find(words)
    if start < 0:
        return None
    end, moved = boundary(inlines, start + len(words))
    begin, shifted = boundary(inlines, start)
    middle: Inlines = cut(inlines, begin, end) if begin else cut(inlines, 0, end)
    printed = " ".join(EMPHASIS.sub("", item.find).split())
    if item.replace is not None and not (moved or shifted) and words != printed:
        middle = (Edited(middle, printed),)
    marker: Inline = Mark(remark.number)
    before = cut(inlines, 0, begin) if begin else ()
    return (*before, *middle, marker, *cut(inlines, end, len(text) + 1))


def words_of(remark: Remark) -> str:
    """Return the words on the page that a remark is about; none if it only removes words."""
    item = remark.item
    return visible(item.find if item.replace is None else item.replace)


def placed(parts: tuple[Inlines, ...], remark: Remark) -> tuple[Inlines, ...] | None:
    """Return parts of a node with the marker after the words; ``None`` unless they occur exactly once.

    If they occurred twice, the marker could be at the wrong words.
    """
    words = words_of(remark)
    if not words or sum(level(part).count(words) for part in parts) != 1:
        return None
    for place, part in enumerate(parts):
        if (made := marked(part, remark)) is not None:
            return (*parts[:place], made, *parts[place + 1 :])
    return None


class Markers:
    """Puts markers into nodes, and records which remarks are placed.

    At first a marker is put only after its own words, if they occur once; with ``anywhere``, the others
    are put at the end of the node that their line belongs to.
    """

    def __init__(self, remarks: dict[int, list[Remark]], number_of: Callable[[int], int]) -> None:
        self.remarks = remarks
        self.number_of = number_of
        self.done: set[int] = set()
        self.anywhere = False

    def due(self, lines: tuple[int, ...]) -> list[Remark]:
        """Return the remarks about these lines that are not placed yet."""
        numbers = sorted({self.number_of(index) for index in lines})
        return [r for n in numbers for r in self.remarks.get(n, []) if r.number not in self.done]

    def content(self, lines: tuple[int, ...], inlines: Inlines) -> Inlines:
        """Return the content of a node with its markers."""
        return self.parts(lines, (inlines,))[0]

    def parts(self, lines: tuple[int, ...], parts: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        """Return the parts of a list or table with their markers."""
        for remark in self.due(lines):
            made = placed(parts, remark)
            if made is None and self.anywhere:
                made = ((*parts[0], Mark(remark.number)), *parts[1:])
            if made is not None:
                parts = made
                self.done.add(remark.number)
        return parts


def remarks_of(paper: Paper) -> list[Remark]:
    """Return the remarks on a paper, numbered in the order of its source."""
    numbers = count(1)
    texts = {line.number: line.text for line in paper.source.printed}
    ordered = sorted(paper.ledger, key=lambda e: (e.line, texts.get(e.line, "").find(e.find)))
    return [Remark(next(numbers), item) for item in ordered]


def apply(paper: Paper) -> tuple[Document, list[Remark], set[int]]:
    """Return the document with markers, the remarks by number, and the numbers that have a marker.

    A remark on a line that the page does not show as text (furniture) has no marker.
    """
    remarks = remarks_of(paper)
    by_line: dict[int, list[Remark]] = {}
    for remark in remarks:
        by_line.setdefault(remark.item.line, []).append(remark)
    markers = Markers(by_line, lambda index: paper.source.lines[index].number)
    document = signed(paper.document, markers)
    markers.anywhere = True
    return signed(document, markers), remarks, markers.done


def signed(document: Document, markers: Markers) -> Document:
    """Return the document with the markers that can be placed."""

    def paragraph(part: Paragraph) -> Paragraph:
        return replace(part, content=markers.content(part.lines, part.content))

    def heading(part: Heading | None) -> Heading | None:
        return replace(part, content=markers.content(part.lines, part.content)) if part else None

    def node(part: Node) -> Node:
        match part:
            case Heading() | Paragraph():
                return replace(part, content=markers.content(part.lines, part.content))
            case Table() | Figure():
                return replace(part, caption=markers.content(part.lines, part.caption))
            case ItemList():
                contents = markers.parts(part.lines, tuple(item.content for item in part.items))
                pairs = zip(part.items, contents, strict=True)
                return replace(part, items=tuple(replace(item, content=made) for item, made in pairs))
            case _:
                return part

    return replace(
        document,
        front=tuple(paragraph(part) for part in document.front),
        author_note=paragraph(document.author_note) if document.author_note else None,
        abstract_heading=heading(document.abstract_heading),
        abstract=tuple(paragraph(part) for part in document.abstract),
        body=tuple(node(part) for part in document.body),
        notes_heading=heading(document.notes_heading),
        notes=tuple(replace(n, content=markers.content(n.lines, n.content)) for n in document.notes),
        references_heading=heading(document.references_heading),
        entries=tuple(replace(e, content=markers.content(e.lines, e.content)) for e in document.entries),
    )
