"""Mends letters that a file gives in parts: accents beside their letters, initials that reach over lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import UNREAD, Glyph, Row

ACCENTS = {
    "\u0060": "\u0300", "\u02cb": "\u0300", "\u00b4": "\u0301", "\u02ca": "\u0301", "\u02c6": "\u0302",
    "\u02dc": "\u0303", "\u00af": "\u0304", "\u02c9": "\u0304", "\u02d8": "\u0306", "\u02d9": "\u0307",
    "\u00a8": "\u0308", "\u02da": "\u030a", "\u02dd": "\u030b", "\u02c7": "\u030c", "\u00b8": "\u0327",
    "\u02db": "\u0328",
}  # fmt: skip

DOTLESS = {"ı": "i", "ȷ": "j"}

MOST_ACCENTS = 200  # of a page that stand away from their letters in the file

COVERED = 0.5  # share of an accent’s width that must stand over its letter

INITIAL = 1.7  # times the size of the text, from which on a single letter is an initial

NUMBER = lazy_regex(r"(?:\d{1,2}|[A-Z](?=\.)|[IVX]{1,5}(?=\.))(?:\.\d{1,2}){0,3}\.?")  # "0.1", "A.2", "IV."

LARGER = 1.06  # times the size of the text, from which on a line belongs to a heading

MOSTLY = 0.6  # share of the letters of a text

BESIDE = 2.0  # ems between an initial and the lines beside it


def composed(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return glyphs with each accent that stands over a letter joined to it, wherever the file has it."""
    out = list(neighbours(glyphs))
    for accent in [glyph for glyph in out if glyph.text in ACCENTS][:MOST_ACCENTS]:
        for place, letter in enumerate(out):
            if (
                letter is not accent
                and over(accent, letter)
                and len(whole := with_accent(accent, letter)) == 1
            ):
                out[place] = replace(letter, text=whole, top=max(accent.top, letter.top))
                out.remove(accent)
                break
    return out


def with_accent(accent: Glyph, letter: Glyph) -> str:
    """Return a letter with its accent: one character, if there is such a letter."""
    return unicodedata.normalize("NFC", DOTLESS.get(letter.text, letter.text) + ACCENTS.get(accent.text, ""))


def neighbours(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield glyphs with each accent joined to the letter before or behind it in the file, as old fonts of TeX need."""
    held: Glyph | None = None
    for glyph in glyphs:
        if held is not None:
            first, second = (held, glyph) if held.text in ACCENTS else (glyph, held)
            letter = with_accent(first, second)
            if over(first, second) and len(letter) == 1 and first.text in ACCENTS:
                yield replace(second, text=letter, spaced=held.spaced, top=max(first.top, second.top))
                held = None
                continue
            yield held
        held = glyph
    if held is not None:
        yield held


def with_bullets(pages: Sequence[Sequence[Row]]) -> list[tuple[Row, ...]]:
    """Return the stretches of a document with unknown signs before lines, which recur, as the bullets that they are."""
    recurs = sum(row.text.startswith(f"{UNREAD} ") for page in pages for row in page) > 1
    return [tuple(bulleted(row) if recurs else row for row in page) for page in pages]


def bulleted(row: Row) -> Row:
    """Return a line with an unknown sign at its beginning as a bullet."""
    if not row.text.startswith(f"{UNREAD} "):
        return row
    first = row.pieces[0]
    return replace(row, pieces=(replace(first, text=f"•{first.text[1:]}"), *row.pieces[1:]))


def over(accent: Glyph, letter: Glyph) -> bool:
    """Tell whether an accent stands over a letter."""
    width = accent.right - accent.left
    shared = min(accent.right, letter.right) - max(accent.left, letter.left)
    return (
        letter.text.isalpha()
        and width > 0
        and shared > COVERED * width
        and abs(accent.base - letter.base) < letter.size
    )


def with_initials(rows: Sequence[Row], size: float) -> list[Row]:
    """Return the stretches of a page with an initial that reaches over several lines put before its word."""
    out = list(rows)
    for initial in rows:
        if len(initial.text) != 1 or not initial.text.isalpha() or initial.size < INITIAL * size:
            continue
        beside = [
            row
            for row in out
            if row is not initial
            and initial.base - size / 2 < row.base < initial.top
            and -size < row.left - initial.right < BESIDE * size
        ]
        if not beside:
            continue
        first = max(beside, key=lambda row: row.base)
        out.remove(initial)
        for row in beside:
            pieces = row.pieces
            if row is first:
                pieces = (replace(pieces[0], text=initial.text + pieces[0].text), *pieces[1:])
            out[out.index(row)] = replace(row, left=initial.left, pieces=pieces)
    return out


def counts_heading(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Tell whether glyphs are the number of a heading before its words: "0.1", both bold and of one font."""
    fonts = {glyph.font for glyph in (*one, *other)}
    words = len(fonts) == 1 and one[0].font.bold and other[0].text.isalpha()
    return words and bool(NUMBER.fullmatch("".join(glyph.text for glyph in one)))


def lightened(pages: Sequence[Sequence[Row]], size: float) -> list[tuple[Row, ...]]:
    """Return the stretches of a document in which bold letters of the text, or smaller ones, are not bold if most are.

    Some files say of the font of their text that it is heavy; if it is, bold sets nothing off.
    """
    text = [row for page in pages for row in page if row.size < LARGER * size]
    heavy = sum(len(piece.text) for row in text for piece in row.pieces if piece.bold)
    if heavy <= MOSTLY * sum(len(row.text) for row in text):
        return [tuple(page) for page in pages]
    return [tuple(light(row) if row.size < LARGER * size else row for row in page) for page in pages]


def light(row: Row) -> Row:
    """Return a line without bold letters."""
    return replace(row, pieces=tuple(replace(piece, bold=False) for piece in row.pieces))
