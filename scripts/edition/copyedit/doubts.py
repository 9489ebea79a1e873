"""Tests whether a name with a year may be something else than a citation: a place, a party, an event.

A finding is an error only if no such reading is possible. The tests take the text before the name, or
before its bracket, or the years of the list.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.model.works import Attested

LAST_WORD = lazy_regex(r"(?<!\w)(?P<word>\w{1,40})\s{1,4}$")  # "the treaty "

BODY = lazy_regex(  # "Committee on ", "Commission for the "
    rf"\b(?:{alternatives('institutions')}|{alternatives('events')})\s+(?:of|on|for|to|in)\s+(?:the\s+)?$"
)

ARTICLES = frozenset({"the", "a", "an"})

PLACING = frozenset({"in", "at", "from", "near"})  # "fell in Berlin (1989)"

LONGEST = 60  # characters before a name that are examined


def word_before(before: str) -> str:
    """Return the last word of a text that ends with white space, in lower case; else ``""``."""
    match = LAST_WORD.search(before[-LONGEST:])
    return match["word"].lower() if match else ""


def after_article(before: str) -> bool:
    """Tell whether an article precedes a name, as in "the Greens (1984)"."""
    return word_before(before) in ARTICLES


def placed(before: str) -> bool:
    """Tell whether the word before a name makes it a place: "the wall fell in Berlin (1989)"."""
    return word_before(before) in PLACING


def of_event(before: str) -> bool:
    """Tell whether a bracket gives place and time of something: "the treaties (Paris, 1763)"."""
    word = word_before(before)
    events = {event.lower() for event in words("events")}
    return any(word.removesuffix(old) + new in events for old, new in (("", ""), ("s", ""), ("ies", "y")))


def before_bracket(before: str) -> str:
    """Return the part of a sentence before the bracket that contains a citation; else ``""``."""
    return before[: max(before.rfind("("), 0)]


def of_body(before: str) -> bool:
    """Tell whether a name is part of a body's name: "the Committee on National Security (2010)"."""
    return bool(BODY.search(before[-LONGEST:]))


def earlier(year: str, forms: Iterable[Attested]) -> bool:
    """Tell whether a year is earlier than every dated entry of a list."""
    years = [form.reference.year for form in forms if form.reference.year.isdecimal()]
    return year.isdecimal() and bool(years) and int(year) < min(map(int, years))
