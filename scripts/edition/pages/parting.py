"""Divides long lists into parts, each a page of its own, so that no page takes long to come, however long a list grows.

Every item says under which names it may stand, from wide to narrow: "A–M", "A–G", "A–D" …, or a decade and then a
year. A group is divided only when it is too large for a page, and its parts have the names that the items give, so that
a list that grows a little keeps its parts, and a part its address. The page of a group that was divided remains, and
leads on. Items that no name tells apart are divided by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import Any, Generic, TypeVar

from edition.pages.alphabet import OTHER, letter, order

T = TypeVar("T")

MOST = 200_000  # characters of the items of a page; what stands around them takes about 20,000

DEEP = 3  # letters of a word by which lists are divided


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """An item of a list: its anchor, about how many characters of HTML it takes, its groups from wide to narrow."""

    thing: T
    anchor: str
    size: int
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # one is itself alone; comparing its items would take long
class Part(Generic[T]):
    """A list or a part of one: its name, ``""`` for the whole; its items; the parts into which it is divided, if it is."""

    name: str
    items: tuple[Item[T], ...]
    parts: tuple[Part[T], ...] = ()

    @property
    def things(self) -> list[T]:
        """The things in it."""
        return [item.thing for item in self.items]

    def every(self) -> Iterator[Part[T]]:
        """Yield this part and all below it."""
        yield self
        for part in self.parts:
            yield from part.every()

    def leaves(self) -> list[Part[T]]:
        """Return the parts that show their items, in order."""
        return [part for part in self.every() if not part.parts]

    def shown(self) -> list[Part[T]]:
        """Return the parts that readers are led to: the whole, and those that show its items."""
        return [self, *self.leaves()] if self.parts else [self]

    def where(self) -> dict[str, str]:
        """Return the name of the part that shows each item, by anchor."""
        return {item.anchor: part.name for part in self.leaves() for item in part.items}


@lru_cache(maxsize=1)  # each page of a list asks
def anchored(part: Part[Any]) -> int:
    """Return how many characters the anchors of all items take."""
    return sum(len(item.anchor) for item in part.items)


def parted(items: Iterable[Item[T]], most: int = 0) -> Part[T]:
    """Return a list divided into parts of at most so many characters; an item that alone has more is a part."""
    return divided("", tuple(items), 0, most or MOST)


def divided(name: str, items: tuple[Item[T], ...], depth: int, most: int) -> Part[T]:
    """Return a group divided by the names that its items have at a depth and below it."""
    if sum(item.size for item in items) <= most or len(items) == 1:
        return Part(name, items)
    groups: dict[str, list[Item[T]]] = {}
    for item in items:
        groups.setdefault(item.under[depth] if depth < len(item.under) else "", []).append(item)
    if "" not in groups:
        return Part(
            name, items, tuple(divided(own, tuple(its), depth + 1, most) for own, its in groups.items())
        )
    stem = f"{name}-" if name else ""
    return Part(name, items, tuple(Part(f"{stem}{n}", its) for n, its in enumerate(by_size(items, most), 1)))


def by_size(items: Sequence[Item[T]], most: int) -> Iterator[tuple[Item[T], ...]]:
    """Yield items in runs of at most so many characters."""
    run: list[Item[T]] = []
    size = 0
    for item in items:
        if run and size + item.size > most:
            yield tuple(run)
            run, size = [], 0
        run.append(item)
        size += item.size
    yield tuple(run)


@cache
def halves(letters: str) -> tuple[str, str]:
    """Return the letters of a range in two halves."""
    middle = (len(letters) + 1) // 2
    return letters[:middle], letters[middle:]


def by_letters(line: str) -> tuple[str, ...]:
    """Return the groups of a line in a list from A to Z: "small" is in "n-z", in "n-t", in "s", in "sa-sm".

    A line that begins with no letter a–z is in one group with those that begin alike.
    """
    first = letter(line)
    if first not in ascii_lowercase:
        return (first,)
    text = order(line)
    rest = "".join(one if one in ascii_lowercase else "a" if one < "a" else "z" for one in text[1:DEEP])
    spelt = first + (rest.ljust(DEEP - 1, "a") if text[:1] == first else "z" * (DEEP - 1))
    return ranges(spelt.ljust(DEEP, "a"))


@cache
def ranges(spelt: str) -> tuple[str, ...]:
    """Return the groups of lines that begin with these letters, from wide to narrow; a long list has each many times."""
    names: list[str] = []
    for at, one in enumerate(spelt):
        rest = ascii_lowercase
        while len(rest) > 1:
            rest = next(half for half in halves(rest) if one in half)
            names.append(
                f"{spelt[:at]}{rest[0]}-{spelt[:at]}{rest[-1]}" if len(rest) > 1 else spelt[:at] + rest
            )
    return tuple(names)


def in_letters(name: str) -> str:
    """Return the name of a group of letters as readers see it: "A–M", "Sa–Sm", "S", "other"."""
    return name if name == OTHER else "–".join(word.capitalize() for word in name.split("-"))
