"""Raised figures on a page: several notes in one mark, and exponents beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from edition.laws import conservation, page_html
from edition.text.lines import bare_heading, ends_sentence

NOTES = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 3}

BODIES = "\n\n".join(
    f"- <sup>{number}</sup> Berg, *Dykes* (Leiden: Brill, 200{number}), 4." for number in (1, 2, 3)
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Books.<sup>1,2</sup> More.<sup>3</sup>",
            'Books.[^1]<sup class="between-markers">,</sup>[^2] More.[^3]',
        ),
        (
            "Books.<sup>1–3</sup>",
            'Books.[^1]<span class="editorial">[^2]</span><sup class="between-markers">–</sup>[^3]',
        ),
        ("Books.¹,² More.³", 'Books.[^1]<sup class="between-markers">,</sup>[^2] More.[^3]'),
        (
            "Books.<sup>1</sup> They had 10<sup>2</sup> ells, 3 m³ and CO<sub>2</sub>.<sup>2</sup> More.^3^",
            "Books.[^1] They had 10<sup>2</sup> ells, 3 m<sup>3</sup> and CO<sub>2</sub>.[^2] More.[^3]",
        ),
        # No note has the number 0: a degree that an extraction raised.
        (
            "Books.<sup>1</sup> More⁰.² At 40⁰ so.³",
            "Books.[^1] More<sup>0</sup>.[^2] At 40<sup>0</sup> so.[^3]",
        ),
        # A note that nothing else calls is called where its number may be an exponent.
        ("Books.<sup>1</sup> They had 340<sup>2</sup>. More.³", "Books.[^1] They had 340[^2]. More.[^3]"),
    ],
)
def test_markers_and_exponents(tmp_path: Path, text: str, wanted: str) -> None:
    """Each number of a mark calls its note; figures that call none stay raised; no word is lost or added."""
    made, found = toy.read(toy.corpus(tmp_path, f"{text}\n\n## Notes\n\n{BODIES}\n", notes=NOTES))
    assert made is not None
    assert not found
    page = toy.page_text(made)
    assert wanted in page
    assert not conservation.conserve(made.document, made.source, page_html.html(page))
    columns = [marker.column for node in made.document.body for marker in getattr(node, "positions").markers]  # noqa: B009 - paragraphs and headings
    assert columns == sorted(columns)
    assert len(columns) == 3


@pytest.mark.parametrize(
    "text",
    ["Books.<sup>1,2</sup>", "Books.¹,²", "Books.^(3–6)", "Books.^4,5^", "“Books.”<sup>1</sup>", "(Books.)²"],
)
def test_a_sentence_ends_before_its_marks(text: str) -> None:
    """Raised numbers behind a full stop do not continue the sentence."""
    assert ends_sentence(text)
    assert not ends_sentence(text.replace(".", ""))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Small [4, p. 12] puts it so:", False),
        ("Small [19, S. 60] says:", False),
        ("In this vein, Small<sup>29</sup> speaks of the rivers:", False),
        ("In this vein, Small²⁹ speaks of the rivers:", False),
        ("The Rivers War (April 1965):", True),
        ("The Size of H<sub>2</sub>O, Water:", True),
        ("R² values and km² of towns:", True),
        ("It always follows the same rule of salt (Small 60):", False),
        ("It always follows the same rule of salt (Ökonom):", False),
        ("The Role of the Office of Salt in Towns (OST):", True),
        ("Роль и задачи Управления по делам соли города (УДС):", True),
        ("A History of the Second War of the Rivers (April 1965):", True),
    ],
)
def test_a_line_that_cites_before_a_quotation_is_no_heading(line: str, *, wanted: bool) -> None:
    """A colon ends a heading, too; but a heading cites nothing."""
    assert bare_heading(line, "Rivers run.") is wanted


def test_a_note_that_only_another_note_calls(tmp_path: Path) -> None:
    """A raised number in a note is a marker if nothing else calls its note; else it may count an edition."""
    bodies = (
        "- <sup>1</sup> Berg, *Dykes*², 4.\n- <sup>2</sup> Berg, 5; see below.³\n- <sup>3</sup> Ode, 6.\n"
    )
    text = f"Books.<sup>1</sup> More.<sup>2</sup>\n\n## Notes\n\n{bodies}"
    made, found = toy.read(toy.corpus(tmp_path, text, notes=NOTES))
    assert made is not None
    assert not found
    page = toy.page_text(made)
    assert "see below.[^3]" in page
    assert "*Dykes*<sup>2</sup>, 4" in page
    assert not conservation.conserve(made.document, made.source, page_html.html(page))
