"""Converts values that contain no others to what JSON can hold, and back: plain ones and dictionaries of them, bytes."""

from __future__ import annotations

import base64
import math
import operator
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from edition.cache.packed import Unfit

PLAIN = (str, int, float, bool, type(None))

TEXT = frozenset({str})

Functions = tuple[Callable[[Any], bool], Callable[[Any], Any], Callable[[Any], Any]]


def binary() -> Functions:
    """Return the functions of bytes, which are written in base 64."""

    def read(value: Any) -> bytes:
        if not isinstance(value, str):
            raise Unfit(repr(type(value)))
        return base64.b64decode(value, validate=True)

    return lambda value: type(value) is bytes, lambda value: base64.b64encode(value).decode(), read


def plain(kind: Any) -> Functions:
    """Codec of Python's plain values, stored as they are."""

    def same(value: Any) -> Any:
        if type(value) is not kind:
            raise Unfit(f"{type(value)} for {kind}")
        return value

    return lambda value: type(value) is kind, same, same


def is_json(value: Any) -> bool:
    """Tell whether a value is made of what JSON has, so that it comes back the same."""
    left = [value]
    while left:
        one = left.pop()
        kind = type(one)
        if kind is float and not math.isfinite(one):
            return False
        if kind in PLAIN:
            continue
        if kind is dict and TEXT.issuperset(map(type, one)):
            left += one.values()
        elif kind is list:
            left += one
        else:
            return False
    return True


def untyped() -> Functions:
    """Return the functions of a dictionary with names of text that is what JSON has: the fields of a record."""

    def fits(value: Any) -> bool:
        return type(value) is dict and is_json(value)

    def same(value: Any) -> Any:
        if not fits(value):
            raise Unfit(f"{type(value)} is not what JSON has")
        return value

    return fits, same, same


def among(values: tuple[Any, ...]) -> Functions:
    """Codec of one of several words."""

    def same(value: Any) -> Any:
        if type(value) is not str or value not in values:
            raise Unfit(f"{value!r:.40} is not among {values}")
        return value

    return lambda value: type(value) is str and value in values, same, same


def member_of(made: type[StrEnum]) -> Functions:
    """Codec of a member of an enumeration, stored as its value."""
    words = among(tuple(member.value for member in made))

    def write(value: Any) -> Any:
        if type(value) is not made:
            raise Unfit(f"{type(value)} for {made}")
        return value.value

    return lambda value: type(value) is made, write, lambda value: made(words[2](value))


def bare_mapping(key: Any, member: Any) -> Functions:
    """Codec of dictionaries of plain values, in their order; of some all items are tested at once."""

    def fits(made: dict[Any, Any]) -> bool:
        return {*map(type, made)} <= {key} and {*map(type, made.values())} <= {member}

    def write(value: Any) -> Any:
        if type(value) is not dict or not fits(value):
            raise Unfit(f"{type(value)} for a dictionary")
        return [*value.items()]

    def read(row: Any) -> Any:
        if type(row) is not list or not {*map(type, row)} <= {list} or not {*map(len, row)} <= {2}:
            raise Unfit("no row of pairs")
        if not {type(name) for name, _ in row} <= {key}:
            raise Unfit("another type of names")
        made = dict(row)
        if not fits(made):
            raise Unfit("another type")
        return made

    return lambda value: type(value) is dict, write, read


def picker(names: Sequence[Any], getter: Callable[..., Any] = operator.itemgetter) -> Callable[[Any], Any]:
    """Return a function that picks several parts or fields of a value as a tuple, however many there are."""
    if not names:
        return lambda _: ()
    pick = getter(*names)
    return pick if len(names) > 1 else lambda value: (pick(value),)
