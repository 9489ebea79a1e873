"""The frame of a page in an EPUB."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.takeaway.tree import add, finished

BLOCKS = frozenset(
    [
        "head",
        "title",
        "meta",
        "link",
        "body",
        "section",
        "nav",
        "ol",
        "ul",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "figure",
        "aside",
    ]
)

OURS = "editorial"  # the class of what the edition adds


def page(title: str, kind: str = "") -> tuple[ET.Element, ET.Element]:
    """Return a new page and its body; ``kind`` is the part of a book that it is."""
    root = ET.Element(
        "html",
        {
            "xmlns": "http://www.w3.org/1999/xhtml",
            "xmlns:epub": "http://www.idpf.org/2007/ops",
            "lang": "en",
            "xml:lang": "en",
        },
    )
    head = add(root, "head")
    add(head, "title", title)
    add(head, "link", "", {"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    return root, add(root, "body", "", {"epub:type": kind})


def written(root: ET.Element) -> str:
    """Return a page as a file."""
    return finished(root, BLOCKS, "<!DOCTYPE html>\n")
