"""The index of authors: names as printed, each with every place that cites its works."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import toy
from edition.across import authors
from edition.model.text import Span
from edition.model.works import Name, Reference, Work
from edition.pages import bibliography
from edition.works import people

TEXT = """Introduction

The axis began in 1963 (Small, 2015), and Small (2015) and Small and Álvarez (2020) say so.

Again (Small, 2015).

References

Small, A. (2015). The axis. Hurst.
Small, A., & Álvarez, B. (2020). The Road. In World Bank (Ed.), Roads. Hurst.
Ye, C. (1999). Never cited. Hurst.
"""
LISTED = {"style": "apa", "lines": {"first": 9, "last": 11}, "count": 3}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a small corpus."""
    return toy.counted(toy.corpus(tmp_path, TEXT, citations="author-date", references=LISTED))


@pytest.fixture
def page(corpus: Path) -> LexborHTMLParser:
    """Return its page."""
    return LexborHTMLParser(toy.built(corpus).pages["authors.md"])


def entry(page: LexborHTMLParser, anchor: str) -> tuple[str, str, list[str]]:
    """Return the name, the counts and the addresses of the places of an entry."""
    (found,) = page.css(f"#{anchor}")
    name, counts = (found.css_first(part).text() for part in ("strong", ".author-counts"))
    return name, counts, [link.attributes["href"] or "" for link in found.css(".author-places a")]


def test_every_place_once(page: LexborHTMLParser) -> None:
    """Two citations of a work in one paragraph are one place; who is only listed is said to be so."""
    name, counts, places = entry(page, "author-small-a")
    assert name == "Small, A."
    assert counts == "2 places"
    assert [place.partition("-c")[0] for place in places] == [
        "papers/toy.html#p1",
        "papers/toy.html#p2",
        "papers/toy.html#p1",
    ]
    assert entry(page, "author-alvarez-b")[:2] == ("Álvarez, B.", "1 place")
    assert entry(page, "author-ye-c") == ("Ye, C.", "listed, not cited", [])


def test_letters_without_accents(page: LexborHTMLParser) -> None:
    """Álvarez stands under A, and a letter without names is no link."""
    heads = [node.text() for node in page.css("h2.works-head")]
    assert heads == sorted(heads)
    assert heads[0] == "A"
    assert [node.text() for node in page.css(".jumps a")] == heads


def test_names_alike_are_one_and_others_are_not() -> None:
    """Nothing is merged but what is written alike; equal letters have anchors of their own."""

    def by(key: str, *names: Name) -> Work:
        return Work(key, Reference(Span("x", 1, 1, 1), (), authors=names), ())

    small, full = Name(family="Small", given="A."), Name(family="Small", given="Andrew")
    marked = Name(family="Smáll", given="A.")
    found = people.people([by("a", small), by("b", full, small), by("c", marked)])
    assert [(each.name, each.anchor, [own.key for own, _ in each.works]) for each in found] == [
        ("Small, A.", "author-small-a", ["a", "b"]),
        ("Smáll, A.", "author-small-a-2", ["c"]),
        ("Small, Andrew", "author-small-andrew", ["b"]),
    ]


def test_a_page_for_each_letter(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many names and works are divided; the links of these pages lead up, and records are by letter."""
    monkeypatch.setattr(authors, "LARGEST", 1)
    monkeypatch.setattr(bibliography, "LARGEST", 1)
    pages = toy.built(corpus).pages
    for name in ("authors/s.md", "bibliography/s.md"):
        page = LexborHTMLParser(pages[name])
        links = [link.attributes["href"] or "" for link in page.css("li a")]
        assert links
        assert all(link.startswith("../") for link in links)
    assert 'href="authors/s.html"' in pages["authors.md"]
    work = LexborHTMLParser(pages["works/small2020road.md"])
    names = [(link.text(), link.attributes["href"]) for link in work.css(".work-head dd a")]
    assert names[:2] == [
        ("Small, A.", "../authors/s.html#author-small-a"),
        ("Álvarez, B.", "../authors/a.html#author-alvarez-b"),
    ]
    bar = LexborHTMLParser(pages["bibliography/s.md"]).css_first("#choice")
    assert bar.attributes["data-records"] == "data/records/s.js"
    assert "small2015axis" in pages["data/records/s.js"]
    cites = [
        own.attributes["data-cites"] or ""
        for own in LexborHTMLParser(pages["bibliography.md"]).css(".own-papers li")
    ]
    assert (
        "s/small2015axis" in " ".join(cites).split()
    )  # what a paper cites can be chosen where no work is listed
    assert "small2015axis" not in pages["data/records.js"]
