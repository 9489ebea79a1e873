"""Puts the letters of a line with Hebrew or Arabic letters, which stand as they are seen, into their reading order.

The library gives such letters in an order of its own, which differs from program to program that made the file. So
they are taken by their places, from left to right, and put in order by a simplified reverse of Unicode's rules
(UAX #9): in a line that runs from right to left everything is turned, and words of Latin letters and numbers are
turned back.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Glyph

RIGHT = frozenset({"R", "AL"})  # bidirectional classes of letters

FIGURES = frozenset({"EN", "AN"})

WITHIN_NUMBER = frozenset(".,:/-–٫٬")

OPEN, CLOSE = "([{«", ")]}»"

TURNED = str.maketrans(OPEN + CLOSE, CLOSE + OPEN)

LAM, ALEFS = "ل", "اأإآ"

BESIDE = 8  # tokens before and behind a mark among which its letter is

GAP = 0.14  # of an em between two letters: a blank

STOPS = lazy_regex(r"[\s.,;:!?،؛؟۔]|$")

Marked = tuple[Glyph, int, bool]  # a glyph, how it is shifted, and whether a blank stands before it


@dataclass(frozen=True, slots=True)
class Token:
    """Glyphs that stay together (a letter with its marks, a ligature), or a blank (none)."""

    glyphs: tuple[tuple[Glyph, int], ...]
    kind: str  # "R", "L", "N" for figures, "" for everything else


def has_letters(glyphs: Iterable[Glyph]) -> bool:
    """Tell whether there are letters that are written from right to left."""
    return any(
        glyph.text > "\u0590" and unicodedata.bidirectional(glyph.text[0]) in RIGHT for glyph in glyphs
    )


def ordered(glyphs: Sequence[Glyph], shifts: Sequence[int]) -> list[Marked]:
    """Return the glyphs of a line in their reading order."""
    seen = tokens(by_place(glyphs, shifts))
    kinds = [token.kind for token in seen]
    leftward = kinds.count("R") > kinds.count("L")
    turned, back = (seen[::-1], "LN") if leftward else (seen, "R")
    return marked(with_brackets(turned_back(turned, back, figures=leftward)))


def by_place(glyphs: Sequence[Glyph], shifts: Sequence[int]) -> list[tuple[Glyph, int]]:
    """Return glyphs, each with how it is shifted, from left to right."""
    return sorted(zip(glyphs, shifts, strict=True), key=lambda pair: pair[0].left)


def tokens(row: Sequence[tuple[Glyph, int]]) -> list[Token]:
    """Return glyphs, from left to right, as tokens with the blanks between them."""
    out: list[Token] = []
    end = 0.0
    for glyph, shift in (pair for pair in row if not is_mark(pair)):
        if out and one_box(out[-1].glyphs[-1][0], glyph):
            out[-1] = Token(ligature(out[-1].glyphs, (glyph, shift)), out[-1].kind or kind_of(glyph))
            continue
        if out and glyph.left - end > GAP * glyph.size:
            out.append(Token((), ""))
        out.append(Token(((glyph, shift),), kind_of(glyph)))
        end = max(end, glyph.right)
    lefts = [token.glyphs[0][0].left if token.glyphs else end for token in out]
    for at in range(len(out) - 2, -1, -1):  # a blank is where the letter behind it is
        lefts[at] = lefts[at] if out[at].glyphs else lefts[at + 1]
    for mark in filter(is_mark, row):
        place = bisect_left(lefts, mark[0].left)
        near = min(
            (
                near
                for near in range(max(place - BESIDE, 0), min(place + BESIDE, len(lefts)))
                if out[near].glyphs
            ),
            key=lambda place: away(out[place].glyphs[0][0], mark[0]),
            default=None,
        )
        if near is None:
            out.append(Token((mark,), ""))
        else:
            out[near] = replace(out[near], glyphs=(*out[near].glyphs, mark))
    return out


def ligature(
    before: tuple[tuple[Glyph, int], ...], other: tuple[Glyph, int]
) -> tuple[tuple[Glyph, int], ...]:
    """Return the letters of a ligature with one more; those of lam and alef, which stand in one, in this order."""
    if other[0].text == LAM and before[-1][0].text in ALEFS:
        return (*before[:-1], other, before[-1])
    return (*before, other)


def away(letter: Glyph, mark: Glyph) -> float:
    """Return how far a mark stands from the middle of a letter, beside it."""
    return abs(letter.left + letter.right - mark.left - mark.right)


def one_box(one: Glyph, other: Glyph) -> bool:
    """Tell whether two letters have one box, as those of a ligature."""
    return (one.left, one.right, one.base) == (other.left, other.right, other.base)


def kind_of(glyph: Glyph) -> str:
    """Return the kind of a glyph's token."""
    found = unicodedata.bidirectional(glyph.text[0])
    return "R" if found in RIGHT else "N" if found in FIGURES else "L" if found == "L" else ""


