"""What stands around the text of an EPUB: contents, landmarks, the page of the cover, the page on the file itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from edition.language.strings import one_line
from edition.language.typography import plain
from edition.model.text import Heading
from edition.takeaway import statements
from edition.takeaway.epub_page import page, written
from edition.takeaway.given import Taken
from edition.takeaway.tree import WORKS, add, add_text, begins_text, name

TOP = 2  # level of the headings at the outermost level of the contents


def headings(taken: Taken) -> Iterator[tuple[str, str, int]]:
    """Yield the headings of the text in its order: words, anchor, level."""
    document = taken.document
    if document.abstract or document.abstract_heading:
        yield words(document.abstract_heading, "Abstract"), "abstract", TOP
    if document.abstract and begins_text(document.body):
        yield "Text", "text", TOP
    for part in document.body:
        if isinstance(part, Heading):
            yield words(part, ""), part.anchor, part.level
    if document.notes:
        yield words(document.notes_heading, "Notes"), "notes", TOP
    if document.entries:
        yield words(document.references_heading, "References"), "references", TOP
    if taken.unlisted:
        yield "Works cited, from the edition’s bibliography", WORKS, TOP


def words(part: Heading | None, otherwise: str) -> str:
    """Return the words of a heading, or others if it is not printed."""
    return (one_line(plain(part.content)) if part else otherwise) or "…"


def navigation(taken: Taken) -> str:
    """Return the contents: every heading of the text, and what follows it."""
    rows = [(taken.title, "text.xhtml#title", TOP)]
    rows += [(said, f"text.xhtml#{name(anchor)}", level) for said, anchor, level in headings(taken)]
    rows += [("About this file", "about.xhtml#about", TOP)]
    return contents(taken.title, rows, landmarks(taken))


def contents(title: str, rows: Iterable[tuple[str, str, int]], marks: Iterable[tuple[str, str, str]]) -> str:
    """Return the contents of a book.

    In: its title; what it has, each with its name, address and level; its landmarks: kind, name, address.
    """
    root, body = page(f"Contents of “{title}”")
    box = add(body, "nav", "", {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    add(box, "h1", "Contents", {"id": "contents"})
    outer = add(box, "ol")
    above: list[tuple[int, ET.Element]] = []  # the headings in which the next one may stand: level and row
    for said, href, level in rows:
        while above and above[-1][0] >= level:
            above.pop()
        holder = outer if not above else above[-1][1].find("ol")
        if holder is None:
            holder = add(above[-1][1], "ol")
        above.append((level, row(holder, said, href)))
    values = {"epub:type": "landmarks", "hidden": "hidden", "aria-label": "Landmarks"}
    places = add(add(body, "nav", "", values), "ol")
    for kind, said, href in marks:
        add(add(places, "li"), "a", said, {"epub:type": kind, "href": href})
    return written(root)


def row(parent: ET.Element, said: str, href: str) -> ET.Element:
    """Append a row to a list of contents."""
    made = add(parent, "li")
    add(made, "a", said, {"href": href})
    return made


def landmarks(taken: Taken) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of the book: kind, name, address."""
    yield "cover", "Cover", "cover.xhtml"
    yield "toc", "Contents", "nav.xhtml#contents"
    yield "bodymatter", "Text", "text.xhtml#title"
    if taken.document.notes:
        yield "footnotes", "Notes", "text.xhtml#notes"
    if taken.document.entries:
        yield "bibliography", "References", "text.xhtml#references"


def cover_page(title: str, authors: Iterable[str]) -> str:
    """Return the page of the cover."""
    root, body = page(f"Cover of “{title}”", "cover")
    people = ", ".join(authors)
    said = f"Cover: {title}{f', by {people}' if people else ''}"
    box = add(body, "div", "", {"class": "cover"})
    add(box, "img", "", {"src": "cover.svg", "alt": said, "role": "doc-cover"})
    return written(root)


def about(taken: Taken, text: str = "text.xhtml") -> str:
    """Return the page on a paper in the file: where it is from, and how its text was edited.

    In: the paper; the page of its text.
    """
    root, body = page(f"About this file: {taken.title}", "backmatter")
    add(body, "h1", "About this file", {"id": "about"})
    for said in statements.about(taken):
        add(body, "p", said)
    if taken.remarks:
        add(body, "h2", "Emendations and remarks of the editors", {"id": "remarks"})
        listed = add(body, "ol")
        for remark, anchor, place in statements.remarks(taken):
            row = add(listed, "li", "", {"id": f"ed{remark.number}"})
            label = f"{place[:1].upper()}{place[1:]}"
            if anchor:
                add(row, "a", label, {"href": f"{text}#edref{remark.number}"}).tail = ". "
            else:
                add_text(row, f"{label}. ")
            before, words, behind = statements.remark_words(remark)
            add_text(row, f"{before}“{words}”{behind}")
    return written(root)
