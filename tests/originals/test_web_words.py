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
    text = "# On Rivers\n\nThe first river has salt.\n\nThe second river has silt, *vel*<b>ut</b> others.\n"
    (one,) = unread(parts, extension, text)
    assert (one.line, one.words) == (3, "Forgotten shallows")
