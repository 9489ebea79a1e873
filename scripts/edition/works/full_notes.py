"""Finds the full forms in the notes of a paper without a list, wherever they stand in a note.

A short form names a work that another note gives in full, so it is no entry of its own. What tells the two
apart is a date or an address, or the layout of a bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.language.typography import plain
from edition.model.text import Inlines, Note, Span
from edition.model.works import Attested, Reference
from edition.references import note_match, reader
from edition.references.fields import Reading
from edition.references.ibid import ibid
from edition.references.note_imprint import dated_brackets
from edition.references.note_index import Index
from edition.references.note_parts import only_names, parts, set_off
from edition.references.note_title import piece_of
from edition.text.inlines import cut

SET_OFF = re.compile(r"[“‘«„]")

HEAD = re.compile(r"[.,]\s")

BIBLIOGRAPHY = re.compile(r"[^“”‘’]{0,300}\.\s+“|.{0,400}\.\s[^.]{0,80}:\s[^.]{0,120},\s(?:1[5-9]|20)\d\d\.")


def of_note(note: Note, style: str, span: Span, *, italics: bool) -> Iterator[tuple[Reading, bool]]:
    """Yield the forms in the parts of a note, and whether each is certainly full."""
    same = ibid(note.content)
    content = same.rest if same else note.content
    found = []
    for part in parts(plain(content), set_off(content)):
        found += read(cut(content, part.start, part.end), style, span, italics=italics)
    if not any(full for _, full in found):
        found = read(content, style, span, italics=italics) or found
    yield from found


def read(piece: Inlines, style: str, span: Span, *, italics: bool) -> list[tuple[Reading, bool]]:
    """Return the forms in a part of a note, and whether each is certainly full."""
    text = plain(piece)
    if not any(letter.isalpha() for letter in text):
        return []
    if not SET_OFF.search(text) and not set_off(piece) and not only_names(HEAD.split(text, 1)[0]):
        return []  # a remark, perhaps with an address
    readings = reader.read_entry(piece, style, span, italics=italics)
    return [(reading, full(reading.reference, text)) for reading in readings if reading.reference.title]


def full(reference: Reference, text: str) -> bool:
    """Tell whether a form has what a short form lacks: a date in brackets, an imprint, an address."""
    dated = bool(reference.year and (reference.publisher or reference.container or reference.date))
    return bool(reference.url or reference.doi or dated or (reference.year and dated_brackets(text)))


def kept(forms: list[tuple[Attested, bool]]) -> list[Attested]:
    """Return the forms that are works, not short forms of others: those certainly full, and single ones.

    A form that is not certainly full is kept if it has the layout of a bibliography and no full form fits it.
    """
    sure = [form for form, is_full in forms if is_full]
    index = Index(sure, {form.id: form.id for form in sure})
    return [form for form, is_full in forms if is_full or (single(form) and not fitting(form, index))]


def single(form: Attested) -> bool:
    """Tell whether a form without a date has the layout of a bibliography."""
    return bool(BIBLIOGRAPHY.match(plain(form.reference.as_printed)))


def fitting(form: Attested, index: Index) -> bool:
    """Tell whether a full form fits a form without a date."""
    piece = piece_of(plain(form.reference.as_printed), set_off(form.reference.as_printed))
    return any(note_match.certain(group) for group in note_match.hits(piece, index))
