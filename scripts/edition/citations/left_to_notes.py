"""The calls of notes in a text: a note cites the works whose authors the sentence with its call only names."""

from __future__ import annotations

from collections.abc import Sequence

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.text import Inlines, NoteRef
from edition.model.works import Found

BEHIND = lazy_regex(
    r"(?:[’']s?)?[”’]?[,;:.]?"
)  # between a name and the call of its note: "Small;³", "Small’s³"; not "(Reed; Small).³", of which the note is beside them


def note_calls(inlines: Inlines) -> list[int]:
    """Return the offsets of the calls of notes in a text."""
    found, offset = [], 0
    for item in inlines:
        if isinstance(item, NoteRef):
            found.append(offset)
        offset += len(plain((item,)))
    return found


def left_to_note(item: Found, text: str, begin: int, end: int, calls: Sequence[int]) -> bool:
    """Tell whether a note cites what a text only names.

    In: the names; the text; where their sentence begins and ends; the calls of notes in the text. Names to which "see"
    leads, and names in brackets, are a citation, unless the call stands directly behind them. A year or a page cites, too.
    """
    if item.year or item.locator or item.hint:
        return False
    if item.led or not item.narrative:
        behind = BEHIND.match(text, item.end)
        return any(item.end <= call <= (behind.end() if behind else item.end) for call in calls)
    return any(begin <= call <= end + 1 for call in calls)
