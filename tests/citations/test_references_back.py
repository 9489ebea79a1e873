"""References of notes to other notes, undated works that notes give in full, and names before the call of a note."""

from __future__ import annotations

import pytest
from test_notes import BRIDGES, FULL, PRICE, named, shown

from edition.citations.left_to_notes import left_to_note
from edition.model.works import Found

BACK = [
    ("Adler, above n 2, 50.", [PRICE]),
    ("Adler, n 2 above, at 50.", [PRICE]),
    ("Benn and Cole, above (n 3) 55.", ["benn1998mills"]),
    ("See n 3 above.", ["benn1998mills"]),
    ("Vgl. Anm. 3, S. 4.", ["benn1998mills"]),
    ("See notes 1–4 and accompanying text.", []),
    ("See notes 1 and 4.", []),
    ("See notes 1, 3 and 4.", []),
    ("See notes 1, 4.", []),
    ("See notes 1 ff. and note 3 ff.", []),
    ("Vgl. Anm. 3 u. 4.", []),
    ("See note 3 or 4.", []),
    ("See note 3 for the mills of the north.", []),
    ("Benn and Cole (n 3) ch 2.", ["benn1998mills"]),
]


@pytest.mark.parametrize(("note", "wanted"), BACK)
@pytest.mark.parametrize("italics", [True, False])
def test_the_number_of_a_note(note: str, wanted: list[str], *, italics: bool) -> None:
    """It means the work of that note if nothing but a page is said; several numbers, or words about a thing, mean none."""
    full = FULL if italics else [text.replace("*", "") for text in FULL]
    assert shown(named([*full, note])["6"]) == wanted


def test_ibid_behind_words_that_lead_to_it() -> None:
    """Where its note has named no work before it, it means the one of the note before."""
    notes = [
        FULL[0],
        "For a review, see ibid.; Benn and Cole, *Mills*, 3.",
        "On this, see ibid., 3.",
        FULL[1],
    ]
    rows = named([*notes, "For the tolls, see ibid., 47."])
    assert shown(rows["2"]) == [BRIDGES, "benn1998mills"]
    assert shown(rows["3"]) == ["no-antecedent"]  # the note before names two works
    assert shown(rows["5"]) == [PRICE]


UNDATED = [
    ("Ruth Adler and Ivo Cole, *Saltworks*, n.d.", "Adler and Cole, *Saltworks*."),
    ("Ruth Adler et al., *Salt: Counts for Mills*, n.d., r-rivers.", "Adler et al., *Salt*."),
    ("*Errors in the First Count of Mills*, 2004, 15.", "*Errors in the First Count of Mills*, 16."),
]


@pytest.mark.parametrize(("full", "short"), UNDATED)
def test_full_forms_without_an_imprint(full: str, short: str) -> None:
    """“N.d.” or a year behind the title of a work with whole names, or a long title, makes a full form."""
    rows = named([full, "A remark.", short], "")
    assert [len(row.works) for row in rows["1"]] == [1]
    assert shown(rows["3"]) == shown(rows["1"])


def found(text: str, surface: str, *, led: bool = False, narrative: bool = True, year: str = "") -> Found:
    """Return a citation of a text."""
    start = text.index(surface)
    return Found(
        start, start + len(surface), surface, (surface,), et_al=False, year=year, letter="",
        narrative=narrative, led=led,
    )  # fmt: skip


def test_names_before_the_call_of_a_note() -> None:
    """The note cites what they mean, also within a row to which "see" leads, or in brackets."""
    text = "So it is (see Adler; Benn; and Cole for mills)."
    calls = [text.index("; Benn") + 1, text.index(" for")]
    for name, wanted in (("Adler", True), ("Benn", False), ("Cole", True)):
        item = found(text, name, narrative=False)
        assert (name, left_to_note(item, text, 0, len(text), calls)) == (name, wanted)
    bracketed = "So it is (Adler; Benn). It is."
    after = [bracketed.index(").") + 2]
    assert not left_to_note(found(bracketed, "Benn", narrative=False), bracketed, 0, 23, after)
    assert not left_to_note(found(text, "Adler", year="2004"), text, 0, len(text), calls)
    behind = text.replace("Cole for mills", "Cole")
    assert not left_to_note(found(behind, "Cole", narrative=False), behind, 0, len(behind), [len(behind)])
    assert left_to_note(found(text, "Benn"), text, 0, len(text), calls)
    assert not left_to_note(found(text, "Benn", led=True), text, 0, len(text), calls)


SHORT = [
    ("Giovanni Russo, *Il sale e il potere* (Torino: Einaudi, 1998), 12.", "Russo, *Il sale*, p. 3."),
    ("Jean Moreau, *Le sel et le pouvoir* (Paris: Seuil, 1998), p. 12.", "Moreau, *Le sel*, 3."),
    ("Ana Pérez García, *La sal y el poder* (Madrid: Alianza, 1998), 12.", "Pérez García, *La sal*, 3."),
    ("Hans Kübler, *Die Flut. Ein Nachruf* (Berlin: Suhrkamp, 2004), S. 7.", "Kübler, *Die Flut*, S. 3."),
]


@pytest.mark.parametrize(("full", "short"), SHORT)
def test_a_short_title_that_begins_with_an_article(full: str, short: str) -> None:
    """An article of any language may stand before the one word of a short title in italics."""
    rows = named([full, "A remark.", short, short.partition(", ")[0] + ", *Il ponte*, 3."], "")
    assert [len(row.works) for row in rows["1"]] == [1]
    assert shown(rows["3"]) == shown(rows["1"])
    assert shown(rows["4"]) == ["not-before"]


@pytest.mark.parametrize("sign", ["Ibíd., 17.", "Ibídem, p. 17.", "Ivi, p. 17."])
def test_the_same_place_in_other_languages(sign: str) -> None:
    """In Spanish and Italian."""
    assert shown(named([FULL[0], sign])["2"]) == [BRIDGES]


@pytest.mark.parametrize("note", ["Ivi è la notte del mondo.", "Mt. 5, 3.", "Mt. 5:3."])
def test_words_that_begin_as_ibid_does(note: str) -> None:
    """“Ivi” in a sentence is no reference, nor is a place in the Gospel of Matthew."""
    assert BRIDGES not in shown(named([FULL[0], note])["2"])
