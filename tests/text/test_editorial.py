"""Markers of the editors' remarks: after the words they concern, or at the end of the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import toy
from edition.data.emendations import Emendation, See
from edition.laws import page_html
from edition.model.text import Cite, Edited, Text
from edition.model.unresolved import Unresolved, Why
from edition.pages import about_codes
from edition.pages.markdown import to_markdown
from edition.pages.paper_notes import editors_notes
from edition.text import editorial

TEXT = "Introduction\n\nThe aim of the war was teh peace.\n\nIt is an old aim.\n"


def page(root: Path, **remark: Any) -> str:
    """Return the page of a toy with one emendation."""
    ledger = [{"line": 3, "kind": "extraction", "reason": "A slip.", **remark}]
    made, found = toy.read(toy.corpus(root, TEXT, ledger))
    assert made is not None
    assert found == []
    return toy.page_text(made)


def test_words_that_stand_once_show_both_forms(tmp_path: Path) -> None:
    """The emended words carry the source's form, and the marker follows them."""
    text = page(tmp_path, find="teh peace", replace="the peace")
    assert 'was <span class="edited" data-printed="teh peace">the peace</span><a' in text


def test_words_that_stand_twice_are_not_guessed(tmp_path: Path) -> None:
    """The word also occurs before "war": none is shown as emended, and the marker ends the paragraph."""
    text = page(tmp_path, find="teh", replace="the")
    assert "data-printed" not in text
    assert "The aim of the war was the peace.<a" in text


@pytest.mark.parametrize(("words", "wanted"), [("**old** aim", "old aim"), ("note<sup>3</sup>", "note3")])
def test_visible_words(words: str, wanted: str) -> None:
    """Markup of the extraction is not shown."""
    assert editorial.visible(words) == wanted


@pytest.mark.parametrize("value", ['a_b_ *c* [d](e) #f | "g" `h` \\i ~j^ <k> &amp; {l}'])
def test_attributes_hold_just_the_characters(value: str) -> None:
    """Printed words and reasons read back from the page unchanged, without Markdown characters."""
    why = Unresolved(Why.OTHER_NAME, value)
    inlines = (Text("by "), Edited((Text("it"),), value), Text(" "), Cite((Text("X"),), (), why))
    spans = ET.fromstring(page_html.html(to_markdown(inlines)))
    assert [span.get("data-printed") or span.get("title") for span in spans.iter("span")] == [
        value,
        f"No entry of this name; the list has “{value}”.",
    ]


@pytest.mark.parametrize(
    ("find", "shown"),
    [
        ("*the war*", "<em>the war</em>"),  # the extraction's mark of italics is shown as italics
        ("peace 1*", "peace 1*"),  # an asterisk that the source prints stays
    ],
)
def test_the_words_of_a_note_have_no_markup(tmp_path: Path, find: str, shown: str) -> None:
    """A note of the editors is typeset like a page."""
    text = "Introduction\n\nThe aim of *the war* was peace 1*.\n"
    ledger = [{"line": 3, "kind": "print", "reason": "So it stands.", "find": find}]
    made, found = toy.read(toy.corpus(tmp_path, text, ledger))
    assert made is not None
    assert found == []
    assert f"<q>{shown}</q>" in toy.page_text(made)


def test_the_page_of_codes_shows_code_as_code() -> None:
    """No backtick and no straight apostrophe is in the text for readers; hints keep their commands."""
    body = about_codes.page().partition("## ")[2]
    assert "`" not in body
    assert "'" not in body
    assert "<code>iconv -f WINDOWS-1252 -t UTF-8</code>" in body
    assert "correct the folder’s name" in body


def test_a_note_leads_to_no_place_that_is_not_there() -> None:
    """Another place that it names is a link, unless the paper has none of that name (LOC001 says so)."""
    seen = (See("p2", "to buy locks"), See("p29", "to sell them"))
    remark = editorial.Remark(1, Emendation(3, "lokcs", "print", "A slip.", see=seen))
    (_, listing) = editors_notes([remark], {1}, {"p1", "p2"})
    assert 'See <a href="#p2">paragraph 2</a>: <q>to buy locks</q>.' in listing
    assert "p29" not in listing
