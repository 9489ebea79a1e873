"""Pages of a PDF, set by hand, are read as a person reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.originals.pdf import hyphens
from edition.originals.pdf.page import Rule, Tag
from originals.sheets import RIVER, TREATY, Sheet, lines, read


def test_columns() -> None:
    """What stands across the page parts it; a paragraph goes on at the top of the next column."""
    sheet = Sheet()
    sheet.line("Rivers and Their Treaties", 180, 740, 18, bold=True)
    left = f"{RIVER} {RIVER[:-1]}, which is why"
    assert sheet.text(left, 50, 700, 290) < 600
    right = f"it floods. {TREATY} {TREATY}"
    assert sheet.text(right, 310, 700, 550) < 600
    assert lines(sheet) == ["# Rivers and Their Treaties", f"{left} {right}"]


@pytest.mark.parametrize("mark", ["^1^", "=1="])
def test_notes_at_the_foot(mark: str) -> None:
    """A raised figure is the marker of the note below, whether it is smaller or a figure made to stand high."""
    sheet = Sheet()
    y = sheet.text(
        f"{RIVER} It was drawn in 1923.{mark} {TREATY} Later maps differ.{mark.replace('1', '2')}",
        50,
        700,
        550,
    )
    assert y > 400
    sheet.text(f"{mark} Doe, *Rivers of the East*, 12.", 50, 130, 550, size=8)
    sheet.text(f"{mark.replace('1', '2')}Holsti, “Maps,” 4.", 50, 118, 550, size=8)
    assert lines(sheet) == [
        f"{RIVER} It was drawn in 1923.¹ {TREATY} Later maps differ.²",
        "¹ Doe, *Rivers of the East*, 12.",
        "² Holsti, “Maps,” 4.",
    ]


def test_a_note_whose_number_touches_its_word() -> None:
    """Numbers on the line are those of notes too, if raised ones on the page call them."""
    sheet = Sheet()
    sheet.text(f"{RIVER} It was drawn in 1923.^10^ {TREATY}", 50, 700, 550)
    sheet.text("10Holsti, “Maps,” 4.", 50, 130, 550, size=8)
    assert lines(sheet) == [f"{RIVER} It was drawn in 1923.¹⁰ {TREATY}", "¹⁰ Holsti, “Maps,” 4."]


def test_a_list_of_numbered_entries_is_no_list_of_notes() -> None:
    """Smaller lines with numbers at the foot are notes only if the page calls them."""
    sheet = Sheet()
    sheet.text(f"{RIVER} {TREATY}", 50, 700, 550)
    sheet.text("1. Doe, J. (2001). Rivers of the East.", 50, 130, 550, size=8)
    sheet.text("2. Roe, R. (2002). Maps of the East.", 50, 118, 550, size=8)
    made = lines(sheet)
    assert "1. Doe, J. (2001). Rivers of the East." in "\n".join(made)
    assert not any(line.startswith("¹") for line in made)


def test_a_note_that_goes_on_at_the_next_foot() -> None:
    """Below the rule of the next page, what has no number belongs to the note before; the text goes on, too."""
    first, second = Sheet(), Sheet()
    first.text(f"{RIVER} It was drawn in 1923.^1^ {TREATY[:-1]} and all that", 50, 700, 550)
    first.rules.append(Rule(50, 150, 142))
    first.text(
        "1 Doe, *Rivers of the East*, 12, a book that nobody should read without a map of the whole land of the",
        50,
        130,
        560,
        size=8,
    )
    second.text(f"they had. {RIVER}", 50, 700, 550)
    second.rules.append(Rule(50, 150, 142))
    second.text("five rivers.", 50, 130, 550, size=8)
    made = read(first, second)
    assert made.text.rstrip().split("\n") == [
        f"{RIVER} It was drawn in 1923.¹ {TREATY[:-1]} and all that \fthey had. {RIVER}",
        "",
        "¹ Doe, *Rivers of the East*, 12, a book that nobody should read without a map of the whole land of the five rivers.",
    ]
    assert made.pages == ((1, "1"), (1, "2"))


def test_numbers_that_begin_anew() -> None:
    """Notes of different pages that have one number are told apart, and this is reported."""
    sheets = []
    for name in ("Doe", "Roe"):
        sheet = Sheet()
        sheet.text(f"{RIVER} It was drawn in 1923.^1^ {TREATY}", 50, 700, 550)
        sheet.text(f"1 {name}, *Rivers of the East*, 12.", 50, 130, 550, size=8)
        sheets.append(sheet)
    made = read(*sheets)
    assert "1923.[^1-1] The treaty" in made.text
    assert "1923.[^2-1] The treaty" in made.text
    assert "[^1-1]: Doe, *Rivers of the East*, 12." in made.text
    assert "[^2-1]: Roe, *Rivers of the East*, 12." in made.text
    assert [item.kind for item in made.lost] == ["pdf-restarts"]


def test_a_power_calls_no_note_where_numbers_begin_anew() -> None:
    """The figure of "km²" is the marker of a note only if nothing else calls it."""
    first, second = Sheet(), Sheet()
    first.text(f"{RIVER} It was drawn in 1923.^1^ {TREATY} Its mouth has 12 km^1^ in all.", 50, 700, 550)
    second.text(f"{RIVER} Its mouth has 12 km^1^ in all.", 50, 700, 550)
    for sheet, name in ((first, "Doe"), (second, "Roe")):
        sheet.text(f"1 {name}, *Rivers of the East*, 12.", 50, 130, 550, size=8)
    made = read(first, second).text
    assert "1923.[^1-1] The treaty" in made
    assert "12 km¹ in all" in made
    assert "12 km[^2-1] in all" in made


def test_furniture() -> None:
    """Heads that recur and numbers that count are listed with their lines; pages are cited by their numbers."""
    sheets = []
    for number in (117, 118, 119):
        sheet = Sheet()
        sheet.line("A Journal of Rivers", 50, 760)
        sheet.text(f"{TREATY[number - 110 :]} {RIVER}", 50, 700, 550)
        sheet.line(f"{number}", 300, 40)
        sheets.append(sheet)
    made = read(*sheets)
    rows = made.text.split("\n")
    assert [rows[line - 1].strip() for line, _ in made.furniture] == [
        "A Journal of Rivers", "117", "A Journal of Rivers", "118", "A Journal of Rivers", "119",
    ]  # fmt: skip
    assert [kind for _, kind in made.furniture] == ["running-head", "page-number"] * 3
    assert [label for _, label in made.pages] == ["117", "118", "119"]
    assert [rows[line - 1].startswith("\f") for line, _ in made.pages] == [False, True, True]


def test_lines_with_numbers() -> None:
    """The numbers of the lines of a manuscript are no notes, and no words of the text."""
    sheet = Sheet()
    sheet.text(RIVER, 80, 700, 550)
    rows = sorted({glyph.base for glyph in sheet.glyphs}, reverse=True)
    sheet.text(TREATY, 80, rows[-1] - 12, 550)
    rows = sorted({glyph.base for glyph in sheet.glyphs}, reverse=True)
    for number, base in enumerate(rows, 1):
        sheet.line(f"{number}", 40, base, 6)
    made = read(sheet)
    assert made.text.split("\n\n")[0] == RIVER
    assert [(item.kind, item.words) for item in made.lost] == [("pdf-line-numbers", f"1–{len(rows)}")]


def test_paragraphs_and_headings() -> None:
    """Indents and gaps begin paragraphs; a larger, a bold or a numbered line alone is a heading."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 760, 550)
    y = sheet.text(TREATY, 50, y, 550, indent=15)
    sheet.line("2. Waters", 50, y - 14, 13, bold=True)
    y = sheet.text(RIVER, 50, y - 40, 550)
    sheet.line("Wells", 50, y - 10, bold=True)
    sheet.text(TREATY, 50, y - 26, 550)
    assert lines(sheet) == [RIVER, TREATY, "## 2. Waters", RIVER, "### Wells", TREATY]


