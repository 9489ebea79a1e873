"""Law 8, first half: reads a PDF back by its tags (ISO 14289-1) and the glyphs that they mark.

As ``read_back``; the file is read by PDFium. The words of a paper are black, those of the edition have another ink.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

from edition.laws.folding import fold, raised
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

HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line; one that only divides a word has its own mark

SMALLER = 0.8  # a raised or lowered figure, of the size of the text beside it

REMARK = "°"  # the mark of an editors' remark

END = "End of the text;"  # begins what the edition says where the notes would stand

# Letters that are written from right to left, which PDFium cannot put in order where they are joined, and the signs that
# turn the direction of others, which a PDF leaves out.
TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c-\u200f\u202a-\u202e\u2066-\u2069]")

NATURAL = re.compile(r"(\d{1,9})")  # "12" in "12a"


@dataclass(slots=True)
class Piece:
    """Glyphs with one mark, in one font: their characters, size and baseline, and their places on the page."""

    text: str
    size: float
    base: float
    black: bool
    places: list[int]


SPACE = Piece(" ", 0, 0, black=True, places=[])


@dataclass(slots=True)
class Part:
    """The text of the pages or of a note: blocks of pieces. ``linked`` counts the pieces at the end of its last link."""

    blocks: list[list[Piece]] = field(default_factory=lambda: [[]])
    count: int = 0
    linked: tuple[int, int] = (0, 0)  # the page, and the pieces before


def pdf(data: bytes) -> ReadBack:
    """Read a PDF that has tags."""
    reader = Reader()
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            reader.read(number, page.raw, text.raw)
            text.close()
            page.close()
    finally:
        document.close()
    return reader.result()


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


def pieces(text: Any) -> dict[int, list[Piece]]:
    """Return the glyphs of a page by the number of their mark; spaces that PDFium guesses are not among them."""
    made: dict[int, list[Piece]] = {}
    last, piece = 0, SPACE
    turned = False
    for at in range(raw.FPDFText_CountChars(text)):
        found = raw.FPDFText_GetTextObject(text, at)
        if not found or raw.FPDFText_IsGenerated(text, at):
            continue
        here = ctypes.addressof(found.contents)  # wrappers of one object differ, its place does not
        if here != last:
            last, piece = here, begun(found)
            mark = raw.FPDFPageObj_GetMarkedContentID(found)
            if mark >= 0:
                made.setdefault(mark, []).append(piece)
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        piece.text += letter
        piece.places.append(at)
        turned = turned or bool(TURNED.match(letter))
    if turned:
        made = {mark: in_order(text, said) for mark, said in made.items()}
    return {mark: said for mark, said in made.items() if [one.text for one in said] != [HYPHEN]} | {
        mark: [] for mark, said in made.items() if [one.text for one in said] == [HYPHEN]
    }


def inner(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield the rectangles (left, right, bottom, top) of the links of a page that lead to a place of the file."""
    at, link, quad = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_QUADPOINTSF()
    while raw.FPDFLink_Enumerate(page, at, link):
        if raw.FPDFAction_GetType(raw.FPDFLink_GetAction(link)) != raw.PDFACTION_URI:
            rect, count = (
                raw.FS_RECTF(),
                raw.FPDFLink_CountQuadPoints(link),
            )  # without quadrangles, of one line
            if not count and raw.FPDFLink_GetAnnotRect(link, rect):
                yield rect.left, rect.right, rect.bottom, rect.top
            for place in range(count):
                raw.FPDFLink_GetQuadPoints(link, place, quad)
                across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield min(across), max(across), min(up), max(up)


def in_order(text: Any, said: list[Piece]) -> list[Piece]:
    """Return the pieces of one mark, which is on one line, from left to right, and so their glyphs."""
    made = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for piece in said:
        rows = []
        for at in piece.places:
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            rows.append((x.value, chr(raw.FPDFText_GetUnicode(text, at))))
        made.append((min(rows)[0], replace(piece, text="".join(letter for _, letter in sorted(rows)))))
    return [piece for _, piece in sorted(made, key=lambda row: row[0])]


def begun(found: Any) -> Piece:
    """Return an empty piece for the glyphs of an object."""
    inks = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(found, *inks)
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(found, size)
    raw.FPDFPageObj_GetMatrix(found, matrix)
    return Piece(
        "", size.value * abs(matrix.d or matrix.b), matrix.f, not any(ink.value for ink in inks[:3]), []
    )


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
