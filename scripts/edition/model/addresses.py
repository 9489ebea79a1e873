"""Published addresses of a page (law 7)."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model.text import Span


@dataclass(frozen=True, slots=True)
class Published:
    """A published address: where its words begin in the source, and these words. ``at`` is its row in the list.

    ``column`` is 0 for words that an emendation inserted on their line.

    ``kind`` is what it leads to: "p", "list", "table", "figure", "ref", "fn:", "citation" or "heading".
    """

    address: str
    kind: str
    line: int
    column: int
    words: str
    at: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A published address across the papers: its thing ("fact cpec-launch"), the words of the thing, and the row's place."""

    address: str
    kind: str
    thing: str
    words: str
    at: Span
