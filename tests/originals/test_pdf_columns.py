"""What stands at the ends of columns, and pages whose letters, words or tags say less than they show."""

from dataclasses import replace

from tests.originals.sheets import RIVER, TREATY, Sheet, lines

from edition.originals.pdf.page import Glyph, Tag

ENTRY = "Doe, J. (1999). The waters of the east and those who use them. Water Press, New Delhi."


def marked(sheet: Sheet, begin: int, number: int) -> int:
    """Put the glyphs from ``begin`` on into one paragraph of a tagged file; return how many there are."""
    sheet.glyphs[begin:] = [replace(one, tag=Tag("P", number)) for one in sheet.glyphs[begin:]]
    return len(sheet.glyphs)


def list_of(sheet: Sheet, x: float, y: float, right: float, first: int) -> None:
    """Set five entries of a list, which hang, in a smaller size."""
    for number in range(first, first + 5):
        y = sheet.text(f"A{number}. {ENTRY}", x, y, right, size=8)


def test_columns_that_end_above_a_heading() -> None:
    """Both columns of the text are read before “References” and the two columns below it."""
    sheet = Sheet()
    sheet.text(f"{RIVER} {TREATY}", 50, 740, 290)
    y = sheet.text(f"{TREATY} {RIVER}", 310, 740, 550)
    sheet.line("References", 50, y - 30, bold=True)
    list_of(sheet, 50, y - 54, 290, 1)
    list_of(sheet, 310, y - 54, 550, 6)
    found = lines(sheet)
    place = next(number for number, line in enumerate(found) if "References" in line)
    assert TREATY in " ".join(found[:place]).replace("\u00ad", "")
    assert [line.split()[0] for line in found[place + 1 :]] == [f"A{number}." for number in range(1, 11)]


def test_notes_below_two_columns_are_no_list() -> None:
    """Smaller lines below both columns, without a heading, part nothing."""
    sheet = Sheet()
    text = f"{RIVER} {TREATY}"
    y = sheet.text(f"Left^1^ {text}", 50, 740, 290)
    sheet.text(f"Right^2^ {text}", 310, 740, 550)
    for x, number in ((50, 1), (310, 2)):
        sheet.text(f"^{number}^ {RIVER}", x, y - 40, x + 240, size=8)
    assert [line[:2] for line in lines(sheet)][-2:] == ["¹ ", "² "]


def test_an_entry_below_the_rest_of_another() -> None:
    """A number of a list at the top of a column begins an entry, though only one line stands above it."""
    sheet = Sheet()
    sheet.text(f"{RIVER} {TREATY} {RIVER} {TREATY} {RIVER}", 50, 740, 290)
    sheet.line("which.is.an.address.of.forty.letters.or.more/a.", 325, 740)
    for number, y in ((30, 728), (31, 704)):
        sheet.line(f"{number}. Roe R, Poe P, Coe C. The waters of the east", 310, y)
        sheet.line("and of the west. Delhi: Water Press, 2005.", 325, y - 12)
    assert [line[:7] for line in lines(sheet)][-2:] == ["30. Roe", "31. Roe"]


def test_a_number_that_only_begins_a_line() -> None:
    """The second line of an indented paragraph may begin with a number: nothing counts on."""
    sheet = Sheet()
    y = sheet.text(f"{RIVER} {TREATY}", 50, 740, 290)
    y = sheet.text(
        "In the treaty of this river it is said in article 30. It is not said anywhere else.",
        50,
        y,
        290,
        indent=15,
    )
    sheet.text(f"{RIVER} {TREATY}", 50, y, 290, indent=15)
    assert sum("It is not said" in line and "In the treaty" in line for line in lines(sheet)) == 1


def test_words_far_apart_in_a_tagged_scan() -> None:
    """Recognition spreads the words of a column; those of one tagged paragraph and line are one line, no cells."""
    sheet = Sheet()
    done = 0
    for column, x in enumerate((50, 240, 430)):
        for line in range(12):
            for place, word in enumerate(("the", "river", "falls", "again")):
                sheet.line(
                    f"{word}{column}" if place == 3 else word, x + 40 * place, 740 - 12 * line + column / 3
                )
        done = marked(sheet, done, column + 1)
    rows = [f"the river falls again{column}" for column in range(3) for _ in range(12)]
    assert " ".join(lines(sheet)) == " ".join(rows)


def test_blank_lines_in_one_tagged_paragraph() -> None:
    """Word tags as one paragraph what its author parted by blank lines."""
    sheet = Sheet()
    y = sheet.text(f"{RIVER}[1]", 50, 740, 550)
    sheet.line("The plain", 50, y - 12, bold=True)
    y = sheet.text(f"{TREATY}", 50, y - 36, 550)
    done = marked(sheet, 0, 1)
    sheet.text(RIVER, 50, y, 550)
    marked(sheet, done, 2)
    assert lines(sheet) == [f"{RIVER}[1]", "## The plain", TREATY, RIVER]


