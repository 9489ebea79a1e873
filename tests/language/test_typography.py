"""Quotation marks and spaces, as a printed page shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.language.typography import curl, nested, plain
from edition.text.markup import parse

CASES = [
    ('the "dominant model" of', "the “dominant model” of"),
    ("Asia's strategy", "Asia’s strategy"),
    ("the 'carrot and stick' strategy", "the ‘carrot and stick’ strategy"),
    ('as a "outsider" to', "as a “outsider” to"),
    ('("so")', "(“so”)"),
    ("\"A 'B' C.\"", "“A ‘B’ C.”"),
    (
        "Common Security Report 2022 'For Our Shared Future.'\"",
        "Common Security Report 2022 ‘For Our Shared Future.’”",
    ),
    ("the U.S.' support", "the U.S.’ support"),
    ("“already” ‘curly’", "“already” ‘curly’"),
    ('a—"dash"', "a—“dash”"),
    ("Int'l J.", "Int’l J."),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_curl(text: str, wanted: str) -> None:
    """A quotation mark opens after a space, a bracket or a dash, and closes elsewhere."""
    assert curl(text) == wanted


@given(st.text())
def test_curl_changes_marks_only(text: str) -> None:
    """Everything except quotation marks is unchanged, and a second run changes nothing."""
    once = curl(text)
    fold = str.maketrans("“”‘’", "\"\"''")
    assert once.translate(fold) == text.translate(fold)
    assert curl(once) == once


def test_marks_know_what_stands_before_them_across_italics() -> None:
    """The mark after italics closes, the one before them opens."""
    assert plain(parse('a "*b*" c')) == "a “b” c"


def test_spaces_are_single() -> None:
    """Tabs and doubled spaces are one space."""
    assert plain(parse("Received:\tJanuary\t12,  2026")) == "Received: January 12, 2026"


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("the “vivisection” of", "the ‘vivisection’ of"),
        ("a “‘deep’ word” here", "a ‘“deep” word’ here"),
        ("Pakistan’s ‘security’ and states’ fears", "Pakistan’s ‘security’ and states’ fears"),
        ("end of quoted” words", "end of quoted’ words"),
    ],
)
def test_marks_within_marks(words: str, within: str) -> None:
    """Quotation marks within a quotation change by level; apostrophes stay; the script has the same examples."""
    assert nested(words) == within
