"""Word lists, and a test for verbs of saying."""

from __future__ import annotations

import re
from functools import cache

from edition.model.own_data import own_data

LONGEST = 60  # characters after a name that may contain its verb

MOST_BEFORE = 2  # words before a verb: "has also"


def speaks(after: str) -> bool:
    """Tell whether a text begins with a verb of saying: "argues", "has also argued"."""
    following = [word.strip(",.;") for word in after[:LONGEST].split()[: MOST_BEFORE + 1]]
    verb = next((word for word in following if word not in words("before_sayings")), "")
    return verb in words("sayings")


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return the lists of ``words.yaml`` by name."""
    return {name: frozenset(found) for name, found in own_data("edition.language", "words.yaml").items()}


@cache
def words(*names: str) -> frozenset[str]:
    """Return one of the lists of ``words.yaml``, or several as one; raises ``KeyError`` for an unknown name."""
    first, *others = (lists()[name] for name in names)
    return first.union(*others) if others else first


def alternatives(*names: str) -> str:
    """Return one or several lists as alternatives of a regular expression, longest first."""
    return "|".join(sorted((re.escape(word) for word in words(*names)), key=lambda word: (-len(word), word)))
