"""Reads the words before the year of an entry as printed, whatever its reader made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from edition.citations.found import in_latin_signs
from edition.citations.spellings import Spelling, spelling
from edition.citations.years import PENDING, UNDATED, canonical
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import words
from edition.model.works import Attested
from edition.references.names import INITIALS

HEAD_END = lazy_regex(  # "2002a", "n.d.-b", "no date c"
    rf"(?P<year>(?:1[4-9]|20)\d\d|{UNDATED}|{PENDING})(?:(?P<letter>-?[a-z])(?!\w)|(?<=[.e])[\s-](?P<apart>[a-z])(?=[).,]))?"
)

NUMBER = lazy_regex(r"\s*(?:\d{1,3}\.|\[\d{1,3}\])\s+")  # "12. ", "[12] "

INVERTED = lazy_regex(rf"\s*{INITIALS}\s*")  # " M. D."

NO_NAME = lazy_regex(r"[\d“”]")

LONGEST_HEAD = 4_000  # characters

MOST_WORDS = 16  # of the printed head of an entry

FEWEST_COMMAS = 3  # in the head of an entry with three authors or more


@dataclass(frozen=True, slots=True)
class Head:
    """The words before the year of an entry as printed, whatever its reader made of them.

    ``whole`` is empty if they are many, ``lead`` holds those before the first comma. ``several`` says that
    there are commas enough for three authors, ``body`` that no initial is among them, ``single`` that they
    name one author, ``alone`` that no word joins two. ``year`` and ``letter`` follow them.
    """

    whole: Spelling = ()
    lead: Spelling = ()
    several: bool = False
    body: bool = False
    single: bool = False
    alone: bool = False
    year: str = ""
    letter: str = ""


def printed_head(form: Attested) -> Head:
    """Return the words before the year of an entry."""
    return head_of(plain(form.reference.as_printed))


@lru_cache(maxsize=1 << 12)
def head_of(entry: str) -> Head:
    """Return the words before the year of a printed entry; none if it has no year, or a title before it."""
    entry = in_latin_signs(entry)
    label = NUMBER.match(entry)
    begin = label.end() if label else 0
    end = HEAD_END.search(entry, begin)
    text = entry[begin : end.start()] if end else ""
    if not end or not text or len(text) > LONGEST_HEAD or NO_NAME.search(text):
        return Head()
    whole, (first, *rest) = spelling(text), text.split(",")
    body = all(len(word) > 1 for word in whole)
    single = len(rest) <= 1 and "and" not in whole
    several = len(rest) >= FEWEST_COMMAS
    joined = any(len(word) > 1 and word in words("joining") for word in whole)
    alone = bool(rest and INVERTED.fullmatch(rest[0])) and not several and not joined
    year, letter = canonical(end["year"]), (end["letter"] or end["apart"] or "").lstrip("-")
    shown = whole if len(whole) <= MOST_WORDS else ()
    return Head(shown, spelling(first), several, body, single, alone, year, letter)
