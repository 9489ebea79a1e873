"""A numbered list of references at the end of a text is found without a heading; numbered notes are none."""

from __future__ import annotations

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
