"""Pairs of things across the papers that belong together, by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)

Answer = tuple[str, str]  # paper, question


@dataclass(frozen=True, slots=True)
class Pairs(Generic[A, B]):
    """Pairs of things that belong together, from both sides."""

    forth: Mapping[A, tuple[B, ...]] = field(default_factory=dict)
    back: Mapping[B, tuple[A, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relations:
    """What belongs together, by id.

    ``works`` are the keys of the works by term, the most cited first, each with the number of its citing places;
    ``sources`` the keys of the works that the sentences quoted for an event cite.
    """

    facts: Pairs[str, str] = field(default_factory=Pairs)  # term, fact
    events: Pairs[str, str] = field(default_factory=Pairs)  # term, event
    questions: Pairs[str, str] = field(default_factory=Pairs)  # term, question
    answers: Pairs[str, Answer] = field(default_factory=Pairs)  # term, answer
    quoted: Pairs[str, str] = field(default_factory=Pairs)  # fact, event
    works: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def from_event(self, event: str) -> int:
        """Return how many things the page of an event links: facts, works and terms."""
        found = (self.quoted.back, self.sources, self.events.back)
        return sum(len(links.get(event, ())) for links in found)


def paired(pairs: Iterable[tuple[A, B]]) -> Pairs[A, B]:
    """Return pairs, each once, in their order."""
    forth: dict[A, dict[B, None]] = defaultdict(dict)
    back: dict[B, dict[A, None]] = defaultdict(dict)
    for one, other in pairs:
        forth[one][other] = None
        back[other][one] = None
    return Pairs({k: tuple(v) for k, v in forth.items()}, {k: tuple(v) for k, v in back.items()})
