"""Letters before a name that mean "for example", not initials: "Z. B. Small (2014)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from edition.language.words import words


class Word(Protocol):
    """A word of a text."""

    @property
    def text(self) -> str:
        """Its characters."""


def example(around: Sequence[Word], word: Word) -> bool:
    """Tell whether a letter is one of two that mean "for example"; ``around`` are the words beside it, with it."""
    pairs = (pair for pair in pairwise(around) if any(one is word for one in pair))
    return any(f"{one.text} {other.text}".casefold() in words("example_letters") for one, other in pairs)
