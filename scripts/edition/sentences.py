"""Sentences of a paragraph, for showing a citation in its context."""

from __future__ import annotations

import re

from edition.words import words

END = re.compile(r"[.?!][”’)\]]*(?=\s+[“‘(]?[A-Z0-9])")  # "war.” The"


def last_word(text: str, end: int) -> str:
    """Return the word that stands before a place, up to the space before it."""
    return text[text.rfind(" ", 0, end) + 1 : end]


def boundaries(text: str) -> list[int]:
    """Return where the sentences of a text end, its own end included.

    A full stop behind an initial, an abbreviation or "et al." ends nothing.
    """
    found = []
    for match in END.finditer(text):
        last = last_word(text, match.start()).lstrip("(“‘[")
        dotted = match[0].startswith(".") and (
            len(last) == 1 or last in words("abbreviations") or "." in last
        )
        if not dotted:
            found.append(match.end())
    return [*found, len(text)]


def around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a stretch of a text.

    Where the stretch stands in brackets behind the sentence's full stop, the sentence before it
    is part of it.
    """
    begin, before = 0, 0
    for stop in boundaries(text):
        if stop >= end:
            sentence = text[begin:stop].strip()
            inside = sentence.lstrip("(").startswith(text[start:end]) and sentence.startswith("(")
            return text[before if inside else begin : stop].strip()
        before, begin = begin, stop
    return text[begin:].strip()
