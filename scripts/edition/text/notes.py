"""Reads notes, pairs their markers and bodies, and gives each *Ibid.* its antecedent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import (
    Document,
    Emph,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Link,
    Marker,
    Node,
    Note,
    NoteRef,
    Paragraph,
    Span,
    Strong,
)
from edition.references.ibid import ibid
from edition.text.lines import Block
from edition.text.markup import parse
from edition.text.positions import positions
from edition.text.raised import NO_NOTES, Marks, doubtless, may_call, wary
from edition.text.source import Source

CALLING = frozenset({"paragraph", "heading", "item", "abstract"})  # blocks that may call a note


def marks_of(blocks: Iterable[Block], spec: PaperSpec) -> Marks:
    """Return the notes that raised numbers may call."""
    if spec.notes is None:
        return NO_NOTES
    parts = [part for block in blocks for part in (block.items if block.kind == "list" else (block,))]
    labels = frozenset(block.label for block in parts if block.kind == "note")
    texts = (block.text for block in parts if block.kind in CALLING and may_call(block.text))
    return doubtless(labels, (parse(text, marks=wary(labels)) for text in texts))


def bodies(printed: Sequence[Block], running: Iterable[Node], source: Source) -> list[Note]:
    """Turn blocks into notes.

    In: the blocks; the parts of the running text, whose markers call notes; the source.
    """
    called = {marker.label for part in running for marker in markers_of(part)}
    uncalled = frozenset(block.label for block in printed) - called
    return [note_of(block, source, uncalled) for block in printed]


def note_of(block: Block, source: Source, uncalled: frozenset[str]) -> Note:
    """Turn a block into a note; its raised numbers may call notes that the text does not call."""
    content = parse(block.text)
    if uncalled and may_call(block.text):
        calling = parse(block.text, marks=Marks(uncalled, strict=True))
        called = {item.label for item in calling if isinstance(item, NoteRef)}
        content = calling if called and called <= uncalled - {block.label} else content
    return Note(block.lines, block.label, content, positions=positions(source, block.lines, content))


def resolve_ibid(notes: Iterable[Note], works: dict[str, int]) -> tuple[Note, ...]:
    """Give each *Ibid.* the note it stands for (Chicago 17, 14.34).

    In: the notes in order; ``works``, the number of works that a note cites, for each note that does
    not cite exactly one; for an *Ibid.*, the number that it cites besides its antecedent's.
    *Ibid.* refers to the single work of the note right before it, also through a chain of *Ibid.*
    It gets no antecedent after a note with no work or several, or after an *Ibid.* that goes on to
    cite another work.
    """
    out: list[Note] = []
    antecedent = ""
    for note in notes:
        if ibid(note.content):
            out.append(replace(note, antecedent=antecedent))
            antecedent = "" if works.get(note.label) else antecedent
            continue
        antecedent = note.label if works.get(note.label, 1) == 1 else ""
        out.append(note)
    return tuple(out)


def calls(document: Document) -> Iterator[Marker]:
    """Yield the note markers in the abstract, the body and the notes of a document, in order."""
    for paragraph in document.abstract:
        yield from paragraph.positions.markers
    for part in document.body:
        yield from markers_of(part)
    for note in document.notes:
        yield from note.positions.markers


def markers_of(part: Node) -> Iterator[Marker]:
    """Yield the note markers in a part of the body, in order."""
    match part:
        case Paragraph() | Heading():
            yield from part.positions.markers
        case ItemList():
            for item in part.items:
                yield from item.positions.markers


def unpaired(called: list[Marker], notes: tuple[Note, ...], source: Source) -> list[Diagnostic]:
    """Find breaches of law 2: each marker has exactly one note, each note at least one marker."""
    found = []
    bodies = Counter(note.label for note in notes)
    labels = {marker.label for marker in called}
    for note in notes:
        place = source.span(source.lines[note.lines[0]].number)
        if note.label not in labels:
            found.append(diagnose("NOT002", place, f"note {note.label} has no marker in the text"))
        if bodies[note.label] > 1:
            found.append(diagnose("NOT003", place, f"note {note.label} has {bodies[note.label]} bodies"))
        if ibid(note.content) and not note.antecedent:
            message = f"note {note.label} is an Ibid.; the note before it does not cite exactly one work"
            found.append(diagnose("NOT004", place, message))
    for marker in called:
        if marker.label not in bodies:
            place = Span(source.path, marker.line, marker.line, marker.column)
            found.append(diagnose("NOT001", place, f"marker {marker.label} has no note"))
    return found


def strays_marked(called: Iterable[Marker], notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes with those marked that no marker calls, or whose number an earlier note has."""
    labels = {marker.label for marker in called}
    out: list[Note] = []
    for note in notes:
        stray = note.label not in labels
        out.append(note if stray == note.stray else replace(note, stray=stray))
        labels.discard(note.label)
    return tuple(out)


def dead_marked(inlines: Inlines, labels: Collection[str]) -> Inlines:
    """Return inlines with those markers marked as dead whose number is not among the notes' labels."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, NoteRef) and (item.label in labels) == item.dead:
            out.append(replace(item, dead=not item.dead))
        elif isinstance(item, Emph | Strong | Link):
            out.append(replace(item, children=dead_marked(item.children, labels)))
        else:
            out.append(item)
    return tuple(out)


def paragraph_called_by(part: Paragraph, labels: Collection[str]) -> Paragraph:
    """Return a paragraph with its dead markers marked."""
    content = dead_marked(part.content, labels)
    return part if content == part.content else replace(part, content=content)


def called_by(part: Node, labels: Collection[str]) -> Node:
    """Return a node of the body with its dead markers marked."""
    match part:
        case Paragraph():
            return paragraph_called_by(part, labels)
        case Heading():
            return replace(part, content=dead_marked(part.content, labels))
        case ItemList():
            items = tuple(replace(i, content=dead_marked(i.content, labels)) for i in part.items)
            return replace(part, items=items)
        case _:
            return part


def without_italics(document: Document) -> bool:
    """Tell whether no note of a document has italics, because the extraction lost them."""
    return not any(isinstance(item, Emph) for note in document.notes for item in note.content)
