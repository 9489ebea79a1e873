"""Pairs the markers and bodies of notes, and gives each *Ibid.* its antecedent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Document, Emph, Marker, Note, Span
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


def paired(called: Iterable[Marker], notes: tuple[Note, ...]) -> bool:
    """Tell whether markers and notes pair up, so that a page can show them."""
    return sorted({marker.label for marker in called}) == sorted(note.label for note in notes)


def without_italics(document: Document) -> bool:
    """Tell whether no note of a document has italics, because the extraction lost them."""
    return not any(isinstance(item, Emph) for note in document.notes for item in note.content)
