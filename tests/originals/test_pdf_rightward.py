"""Hebrew, Arabic and Urdu in a PDF, whose letters are taken as they are seen, from left to right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.originals.pdf import rightward
from edition.originals.pdf.assemble import reading
from edition.originals.pdf.page import Glyph
from originals.sheets import Sheet


def seen(text: str) -> list[Glyph]:
    """Return the characters of a line as they stand on the page; "+" before one sets it above the last, "&" into its box."""
    out: list[Glyph] = []
    x, joint = 0.0, ""
    for character in text:
        if character in "+&":
            joint = character
        elif joint:
            last = out[-1]
            out.append(Glyph(character, last.left + (joint == "+") * 0.1, last.right, 0, 7, 0, 10))
            joint = ""
        else:
            x += 5
            if character != " ":
                out.append(Glyph(character, x, x + 5, 0, 7, 0, 10))
    return out


def read(glyphs: list[Glyph]) -> str:
    """Return glyphs in their reading order."""
    row = rightward.ordered(glyphs, [0] * len(glyphs))
    return "".join(f"{' ' * blank}{glyph.text}" for glyph, _, blank in row)


@pytest.mark.parametrize(
    ("stands", "reads"),
    [
        ("םימב רהנה", "הנהר במים"),
        (".םולש ,רהנ", "נהר, שלום."),
        ("הנש 3,000 רבכ (Doe 1999, 12 ואר)", "(ראו Doe 1999, 12) כבר 3,000 שנה"),
        ("2015 1951 הנש", "שנה 1951 2015"),
        ("The word םולש רהנ (peace) is old", "The word נהר שלום (peace) is old"),
        ("ماع ١٩٤٧ يف", "في ١٩٤٧ عام"),
        ("ا&لإ", "إلا"),  # lam and alef in one box, alef first
        ("د+ُمح", "حمدُ"),
    ],
)
def test_the_order_of_letters(stands: str, reads: str) -> None:
    """Words of Latin letters and numbers keep their own; brackets open before a word."""
    assert read(seen(stands)) == reads


def test_a_line_whose_letters_come_in_any_order() -> None:
    """The library gives them in an order of its own; only where they stand counts."""
    sheet = Sheet()
    sheet.line("The newspaper is called םולש רהנ and was founded in Delhi by its first editor.", 50, 700)
    page = sheet.page()
    for glyphs in (
        page.glyphs,
        tuple(sorted(page.glyphs, key=lambda glyph: (glyph.text > "\u0590", -glyph.left))),
    ):
        text = reading([replace(page, glyphs=glyphs)], "1").text
        assert "is called נהר שלום and was founded" in text
        if glyphs is page.glyphs:
            assert text == "The newspaper is called נהר שלום and was founded in Delhi by its first editor.\n"


def test_marks_of_a_long_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mark looks at the letters around it only, so that a line of any length takes time in proportion."""
    asked: list[Glyph] = []
    away = rightward.away

    def counted(letter: Glyph, mark: Glyph) -> float:
        asked.append(mark)
        return away(letter, mark)

    monkeypatch.setattr(rightward, "away", counted)
    assert read(seen("م+ُ" * 300)) == "مُ" * 300
    assert len(asked) <= 300 * 2 * rightward.BESIDE
