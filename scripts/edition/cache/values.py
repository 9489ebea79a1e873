"""Converts values to bytes and back by their types, which are the return types of functions.

A value is written as JSON without type names, and read only as the expected type: our frozen
dataclasses, field by field, and Python's plain types. So foreign bytes can run no code and create no
object that the program does not expect at that place.
"""

from __future__ import annotations

import base64
import dataclasses
import operator
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from edition.cache import plain as simple
from edition.cache.packed import Unfit, compressed, expanded, written
from edition.cache.plain import PLAIN, Functions, among, bare_mapping, binary, member_of, plain, untyped
from edition.model import later, shared
from edition.model.as_json import AS_JSON
from edition.model.later import Later, Left, postponed, waiting


@dataclasses.dataclass(slots=True)
class Codec:
    """How values of one type are written and read; ``fits`` is a quick test of a value's type."""

    fits: Callable[[Any], bool]
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def stripped(kind: Any) -> Any:
    """Return a type without what is noted of it, unless that says that it is what JSON has."""
    if typing.get_origin(kind) is typing.Annotated and AS_JSON not in kind.__metadata__:
        return stripped(kind.__origin__)
    return kind


def refuse(value: Any) -> Any:
    """Stand in for a codec that is not made yet."""
    raise Unfit(repr(type(value)))


CODECS: dict[Any, Codec] = {}


def codec(kind: Any) -> Codec:
    """Return the codec of a type; raises ``Unfit`` for types that cannot be stored."""
    kind = type(None) if kind is None else stripped(kind)
    if kind not in CODECS:
        made = CODECS[kind] = Codec(lambda _: False, refuse, refuse)  # a type may contain itself
        try:
            for name, function in zip(("fits", "write", "read"), functions(kind), strict=True):
                setattr(made, name, function)
        except Unfit:
            del CODECS[kind]
            raise
    return CODECS[kind]


def functions(kind: Any) -> Functions:
    """Return the functions that make up the codec of a type."""
    origin, arguments = typing.get_origin(kind), tuple(map(stripped, typing.get_args(kind)))
    if kind in PLAIN:
        return plain(kind)
    if kind is bytes:
        return binary()
    if origin is typing.Annotated:
        return untyped()
    if origin is typing.Literal:
        return among(arguments)
    if origin in {typing.Union, types.UnionType}:
        return either([codec(one) for one in arguments])
    if origin is tuple and arguments[1:] != (...,):
        return fixed([codec(one) for one in arguments], arguments)
    if origin in {tuple, list, set, frozenset}:
        return many(origin, codec(arguments[0]), arguments[0])
    if origin is dict:
        return (bare_mapping if set(arguments) <= set(PLAIN) else mapping)(*arguments)
    made = origin or kind
    if isinstance(made, type) and issubclass(made, StrEnum):
        return member_of(made)
    if isinstance(made, type) and dataclasses.is_dataclass(made):
        return in_parts(made, record(made, arguments)) if issubclass(made, Later) else record(made, arguments)
    raise Unfit(f"{kind} is not kept")


def either(members: list[Codec]) -> Functions:
    """Codec of values of several types, each stored with the number of its type."""
    count = len(members)
    numbers: dict[type, int] = {}  # by dataclass, of which no value fits where another does not

    def write(value: Any) -> Any:
        number = numbers.get(value.__class__, -1)
        if number < 0:
            number = next((place for place, member in enumerate(members) if member.fits(value)), -1)
        if number < 0:
            raise Unfit(f"{type(value)} is not among the types")
        if dataclasses.is_dataclass(value):
            numbers[type(value)] = number
        return [number, members[number].write(value)]

    def read(row: Any) -> Any:
        if type(row) is not list or len(row) != 2 or type(row[0]) is not int or not 0 <= row[0] < count:  # noqa: PLR2004 - number and value
            raise Unfit("no such type")
        return members[row[0]].read(row[1])

    return lambda value: any(member.fits(value) for member in members), write, read


def parts(row: Any, count: int) -> list[Any]:
    """Return a row that has ``count`` parts; raises ``Unfit`` for anything else."""
    if type(row) is not list or len(row) != count:
        raise Unfit("another number of parts")
    return row


def fixed(members: list[Codec], kinds: Sequence[Any]) -> Functions:
    """Codec of tuples of fixed length, each position with its own type."""
    count, bare = len(members), [*kinds] if set(kinds) <= set(PLAIN) else None

    def write(value: Any) -> Any:
        if type(value) is tuple and bare is not None and [*map(type, value)] == bare:
            return value
        if type(value) is not tuple or len(value) != count:
            raise Unfit(f"{type(value)} for a tuple of {count}")
        return [member.write(one) for member, one in zip(members, value, strict=True)]

    def read(row: Any) -> Any:
        if type(row) is list and bare is not None and [*map(type, row)] == bare:
            return tuple(row)
        return tuple([member.read(one) for member, one in zip(members, parts(row, count), strict=True)])

    return lambda value: type(value) is tuple and len(value) == count, write, read


