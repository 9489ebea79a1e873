"""Where each word of a paper stands, written so that a script reads it quickly: numbers as letters.

A number has as many signs as it needs, to the base of 45; the last one is of another alphabet than those before it. Of
each place are written: how many rows behind the place before, and whether a second number follows its position; its
position in the row, or behind the place before in the same row; and, unless one sign parts it from the word before and
others follow, by how many signs, and whether it is the last word of the row. ``search/parts.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.pages.searched.words import Cut, Place

BASE = 45

# Printable ASCII without the signs that JSON escapes, and without those between words and their places.
SIGNS = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\;:']
LAST, MORE = SIGNS[:BASE], SIGNS[BASE : 2 * BASE]

BESIDE = 100_000  # added to the positions of words that are found and not shown; longer than any row


class Numbers(dict[int, str]):
    """Numbers as signs, each made once."""

    def __missing__(self, value: int) -> str:
        """Make a number."""
        signs, left = "", value
        while left >= BASE:
            signs += MORE[left % BASE]
            left //= BASE
        self[value] = signs + LAST[left]
        return self[value]


NUMBERS = Numbers()


class Standing:
    """Where a word stands: the last row, the last place in it, and all places as they are written."""

    __slots__ = ("at", "row", "where")

    def __init__(self) -> None:
        self.row, self.at, self.where = 0, 0, list[str]()


def positions(parted: Cut) -> Iterable[Place]:
    """Return the words of a text with their positions as browsers count them: in units of UTF-16."""
    text = parted.text
    if text.isascii() or max(text) <= "\uffff":
        return parted.places()
    units = [0]
    for character in text:
        units.append(units[-1] + 1 + (character > "\uffff"))
    return [(words, units[at], units[at] - units[at - gap], last) for words, at, gap, last in parted.places()]


class Postings:
    """Where each word of some rows stands."""

    def __init__(self) -> None:
        self.found: dict[str, Standing] = {}

    def add(self, row: int, parted: Cut, begin: int) -> None:
        """Add words. In: the number of their row; the words; what is added to their positions."""
        found = self.found
        for words, position, gap, final in positions(parted):
            at = position + begin
            told = found.get(words)
            if told is None:
                told = found[words] = Standing()
                steps, shown = 2 * row, NUMBERS[at]
            elif told.row == row:
                steps, shown = 0, NUMBERS[at - told.at]
            else:
                steps, shown = 2 * (row - told.row), NUMBERS[at]
            told.row, told.at = row, at
            if gap == 1 and not final:
                told.where.append(NUMBERS[steps] + shown)
            else:
                told.where.append(NUMBERS[steps + 1] + shown + NUMBERS[2 * gap + final])

    def written(self) -> str:
        """Return them all: ``word:places;`` for each word."""
        return "".join([f"{words}:{''.join(told.where)};" for words, told in self.found.items()])
