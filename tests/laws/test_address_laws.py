"""Law 7 by itself: what it reads on a page, and what it says of an address that is lost, doubled, or elsewhere."""

from __future__ import annotations

import pytest

from edition.citations.addresses import CitationAddresses
from edition.data.emendations import Emendation
from edition.data.files import NOWHERE
from edition.laws.addresses import kept
from edition.laws.site_addresses import kept_across
from edition.model.addresses import Published, Row
from edition.model.text import Document, Line
from edition.text.source import Source

PRINTED = "The first words of it stand here."

EMPTY = Document((), None, None, (), (), None, (), None, (), ())

NOTE = Emendation(1, "first", "print", "So printed.")

EMENDED = Emendation(1, "first", "extraction", "So.", "next")


@pytest.mark.parametrize(
    ("page", "ledger", "now", "found"),
    [
        (f'<p id="p1">{PRINTED}</p>', (), PRINTED, ""),
        ("<p>None.</p>", (), PRINTED, "not on the page"),
        (f'<p id="p1">{PRINTED}</p><p id="p1">{PRINTED}</p>', (), PRINTED, "on the page more than once"),
        ('<p id="p1">The second words of it stand here.</p>', (), PRINTED, "leads to other words"),
        # A remark changes no word; an emendation changes its own, and those behind it tell the place.
        ('<p id="p1">The second words of it stand here.</p>', (NOTE,), PRINTED, "leads to other words"),
        ('<p id="p1">The next words of it stand here.</p>', (EMENDED,), PRINTED.replace("first", "next"), ""),
        ('<p id="p1">The next of all.</p>', (EMENDED,), PRINTED.replace("first", "next"), "leads to other words"),
        # The first words became a heading, and a notice stands between it and the rest.
        ('<h2>The first</h2><div class="old-address" id="p9"></div><p id="p1">words of it stand here.</p>', (), PRINTED, ""),
        ('<h2>Else</h2><p id="p1">words of it stand here.</p>', (), PRINTED, "leads to other words"),
        # The place of the abstract is its heading; its words are below.
        (
            f'<h2 id="abstract">Abstract</h2><p>{PRINTED}</p><p class="old-address" id="p1"><a href="#abstract">A</a></p>',
            (),
            PRINTED,
            "",
        ),
    ],
)  # fmt: skip
def test_an_address_on_a_page(page: str, ledger: tuple[Emendation, ...], now: str, found: str) -> None:
    """It is there once, at its words or where they went."""
    row = Published("p1", "p", 1, 1, "The first words of it", NOWHERE)
    source = Source("source.txt", (Line(1, PRINTED),), (Line(1, now),))
    told = [item.message for item in kept([row], page, EMPTY, source, ledger)]
    assert (len(told), found in "".join(told)) == (bool(found), True)


def test_an_address_across_the_papers() -> None:
    """It is on its page once; a row of which an error tells already is left out."""
    rows = [Row(f"a.html#{name}", "part", name, name, NOWHERE) for name in ("x", "y")]
    pages = {"a.md": '<li id="x">A</li>\n\n## A { #x }\n\n## B { #y }\n'}
    assert [item.message for item in kept_across(rows, pages, ())] == [
        "“a.html#x” is published and on the page more than once"
    ]
    assert [*kept_across(rows, pages, {NOWHERE})] == []
    gone = [Row("b.html", "page", "b.html", "B", NOWHERE)]
    assert [item.message for item in kept_across(gone, pages, ())] == [
        "“b.html” is published and not in the edition"
    ]


def test_a_published_address_that_a_citation_gives_back_is_handed_out_again() -> None:
    """Names in a note that turn out to cite nothing keep no address from the citation that is read there afterwards."""
    row = Published("fn3-c1", "citation", 12, 5, "Small, 2015", NOWHERE)
    handed = CitationAddresses([row])
    assert handed.of("fn3", 12, 5, "Small, 2015") == "fn3-c1"
    assert handed.of("fn3", 12, 5, "Small, 2015") == "fn3-c2"
    handed.take_back(["fn3-c1", "fn3-c2"])
    assert handed.of("fn3", 12, 5, "Small, 2015") == "fn3-c1"
