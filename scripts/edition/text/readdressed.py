"""Reads the places that the editors' data names by published addresses as the places that they are now."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from edition.language.regex import lazy_regex
from edition.model.text import Document
from edition.text.addressing import named
from edition.text.places import Places

T = TypeVar("T")

ONE = ("place", "at", "anchor")  # fields that name one place of the paper in the field "paper"

SEVERAL = ("places", "anchors")

LATER = lazy_regex(r"[a-z]+")  # of "p12a", which was part of "p12"

Moves = Mapping[str, Mapping[str, str]]


def moves(documents: Iterable[tuple[str, Document]]) -> dict[str, dict[str, str]]:
    """Return, by paper, its old addresses with the places where their words are now.

    Data names no headings: words that have become a heading are read as what stands below it.
    """
    rows = {slug: {item.address: item.now for item in made.moved} | below(made) for slug, made in documents}
    return {slug: row for slug, row in rows.items() if row}


def below(document: Document) -> dict[str, str]:
    """Return the old addresses that lead to a heading, each with the part below it."""
    names = [named(node) for node in document.body]
    found: dict[str, str] = {}
    for item in document.moved:
        at = next((place for place, name in enumerate(names) if name == ("heading", item.now)), len(names))
        parts = [address for kind, address in names[at:] if kind not in {"heading", ""}]
        if parts:
            found[item.address] = parts[0]
    return found


def readdressed(data: T, known: Places, moved: Moves) -> T:
    """Return data that names the present places.

    A place whose words have moved is the one that has them; where a paragraph was split, a quotation that is no
    longer in "p12" is looked for in "p12a" and the others made from it.
    """
    for paper, place in sorted({*places_in(data)}):  # paper by paper, so that each is read once
        if paper in known:
            known[paper].get(moved.get(paper, {}).get(place, place))
    made: T = walked(data, known, moved)
    return made


def places_in(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the places that a value of the data names, each with its paper."""
    if isinstance(value, tuple):
        for item in value:
            yield from places_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if paper := parts.get("paper"):
            rows = [parts.get(name) for name in ONE], *(parts.get(name) or () for name in SEVERAL)
            yield from ((paper, place) for row in rows for place in row if isinstance(place, str) and place)
        for part in parts.values():
            yield from places_in(part)


def walked(value: Any, known: Places, moved: Moves) -> Any:
    """Return a value of the data with the present places."""
    if isinstance(value, tuple):
        parts = tuple(walked(item, known, moved) for item in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    old = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    paper, quote = old.get("paper", ""), old.get("quote", "")
    new = {name: walked(part, known, moved) for name, part in old.items()}
    if paper in known:
        for name in ONE:
            if isinstance(place := old.get(name), str) and place:
                new[name] = present(paper, place, quote, known, moved)
        for name in SEVERAL:
            if isinstance(row := old.get(name), tuple):
                new[name] = tuple(
                    present(paper, place, "", known, moved) if isinstance(place, str) else new[name][index]
                    for index, place in enumerate(row)
                )
    changed = {name: part for name, part in new.items() if part is not old[name] and part != old[name]}
    return dataclasses.replace(value, **changed) if changed else value


def present(paper: str, place: str, quote: str, known: Places, moved: Moves) -> str:
    """Return the place where the words of a published place are now."""
    now = moved.get(paper, {}).get(place, place)
    passage, wanted = known[paper].get(now), squeezed(quote)
    if passage is None or not quote or wanted in squeezed(passage.text):
        return now
    holding = [
        anchor
        for anchor, other in known[paper].items()
        if (now != place or (anchor.startswith(now) and LATER.fullmatch(anchor.removeprefix(now))))
        and wanted in squeezed(other.text)
    ]
    return holding[0] if len(holding) == 1 else now


def squeezed(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())
