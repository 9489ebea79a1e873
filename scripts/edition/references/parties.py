"""Reads the parties of a case, and tells by which of their words a text may call it: "Small", "Weir Spain", "Roe v Wade".

Source of the rule: *Bluebook*, rule 10.9, and *OSCOLA*, 4th edition, 2.1.2: the short form of a case is the name of one
party, by preference a person or a firm; one that is a party to many cases, such as a government, names none alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.language.words import words

VERSUS = lazy_regex(r"\s[vV]s?\.?\s")  # "Roe v. Wade"

BETWEEN = lazy_regex(r"\s[vV]s?\.?\s|\s(?:and|&)\s|[,;()]|\b(?:[Ee]x\sparte|[Ii]n\sre)\s")  # between parties

WORD = lazy_regex(r"[^\W_]+")

NUMERAL = lazy_regex(r"[ivx]{1,5}|\d{1,2}")  # of the second case of a party: "Small II"

SHORTEST = 4  # letters of the name of a party that is cited alone

MOST_OF_PERSON = 4  # words


@lru_cache(maxsize=1)
def public() -> frozenset[str]:
    """Return the words of the names of bodies and offices, in small letters."""
    return frozenset(spelt(word) for word in words("institutions", "bodies", "public_parties"))


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without small ones."""
    return tuple(word for word in map(spelt, WORD.findall(text)) if word not in words("small"))


@lru_cache(maxsize=1 << 12)
def parties(title: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each party of a case; a title that names no two is one."""
    parts = BETWEEN.split(title) if VERSUS.search(title) else [title]
    return tuple(filter(None, map(telling, parts)))


def name_case(name: Sequence[str], title: str) -> bool:
    """Tell whether words name one or several parties of a case, with the numeral of a further case: "Schrems II".

    A year must say which of several cases with such a party is meant.
    """
    left = [word for word in name if word not in words("small") and word not in {"v", "vs"}]
    rest = tuple(word for word in left if not NUMERAL.fullmatch(word))
    every, called = parties(title), 0
    while rest:
        sizes = range(len(rest), 0, -1)
        size = next((size for size in sizes if any(calls(rest[:size], party) for party in every)), 0)
        if not size:
            return False
        rest, called = rest[size:], called + 1
    return bool(called) and max(map(len, left)) >= SHORTEST


def calls(name: tuple[str, ...], party: tuple[str, ...]) -> bool:
    """Tell whether words are enough of the name of a party: all, the first of a firm's, or a person's family name.

    Of a body or an office, and of a name of many words, nothing less than all says who is meant, nor does its one word.
    """
    firm = not words("companies").isdisjoint(party)
    held = tuple(word for word in party if word not in words("companies"))
    official = not public().isdisjoint(held)
    if name in {party, held}:
        return len(name) > 1 or not official
    if firm and not official:
        return held[: len(name)] == name
    return not official and len(held) <= MOST_OF_PERSON and held[-len(name) :] == name
