"""Verbs of saying behind a name: "argues", "has argued", not "had taught"."""

from __future__ import annotations

from edition.words import words

LONGEST = 60  # characters behind a name in which its verb stands
PERFECT = frozenset(["has", "have", "had"])


def speaks(after: str) -> bool:
    """Tell whether a verb of saying follows."""
    following = [word.strip(",.;") for word in after[:LONGEST].split()[:2]]
    if following and following[0] in PERFECT:
        following = following[1:]
    return bool(following) and following[0] in words("sayings")
