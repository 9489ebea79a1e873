"""Decides what raised figures are: the markers of notes, or figures that are raised for another reason.

A raised number is the marker of a note that the paper prints, or of several ("1,2", "1–3"). Behind a figure
("10²"), a unit of length ("km²") or a single letter ("x²") it is more likely an exponent: there it is a
marker only if no other place calls its note. Figures that call no note stay raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.language.powers import FURTHEST, is_power, may_be_power
from edition.language.regex import lazy_regex
from edition.model.text import Emph, Inline, Inlines, Link, NoteRef, Strong, Superscript, Text

FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"

ASCII = str.maketrans(f"{FIGURES}⁺⁻", "0123456789+−")

RAISED = lazy_regex(
    rf"""[⁺⁻]?[{FIGURES}]+(?:(?:[,;]\s?|[⁻–-])[{FIGURES}]+)*   # "²", "⁻³", "⁴⁻⁶", "¹,²"
       | \^\((?P<bracket>[\w+−][\w,;+−–-]{{0,29}})\)            # "^(4,5)", as pandoc writes plain text
       | \^(?P<caret>[\w+−-][\w,;+−–()-]{{0,29}})\^               # "^4,5^", as pandoc writes Markdown
    """,
    re.VERBOSE,
)

LOWERED = lazy_regex(r"(?<=[^\W_])~(?P<tilde>[\w+−-]{1,8})~(?!~)")  # "CO~2~"

SHIFTED = lazy_regex(rf"[{FIGURES}^~]")  # what every raised or lowered figure has

CALLING = lazy_regex(rf"[{FIGURES}^<]")  # what every marker of a note has: "²", "^2^", "<sup>2</sup>"

NUMBERS = lazy_regex(r"\d{1,4}(?:\s?(?:[,;]|--|[–−-])\s?\d{1,4})*")  # "1", "1,2", "4–6"

PART = lazy_regex(r"(?P<dash>--|[–−-])|\d+|[^\d–−-]+")

MOST_IN_RANGE = 20  # notes; a longer range is none


@dataclass(frozen=True, slots=True)
class Marks:
    """The labels of the notes that a paper prints, and of those that a marker without doubt calls.

    ``strict``: a number that is no label is no marker, as in a note, where it may count an edition.
    """

    labels: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    strict: bool = False


NO_NOTES = Marks()


def figures(value: str, before: str, marks: Marks) -> list[Inline]:
    """Return raised characters as the markers of notes, or as they are.

    In: the characters; the text before them; the paper's notes.
    """
    if not marks.labels or not NUMBERS.fullmatch(value):
        return [Superscript(value)]
    parts = [match for match in PART.finditer(value) if match[0].strip()]
    made = [NoteRef(parts[0][0])]
    for before_it, sign, number in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if sign["dash"]:
            made += between(before_it[0], number[0], marks)
        made.append(NoteRef(number[0], sign[0]))
    labels = {item.label for item in made}
    nought = any(not label.strip("0") for label in labels)  # no note has the number 0
    if nought or is_power(before) or (marks.strict and not labels <= marks.labels):
        return [Superscript(value)]
    if may_be_power(before) and not labels <= marks.labels - marks.called:
        return [Superscript(value)]
    return [*made]


def between(first: str, last: str, marks: Marks) -> Iterator[NoteRef]:
    """Yield the markers of the notes inside a range, which are not printed."""
    if int(last) - int(first) <= MOST_IN_RANGE:
        for number in range(int(first) + 1, int(last)):
            if f"{number}" in marks.labels:
                yield NoteRef(f"{number}", implied=True)


def may_call(text: str) -> bool:
    """Tell whether a source text may call a note."""
    return bool(CALLING.search(text))


def called(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the labels of the note markers in inlines."""
    for item in inlines:
        if isinstance(item, NoteRef):
            yield item.label
        elif isinstance(item, Emph | Strong | Link):
            yield from called(item.children)


def ending(inlines: Sequence[Inline]) -> str:
    """Return the last characters of inlines."""
    match inlines[-1] if inlines else None:
        case Text(value):
            return value[-FURTHEST:]
        case Emph(children) | Strong(children) | Link(_, children):
            return ending(children)
        case _:
            return ""


def doubtless(labels: frozenset[str], texts: Iterable[Inlines]) -> Marks:
    """Return the marks of a paper, from the labels of its notes and its texts read with ``wary``."""
    return Marks(labels, frozenset(label for inlines in texts for label in called(inlines)))


def wary(labels: frozenset[str]) -> Marks:
    """Return marks with which no doubtful figure is a marker."""
    return Marks(labels, labels)
