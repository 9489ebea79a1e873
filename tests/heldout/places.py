"""Finds the place in the text of a citation on the page, by the letters before it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from heldout.truth import Known

CONTEXT = 60  # letters
FEW = 20

# What a page adds to the words: targets of links, attributes, tags, calls of notes; not the words of "\{ggplot2\}".
ADDED = re.compile(
    r"\\[^\w\s]|\]\([^()\s]*\)|\{[^{}\n]*\}|<[^<>\n]*>|\[\^[^\]\n]*\]|&(?:amp|lt|gt|quot|#\d+);"
)
LIGATURES = {sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}  # a page prints their letters
TAG = re.compile(r"</?su[bp]>")  # the text may have others of its own: "the sound <z>"


def letters(value: str) -> str:
    """Return the letters of a text, those of a ligature apart."""
    return "".join(LIGATURES.get(sign, sign) for sign in value if sign.isalpha())


class Places:
    """The letters of a text with their offsets, and how far its page has been followed."""

    def __init__(self, known: Known, page: str) -> None:
        self.text = known.text
        tags = {place for tag in TAG.finditer(known.text) for place in range(*tag.span())}
        found = [(n, letters(sign)) for n, sign in enumerate(known.text) if sign.isalpha() and n not in tags]
        self.offsets = [n for n, shown in found for _ in shown]
        self.letters = "".join(shown for _, shown in found)
        self.page = page
        self.reached = 0
        self.last = 0

    def span(self, anchor: str, surface: str) -> tuple[int, int] | None:
        """Return the characters of a citation, given its id on the page; ``None`` if it is not found there."""
        at = re.search(rf'(?:#|id="){re.escape(anchor)}[ "}}]', self.page)
        if not at:
            return None
        # The id of a link follows its words, that of a mark precedes them.
        linked = self.page[at.start()] == "#"
        end = self.page.rfind("](" if linked else "<", 0, at.start())
        paragraph = self.page.rfind("\n\n", 0, end)
        wanted = letters(ADDED.sub("", self.page[max(paragraph, 0) : end]))
        if len(wanted) < FEW:  # at the beginning of a paragraph: the one before tells more
            wanted = letters(ADDED.sub("", self.page[max(self.page.rfind("\n\n", 0, paragraph), 0) : end]))
        own = letters(ADDED.sub("", surface))
        wanted += "" if linked else own
        return self.found(wanted[-CONTEXT - len(own) :], own, surface)

    def found(self, wanted: str, own: str, surface: str) -> tuple[int, int] | None:
        """Return the place of a surface that ends with some letters, the first after the last one found."""
        at = self.letters.find(wanted, max(self.reached - len(wanted), 0))
        at = at if at >= 0 else self.letters.find(wanted)
        if at < 0 or not wanted:
            return None
        end = at + len(wanted)  # the letter behind
        self.reached = end
        start = self.offsets[end - len(own)] if own else self.offsets[end - 1] + 1
        stop = self.offsets[end] if end < len(self.offsets) else len(self.text)
        if own:
            tail = len(surface) - max(n for n, sign in enumerate(surface) if sign.isalpha()) - 1
            self.last = min(self.offsets[end - 1] + 1 + tail, stop)
            return start, self.last
        # A surface of figures only stands between two letters, behind the one found before.
        wanted_figures = re.compile(rf"(?<!\d){re.escape(surface)}(?!\d)")
        place = wanted_figures.search(self.text, max(start, self.last), stop)
        place = place or wanted_figures.search(self.text, start, stop)
        if not place:
            return start, stop
        self.last = place.end()
        return place.span()


def line_starts(text: str) -> list[int]:
    """Return the offset of each line."""
    return [0, *(place.end() for place in re.finditer("\n", text))]


def line_of(starts: list[int], offset: int) -> int:
    """Return the number of the line, from 1, that holds a character."""
    return bisect_left(starts, offset + 1)
