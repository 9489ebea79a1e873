"""Records that are read from the store only when one of their fields is wanted: most documents of a corpus never are.

Until then a file holds them, while a project's results are at work; else memory does. Of each kind only the last few stay
filled: whoever looks at all papers, one after another, needs the memory of a few.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from edition.model.shelf import Place, Shelf, held_at, taken

T = TypeVar("T", bound="Later")

SHORT = 400  # characters that take no more room in memory than their place on a shelf does

FILLED = 50  # records of one kind, of those that a file holds, that stay filled

SHELVES: list[Shelf | None] = [None]  # the last is in use


@contextlib.contextmanager
def shelved(room: Path | None) -> Iterator[None]:
    """Put the texts of records on a shelf in a folder meanwhile."""
    SHELVES.append(Shelf(room))
    try:
        yield
    finally:
        SHELVES.pop()
        LAST.clear()


class Later:
    """The base of a frozen dataclass whose fields may be filled later, from a text that says what they are."""

    __slots__ = ("packed",)

    packed: Packed

    if not TYPE_CHECKING:  # which would take any attribute for one of the fields

        def __getattr__(self, name: str) -> Any:
            """Fill the fields, and return one of them; only called for those that are not filled."""
            text = waiting(self)
            if not text or name not in self.__dataclass_fields__:
                raise AttributeError(name)
            held, fill = self.packed
            made = fill(text)
            for field in self.__dataclass_fields__:
                object.__setattr__(self, field, getattr(made, field))
            object.__delattr__(self, "packed")
            if not isinstance(held, str):
                last = LAST[type(self)]
                last.append((self, (held, fill)))
                if len(last) > FILLED:
                    empty(*last.popleft())
            return getattr(made, name)


Packed = tuple[str | Place, Callable[[str], Any]]  # what a record is filled from, and how

LAST: dict[type, deque[tuple[Later, Packed]]] = defaultdict(deque)  # the records that are filled, by kind


def empty(record: Later, packed: Packed) -> None:
    """Leave a record to its file; it is filled again when a field is wanted."""
    for field in record.__dataclass_fields__:  # type: ignore[attr-defined] # it is a dataclass
        object.__delattr__(record, field)
    object.__setattr__(record, "packed", packed)


def waiting(record: Later) -> str:
    """Return the text from which a record will be filled; ``""`` if it is filled."""
    try:
        held = object.__getattribute__(record, "packed")[0]
    except AttributeError:
        return ""
    return held if isinstance(held, str) else taken(held)


def postponed(made: type[Later], text: str, fill: Callable[[str], Any]) -> Later:
    """Return a record of a class that is filled from a text when a field is wanted."""
    record, shelf = object.__new__(made), SHELVES[-1]
    held = text if shelf is None or len(text) < SHORT else shelf.put(text.encode())
    object.__setattr__(record, "packed", (held, fill))
    return record


def copied(record: T) -> T:
    """Return a record that is filled without filling this one, so that it goes when it is no longer wanted."""
    text = waiting(record)
    return record.packed[1](text) if text else record


class Left:
    """The base of a frozen dataclass of which one field is long and seldom wanted: ``LEFT`` is its name.

    While a project's results are at work, a file holds the field, and it is read whenever it is wanted.
    """

    __slots__ = ("left_at", "left_on")

    LEFT: ClassVar[str]

    left_at: int
    left_on: Shelf

    if not TYPE_CHECKING:  # which would take any attribute for one of the fields

        def __getattr__(self, name: str) -> Any:
            """Return the field that is left; only called for what the record does not have."""
            if name != type(self).LEFT:
                raise AttributeError(name)
            first, size = divmod(object.__getattribute__(self, "left_at"), LARGEST)
            return READ[type(self)](json.loads(held_at((self.left_on, first, size))))


READ: dict[type, Callable[[Any], Any]] = {}  # what reads the field that is left, by the class

BRIEF = 100  # bytes of a field that stays in memory

LARGEST = 1 << 24  # bytes of a field that is left


def left(record: Left, data: bytes, shelf: Shelf) -> Left:
    """Return a record without the field that is left, which stands on a shelf."""
    _, first, size = shelf.put(data)
    object.__delattr__(record, record.LEFT)
    object.__setattr__(record, "left_on", shelf)
    object.__setattr__(record, "left_at", first * LARGEST + size)
    return record
