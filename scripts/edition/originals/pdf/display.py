"""Finds the fonts of headings whose names do not say that they are bold, as those that publishers rename."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from edition.originals.pdf.page import Row

RENAMED = "Adv"  # "AdvTT86d47313": names that typesetters of journals give, with ".B" or ".I" for some

LONGEST = 90  # characters of a line of a heading

FEWEST = 2  # such lines

MOST = 0.1  # share of the letters of a document in such a font

SMALLER = 0.9  # of the size of the text


def emphasised(pages: Sequence[Sequence[Row]], size: float) -> list[tuple[Row, ...]]:
    """Return the stretches of a document, bold where they are wholly in a font that only headings have."""
    fonts = headings(pages, size)
    return [tuple(bold(row) if row.font in fonts else row for row in page) for page in pages]


def bold(row: Row) -> Row:
    """Return a line as if it were bold."""
    return replace(row, pieces=tuple(replace(piece, bold=True) for piece in row.pieces))


def headings(pages: Sequence[Sequence[Row]], size: float) -> frozenset[str]:
    """Return the fonts that stand in lines by themselves, short and without a full stop, and hardly elsewhere.

    None are needed if the names of the document's fonts say which are bold.
    """
    rows = [row for page in pages for row in page]
    told = any(piece.bold and any(map(str.isalpha, piece.text)) for row in rows for piece in row.pieces)
    if told and not any(row.font.startswith(RENAMED) for row in rows):
        return frozenset()
    used: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for row in rows:
        used[row.font] += len(row.text)
        if headlike(row, size):
            alone[row.font] += len(row.text)
            lines[row.font] += 1
    total = sum(used.values())
    return frozenset(
        font
        for font, times in lines.items()
        if font and times >= FEWEST and used[font] <= MOST * total and 3 * alone[font] > used[font]
    )


def headlike(row: Row, size: float) -> bool:
    """Tell whether a line may be one of a heading."""
    text = row.text.strip()
    first = next(filter(str.isalpha, text), "")
    italic = all(piece.italic for piece in row.pieces)
    return (
        1 < len(text) <= LONGEST
        and first.isupper()
        and text[-1] not in ".,;:"
        and not italic
        and row.size >= SMALLER * size
        and not any(piece.shift for piece in row.pieces)
    )
