"""The frame of a page in an EPUB."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edition.takeaway.given import Taken
from edition.takeaway.pictures import TakenImage
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


def file_of(taken: Taken, image: TakenImage) -> str:
    """Return the place of an image in a book."""
    return f"images/{taken.given.spec.slug}/{image.picture.file}"


def image_files(papers: Iterable[Taken]) -> list[tuple[str, str, bytes]]:
    """Return the images of papers: the place of each in a book, its media type, its bytes."""
    return [(file_of(taken, one), one.media, one.data) for taken in papers for one in taken.given.images]
