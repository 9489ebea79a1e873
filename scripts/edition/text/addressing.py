"""Gives the parts of a document their published addresses (law 7).

The source never changes, emendations do not touch it, and so a published address belongs to the part that now
has the character at its line and column. A part that has none is new, and takes the number before it with a
letter, such as "p17a". An address whose character is in a part of another kind, or in one that has an earlier
address, leads there (``Moved``); one whose words are no longer in the text leads to what follows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import letters
from edition.language.typography import plain
from edition.model.addresses import Published
from edition.model.moved import Moved
from edition.model.text import (
    Document,
    Entry,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Node,
    Paragraph,
    Positions,
    Table,
)
from edition.text.new_addresses import with_new
from edition.text.positions import positions
from edition.text.source import Source, as_printed

PREFIXES = {Paragraph: "p", ItemList: "list", Table: "table", Figure: "figure"}

Place = tuple[int, int]  # line and column, from 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive characters of a source line: its number, the first column and the one after the last.

    ``text`` are the characters as they are now; those that an emendation inserted have the columns of what
    follows them.
    """

    line: int
    first: int
    after: int
    text: str

    def says(self, words: str, column: int) -> bool:
        """Tell whether its characters from a column on are these words, or their beginning."""
        here, wanted = letters(self.text[max(column - self.first, 0) :]), letters(words)
        return bool(here and wanted) and (here.startswith(wanted) or wanted.startswith(here))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page with its kind, its address, and its characters in the source.

    ``kind`` is that of its address (see ``Published``), "abstract" or "head" for parts without their own;
    ``where`` is the part of the document, and its index there.
    """

    kind: str
    address: str
    stretches: tuple[Stretch, ...]
    where: tuple[str, int]

    @property
    def start(self) -> Place:
        """Where its words begin."""
        return self.stretches[0].line, self.stretches[0].first


def parts_of(document: Document, source: Source) -> list[Part]:
    """Return the parts of a document that have words, in the order of the page."""
    found = [
        Part("head", "title", whole(paragraph.lines, source), ("front", index))
        for index, paragraph in enumerate(document.front)
    ]
    for index, paragraph in enumerate(document.abstract):
        held = characters(paragraph.positions, paragraph.content)
        found.append(Part("abstract", "abstract", held, ("abstract", index)))
    for index, node in enumerate(document.body):
        kind, address = named(node)
        found.append(Part(kind, address, of_node(node, source), ("body", index)))
    for index, note in enumerate(document.notes):
        held = characters(note.positions, note.content)
        found.append(Part("fn:", f"fn:{note.label}", held, ("notes", index)))
    for index, entry in enumerate(document.entries):
        if entry.above:
            found.append(
                Part("heading", entry.above.anchor, whole(entry.above.lines, source), ("above", index))
            )
        where = positions(source, entry.lines, entry.content)
        found.append(Part("ref", entry.anchor, characters(where, entry.content), ("entries", index)))
    return [part for part in found if part.stretches]


def named(node: Node) -> tuple[str, str]:
    """Return the kind and the address of a node of the body."""
    match node:
        case Paragraph() | ItemList() | Table() | Figure():
            kind = PREFIXES[type(node)]
            return kind, f"{kind}{node.number}"
        case Heading():
            return "heading", node.anchor
        case _:
            return "", ""


def of_node(node: Node, source: Source) -> tuple[Stretch, ...]:
    """Return the characters of a node of the body."""
    match node:
        case Paragraph() | Heading():
            return characters(node.positions, node.content) or whole(node.lines, source)
        case ItemList():
            items = tuple(
                stretch for item in node.items for stretch in characters(item.positions, item.content)
            )
            return items or whole(node.lines, source)
        case _:
            return whole(node.lines, source)


def characters(where: Positions, content: Inlines) -> tuple[Stretch, ...]:
    """Return the characters of inlines whose positions are known."""
    if not where.runs:
        return ()
    text = plain(content)
    ends = [*(run.offset for run in where.runs[1:]), len(text)]
    return tuple(
        Stretch(run.line, run.column, run.column + max(end - run.offset, 1), text[run.offset : end])
        for run, end in zip(where.runs, ends, strict=True)
    )


def whole(lines: Iterable[int], source: Source) -> tuple[Stretch, ...]:
    """Return all characters of lines; an emendation may have made two of one."""
    found = []
    for index in lines:
        line = source.lines[index]
        if line.text.strip():
            first = len(line.text) - len(line.text.lstrip())
            last = as_printed(line, len(line.text)) + 1
            found.append(Stretch(line.number, as_printed(line, first) + 1, last, line.text[first:]))
    return tuple(found)


class Holders:
    """Finds the part that has a character of the source."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.lines: dict[int, list[tuple[Stretch, int]]] = defaultdict(list)
        for index, part in enumerate(parts):
            for stretch in part.stretches:
                self.lines[stretch.line].append((stretch, index))
        for row in self.lines.values():
            row.sort(key=lambda item: item[0].first)
        self.starts = sorted((part.start, index) for index, part in enumerate(parts) if part.address)

    def holder(self, line: int, column: int, words: str) -> int | None:
        """Return the index of the part with the character at which words begin.

        Where an emendation inserted others before them, or moved them, it is the part that has these words; if
        they were emended away, the one that has what follows on their line. Column 0: see ``Published``.
        """
        row = self.lines.get(line, ())
        if not column:
            begun = [
                i
                for stretch, i in row
                if stretch is self.parts[i].stretches[0] and stretch.says(words, stretch.first)
            ]
            return begun[0] if begun else None
        here = [(stretch, index) for stretch, index in row if stretch.first <= column < stretch.after]
        if len(here) == 1 and (here[0][0].says(words, column) or len(row) == 1):
            return here[0][1]
        for stretch, index in here:
            if stretch.says(words, column):
                return index
        wanted = letters(words)
        moved = {index for stretch, index in row if wanted and wanted in letters(stretch.text)}
        if len(moved) == 1:
            return moved.pop()
        if here:
            return here[-1][1]
        following = [index for stretch, index in row if stretch.first > column]
        return following[0] if following else None

    def following(self, line: int, column: int) -> int:
        """Return the index of the part that begins next in the source, else of the last one."""
        later = [index for start, index in self.starts if start > (line, column)]
        return later[0] if later else self.starts[-1][1]


