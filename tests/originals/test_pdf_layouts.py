"""Layouts of journals, law reviews and browsers, set by hand, are read as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from edition.originals.pdf import hyphens
from edition.originals.pdf.assemble import reading
from edition.originals.pdf.page import Font, Page, Rule
from originals.sheets import RIVER, TREATY, Sheet, lines, read, wrapped


def noted() -> Sheet:
    """Return a page of text with three raised numbers."""
    sheet = Sheet()
    sheet.text(f"{RIVER}^1^ Later maps differ.^2^ {TREATY}^3^", 50, 700, 550)
    return sheet


ENDS = ["1. Doe, *Rivers of the East*, 12. ↩", "2. *Ibid.*, 13. ↩↩", "3. Roe, “Waters”. ↩"]


def test_notes_of_a_list_at_the_end() -> None:
    """A numbered list at the end is one of notes if raised numbers call it; its ways back are no words."""
    sheet = noted()
    sheet.line("Notes", 50, 500, 14, bold=True)
    for place, line in enumerate(ENDS):
        sheet.line(line, 50, 470 - 20 * place)
    made = lines(sheet)
    assert f"{RIVER}¹ Later maps differ.² {TREATY}³" in made
    assert made[-3:] == ["¹ Doe, *Rivers of the East*, 12.", "² *Ibid.*, 13.", "³ Roe, “Waters”."]


def test_affiliations_before_a_list_of_notes() -> None:
    """Numbers at the foot of the first page alone are those of universities, if the text calls a list at the end."""
    first, text, last = Sheet(), noted(), Sheet()
    first.line("Waters of Two States", 50, 740, 18, bold=True)
    first.line("Jane Doe^1^ and Ann Poe^2^", 50, 715, 12)
    first.text(RIVER, 50, 690, 550)
    first.rules.append(Rule(50, 150, 142))
    first.line("^1^University of the North", 50, 130, 8)
    first.line("^2^University of the South", 50, 118, 8)
    last.text(f"{TREATY} {RIVER}", 50, 740, 550)
    last.line("Notes", 50, 640, 12, bold=True)
    for number, row in enumerate(ENDS):
        last.line(row, 50, 610 - 14 * number)
    made = lines(first, text, last)
    assert "Jane Doe<up>1</up> and Ann Poe<up>2</up>" in made
    assert made[3:5] == ["<up>1</up> University of the North", "<up>2</up> University of the South"]
    assert sum(line.startswith(("¹ ", "² ", "³ ")) for line in made) == 3
    assert any("towns.¹ Later maps differ.²" in line for line in made)


def test_raised_numbers_of_a_list_of_references() -> None:
    """They lead to no note if the heading says that the list is one of references."""
    sheet = noted()
    sheet.line("References", 50, 500, 14, bold=True)
    for place, line in enumerate(ENDS):
        sheet.line(line, 50, 470 - 20 * place)
    made = "\n".join(lines(sheet))
    assert "¹" not in made
    assert "1. Doe" in made


def test_the_edges_of_a_browser() -> None:
    """Date, title, address and the count of pages are those of the browser, on a single page, too."""
    sheet = Sheet()
    sheet.line("11/29/26, 12:03 AM", 30, 780, 7)
    sheet.line("Rivers", 280, 780, 7)
    sheet.text(f"{RIVER} {TREATY}", 50, 740, 550)
    sheet.line("https://example.org/rivers", 30, 20, 7)
    sheet.line("1/1", 560, 20, 7)
    made = read(sheet)
    rows = made.text.split("\n")
    assert [rows[line - 1] for line, _ in made.furniture] == [
        "11/29/26, 12:03 AM", "Rivers", "https://example.org/rivers", "1/1",
    ]  # fmt: skip
    assert [kind for _, kind in made.furniture][-1] == "page-number"


def law(number: int) -> Sheet:
    """Return a page whose notes are longer than its text."""
    sheet = Sheet()
    sheet.line(f"{number}", 50, 770)
    sheet.text(f"{TREATY}^{number}^ {RIVER[:140]}.", 50, 700, 550)
    y = sheet.text(f"{number}. See {RIVER} {TREATY} {RIVER}", 50, 560, 550, size=8, indent=16)
    sheet.text(f"And {TREATY}", 50, y, 550, size=8)
    return sheet


def test_notes_that_outnumber_the_text() -> None:
    """The text is what has raised numbers, although most letters stand in notes."""
    made = lines(law(1), law(2), law(3))
    notes = [line for line in made if line[:1] in "¹²³"]
    assert notes == [f"{mark} See {RIVER} {TREATY} {RIVER} And {TREATY}" for mark in "¹²³"]
    assert [line.lstrip("\f") for line in made if line.lstrip("\f").startswith("The treaty")] == [
        f"{TREATY}{mark} {RIVER[:140]}." for mark in "¹²³"
    ]


def test_the_rest_of_a_note_below_a_wide_rule() -> None:
    """What stands below a rule across the page and has no number is the rest of the note before."""
    first, second = Sheet(), Sheet()
    first.text(f"{RIVER}^1^ {TREATY}", 50, 700, 550)
    first.rules.append(Rule(50, 550, 142))
    first.text(f"1. Doe, *Rivers*, 12; and {TREATY[:-1]} as", 50, 130, 550, size=8)
    second.text(f"{RIVER}^2^ {TREATY}", 50, 700, 550)
    second.rules.append(Rule(50, 550, 142))
    second.text("everyone knows.", 50, 130, 550, size=8)
    second.text("2. Roe, 3.", 50, 118, 550, size=8)
    assert f"¹ Doe, *Rivers*, 12; and {TREATY[:-1]} as everyone knows." in lines(first, second)


def test_notes_without_their_text() -> None:
    """Notes below a rule that go on counting are notes although their numbers stand on the page before."""
    first, second = Sheet(), Sheet()
    first.text(f"{RIVER}^1^ {TREATY}^2^", 50, 700, 550)
    first.rules.append(Rule(50, 150, 142))
    first.line("1. Doe, 12.", 50, 130, 8)
    second.rules.append(Rule(50, 150, 742))
    second.line("2*. See* Roe, 3, with further literature.", 50, 730, 8)
    assert lines(first, second)[1:] == ["¹ Doe, 12.", "\f² *See* Roe, 3, with further literature."]


def test_notes_in_the_margin() -> None:
    """A note beside the text is tied if its number is raised there; other words follow the text and are told."""
    sheet = Sheet()
    sheet.text(f"{RIVER}^1^ {TREATY} {RIVER}", 50, 700, 350)
    sheet.text("^1^ Doe, *Rivers of the East*, 12, with a map of it.", 370, 690, 470, size=7)
    sheet.text("A picture of it hangs in Lahore, where many go.", 370, 600, 470, size=7)
    made = read(sheet)
    assert [line for line in made.text.split("\n") if line] == [
        f"{RIVER}¹ {TREATY} {RIVER}",
        "A picture of it hangs in Lahore, where many go.",
        "¹ Doe, *Rivers of the East*, 12, with a map of it.",
    ]
    assert [(item.kind, item.words[:9]) for item in made.lost] == [("pdf-margin", "A picture")]


def test_affiliations_are_no_notes() -> None:
    """Raised numbers that several authors share do not tie the numbers of references to their universities."""
    sheet = Sheet()
    sheet.line("Waters of Two States", 50, 740, 18, bold=True)
    sheet.line("Jane Doe,^1^ Richard Roe,^1,2^ Ann Poe^2^", 50, 715)
    sheet.text(f"{RIVER}^1^ {TREATY}^2^", 50, 690, 550)
    sheet.text("^1^ University of the North", 50, 130, 550, size=8)
    sheet.text("^2^ University of the South", 50, 118, 550, size=8)
    made = "\n".join(lines(sheet))
    assert "¹" not in made
    assert "<up>1</up> University of the North" in made or "<sup>1</sup> University of the North" in made


def test_a_table_across_two_columns() -> None:
    """The gutter does not cut a table that reaches over it."""
    sheet = Sheet()
    assert sheet.text(f"{RIVER} {TREATY}", 50, 740, 290) > 400
    assert sheet.text(f"{TREATY} {RIVER}", 310, 740, 550) > 400
    for row in range(4):
        for cell in range(5):
            sheet.line(f"{row}{cell} cell", 50 + 100 * cell, 300 - 12 * row, 8)
    made = lines(sheet)
    assert made[-4:] == [
        "| " + " | ".join(f"{row}{cell} cell" for cell in range(5)) + " |" for row in range(4)
    ]


def test_a_rule_of_dashes() -> None:
    """A row of dashes above the notes is a rule, and no text."""
    sheet = Sheet()
    sheet.text(f"{RIVER}^1^ {TREATY}", 50, 700, 550)
    sheet.line("–" * 40, 50, 145, 8)
    sheet.line("1 Doe, 12.", 50, 130, 8)
    assert lines(sheet) == [f"{RIVER}¹ {TREATY}", "¹ Doe, 12."]


def test_headings_of_a_law_review() -> None:
    """Parts counted by Roman figures, in small capitals in the middle; sections by letters, in italics."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 740, 550)
    sheet.line("INTRODUCTION", 273, y - 12, 9)
    y = sheet.text(TREATY, 50, y - 36, 550)
    sheet.line("I. THE RIVERS", 270, y - 12, 9)
    y = sheet.text(RIVER, 50, y - 36, 550)
    sheet.line("A. *The Indus and Its Sisters*", 50, y - 12)
    y = sheet.text(TREATY, 50, y - 36, 550)
    sheet.line("II. THE TREATY", 268, y - 12, 9)
    sheet.text(RIVER, 50, y - 36, 550)
    assert [line for line in lines(sheet) if line.startswith("#")] == [
        "## INTRODUCTION",
        "## I. THE RIVERS",
        "### A. *The Indus and Its Sisters*",
        "## II. THE TREATY",
    ]


