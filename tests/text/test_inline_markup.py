"""The markup inside a line: what is markup and what is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.language.typography import plain, typeset
from edition.model.text import Emph, Inlines, Link, NoteRef, Strong, Subscript, Superscript, Text
from edition.text.markup import merged, parse, scanned
from edition.text.raised import Marks, called

NOTES = Marks(frozenset({"1", "2", "3", "12"}), frozenset({"1", "2", "3"}))
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
    ("a.<sup>1,2</sup> b", (Text("a."), NoteRef("1"), NoteRef("2", ","), Text(" b"))),
    ("a.¹⁻³", (Text("a."), NoteRef("1"), NoteRef("2", implied=True), NoteRef("3", "−"))),
    ("a.^1,12^", (Text("a."), NoteRef("1"), NoteRef("12", ","))),
    ("in 1961<sup>2</sup>", (Text("in 1961"), NoteRef("2"))),
    (
        "10<sup>2</sup> ells, *3* m³, CO<sub>2</sub>",
        (
            Text("10"),
            Superscript("2"),
            Text(" ells, "),
            Emph((Text("3"),)),
            Text(" m"),
            Superscript("3"),
            Text(", CO"),
            Subscript("2"),
        ),
    ),
    ("340¹² towns", (Text("340"), NoteRef("12"), Text(" towns"))),
    (
        "1<sup>st</sup>, x^(n), H~2~O",
        (Text("1"), Superscript("st"), Text(", x"), Superscript("n"), Text(", H"), Subscript("2"), Text("O")),
    ),
    ("10⁻³ or 10^-3^", (Text("10"), Superscript("−3"), Text(" or 10"), Superscript("-3"))),
    ("a ~ b~ ~c, 2^3", (Text("a ~ b~ ~c, 2^3"),)),
    ("a <script>alert(1)</script> b", (Text("a <script>alert(1)</script> b"),)),
    ("AT&amp;T & Co", (Text("AT&amp;T & Co"),)),
    ("[x](javascript:alert(1))", (Text("[x](javascript:alert(1))"),)),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_parse(text: str, wanted: Inlines) -> None:
    """A source line reads as the inlines that a person sees in it."""
    assert parse(text, marks=NOTES) == wanted


def test_raised_numbers_are_markers_only_where_notes_are() -> None:
    """A raised number beside a name is an affiliation mark."""
    assert parse("Kanwal<sup>1</sup>") == (Text("Kanwal"), Superscript("1"))


def test_plain_text_keeps_figures_raised() -> None:
    """10² is not 102, in the search, the concordance and every record."""
    assert (
        plain(parse("10<sup>2</sup> m<sup>-3</sup> of CO<sub>2</sub>, the 1<sup>st</sup>"))
        == "10² m⁻³ of CO₂, the 1st"
    )


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises; letters and digits without markup are unchanged."""
    kept = "".join(sign for sign in text if sign.isalpha())
    assert "".join(sign for sign in plain(parse(kept)) if sign.isalpha()) == kept
    parse(text, marks=NOTES)


@given(
    st.lists(
        st.sampled_from([*"ab 1²⁺,;.^~:<>](){}!&#`'\"\\*_[\n", "https://a.org/x", "<sup>2</sup>", "^2^"])
    ).map("".join)
)
def test_what_is_passed_by_is_read_as_commonmark_reads_it(text: str) -> None:
    """Text without marks is not given to CommonMark, and text without raised numbers to no search for notes."""
    for marks in (NOTES, Marks(NOTES.labels, NOTES.labels), Marks()):
        whole = typeset(merged(scanned(text, marks)))
        assert parse(text, marks=marks) == whole
    assert (
        not [*called(typeset(merged(scanned(text, NOTES))))]
        or not text.isascii()
        or "^" in text
        or "<" in text
    )
