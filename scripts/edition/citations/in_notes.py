"""Citations in notes: full forms, short titles and Ibid., tied to works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from edition.citations import note_titles
from edition.citations.note_titles import Named
from edition.language.sentences import sentence_at, shortened
from edition.language.strings import folded
from edition.language.typography import plain
from edition.model.text import Document, Note, NoteRef, Paragraph, Unresolved, Why
from edition.model.works import Attested, Citation
from edition.references.ibid import Ibid, ibid
from edition.references.names import family
from edition.references.styles import chicago_short
from edition.text import notes as text_notes
from edition.text.paper import Paper
from edition.text.positions import place_of

SHORTEST_TITLE = 2  # words that a short title needs to match a longer one


def marker_places(document: Document) -> dict[str, tuple[int, str]]:
    """Return, for each note, the paragraph and the sentence of its marker."""
    places: dict[str, tuple[int, str]] = {}
    for node in document.body:
        if not isinstance(node, Paragraph):
            continue
        text, offset = plain(node.content), 0
        for item in node.content:
            if isinstance(item, NoteRef):
                start = max(offset - 1, 0)
                sentence, begin = sentence_at(text, start, offset)
                shown, _ = shortened(sentence, start - begin, offset - begin)
                places.setdefault(item.label, (node.number, shown))
            else:
                offset += len(plain((item,)))
    return places


def short_matches(note: Note, forms: list[Attested]) -> list[Attested]:
    """Return the entries that a short-title note can mean: same authors, and a title that begins alike."""
    short = chicago_short.short(note.content)
    if short is None or not short.families:
        return []
    title = folded(short.title)
    found = []
    for form in forms:
        reference = form.reference
        families = [family(name) for name in reference.authors]
        whole = folded(" ".join(plain(reference.as_printed).split(".")[0].split()))
        cited = [folded(name) for name in short.families]
        people = (
            cited[0] in {families[0] if families else "", whole} or [c.split()[-1] for c in cited] == families
        )
        titles = {folded(reference.title), folded(form.printed.title)}  # a note may repeat what was corrected
        begun = title in titles or (
            any(known.startswith(title + " ") for known in titles) and len(title.split()) >= SHORTEST_TITLE
        )
        if people and begun:
            found.append(form)
    return found


def note_names(paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]) -> list[Named]:
    """Return what a note without an *Ibid.* names: its full forms or, if there is a list, its short title."""
    whole = plain(note.content)
    if paper.spec.references is None:
        own = [form for form in forms if form.anchor == f"fn:{note.label}"]
        return [Named(whole, 0, form, pinpoint(form)) for form in own]
    found = short_matches(note, forms)
    works = {keys[form.id] for form in found}
    short = chicago_short.short(note.content)
    if len(works) == 1:
        return [Named(whole, 0, found[0], short.locator if short else "")]
    if works:
        meant = tuple(form.id for form in found)
        several = Unresolved(Why.SEVERAL_FIT, meant=meant, fitting=len(works))
        return [Named(whole, 0, None, unresolved=several)]
    return [Named(whole, 0, None, unresolved=Unresolved(Why.NO_ENTRY))] if short else []


def pinpoint(form: Attested) -> str:
    """Return the page that a full note cites: its locator, or a single page of an article."""
    reference = form.reference
    lone = reference.pages if not any(dash in reference.pages for dash in "–-") else ""
    return reference.locator or lone


def plain_names(paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]) -> list[Named]:
    """Return what the parts of a note without italics name, each pair of work and page once."""
    found: dict[tuple[str, str] | int, Named] = {}
    for row in note_titles.named(plain(note.content), forms):
        found.setdefault((keys[row.form.id], row.locator) if row.form else row.start, row)
    return list(found.values()) or note_names(paper, note, forms, keys)


def ibid_names(note: Note, same: Ibid, before: list[Named], works_before: int | None) -> Named:
    """Return what an *Ibid.* stands for, or why it stands for nothing.

    In: the note, and the *Ibid.* with which it begins; what its antecedent names, if it has one; how
    many works the note before it names, ``None`` if every note before it is an *Ibid.*
    """
    surface = next(note_titles.parts(plain(note.content)))[1]
    for row in before:
        if row.form:
            return Named(surface, 0, row.form, same.locator)
    missing = Unresolved(Why.NO_NOTE_BEFORE)
    if works_before is not None:
        missing = Unresolved(Why.NO_ANTECEDENT, fitting=works_before)
    return Named(surface, 0, None, unresolved=missing)


def behind_ibid(
    paper: Paper,
    note: Note,
    forms: list[Attested],
    keys: dict[str, str],
    read: Callable[[Paper, Note, list[Attested], dict[str, str]], list[Named]],
) -> list[Named]:
    """Return what a note names after a leading *Ibid.*, with offsets in the whole note."""
    same = ibid(note.content)
    if not same:
        return read(paper, note, forms, keys)
    if not same.rest:
        return []
    skipped = len(plain(note.content)) - len(plain(same.rest))
    rows = read(paper, replace(note, content=same.rest), forms, keys)
    return [replace(row, start=row.start + skipped) for row in rows]


def tie_notes(paper: Paper, forms: list[Attested], keys: dict[str, str]) -> tuple[Document, list[Citation]]:
    """Tie the notes of a paper to works; an *Ibid.* follows the note that it stands for."""
    document = paper.document
    plainly = text_notes.without_italics(paper.document)
    read = plain_names if plainly else note_names
    own = {note.label: behind_ibid(paper, note, forms, keys, read) for note in document.notes}
    counts = {label: sum(row.form is not None for row in rows) for label, rows in own.items()}
    notes = text_notes.resolve_ibid(document.notes, counts)
    places = marker_places(document)
    made: list[Citation] = []
    works_before: int | None = None
    for note in notes:
        rows = own[note.label]
        same = ibid(note.content)
        if same:  # "Ibid., 12; see also Small, Axis, 3"
            rows = [ibid_names(note, same, own.get(note.antecedent, []), works_before), *rows]
            if counts[note.label]:
                works_before = (works_before or 0) + counts[note.label]
        else:
            works_before = counts[note.label]
        number, sentence = places.get(note.label, (0, ""))
        line = paper.source.lines[note.lines[0]].number
        for row in rows:
            at = place_of(note.positions, row.start, paper.source.path)
            made.append(
                Citation(
                    paper.spec.slug,
                    f"fn:{note.label}",
                    row.surface,
                    (keys[row.form.id],) if row.form else (),
                    at.line or line,
                    paragraph=number,
                    note=note.label,
                    unresolved=row.unresolved,
                    locator=row.locator,
                    sentence=sentence,
                    column=at.column or 1,
                )
            )
    return replace(document, notes=notes), made