def turned_back(row: Sequence[Token], kinds: str, *, figures: bool) -> list[Token]:
    """Return tokens in which each stretch of some kinds is turned; with ``figures`` also numbers by themselves.

    Signs and blanks between two such tokens belong to the stretch; between two numbers only those of a number.
    """
    out: list[Token] = []
    place = 0
    while place < len(row):
        if row[place].kind not in kinds or not row[place].kind:
            out.append(row[place])
            place += 1
            continue
        end = last_of(row, place, kinds)
        if figures and "L" not in {token.kind for token in row[place : end + 1]}:
            end = last_of_number(row, place, end)
        stretch = list(row[place : end + 1])[::-1]
        out += turned_back(stretch, "N", figures=True) if kinds == "R" else stretch
        place = end + 1
    return out


def last_of(row: Sequence[Token], first: int, kinds: str) -> int:
    """Return the place of the last token of a stretch of some kinds; figures may stand among letters."""
    end = first
    for at in range(first + 1, len(row)):
        kind = row[at].kind
        if kind and kind in kinds:
            end = at
        elif kind and not (kinds == "R" and kind == "N"):
            break
    return end


def last_of_number(row: Sequence[Token], first: int, end: int) -> int:
    """Return the place of the last figure of a number."""
    last = first
    for at in range(first + 1, end + 1):
        if row[at].kind == "N":
            last = at
        elif not is_of_number(row[at]):
            break
    return last


def is_of_number(token: Token) -> bool:
    """Tell whether a sign may stand within a number."""
    return bool(token.glyphs) and token.glyphs[0][0].text in WITHIN_NUMBER


def with_brackets(row: Sequence[Token]) -> list[Token]:
    """Return tokens with each bracket as its place says: it opens before a word, and closes behind one.

    The library gives the one for the other, as do some files.
    """
    out = list(row)
    texts = ["".join(glyph.text for glyph, _ in token.glyphs) or " " for token in row]
    for place, text in enumerate(texts):
        if text not in OPEN + CLOSE:
            continue
        before, behind = (
            texts[place - 1] if place else " ",
            texts[place + 1] if place + 1 < len(texts) else " ",
        )
        opens = before == " " and behind != " "
        closes = before != " " and bool(STOPS.match(behind))
        if (opens and text in CLOSE) or (closes and not opens and text in OPEN):
            glyph, shift = row[place].glyphs[0]
            out[place] = Token(((replace(glyph, text=text.translate(TURNED)), shift),), "")
    return out


def marked(row: Sequence[Token]) -> list[Marked]:
    """Return the glyphs of tokens, each with whether a blank stands before it."""
    out: list[Marked] = []
    for before, token in pairwise([Token((), ""), *row]):
        for place, (glyph, shift) in enumerate(token.glyphs):
            out.append((glyph, shift, bool(out) and not place and not before.glyphs))
    return out


def is_mark(pair: tuple[Glyph, int]) -> bool:
    """Tell whether a glyph is a mark above or below its letter."""
    return unicodedata.combining(pair[0].text[0]) > 0
