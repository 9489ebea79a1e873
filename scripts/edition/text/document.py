"""Turns blocks into a document: headings, paragraphs, notes and entries in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic
from edition.language.regex import lazy_regex
from edition.language.strings import slugify
from edition.language.typography import plain
from edition.model.text import (
    Document,
    Entry,
    Heading,
    Inlines,
    Item,
    ItemList,
    Node,
    Paragraph,
    Strong,
    Text,
    Unparsed,
)
from edition.text import entries, notes
from edition.text.checks import check_counts, check_furniture, check_structure
from edition.text.figures import figure, table
from edition.text.lines import Block
from edition.text.markup import parse
from edition.text.passes import context, normalise
from edition.text.positions import positions
from edition.text.printed_pages import paged
from edition.text.raised import Marks
from edition.text.roles import plan
from edition.text.source import Source
from edition.text.stanzas import scan

RESERVED = (
    "abstract",
    "author-note",
    "cite",
    "cited-here",
    "edition",
    "editors-notes",
    "notes",
    "preview",
    "previews",
    "references",
    "search-field",
    "settings-button",
    "stray-notes",
    "text",
    "title",
)  # ids that a page has, or a file to take away

ADDRESS = lazy_regex(
    r"(?:p|list|table|figure|ref|fn)\d+[a-z]*(?:-c\d+|-title)?|ed(?:ref)?\d+"
)  # "p12a", "p12-c3", "edref3": our own anchors


@dataclass(slots=True)
class Numbering:
    """Hands out the numbers and anchors of one document, in reading order."""

    counts: Counter[str]
    taken: set[str]

    def next(self, kind: str) -> int:
        """Return the next number of a kind, counted from 1."""
        self.counts[kind] += 1
        return self.counts[kind]

    def anchor(self, text: str) -> str:
        """Return an unused anchor for a heading, made from its words."""
        base = slugify(text)
        if ADDRESS.fullmatch(base):
            base = f"section-{base}"
        name, again = base, f"#{base}"
        while name in self.taken:
            self.counts[again] += 1
            name = f"{base}-{self.counts[again] + 1}"
        self.taken.add(name)
        return name


def drop_capital(content: Inlines) -> tuple[Inlines, bool]:
    """Join a drop capital, printed as a bold first letter, to its word; also tell whether there is one."""
    if len(content) < 2 or not isinstance(content[0], Strong):  # noqa: PLR2004 - letter and rest
        return content, False
    letter, rest = plain(content[0].children), content[1]
    if len(letter) != 1 or not isinstance(rest, Text) or not rest.value[:1].isalpha():
        return content, False
    return (Text(letter + rest.value), *content[2:]), True


def node(block: Block, number: Numbering, source: Source, *, marks: Marks) -> Node:
    """Turn a block of the body into a node of the document."""
    match block.kind:
        case "heading":
            content = parse(block.text, marks=marks)
            where = positions(source, block.lines, content)
            return Heading(block.lines, block.level, content, number.anchor(plain(content)), where)
        case "paragraph":
            content, capital = drop_capital(parse(block.text, marks=marks))
            where = positions(source, block.lines, content)
            return Paragraph(
                block.lines, content, str(number.next("paragraph")), capital, where, block.quoted
            )
        case "list":
            items = tuple(item_of(part, source, marks=marks) for part in block.items)
            return ItemList(block.lines, nested(items), str(number.next("list")))
        case "table":
            return table(block, str(number.next("table")))
        case "figure":
            return figure(block, str(number.next("figure")))
        case _:
            return Unparsed(block.lines, block.text)


def item_of(block: Block, source: Source, *, marks: Marks) -> Item:
    """Turn a block into a list item."""
    content = parse(block.text, marks=marks)
    return Item(content, block.label, positions(source, block.lines, content), block.level)


def nested(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items of a list, each at most one step deeper than the one before."""
    out: list[Item] = []
    for item in items:
        deepest = out[-1].depth + 1 if out else 0
        out.append(replace(item, depth=min(item.depth, deepest)) if item.depth else item)
    return tuple(out)


def abstract_of(block: Block, source: Source, *, marks: Marks) -> Paragraph:
    """Turn a block into a paragraph of the abstract."""
    content = parse(block.text, marks=marks)
    return Paragraph(block.lines, content, positions=positions(source, block.lines, content))


def only(blocks: Iterable[Block], kind: str) -> list[Block]:
    """Return the blocks of one kind."""
    return [block for block in blocks if block.kind == kind]


