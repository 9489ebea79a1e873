"""The facts as a matrix: a row for each fact, a cell for each paper, with the values that it states."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from edition.data.claims import Claims, Fact, Verdict

ORDER: tuple[Verdict, ...] = ("differ", "compatible", "agree")  # what readers look for comes first


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a paper states, and the places that state it.

    ``number`` counts the different values of the fact; equal numbers in a row are equal values.
    """

    words: str
    number: int
    computed: bool
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact with its values by paper."""

    fact: Fact
    cells: dict[str, tuple[Value, ...]]


def row(fact: Fact) -> Row:
    """Return the row of a fact; a value that a paper repeats stands there once."""
    numbers = {words: number for number, words in enumerate(dict.fromkeys(s.value for s in fact.statements))}
    cells = {}
    for paper in fact.papers:
        mine = [item for item in fact.statements if item.paper == paper]
        cells[paper] = tuple(
            Value(
                words,
                numbers[words],
                any(item.computed for item in mine if item.value == words),
                tuple(dict.fromkeys(item.place for item in mine if item.value == words)),
            )
            for words in dict.fromkeys(item.value for item in mine)
        )
    return Row(fact, cells)


def matrix(claims: Claims) -> list[tuple[Verdict, list[Row]]]:
    """Return the rows by verdict, differences first; in each the facts keep their order."""
    groups = [(verdict, [row(fact) for fact in claims.facts if fact.verdict == verdict]) for verdict in ORDER]
    return [group for group in groups if group[1]]


def columns(claims: Claims, papers: Collection[str]) -> list[str]:
    """Return the papers that state a fact, in the order of the papers."""
    stated = {item.paper for fact in claims.facts for item in fact.statements}
    return [slug for slug in papers if slug in stated]
