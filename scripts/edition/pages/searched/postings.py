"""Where each word of a paper stands, written so that a script reads it quickly: numbers as letters.

A number has as many signs as it needs, to the base of 45; the last one is of another alphabet than those before it. Of
each place are written: how many rows behind the place before, and whether a second number follows its position; its
position in the row, or behind the place before in the same row; and, unless one sign parts it from the word before and
others follow, by how many signs, and whether it is the last word of the row. ``search/parts.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.pages.searched.words import places

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

Row = tuple[int, str, str]  # its number, its words, and more words that find it


def positions(text: str) -> Iterable[tuple[str, int, int, bool]]:
    """Return the words of a text with their positions as browsers count them: in units of UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return places(text)
    units = [0]
    for character in text:
        units.append(units[-1] + 1 + (character > "\uffff"))
    return [(words, units[at], units[at] - units[at - gap], last) for words, at, gap, last in places(text)]


def postings(rows: Iterable[Row]) -> str:
    """Return where each word of some rows stands: ``word:places;`` for each word."""
    found: dict[str, list[str]] = {}
    last: dict[str, tuple[int, int]] = {}
    begun = (-1, 0)  # the last row in which a word stands, and where
    for row, text, beside in rows:
        for own, begin in ((text, 0), (beside, BESIDE)):
            if not own:
                continue
            for words, position, gap, final in positions(own):
                at = position + begin
                before, behind = last.get(words, begun)
                if before == row:
                    steps, shown = 0, NUMBERS[at - behind]
                elif before < 0:
                    steps, shown = 2 * row, NUMBERS[at]
                    found[words] = []
                else:
                    steps, shown = 2 * (row - before), NUMBERS[at]
                last[words] = row, at
                if gap == 1 and not final:
                    found[words].append(NUMBERS[steps] + shown)
                else:
                    found[words].append(NUMBERS[steps + 1] + shown + NUMBERS[2 * gap + final])
    return "".join([f"{words}:{''.join(where)};" for words, where in found.items()])
