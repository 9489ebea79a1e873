"""Names in the notes of a paper that cites by name and page, and pages behind a comma."""

from __future__ import annotations

import pytest

from citations.test_led_lists import entry
from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries

FORMS = [
    entry("weirs", "Corak"), entry("dams", "Black", "Moe"), entry("quays", "Roemer"), entry("sea", "Kent"),
    entry("salt", "Otto"), entry("silt", "Otto"), entry("locks", "Pohl", "Haan", "Vos"), entry("seasons", "March"),
]  # fmt: skip
ENTRIES = Entries(FORMS, dated=False)
KEYS = {form.id: form.id for form in FORMS}


def works(text: str, *, noted: bool) -> list[tuple[str, str, str]]:
    """Return the works that a text cites, each with its words and its page."""
    fits = resolve.matching(ENTRIES, paged.fits)
    found = author_page.find(text, ENTRIES, fits, noted=noted)
    rows = [
        (resolve.resolve(item, ENTRIES, KEYS, listed=True, fits=paged.fits)[0], item.surface, item.locator)
        for item in found
    ]
    return [row for row in rows if row[0]]


NOTES = [
    ("Corak, 96 Anm. 6.", [("weirs", "Corak, 96", "96")]),
    ("In sum: Corak, 183–185.", [("weirs", "Corak, 183–185", "183–185")]),
    ("Corak, 77–78. It is like what was said above.", [("weirs", "Corak, 77–78", "77–78")]),
    (
        "Corak, 35, similarly: Roemer, 81 ff.; Black and Moe, 13.",
        [
            ("weirs", "Corak, 35", "35"),
            ("quays", "Roemer, 81 ff.", "81 ff."),
            ("dams", "Black and Moe, 13", "13"),
        ],
    ),
    (
        "Zusammenfassend: Black und Moe, 175 f. und Corak, 4.",
        [("dams", "Black und Moe, 175 f.", "175 f."), ("weirs", "Corak, 4", "4")],
    ),
    ("Pohl et al., 61–65.", [("locks", "Pohl et al., 61–65", "61–65")]),
    ("Corak, Roemer.", [("weirs", "Corak", ""), ("quays", "Roemer", "")]),
    (
        "Siehe z. B. Corak; Kent; Roemer, Pohl et al.",
        [("weirs", "Corak", ""), ("sea", "Kent", ""), ("quays", "Roemer", ""), ("locks", "Pohl et al.", "")],
    ),
    ("See e.g. Corak, Otto, Roemer.", [("weirs", "Corak", ""), ("quays", "Roemer", "")]),
    ("But e.g. Corak and Roemer.", [("weirs", "Corak", ""), ("quays", "Roemer", "")]),
    ("Corak and Roemer, 12.", [("weirs", "Corak", ""), ("quays", "Roemer, 12", "12")]),
    ("Corak, 12 and Roemer, 40 n. 12.", [("weirs", "Corak, 12", "12"), ("quays", "Roemer, 40", "40")]),
    ("Siehe z. B. Corak: 200 m weit.", [("weirs", "Corak", "")]),
    ("Z. B. Corak, Kent („See der Toten“).", [("weirs", "Corak", ""), ("sea", "Kent", "")]),
    ("Corak, 12 Taf. IV.", [("weirs", "Corak, 12", "12")]),
    ("Corak at 850.", [("weirs", "Corak at 850", "850")]),
    (
        "Black and Moe at 13–14; Corak at 3. It is so.",
        [("dams", "Black and Moe at 13–14", "13–14"), ("weirs", "Corak at 3", "3")],
    ),
    (
        "There were three (D. 1.1-24.2). Corak; Roemer; and Black and Moe. The text is lost.",
        [("weirs", "Corak", ""), ("quays", "Roemer", ""), ("dams", "Black and Moe", "")],
    ),
    ("Corak, describes it as “salt”.", [("weirs", "Corak", "")]),
    ("There is an English translation of the letters in Roemer.", [("quays", "Roemer", "")]),
    ("The text can be found in Black and Moe. It is short.", [("dams", "Black and Moe", "")]),
    ("Corak (“Weirs”), Roemer.", [("weirs", "“Weirs”", ""), ("quays", "Roemer", "")]),
    ("Vergl. Corak und siehe oben.", [("weirs", "Corak", "")]),
    ("Siehe z. B. Corak: 200 m, 25; Kent: „mehrere“.", [("weirs", "Corak", ""), ("sea", "Kent", "")]),
    ("Corak, 12 und Roemer.", [("weirs", "Corak, 12", "12"), ("quays", "Roemer", "")]),
    ("See Corak; and Roemer was there.", [("weirs", "Corak", "")]),
    ("Corak; Kent is a county.", [("weirs", "Corak", "")]),
    ("Corak, 12, and Roemer was there.", [("weirs", "Corak, 12", "12")]),
    ("Según Ann Corak, se perdió.", [("weirs", "Ann Corak", "")]),
    ("Corak, 12 and Roemer went to the bay.", [("weirs", "Corak, 12", "12")]),
    ("Corak Chapter 3: Fords of the Bay.", [("weirs", "Corak Chapter 3", "Chapter 3")]),
    ("Corak plantea un marco.", [("weirs", "Corak", "")]),
    ("Según Corak en los años cuarenta se perdió.", [("weirs", "Corak", "")]),
]


