"""A title in quotation marks is no book whose title stands in italics, where an article begins with the same words."""

from __future__ import annotations

import pytest

from citations.test_notes import named, shown
from edition.citations.narrowing import narrowed
from edition.model.text import Emph, Span, Text
from edition.model.works import Attested, Found, Name, Reference

LIST = """
## Bibliography

Small, Ann. *Salt*. Oslo: Ink, 2005.

Small, Ann. “Salt: Forty Years On.” *River Review* 12, no. 3 (2017): 45–67.

Small, Ann. “Tides.” *River Review* 11, no. 1 (2016): 1–9.
"""
BOOK, ARTICLE, TIDES = "small2005salt", "small2017salt", "small2016tides"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Small, “Salt,” 46.", ARTICLE),
        ("Small, *Salt*, 46.", BOOK),
        ("“Salt,” 46.", ARTICLE),
        ("Small, “Tides,” 3.", TIDES),
    ],
)
def test_in_notes(note: str, wanted: str) -> None:
    """The marks of a short title tell the article from the book, though the book has just this title."""
    full = [
        "Ann Small, *Salt* (Oslo: Ink, 2005), 3.",
        "Ann Small, “Salt: Forty Years On,” *River Review* 12, no. 3 (2017): 45.",
        "Ann Small, “Tides,” *River Review* 11, no. 1 (2016): 2.",
    ]
    assert shown(named([*full, note], LIST)["4"]) == [wanted]


def entry(key: str, title: str, *, quotes: str) -> Attested:
    """Return an entry with its title in italics, or in quotation marks."""
    opens, closes = quotes or ("", "")
    whole = (Text(f"{opens}{title}.{closes} "), Text("Oslo, 2005."))
    printed = whole if quotes else (Emph((Text(title),)), Text(". Oslo, 2005."))
    names = (Name(family="Small", given="Ann"),)
    return Attested(key, "x", key, Reference(Span("x", 1, 1), printed, authors=names, title=title))


@pytest.mark.parametrize("quotes", ["“”", "«»", "„“"])
def test_by_name_and_title(quotes: str) -> None:
    """As in “(Small, “Salt” 5)”; with one entry only, the marks decide nothing."""
    book = entry("book", "Salt", quotes="")
    article = entry("article", "Salt: Forty Years On", quotes=quotes)
    opens, closes = quotes
    cited = Found(0, 9, f"Small, {opens}Salt{closes} 5", ("Small",), False, "", "", "5", hint="Salt")
    assert [form.id for form in narrowed(cited, [book, article])] == ["article"]
    assert [form.id for form in narrowed(cited, [book])] == ["book"]
    plain = Found(0, 9, "Small, Salt 5", ("Small",), False, "", "", "5", hint="Salt")
    assert [form.id for form in narrowed(plain, [book, article])] == ["book"]