def many(made: Any, member: Codec, kind: Any) -> Functions:
    """Codec of any number of values of one type, ``kind``."""
    bare = {kind} if kind in PLAIN else None

    def write(value: Any) -> Any:
        if type(value) is not made:
            raise Unfit(f"{type(value)} for {made}")
        if bare and bare.issuperset(map(type, value)):
            return [*value]
        one = member.write
        return [one(item) for item in value]

    def read(row: Any) -> Any:
        if type(row) is not list:
            raise Unfit("no row")
        if bare and bare.issuperset(map(type, row)):
            return made(row)
        one = member.read
        return made([one(item) for item in row])

    return lambda value: type(value) is made, write, read


def mapping(keys: Any, members: Any) -> Functions:
    """Codec of dictionaries, in their order."""
    key, member = codec(keys), codec(members)

    def write(value: Any) -> Any:
        if type(value) is not dict:
            raise Unfit(f"{type(value)} for a dictionary")
        return [[key.write(name), member.write(one)] for name, one in value.items()]

    def read(row: Any) -> Any:
        if type(row) is not list:
            raise Unfit("no row")
        name_of, one_of = key.read, member.read
        return {name_of(name): one_of(one) for name, one in (parts(pair, 2) for pair in row)}

    return lambda value: type(value) is dict, write, read


def read_later(made: Any, text: str) -> Any:
    """Return a record that is read from its packed text when a field is wanted."""
    return codec(made).read(text)


def stored_as(kind: Any) -> type:
    """Return the type that a value of a type has in JSON."""
    if kind in PLAIN:
        return kind  # type: ignore[no-any-return]
    if typing.get_origin(kind) is typing.Annotated:
        return dict
    word = typing.get_origin(kind) is typing.Literal or (isinstance(kind, type) and issubclass(kind, StrEnum))
    packed = isinstance(kind, type) and issubclass(kind, Later)
    return str if word or packed else list


def record(made: Any, arguments: Iterable[Any]) -> Functions:
    """Codec of one of our dataclasses: its fields in order, each with its type."""
    if not made.__dataclass_params__.frozen:
        raise Unfit(f"{made} can be changed")
    hints = {name: stripped(kind) for name, kind in typing.get_type_hints(made, include_extras=True).items()}
    meant = dict(zip(getattr(made, "__parameters__", ()), arguments, strict=True))
    names = [field.name for field in dataclasses.fields(made)]
    kinds = [meant.get(hints[name], hints[name]) for name in names]
    codecs = [codec(kind) for kind in kinds]
    bare = [place for place, kind in enumerate(kinds) if kind in PLAIN]
    types_of_bare, types_in = [kinds[place] for place in bare], simple.picker(bare)
    rest = [place for place in range(len(names)) if place not in bare]
    values_of, stored, make = (
        simple.picker(names, operator.attrgetter),
        tuple(map(stored_as, kinds)),
        maker(made, kinds),
    )

    def write(value: Any) -> Any:
        if type(value) is not made:
            raise Unfit(f"{type(value)} for {made}")
        row = list(values_of(value))
        if list(map(type, types_in(row))) != types_of_bare:
            raise Unfit(f"a field of {made}")
        for place in rest:
            row[place] = codecs[place].write(row[place])
        return row

    def read(row: Any) -> Any:
        if type(row) is not list or tuple(map(type, row)) != stored:
            raise Unfit(f"not the fields of {made}")
        for place in rest:
            row[place] = codecs[place].read(row[place])
        return make(row)

    if issubclass(made, Left):
        at = names.index(made.LEFT)
        later.READ[made] = codecs[at].read
        return lambda value: type(value) is made, write, leaving(at, read)
    return lambda value: type(value) is made, write, read


def leaving(at: int, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what reads a record and leaves the field ``at`` its place to a file, if it is long."""

    def read_left(row: Any) -> Any:
        shelf = later.SHELVES[-1]
        data = written(row[at]) if shelf and type(row) is list and len(row) > at else b""
        if shelf is None or not later.BRIEF <= len(data) < later.LARGEST:
            return read(row)
        row[at] = type(row[at])()
        return later.left(read(row), data, shelf)

    return read_left


def maker(made: Any, kinds: Iterable[Any]) -> Callable[[list[Any]], Any]:
    """Return what makes a record of its fields; ``kinds`` are their types."""
    if not issubclass(made, shared.Shared):
        return lambda row: made(*row)
    if set(kinds) == {str}:
        return lambda row: shared.record(made, row)
    return lambda row: made(*shared.texts(row))


@cache
def returned(function: Callable[..., Any]) -> Any:
    """Return the return type of a function."""
    return typing.get_type_hints(function)["return"]


def pack(value: Any, kind: Any) -> bytes:
    """Return a value as bytes; raises ``Unfit`` if it is not of its type, or too large."""
    return compressed(codec(kind).write(value))


def unpack(data: bytes, kind: Any) -> Any:
    """Return the value of bytes; raises ``ValueError`` or ``Unfit`` if they are no value of the type."""
    return codec(kind).read(expanded(data))


def in_parts(made: Any, whole: Functions) -> Functions:
    """Codec of records that are read only when a field is wanted: each is packed for itself."""
    fits, write, read = whole

    def packed(value: Any) -> Any:
        if not fits(value):
            raise Unfit(f"{type(value)} for {made}")
        return waiting(value) or base64.b64encode(compressed(write(value))).decode()

    def filled(text: str) -> Any:
        return read(expanded(base64.b64decode(text)))

    def wait(row: Any) -> Any:
        if type(row) is not str or not row:
            raise Unfit(f"no packed {made}")
        return postponed(made, row, filled)

    return fits, packed, wait
