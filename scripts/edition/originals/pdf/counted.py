"""Tells by their numbers and labels where the items of a list and the entries of a list of references begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Row

COUNTED = lazy_regex(r"[\[(]?(\d{1,3})[.)\]]\s")  # "2. that", "(2) that"

LABEL = lazy_regex(r"\[[^\[\]]{1,60}\]\s")  # "[Daly, 2011: 1] Daly, P. W."

FIGURES = 4  # digits of the number of a note

LEVEL = 1.5  # points by which the numbers of one list may stand out of line


def number(row: Row) -> int | None:
    """Return the number with which a line begins as an item of a list does."""
    match = COUNTED.match(row.text)
    return int(match[1]) if match else raised(row)


def counts_on(first: Row, row: Row) -> bool:
    """Tell whether two lines begin with numbers of a list that follow one another."""
    one, other = number(first), number(row)
    return one is not None and other is not None and one + 1 == other


def numbered(rows: Sequence[Row]) -> frozenset[int]:
    """Return the ids of the lines of a column that begin the items of one list: numbers that count on, one below another."""
    begun = [(row, value) for row in rows if (value := number(row)) is not None]
    found: set[int] = set()
    for (one, value), (other, following) in pairwise(begun):
        if value + 1 == following and abs(one.left - other.left) < LEVEL:
            found |= {id(one), id(other)}
    return frozenset(found)


def raised(row: Row) -> int | None:
    """Return the raised number with which a line begins as a note does."""
    first = row.pieces[0]
    text = first.text.strip()
    return int(text) if first.shift == 1 and text.isdecimal() and len(text) <= FIGURES else None


def labelled(first: str, other: str) -> bool:
    """Tell whether two texts begin with labels of a list of references."""
    return bool(LABEL.match(first) and LABEL.match(other))
