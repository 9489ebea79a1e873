"""Reads the references that a paper prints, in its list or its notes, as attested forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from edition.data.paper import PartedNote
from edition.findings.finding import Diagnostic, diagnose
from edition.findings.spared import spared
from edition.language.regex import lazy_regex
from edition.language.typography import curl, plain
from edition.model.text import Document, Inlines
from edition.model.works import Attested
from edition.references import reader, same_names
from edition.references.fields import Reading
from edition.text.inlines import cut
from edition.text.notes import without_italics
from edition.text.paper import Paper
from edition.works import field_forms, full_notes, left_out
from edition.works.keys import letters

JOINED = lazy_regex(r"(?:[,;]|(?<![\s,;]))\s++(?:and\s++)?\Z")  # ", and " before the second work of a note


Row = tuple[str, Reading, str, bool]  # the id without its letter, the reading, the anchor, whether it is full


def forms_of(paper: Paper) -> list[Attested]:
    """Read the printed references of a paper, from its list or else from the full forms in its notes.

    With them are the works that only its citation fields name.
    """
    made = attested(paper, list(listed(paper) if paper.spec.references else in_notes(paper)))
    if not paper.spec.references:
        forms = full_notes.kept(made)
    else:
        forms = [form for form, _ in made]
        if left_out.may_name(paper.document.notes):
            forms += left_out.unlisted(attested(paper, list(beside_list(paper))), forms)
    return field_forms.joined(paper, forms)


def readable(paper: Paper) -> tuple[Paper, list[Diagnostic]]:
    """Return a paper without the entries and notes at which reading them alone breaks off, and findings that name these."""
    document, found = paper.document, list[Diagnostic]()
    nothing = replace(document, entries=(), notes=())

    def sound(alone: Document, lines: tuple[int, ...]) -> bool:
        at = paper.source.span(paper.source.lines[lines[0]].number)
        _, broken = spared(
            lambda: forms_of(replace(paper, document=alone)), list, "this is not read", at, draft=lambda: True
        )
        found.extend(broken)
        return not broken

    entries = tuple(one for one in document.entries if sound(replace(nothing, entries=(one,)), one.lines))
    notes = tuple(one for one in document.notes if sound(replace(nothing, notes=(one,)), one.lines))
    return replace(paper, document=replace(document, entries=entries, notes=notes)), found


def attested(paper: Paper, found: list[Row]) -> list[tuple[Attested, bool]]:
    """Return the readings of a paper's list or notes as attested forms, and whether each is certainly full."""
    carried = same_names.agreed(reader.carried(reading for _, reading, _, _ in found))
    found = [
        (name, reading, anchor, full) for (name, _, anchor, full), reading in zip(found, carried, strict=True)
    ]
    count: dict[str, int] = defaultdict(int)
    for name, _, _, _ in found:
        count[name] += 1
    seen: dict[str, int] = defaultdict(int)
    forms = []
    for name, reading, anchor, full in found:
        letter = letters(seen[name]) if count[name] > 1 else ""
        seen[name] += 1
        form = Attested(name + letter, paper.spec.slug, anchor, reading.reference, reading.flags)
        forms.append((form, full))
    return forms


def listed(paper: Paper) -> Iterator[Row]:
    """Yield the entries of a paper's list."""
    style = paper.spec.references.style if paper.spec.references else ""
    for entry in paper.document.entries:
        line = paper.source.lines[entry.lines[0]].number
        for reading in reader.read_entry(entry.content, style, paper.source.span(line)):
            yield row(paper, line, reading, entry.content, entry.anchor)


def beside_list(paper: Paper) -> Iterator[Row]:
    """Yield the forms in the notes of a paper whose list is one that notes have, which leaves out unpublished works."""
    if paper.spec.references and paper.spec.references.style == reader.OF_NOTES:
        yield from in_notes(paper, reader.FULL_NOTES)


def in_notes(paper: Paper, full_style: str = "") -> Iterator[Row]:
    """Yield the forms in a paper's notes that may be full, read in the style of its notes or in another one."""
    if not paper.spec.notes:
        return
    style, italics = full_style or paper.spec.notes.style, not without_italics(paper.document)
    parted = {item.line: item for item in paper.spec.notes.parted}
    for note in paper.document.notes:
        line = paper.source.lines[note.lines[0]].number
        span = paper.source.span(line)
        if line in parted:
            for part in note_parts(note.content, parted[line]):
                for reading in reader.read_entry(part, style, span, italics=italics):
                    yield row(paper, line, reading, note.content, f"fn:{note.label}")
            continue
        for reading, full in full_notes.of_note(note, style, span, italics=italics):
            yield row(paper, line, reading, note.content, f"fn:{note.label}", full=full)


def row(paper: Paper, line: int, reading: Reading, whole: Inlines, anchor: str, *, full: bool = True) -> Row:
    """Return a reading with its place; it keeps the whole entry or note as printed."""
    if reading.reference.as_printed != whole:
        reading = replace(reading, reference=replace(reading.reference, as_printed=whole))
    return f"{paper.spec.slug}:{line}", reading, anchor, full


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
