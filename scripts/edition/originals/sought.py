"""Looks for words in a long text, in time that grows with the length of both, not with their product."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from edition.language.regex import lazy_regex

WORD = lazy_regex(r"[^\W_]+")

ROW = 4  # words whose order shows whether a passage is there

SHORT, LONG = 5, 9  # characters of the pieces by which words and rows are told to be absent

NEAR = 20_000  # characters behind the last place that are searched first

MOST_SEARCHES = 2000  # of the whole text; what has all its pieces there then counts as there


def folded(text: str) -> list[str]:
    """Return the words of a text, without what writing them may change."""
    return WORD.findall(unicodedata.normalize("NFKC", text))


def squeezed(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(folded(text))


class Sought:
    """A text in which words are looked for, whatever stands between their letters and digits."""

    def __init__(self, text: str) -> None:
        lines = [folded(line) for line in text.split("\n")]
        words = [word for line in lines for word in line]
        self.begins = [0, *accumulate(sum(map(len, line)) for line in lines)]  # of lines, in the letters
        self.whole = "".join(words)
        self.words = set(words)
        at = [0, *accumulate(map(len, words))]
        self.rows = {
            "".join(words[place : place + ROW]): at[place] for place in range(len(words) - ROW, -1, -1)
        }  # each with the place where it is first
        self.pieces = {size: pieces(self.whole, size) for size in (SHORT, LONG)}
        self.place = 0
        self.left = MOST_SEARCHES

    def line(self) -> int:
        """Return the line (1 …) of the last place at which letters were found."""
        return max(bisect_right(self.begins, self.place), 1)

    def has(self, letters: str) -> bool:
        """Tell whether letters follow one another in the text."""
        if letters in self.rows:
            self.place = self.rows[letters]
        if letters in self.words or letters in self.rows:
            return True
        for size, there in self.pieces.items():
            if len(letters) >= size and not pieces(letters, size) <= there:
                return False
        found = self.whole.find(letters, self.place, self.place + NEAR + len(letters))
        if found < 0:
            if not self.left:
                return True
            self.left -= 1
            found = self.whole.find(letters)
        if found >= 0:
            self.place = found
        return found >= 0


def pieces(text: str, size: int) -> set[str]:
    """Return all pieces of a text of one size."""
    return {text[place : place + size] for place in range(len(text) - size + 1)}


def absent(words: list[str], text: Sought, *, rows: bool = True) -> list[str]:
    """Return those of the words of a paragraph that a text has nowhere, and those in ``rows`` that it has nowhere."""
    gone = [not text.has(word) for word in words]
    if not rows:
        next(
            filter(text.has, ("".join(words[place : place + ROW]) for place in range(len(words) - ROW + 1))),
            "",
        )
        return [word for word, is_gone in zip(words, gone, strict=True) if is_gone]
    near = text.place  # a row may stand elsewhere by chance
    there = [text.has("".join(words[place : place + ROW])) for place in range(len(words) - ROW + 1)]
    text.place = near
    for place in range(len(words) - 2 * ROW + 1):
        if not (there[place] or there[place + 1] or there[place + ROW]):
            gone[place : place + ROW] = [True] * ROW
    return [word for word, is_gone in zip(words, gone, strict=True) if is_gone]
