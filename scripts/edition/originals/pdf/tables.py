"""Finds tables: lines that wide gaps part into cells which stand below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Piece, Row

FEWEST = 3  # lines of a table

LABEL = lazy_regex(r"[\[(]?(?:\d{1,4}|[a-zA-Z]|[ivxIVX]{1,5})?[\])., :]*|[•▪●–—-]")  # "[12]", "a)", "•"

LEADERS = lazy_regex(r"(?:\.\s?){5}")  # ". . . . .", as in a table of contents

APART = 0.5  # of an em between the columns of a table

FURTHEST = 6  # lines of a cell below the first line of its row

CONTINUED = 1.4  # ems: a line without a first cell that is closer goes on with the row above

LONGEST = 380  # characters of a cell that can be written as one

TEXT = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LBody", "BlockQuote", "Caption"})
# the roles of tagged PDFs that are no cells

Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells, and the lines that it was read from."""

    cells: tuple[tuple[Cell, ...], ...]
    rows: tuple[Row, ...]


def parted(row: Row) -> bool:
    """Tell whether a line has cells; the label of an entry is none."""
    cells = row.cells
    if LEADERS.search(row.text) or (row.tag and row.tag.role in TEXT):
        return False
    return len(cells) > (2 if cells and LABEL.fullmatch(cells[0].text.strip()) else 1)


def segments(rows: Sequence[Row]) -> Iterator[Table | tuple[Row, ...]]:
    """Yield the lines of a column in order: tables, and the lines between them."""
    text: list[Row] = []
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and (parted(rows[end]) or (end > place and inside(rows, end))):
            end += 1
        table = read(rows[place:end]) if end - place >= FEWEST else None
        if table is None:
            text += rows[place : max(end, place + 1)]
        else:
            if text:
                yield tuple(text)
            text = []
            yield table
        place = max(end, place + 1)
    if text:
        yield tuple(text)


def inside(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a line of one cell goes on with a row of a table.

    It does below a cell that is not the first of its row, or if parted lines stand right above and below it.
    """
    row, above = rows[place], rows[place - 1]
    width = max(r.right for r in rows) - min(r.left for r in rows)
    if above.base - row.base > CONTINUED * 1.2 * row.size or row.right - row.left >= 0.6 * width:
        return False
    last = next((one for one in reversed(rows[max(place - FURTHEST, 0) : place]) if parted(one)), None)
    if last and any(abs(cell.left - row.left) < APART * row.size for cell in last.cells[1:]):
        return True
    return place + 1 < len(rows) and parted(rows[place + 1])


def read(rows: Sequence[Row]) -> Table | None:
    """Return lines as a table, if their cells stand in columns."""
    parts = [list(row.cells or (row,)) for row in rows]
    em = rows[0].size
    places: list[list[float]] = []
    for cell in sorted((cell for line in parts for cell in line), key=lambda cell: cell.left):
        if places and cell.left < places[-1][1] + APART * em:
            places[-1][1] = max(places[-1][1], cell.right)
        else:
            places.append([cell.left, cell.right])
    if len(places) < 2:  # noqa: PLR2004
        return None
    made: list[list[list[Piece]]] = []
    last: Row | None = None
    for row, line in zip(rows, parts, strict=True):
        own: list[list[Piece]] = [[] for _ in places]
        for cell in line:
            at = next(n for n, (start, end) in enumerate(places) if start <= cell.left <= end)
            own[at] += ([Piece(" ")] if own[at] else []) + list(cell.pieces)
        close = last is not None and last.base - row.base < CONTINUED * row.size
        if made and close and not own[0]:
            for at, pieces in enumerate(own):
                made[-1][at] += ([Piece(" ")] if made[-1][at] and pieces else []) + pieces
        else:
            made.append(own)
        last = row
    cells = tuple(tuple(tuple(cell) for cell in line) for line in made)
    long = any(sum(len(piece.text) for piece in cell) > LONGEST for line in cells for cell in line)
    return None if long or len(made) < 2 else Table(cells, tuple(rows))  # noqa: PLR2004
