"""The index of authors: names as printed, each with every place that cites its works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import toy
from edition.laws.site_addresses import kept_across
from edition.model.text import Span
from edition.model.works import Name, Reference, Work
from edition.pages import beside_works, bibliography, parting
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


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_parts_of_long_lists(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many names and works are divided; links between these pages are direct, and records are by part."""
    monkeypatch.setattr(parting, "MOST", 1)
    monkeypatch.setattr(bibliography, "MOST", 1)
    monkeypatch.setattr(beside_works, "FEW", 1)
    pages = toy.built(corpus).pages
    for name in ("authors/n-t.md", "bibliography/sma-1.md"):
        page = LexborHTMLParser(pages[name])
        links = [link.attributes["href"] or "" for link in page.css("li a")]
        assert links
        assert all(link.startswith("../") for link in links)
    assert 'href="authors/n-t.html"' in pages["authors.md"]
    assert 'href="authors/' not in pages["bibliography.md"]
    work = LexborHTMLParser(pages["works/small2020road.md"])
    names = [(link.text(), link.attributes["href"]) for link in work.css(".work-head dd a")]
    assert names[:2] == [
        ("Small, A.", "../authors/n-t.html#author-small-a"),
        ("Álvarez, B.", "../authors/a-m.html#author-alvarez-b"),
    ]
    bar = LexborHTMLParser(pages["bibliography/sma-1.md"]).css_first("#choice")
    assert bar.attributes["data-records"] == "data/records/sma-1.js"
    assert "small2015axis" in pages["data/records/sma-1.js"]
    own = LexborHTMLParser(pages["bibliography/papers.md"]).css(".own-papers li")
    cites = " ".join(paper.attributes["data-cites"] or "" for paper in own)
    assert "sma-1/small2015axis" in cites.split()  # it can be chosen where no work is listed
    assert "small2015axis" not in pages["data/records.js"]
    rows = "".join(text for path, text in pages.items() if path.startswith("data/lists/bibliography/"))
    assert '"small2015axis","sma-1"' in rows


def test_an_address_outlives_the_parting(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A published address on the one page still counts when its item is in a part, and else it is an error."""
    listed = corpus / "corpus" / "site-addresses.yaml"
    rows = "".join(
        f'  "{address}": "{leads}"\n'
        for address, leads in (
            ("authors.html#author-small-a", "author: Small, A."),
            ("bibliography.html#small2015axis", "work small2015axis: Small 2015, The axis"),
        )
    )
    listed.write_text(f"published:\n{rows}", "utf-8")
    keys = {"small2015axis": "toy:9", "small2020road": "toy:10", "ye1999never": "toy:11"}
    (corpus / "corpus" / "works.yaml").write_text(json.dumps({"keys": keys}), "utf-8")
    for most in (150_000, 1):
        monkeypatch.setattr(parting, "MOST", most)
        monkeypatch.setattr(bibliography, "MOST", most)
        made = toy.built(corpus)
        assert [item.code for item in made.found if item.severity == "error"] == []
    pages = made.pages
    lost = {path: text for path, text in pages.items() if not path.startswith("data/lists/authors/")}
    at = [row for row in made.addresses.rows if row.kind == "author"]
    assert [item.code for item in kept_across(at, pages, ())] == []
    assert [item.code for item in kept_across(at, lost, ())] == ["LAW009"]
