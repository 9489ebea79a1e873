"""The references that a paper prints, in its list or in its notes, as attested forms."""

from __future__ import annotations

from collections import defaultdict

from edition.model.text import Inlines
from edition.model.works import Attested
from edition.references import reader
from edition.references.fields import Reading
from edition.references.ibid import ibid
from edition.text.notes import without_italics
from edition.text.paper import Paper


def forms_of(paper: Paper) -> list[Attested]:
    """Read the printed references of a paper: its list, else the full forms in its notes."""
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
    for lines, content, style, anchor in rows:
        line = source.lines[lines[0]].number
        found += [
            (f"{slug}:{line}", reading, anchor)
            for reading in reader.read_entry(content, style, source.span(line), italics=italics)
        ]
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
