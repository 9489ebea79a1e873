"""Finds the unpublished works that notes give in full and the list of their paper leaves out.

Source of the rule: *Chicago Manual of Style*, 17th edition, 14.61 and 14.218.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.language.typography import plain
from edition.model.text import Note
from edition.model.works import Attested
from edition.references import note_match
from edition.references.names import first_author
from edition.references.note_index import Index, keys
from edition.references.note_title import piece_of
from edition.works.full_forms import whole_names
from edition.works.full_notes import BEGINS_UNPUBLISHED, UNPUBLISHED, kept

FIRST_WORDS = 3  # of a title, by which it may be an entry's with a slip


def may_name(notes: Iterable[Note]) -> bool:
    """Tell whether any note may call a work unpublished; to read all notes of a paper takes a hundred times as long."""
    return any(BEGINS_UNPUBLISHED.search(plain(note.content)) for note in notes)


def unlisted(forms: list[tuple[Attested, bool]], entries: list[Attested]) -> list[Attested]:
    """Return the certainly full notes of unpublished works, which a list leaves out: whole names, a title and a year.

    An entry of the same year by the same first author, or with nearly the same title, leaves a doubt.
    """
    index = Index(entries, {form.id: form.id for form in entries})
    sure = (form for form, is_full in forms if is_full and whole_names(form.reference))
    told = [form for form in sure if UNPUBLISHED.search(form.reference.genre)]
    years = {(first_author(form.reference), form.reference.year) for form in entries}
    named = {keys(form.reference.title)[:FIRST_WORDS] for form in entries}
    found: list[tuple[Attested, bool]] = [
        (form, True)
        for form in told
        if form.reference.year
        and form.reference.title
        and (first_author(form.reference), form.reference.year) not in years
        and keys(form.reference.title)[:FIRST_WORDS] not in named
        and not resembles(form, index)
    ]
    return kept(found) if found else []


def resembles(form: Attested, index: Index) -> bool:
    """Tell whether any work fits the names and the title of a form, surely or not."""
    names = " and ".join(name.family for name in form.reference.authors)
    piece = piece_of(f"{names}, “{form.reference.title},” 1", [])
    return any(note_match.hits(piece, index))
