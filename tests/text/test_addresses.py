"""Addresses that a line break divides."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from edition.laws import conservation, page_html
from edition.text.hyphenation import glue

WHOLE = [
    (
        "see https://doi.org/10.1080/",
        "14702436.2021.1885308.",
        "see https://doi.org/10.1080/14702436.2021.1885308.",
    ),
    ("https://doi.org/10.", "1080/a12", "https://doi.org/10.1080/a12"),
    ("https://www.x.org/the-river-", "and-its-people", "https://www.x.org/the-river-and-its-people"),
    ("https://www.x.org/view?id=", "41", "https://www.x.org/view?id=41"),
    ("https://www.x.org/a", "/b_2.pdf", "https://www.x.org/a/b_2.pdf"),
    ("doi: 10.1002/", "sim.4067", "doi: 10.1002/sim.4067"),
    ("https://doi.org/10.2166/wp.2000.", "0012.", "https://doi.org/10.2166/wp.2000.0012."),
]

APART = [
    ("https://www.x.org/", "Accessed 12 May 2020."),
    ("https://www.x.org/", "and more of it"),
    ("https://www.x.org/", "12 May 2020"),
    ("https://www.x.org.", "Lamb, Border, 7."),
    ("https://doi.org/10.1515/978.", "Berners-Lee, Tim. 2001."),
    ("https://www.x.org.", "2015 was dry"),
    ("https://www.x.org/a", "and/or another"),
    ("the ratio a/", "14702436.2021"),
    ("https://www.x.org/view?id=", "[Accessed 2020]"),
]


@pytest.mark.parametrize(("first", "second", "joined"), WHOLE)
def test_an_address_goes_on(first: str, second: str, joined: str) -> None:
    """Where the next line can only be the rest of the address, no space divides the two."""
    assert glue(first, second, frozenset()) == joined


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_follows_an_address(first: str, second: str) -> None:
    """What may be a word of the text stays apart."""
    assert glue(first, second, frozenset()) == f"{first} {second}"


def test_law_1_knows_the_whole_address(tmp_path: Path) -> None:
    """A page that shows the address whole has every word; one that lacks its end has not."""
    text = (
        "Text goes on at length, as at https://doi.org/10.1080/\n14702436.2021.1885308 for the rest of it.\n"
    )
    made, _ = toy.read(toy.corpus(tmp_path, text, layout="wrapped"))
    assert made is not None
    html = page_html.html(toy.page_text(made))
    assert ">https://doi.org/10.1080/14702436.2021.1885308</a>" in html
    assert conservation.conserve(made.document, made.source, html) == []
    shorter = html.replace(">https://doi.org/10.1080/14702436.2021.1885308<", ">https://doi.org/10.1080/<")
    assert conservation.conserve(made.document, made.source, shorter) != []


def test_law_1_follows_a_link_over_lines(tmp_path: Path) -> None:
    """A link whose text is broken over lines is shown whole, without its address."""
    text = "Taken from the [World\nInput Output Database](https://www.x.org/home) of 2015, as it was.\n"
    made, _ = toy.read(toy.corpus(tmp_path, text, layout="wrapped"))
    assert made is not None
    html = page_html.html(toy.page_text(made))
    assert ">World Input Output Database</a>" in html
    assert conservation.conserve(made.document, made.source, html) == []
    assert conservation.conserve(made.document, made.source, html.replace("Output", "")) != []


def test_a_citation_inside_a_link(tmp_path: Path) -> None:
    """The text of a link that holds a citation is shown whole, and no link is inside another."""
    text = (
        "Guilds\n\nThey kept books, as in [a plan of the town (Small, 2015) and more](https://www.x.org/plan) of it.\n\n"
        "References\n\nSmall, A. (2015). *The axis*. Hurst.\n"
    )
    listed = {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}
    made = toy.built(toy.corpus(tmp_path, text, status="draft", references=listed))
    assert [item.works for item in made.citations] == [("small2015axis",)]
    assert "LAW001" not in toy.codes(made.found)
    html = page_html.html(made.pages["papers/toy.md"])
    assert "a plan of the town (" in html
    assert "](" not in html.partition("</section>")[0]
