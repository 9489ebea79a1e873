"""Gives titles the quotation marks that their entry prints: some readers turn all into those of English."""

from __future__ import annotations

from dataclasses import replace

from edition.language.typography import plain
from edition.model.text import Inlines
from edition.model.works import Reference
from edition.references.note_parts import english_marks

FIELDS = ("title", "container")


def with_own_marks(made: Reference, printed: Inlines) -> Reference:
    """Return a reference as that of a printed entry, with its signs in title and container: "Om ”salt” i ån"."""
    made = made if made.as_printed is printed else replace(made, as_printed=printed)
    text = plain(printed)
    turned = english_marks(text)
    if turned == text:
        return made
    own: dict[str, str] = {}
    for name in FIELDS:
        value: str = getattr(made, name)
        place = turned.find(value) if value and value not in text else -1
        if place >= 0:
            own[name] = text[place : place + len(value)]
    return replace(made, **own) if own else made  # type: ignore[arg-type]
