"""HTML of a template that is written without elements is what the renderer writes of its elements."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.pages.as_written import as_written, in_lines
from edition.pages.html import to_html, to_lines

SURE = (
    "<p>Words</p>",
    '<p class="a" data-b="">Words <em>and</em> more<b></b></p>',
    "<p>A &amp; B &lt; C &gt; D &#42; &#91;x&#93; &#126; &#9; &#13; &#10;end</p>",
    '<p title="A &amp; B &lt; &gt; &#42; &#10;">Words</p>',
    "<p>“Ünï” ’ 中 \U0001f600</p>",
    "<h2>x</h2>",
    "<p>xml &amp;&#35;amp;</p>",
)

ASKED = (
    '<p>A "quotation" &quot;escaped&quot;</p>',
    '<p title="&quot;">x</p>',
    "<p>a<br/>b</p>",
    "<p>a<br></br>b</p>",
    "<p>a<img src='x'/>b</p>",
    "<p  class='a'>x</p>",
    '<p class = "a">x</p>',
    '<p class="a" >x</p>',
    "<p>a\nb</p>",
    "<p>a\tb\r</p>",
    '<p title="a\nb">x</p>',
    "<p>a &#x2a; b</p>",
    "<p>a &#38; &#60; &#62; &#34; b</p>",
    "<p>a > b</p>",
    '<p title="a > b">x</p>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
    '<p xml:lang="en">x</p>',
    "<p><!-- x --></p>",
    "<p><![CDATA[x < y]]></p>",
    "<p>x</p><!-- y -->",
    " <p>x</p>",
    "<p>x</p >",
)

FAULTY = ("<p>", "", "words", "<p>x</i>", "<p>x</p><p>y</p>", '<p a="1" a="2">x</p>', "<p>&nbsp;</p>", "<p>a & b</p>",
          "<p>\x01</p>", "<p>&#1;</p>")  # fmt: skip


def written(text: str) -> str:
    """Return what the renderer writes of the element in a text."""
    return to_html(ET.fromstring(text))


@pytest.mark.parametrize("text", SURE)
def test_what_is_certain_is_the_same(text: str) -> None:
    """The values are unescaped as far as HTML allows."""
    assert as_written(text) == written(text)


@pytest.mark.parametrize("text", ASKED)
def test_what_the_renderer_writes_otherwise_is_left_to_it(text: str) -> None:
    """A reference that only an attribute needs, an element without an end tag, a space in a tag."""
    assert as_written(text) == ""


@pytest.mark.parametrize("text", FAULTY)
def test_a_fault_is_left_to_the_reader_of_xml(text: str) -> None:
    """It says what is wrong, as before."""
    assert as_written(text) == ""
    with pytest.raises(ET.ParseError):
        written(text)


LISTS = (
    "<ul><li>a</li><li><b>b</b> c</li></ul>",
    "<ul></ul>",
    "<ol>words<li>“Ünï” 中 \U0001f600</li><li>&#42;<i><b></b></i></li></ol>",
    '<dl class="a"><dt title="中">x</dt></dl>',
)


@pytest.mark.parametrize("text", LISTS)
def test_each_child_on_a_line_of_its_own(text: str) -> None:
    """As the renderer writes a long list."""
    assert in_lines(text) == to_lines(ET.fromstring(text))


@pytest.mark.parametrize(
    "text", [*ASKED, *FAULTY, "<ul><li>a</li>words<li>b</li></ul>", "<ul><li>a</li> </ul>"]
)
def test_a_list_that_is_not_certain_is_left_to_the_renderer(text: str) -> None:
    """So is one with words between the children, of which the renderer writes none."""
    assert in_lines(text) == ""


PIECES = ("<p>", "</p>", "<b>", "</b>", "<br/>", '<a href="', '">', "</a>", "&amp;", "&lt;", "&quot;", "&#42;", "&#10;",
          "&#60;", "&#x9;", "&", ";", "<", ">", '"', "'", " ", "\n", "\t", "x", "é", "xmlns", "=", "/", "!--", "--")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_whatever_stands_within(pieces: list[str]) -> None:
    """It is written as the renderer does, or not at all."""
    text = f"<p>{''.join(pieces)}</p>"
    if made := as_written(text):
        assert made == written(text)
    if made := in_lines(text):
        assert made == to_lines(ET.fromstring(text))
