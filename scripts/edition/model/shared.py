"""Texts and records that stand in many records alike: of equal ones that are read from the store, one stays in memory."""

from __future__ import annotations

from typing import Any

MOST = 100_000  # so many are known at once

KNOWN: dict[Any, Any] = {}  # each by itself; a record by its class and its fields


class Shared:
    """The base of a frozen dataclass whose texts others have, too: papers, authors, journals, publishers."""

    __slots__ = ()


class Summed:
    """The base of a frozen dataclass of which one record stands in many keys of the store; its checksum is made once."""

    __slots__ = ("sum",)

    sum: str


def texts(row: list[Any]) -> list[Any]:
    """Return the fields of a record; each text is the one that is known, if an equal one is."""
    if len(KNOWN) > MOST:
        KNOWN.clear()
    known = KNOWN.setdefault
    return [known(value, value) if value.__class__ is str else value for value in row]


def record(made: type, row: list[Any]) -> Any:
    """Return the record of a class with these texts: the one that is known, or a new one."""
    found = KNOWN.get((made, *row))
    if found is None:
        fields = texts(row)
        found = KNOWN[made, *fields] = made(*fields)
    return found
