"""Records that are read from the store only when one of their fields is wanted: most documents of a corpus never are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any


class Later:
    """The base of a frozen dataclass whose fields may be filled later, from a text that says what they are."""

    __slots__ = ("packed",)

    packed: tuple[str, Callable[[str], Any]]

    if not TYPE_CHECKING:  # which would take any attribute for one of the fields

        def __getattr__(self, name: str) -> Any:
            """Fill the fields, and return one of them; only called for those that are not filled."""
            text = waiting(self)
            if not text or name not in self.__dataclass_fields__:
                raise AttributeError(name)
            made = self.packed[1](text)
            for field in self.__dataclass_fields__:
                object.__setattr__(self, field, getattr(made, field))
            object.__delattr__(self, "packed")
            return object.__getattribute__(self, name)


def waiting(record: Later) -> str:
    """Return the text from which a record will be filled; ``""`` if it is filled."""
    try:
        return object.__getattribute__(record, "packed")[0]  # type: ignore[no-any-return]
    except AttributeError:
        return ""


def postponed(made: type[Later], text: str, fill: Callable[[str], Any]) -> Later:
    """Return a record of a class that is filled from a text when a field is wanted."""
    record = object.__new__(made)
    object.__setattr__(record, "packed", (text, fill))
    return record
