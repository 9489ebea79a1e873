"""Blocks into a document: inlines parsed, paragraphs numbered, anchors given, counts compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from edition import notes as note_rules
from edition.blocks import LONGEST, Block, plan
from edition.diagnostics import Diagnostic, diagnose
from edition.inlines import parse
from edition.layouts import scan
from edition.manifest import Emendation, PaperSpec
from edition.model import (
    Document,
    Emph,
    Entry,
    Figure,
    Heading,
    Inlines,
    Item,
    ItemList,
    Link,
    Marker,
    Node,
    Note,
    Paragraph,
    Strong,
    Superscript,
    Table,
    Text,
    Unparsed,
)
from edition.normalise import context, normalise
from edition.positions import positions
from edition.source import Source
from edition.typography import plain

ARROW = "↓"
RESERVED = ("abstract", "notes", "references")
ADDRESS = re.compile(r"(?:p|list|table|figure|ref)\d+")  # "p12": our own anchors
NOT_SLUG = re.compile(r"[^a-z0-9]+")  # one or more: everything between words
DASHES = str.maketrans(dict.fromkeys("–—/", " "))
LONGEST_ANCHOR = 60  # characters


def slugify(text: str) -> str:
    """Return an anchor: lower-case ASCII words joined by hyphens, cut after a whole word."""
    decomposed = unicodedata.normalize("NFKD", text.translate(DASHES))
    slug = NOT_SLUG.sub("-", decomposed.encode("ascii", "ignore").decode().lower()).strip("-")
    if len(slug) > LONGEST_ANCHOR:
        slug = slug[: LONGEST_ANCHOR + 1].rpartition("-")[0] or slug[:LONGEST_ANCHOR]
    return slug or "section"


@dataclass(slots=True)
class Numbering:
    """Hands out the numbers and anchors of one document, in reading order."""

    counts: Counter[str]
    taken: set[str]

    def next(self, kind: str) -> int:
        """Return the next number of a kind, from 1."""
        self.counts[kind] += 1
        return self.counts[kind]

    def anchor(self, text: str) -> str:
        """Return a free anchor for a heading."""
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
    """Put a drop capital, printed as a bold first letter, back into its word."""
    if len(content) < 2 or not isinstance(content[0], Strong):  # noqa: PLR2004 - letter and rest
        return content, False
    letter, rest = plain(content[0].children), content[1]
    if len(letter) != 1 or not isinstance(rest, Text) or not rest.value[:1].isalpha():
        return content, False
    return (Text(letter + rest.value), *content[2:]), True


def cells(block: Block) -> tuple[Inlines, ...]:
    """Split a table row at its tabs; the bold of header cells is the header's own."""
    return tuple(parse(cell.strip()) for cell in block.text.split("\t"))


def table(block: Block, number: int) -> Table:
    """Make a table from its caption (if it has one), header row and rows."""
    caption, rows = block.items[:1], block.items
    if caption and caption[0].kind == "caption":
        rows = block.items[1:]
        title = parse(caption[0].text)
    else:
        title = ()
    parsed = [cells(row) for row in rows]
    return Table(block.lines, title, parsed[0], tuple(parsed[1:]), number)


def drawn(content: Inlines) -> str:
    """Return the words of a line in a figure; a raised sign stands apart, since there are none raised."""
    out = []
    for item in content:
        if isinstance(item, Superscript):
            out.append(f" {item.value} ")
        elif isinstance(item, Emph | Strong | Link):
            out.append(drawn(item.children))
        else:
            out.append(plain((item,)))
    return "".join(out)


def figure(block: Block, number: int) -> Figure:
    """Make a flow figure: the first line is its caption, arrows part the groups.

    The first words of a group are its title, unless the source marks them as an item of a list.
    """
    first, *rest = block.items or (block,)
    groups: list[list[Block]] = [[]]
    for part in rest:
        if part.text.strip() == ARROW:
            groups.append([])
        else:
            groups[-1].append(part)
    filled = [group for group in groups if group]
    return Figure(
        block.lines,
        parse(first.text),
        tuple(tuple(" ".join(drawn(parse(part.text)).split()) for part in group) for group in filled),
        tuple(len(group) > 1 and not group[0].label for group in filled),
        number,
    )


def node(block: Block, number: Numbering, source: Source, *, markers: bool) -> Node:
    """Turn a block of the body into a node of the document."""
    match block.kind:
        case "heading":
            content = parse(block.text, markers=markers)
            where = positions(source, block.lines, content)
            return Heading(block.lines, block.level, content, number.anchor(plain(content)), where)
        case "paragraph":
            content, capital = drop_capital(parse(block.text, markers=markers))
            where = positions(source, block.lines, content)
            return Paragraph(block.lines, content, number.next("paragraph"), capital, where)
        case "list":
            items = tuple(item_of(part, source, markers=markers) for part in block.items)
            return ItemList(block.lines, items, number.next("list"))
        case "table":
            return table(block, number.next("table"))
        case "figure":
            return figure(block, number.next("figure"))
        case _:
            return Unparsed(block.lines, block.text)


def item_of(block: Block, source: Source, *, markers: bool) -> Item:
    """Turn a block into an item of a list."""
    content = parse(block.text, markers=markers)
    return Item(content, block.label, positions(source, block.lines, content))


