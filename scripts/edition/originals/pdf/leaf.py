"""What stands on one page once its columns, notes and furniture are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from edition.originals.pdf.columns import Column
from edition.originals.pdf.feet import Note
from edition.originals.pdf.page import Row
from edition.originals.reading import Edge


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands on one page: its columns without notes and furniture, and these."""

    page: int
    heads: tuple[tuple[Row, Edge], ...]
    columns: tuple[Column, ...]
    notes: tuple[Note, ...]
    foots: tuple[tuple[Row, Edge], ...]
    numbers: tuple[Row, ...] = ()
    turned: str = ""
    margin: str = ""  # the words in its margin that are no notes
