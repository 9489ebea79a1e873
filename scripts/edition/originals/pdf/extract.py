"""Takes the glyphs, rules and tags of a PDF's pages out of it, by pypdfium2."""

from __future__ import annotations

import ctypes
import math
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from edition.language.regex import lazy_regex
from edition.originals.pdf import drawings, formulas, structure, texfonts
from edition.originals.pdf.page import UNREAD, Font, Glyph, Page, Rule, Tag

SUBSET = lazy_regex(r"^[A-Z]{6}\+")  # "ABCDEF+MinionPro-It", part of a font

ITALIC = lazy_regex(
    r"ital|obli|slant|kursiv|(?<![a-z])it(?![a-z])|-It|_It|SFTI|CMTI|CMMI|CMSL|LMRoman\d+-Italic|ti\d+$|\.B?I(?:\+\w+)?$"
)

BOLD = lazy_regex(
    r"bold|black|heavy|(?<![a-z])bd|SFBX|CMBX|(?<!un)halbfett|bx\d+$|semib|\.BI?(?:\+\w+)?$", re.IGNORECASE
)

ITALIC_FLAG, FORCED_BOLD_FLAG = 1 << 6, 1 << 18  # PDF 1.7, table 123

BOLD_WEIGHT = 600

NOT_BOLD = lazy_regex(
    r"ital|obli|roman|regular|book|light|medium|-It$|-Rg$", re.IGNORECASE
)  # names that tell a style

INVISIBLE = 3  # PDF 1.7, table 106: the mode in which text is neither filled nor stroked

LARGEST = 1000.0  # points of a letter

THIN = 2.0  # points; a path that is no higher is a rule

SHORTEST_RULE = 20.0  # points

KNOWN = {
    0x02: "-",  # what pdfium gives for a hyphen at the end of a line
    0xF0B7: "•",  # signs of the font Symbol, and of Wingdings, as word processors use them
    0xF0A7: "▪",
    0xF0D8: "▪",
    0xF0FC: "▪",
    0xF02D: "–",
}

HALVES = range(0xD800, 0xE000)  # of UTF-16

BLANK = "\t\n\r"  # other control characters are places in a font: "fi" in many files of LaTeX

MOST_GLYPHS = 50_000  # of a page

MOST_OBJECTS = 20_000  # of a page that are looked at for rules


class Closed(Exception):  # noqa: N818 - a message for the file's owner, not a fault
    """Raised if a PDF cannot be opened; holds the code of pdfium's reason."""

    def __init__(self, code: int) -> None:
        """Keep pdfium's code."""
        super().__init__(code)
        self.code = code


class TooLong(Exception):  # noqa: N818 - as above
    """Raised if a PDF has too many pages; holds their number."""

    def __init__(self, pages: int) -> None:
        """Keep the number."""
        super().__init__(pages)
        self.pages = pages


def version() -> str:
    """Return the version of the library."""
    return str(pdfium.version.PYPDFIUM_INFO)


def pages(data: bytes, most: int) -> Iterator[Page]:
    """Yield the pages of a PDF; raises ``Closed``, or ``TooLong`` if it has more than ``most``."""
    raw.FPDF_InitLibrary()
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Closed(int(raw.FPDF_GetLastError()))
    count = raw.FPDF_GetPageCount(document)
    if count > most:
        raise TooLong(count)
    for number in range(count):
        fonts: dict[int, Font] = {}
        handle = raw.FPDF_LoadPage(document, number)
        if handle:
            yield page(document, handle, number, fonts)
            raw.FPDF_ClosePage(handle)
        else:  # it still has its place among the pages
            yield Page(number + 1, label(document, number), 0.0, 0.0, ())
    raw.FPDF_CloseDocument(document)


def page(document: Any, handle: Any, number: int, fonts: dict[int, Font]) -> Page:
    """Return one page; a page whose glyphs cannot be had is empty."""
    text = raw.FPDFText_LoadPage(handle)
    found, hidden = glyphs(text, fonts, structure.tags(handle)) if text else ([], 0)
    if text:
        raw.FPDFText_ClosePage(text)
    rules, images = drawn(handle)
    return Page(
        number + 1,
        label(document, number),
        float(raw.FPDF_GetPageWidthF(handle)),
        float(raw.FPDF_GetPageHeightF(handle)),
        tuple(found),
        tuple(rules),
        images,
        hidden > len(found) / 2,
        drawings.is_drawn(handle),
        formulas.first(found),
    )


