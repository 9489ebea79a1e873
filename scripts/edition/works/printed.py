"""Reads the references that a paper prints, in its list or its notes, as attested forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from edition.data.paper import PartedNote
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import curl, plain
from edition.model.text import Inlines
from edition.model.works import Attested
from edition.references import reader
from edition.references.fields import Reading
from edition.references.ibid import ibid
from edition.text.inlines import cut
from edition.text.notes import without_italics
from edition.text.paper import Paper

JOINED = re.compile(r"(?:[,;]|(?<![\s,;]))\s++(?:and\s++)?\Z")  # ", and " before the second work of a note


def forms_of(paper: Paper) -> list[Attested]:
    """Read the printed references of a paper, from its list or else from the full forms in its notes."""
    slug, source = paper.spec.slug, paper.source
    rows: list[tuple[tuple[int, ...], Inlines, str, str]] = []
    if paper.spec.references:
        style: str = paper.spec.references.style
        rows += [(e.lines, e.content, style, f"ref{e.number}") for e in paper.document.entries]
    elif paper.spec.notes:
        style = paper.spec.notes.style
        own = [
            (note, same.rest if (same := ibid(note.content)) else note.content)
            for note in paper.document.notes
        ]
        rows += [(note.lines, content, style, f"fn:{note.label}") for note, content in own if content]
    italics = bool(paper.spec.references) or not without_italics(paper.document)
    found: list[tuple[str, Reading, str]] = []
    parted = {item.line: item for item in paper.spec.notes.parted} if paper.spec.notes else {}
    for lines, content, style, anchor in rows:
        line = source.lines[lines[0]].number
        for part in note_parts(content, parted.get(line)):
            for reading in reader.read_entry(part, style, source.span(line), italics=italics):
                whole = replace(reading.reference, as_printed=content)
                found.append((f"{slug}:{line}", replace(reading, reference=whole), anchor))
    carried = reader.carried(reading for _, reading, _ in found)
    found = [(name, reading, anchor) for (name, _, anchor), reading in zip(found, carried, strict=True)]
    count: dict[str, int] = defaultdict(int)
    for name, _, _ in found:
        count[name] += 1
    seen: dict[str, int] = defaultdict(int)
    forms = []
    for name, reading, anchor in found:
        letter = chr(ord("a") + seen[name]) if count[name] > 1 else ""
        seen[name] += 1
        forms.append(Attested(name + letter, slug, anchor, reading.reference, reading.flags))
    return forms


def note_parts(content: Inlines, parted: PartedNote | None) -> tuple[Inlines, ...]:
    """Split a note that names two works where the editors divide it; else return the whole note."""
    text = plain(content)
    start = text.find(curl(parted.words)) if parted else 0
    if start <= 0:
        return (content,)
    joined = JOINED.search(text, 0, start)
    return cut(content, 0, joined.start() if joined else start), cut(content, start, len(text))


def parted_amiss(paper: Paper) -> Iterator[Diagnostic]:
    """Find divided notes that do not exist, or do not contain their words exactly once."""
    texts = {paper.source.lines[note.lines[0]].number: plain(note.content) for note in paper.document.notes}
    for item in paper.spec.notes.parted if paper.spec.notes else ():
        words, text = curl(item.words), texts.get(item.line, "")
        if text.count(words) != 1 or text.startswith(words):
            message = f"“{words}” does not occur exactly once inside a note that begins on line {item.line}"
            yield diagnose("YML007", item.at, message)
