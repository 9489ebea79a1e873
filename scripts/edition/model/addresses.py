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