def test_a_name_of_raised_and_lowered_letters() -> None:
    """“LaTeX”: each letter of a logo is there, whichever it leans on."""
    sheet = Sheet()
    for letter, x, y, size in (
        ("L", 100, 740, 10),
        ("A", 103, 742, 7),
        ("T", 107, 740, 10),
        ("E", 113, 738.2, 10),
        ("X", 118, 740, 10),
    ):
        sheet.line(letter, x, y, size)
    sheet.text(RIVER, 50, 700, 550)
    assert sorted(filter(str.isupper, lines(sheet)[0])) == ["A", "E", "L", "T", "X"]


def test_an_accent_that_the_file_has_elsewhere() -> None:
    """Accents at the end of a line stand over their letters; one that stands alone stays."""
    sheet = Sheet()
    sheet.line("Jaskowski and Saldana of the river", 50, 740)
    for sign, place in (("\u00b4", 2), ("\u02dc", 19)):
        x = 50 + 5 * place
        sheet.glyphs.append(Glyph(sign, x + 1, x + 4, 745, 747, 740, 10))
    sheet.line("a sign \u00b4 alone", 50, 700)
    assert " ".join(lines(sheet)) == "Jaśkowski and Saldaña of the river a sign \u00b4 alone"


def test_notes_that_begin_with_a_high_number() -> None:
    """Raised numbers that count on, one below another, are the notes of an extract, from the lowest that is called."""
    sheet = Sheet()
    y = (
        sheet.text(f"Rivers.^1025^ Canals.^1026^ Both,^1027^ or none.^1028^ {RIVER} {TREATY}", 50, 740, 550)
        - 24
    )
    for number in range(1025, 1029):
        blank = "" if number == 1027 else " "
        sheet.line(
            f"^{number}^{blank}A full list of references can be found on the pages of the coalition,",
            50,
            y,
            8,
        )
        sheet.line("https://example.org/a-list-of-all-references/of-the-year/and-more", 50, y - 10, 8)
        y -= 20
    found = lines(sheet)
    assert found[0].startswith("Rivers.¹⁰²⁵ Canals.¹⁰²⁶ Both,¹⁰²⁷ or none.¹⁰²⁸ The")
    assert [line[:6] for line in found[-4:]] == ["¹⁰²⁵ A", "¹⁰²⁶ A", "¹⁰²⁷ A", "¹⁰²⁸ A"]


def test_bold_words_over_several_lines() -> None:
    """A question that is set in bold within a paragraph does not part it; a bold line that is not full does."""
    sheet = Sheet()
    sheet.line("My question is this: ", 50, 740)
    sheet.line("do the rivers of the north and of the south fill all of", 50 + 5 * 21, 740, bold=True)
    sheet.line(
        "the canals, or do they not, in any of the years that we know of, and who is it", 50, 728, bold=True
    )
    sheet.line("that says so? I do not.", 50, 716, bold=True)
    y = sheet.text(f"{RIVER} {TREATY}", 50, 692, 440)
    sheet.line("The plain", 50, y, bold=True)
    sheet.line("Bold", 50, y - 12, bold=True)
    sheet.text(f"{RIVER}", 75, y - 12, 440)
    found = lines(sheet)
    assert found[0].startswith("My question is this: **do the rivers")
    assert found[0].endswith("I do not.**")
    assert any(line.strip("#* ").startswith("The plain") and "Bold" not in line for line in found)


def test_a_note_that_goes_on_below_the_head_of_a_page() -> None:
    """The notes at the end of an extract begin with its lowest number; the rest of one joins it, not a running head."""
    sheets = [Sheet(), Sheet(), Sheet()]
    for sheet in sheets:
        sheet.line("Profiles of Countries", 50, 780)
    calls = " ".join(f"Rivers.^{number}^" for number in range(991, 997))
    sheets[0].text(f"{calls} {RIVER} {TREATY}", 50, 740, 550)
    for number in range(991, 994):
        sheets[1].line(f"^{number}^ Doe, Rivers, p. {number}.", 50, 740 - 12 * (number - 991))
    sheets[2].line("Roe, Waters, as cited by Doe.", 50, 740)
    for number in range(994, 997):
        sheets[2].line(f"^{number}^ Doe, Rivers, p. {number}.", 50, 728 - 12 * (number - 994))
    found = lines(*sheets)
    assert sum(line.strip("\f") == "Profiles of Countries" for line in found) == 3
    assert "⁹⁹³ Doe, Rivers, p. 993. Roe, Waters, as cited by Doe." in found
    assert "⁹⁹⁶ Doe, Rivers, p. 996." in found