def test_a_quotation_set_off() -> None:
    """A paragraph narrower on both sides is a block quotation."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 700, 550)
    y = sheet.text(TREATY, 90, y - 8, 510)
    sheet.text(RIVER, 50, y - 8, 550)
    assert lines(sheet) == [RIVER, f"> {TREATY}", RIVER]


def test_hanging_entries() -> None:
    """In a list whose further lines are indented, each line at the margin begins an entry."""
    sheet = Sheet()
    entries = [f"Doe, J. ({year}). {TREATY[:140]}." for year in (2001, 2002, 2003)]
    y = 700.0
    for entry in entries:
        y = sheet.text(entry, 70, y, 550, indent=-20)
    assert lines(sheet) == entries


def test_a_table() -> None:
    """Cells below one another are a table, which is reported."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 700, 550)
    for number, row in enumerate((("Year", "Flow", "Salt"), ("1901", "low", "2"), ("1902", "high", "3"))):
        for place, cell in enumerate(row):
            sheet.line(cell, 60 + 150 * place, y - 20 - 12 * number)
    made = read(sheet)
    assert "| Year | Flow | Salt |\n| 1901 | low | 2 |\n| 1902 | high | 3 |" in made.text
    assert [item.kind for item in made.lost] == ["pdf-table"]


