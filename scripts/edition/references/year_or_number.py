"""Tells the year of a work from the number of a report that looks like one: "Working Paper No. 1939. Ink, 1986"."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.works import Reference

ADDRESS = lazy_regex(r"(?:https?://|www\.|doi:)\S+")

YEAR = lazy_regex(r"(?<![\w/.-])(?:1[5-9]|20)\d\d(?![\w/-])")

NUMBER = lazy_regex(rf"(?<!\w)(?i:{alternatives('number_signs')})\.?\s?$")  # before it

SIGNED = lazy_regex(rf"(?<!\w)(?i:{alternatives('number_signs')})\.?\s?(?:1[5-9]|20)\d\d(?!\d)")

SEEN = lazy_regex(  # "Accessed 5 May 2020", "Retrieved May 5, 2020"
    rf"(?<!\w)(?i:{alternatives('access_words')})\b[^;“”()\d]{{0,40}}(?:\d{{1,2}}\b[^;“”()\d]{{0,20}}){{0,2}}(?:1[5-9]|20)\d\d(?!\d)"
)

VISITED = lazy_regex(  # the same, of words that say nothing of the work: "Zugegriffen 20. April 2025", not "Towns Visited. Quay, 1999"
    rf"(?<!\w)(?i:{alternatives('visit_words')})\b[^;.“”()\d]{{0,40}}(?:\d{{1,2}}\b[^;“”()\d]{{0,20}}){{0,2}}(?:1[5-9]|20)\d\d$"
)

LONGEST_VISIT = 100  # characters from the word to the year
LONGEST_SIGN = 8


def dated(made: Reference) -> Reference:
    """Return a reference with the only other year that it prints, if its year is the number behind "No.", and that only.

    The year in which a page was seen is no other, and none of the work.
    """
    made = undated_if_visited(made)
    if not YEAR.fullmatch(made.year) or not SIGNED.search(plain(made.as_printed)):
        return made
    text = ADDRESS.sub(" ", plain(made.as_printed).replace(made.title or "\0", " "))
    numbers = [place for place in YEAR.finditer(text) if place[0] == made.year]
    others = {place[0] for place in YEAR.finditer(SEEN.sub(" ", text))} - {made.year}
    if len(others) != 1 or not numbers or not all(is_number(text, place) for place in numbers):
        return made
    date = "" if made.date == made.year else made.date
    return replace(made, year=others.pop(), number=made.number or made.year, date=date)


def undated_if_visited(made: Reference) -> Reference:
    """Return a reference without its year if that is only of the day on which somebody saw a page."""
    if not YEAR.fullmatch(made.year):
        return made
    printed = plain(made.as_printed)
    ends = [place.end() for place in re.finditer(made.year, printed)]
    if not ends or not all(VISITED.search(printed, max(end - LONGEST_VISIT, 0), end) for end in ends):
        return made
    return replace(made, year="", letter="", date="" if made.year in made.date else made.date)


def is_number(text: str, place: re.Match[str]) -> bool:
    """Tell whether a sign such as "No." stands before digits."""
    return NUMBER.search(text, max(place.start() - LONGEST_SIGN, 0), place.start()) is not None
