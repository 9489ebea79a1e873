"""Abbreviations are expanded in a tooltip, once, and no word is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.data import terms
from edition.language.typography import plain
from edition.laws import conservation, page_html
from edition.model.text import (
    Abbr,
    Cite,
    Document,
    Edited,
    Heading,
    Inlines,
    Item,
    ItemList,
    Link,
    Node,
    Paragraph,
    Table,
    Text,
)
from edition.pages import abbreviations
from edition.pages.abbreviations import Expansion
from edition.pages.markdown import to_markdown
from edition.pipeline.build import Build
from edition.pipeline.read import read_papers
from edition.text.markup import parse

CPEC = Expansion("CPEC", "China–Pakistan Economic Corridor", "terms/a-c.html#cpec")


def expanded(*body: Node) -> list[str]:
    """Return the parts of a body with CPEC expanded, as Markdown."""
    document = Document((), None, None, (), body, None, (), None, (), ())
    made = abbreviations.apply(document, [CPEC]).body
    return [to_markdown(part) for node in made for part in abbreviations.parts_of(node)]


def paragraph(*content: Text | Link | Cite | Edited, text: str = "") -> Paragraph:
    """Return a paragraph of inlines, or of the markup in ``text``."""
    inlines: Inlines = content or parse(text)
    return Paragraph((0,), inlines, 1)


MARK = '<abbr class="abbr" title="China–Pakistan Economic Corridor" tabindex="0" data-term="terms/a-c.html&#35;cpec">CPEC</abbr>'


def test_the_first_place_only() -> None:
    """The first whole word counts; longer words and later places do not."""
    body = [paragraph(text="ACPEC and CPEC-based, CPEC’s"), paragraph(text="CPEC")]
    assert expanded(*body) == [f"ACPEC and {MARK}-based, CPEC’s", "CPEC"]


def test_inside_emphasis_and_emended_words() -> None:
    """Punctuation around the word is unchanged."""
    assert expanded(paragraph(text="a *CPEC plan*")) == [f"a <em>{MARK} plan</em>"]
    edited = Edited((Text("the CPEC"),), "teh CPEC")
    assert expanded(paragraph(edited)) == [f'<span class="edited" data-printed="teh CPEC">the {MARK}</span>']


def test_not_in_citations_links_headings() -> None:
    """Links keep their words without a tooltip; the next place gets it."""
    link = Link("https://x.org", (Text("CPEC"),))
    cite = Cite((Text("CPEC, 2020"),), ("key",))
    heading = Heading((0,), 2, (Text("CPEC"),), "cpec")
    made = expanded(heading, paragraph(link, Text(" ("), cite, Text(") on CPEC")))
    assert made[0].count("<abbr") == 1
    assert made[0].endswith(f"on {MARK}")


@pytest.mark.parametrize("text", ["the Economic Corridor (CPEC) and CPEC", "the Corridor (CPEC), CPEC"])
def test_not_where_the_paper_expands_it(text: str) -> None:
    """A paper that introduces the abbreviation needs no tooltip, there or later."""
    assert expanded(paragraph(text=text), paragraph(text="CPEC")) == [text, "CPEC"]


def test_brackets_around_more_are_no_introduction() -> None:
    """“(such as CPEC)” introduces nothing."""
    assert expanded(paragraph(text="projects (such as CPEC)")) == [f"projects (such as {MARK})"]


def test_lists_and_rows_of_tables() -> None:
    """Items and cells count; captions and header cells do not."""
    items = ItemList((0,), (Item(parse("one")), Item(parse("CPEC"))), 1)
    assert expanded(items) == ["one", MARK]
    table = Table((0,), parse("CPEC"), (parse("CPEC"),), ((parse("a"), parse("CPEC")),), 1)
    assert expanded(table) == ["a", MARK]


def test_attributes_are_escaped() -> None:
    """An expansion is text, whatever it contains."""
    value = 'x" onmouseover="y <b> & *a* [b](c) \\_'
    html = page_html.html(to_markdown((Text("by "), Abbr((Text("A_B_"),), value))))
    assert "<b>" not in html
    assert "<em>" not in html
    assert ' onmouseover="' not in html
    assert "A_B_" in html


@pytest.mark.slow
def test_every_word_stays(root: Path, made: Build) -> None:
    """The papers' words are the same with and without tooltips, and each abbreviation has one in each paper."""
    papers, _ = read_papers(root)
    data, _ = terms.load(root / "corpus", "corpus")
    found = abbreviations.expansions(data, lambda term: f"terms.html#{term}")
    for paper in papers:
        applied = abbreviations.apply(paper.document, found)
        for before, after in zip(paper.document.body, applied.body, strict=True):
            texts = [[plain(part) for part in abbreviations.parts_of(node)] for node in (before, after)]
            assert texts[0] == texts[1]
    for paper in papers:
        page = made.pages[f"papers/{paper.spec.slug}.md"]
        for item in found:
            assert page.count(f">{item.abbreviation}</abbr>") <= 1
        assert not conservation.conserve(paper.document, paper.source, page_html.html(page))


# By reading: the first word of each kind in a paper's body, and whether the paper expands it there.
BY_READING = {
    "arshad-security-alliance": ["QUAD", "AUKUS", "GDP"],  # p8, p8, p22; BRI, CPEC and IOR are introduced
    "ijisc-balancing-act": ["BRI"],  # p1 “the Chinese BRI”; CPEC is introduced in p1
    "kanwal-strategic-balancing": ["IMF"],  # table 2
}


@pytest.mark.slow
def test_the_papers_tooltips(made: Build) -> None:
    """Three papers have exactly the tooltips that a reader would expect."""
    for slug, wanted in BY_READING.items():
        marked = made.pages[f"papers/{slug}.md"].split("<abbr ")[1:]
        assert [part.partition(">")[2].partition("<")[0] for part in marked] == wanted