def note_of(block: Block, source: Source) -> Note:
    """Turn a block into a note."""
    content = parse(block.text)
    return Note(block.lines, block.label, content, positions=positions(source, block.lines, content))


def only(blocks: Iterable[Block], kind: str) -> list[Block]:
    """Return the blocks of one kind."""
    return [block for block in blocks if block.kind == kind]


def apart(blocks: list[Block], kind: str, anchor: str) -> Heading | None:
    """Return the heading of a part that has a place of its own on the page."""
    block = whole(blocks, kind)
    return Heading(block.lines, 2, parse(block.text), anchor) if block else None


def whole(blocks: list[Block], kind: str) -> Block | None:
    """Return the one block of a kind; an emendation may have cut its line in two."""
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


def references_heading(blocks: list[Block]) -> Block | None:
    """Return the heading right before the first printed entry."""
    previous = None
    for block in blocks:
        if block.kind == "reference":
            return previous if previous and previous.kind == "heading" else None
        if block.kind not in {"furniture", "note"}:
            previous = block
    return None


def headed(blocks: list[Block]) -> list[Block]:
    """Return blocks in which the heading of notes is one like any other where there are no notes."""
    if only(blocks, "note"):
        return blocks
    return [replace(block, kind="heading") if block.kind == "notes-heading" else block for block in blocks]


def assemble(
    spec: PaperSpec, source: Source, ledger: tuple[Emendation, ...]
) -> tuple[Document, list[Diagnostic]]:
    """Read a source into a document.

    In: the paper's data, its emended source, its emendations (for the slips they explain). Out:
    the document, and a finding for everything that is not as it should be.
    """
    lookup, found = plan(spec, source)
    blocks = headed(normalise(scan(source, spec, lookup), context(spec, source)))
    number = Numbering(Counter(), set(RESERVED))
    markers = spec.notes is not None
    listed = references_heading(blocks)
    body = tuple(
        node(block, number, source, markers=markers)
        for block in blocks
        if block.kind not in ELSEWHERE and block is not listed
    )
    bodies = [note_of(block, source) for block in only(blocks, "note")]
    author_note = whole(blocks, "author-note")
    document = Document(
        front=tuple(Paragraph(block.lines, parse(block.text)) for block in only(blocks, "front")),
        author_note=Paragraph(author_note.lines, parse(author_note.text)) if author_note else None,
        abstract_heading=apart(blocks, "abstract-heading", "abstract"),
        abstract=tuple(Paragraph(b.lines, parse(b.text)) for b in only(blocks, "abstract")),
        body=body,
        notes_heading=apart(blocks, "notes-heading", "notes"),
        notes=note_rules.resolve_ibid(bodies, {}),
        references_heading=Heading(listed.lines, 2, parse(listed.text), "references") if listed else None,
        entries=tuple(
            Entry(block.lines, parse(block.text), position, block.label)
            for position, block in enumerate(only(blocks, "reference"), 1)
        ),
        furniture=tuple(index for block in only(blocks, "furniture") for index in block.lines),
    )
    found += note_rules.check(list(calls(document)), document.notes, source)
    found += check_structure(document, source, ledger)
    found += check_counts(spec, document)
    return document, found


def calls(document: Document) -> Iterator[Marker]:
    """Yield the note markers in the body of a document, in its order."""
    for part in document.body:
        match part:
            case Paragraph() | Heading():
                yield from part.positions.markers
            case ItemList():
                for item in part.items:
                    yield from item.positions.markers


def is_endless(document: Document) -> bool:
    """Tell whether a document has a paragraph without an end."""
    return any(isinstance(part, Unparsed) and len(part.text) > LONGEST for part in document.body)


def check_structure(document: Document, source: Source, ledger: tuple[Emendation, ...]) -> list[Diagnostic]:
    """Find paragraphs that begin in mid-sentence and lines that no rule understood."""
    explained = {item.line for item in ledger if item.kind == "print"}
    found = []
    for part in document.body:
        line = source.lines[part.lines[0]].number
        if isinstance(part, Unparsed) and len(part.text) > LONGEST:
            message = f"{len(part.text):,} characters without the end of a paragraph"
            found.append(diagnose("STR006", source.span(line), message))
        elif isinstance(part, Unparsed):
            found.append(diagnose("STR005", source.span(line), f"no rule understands “{part.text[:60]}”"))
        if isinstance(part, Paragraph) and plain(part.content)[:1].islower() and line not in explained:
            message = f"a paragraph begins with “{plain(part.content)[:40]}”"
            found.append(diagnose("STR004", source.span(line), message))
    return found


def check_counts(spec: PaperSpec, document: Document) -> list[Diagnostic]:
    """Compare what was read with the counts that the editor made."""

    def count(kind: type) -> int:
        return sum(isinstance(part, kind) for part in document.body)

    expected = spec.expected
    rows: list[tuple[str, int, int]] = [
        ("paragraphs", count(Paragraph), expected.paragraphs),
        ("headings", count(Heading), expected.headings),
        ("lists", count(ItemList), expected.lists),
        ("tables", count(Table), expected.tables),
        ("figures", count(Figure), expected.figures),
        ("notes", len(document.notes), spec.notes.count if spec.notes else 0),
        ("references", len(document.entries), spec.references.count if spec.references else 0),
    ]
    return [
        diagnose("STR003", spec.at, f"{found} {name}, paper.yaml expects {wanted}")
        for name, found, wanted in rows
        if found != wanted
    ]
