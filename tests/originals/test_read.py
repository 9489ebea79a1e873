"""Documents of seven formats become our text form, with every word, note, heading and italic."""

from __future__ import annotations

import pytest

from edition.originals.read import read
from edition.originals.reading import Reading, Unreadable
from originals import making

FORMATS = ("docx", "odt", "epub", "html", "xml", "tex", "md")

PAPER = """\
---
title: On Rivers
author: [Jane Doe]
---

# The Delta

The river *Indus* has **seven** mouths.[^a] It rose by 10^2^ metres, and H~2~O fell.[^b]

> Rivers have no memory.

1. Salt
2. Silt

   - Mud

| Year | Flow |
|------|------|
| 1901 | *low* |
| 1902 | high |

: Table 1: Flow

[^a]: Doe, *Deltas*, 12.

[^b]: *Ibid.*, 14.
"""


@pytest.mark.parametrize("extension", FORMATS)
def test_a_paper_in_every_format(extension: str) -> None:
    """What the paper has comes back in our text form."""
    lines = making.reading(PAPER, extension).text.splitlines()
    assert lines[0] == "# On Rivers"
    assert "## The Delta" in lines
    assert (
        "The river *Indus* has **seven** mouths.<sup>1</sup> "
        "It rose by 10<up>2</up> metres, and H<sub>2</sub>O fell.<sup>2</sup>"
    ) in lines
    assert "> Rivers have no memory." in lines
    for line in ("- 1. Salt", "- 2. Silt", "  - Mud", "| 1901 | *low* |", "| 1902 | high |"):
        assert line in lines
    assert lines[-2:] == ["- <sup>1</sup> Doe, *Deltas*, 12.", "- <sup>2</sup> *Ibid.*, 14."]


def test_the_title_page_of_an_epub() -> None:
    """Its authors stand in their order, and its abstract is there."""
    paper = PAPER.replace("[Jane Doe]", "[Jane Doe, Ann Roe]\nabstract: It is short.")
    lines = making.reading(paper, "epub").text.splitlines()
    assert [line for line in lines if line][:6] == [
        "# On Rivers", "Jane Doe", "Ann Roe", "Abstract", "It is short.", "## The Delta",
    ]  # fmt: skip


def test_a_plain_text_is_not_read() -> None:
    """It is what it is."""
    assert read(b"Rivers\n\nA text.\n", "rivers.txt") is None


def test_a_document_without_words() -> None:
    """The message says what it is, and what to do."""
    made = read(making.docx(""), "a.docx")
    assert isinstance(made, Unreadable)
    assert "no words" in made.what
    assert "OCR" in made.hint


def test_a_text_that_is_indented_as_a_whole() -> None:
    """Word's indents are quotations to pandoc; where most paragraphs have one, none is a quotation."""
    quoted = "> One.\n\n> Two.\n\n> Three.\n\n> Four.\n\n> Five.\n\n"
    assert ">" not in making.reading(f"# A\n\n{quoted.replace('> ', '> A ')}", "docx").text
    text = "One.\n\n" * 6
    assert making.reading(f"# A\n\n{text}{quoted}", "docx").text.count("\n> ") == 5


@pytest.mark.parametrize(
    ("heading", "lines"),
    [("Silver", ["# Silver Roads", "", "## Silver"]), ("Silver Roads", ["# Silver Roads"])],
)
def test_a_title_that_begins_like_the_first_heading(heading: str, lines: list[str]) -> None:
    """A heading is the title only if it is the whole title; else both stay."""
    made = read(f"---\ntitle: Silver Roads\n---\n\n# {heading}\n\nOne.\n".encode(), "a.md")
    assert isinstance(made, Reading)
    assert made.text.splitlines() == [*lines, "", "One."]


def test_words_that_pandoc_does_not_read_are_named() -> None:
    """A text box of the old kind, for example; what was struck out in a revision is no word of the text."""
    box = "<w:p><w:r><w:pict><w:other><w:p><w:r><w:t>lost words in a box</w:t></w:r></w:p></w:other></w:pict></w:r></w:p>"
    struck = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    made = read(making.docx(making.paragraphs("One.") + box + struck), "a.docx")
    assert isinstance(made, Reading)
    assert "kept" in made.text
    assert [item.words for item in made.lost if item.kind == "unread"] == ["lost words in a box"]


SUMS = "# Sums\n\nWe have $\\frac{a}{b}$ and $x^2$.\n\n$$\\sqrt{y}$$\n"

MATHML = """<!DOCTYPE html><html><body><h1>Sums</h1><p>We have <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> and
<math><msup><mi>x</mi><mn>2</mn></msup></math>.</p><p><math display="block"><msqrt><mi>y</mi></msqrt></math></p></body></html>"""


@pytest.mark.slow
@pytest.mark.parametrize("extension", ["docx", "xml", "tex", "md", "html"])
def test_formulas_are_told_with_their_places(extension: str) -> None:
    """Those that letters can show stand as letters; the others as TeX has them, each with its line and its MathML."""
    data = MATHML.encode() if extension == "html" else making.made(SUMS, extension)
    found = read(data, f"a.{extension}")
    assert isinstance(found, Reading)
    lines = found.text.splitlines()
    told = [(lines[item.line - 1], item.tex) for item in found.formulas]
    assert [item for item in found.lost if item.kind == "formula"] == []
    assert told == [(r"We have \frac{a}{b} and *x*<sup>2</sup>.", r"\frac{a}{b}"), (r"\sqrt{y}", r"\sqrt{y}")]
