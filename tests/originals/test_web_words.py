"""Web pages that leave out tags, and an independent look at the words of web pages and EPUBs."""

from __future__ import annotations

import pytest

from edition.originals.read import read
from edition.originals.reading import Reading
from edition.originals.unread import unread

SOUP = """<!DOCTYPE html><title>On Rivers</title><h1>On Rivers</h1><nav>Home <b>About</b></nav><p>One river.
<table><caption>Table 1. Flow<tr><th>Year<th>Flow<tr><td>1901<td>low</table><p>Two rivers.<ul><li>Salt<li>Silt</ul>"""


def test_a_page_that_leaves_out_tags() -> None:
    """It is read as browsers read it; its menu is left out, and named."""
    found = read(SOUP.encode(), "a.html")
    assert isinstance(found, Reading)
    lines = [line for line in found.text.splitlines() if line]
    assert lines == [
        "# On Rivers", "One river.", "**Table 1. Flow**", "| Year | Flow |", "|---|---|", "| 1901 | low |", "Two rivers.",
        "- Salt", "- Silt",
    ]  # fmt: skip
    assert [(item.kind, item.words) for item in found.lost] == [("menu", "Home About")]


@pytest.mark.parametrize("extension", ["html", "epub"])
def test_words_that_pandoc_leaves_out(extension: str) -> None:
    """A look of its own at the page finds them, near their place; marks of notes and what is not shown are no words."""
    page = """<html><head><title>On Rivers</title><style>p {color: red}</style></head><body><h1>On Rivers</h1>
    <p>The first river has salt.<sup><a href="#n1">12</a></sup></p><textarea>Forgotten shallows</textarea>
    <p>The second river has silt, <i>vel</i><b>ut</b> others.</p><script>lost()</script><noscript>Please</noscript></body></html>"""
    parts = {"page": page.encode(), "EPUB/a.xhtml": page.encode()}
    text = "# On Rivers\n\nThe first river has salt.<sup>1</sup>\n\nThe second river has silt, *vel*<b>ut</b> others.\n\n- <sup>1</sup> Doe, 12.\n"
    (one,) = unread(parts, extension, text)
    assert (one.line, one.words) == (3, "Forgotten shallows")


def test_marks_without_their_notes() -> None:
    """They are words of the text, since nothing says that they are none."""
    page = '<p>The first river has salt,<a href="notes.xhtml#n31">31</a> and more,<a href="notes.xhtml#n32">32</a> it is said.</p>'
    text = "The first river has salt,31 and more,32 it is said.\n"
    assert unread({"page": page.encode()}, "html", text) == ()


def test_what_an_article_in_jats_holds_beside_itself() -> None:
    """A letter in the same file is another text, and is named; numbers for programs are not printed."""
    page = """<?xml version="1.0"?><article><body><sec><title>A</title><p>One river.</p>
    <fig><object-id pub-id-type="doi">10.1000/182.001</object-id><label>Figure 1.</label><caption><p>The flow.</p></caption></fig></sec></body>
    <sub-article><front-stub><title-group><article-title>Decision letter</article-title></title-group></front-stub>
    <body><p>Two rivers.</p></body></sub-article></article>"""
    found = read(page.encode(), "a.xml")
    assert isinstance(found, Reading)
    assert [line for line in found.text.splitlines() if line] == ["## A", "One river.", "Figure 1. The flow."]
    assert [(item.kind, item.words) for item in found.lost] == [("sub-article", "Decision letter")]


def test_remarks_that_no_place_calls() -> None:
    """A group of them with a title is a section."""
    group = '<fn-group><title>Competing interests</title><fn id="c1"><p>None declared.</p></fn></fn-group>'
    page = f'<?xml version="1.0"?><article><body><sec><title>A</title><p>One.</p></sec></body><back>{group}</back></article>'
    found = read(page.encode(), "a.xml")
    assert isinstance(found, Reading)
    lines = [line for line in found.text.splitlines() if line]
    assert lines == ["## A", "One.", "## Competing interests", "None declared."]
    assert found.lost == ()
