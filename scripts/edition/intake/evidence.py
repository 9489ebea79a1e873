"""What a detector returns: a value, the lines that speak for it, and whether they leave no doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Detected(Generic[T_co]):
    """One thing that was detected in a text.

    ``lines`` are numbers of source lines, ``reason`` says in words what they show.
    """

    value: T_co
    lines: tuple[int, ...]
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines, both ends included, counted from 1."""

    first: int
    last: int
