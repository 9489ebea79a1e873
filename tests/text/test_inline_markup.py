"""The markup inside a line: what is markup and what is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.language.typography import plain
from edition.model.text import Emph, Inlines, Link, NoteRef, Strong, Superscript, Text
from edition.text.markup import parse

CASES: list[tuple[str, Inlines]] = [
    ("*among other things*, defence", (Emph((Text("among other things"),)), Text(", defence"))),
    ("**Keywords:** Realism", (Strong((Text("Keywords:"),)), Text(" Realism"))),
    ("rationale.<sup>1</sup> Then", (Text("rationale."), NoteRef("1"), Text(" Then"))),
    ("every country.¹²", (Text("every country."), NoteRef("12"))),
    (r"US \$ 76.6 Billion", (Text("US $ 76.6 Billion"),)),
    ("1* Rabia Yousaf", (Text("1* Rabia Yousaf"),)),
    ("<u>a@b.org</u>", (Text("a@b.org"),)),
    ("<https://a.org/b%20c>,", (Link("https://a.org/b%20c", (Text("https://a.org/b%20c"),)), Text(","))),
    (
        "see https://a.org/x_y.",
        (Text("see "), Link("https://a.org/x_y", (Text("https://a.org/x_y"),)), Text(".")),
    ),
    (
        r"[http://a.org/vol\\_01.pdf](http://a.org/vol_01.pdf).",
        (Link("http://a.org/vol_01.pdf", (Text("http://a.org/vol_01.pdf"),)), Text(".")),
    ),
    ("a <script>alert(1)</script> b", (Text("a <script>alert(1)</script> b"),)),
    ("AT&amp;T & Co", (Text("AT&amp;T & Co"),)),
    ("[x](javascript:alert(1))", (Text("[x](javascript:alert(1))"),)),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_parse(text: str, wanted: Inlines) -> None:
    """A source line reads as the inlines that a person sees in it."""
    assert parse(text, markers=True) == wanted


def test_raised_numbers_are_markers_only_where_notes_are() -> None:
    """A raised number beside a name is an affiliation mark."""
    assert parse("Kanwal<sup>1</sup>") == (Text("Kanwal"), Superscript("1"))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises; letters and digits without markup are unchanged."""
    kept = "".join(sign for sign in text if sign.isalpha())
    assert "".join(sign for sign in plain(parse(kept)) if sign.isalpha()) == kept
    parse(text, markers=True)
