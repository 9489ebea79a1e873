"""Law 8, first half: reads a PDF back by its tags (ISO 14289-1) and the glyphs that they mark.

As ``read_back``; the file is read by PDFium. The words of a paper are black, those of the edition have another ink.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw

from edition.language.regex import lazy_regex
from edition.laws.folding import fold, raised
from edition.laws.pdf_glyphs import HYPHEN, SPACE, TURNED, Piece, inner, pieces
from edition.laws.read_back import ReadBack

PARTING = frozenset(
    [
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Caption",
        "BlockQuote",
    ]
)

SMALLER = 0.8  # a raised or lowered figure, of the size of the text beside it

REMARK = "°"  # the mark of an editors' remark

BEGINS, AFTER = (
    ".edition.begins",
    ("edition.works", "edition.index"),
)  # where a paper of a book begins, what follows

END = "End of the text;"  # begins what the edition says where the notes would stand

NATURAL = lazy_regex(r"(\d{1,9})")  # "12" in "12a"


@dataclass(slots=True)
class Part:
    """The text of the pages or of a note: blocks of pieces. ``linked`` counts the pieces at the end of its last link."""

    blocks: list[list[Piece]] = field(default_factory=lambda: [[]])
    count: int = 0
    linked: tuple[int, int] = (0, 0)  # the page, and the pieces before


def pdf(data: bytes) -> ReadBack:
    """Read a PDF that has tags."""
    document = pypdfium2.PdfDocument(data)
    try:
        return read(document, range(len(document)))
    finally:
        document.close()


def read(document: pypdfium2.PdfDocument, pages: range) -> ReadBack:
    """Read pages of a PDF."""
    reader = Reader()
    for number in pages:
        page = document[number]
        text = page.get_textpage()
        reader.read(number, page.raw, text.raw)
        text.close()
        page.close()
    return reader.result()


def book(data: bytes) -> dict[str, ReadBack]:
    """Read a PDF of several papers: each begins at the place that is named for it, and ends where another part begins."""
    document = pypdfium2.PdfDocument(data)
    try:
        begins, ends = parts(document)
        return {
            slug: read(document, range(first, min(one for one in (*ends, len(document)) if one > first)))
            for slug, first in begins.items()
        }
    finally:
        document.close()


def parts(document: pypdfium2.PdfDocument) -> tuple[dict[str, int], list[int]]:
    """Return the pages on which papers begin, by slug, and those on which any part of a book does."""
    begins, ends = {}, []
    for at in range(raw.FPDF_CountNamedDests(document.raw)):
        size = ctypes.c_long(0)
        raw.FPDF_GetNamedDest(document.raw, at, None, size)
        buffer = ctypes.create_string_buffer(size.value)
        place = raw.FPDF_GetNamedDest(document.raw, at, buffer, size)
        called = buffer.raw.decode("utf-16-le").rstrip("\0")
        page = raw.FPDFDest_GetDestPageIndex(document.raw, place)
        if called.endswith(BEGINS):
            begins[called.removesuffix(BEGINS)] = page
        if called.endswith(BEGINS) or called in AFTER:
            ends.append(page)
    return begins, ends


class Reader:
    """Reads the pages of one file, in their order."""

    def __init__(self) -> None:
        self.body, self.notes = Part(), list[Part]()
        self.calls = self.cited = self.number = 0
        self.marked: dict[int, list[Piece]] = {}
        self.text: Any = None
        self.inner: list[tuple[float, float, float, float]] = []

    def read(self, number: int, page: Any, text: Any) -> None:
        """Read a page."""
        self.number, self.text, self.marked, self.inner = number, text, pieces(text), [*inner(page)]
        tree = raw.FPDF_StructTree_GetForPage(page)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            self.element(raw.FPDF_StructTree_GetChildAtIndex(tree, at), self.body, ())
        raw.FPDF_StructTree_Close(tree)

    def element(self, element: Any, part: Part, above: tuple[str, ...]) -> None:
        """Read an element into a part; ``above`` are the kinds of the elements in which it stands."""
        kind = name(element)
        if kind == "Title":
            return
        if kind == "Note":
            if not goes_on(element):
                self.notes.append(Part())
            part = self.notes[-1]
        elif kind in PARTING and not goes_on(element):
            part.blocks.append([])
        if kind == "Link":
            self.link([*self.within(element)], part, above)
        for mark, child in children(element):
            if child is not None:
                self.element(child, part, (*above, kind))
            else:
                # PDFium leaves out a mark that has only the space at the end of a line.
                part.blocks[-1] += self.marked.get(mark, [SPACE])
                part.count += 1
        if kind == "Link":
            part.linked = (self.number, part.count)

    def link(self, said: list[Piece], part: Part, above: tuple[str, ...]) -> None:
        """Count a link within the file: that of a raised figure is the marker of a note, others are citations."""
        page, count = part.linked
        if not said or above[-2:] == ("Note", "Lbl") or (page < self.number and 0 < count == part.count):
            return  # the label of a note leads back; a link may go on from the page before
        if not self.leads(said[0]) or said[0].text.startswith(REMARK):
            return
        before = [one for one in part.blocks[-1] if one.text.strip()]
        if above[-1:] == ("Lbl",) or (before and said[0].size < SMALLER * max(one.size for one in before)):
            self.calls += 1
        else:
            self.cited += said[0].black

    def leads(self, piece: Piece) -> bool:
        """Tell whether the first glyph of a piece leads to a place of the file."""
        edges = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self.text, piece.places[0], *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        across, up = (left + right) / 2, (bottom + top) / 2
        return any(one[0] <= across <= one[1] and one[2] <= up <= one[3] for one in self.inner)

    def within(self, element: Any) -> Iterator[Piece]:
        """Yield the pieces in an element."""
        for mark, child in children(element):
            yield from self.within(child) if child is not None else self.marked.get(mark, [])

    def result(self) -> ReadBack:
        """Return what was read: notes at the foot stand where the edition says that the text ends."""
        notes = sorted((words(note.blocks) for note in self.notes), key=by_label)
        said, labels = list[str](), [note[0] for note in notes if note]
        listing = False
        for block in self.body.blocks:
            if "".join(one.text for one in block if not one.black).startswith(END):
                said += [word for note in notes for word in note]
                listing = True
            mine = words([block])
            said += mine
            if mine and listing:
                listing = is_small(block, 0)
                labels += mine[:1] if listing else []
        said = [left for word in said if (left := TURNED.sub("", word))]
        return ReadBack(said, labels, self.calls, self.cited, TURNED)


def by_label(note: list[str]) -> list[int | str]:
    """Return the label of a note for sorting: "9" before "12", and that before "12a"."""
    return [int(part) if part.isdigit() else part for part in NATURAL.split(note[0] if note else "")]


def name(element: Any) -> str:
    """Return the kind of an element."""
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def children(element: Any) -> Iterator[tuple[int, Any]]:
    """Yield what an element has on its page: the number of a mark, or -1 and an element."""
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        child = None if mark >= 0 else raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if mark >= 0 or child:
            yield mark, child or None


def goes_on(element: Any) -> bool:
    """Tell whether an element begins on an earlier page, so that its first child is not on this one."""
    return raw.FPDF_StructElement_GetChildMarkedContentID(
        element, 0
    ) < 0 and not raw.FPDF_StructElement_GetChildAtIndex(element, 0)


def is_small(block: list[Piece], at: int) -> bool:
    """Tell whether a piece is raised or lowered: smaller than the largest of its block."""
    return block[at].black and block[at].size < SMALLER * max(one.size for one in block)


def is_raised(block: list[Piece], at: int) -> bool:
    """Tell whether a small piece stands above the line of the nearest larger one."""
    large = [one for one in block[at + 1 :] + block[:at][::-1] if one.size * SMALLER > block[at].size]
    return min(large, key=lambda one: abs(one.base - block[at].base)).base < block[at].base


def words(blocks: list[list[Piece]]) -> list[str]:
    """Return the black words of blocks."""
    made = []
    for block in blocks:
        text = ""
        for at, piece in enumerate(block):
            if piece.black:
                said = piece.text.replace(HYPHEN, "-")
                text += raised(said) if is_small(block, at) and is_raised(block, at) else said
        made += fold(text)
    return made
