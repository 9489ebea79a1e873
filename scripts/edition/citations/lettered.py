"""Makes the citations of names with a year, one for each letter behind it: "Small, 2015a, b"."""

from __future__ import annotations

from edition.citations.found import Before
from edition.citations.years import Year, locator_behind
from edition.model.works import Found


def dated(text: str, year: Year, named: Before, begin: int) -> list[Found]:
    """Return the citations of names and a year, one for each letter; the last has the locator.

    In: the text; the year in it; who is named, and where the name begins. A name in the sentence ends its
    citation behind the bracket.
    """
    locator, end = locator_behind(text, year.end)
    letters = year.letters or (("", year.start),)
    out = []
    for number, (letter, place) in enumerate(letters):
        last = number == len(letters) - 1
        start = begin if not number else place
        closed = named.narrative and begin != year.start and not number
        stop = (named.end if closed else end) if last else place + 1
        shown, page = text[start:stop], locator if last else ""
        out.append(
            Found(start, stop, shown, named.people, named.et_al, year.year, letter, page, named.narrative,
                  named.hint, named.known)
        )  # fmt: skip
    return out