def label(document: Any, number: int) -> str:
    """Return the label that the file gives a page, "" if it gives none."""
    size = raw.FPDF_GetPageLabel(document, number, None, 0)
    if not 2 < size < 100:  # noqa: PLR2004 - of UTF-16, with its end
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetPageLabel(document, number, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def glyphs(text: Any, fonts: dict[int, Font], tags: Mapping[int, Tag]) -> tuple[list[Glyph], int]:
    """Return the glyphs of a page in the order of the file, and how many of them are invisible."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    found: list[Glyph] = []
    hidden, spaced, last, half = 0, True, None, 0
    font, size, turn, unseen, tag = Font(), 0.0, 0, False, None
    for index in range(min(raw.FPDFText_CountChars(text), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in HALVES:  # pdfium gives a letter beyond U+FFFF in two parts
            if not half:
                half = code
                continue
            code, half = joined(half, code), 0
        if raw.FPDFText_IsGenerated(text, index) == 1:
            spaced = spaced or letter(code).isspace()
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.addressof(thing.contents) if thing else 0
        if address != last:
            last = address
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
            font = font_of(text, index, thing, fonts)
            tag = tags.get(raw.FPDFPageObj_GetMarkedContentID(thing)) if tags else None
            unseen = raw.FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE
        character, *shape = formulas.plain(texfonts.letter(code, font.name) or letter(code))
        if character.isspace():
            spaced = True
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        hidden += unseen
        box = (left.value, right.value, bottom.value, top.value)
        advance = (
            (min(loose.left, box[0]), max(loose.right, box[1]))
            if loose.right <= loose.left
            else (loose.left, loose.right)
        )
        numbers = (*advance, box[2], box[3], y.value, size)
        if all(map(math.isfinite, numbers)) and 0 < size < LARGEST:
            own = Font(f"{font.name}Math", *shape) if any(shape) else font
            found.append(Glyph(character, *numbers, own, spaced, turn, tag))
            spaced = False
    return found, hidden


def joined(one: int, other: int) -> int:
    """Return the code of a letter from the two that UTF-16 has for it; U+FFFD's if they are none."""
    try:
        return ord(struct.pack("<2H", one, other).decode("utf-16-le"))
    except (UnicodeDecodeError, struct.error):
        return ord(UNREAD)


def letter(code: int) -> str:
    """Return the character of a code as pdfium gives it: U+FFFD if the file does not say which."""
    if code in KNOWN:
        return KNOWN[code]
    character = chr(code) if 0 < code <= sys.maxunicode else UNREAD
    category = unicodedata.category(character)
    if character in BLANK:
        return " "
    return UNREAD if category in {"Cc", "Cs", "Co", "Cn"} else character


def font_of(text: Any, index: int, thing: Any, fonts: dict[int, Font]) -> Font:
    """Return what the name and the flags of a glyph's font say."""
    handle = raw.FPDFTextObj_GetFont(thing)
    address = ctypes.addressof(handle.contents) if handle else 0
    if address not in fonts:
        buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, index, buffer, 200, flags)
        name = SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
        angle = ctypes.c_int()
        raw.FPDFFont_GetItalicAngle(handle, angle)
        italic = (
            bool(ITALIC.search(name))
            or bool(ITALIC.search(name.lower()))
            or bool(flags.value & ITALIC_FLAG)
            or angle.value != 0
        )
        weight = raw.FPDFFont_GetWeight(handle)
        heavy = weight >= BOLD_WEIGHT and not NOT_BOLD.search(
            name
        )  # pdfium guesses it from the stems of letters
        bold = bool(BOLD.search(name)) or bool(flags.value & FORCED_BOLD_FLAG) or heavy
        fonts[address] = Font(name, italic, bold)
    return fonts[address]


def drawn(handle: Any) -> tuple[list[Rule], int]:
    """Return the thin horizontal rules of a page, and how many images it has."""
    left, right, bottom, top = (ctypes.c_float() for _ in range(4))
    rules, images = [], 0
    for index in range(min(raw.FPDFPage_CountObjects(handle), MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(handle, index)
        kind = raw.FPDFPageObj_GetType(thing)
        images += kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            continue
        if top.value - bottom.value <= THIN and right.value - left.value >= SHORTEST_RULE:
            rules.append(Rule(left.value, right.value, (bottom.value + top.value) / 2))
    return rules, images
