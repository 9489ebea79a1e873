"""Citations in notes: full forms, short titles and Ibid., tied to works."""

from __future__ import annotations

from dataclasses import replace

from edition.citations import note_titles
from edition.language.sentences import around
from edition.language.strings import folded
from edition.language.typography import plain
from edition.model.text import Document, Note, NoteRef, Paragraph, Unresolved, Why
from edition.model.works import Attested, Citation
from edition.references.ibid import ibid
from edition.references.names import family
from edition.references.styles import chicago_short
from edition.text import notes as text_notes
from edition.text.paper import Paper

NO_WORK = Unresolved(Why.NO_WORK)

SHORTEST_TITLE = 2  # words that a short title needs to stand for a longer one


def marker_places(document: Document) -> dict[str, tuple[int, str]]:
    """Return, for each note, the paragraph that calls it and the sentence there."""
    places: dict[str, tuple[int, str]] = {}
    for node in document.body:
        if not isinstance(node, Paragraph):
            continue
        text, offset = plain(node.content), 0
        for item in node.content:
            if isinstance(item, NoteRef):
                places.setdefault(item.label, (node.number, around(text, max(offset - 1, 0), offset)))
            else:
                offset += len(plain((item,)))
    return places


def short_matches(note: Note, forms: list[Attested]) -> list[Attested]:
    """Return the entries that a short-title note can stand for: same authors, title begun alike."""
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


def note_works(
    paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]
) -> tuple[list[tuple[str, str]], Unresolved | None]:
    """Return the works that a note names by itself, each with its page, and a reason if none."""
    if paper.spec.references is None:
        own = [form for form in forms if form.anchor == f"fn:{note.label}"]
        return [(keys[form.id], pinpoint(form)) for form in own], None if own else NO_WORK
    found = short_matches(note, forms)
    works = sorted({keys[form.id] for form in found})
    short = chicago_short.short(note.content)
    if len(works) == 1:
        return [(works[0], short.locator if short else "")], None
    if works:
        return [], Unresolved(Why.SEVERAL_FIT, fitting=len(works))
    return [], Unresolved(Why.NO_ENTRY) if short else NO_WORK


def pinpoint(form: Attested) -> str:
    """Return the page that a full note points to: its locator, or a lone page of an article."""
    reference = form.reference
    lone = reference.pages if not any(dash in reference.pages for dash in "–-") else ""
    return reference.locator or lone


def named_works(
    paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]
) -> tuple[list[tuple[str, str]], Unresolved | None]:
    """Return the works that a note without italics names, each with its page, and a reason if it names one amiss."""
    rows = list(note_titles.named(plain(note.content), forms))
    works = [(keys[row.form.id], row.locator) for row in rows if row.form]
    works = list(dict.fromkeys(works))
    unresolved = next((row.unresolved for row in rows if row.unresolved), None)
    if works or unresolved:
        return works, unresolved
    return note_works(paper, note, forms, keys)


def behind_ibid(note: Note) -> Note:
    """Return a note without the *Ibid.* with which it begins, if it does."""
    same = ibid(note.content)
    return replace(note, content=same.rest) if same else note


def tie_notes(paper: Paper, forms: list[Attested], keys: dict[str, str]) -> tuple[Document, list[Citation]]:
    """Tie the notes of a paper to works; an *Ibid.* follows the note that it stands for."""
    document = paper.document
    plainly = text_notes.without_italics(paper.document)
    read = named_works if plainly else note_works
    own = {note.label: read(paper, behind_ibid(note), forms, keys) for note in document.notes}
    counts = {label: len(works) for label, (works, _) in own.items()}
    notes = text_notes.resolve_ibid(document.notes, counts)
    places = marker_places(document)
    made: list[Citation] = []
    for note in notes:
        works, unresolved = own[note.label]
        if same := ibid(note.content):
            before = own.get(note.antecedent, ([], None))[0]
            unresolved = None if before else Unresolved(Why.NO_ANTECEDENT)
            works = [
                *((key, same.locator) for key, _ in before[:1]),
                *works,
            ]  # "Ibid., 12; see also Small, Axis, 3"
        if unresolved == NO_WORK:
            continue
        number, sentence = places.get(note.label, (0, ""))
        line = paper.source.lines[note.lines[0]].number
        slug, surface = paper.spec.slug, plain(note.content)
        bare = Citation(
            slug, f"fn:{note.label}", surface, (), line, paragraph=number, note=note.label, sentence=sentence
        )
        made += [replace(bare, works=(key,), locator=locator) for key, locator in works]
        if not works or unresolved:
            made.append(replace(bare, unresolved=unresolved))
    return replace(document, notes=notes), made
