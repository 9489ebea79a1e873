"""Citations in tables and in the captions of figures: tied where a cell leaves no doubt.

Numbers in the cells of a table are mostly data. They cite where words stand before them in the cell, or where
the head of the column says so; raised figures, and numbers in round brackets, are left alone there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.text import Figure, Inlines, Positions, Table
from edition.text.positions import in_turn
from edition.text.source import Source

Tie = Callable[[Inlines, Positions, str], Inlines]  # of words with their places, and the address of the table

WORD = lazy_regex(r"[^\W\d_]{3}")

DATA = lazy_regex(r"[\d%)][*†]?\s*\[")  # "3.1 [2, 4]", "12% [3]"

HEAD = lazy_regex(  # of a column of sources
    r"\b(?:refs?|references?|sources?|stud(?:y|ies)|authors?|citations?|works?|literature|papers?|publications?"
    r"|fuentes?|quellen?|sources?|kaynak(?:lar)?|referências?|referencias?|références?)\b",
    re.IGNORECASE,
)


def tied_figure(part: Figure, source: Source, tie: Tie) -> Figure:
    """Return a figure with the citations in its caption tied."""
    (where,) = in_turn(source, part.lines, [part.caption])
    return replace(part, caption=tie(part.caption, where, f"figure{part.number}"))


def tied_table(part: Table, source: Source, tie: Tie, tie_cell: Tie) -> Table:
    """Return a table with the citations in its caption and cells tied, as far as they are sure."""
    anchor, width = f"table{part.number}", len(part.header)
    cells = [cell for row in (part.header, *part.rows) for cell in row]
    heads = ["" for _ in part.header]
    for row in part.rows:
        heads += [plain(part.header[place]) if place < width else "" for place, _ in enumerate(row)]
    above, *places = in_turn(source, part.lines, [part.caption, *cells])
    made = iter(
        [
            tie_cell(cell, where, anchor) if sure(plain(cell), head) else cell
            for cell, where, head in zip(cells, places, heads, strict=True)
        ]
    )
    return replace(
        part,
        caption=tie(part.caption, above, anchor),
        header=tuple(next(made) for _ in part.header),
        rows=tuple(tuple(next(made) for _ in row) for row in part.rows),
    )


def sure(cell: str, head: str) -> bool:
    """Tell whether what looks like a citation in a cell is one."""
    if DATA.search(cell):
        return False
    return bool(HEAD.search(head) or WORD.search(cell.partition("[")[0]))
