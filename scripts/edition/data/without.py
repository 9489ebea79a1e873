"""Removes what the editors' data says of some papers: those that the corpus does not list."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


def speaks_of(item: Any) -> Iterator[str]:
    """Yield the papers that an item itself names: a cell, a statement, a place, a decision."""
    if paper := getattr(item, "paper", ""):
        yield paper
    entries = (*getattr(item, "entries", ()), getattr(item, "entry", ""))
    yield from (entry.partition(":")[0] for entry in entries if entry)


def without(data: T, papers: Collection[str]) -> T:
    """Return data without the items that name one of the papers, at any depth.

    A table by paper loses their rows; the keys of works are permanent and stay.
    """
    if not papers:
        return data
    made: T = thinned(data, frozenset(papers))
    return made


def thinned(value: Any, papers: frozenset[str]) -> Any:
    """Return a value of the data without these papers."""
    if isinstance(value, tuple):
        return tuple(thinned(item, papers) for item in value if papers.isdisjoint(speaks_of(item)))
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if name not in papers}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **{name: thinned(part, papers) for name, part in parts.items()})
    return value