def test_the_title_below_the_name_of_a_journal() -> None:
    """Neither the journal’s name nor the sort of the paper is its title; a title has several lines."""
    sheet = Sheet()
    sheet.line("The Review of Rivers", 50, 770, 22)
    sheet.line("Vol. 12, no. 3", 50, 745, 9)
    sheet.line("Research Article", 50, 725, 16)
    sheet.line("Waters of Two States and", 50, 695, 16, bold=True)
    sheet.line("Their Long Treaty", 50, 675, 16, bold=True)
    sheet.text(f"{RIVER} {TREATY}", 50, 640, 550)
    made = lines(sheet)
    assert [line for line in made if line.startswith("# ")] == [
        "# Waters of Two States and Their Long Treaty"
    ]


def set_in(page: Page, first: str, name: str) -> Page:
    """Return a page with the glyphs of some lines, by the height of their first, in a font of another name."""
    base = next(glyph.base for glyph in page.glyphs if glyph.text == first)
    font = Font(name)
    return replace(
        page,
        glyphs=tuple(replace(glyph, font=font) if glyph.base == base else glyph for glyph in page.glyphs),
    )


def test_fonts_whose_names_say_nothing() -> None:
    """Short lines by themselves in a font of their own are headings, where no font is known to be bold."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 740, 550)
    sheet.line("Xylem", 50, y - 10)
    y = sheet.text(f"{TREATY} {RIVER} {TREATY}", 50, y - 22, 550)
    sheet.line("Quarries", 50, y - 10)
    sheet.text(f"{RIVER} {TREATY} {RIVER}", 50, y - 22, 550)
    page = set_in(set_in(sheet.page(), "X", "AdvA1"), "Q", "AdvA1")
    assert [line for line in reading([page], "1").text.split("\n") if line.startswith("#")] == [
        "## Xylem", "## Quarries",
    ]  # fmt: skip


def test_a_head_with_the_year() -> None:
    """A number that stays the same on each second page is a head, and numbers no page."""
    sheets = []
    for number in range(4):
        sheet = Sheet()
        if number % 2:
            sheet.line("2025]", 50, 770)
        sheet.line(f"{60 + number}", 540, 770)
        sheet.text(f"{RIVER[20 * number :]} {TREATY[9 * number :]}", 50, 720, 550)
        sheets.append(sheet)
    made = read(*sheets)
    rows = made.text.replace("\f", "").split("\n")
    assert [rows[line - 1] for line, _ in made.furniture] == ["60", "2025]", "61", "62", "2025]", "63"]


def test_unknown_signs_before_items() -> None:
    """An unknown sign that begins several lines is a bullet."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 740, 550)
    for place, word in enumerate(("rivers", "canals")):
        sheet.line(f"\ufffd {word} of the plain", 60, y - 12 * place)
    assert lines(sheet)[1:] == ["- rivers of the plain", "- canals of the plain"]


