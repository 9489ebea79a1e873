"""Gives notes whose numbers begin anew on each page labels that tell them apart: "[^117-1]"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.originals.pdf.leaf import Leaf
from edition.originals.pdf.page import MADE, Piece, Row

NUMBER = re.compile(r"\d{1,4}")


def restart(leaves: Sequence[Leaf]) -> bool:
    """Tell whether notes of different pages have one number."""
    labels = [note.label for leaf in leaves for note in leaf.notes if note.label.isdecimal()]
    return len(labels) > len(set(labels))


def told_apart(leaves: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Return pages on which each note, and each raised number that calls one, has a label of its own."""
    return tuple(map(labelled, leaves))


def labelled(leaf: Leaf) -> Leaf:
    """Return one page with its labels."""
    own = {note.label for note in leaf.notes if note.label.isdecimal()}

    def piece_of(piece: Piece) -> Piece:
        numbers = set(NUMBER.findall(piece.text))
        if piece.shift != 1 or not numbers or not numbers <= own:
            return piece
        return replace(piece, text=NUMBER.sub(lambda match: mark(leaf, match[0]), piece.text), shift=MADE)

    def row_of(row: Row) -> Row:
        return replace(row, pieces=tuple(map(piece_of, row.pieces)))

    columns = tuple(replace(column, rows=tuple(map(row_of, column.rows))) for column in leaf.columns)
    notes = tuple(
        replace(note, mark=mark(leaf, note.label) + ":" if note.label in own else "") for note in leaf.notes
    )
    return replace(leaf, columns=columns, notes=notes)


def mark(leaf: Leaf, label: str) -> str:
    """Return the mark of a note of a page."""
    return f"[^{leaf.page}-{label}]"
