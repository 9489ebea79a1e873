"""The table of styles, and the function that reads an entry in its style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edition.model.text import Inlines, Span
from edition.references.fields import Reading
from edition.references.names import people
from edition.references.style import Style
from edition.references.styles import (
    apa,
    chicago_author_date,
    chicago_bibliography,
    chicago_notes,
    chicago_short,
    harvard,
    mla,
    vancouver,
)

# If a list has as many entries of one style as of another, the first style here wins.
ROWS: tuple[Style, ...] = (
    apa.NUMBERED,
    apa.STYLE,
    vancouver.STYLE,
    chicago_author_date.STYLE,
    harvard.STYLE,
    chicago_bibliography.STYLE,
    mla.STYLE,
    chicago_notes.STYLE,
    chicago_short.STYLE,
)

STYLES = {style.key: style for style in ROWS}

LISTS = {style.key: style for style in ROWS if style.stands_in == "list"}

NOTES = {style.key: style for style in ROWS if style.stands_in == "notes"}

SAME_AUTHOR = "same-author"


def read_entry(printed: Inlines, style: str, span: Span, *, italics: bool = True) -> tuple[Reading, ...]:
    """Read one printed entry.

    In: its inlines, the key of its style (raises ``KeyError`` for an unknown one), its place, and
    whether its text still has its italics. Out: the works that it names, nearly always one. Never
    raises on any text.
    """
    row = STYLES[style]
    readings = row.read_plain(printed, span) if row.read_plain and not italics else row.read(printed, span)
    clean = [replace(r.reference, title=r.reference.title.strip("“” ")) for r in readings]
    return tuple(replace(r, reference=c) for r, c in zip(readings, clean, strict=True))


def carried(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Give an entry that begins with dashes the authors of the entry before it.

    In: the readings of one list in its order. Out: the same, none flagged ``same-author``.
    """
    out: list[Reading] = []
    for reading in readings:
        flags = tuple(flag for flag in reading.flags if flag != SAME_AUTHOR)
        made = reading.reference
        if SAME_AUTHOR in reading.flags and out:
            before = out[-1].reference
            # The dashes stand for the name alone, not for what its bearer did (Chicago 17, 14.67).
            made = replace(made, authors=people(before), et_al=before.et_al)
        out.append(Reading(made, flags))
    return tuple(out)
