"""A numbered list of references at the end of a text is found without a heading; numbered notes are none."""

from __future__ import annotations

import pytest

from edition.intake.detect import detect
from edition.intake.reference_list import references

PARAGRAPHS = ["Salt came to the delta [1].", "", "It stayed [2], [3]–[5].", ""]

IEEE = [
    "[1]\tA. B. Small and C. Lee, “Salt in canals,” *Tides*, vol. 12, no. 3, pp. 45–67, 2015.",
    "[2]\tS. Th. Roe, *Dikes and their keepers*. Oslo: Delta Press, 2009.",
    "[3]\tJ. Poe *et al.*, “Sluices,” *Tides*, vol. 2, pp. 4–6, 2001.",
    "[4]\tB. Teng, “Tides of salt,” *Rivers*, vol. 7, no. 1, pp. 1–9, 1999.",
    "[5]\tT. Roe, “Canals,” *Rivers*, vol. 8, no. 1, pp. 1–9, 2000.",
]

NATURE = [
    "1. Small, A. B. & Lee, C. Salt in canals. *Tides* 12, 45–67 (2015).",
    "2. Roe, S. Th. *Dikes and Their Keepers*. (Delta Press, Oslo, 2009).",
    "3. Poe, J. *et al.* Sluices. *Tides* 2, 4–6 (2001).",
    "4. Teng, B. Tides of salt. *Rivers* 7, 1–9 (1999).",
    "5. Roe, T. Canals. *Rivers* 8, 1–9 (2000).",
]

NOTES = [
    "[1] Anna Small and Carl Lee, “Salt in Canals,” *Tides* 12, no. 3 (2015): 46.",
    "[2] Sam Roe, *Dikes and Their Keepers* (Oslo: Delta Press, 2009), 30.",
    "[3] Small and Lee, “Salt in Canals,” 47.",
    "[4] Jo Poe, “Sluices,” *Tides* 2 (2001): 5.",
    "[5] Ibid., 6.",
]


def spaced(rows: list[str]) -> list[str]:
    """Return rows with a blank line behind each, as in a converted document."""
    return [line for row in rows for line in (row, "")]


def test_a_numbered_list_at_the_end() -> None:
    """Every entry has its number, initials and a year, line by line or between blank lines."""
    for rows, style in ((IEEE, "ieee"), (spaced(IEEE), "ieee"), (spaced(NATURE), "numbered")):
        found = references([*PARAGRAPHS, *rows], frozenset())
        assert found is not None
        assert (found.value.count, found.value.style, found.value.lines.first) == (5, style, 5)


def test_numbered_notes_are_no_list() -> None:
    """Notes have names in full and short forms."""
    assert references([*PARAGRAPHS, *spaced(NOTES)], frozenset()) is None


def test_numbers_of_other_kinds_are_no_list() -> None:
    """A list of points has no names, and a list must begin with its first number."""
    points = [
        f"{number}. The salt of {1900 + number} was taxed by the river board." for number in range(1, 7)
    ]
    assert references([*PARAGRAPHS, *points], frozenset()) is None
    assert references([*PARAGRAPHS, *IEEE[1:]], frozenset()) is None


SOFTWARE = [f"Weld A, Roe B ({year}). *weir: Weirs for R*. R package version 1.{year}." for year in range(2011, 2016)]  # fmt: skip

LISTED = [
    "Berg, A. B. (2015). Salt in canals. *Tides*, *12*(3), 45–67.",
    "Cole, S. T. (2009). *Dikes and their keepers*. Delta Press.",
    "Dorn, J. (2001). Sluices. *Tides*, *2*, 4–6.",
    "Egge, T. (1999). Tides of salt. *Rivers*, *7*(1), 1–9.",
]


def text_with(before: list[str]) -> str:
    """Return a text with lines before its notes, which a list with a heading follows."""
    body = [f"Salt came to the delta, and it stayed (Berg, 2015).<sup>{n}</sup>" for n in range(1, 5)]
    notes = ["Notes", *(f"- <sup>{n}</sup> The boards of the {n}th mill knew it." for n in range(1, 5))]
    rows = ["# Salt", "Ann Small", "Introduction", *body, *before]
    return "\n\n".join([*rows, notes[0], "\n".join(notes[1:]), "References", "\n".join(LISTED)])


@pytest.mark.parametrize(
    "before",
    [
        ["Software", *SOFTWARE],
        ["References", "% kept for later: Berg (2015) % Cole (2009)", "% Dorn (2001) % Egge (1999), p. 4"],
        [],
    ],
)
def test_a_list_behind_the_notes(before: list[str]) -> None:
    """It comes before a list without a heading above the notes, and before a doubtful one."""
    found = detect(text_with(before)).references
    assert found is not None
    assert (found.value.style, found.value.count) == ("apa", len(LISTED))


def test_a_list_that_nobody_cites() -> None:
    """In a text with notes, a list without a heading whose authors stand nowhere else is no list of references."""
    whole = text_with(["Software", *SOFTWARE]).partition("\n\nReferences")[0]
    assert detect(whole).references is None
    named = whole.replace("of the 2th mill", "of Weld and Roe")
    assert detect(named).references is not None


def test_a_section_that_calls_notes_is_no_list() -> None:
    """Under "Literature" stand paragraphs, too; an entry with an exponent or a raised number is still one."""
    prose = [
        "Salt was counted in the delta since 2001,²² and Small (1999) counts it anew.²³",
        "Roe, Poe and Teng,<sup>24</sup> in 2009, say otherwise.",
        "In 2011 nobody did, as Small, A. (2011) says.",
        "So it was (Small, 2012).",
    ]
    assert references([*PARAGRAPHS, "Literature", "", *spaced(prose)], frozenset()) is None
    listed = [
        "Poe, Jo. 2001. *Sluices*. Oslo: Ink.",
        "Roe, Sam. 2009. *Dikes of 10 m² and More*. Oslo: Ink.",
        "Small, Ann. 1999. *Salt*. Oslo: Ink.",
    ]
    found = references([*PARAGRAPHS, "Literature", "", *spaced(listed)], frozenset())
    assert found is not None
    assert found.value.count == 3
