"""Gives notes whose numbers begin anew labels that tell them apart: "[^117-1]"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from edition.language.powers import is_power, may_be_power
from edition.language.regex import lazy_regex
from edition.originals.pdf.feet import Note, preceded
from edition.originals.pdf.leaf import Leaf
from edition.originals.pdf.page import MADE, Piece, Row

NUMBER = lazy_regex(r"\d{1,4}")


def restart(leaves: Sequence[Leaf]) -> bool:
    """Tell whether several notes have one number."""
    labels = [note.label for leaf in leaves for note in leaf.notes if note.label.isdecimal()]
    return len(labels) > len(set(labels))


def told_apart(leaves: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Return pages on which each note, and each raised number that calls one, has a label of its own."""
    return tuple(map(labelled, leaves))


def labelled(leaf: Leaf) -> Leaf:
    """Return one page with its labels; a number that two of its notes have is told apart by their order.

    A figure that may be a power ("km²") calls a note only if no other on the page does.
    """
    own = Counter(note.label for note in leaf.notes if note.label.isdecimal())
    sure = {
        number
        for column in leaf.columns
        for row in column.rows
        for piece, before in preceded(row)
        if piece.shift == 1 and not may_be_power(before)
        for number in NUMBER.findall(piece.text)
    }
    called: Counter[str] = Counter()
    noted: Counter[str] = Counter()

    def call(match: re.Match[str]) -> str:
        called[match[0]] += 1
        return mark(leaf, match[0], min(called[match[0]], own[match[0]]))

    def piece_of(piece: Piece, before: str) -> Piece:
        numbers = set(NUMBER.findall(piece.text))
        if piece.shift != 1 or not numbers or not numbers <= set(own):
            return piece
        if is_power(before) or (may_be_power(before) and numbers & sure):
            return piece
        return replace(piece, text=NUMBER.sub(call, piece.text), shift=MADE)

    def note_of(note: Note) -> Note:
        if note.label not in own:
            return note
        noted[note.label] += 1
        return replace(note, mark=mark(leaf, note.label, noted[note.label]) + ":")

    def row_of(row: Row) -> Row:
        return replace(row, pieces=tuple(piece_of(piece, before) for piece, before in preceded(row)))

    columns = tuple(replace(column, rows=tuple(map(row_of, column.rows))) for column in leaf.columns)
    return replace(leaf, columns=columns, notes=tuple(map(note_of, leaf.notes)))


def mark(leaf: Leaf, label: str, time: int) -> str:
    """Return the mark of a note of a page: "[^117-1]", for the second of its number "[^117-1-2]"."""
    return f"[^{leaf.page}-{label}{f'-{time}' if time > 1 else ''}]"
