"""The public addresses of a paper's page: those that ``edition addresses`` lists, each with its words in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from edition.data.addresses import kind_of
from edition.language.regex import lazy_regex
from edition.language.strings import alike, letters
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
    Line,
    Link,
    Paragraph,
    Positions,
    Strong,
    Table,
)
from edition.text.addressing import Stretch, parts_of
from edition.text.paper import Paper
from edition.text.positions import in_turn, place_of
from edition.text.published_places import is_at
from edition.text.source import Source, as_printed, offset_of

Row = tuple[str, int, int, str]  # address, line, column, words

LONGEST = 40  # most characters of the words of a row

FIRST = 9  # words of a part behind which its printed words are looked for

WORD = lazy_regex(r"\S+")

LINK = lazy_regex(r"\]\(")  # where the words of a row end: the address of a link


def public(document: Document, source: Source) -> list[Row]:
    """Return the public addresses of a paper whose citations are tied, in the order of the page.

    Left out are parts without a number of their own: the head and the abstract have one address each, which
    never changes.
    """
    lines = {line.number: line for line in source.printed}
    return [row for row in (*parts(document, source, lines), *citations(document, source, lines)) if row[3]]


def parts(document: Document, source: Source, lines: Mapping[int, Line]) -> Iterator[Row]:
    """Yield the rows of headings, paragraphs, lists, tables, figures, notes and entries.

    Words that an emendation inserted before those of a part are passed over; a part that has only such words
    is found by them, on their line.
    """
    stray = {f"fn:{note.label}" for note in document.notes if note.stray}
    for part in parts_of(document, source):
        if part.kind in {"", "head", "abstract"} or part.address in stray:
            continue
        for stretch in part.stretches:
            if column := printed_column(stretch, lines[stretch.line]):
                yield part.address, stretch.line, column, at(lines[stretch.line], column, LONGEST)
                break
        else:
            first = part.stretches[0]
            yield part.address, first.line, 0, first_words(first.text, LONGEST)


def printed_column(stretch: Stretch, line: Line) -> int:
    """Return the column of the printed line at which a stretch begins, 0 if an emendation inserted its words."""
    if stretch.says(at(line, stretch.first, LONGEST), stretch.first):
        return stretch.first
    for match in islice(
        WORD.finditer(stretch.text), FIRST
    ):  # where the first words were replaced, letter by letter
        column = stretch.first + match.start()
        words = letters(at(line, column, LONGEST))
        if words and letters(stretch.text[match.start() :]).startswith(words):
            return column
    word = next(iter(stretch.text.split()), "")
    offset = line.text.find(word) if letters(word) else -1
    while offset >= 0:
        column = as_printed(line, offset) + 1
        if is_at(word, line.text, offset) and stretch.says(at(line, column, LONGEST), stretch.first):
            return column
        offset = line.text.find(word, offset + 1)
    return 0


def citations(document: Document, source: Source, lines: Mapping[int, Line]) -> Iterator[Row]:
    """Yield the rows of citations."""
    for content, where in contents(document, source):
        for offset, cite in cites(content, 0):
            place, surface = place_of(where, offset, source.path), plain(cite.children)
            if cite.id and place.line:
                length = min(len(surface), LONGEST)
                words = at(lines[place.line], place.column, length)
                if alike(words, surface[:LONGEST]):
                    yield cite.id, place.line, place.column, words
                else:
                    yield cite.id, place.line, 0, first_words(surface, length)


def at(line: Line, column: int, length: int) -> str:
    """Return the first printed words from a column of a line on."""
    return first_words(line.text[offset_of(line, column) :], length)


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
    text = LINK.split(text[: length + 1], maxsplit=1)[0]
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
