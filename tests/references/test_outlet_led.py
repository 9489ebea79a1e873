"""Entries that begin with a newspaper or with a title in italics, where an author would stand."""

from __future__ import annotations

import re

import pytest

from edition.model.text import Emph, Inlines, Link, Span, Text
from edition.references.outlet_led import outlet_led
from edition.references.reader import read_entry

PART = re.compile(r"\*(?P<italic>[^*]+)\*|(?P<address>https?://\S+[^\s.])|(?P<text>(?:(?!\*|https?://).)+)")


def inlines(text: str) -> Inlines:
    """Return a text with its italics and addresses."""
    out = []
    for match in PART.finditer(text):
        if match["italic"]:
            out.append(Emph((Text(match["italic"]),)))
        elif match["address"]:
            out.append(Link(match["address"], (Text(match["address"]),)))
        else:
            out.append(Text(match["text"]))
    return tuple(out)


NEWS = {"type": "article-newspaper", "container": "Dawn", "title": "Salt Gets Dear"}

ENTRIES = [
    ("*Dawn*. 1951a. “Salt Gets Dear.” July 17.", "chicago-author-date", NEWS | {"year": "1951", "letter": "a", "date": "July 17"}),
    (
        "*Dawn* (Lahore). 1951. “[Salt] Gets Dear.” Late edition, July 17, A4. https://example.org/a.",
        "chicago-author-date",
        {"title": "[Salt] Gets Dear", "container": "Dawn", "place": "Lahore", "pages": "A4", "url": "https://example.org/a"},
    ),
    ("*Dawn* (blog). 1951. “Salt Gets Dear.” July 17.", "chicago-author-date", NEWS | {"place": "", "date": "July 17"}),
    ("*Dawn*. “Salt Gets Dear.” July 17, 1951.", "chicago-bibliography", NEWS | {"year": "1951", "date": "July 17, 1951"}),
    ("*Dawn* (1951b) “Salt Gets Dear,” 17 July, p. 7X.", "harvard", NEWS | {"year": "1951", "letter": "b", "pages": "7X"}),
    ("*Dawn*. n.d. “Salt Gets Dear.” https://example.org/a.", "chicago-author-date", {"container": "Dawn", "year": "n.d."}),
    ("*Book of Weirs*. 1912. Oslo: Ink Press.", "chicago-author-date", {"title": "Book of Weirs", "year": "1912", "publisher": "Ink Press", "place": "Oslo"}),
    ("*Weirs, Dams, and Quays*. 1912. 2nd ed. Ink Press.", "chicago-author-date", {"title": "Weirs, Dams, and Quays", "edition": "2nd ed", "publisher": "Ink Press"}),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "style", "wanted"), ENTRIES)
def test_newspapers_and_titles_are_no_authors(printed: str, style: str, wanted: dict[str, str]) -> None:
    """Italics before the year are a newspaper's name if a title in quotation marks follows, else the title."""
    (reading,) = read_entry(inlines(printed), style, Span("x", 1, 1))
    made = reading.reference
    assert not made.authors
    assert not made.editors
    assert {name: getattr(made, name) for name in wanted} == wanted


OTHERS = [
    "*Weirs*. “Salt Gets Dear.” Oslo: Ink Press, 1951.",  # a chapter in front of which its book stands
    "*Weirs*. “Salt Gets Dear.” 1951.",
    "Small, Ann. 1951. “Salt Gets Dear.” *Dawn*, July 17.",
    "World Office. 1951. “Salt Gets Dear.” July 17.",  # a body, without italics
    "*Dawn*. 1951. *Salt Gets Dear*. July 17.",
]


@pytest.mark.parametrize("printed", OTHERS)
def test_nothing_else_begins_with_its_newspaper(printed: str) -> None:
    """Italics begin the entry, and nothing but a day, pages, an edition and an address follows the title."""
    assert outlet_led(inlines(printed), Span("x", 1, 1)) is None


def test_a_name_in_italics_before_a_title_in_italics_is_no_title() -> None:
    """Of two titles in italics, only the second can be the work's."""
    (reading,) = read_entry(
        inlines("*Dawn*. 1951. *Salt Gets Dear*. Ink Press."), "chicago-author-date", Span("x", 1, 1)
    )
    assert reading.reference.title == "Salt Gets Dear"