def test_the_rules_of_a_table_are_not_those_of_notes() -> None:
    """Notes stand below the lowest rule, even if they are as large as the text."""
    sheet = Sheet()
    sheet.rules += [Rule(50, 350, 690), Rule(50, 150, 142)]
    y = sheet.text(f"{RIVER} It was drawn in 1923.^1^ {TREATY}", 50, 680, 550)
    sheet.text("1. Salt was dear in those years.", 50, y - 8, 550)
    sheet.text("1 Doe, *Rivers of the East*, 12.", 50, 130, 550)
    made = lines(sheet)
    assert made[0] == f"{RIVER} It was drawn in 1923.¹ {TREATY}"
    assert made[-1] == "¹ Doe, *Rivers of the East*, 12."
    assert "1. Salt was dear in those years." in made


def test_initials_and_accents() -> None:
    """An initial belongs to the word beside it, and an accent to the letter under it."""
    sheet = Sheet()
    sheet.line("T", 50, 676, 46)
    sheet.text("he river of Narino rises here and goes", 75, 700, 260)
    sheet.text(RIVER, 75, 688, 260)
    place = next(n for n, glyph in enumerate(sheet.glyphs) if glyph.text == "N") + 4
    sheet.glyphs.insert(place, replace(sheet.glyphs[place], text="˜"))
    assert lines(sheet)[0].startswith("The river of Nariño rises here and goes The river rises")


def test_a_ligature() -> None:
    """Its letters have one box, and no blank between them."""
    sheet = Sheet()
    sheet.text(RIVER, 50, 700, 550)
    sheet.glyphs[1] = replace(sheet.glyphs[1], left=sheet.glyphs[0].left, right=sheet.glyphs[1].right)
    sheet.glyphs[0] = replace(sheet.glyphs[0], right=sheet.glyphs[1].right)
    assert lines(sheet) == [RIVER]


def test_items_of_a_list() -> None:
    """A bullet of any form begins an item, and is no word of it."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 700, 550)
    for number, item in enumerate(("the first of the two rivers", "the second of the two rivers")):
        sheet.line(f"*•* {item}", 60, y - 4 - 12 * number)
    assert lines(sheet) == [RIVER, "- the first of the two rivers", "- the second of the two rivers"]


def test_a_logo() -> None:
    """A lowered letter inside a word stays where it is."""
    sheet = Sheet()
    sheet.text(f"BibTEX {RIVER}", 50, 700, 550)
    sheet.glyphs[4] = replace(sheet.glyphs[4], base=697.8, bottom=697.8)
    assert lines(sheet) == [f"BibTEX {RIVER}"]


def test_tags() -> None:
    """Where a file says what its paragraphs are, no indent or gap decides."""
    sheet = Sheet()
    y = sheet.text(RIVER, 50, 700, 550)
    middle = len(sheet.glyphs)
    y = sheet.text(TREATY, 50, y, 550)  # neither an indent nor a gap
    last = len(sheet.glyphs)
    sheet.text("Of Wells", 50, y, 550)
    roles = [Tag("P", 1)] * middle + [Tag("P", 2)] * (last - middle) + [Tag("H2", 3)] * 10
    sheet.glyphs = [replace(glyph, tag=tag) for glyph, tag in zip(sheet.glyphs, roles, strict=False)]
    made = read(sheet)
    assert made.text.split("\n")[::2][:3] == [RIVER, TREATY, "## Of Wells"]
    assert made.tool.options == ("tags",)


@pytest.mark.parametrize(
    ("first", "second", "words", "joined"),
    [
        ("the inter-", "national order", "an international order", "the inter\u00adnational order"),
        ("the well-", "known order", "a well-known order", "the well-known order"),
        ("the Sino-", "Indian war", "", "the Sino-Indian war"),
        ("a non-", "aligned state", "aligned states", "a non-aligned state"),
        ("the contain-", "ment of it", "", "the contain\u00adment of it"),
        ("the contain‑", "ment of it", "", "the contain\u00adment of it"),
        ("the well‑", "known order", "a well‑known order", "the well-known order"),
        ("at https://x.org/a-", "b1/c", "", "at https://x.org/a-b1/c"),
    ],
)
def test_hyphens(first: str, second: str, words: str, joined: str) -> None:
    """The other words of the document decide; a hyphen of the line alone becomes a soft one."""
    known = hyphens.words([words, "of a docu-", "ment that di-", "vides words", "document divides"])
    assert first[:-1] + hyphens.joined(first, second, known) + second == joined
