"""Letters and words before a name that are no part of it, and words behind it that stand for further authors."""

from __future__ import annotations

import pytest

from citations.test_notes import named, shown
from edition.citations import author_date, not_numbers, numbers, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def form(key: str, year: str, *authors: Name) -> Attested:
    """Return an entry."""
    return Attested(
        key, "x", key, Reference(Span("x", 1, 1), (Text(""),), authors=authors, year=year, title=key)
    )


LISTED = [
    form("malm", "1962", Name(family="Malm", given="M. P.")),
    form("reed", "1975", Name(family="Reed", given="Zoe B.")),
    form("maun", "2015", Name(family="Maun", given="S.")),
    form("bree", "2024", Name(family="Bree", given="R."), Name(family="Erm", given="J.")),
]

BEFORE = [
    ("Siehe z. B. Malm (1962) zu den Inseln.", ["malm"]),
    ("Z. B. Malm (1962) zu den Inseln.", ["malm"]),
    ("Inseln (z. B. Malm 1962).", ["malm"]),
    ("So auch B. Malm (1962) zu den Inseln.", []),  # another Malm
    ("Siehe Z. B. Reed (1975) zu den Inseln.", ["reed"]),  # her initials
    ("Following Maun’s (2015) account of tides, we look.", ["maun"]),
    ("Following Bree and Erm (2024), we look.", ["bree"]),
]


@pytest.mark.parametrize(("text", "wanted"), BEFORE)
def test_before_a_name(text: str, wanted: list[str]) -> None:
    """“z. B.” and “Following” are not given names, but the initials of a listed author are."""
    entries = Entries(LISTED)
    keys = {one.id: one.id for one in LISTED}
    found = [
        item
        for item in author_date.find(text, entries, resolve.matching(entries, resolve.fits))
        if item.known
    ]
    made = [resolve.resolve(item, entries, keys, listed=True)[0] for item in found]
    assert [key for key in made if key] == wanted


ANSWERS = [
    ("tide: Which is the best? [1] “Low, or ebb” [2] High [3] Neither of them [9] “Refused”", []),
    ("Do you agree: [1] Yes [2] No", []),
    ("It is known: [1] Reed showed it.", [1]),  # one alone cites
    ("Tides rise [1] and fall [2] and rest [3].", [1, 2, 3]),
    ("Who has seen them? [1], [2] and others.", [1, 2]),
]


@pytest.mark.parametrize(("text", "wanted"), ANSWERS)
def test_answers(text: str, wanted: list[int]) -> None:
    """Numbers of the answers to a question cite nothing."""
    found = numbers.find(text, ("square",), {1, 2, 3}.__contains__)
    assert [number for mark in found for number in mark.numbers if number < 4] == wanted


def test_items_of_both_kinds() -> None:
    """Items of a sentence in round brackets are found as before."""
    text = "We see: (1) by hand and (2) by wind."
    rows = [("round", place, place + 3, (number,)) for number, place in ((1, 8), (2, 24))]
    assert not_numbers.items(text, rows) == {8, 24}


LIST = """
## Bibliography

Walt, Dieter. „Gräber am Fluss“. *Alte Ufer* 34 (2001): 29–62.

Walt, Dieter, u. a. „Siedlungen am Delta“. *Alte Ufer* 40 (2007): 5–118.

Alm, Rob. The silt package. 2021. https://example.org/pkg/silt.

Falk, Nora. *Silt: What Rivers Leave*. Oslo: Ink, 2010.
"""

ONE, SEVERAL, PACKAGE = "walt2001graber", "walt2007siedlungen", "alm2021silt"

NOTES = [
    ("Walt, „Gräber am Fluss“, 30.", [ONE]),
    ("Walt u. a., „Siedlungen am Delta“, 112.", [SEVERAL]),
    ("Walt, „Gräber am Fluss“, 31.", [ONE]),
    ("Walt u. a., 15.", [SEVERAL]),
    ("Rob Alm, The silt package, 2021, https://example.org/pkg/silt.", [PACKAGE]),
]


def test_further_authors_in_notes() -> None:
    """“Walt u. a.” is no work by Walt alone, and a word of an address is no title."""
    rows = named([text for text, _ in NOTES], LIST)
    assert [shown(rows[str(number)]) for number in range(1, len(NOTES) + 1)] == [w for _, w in NOTES]