def test_entries_at_the_end_of_a_column() -> None:
    """An entry that fills its last line at the foot of a column is not joined to the next."""
    sheet = Sheet()
    sheet.text(f"{RIVER} {TREATY} {RIVER} {TREATY} {RIVER}", 50, 740, 290)
    sheet.text(
        "Doe, Jane. *Rivers of the East*. New Delhi, Lahore and London: Water Press, 1999.", 50, 300, 290
    )
    sheet.text("Roe, Richard. *Waters*. 2001.", 310, 740, 550)
    sheet.text(f"{RIVER} {TREATY} {RIVER} {TREATY} {RIVER}", 310, 700, 550)
    made = lines(sheet)
    assert "Roe, Richard. *Waters*. 2001." in made


@pytest.mark.parametrize(
    ("first", "second", "is_cut"),
    [
        ("https://doi.org/10.1177/0974928419901", "195.", True),
        ("https://doi.org/10.1177/0974928419901", "Paris, 1995.", False),
        ("See https://doi.org/10.1177/0974928419901", "195.", False),
    ],
)
def test_an_address_too_long_for_its_line(first: str, second: str, is_cut: bool) -> None:
    """A line that is nothing but an address goes on in a last line of one word."""
    assert hyphens.cut(first, second) is is_cut


def test_a_dash_at_the_end_of_a_line() -> None:
    """No blank follows a dash without one before it."""
    known = hyphens.words([RIVER])
    assert hyphens.joined("pages 54–", "63.", known) == "–"
    assert not hyphens.joined("the river –", "and its sisters", known)


