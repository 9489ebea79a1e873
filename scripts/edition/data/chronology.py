"""chronology.yaml: events with the words that date them, and years that date no event."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from edition.data import files
from edition.data.domains import PLAIN, Prose, Quote, Said
from edition.data.files import NOWHERE
from edition.findings.finding import Diagnostic
from edition.model.text import Span

FILE = "chronology.yaml"


@dataclass(frozen=True, slots=True)
class Theme:
    """A lane of the time line."""

    id: Said
    label: Said
    where: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a paper about an event, and their date if it contradicts the event's."""

    paper: Said
    at: Said
    quote: Quote
    date: Said = ""
    words: Said = ""
    where: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Event:
    """One event; ``words`` shows a date as the papers put it ("late 1990s").

    ``terms`` are terms of the index that it is about although its words do not name them.
    """

    id: Said
    date: Said
    title: Said
    theme: Said
    places: tuple[Place, ...]
    words: Annotated[str, PLAIN] = ""
    remark: Annotated[str, PLAIN] = ""
    terms: tuple[Said, ...] = ()
    where: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class NotEvent:
    """Words with a year that date no event, and why."""

    paper: Said
    at: Said
    quote: Quote
    reason: Prose
    where: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Chronology:
    """The content of ``chronology.yaml``."""

    themes: tuple[Theme, ...] = ()
    events: tuple[Event, ...] = ()
    not_events: tuple[NotEvent, ...] = ()


def load(folder: Path, shown: str) -> tuple[Chronology, list[Diagnostic]]:
    """Read ``chronology.yaml`` of a corpus; without the file there are no events."""
    return files.load_optional(folder, shown, FILE, Chronology())
