"""What a detector returns: a value, the lines that are evidence for it, and whether it is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Detected(Generic[T_co]):
    """One thing that was detected in a text.

    ``lines`` are numbers of source lines, ``reason`` says what they show.
    """

    value: T_co
    lines: tuple[int, ...]
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of lines, first and last included, counted from 1."""

    first: int
    last: int
