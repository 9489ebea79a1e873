"""All styles of printed references, in one table, and what one entry says about the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edition import references
from edition.entry_styles import chicago_date, chicago_notes, chicago_plain, harvard, mla, vancouver
from edition.model import Inlines, Span
from edition.references import Reader, Reading, people

PLAIN_NOTES = "chicago-notes-plain"  # full notes of a text that has lost its italics
STYLES: dict[str, Reader] = {
    **references.STYLES,
    "chicago-author-date": chicago_date.read,
    "chicago-bibliography": chicago_plain.read,
    PLAIN_NOTES: chicago_notes.read,
    "harvard": harvard.read,
    "mla": mla.read,
    "vancouver": vancouver.read,
}
SAME_AUTHOR = "same-author"


def read(printed: Inlines, style: str, span: Span) -> tuple[Reading, ...]:
    """Read one printed entry in any style; raises ``KeyError`` for one that there is not."""
    return references.read(printed, style, span, STYLES)


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
