"""A template shows its values as exactly these characters, and nothing else."""

from __future__ import annotations

import importlib.resources
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from edition.laws import page_html
from edition.model.text import Emph, Link, Text
from edition.pages.html import element
from edition.pages.template import environment

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(list("*_`[](){}<>#+-.!|~^:&;\\/=\"'$% \n\t\r\x00a")), st.characters(codec="utf-8")
    ),
    max_size=20,
)

BOTH = """Words [{{ value }}] and [{{ value | markdown }}]

{% html %}
<p title="{{ value }}">
  {{ value }}
</p>
{% endhtml %}
"""

CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)  # no page can contain them


class Reader(HTMLParser):
    """A block as a browser reads it: its tags, words and title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.title = dict(attrs).get("title") or ""

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.text += data


def filled(source: str, **values: Any) -> str:
    """Fill a template that is given as text."""
    return environment().from_string(source).render(values)


@pytest.mark.slow
@given(HOSTILE)
@example("</p><script>x</script>")
@example('" onfocus=x y="')
@example("{{ value }} {% html %} [^1] ![x](y)")
def test_values_stay_the_same_characters(value: str) -> None:
    """In an element and in its attribute to the letter; in Markdown without markup."""
    shown = CONTROLS.sub("\ufffd", value)
    before, _, block = filled(BOTH, value=value).rstrip().rpartition("\n\n")
    read = Reader()
    read.feed(block)
    read.close()
    assert (read.tags, read.text, read.title) == (["p"], shown, shown)
    assert "\n" not in block
    html = page_html.html(before)
    assert {part.tag for part in ET.fromstring(f"<r>{html.replace('&nbsp;', ' ')}</r>").iter()} <= {"r", "p"}


def test_line_breaks_and_indentation_of_html() -> None:
    """Line breaks of the template are no space, a space on a line is one, and those of a value stay."""
    source = "{% html %}\n<p>\n  one\n  {% if yes %}\n    <b>{{ value }}</b> <i>x</i>\n  {% endif %}\n</p>\n{% endhtml %}"
    assert filled(source, yes=True, value="a\n  b") == "<p>one<b>a&#10;  b</b> <i>x</i></p>"
    assert filled("a\n  b {{ value }}", value=3) == "a\n  b 3"


def test_whatever_prints_a_value_escapes_it_once() -> None:
    """A macro, a value put aside, joined values, and a constant of the template."""
    source = (
        "{% macro one(x) %}{{ x }}{% endmacro %}{% set aside %}{{ value }}{% endset %}"
        "{{ value }}|{{ one(value) }}|{{ aside }}|{{ value ~ '' }}|{{ '<b>' }}|{{ 3 }}"
    )
    shown = "&lt;i&gt; &amp; &#42;"
    assert filled(source, value="<i> & *") == f"{shown}|{shown}|{shown}|{shown}|&lt;b&gt;|3"


def test_inlines_and_elements_are_written_by_the_renderer() -> None:
    """A link with a scheme other than the web's is not a link."""
    inlines = (Text("a < b "), Emph((Text("c"),)), Link("javascript:x", (Text("d"),)))
    made = filled(
        "{% html %}<p>{{ inlines }}{{ box }}</p>{% endhtml %}", inlines=inlines, box=element("b", "&")
    )
    assert made == "<p>a &lt; b <em>c</em>d<b>&amp;</b></p>"
    assert filled("{{ '' ~ (address | web) }}", address="javascript:x") == ""
    labelled = element("b", "<", title='a < b" <i>')
    made = filled("{% html %}<p>{{ box }}</p>{% endhtml %}", box=labelled)
    assert made == '<p><b title="a &lt; b&quot; &lt;i&gt;">&lt;</b></p>'


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ unknown }}", UndefinedError),
        ("{% if unknown %}{% endif %}", UndefinedError),
        ("{{ known.unknown }}", UndefinedError),
        ("{{ rows }}", TypeError),
        ("{{ nothing }}", TypeError),
        ("{% html %}<p>{% endhtml %}", ET.ParseError),
    ],
)
def test_what_a_template_cannot_show_is_an_error(source: str, fault: type[Exception]) -> None:
    """A missing name, a value that is not text, an unclosed tag."""
    with pytest.raises(fault):
        filled(source, known="x", rows=["x"], nothing=None)


# Addresses inside the site: ``data/domains`` lets no other answer through, and those of ``across/addresses`` begin
# with the name of a page; the way to the root of the site is "" or "../". Of an item of a list, ``Listed.hrefs`` writes
# "#" or the way to the root before anything else.
IN_THE_SITE = {
    """{{ href("fact-" ~ fact.id) }}""",
    """{{ href("fact-" ~ row.fact.id) }}""",
    """{{ href("term-" ~ term.id) }}""",
    "{{ href(term.id) }}",
    "{{ href(item.anchor) }}",
    "{{ href(anchor) }}",
    "{{ question.answer }}",
    "{{ address }}",
    "{{ address.of_term(term.id) }}",
    "{{ address.of_term(row.id) }}",
    "{{ root }}",
}


def test_no_template_goes_round_the_escaping() -> None:
    """An address that begins with a value is checked, and nothing is declared safe."""
    folders = [importlib.resources.files(f"edition.{room}") / "templates" for room in ("pages", "across")]
    sources = {path.name: path.read_text("utf-8") for folder in folders for path in folder.iterdir()}
    assert len(sources) == sum(len(list(folder.iterdir())) for folder in folders) > len(folders)
    for name, source in sources.items():
        for address in re.findall(r"""\b(?:href|src)\s*=\s*["']?\s*(\{\{.*?\}\})""", source):
            checked = re.search(r"\|\s*(?:web|beside|resolver)\s*\}\}$", address) or address in IN_THE_SITE
            assert checked, f"{name}: {address}"
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", source), name
