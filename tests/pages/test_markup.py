"""Text written as Markdown or HTML shows exactly the characters that went in."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from edition.language.addresses import safe_url
from edition.language.typography import plain
from edition.laws import page_html
from edition.laws.folding import fold
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


def inlines() -> st.SearchStrategy[Inlines]:
    """Return a strategy for inlines, nested two deep."""
    text = HOSTILE.map(Text)
    leaf: st.SearchStrategy[Inline] = st.one_of(text, HOSTILE.map(Superscript), HOSTILE.map(Subscript))
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


@given(inlines())
def test_markdown_shows_what_went_in(content: Inlines) -> None:
    """Whatever the characters: nothing is lost, nothing is added, nothing becomes markup."""
    html = page_html.html(escape_start(to_markdown(content)))
    assert shown("".join(page_html.page_words(html))) == shown("".join(fold(plain(content))))
    tags = {node.tag for node in ET.fromstring(f"<r>{html.replace('&nbsp;', ' ')}</r>").iter()}
    assert tags <= {"r", "p", "em", "strong", "sup", "sub", "a"}


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
