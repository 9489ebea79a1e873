"""Texts that cite by number: what a copy editor would mark in them, and what is not a citation."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.findings.finding import Diagnostic
from edition.intake import check_text

HEAD = "Sediment and Fisheries of a Large Delta\n\nAnna Berg and Tom Reuter\n\nIntroduction\n\n"
VANCOUVER = """

References

1. Kummu M, Varis O. Sediment-related impacts due to upstream trapping. Geomorphology. 2007;85(3-4):275-93.
2. Ziv G, Baran E, Nam S. Trading-off fish biodiversity. Proc Natl Acad Sci. 2012;109(15):5609-14.
3. Baran E, Myschowoda C. Dams and fisheries in the Mekong Basin. Aquat Ecosyst Health. 2009;12(3):227-34.
4. Syvitski JP, Kettner AJ. Sinking deltas due to human activities. Nat Geosci. 2009;2:681-6.
5. Welcomme RL. Fisheries ecology of floodplain rivers. London: Longman; 1979.
6. Dudgeon D. Large-scale hydrological changes in tropical Asia. Bioscience. 2000;50(9):793-806.
"""
IEEE = """

REFERENCES

[1] M. Kummu and O. Varis, “Sediment-related impacts due to upstream
trapping,” Geomorphology, vol. 85, no. 3, pp. 275–293, 2007.
[2] G. Ziv, E. Baran, and S. Nam, “Trading-off fish biodiversity,” Proc. Natl. Acad. Sci., vol. 109,
no. 15, pp. 5609–5614, 2012.
[3] E. Baran and C. Myschowoda, “Dams and fisheries,” Aquat. Ecosyst. Health, vol. 12, no. 3, pp. 227–234, 2009.
[4] J. P. Syvitski, “Sinking deltas,” Nat. Geosci., vol. 2, pp. 681–686, 2009.
[5] R. L. Welcomme, Fisheries Ecology of Floodplain Rivers. London, U.K.: Longman, 1979.
"""
NOTES = "\n\nNotes\n\n[1] Doe, Book, 12.\n[2] Ibid., 13.\n[3] Roe, “Article,” 3.\n[4] Poe, Book, 4.\n"
ALL = "Deltas sink [1]. Nets are empty [2, 3], and so it goes on [4-6]."


def checked(folder: Path, text: str) -> list[Diagnostic]:
    """Check a text."""
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    return check_text.check_file(path)


def said(folder: Path, text: str) -> list[tuple[str, str]]:
    """Return code and message of all findings."""
    return [(item.code, item.message) for item in checked(folder, text)]


def test_a_sound_text(tmp_path: Path) -> None:
    """If every number has its entry and every entry its number, nothing is reported."""
    assert said(tmp_path, HEAD + ALL + VANCOUVER) == []


def test_numbers_and_entries_that_do_not_meet(tmp_path: Path) -> None:
    """A number beyond the list is an error at its place; an entry without a number is a note."""
    text = (
        f"{HEAD}Deltas sink [1]. Nets are empty [2, 3, p. 12] or not [4].\nSome disagree [9]; see [6]."
        + VANCOUVER
    )
    found = checked(tmp_path, text)
    assert [(item.code, item.span.line, item.span.column) for item in found] == [
        ("CIT002", 8, 15),
        ("REF009", 16, 1),
    ]
    assert found[0].message == "“[9]”: the list has no entry 9"
    assert found[1].message.startswith("“5. Welcomme RL.")


def test_ieee(tmp_path: Path) -> None:
    """Consecutive brackets form a range; entries may cover several lines; a number makes no name odd."""
    text = (
        HEAD + "Models are old [1], [2]. Newer ones [3]–[5] use satellites [6], as [4, Sec. 2] does." + IEEE
    )
    assert said(tmp_path, text) == [("CIT002", "“[6]”: the list has no entry 6")]
    text = HEAD + "Models are old [1], [2]. Newer ones [3] use satellites, as [4, Sec. 2] does." + IEEE
    assert [(code, words[:16]) for code, words in said(tmp_path, text)] == [("REF009", "“[5] R. L. Welco")]


def test_notes_in_brackets(tmp_path: Path) -> None:
    """Without a list the numbers refer to the numbered notes at the end."""
    text = HEAD + "The first is old.[1] The second is not.[2] The third,[3] from NATO,[5] is new." + NOTES
    assert said(tmp_path, text) == [
        ("CIT002", "“[5]”: the list has no entry 5"),
        ("REF009", "“[4] Poe, Book, 4.” is never cited"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the row A[12] of a matrix",
        "in [2014] or [1999]",
        "as he said [sic] and [he]",
        "from the interval [0, 12]",
        "at https://e.org/x[12]y or [12](https://e.org)",
        "an array x[7][8]",
    ],
)
def test_brackets_that_do_not_cite(tmp_path: Path, words: str) -> None:
    """Other content of square brackets is neither an error nor a question."""
    assert said(tmp_path, f"{HEAD}{ALL} So it is with {words}.{VANCOUVER}") == []


def test_two_numbers_are_no_error(tmp_path: Path) -> None:
    """Two numbers may be an interval: so named they cite nothing, else a missing one is a question."""
    for interval in ("The mean was 5 (95% CI [2, 14]).", "The mean was 5 [2, 14]."):
        assert said(tmp_path, f"{HEAD}{ALL} {interval}{VANCOUVER}") == []
    text = f"{HEAD}{ALL} Some reached 5 [2, 14].{VANCOUVER}"
    assert said(tmp_path, text) == [("CIT007", "“14”: the list has no entry 14")]


def test_a_text_that_does_not_cite_by_number(tmp_path: Path) -> None:
    """A numbered list that is cited by names is checked by names; single brackets do not count."""
    text = HEAD + "Deltas sink (Kummu, 2007) in the sense of [7]." + VANCOUVER
    codes = [code for code, _ in said(tmp_path, text)]
    assert "CIT002" not in codes
    assert codes.count("REF009") == 6 - 1
