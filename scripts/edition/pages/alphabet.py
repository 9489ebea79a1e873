"""Lists by letter: the order A to Z, and the letters under which it is divided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from string import ascii_lowercase
from typing import TypeVar

from edition.language.strings import folded, spelt

T = TypeVar("T")

OTHER = "other"  # the group of what does not begin with a letter a–z


def order(line: str) -> str:
    """Return what sorts a line A to Z: without accents and an opening quotation mark."""
    return spelt(line).lstrip("“‘\"'[")


def letter(line: str) -> str:
    """Return the letter under which a line stands."""
    if line[:1].isascii() and line[:1].isalpha():  # most do not need the rest
        return line[0].lower()
    first = folded(line)[:1]
    return first if first.isascii() and first.isalpha() else OTHER


def rank(line: str) -> tuple[bool, str, str]:
    """Return what sorts a line in lists by letter, of which the last is ``OTHER``."""
    first = letter(line)
    return first == OTHER, first, order(line)


def by_letter(items: Iterable[T], line: Callable[[T], str]) -> dict[str, list[T]]:
    """Return items A to Z by letter; ``line`` is what they are sorted by; ``OTHER`` comes last."""
    groups: dict[str, list[T]] = defaultdict(list)
    for item in sorted(items, key=lambda item: rank(line(item))):
        groups[letter(line(item))].append(item)
    return dict(groups)


def name(letter: str) -> str:
    """Return the name of a letter's group, as readers see it: "A", "other"."""
    return letter if letter == OTHER else letter.upper()


def row(groups: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the letters of a row of links: each name with its group, or with "" where there is none."""
    every = [*ascii_lowercase, *([OTHER] if OTHER in groups else [])]
    return [(name(each), each if each in groups else "") for each in every]
