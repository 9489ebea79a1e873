"""Where each word of a paper stands, written so that a script reads it quickly: numbers as letters.

A number has as many signs as it needs, to the base of 45; the last one is of another alphabet than those before it. Of
each place are written: how many rows behind the place before, and whether a second number follows its position; its
position in the row, or behind the place before in the same row; and, unless one sign parts it from the word before and
others follow, by how many signs, and whether it is the last word of the row. ``search/parts.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from edition.pages.searched.words import places

BASE = 45

# Printable ASCII without the signs that JSON escapes, and without those between words and their places.
SIGNS = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\;:']
LAST, MORE = SIGNS[:BASE], SIGNS[BASE : 2 * BASE]

BESIDE = 100_000  # added to the positions of words that are found and not shown; longer than any row

Postings = dict[str, str]


@cache
def number(value: int) -> str:
    """Return a number as signs."""
    signs = ""
    while value >= BASE:
        signs += MORE[value % BASE]
        value //= BASE
    return signs + LAST[value]


@cache
def step(rows: int, *, more: bool) -> str:
    """Return how many rows a place is behind the one before, and whether a number follows its position."""
    return number(2 * rows + more)


def positions(text: str) -> list[tuple[str, int, int, bool]]:
    """Return the words of a text with their positions as browsers count them: in units of UTF-16."""
    found = [(words, at, gap, last) for words, at, gap, last in places(text)]
    if text.isascii() or max(text, default="") <= "\uffff":
        return found
    return [
        (
            words,
            len(text[:at].encode("utf-16-le")) // 2,
            len(text[at - gap : at].encode("utf-16-le")) // 2,
            last,
        )
        for words, at, gap, last in found
    ]


def postings(rows: Iterable[tuple[int, str, str]]) -> Postings:
    """Return where each word of some rows stands.

    In: the number of each row, its words, and more words that find it. Out: by words, the number of their places, and
    the places.
    """
    found: dict[str, list[str]] = {}
    last: dict[str, tuple[int, int]] = {}
    for row, text, beside in rows:
        for own, begin in ((text, 0), (beside, BESIDE)):
            if not own:
                continue
            for words, position, gap, final in positions(own):
                at = position + begin
                where = found.get(words)
                if where is None:
                    where = found[words] = []
                    before, behind = 0, 0
                else:
                    before, behind = last[words]
                usual = gap == 1 and not final
                where.append(
                    step(row - before, more=not usual) + number(at if row != before else at - behind)
                )
                if not usual:
                    where.append(number(2 * gap + final))
                    # The count below is of places.
                last[words] = (row, at)
    return {words: "".join(where) for words, where in found.items()}
