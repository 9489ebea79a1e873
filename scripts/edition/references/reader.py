"""The table of styles: an entry's words go in, readings come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from edition.model.text import Inlines, Span
from edition.references.fields import Reading
from edition.references.names import people
from edition.references.styles import (
    chicago_author_date,
    chicago_bibliography,
    chicago_notes,
    harvard,
    mla,
    vancouver,
)
from edition.references.styles.apa import apa
from edition.references.styles.chicago import chicago

Reader = Callable[[Inlines, Span], tuple[Reading, ...]]

PLAIN_NOTES = "chicago-notes-plain"  # full notes of a text that has lost its italics

STYLES: dict[str, Reader] = {
    "apa": apa,
    "apa-numbered": apa,
    "chicago-author-date": chicago_author_date.read,
    "chicago-bibliography": chicago_bibliography.read,
    "chicago-notes": chicago,
    PLAIN_NOTES: chicago_notes.read,
    "harvard": harvard.read,
    "mla": mla.read,
    "vancouver": vancouver.read,
}

SAME_AUTHOR = "same-author"


def read(printed: Inlines, style: str, span: Span) -> tuple[Reading, ...]:
    """Read one printed entry.

    In: its inlines, the name of its style (raises ``KeyError`` for an unknown one), its place.
    Out: the works that it names, nearly always one. Never raises on any text.
    """
    readings = STYLES[style](printed, span)
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
