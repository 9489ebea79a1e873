"""claims.yaml: facts that several places state, with quotations, values and a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from edition.data import files
from edition.data.domains import Prose, Quote, Said
from edition.data.files import NOWHERE
from edition.findings.finding import Diagnostic
from edition.model.text import Span

FILE = "claims.yaml"

Verdict = Literal["agree", "differ", "compatible"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of facts, in the order of the page."""

    id: Said
    label: Said
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place of one paper says: its words, and the value that they state.

    ``computed``: the editors calculated the value from what the paper prints.
    """

    paper: Said
    place: Said
    quote: Quote
    value: Said
    computed: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Fact:
    """The subject of several statements, and a verdict on how their values relate.

    ``agree``: all have one value. ``differ``: different values contradict each other.
    ``compatible``: there are several values, and they need not contradict each other.
    ``terms`` are terms of the index that it is about although its words do not name them.
    """

    id: Said
    topic: Said
    subject: Said
    verdict: Verdict
    note: Prose
    statements: tuple[Statement, ...]
    terms: tuple[Said, ...] = ()
    at: Span = NOWHERE

    @property
    def papers(self) -> tuple[str, ...]:
        """Return the papers, in the order of their statements."""
        return tuple(dict.fromkeys(item.paper for item in self.statements))


@dataclass(frozen=True, slots=True)
class Claims:
    """The content of ``claims.yaml``."""

    topics: tuple[Topic, ...] = ()
    facts: tuple[Fact, ...] = ()


def load(folder: Path, shown: str) -> tuple[Claims, list[Diagnostic]]:
    """Read ``claims.yaml`` of a corpus; without the file there are no facts."""
    return files.load_optional(folder, shown, FILE, Claims())
