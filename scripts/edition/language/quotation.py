"""Quotation marks of Swedish and Finnish, in which the same sign opens and closes: ”Titel”."""

from __future__ import annotations

from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.model.text import Inline, Inlines, Text

OPENING = lazy_regex(r"(?<![^\s(\[–—-])”(?=[‘’*_¿¡]{0,2}[^\W_])")  # before a word, behind none


def opened(text: str) -> str:
    """Return a text of the same length in which each ” that opens a quotation is “: ”Titel” as “Titel”."""
    return OPENING.sub("“", text) if "”" in text else text


def opened_in(inlines: Inlines) -> Inlines:
    """Return inlines with their own text so; the same ones if nothing changes."""
    made: Inlines = tuple(map(turned, inlines))
    return inlines if made == inlines else made


def turned(item: Inline) -> Inline:
    """Return an inline with its text so; others stay."""
    return replace(item, value=opened(item.value)) if isinstance(item, Text) else item
