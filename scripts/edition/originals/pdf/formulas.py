"""Recognises formulas, which are read as lines of letters, by their fonts and signs; and letters of mathematics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Glyph

FONT = lazy_regex(  # "CMMI10", "CMSY7", "MSBM10", "XITSMath", "CambriaMath", "txsys", "MTMI", "rtxmi"
    r"^(?:CM(?:MI|SY|MIB|BSY)|LM(?:MI|MathItalic|MathSymbols)|MS[AB]M|EU[FRS][MBF]|MT(?:MI|SY)|[rn]?[tp]x(?:b?mi|b?sy))"
    r"|math",
    re.IGNORECASE,
)

LARGE = lazy_regex(r"^(?:CMEX|LMMathExtension|MTEX|[tp]xb?ex)", re.IGNORECASE)  # sums, roots, large brackets

LARGE_SIGNS = frozenset("∑∏∫∬∮√∂∇⟨⟩∈∉⊂⊆∀∃")

EVERYWHERE = frozenset("0123456789=<>.,;:+−-±()[]")  # also in "r = 0.94", which is read rightly

FEWEST = 3  # letters and other signs of mathematics that follow one another

BESIDE = 12  # characters before and behind by which a formula is found

ALPHABETS = range(0x1D400, 0x1D800)  # Unicode's letters of mathematics


def plain(character: str) -> tuple[str, bool, bool]:
    """Return a letter of a mathematical alphabet as an ordinary one, and whether it is italic, and bold."""
    if len(character) != 1 or ord(character) not in ALPHABETS:
        return character, False, False
    name = unicodedata.name(character, "")
    return unicodedata.normalize("NFKC", character), "ITALIC" in name, "BOLD" in name


def is_mathematical(glyph: Glyph) -> bool:
    """Tell whether a glyph is set in a font of mathematics."""
    return bool(FONT.search(glyph.font.name) or LARGE.search(glyph.font.name))


def is_large(glyph: Glyph) -> bool:
    """Tell whether a glyph occurs in formulas only."""
    return glyph.text in LARGE_SIGNS or bool(LARGE.search(glyph.font.name))


def first(glyphs: Iterable[Glyph]) -> str:
    """Return the first formula of a page with some characters around it, "" if there is none.

    A single letter in such a font is read rightly and is none.
    """
    row = list(glyphs)
    marks = [is_mathematical(glyph) for glyph in row]
    run = 0
    for place, glyph in enumerate(row):
        run = run + (glyph.text not in EVERYWHERE) if marks[place] else 0
        if run >= FEWEST or is_large(glyph):
            return words(row[max(place - BESIDE, 0) : place + BESIDE])
    return ""


def words(glyphs: list[Glyph]) -> str:
    """Return glyphs as characters, with a blank where the file has one."""
    if not glyphs:
        return ""
    return glyphs[0].text + "".join(f"{' ' * two.spaced}{two.text}" for _, two in pairwise(glyphs))
