"""Converts a generated page to HTML by Python-Markdown, and returns the words that a reader sees.

The HTML is what MkDocs makes of the page, so that it need not convert it once more (``site/quick_pages``). It is parsed
as browsers parse it (selectolax, with Lexbor's parser).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree as ET

import markdown
from markdown.treeprocessors import Treeprocessor
from selectolax.lexbor import LexborHTMLParser

from edition.laws.folding import fold, raised

# As MkDocs loads them: those that it adds by itself, then those of mkdocs.yml, which includes parts of pages besides.
EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "attr_list",
    "md_in_html",
    "footnotes",
    "edition.site.markdown_extension",
)

SETTINGS: dict[str, dict[str, Any]] = {  # those of mkdocs.yml
    # The extension would move the notes to any paragraph that holds its place marker; no text can
    # hold this one, since Markdown drops its first and last characters from what it reads.
    "footnotes": {"BACKLINK_TITLE": "", "PLACE_MARKER": "\x02notes\x03"},
    "toc": {"permalink": "§", "permalink_title": "Link to this section", "toc_depth": "2-4"},
}

# Invisible text, and text that is not the paper's own.
NOT_READ = ".editorial, .headerlink, script"

FORMULA = "semantics > :first-child"  # what a formula shows, in signs

# Elements that separate words.
PARTING = (
    "caption, dd, details, div, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, li, ol, p, section, summary, sup,"
    " svg, table, tbody, td, text, th, thead, tr, ul"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the table of contents has it, with those below it."""

    level: int
    id: str
    name: str
    children: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as HTML: its headings, its anchors, and the links that Markdown made, each as written and as it leads."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[tuple[str, str], ...]
    anchors: tuple[str, ...] = ()


class Leading(Treeprocessor):
    """Lets links to other pages lead to their HTML, as MkDocs does, and notes all links of the page."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.links: dict[str, str] = {}

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        self.links = {}
        for tag, name in (("a", "href"), ("img", "src")):
            for element in root.iter(tag):
                address = element.get(name)
                if address is None:
                    continue
                if address not in self.links:
                    self.links[address] = leading(address)
                if self.links[address] != address:
                    element.set(name, self.links[address])


def leading(address: str) -> str:
    """Return where a link of a page leads on the site: "../works/small2015axis.md" to "../works/small2015axis.html"."""
    if ".md" not in address or address.startswith(("#", "/", "\\")):
        return address
    try:
        scheme, host, path, query, anchor = urlsplit(address)
    except ValueError:  # no address
        return address
    if scheme or host or not path.endswith(".md"):
        return address
    return urlunsplit(("", "", f"{path.removesuffix('.md')}.html", query, anchor))


LEADING = "edition-leading"

OWN = "name:"  # how anchors begin that our extension adds when MkDocs has looked for those of a page


@cache
def engine() -> markdown.Markdown:
    """Return the converter, made once; ``html`` resets it before each page."""
    made = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
    made.treeprocessors.register(Leading(made), LEADING, 0)
    return made


def html(text: str) -> str:
    """Return a page's HTML, without its YAML head."""
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return engine().reset().convert(text)


def converted(text: str) -> Converted:
    """Return a page as HTML with what MkDocs wants to know of it, without its anchors."""
    made, md = html(text), engine()
    links: dict[str, str] = md.treeprocessors[LEADING].links  # type: ignore[attr-defined] # it is ours
    return Converted(made, headings(md.toc_tokens), tuple(links.items()))  # type: ignore[attr-defined] # of an extension


def headings(tokens: Iterable[Any]) -> tuple[Heading, ...]:
    """Return the headings that the table of contents has."""
    return tuple(Heading(row["level"], row["id"], row["name"], headings(row["children"])) for row in tokens)


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
