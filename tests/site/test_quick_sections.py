"""Pages of blocks and headings are what Python-Markdown makes of them; any other page is left to it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

import synthetic
from edition.laws import links, page_html
from edition.site import quick_html, quick_sections
from edition.site.quick_html import Blocks

SOUND = """
# Small 2015, *The Axis* { #title .work-title }

<div class="work-head"><p id="a">Small, A. 2015.</p></div>
"""

OTHERS = {  # pages that have more than headings of plain words and blocks
    "a paragraph": "# Title { #title }\n\nWords.",
    "italics": SOUND,
    "a heading without an anchor": "# Title\n\n<p>Words</p>",
    "a heading and words": "# Title { #title }\nWords",
    "another attribute": "# Title { #title data-section='doc-abstract' }",
    "a quotation mark": '# The “so-called” "Title" { #title }',
    "two spaces": "# The  title { #title }",
    "a space that does not break": "## 12\u00a0000 weirs { #title }",
    "a character that is not printed": "## The\u200btitle { #title }",
    "a control character": "## The\x0btitle { #title }",
    "from right to left": "# متن { #title }",
    "a heading of the fifth level": "##### Title { #title }",
    "Markdown within": '<div markdown="1">\n*Words*\n</div>',
    "an element that is not closed": "<div><p>Words</div>",
    "words within a line": "<em>Words</em>",
    "two elements": "<p>One</p><p>Two</p>",
    "code": "<div>\n```\nWords\n```\n</div>",
    "a tab": "<pre>\tWords</pre>",
    "a third empty line": "<p>One</p>\n\n\n<p>Two</p>",
    "a line of spaces": "<p>One\n \nTwo</p>",
    "a comment": "<!-- words -->",
}


def blocks() -> Blocks:
    """Return what tells blocks of HTML."""
    return page_html.engine().preprocessors[quick_html.BLOCKS]  # type: ignore[return-value] # it is ours


@pytest.mark.parametrize("name", OTHERS)
def test_other_pages(name: str) -> None:
    """Whatever may be read otherwise is left to Python-Markdown."""
    assert quick_sections.converted(OTHERS[name], blocks()) is None


def body(path: Path) -> str:
    """Return a page without its head."""
    text = path.read_text("utf-8")
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


@pytest.mark.slow
def test_pages_of_the_edition() -> None:
    """All pages of this edition that are made so have the same HTML, headings, links and anchors."""
    docs, made = synthetic.ROOT / "docs", 0
    for path in chain(docs.glob("*.md"), docs.glob("*/*.md"), docs.glob("terms/*/*.md")):
        mine = quick_sections.converted(body(path), blocks())
        if mine is None:
            continue
        theirs, made = page_html.converted(body(path)), made + 1
        assert (mine.html, mine.headings, mine.links) == (theirs.html, theirs.headings, theirs.links), path
        added = {f"{page_html.OWN}{link.removeprefix('#')}" for link, _ in mine.links}
        assert {*mine.anchors} == links.read_page(theirs.html).anchors - added, path
    assert made > 100


def test_headings_below_others() -> None:
    """The table of contents has the headings of the second to the fourth level, each below the one before it."""
    text = "# A { #a .b .c }\n\n## Öl: 中文, 1 (2) { #d }\n\n<p>x</p>\n\n#### E { #e-1 }\n\n### F! { #f }\n\n<ul><li>y</li></ul>\n"
    mine, theirs = quick_sections.converted(text, blocks()), page_html.converted(text)
    assert mine is not None
    assert (mine.html, mine.headings, mine.links) == (theirs.html, theirs.headings, theirs.links)
