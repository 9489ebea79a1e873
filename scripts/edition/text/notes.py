"""Pairs the markers and bodies of notes, and gives each *Ibid.* its antecedent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

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
from edition.text.source import Source


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
        out.append(replace(note, stray=note.label not in labels))
        labels.discard(note.label)
    return tuple(out)


def dead_marked(inlines: Inlines, labels: Collection[str]) -> Inlines:
    """Return inlines with those markers marked as dead whose number is not among the notes' labels."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, NoteRef):
            out.append(replace(item, dead=item.label not in labels))
        elif isinstance(item, Emph | Strong | Link):
            out.append(replace(item, children=dead_marked(item.children, labels)))
        else:
            out.append(item)
    return tuple(out)


def paragraph_called_by(part: Paragraph, labels: Collection[str]) -> Paragraph:
    """Return a paragraph with its dead markers marked."""
    return replace(part, content=dead_marked(part.content, labels))


def called_by(part: Node, labels: Collection[str]) -> Node:
    """Return a node of the body with its dead markers marked."""
    match part:
        case Paragraph() | Heading():
            return replace(part, content=dead_marked(part.content, labels))
        case ItemList():
            items = tuple(replace(i, content=dead_marked(i.content, labels)) for i in part.items)
            return replace(part, items=items)
        case _:
            return part


def without_italics(document: Document) -> bool:
    """Tell whether no note of a document has italics, because the extraction lost them."""
    return not any(isinstance(item, Emph) for note in document.notes for item in note.content)
