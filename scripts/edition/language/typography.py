"""Typographic normalisation, the same for every paper: quotation marks and white space.

Straight marks become curly, as on a printed page (Chicago 17, 6.115–6.117). Nothing else changes:
dashes, hyphens and spellings stay as printed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.model.formulas import Formula
from edition.model.text import (
    Emph,
    Inline,
    Inlines,
    Link,
    Mark,
    NoteRef,
    Strong,
    Subscript,
    Superscript,
    Text,
)

OPENERS = frozenset("([{“‘„«—–-/")

SPACES = lazy_regex(r"(?:[^\S ]| (?=\s))\s*")  # any white space except a single space: "a \t b", a form feed

STRAIGHT = lazy_regex("[\"']")

RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")

LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")

FIGURES = lazy_regex(  # "2", "−3", "4,5", "4(p14)"; not the "st" of 1st
    r"[\d+\-−()]+(?:\(pp?\.?\s?\d[\d–-]*\))?(?:[,;–]\s?[\d+\-−()]+(?:\(pp?\.?\s?\d[\d–-]*\))?)*"
)

QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}


CURLY = lazy_regex(r"[“‘”]|’(?![^\W\d_])")  # not the apostrophe of "Pakistan’s"


def nested(words: str) -> str:
    """Return ``words`` as they stand between “ and ”: the marks within change in turn (Chicago 18, 12.28).

    A single mark before a letter, or where none is open, is an apostrophe. The page does the same for what readers
    quote (citing/quotation.js).
    """
    still_open: list[str] = []

    def turned(match: re.Match[str]) -> str:
        mark = match[0]
        if mark in "“‘":
            still_open.append(mark)
            return "‘" if len(still_open) % 2 else "“"
        if mark == "’" and still_open[-1:] != ["‘"]:
            return mark
        level = len(still_open) or 1
        del still_open[-1:]
        return "’" if level % 2 else "”"

    return CURLY.sub(turned, words)


def curl(text: str, before: str = "") -> str:
    """Return ``text`` with curly marks; ``before`` is the preceding character, if any.

    A mark opens after a space, an opening bracket, a dash or another opening mark; otherwise it
    closes (or is an apostrophe).
    """
    out: list[str] = []
    last = 0
    for match in STRAIGHT.finditer(text):
        place = match.start()
        # Of consecutive marks, each sees the preceding one already curly.
        seen = (out[-1] if place == last and out else text[place - 1]) if place else before
        opens = not seen or seen.isspace() or seen in OPENERS
        out += [text[last:place], QUOTES[match[0]][0 if opens else 1]]
        last = match.end()
    return "".join([*out, text[last:]]) if out else text


def last_character(item: Inline) -> str:
    """Return the last printed character of an inline, or ``""``."""
    if isinstance(item, Text | Superscript | Subscript | Formula):
        return item.value[-1:]
    if isinstance(item, NoteRef):
        return item.label[-1:]
    if isinstance(item, Mark):
        return ""
    return last_character(item.children[-1]) if item.children else ""


def typeset(inlines: Inlines, before: str = "") -> Inlines:
    """Return inlines with curly marks and single spaces; ``before`` as in ``curl``."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, Text):
            value = curl(SPACES.sub(" ", item.value), before)
            new: Inline = Text(value[1:] if before.isspace() and value[:1] == " " else value)
        elif isinstance(item, Emph | Strong) or (isinstance(item, Link) and plain(item.children) != item.url):
            new = replace(item, children=typeset(item.children, before))
        else:
            new = item
        out.append(new)
        before = last_character(new) or before
    return tuple(item for item in out if not (isinstance(item, Text) and not item.value))


def raised(item: Superscript | Subscript) -> str:
    """Return raised or lowered characters for plain text: figures as Unicode's own, since 10² is not 102."""
    if not FIGURES.fullmatch(item.value):
        return item.value
    return item.value.translate(RAISED if isinstance(item, Superscript) else LOWERED)


def plain(inlines: Inlines) -> str:
    """Return the printed characters of inlines, note markers excluded."""
    return "".join(map(words_of, inlines))


def words_of(item: Inline) -> str:
    """Return the printed characters of one inline."""
    if isinstance(item, Text):  # as most are
        return item.value
    if isinstance(item, Formula):
        return item.value
    if isinstance(item, Superscript | Subscript):
        return raised(item)
    return "" if isinstance(item, NoteRef | Mark) else plain(item.children)
