"""Titles by which citations name works without an author (APA 7, 8.14; Chicago 17, 15.34; MLA 9, 6.10)."""

from __future__ import annotations

from edition.bibliography import folded

ARTICLES = frozenset(["a", "an", "the"])


def begins(title: str, hint: str) -> bool:
    """Tell whether a title begins with the words that a citation gives of it, articles aside."""
    whole, start = folded(title).split(), folded(hint).split()
    while whole and whole[0] in ARTICLES:
        whole.pop(0)
    while start and start[0] in ARTICLES:
        start.pop(0)
    return bool(start) and whole[: len(start)] == start


def bare(title: str) -> str:
    """Return the words of a title without quotation marks and the comma that closes it."""
    return title.strip(" “”,.")