def apart(blocks: list[Block], kind: str, anchor: str) -> Heading | None:
    """Return the heading of a part that the page shows outside the body, such as the abstract."""
    block = whole(blocks, kind)
    return Heading(block.lines, 2, parse(block.text), anchor) if block else None


def whole(blocks: list[Block], kind: str) -> Block | None:
    """Return all blocks of a kind as one; an emendation may have split its line in two."""
    found = only(blocks, kind)
    lines = tuple(line for block in found for line in block.lines)
    return replace(found[0], lines=lines, text=" ".join(block.text for block in found)) if found else None


ELSEWHERE = frozenset(
    {
        "furniture",
        "front",
        "author-note",
        "abstract-heading",
        "abstract",
        "notes-heading",
        "note",
        "reference",
    }
)


def part_heading(block: Block, number: Numbering) -> Heading:
    """Return the heading of a part of the list of references."""
    content = parse(block.text)
    return Heading(block.lines, 3, content, number.anchor(plain(content)))


def headed(blocks: list[Block]) -> list[Block]:
    """Make the notes heading an ordinary heading if there are no notes."""
    if only(blocks, "note"):
        return blocks
    return [replace(block, kind="heading") if block.kind == "notes-heading" else block for block in blocks]


def assemble(
    spec: PaperSpec, source: Source, ledger: tuple[Emendation, ...]
) -> tuple[Document, list[Diagnostic]]:
    """Read a source into a document.

    In: the paper's data, its emended source, and its emendations, which may explain a finding.
    Out: the document, and all findings.
    """
    lookup, found = plan(spec, source)
    blocks = headed(normalise(scan(source, spec, lookup), context(spec, source)))
    number = Numbering(Counter(), set(RESERVED))
    marks = notes.marks_of(blocks, spec)
    listed = entries.heading_of_list(blocks)
    inside = entries.headings_in_list(blocks)
    body = tuple(
        node(block, number, source, marks=marks)
        for block in blocks
        if block.kind not in ELSEWHERE and block is not listed and block not in inside.values()
    )
    body = paged(body, source, spec.original.pages if spec.original else ())
    abstract = tuple(abstract_of(block, source, marks=marks) for block in only(blocks, "abstract"))
    bodies = notes.bodies(only(blocks, "note"), (*abstract, *body), source)
    author_note = whole(blocks, "author-note")
    document = Document(
        front=tuple(Paragraph(block.lines, parse(block.text)) for block in only(blocks, "front")),
        author_note=Paragraph(author_note.lines, parse(author_note.text)) if author_note else None,
        abstract_heading=apart(blocks, "abstract-heading", "abstract"),
        abstract=abstract,
        body=body,
        notes_heading=apart(blocks, "notes-heading", "notes"),
        notes=notes.resolve_ibid(bodies, {}),
        references_heading=Heading(listed.lines, 2, parse(listed.text), "references") if listed else None,
        entries=tuple(
            Entry(
                block.lines,
                parse(block.text),
                position,
                block.label,
                part_heading(inside[block.lines], number) if block.lines in inside else None,
                f"ref{position}",
            )
            for position, block in enumerate(only(blocks, "reference"), 1)
        ),
        furniture=tuple(index for block in only(blocks, "furniture") for index in block.lines),
    )
    called = list(notes.calls(document))
    found += notes.unpaired(called, document.notes, source)
    labels = {note.label for note in document.notes}
    document = replace(
        document,
        abstract=tuple(notes.paragraph_called_by(part, labels) for part in document.abstract),
        body=tuple(notes.called_by(part, labels) for part in document.body),
        notes=notes.strays_marked(called, document.notes),
    )
    found += check_structure(document, source, ledger, marked=spec.layout == "marked")
    found += check_counts(spec, document)
    found += check_furniture(spec, source)
    return document, found


def page_order(document: Document) -> Iterator[tuple[int, ...]]:
    """Yield the source lines of each node in the order of the page."""
    for paragraph in document.front:
        yield paragraph.lines
    if document.author_note:
        yield document.author_note.lines
    if document.abstract_heading:
        yield document.abstract_heading.lines
    for paragraph in document.abstract:
        yield paragraph.lines
    for part in document.body:
        yield part.lines
    if document.notes_heading:
        yield document.notes_heading.lines
    for note in sorted(document.notes, key=lambda note: note.stray):
        yield note.lines
    if document.references_heading:
        yield document.references_heading.lines
    for entry in document.entries:
        if entry.above:
            yield entry.above.lines
        yield entry.lines
