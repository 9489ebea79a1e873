"""The glyphs of a page of a PDF by the mark that a tag has of them, and its links, as PDFium gives them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, repeat
from typing import Any

from pypdfium2 import raw

from edition.language.regex import lazy_regex

HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line; one that only divides a word has its own mark

# Letters that are written from right to left, which PDFium cannot put in order where they are joined, and the signs that
# turn the direction of others, which a PDF leaves out.
TURNED = lazy_regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c-\u200f\u202a-\u202e\u2066-\u2069]")

# The object of a glyph, only as its address: wrappers of one object differ, and making one for each glyph takes time.
object_at = ctypes.cast(
    raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)


@dataclass(slots=True)
class Piece:
    """Glyphs with one mark, in one font: their characters, size and baseline, and their places on the page."""

    text: str
    size: float
    base: float
    black: bool
    places: list[int]


SPACE = Piece(" ", 0, 0, black=True, places=[])


def pieces(text: Any) -> dict[int, list[Piece]]:
    """Return the glyphs of a page by the number of their mark; spaces that PDFium guesses belong to no object."""
    made: dict[int, list[Piece]] = {}
    last, piece, end = 0, SPACE, 0
    letters, page = letters_of(text), ctypes.cast(text, ctypes.c_void_p).value
    for here, run in groupby(map(object_at, repeat(page), range(len(letters)))):
        at, end = end, end + len([*run])
        if not here:
            continue
        if here != last:
            found = raw.FPDFText_GetTextObject(text, at)
            last, piece = here, begun(found)
            mark = raw.FPDFPageObj_GetMarkedContentID(found)
            if mark >= 0:
                made.setdefault(mark, []).append(piece)
        piece.text += letters[at:end]
        piece.places += range(at, end)
    if TURNED.search(letters):
        made = {mark: in_order(text, said) for mark, said in made.items()}
    return {mark: [] if [one.text for one in said] == [HYPHEN] else said for mark, said in made.items()}


def letters_of(text: Any) -> str:
    """Return the letters of a page, one for each of its glyphs: all at once, unless PDFium leaves some out of that."""
    count = raw.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    raw.FPDFText_GetText(text, 0, 2 * count + 1, buffer)
    letters = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
    if len(letters) == count:
        return letters.replace("\ufffe", HYPHEN)  # PDFium has two signs for it
    return "".join(chr(raw.FPDFText_GetUnicode(text, at)) for at in range(count))


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
