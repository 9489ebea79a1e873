"""Converts a generated page to HTML by Python-Markdown, and returns the words that a reader sees.

The HTML is parsed as browsers parse it (selectolax, with Lexbor's parser).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import markdown
from selectolax.lexbor import LexborHTMLParser

from edition.laws.folding import fold, raised

EXTENSIONS = ("attr_list", "md_in_html", "footnotes", "tables", "toc", "edition.site.markdown_extension")

SETTINGS: dict[str, dict[str, Any]] = {
    # The extension would move the notes to any paragraph that holds its place marker; no text can
    # hold this one, since Markdown drops its first and last characters from what it reads.
    "footnotes": {"BACKLINK_TITLE": "", "PLACE_MARKER": "\x02notes\x03"},
}

# Invisible text, and text that is not the paper's own.
NOT_READ = ".editorial, .headerlink, script"

FORMULA = "semantics > :first-child"  # what a formula shows, in signs

# Elements that separate words.
PARTING = (
    "caption, dd, details, div, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, li, ol, p, section, summary, sup,"
    " svg, table, tbody, td, text, th, thead, tr, ul"
)


@cache
def engine() -> markdown.Markdown:
    """Return the converter, made once; ``html`` resets it before each page."""
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)


def html(text: str) -> str:
    """Return a page's HTML, without its YAML head."""
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return engine().reset().convert(text)


def page_words(html: str) -> list[str]:
    """Return the words of a page's reading text, folded, including the numbers of lists."""
    page = LexborHTMLParser(html)
    for node in page.css(NOT_READ):
        node.decompose()
    for node in page.css(FORMULA):  # its words are its TeX
        node.decompose()
    for node in page.css("li[value]"):
        node.insert_before(f"{node.attributes['value'] or ''} ")
    for node in page.css(PARTING):
        node.insert_before(" ")
        node.insert_after(" ")
    for node in page.css("sup"):
        node.replace_with(raised(node.text()))
    return fold(page.root.text() if page.root else "")
