"""Text written as Markdown or HTML shows exactly the characters that went in."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from edition.language.addresses import safe_url
from edition.language.typography import plain
from edition.laws import page_html
from edition.laws.folding import fold
from edition.model.formulas import Formula
from edition.model.text import Emph, Inline, Inlines, Link, Strong, Subscript, Superscript, Text
from edition.pages.html import add_inlines, element, to_html
from edition.pages.markdown import escape_start, to_markdown
from edition.pages.paper_body import unparsed

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("*_`[](){}<>#+-.!|~^:&;\\/=\"'$%0123 abc\u202e´é🙂")),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)


MATHML = "<mrow><mi>x</mi><mo>&lt;</mo><mtext>*y* &amp;lt;b&amp;gt;</mtext></mrow>"

OF_FORMULA = frozenset(["span", "math", "semantics", "mrow", "mi", "mo", "mtext", "annotation"])


def inlines() -> st.SearchStrategy[Inlines]:
    """Return a strategy for inlines, nested two deep."""
    text = HOSTILE.map(Text)
    formula = st.builds(lambda said, display: Formula(said, said, MATHML, display), HOSTILE, st.booleans())
    leaf: st.SearchStrategy[Inline] = st.one_of(
        text, HOSTILE.map(Superscript), HOSTILE.map(Subscript), formula
    )
    wrapped = st.one_of(
        *(st.tuples(leaf).map(kind) for kind in (Emph, Strong)),
        st.tuples(text).map(lambda inner: Link("https://example.org/a_b*c(d)?e=f&g=%20", inner)),
    )
    return st.lists(st.one_of(leaf, wrapped), min_size=1, max_size=5).map(tuple)


# Plain text has raised and lowered figures as Unicode's own.
LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₍₎−", "0123456789+-()0123456789+-()-")


def shown(text: str) -> str:
    """Return the characters of a text, without those that a page cannot contain and their replacement."""
    text = text.translate(LEVEL)
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace() and sign != "\ufffd")


@pytest.mark.slow
@given(inlines())
def test_markdown_shows_what_went_in(content: Inlines) -> None:
    """Whatever the characters: nothing is lost, nothing is added, nothing becomes markup."""
    html = page_html.html(escape_start(to_markdown(content)))
    assert shown("".join(page_html.page_words(html))) == shown("".join(fold(plain(content))))
    tags = {node.tag for node in ET.fromstring(f"<r>{html.replace('&nbsp;', ' ')}</r>").iter()}
    assert tags <= {"r", "p", "em", "strong", "sup", "sub", "a"} | OF_FORMULA


@pytest.mark.slow
@given(inlines())
def test_html_shows_what_went_in(content: Inlines) -> None:
    """The same for parts that are written as elements."""
    box = element("p")
    add_inlines(box, content)
    assert shown("".join(page_html.page_words(to_html(box)))) == shown("".join(fold(plain(content))))
    # No address has a "<" here, in which alone ElementTree's own writer differs.
    assert to_html(box) == ET.tostring(box, encoding="unicode", method="html").replace("\n", "&#10;")


def test_addresses_of_other_schemes_are_no_links() -> None:
    """Only the web and mail are linked."""
    assert safe_url("https://example.org/a b") == "https://example.org/a%20b"
    assert safe_url("file://etc/passwd") == ""
    assert safe_url("javascript:alert(1)") == ""


def test_raised_numbers_in_a_row_are_one_element() -> None:
    """A line without structure may have hundreds of thousands; spaces and the words between them stay."""
    shown = unparsed("A b¹ ² ³ c ⁴ ⁵.")
    assert shown == '<p class="unparsed">A b<sup>1 2 3</sup> c <sup>4 5</sup>.</p>'
    assert unparsed("d¹ ") == '<p class="unparsed">d<sup>1</sup> </p>'


def test_a_formula_is_one_element_with_its_words() -> None:
    """What is shown of it, and its TeX, which is not; on a line of its own, or long, it can be moved by the keyboard."""
    short, own = (Formula("\\frac{a}{b}", "\\frac{a}{b}", MATHML, display) for display in (False, True))
    long = Formula("x", "x", f"<mrow>{'<mi>x</mi>' * 30}</mrow>")
    html = page_html.html(to_markdown((Text("So "), short, Text(", "), own, Text(" and "), long, Text("."))))
    page = LexborHTMLParser(html)
    assert [node.text() for node in page.css("math annotation")] == ["\\frac{a}{b}", "\\frac{a}{b}", "x"]
    assert [node.attributes["class"] for node in page.css(".formula")] == [
        "formula",
        "formula display",
        "formula wide",
    ]
    assert [node.attributes.get("tabindex") for node in page.css(".formula")] == [None, "0", "0"]
    assert [node.attributes["display"] for node in page.css("math")] == ["inline", "block", "inline"]
    assert [node.text() for node in page.css("mtext")] == ["*y* &lt;b&gt;"] * 2
    assert page_html.page_words(html) == ["So", "\\frac{a}{b},", "\\frac{a}{b}", "and", "x."]


def test_a_heading_is_named_by_the_words_of_its_formulas() -> None:
    """In the table of contents; and signs of a formula turn no paragraph that runs to the left."""
    formula = Formula("x_1 < 5", "x_1 < 5", MATHML)
    html = page_html.html(f"## One {to_markdown((formula,))}\n\nالصيغة {to_markdown((formula,))} هنا\n")
    assert [row["name"] for row in page_html.engine().toc_tokens] == ["One x_1 &lt; 5"]  # type: ignore[attr-defined]
    assert 'dir="rtl"' in html.partition("<p")[2]


def test_a_heading_with_a_formula_is_named_by_all_its_other_signs_too() -> None:
    """Those that HTML or Markdown has a meaning for, and words in italics."""
    words = (Text("A < B & ~C^ * [d] _e_ "), Emph((Text("f > g"),)), Text(" "), Formula("x_1", "x_1", MATHML))
    page_html.html(f"## {to_markdown(words)}\n")
    names = [row["name"] for row in page_html.engine().toc_tokens]  # type: ignore[attr-defined]
    assert names == ["A &lt; B &amp; ~C^ * [d] _e_ f &gt; g x_1"]


@pytest.mark.parametrize(("width", "kind"), [("2em", "formula"), ("30em", "formula wide")])
def test_a_formula_with_a_wide_space_can_be_moved(width: str, kind: str) -> None:
    """As one of many signs."""
    made = page_html.html(to_markdown((Formula("x", "x", f'<mspace width="{width}"></mspace>'),)))
    assert [node.attributes["class"] for node in LexborHTMLParser(made).css(".formula")] == [kind]
