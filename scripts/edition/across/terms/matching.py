"""How the forms of the index are found in the texts.

Forms and texts are compared word by word, so that a form never matches a part of a word. Spaces,
hyphens and dashes between words are equal ("balance-of-power" is "balance of power"); no match
crosses the end of a table cell or list item. A form without capitals matches in any case, a form with
capitals only as it is written. If several forms begin at one word, the longest matches, and its words
are not matched again ("Indian Ocean" does not count for "Indian").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from edition.language.regex import lazy_regex

T = TypeVar("T")

TOKEN = lazy_regex(
    r"""  (?P<word>\w+)                             # "balance"
        | (?P<gap>[ \u00a0\-\u2010-\u2013]+)      # " ", "-", "–"
        | (?P<character>.)                             # "’", "/"
    """,
    re.VERBOSE | re.DOTALL,
)

STRAIGHT = str.maketrans("'", "’")


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """A form to look for, and its term."""

    phrase: str
    owner: T


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A form that was found, with its offsets."""

    start: int
    end: int
    form: Form[T]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words, gaps and other characters of a text, as written and in lower case, with their offsets.

    Every gap counts as one space. ``index`` has the numbers of the pieces by their lower-case form.
    """

    values: list[str]
    lower: list[str]
    places: list[tuple[int, int]]
    index: dict[str, list[int]]


@lru_cache(maxsize=4)  # several matchers read the same text in turn
def pieces(text: str) -> Pieces:
    """Return the pieces of a text."""
    found = list(TOKEN.finditer(text.translate(STRAIGHT)))
    values = [" " if match["gap"] else match[0] for match in found]
    lower = [value.lower() for value in values]
    index: dict[str, list[int]] = defaultdict(list)
    for number, value in enumerate(lower):
        index[value].append(number)
    return Pieces(values, lower, [match.span() for match in found], dict(index))


def tokens(phrase: str) -> list[str]:
    """Return the words, gaps and other characters of a phrase in lower case."""
    return pieces(phrase.strip()).values


class Matcher(Generic[T]):
    """Finds forms in texts."""

    def __init__(self, forms: Iterable[Form[T]]) -> None:
        self.starts: dict[str, list[tuple[list[str], bool, Form[T]]]] = defaultdict(list)
        for form in forms:
            wanted = tokens(form.phrase)
            if not wanted:  # nothing to look for; it is reported as a form that does not occur
                continue
            exact = form.phrase != form.phrase.lower()
            self.starts[wanted[0].lower()].append((wanted, exact, form))
        for rows in self.starts.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, text: str, keep: Callable[[Match[T]], bool] = lambda _: True) -> Iterator[Match[T]]:
        """Yield the forms in a text, in order; matches that ``keep`` refuses are ignored."""
        if not self.starts:
            return
        parts = pieces(text)
        values, lower = parts.values, parts.lower
        free = 0  # the first piece after the last match
        firsts = self.starts.keys() & parts.index.keys()
        for place in sorted(number for first in firsts for number in parts.index[first]):
            if place < free:
                continue
            for wanted, exact, form in self.starts[lower[place]]:
                end = place + len(wanted)
                if (values if exact else lower)[place:end] != wanted:
                    continue
                match = Match(parts.places[place][0], parts.places[end - 1][1], form)
                if keep(match):
                    free = end
                    yield match
                    break