def addressed(
    document: Document, source: Source, published: Sequence[Published]
) -> tuple[Document, list[Diagnostic]]:
    """Return a document whose parts have their published addresses, and errors about notes that would change theirs.

    In: the document with numbers counted from 1; its source; the published addresses, see ``located``.
    """
    if not published:
        return document, []
    parts = parts_of(document, source)
    if not any(part.address for part in parts):
        moved = tuple(Moved(item.address, "title", gone=True) for item in published)
        return replace(document, moved=moved), []
    found: list[Diagnostic] = []
    of_parts = [item for item in published if item.kind != "citation"]
    holders = Holders(parts)
    claimed: dict[int, list[Published]] = defaultdict(list)
    elsewhere: list[tuple[Published, int, bool]] = []
    labels = {part.address for part in parts if part.kind == "fn:"}
    for item in of_parts:
        holder = holders.holder(item.line, item.column, item.words)
        index = holders.following(item.line, item.column) if holder is None else holder
        part = parts[index]
        if item.kind == "fn:" and (part.kind == "fn:" or item.address in labels):
            if part.address != item.address:
                message = f"“{item.address}” is published as the note “{item.words}”, and is another one now"
                found.append(diagnose("ADR002", item.at, message))
        elif holder is not None and part.kind == item.kind:
            claimed[index].append(item)
        else:
            elsewhere.append((item, index, holder is None))
    for row in list(elsewhere):
        item, index, gone = row
        place = rest_of(parts, index, item, gone=gone)
        if place is not None and place not in claimed:
            claimed[place].append(item)
            elsewhere.remove(row)
    names = [part.address for part in parts]
    for index, items in claimed.items():
        first, *others = sorted(items, key=lambda item: (item.line, item.column))
        names[index] = first.address
        elsewhere += [(item, index, False) for item in others]
    kinds = [part.kind for part in parts]
    names = with_new(kinds, names, claimed.keys(), {item.address for item in published})
    moved = tuple(
        Moved(item.address, names[nearest(parts, index)], gone)
        for item, index, gone in sorted(elsewhere, key=lambda row: (row[0].line, row[0].column))
    )
    return replace(renamed(document, parts, names), moved=moved), found


def rest_of(parts: Sequence[Part], index: int, item: Published, *, gone: bool) -> int | None:
    """Return the index of the part that has the rest of an address's words; ``index`` is where they begin now.

    Only the first line of a part was dropped, or its first words became a heading of their own.
    """
    if gone:
        begins = parts[index].start[0] == item.line + 1
        return index if begins and parts[index].kind == item.kind else None
    after = parts[index + 1] if index + 1 < len(parts) else None
    split = after is not None and parts[index].kind == "heading" and after.start[0] == item.line
    return index + 1 if split and after and after.kind == item.kind else None


def nearest(parts: Sequence[Part], index: int) -> int:
    """Return the index of a part, or of the nearest one with an address: a line that no rule understands has none."""
    after = [place for place in range(index, len(parts)) if parts[place].address]
    before = [place for place in range(index) if parts[place].address]
    return after[0] if after else before[-1]


def renamed(document: Document, parts: Sequence[Part], names: Sequence[str]) -> Document:
    """Return a document with new addresses; ``names`` are those of its parts."""
    by_place = {part.where: name for part, name in zip(parts, names, strict=True)}
    body = tuple(
        with_address(node, by_place[place]) if (place := ("body", index)) in by_place else node
        for index, node in enumerate(document.body)
    )
    entries = tuple(entry_renamed(entry, index, by_place) for index, entry in enumerate(document.entries))
    return replace(document, body=body, entries=entries)


def with_address(node: Node, address: str) -> Node:
    """Return a node of the body with another address."""
    match node:
        case Paragraph() | ItemList() | Table() | Figure():
            return replace(node, number=address.removeprefix(PREFIXES[type(node)]))
        case Heading():
            return replace(node, anchor=address)
        case _:
            return node


def entry_renamed(entry: Entry, index: int, names: Mapping[tuple[str, int], str]) -> Entry:
    """Return an entry of the list with its new address, and that of the heading above it."""
    above = entry.above
    if above and ("above", index) in names:
        above = replace(above, anchor=names["above", index])
    return replace(entry, anchor=names.get(("entries", index), entry.anchor), above=above)