@pytest.mark.parametrize(("text", "wanted"), NOTES)
def test_names_with_pages_and_rows_of_names_in_notes(text: str, wanted: list[tuple[str, str, str]]) -> None:
    """A listed name with a page cites wherever it stands in a note; names alone where words lead to them."""
    assert works(text, noted=True) == wanted


OTHERS = [
    "It was in Kent, 12 May 1945.",  # a date
    "Held at Kent, 1941.",
    "It was told in Kent Chapter 3.",
    "Held at Kent, 1941–45.",
    "Ann Corak, 43, a farmer, was there.",  # an age
    "They met in March, 12 in all.",
    "Otto, 12.",  # two works
    "It was so e.g. in Kent.",
    "In Kent, Roemer had a house.",
    "The Black, Moe and Corak families were rich.",
    "Letter, Kent, 12. März 1945.",
    "Kent, 12. May.",
    "Corak’s letter of Kent, 12.3.1945.",
    "Corak, 64, and Roemer, 40, were arrested.",
    "Corak, 64 and Roemer, 40 were arrested.",
    "Corak, 3 tables of silver were sold.",
    "Corak and Roemer, 12 figures show it.",
    "Interview with Corak, 12.",
    "Letter to Corak, 12.",
    "Held at Kent, 12.",
    "President Corak, 64.",
    "Among others, Corak and Roemer were present.",
    "Corak, e.g. Roemer, said so.",
    "In contrast Corak was there.",
    "Present were Corak (chair), Roemer, Kent.",
    "The talk of Corak (Lahore), Kent, was short.",
    "He met Corak at 12.",
    "They went to see Corak at 12.",
    "Corak at 12 was a child.",
    "The history of Kent.",
    "A translation was made, it is said, in the town; it was sold in Kent.",
    "The best edition from Kent.",
    "The text can be found in Kent.",
    "It was in Kent. Corak and Roemer were there.",
    "Corak’s article is a source.",  # of what was said above
    "El segundo Corak no tuvo barcos.",  # a number
    "Nel secondo Corak, il fiume.",
    "Laut Kent-Zeitung war es so.",  # part of a longer name
    "Según Kent Bay, se perdió.",
    "Corak: a town in the west.",  # a gloss
    "Corak: born in 1850 on the coast.",
    "Kent se encuentra al sur del río.",  # a place
    "Kent findet sich im Süden.",
    "Kent destaca por sus puertos.",
    "In Kent plantea un marco.",
    "In 1945 Corak (then in town), Roemer and Kent met.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_words_like_pages_and_rows_in_notes(text: str) -> None:
    """Dates, years, ages and doubtful names cite nothing."""
    assert works(text, noted=True) == []


BRACKETS = [
    ("It was so (Corak, 175).", [("weirs", "Corak, 175", "175")]),
    ("It was so (see Black and Moe, pp. 55–56).", [("dams", "Black and Moe, pp. 55–56", "pp. 55–56")]),
    ("It was so (Corak, 12; Roemer 13).", [("weirs", "Corak, 12", "12"), ("quays", "Roemer 13", "13")]),
    ("It was so (Corak, Roemer).", [("weirs", "Corak", ""), ("quays", "Roemer", "")]),
    (
        "It was so (see Corak, Kent; Black and Moe).",
        [("weirs", "Corak", ""), ("sea", "Kent", ""), ("dams", "Black and Moe", "")],
    ),
    ("It was so (Otto, Roemer).", [("quays", "Roemer", "")]),
    ("It was so (Pohl, Haan, and Vos).", [("locks", "Pohl, Haan, and Vos", "")]),
    ("It was so (Kent, 1941).", []),
    ("It was so (March, 12).", []),
    ("It was so (Corak, 12 of them).", []),
    ("It was so (in the town of Kent, 12).", []),
    ("It was so (Otto, 12).", []),
    ("Corak, 35, was there.", []),
    ("Corak, Roemer.", []),
]


@pytest.mark.parametrize(("text", "wanted"), BRACKETS)
def test_a_comma_before_the_page(text: str, wanted: list[tuple[str, str, str]]) -> None:
    """In brackets it is read everywhere; outside them only notes cite so."""
    assert works(text, noted=False) == wanted