def test_a_manuscript_with_wide_lines() -> None:
    """A block of close lines on a page does not make each wide line of the text a paragraph."""
    sheets = []
    for number in range(3):
        sheet = Sheet()
        y = 740.0 if number < 2 else sheet.text(f"Close {RIVER}", 50, 740, 550) - 30
        for line in wrapped(f"{TREATY[7 * number :]} {RIVER}", 100, 0):
            sheet.line(line, 50, y)
            y -= 24
        sheets.append(sheet)
    assert lines(*sheets)[-1] == f"{TREATY[14:]} {RIVER}"


def test_a_number_before_its_head() -> None:
    """A page number is furniture although the words of its head follow on its line."""
    sheets = []
    for number in range(148, 152):
        sheet = Sheet()
        sheet.line(f"{number}", 50, 770)
        sheet.line("J. Doe and R. Roe", 80, 770)
        sheet.text(f"{RIVER[number - 140 :]} {TREATY[: number - 20]}", 50, 720, 550)
        sheets.append(sheet)
    kinds = [kind for _, kind in read(*sheets).furniture]
    assert sorted(kinds) == ["page-number"] * 4 + ["running-head"] * 4


def test_the_last_line_above_two_columns() -> None:
    """A short last line of a paragraph that stands above the columns is no line of the left one."""
    sheet = Sheet()
    y = sheet.text(f"{RIVER} {TREATY[:60]}.", 50, 740, 550)
    assert sheet.text(f"{TREATY} {RIVER}", 50, y - 24, 290) > 300
    sheet.text(f"{TREATY} {RIVER}", 310, y - 24, 550)
    assert lines(sheet)[0] == f"{RIVER} {TREATY[:60].strip()}."


def test_a_cell_of_several_lines() -> None:
    """Lines below a cell that is not the first go on with it, in the last row, too."""
    sheet = Sheet()
    y = sheet.text(f"{RIVER} {TREATY}", 50, 740, 550) - 30
    for number in (1, 2, 3):
        sheet.line(f"Model {number}", 60, y)
        sheet.line("Codes a one if the", 160, y)
        sheet.line("GB", 400, y)
        sheet.line("treaty was signed", 160, y - 12)
        sheet.line("in that same year", 160, y - 24)
        y -= 36
    cell = "Codes a one if the treaty was signed in that same year"
    assert lines(sheet)[1:] == [f"| Model {number} | {cell} | GB |" for number in (1, 2, 3)]


def test_a_text_that_its_file_calls_heavy() -> None:
    """Where most letters are bold, none is set off by it; a heading in larger letters still is one."""
    sheet = Sheet()
    sheet.line("The Delta", 50, 760, 14, bold=True)
    y = 730.0
    for row in wrapped(f"{RIVER} {TREATY}", 100, 0):
        sheet.line(row.replace("canals", "*canals*"), 50, y, bold=True)
        y -= 12
    assert lines(sheet) == ["# The Delta", f"{RIVER} {TREATY}".replace("canals", "*canals*")]


def test_no_blank_between_a_mark_and_a_stop() -> None:
    """Some files have one behind each raised figure; before a sign that follows closely there is none."""
    sheet = Sheet()
    y = sheet.text(f"The treaty of two states^1^ divides. {RIVER}", 50, 740, 550)
    sheet.line("The rivers^2^, and the canals^3^.", 50, y)
    sheet.line("1 Doe, Rivers, 4.", 50, 100, 8)
    sheet.line("2 Doe, Rivers, 5.", 50, 90, 8)
    sheet.line("3 Doe, Rivers, 6.", 50, 80, 8)
    page = sheet.page()
    glyphs = [
        replace(glyph, spaced=glyph.spaced or (glyph.text in ",." and before.base > glyph.base))
        for before, glyph in pairwise([page.glyphs[0], *page.glyphs])
    ]
    text = reading([replace(page, glyphs=tuple(glyphs))], "1").text
    assert "The rivers², and the canals³." in text


def test_the_number_of_a_heading() -> None:
    """It belongs to the words of the heading, which TeX sets more than an em behind it, also at the top of a page."""
    sheet = Sheet()
    sheet.line("0.1", 50, 740, 14, bold=True)
    sheet.line("Introduction", 50 + 21 + 1.2 * 14, 740, 14, bold=True)
    sheet.text(f"{RIVER} {TREATY}", 50, 710, 550)
    sheet.text(f"{TREATY} {RIVER}", 50, 600, 550)
    assert lines(sheet)[0].lstrip("# ") == "0.1 Introduction"
