"""Writes the nodes of a document as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from edition.data.emendations import See
from edition.language.addresses import safe_url
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.text import (
    Document,
    Emph,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    Link,
    Node,
    Paragraph,
    Superscript,
    Table,
    Text,
)
from edition.pages import places
from edition.pages.html import add, add_inlines, add_text, element, to_html
from edition.pages.markdown import escape_start, to_markdown
from edition.pages.paper_figure import figure, table
from edition.text.addressing import named
from edition.text.lines import LONGEST
from edition.text.markup import parse

PRINTED = lazy_regex(r"[\w.-]{1,20}(?:–[\w.-]{1,20})?", re.ASCII)  # "117–118", "S4", "xii"


def heading(part: Heading, section: str = "") -> str:
    """Return a heading with its anchor."""
    role = f' data-section="{section}"' if section else ""
    return f"{'#' * part.level} {to_markdown(part.content)} {{ #{part.anchor}{role} }}"


def paragraph(part: Paragraph) -> str:
    """Return a paragraph on one line, with its number as anchor."""
    text = escape_start(to_markdown(part.content))
    if not part.number:
        return text
    drop = " .drop-cap" if part.drop_cap else ""
    sign = "> " if part.quoted else ""
    pages = f' data-pages="{part.pages}"' if PRINTED.fullmatch(part.pages) else ""
    return f"{sign}{text}\n{sign}{{ #p{part.number}{drop}{pages} }}"


LISTS_APART = "<!-- another list -->"  # Markdown would join lists that follow one another


def nodes(
    parts: Iterable[Node], images: Mapping[int, Sequence[str]], before: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield the nodes of the body as blocks of Markdown.

    Each is behind the images of its lines, and the blocks that ``before`` has for its address.
    """
    listed = False
    for part in parts:
        for line in part.lines if images else ():
            yield from images.get(line, ())
        yield from before.get(named(part)[1], ())
        if listed and isinstance(part, ItemList):
            yield LISTS_APART
        listed = isinstance(part, ItemList)
        yield node(part)


def item_list(part: ItemList) -> str:
    """Return a list, with the lists in its items; a printed label stays in its item, without a mark."""
    rows = []
    for place, entry in enumerate(part.items):
        indent = "    " * entry.depth
        rows.append(f"{indent}- {item(entry)}")
        values = [f'data-list="list{part.number}"'] * (not place) + [".labelled"] * bool(entry.label)
        if values:
            rows.append(f"{indent}    {{ {' '.join(values)} }}")
    return "\n".join(rows)


def item(entry: Item) -> str:
    """Return the line of one list item."""
    label = f"{entry.label} " if entry.label else ""
    return escape_start(label + to_markdown(entry.content))


def node(part: Node) -> str:
    """Return one node of the body as a block of Markdown."""
    match part:
        case Heading():
            return heading(part)
        case Paragraph():
            return paragraph(part)
        case ItemList():
            return item_list(part)
        case Table():
            return table(part)
        case Figure():
            return figure(part)
        case _:
            return "\n\n".join(unparsed(piece) for piece in short_pieces(part.text))


def unparsed(text: str) -> str:
    """Return a line that no rule understands, as it is."""
    box = element("p", class_="unparsed")
    add_inlines(box, together(parse(text)))
    return to_html(box)


def together(content: Inlines) -> Inlines:
    """Return raised numbers with only spaces between them as one; a line may have hundreds of thousands."""
    made: list[Inline] = []
    raised: list[str] = []  # the values of raised numbers that follow one another, and the spaces between
    for item in (*content, None):
        if isinstance(item, Superscript) or (raised and isinstance(item, Text) and item.value.isspace()):
            raised.append(item.value)
            continue
        if raised:
            tail = raised.pop() if raised[-1].isspace() else ""
            made += [Superscript("".join(raised)), Text(tail)]
            raised.clear()
        if item is not None:
            made.append(item)
    return tuple(made)


def short_pieces(text: str) -> Iterator[str]:
    """Yield a line in pieces, divided at spaces: the time to convert Markdown grows with their square."""
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind(" ", start, start + LONGEST) + 1 or text.find(" ", start + LONGEST) + 1
        if not end:
            break
        yield text[start:end]
        start = end
    yield text[start:]


def add_seen(parent: ET.Element, seen: Iterable[See], page: str) -> None:
    """Add the other places that a note names, each as a link with its words; ``page`` is their page."""
    for item in seen:
        add_text(parent, "See ")
        add(parent, "a", places.name(item.place), href=f"{page}#{item.place}")
        add_text(parent, ": ")
        add(parent, "q", item.quote)
        add_text(parent, ". ")


def pieces(inlines: Inlines) -> list[Any]:
    """Return a formatted reference as JSON: strings, tags with their pieces, links with their address."""
    out: list[Any] = []
    for part in inlines:
        match part:
            case Text(value):
                out.append(value)
            case Emph(children):
                out.append(["em", pieces(children)])
            case Link(url, children) if address := safe_url(url):
                out.append(["a", pieces(children), address])
            case _:
                out.append(plain((part,)))
    return out


def abstract(document: Document) -> list[str]:
    """Return the abstract, in a section of its own."""
    title = document.abstract_heading
    if not document.abstract and title is None:
        return []
    head_line = heading(title, "doc-abstract") if title else "## Abstract { #abstract .editorial }"
    return [head_line, *(paragraph(part) for part in document.abstract)]
