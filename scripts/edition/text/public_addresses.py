"""The public addresses of a paper's page: those that ``edition addresses`` lists, each with its words in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.data.addresses import kind_of
from edition.language.typography import plain
from edition.model.text import (
    Abbr,
    Cite,
    Document,
    Edited,
    Emph,
    Figure,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Positions,
    Strong,
    Table,
)
from edition.text.addressing import parts_of
from edition.text.paper import Paper
from edition.text.positions import in_turn, place_of
from edition.text.source import Source

Row = tuple[str, int, int, str]  # address, line, column, words

LONGEST = 40  # most characters of the words of a row

MARKUP = re.compile(r"\]\(|[<>↑↓]")  # where the words of a row end: the end of a link, a tag


def public(document: Document, source: Source) -> list[Row]:
    """Return the public addresses of a paper whose citations are tied, in the order of the page.

    Left out are parts without a number of their own: the head and the abstract have one address each, which
    never changes. Of two parts that begin at one character of the source only the first has a row.
    """
    printed = {line.number: line.text for line in source.printed}
    rows: list[Row] = []
    seen: set[tuple[bool, int, int]] = set()
    for address, line, column, length in (*parts(document, source), *citations(document, source)):
        words = first_words(printed.get(line, "")[column - 1 :], length)
        place = (kind_of(address) == "citation", line, column)
        if words and place not in seen:
            rows.append((address, line, column, words))
        seen.add(place)
    return rows


def parts(document: Document, source: Source) -> Iterator[tuple[str, int, int, int]]:
    """Yield the addresses of headings, paragraphs, lists, tables, figures, notes and entries.

    Each with its line, its column, and how many characters its row may show.
    """
    stray = {f"fn:{note.label}" for note in document.notes if note.stray}
    for part in parts_of(document, source):
        if part.kind not in {"", "head", "abstract"} and part.address not in stray:
            yield (part.address, *part.start, LONGEST)


def citations(document: Document, source: Source) -> Iterator[tuple[str, int, int, int]]:
    """Yield the addresses of citations, each with its line, its column and its length."""
    for content, where in contents(document, source):
        for offset, cite in cites(content, 0):
            at = place_of(where, offset, source.path)
            if cite.id and at.line:
                yield cite.id, at.line, at.column, min(len(plain(cite.children)), LONGEST)


def contents(document: Document, source: Source) -> Iterator[tuple[Inlines, Positions]]:
    """Yield all words of a document that may cite, with their positions."""
    for part in document.abstract:
        yield part.content, part.positions
    for node in document.body:
        match node:
            case Paragraph(content=content, positions=where):
                yield content, where
            case ItemList(items=items):
                yield from ((item.content, item.positions) for item in items)
            case Table():
                cells = [node.caption, *node.header, *(cell for row in node.rows for cell in row)]
                yield from zip(cells, in_turn(source, node.lines, cells), strict=True)
            case Figure():
                yield from zip([node.caption], in_turn(source, node.lines, [node.caption]), strict=True)
    for note in document.notes:
        yield note.content, note.positions


def cites(inlines: Inlines, offset: int) -> Iterator[tuple[int, Cite]]:
    """Yield the citations of inlines, each with the offset of its first plain character."""
    for item in inlines:
        if isinstance(item, Cite):
            yield offset, item
        elif isinstance(item, Emph | Strong | Link | Edited | Abbr):
            yield from cites(item.children, offset)
        offset += len(plain((item,)))


def first_words(text: str, length: int) -> str:
    """Return the first words of a text, at most ``length`` characters, without markup and without a word cut off."""
    text = MARKUP.split(text[: length + 1], maxsplit=1)[0]
    if len(text) > length:
        whole = length < LONGEST or text[length].isspace()  # a citation ends where it ends
        text = text[:length] if whole else text[:length].rpartition(" ")[0] or text[:length]
    return text.strip()


def listed(paper: Paper) -> tuple[list[Row], int]:
    """Return all rows that a paper's list of addresses should have, in the order of the source, and how many are new.

    A row stays as it was published. A draft has no list, since its addresses may still change.
    """
    if paper.spec.is_draft:
        return [], 0
    old = {item.address: (item.address, item.line, item.column, item.words) for item in paper.published}
    new = [row for row in public(paper.document, paper.source) if row[0] not in old]
    return sorted(
        [*old.values(), *new], key=lambda row: (row[1], row[2], kind_of(row[0]) == "citation")
    ), len(new)
