"""Puts the stretches of a page into reading order: columns, and bands that stand above one another.

A gutter is a strip that no line crosses for a while, with text on both sides that fills its column. What
crosses it (a title, a wide table, a figure’s caption) parts the bands: above it the columns are read to
their end before what stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edition.originals.pdf.page import Piece, Row

FEWEST = 4  # lines on each side of a gutter

FILLED = 0.42  # share of a column’s width that its usual line fills; of two columns together, one fills half

MOST = 0.6  # share of a column’s letters that must stand in such lines

NEARLY = 0.9  # share of the best score of a place that fewer lines cross

EDGE = 0.2  # share of the width at either side where no gutter is looked for

STEP = 2.0  # points between the places that are tried

STICKS_OUT = 2.0  # ems by which a line that is too long sticks out of its column

UNBROKEN = 18  # characters of a word that may stick out of its column

LETTERS = 20  # characters of a usual line of text, which those of a table rarely have

CELLS, LINES = 4, 3  # fewest cells of a line of a table that reaches over columns, and fewest such lines

CLOSE = 1.35  # sizes between the lines of a paragraph

FAR = 3.0  # sizes between the lines of a table, at most

SMALLER = 0.95  # times the size of a text, below which lines are set smaller

SHORT = 0.7  # share of a column’s width that a heading fills at most

WIDEST = 0.4  # share of the page’s text that such a cell may fill


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read from top to bottom, and how far their column reaches."""

    rows: tuple[Row, ...]
    left: float
    right: float
    margin: bool = False  # it stands beside the text


def crosses(row: Row, gutter: float) -> bool:
    """Tell whether a line stands across a gutter; a long address that sticks out of its column does not."""
    if not row.left < gutter < row.right:
        return False
    word = len(row.text.rsplit(maxsplit=1)[-1])
    start = row.right - (row.right - row.left) * word / len(row.text)
    return row.right - gutter > STICKS_OUT * row.size and (word < UNBROKEN or start > gutter)


def tabular(rows: Sequence[Row]) -> frozenset[int]:
    """Return the ids of the stretches of tables that reach over all columns: lines of many cells, one below another."""
    if not rows:
        return frozenset()
    width = max(row.right for row in rows) - min(row.left for row in rows)
    found: set[int] = set()
    begun: list[list[Row]] = []
    for line in [*by_base(rows), []]:
        close = bool(begun and line) and begun[-1][0].base - line[0].base < FAR * line[0].size
        short = len(line) > 1 and all(row.right - row.left < WIDEST * width for row in line)
        if short and (close or not begun):
            begun.append(line)
            continue
        while begun and len(begun[-1]) < CELLS - 1:
            begun.pop()
        if sum(len(one) >= CELLS for one in begun) >= LINES:
            found |= {id(row) for one in begun for row in one}
        begun = [line] if short else []
    return frozenset(found)


def by_base(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the stretches of each baseline, from the top of the page to its foot."""
    line: list[Row] = []
    for row in sorted(rows, key=lambda row: -row.base):
        if line and line[0].base - row.base > 0.3 * max(line[0].size, row.size):
            yield line
            line = []
        line.append(row)
    if line:
        yield line


def bands(
    rows: Sequence[Row], gutter: float, wide: frozenset[int] = frozenset()
) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """Yield what stands left and right of a gutter, and what then crosses it; rows come from top to bottom."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if id(row) in wide or crosses(row, gutter):
            yield left, right, [row]
            left, right = [], []
        else:
            (left if row.left < gutter else right).append(row)
    yield left, right, []


def middle(values: Sequence[float]) -> float:
    """Return the middle of values, 0 for none."""
    return sorted(values)[len(values) // 2] if values else 0.0


def mostly(full: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Tell whether most of the letters of a column stand in lines that fill it."""
    return len(full) >= FEWEST and sum(len(row.text) for row in full) > MOST * sum(
        len(row.text) for row in rows
    )


def score(rows: Sequence[Row], gutter: float, left: float, right: float, wide: frozenset[int]) -> int:
    """Return how many lines have a neighbour across a gutter, in bands whose columns are filled."""
    total = 0
    for before, behind, _ in bands(rows, gutter, wide):
        if min(len(before), len(behind)) < FEWEST:
            continue
        full = [
            [row for row in side if row.right - row.left >= FILLED * width and len(row.text) >= LETTERS]
            for side, width in ((before, gutter - left), (behind, right - gutter))
        ]
        if all(map(mostly, full, (before, behind))):
            total += min(map(len, full))
    return total


def gutter(rows: Sequence[Row]) -> float | None:
    """Return the place of the gutter of rows, if they stand in columns."""
    if len(rows) < 2 * FEWEST:
        return None
    rows = sorted(rows, key=lambda row: (-row.base, row.left))
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    width = right - left
    tried = [left + EDGE * width + STEP * n for n in range(int((1 - 2 * EDGE) * width / STEP) + 1)]
    wide = tabular(rows)
    scores = {place: score(rows, place, left, right, wide) for place in tried[:400]}
    best = max(scores.values(), default=0)
    if best < FEWEST:
        return None
    through = {
        place: sum(row.left < place < row.right for row in rows)
        for place in scores
        if scores[place] >= NEARLY * best
    }
    return middle([place for place in through if through[place] == min(through.values())])


def columns(rows: Sequence[Row], known: float | None = None, deep: int = 0) -> Iterator[Column]:
    """Yield the columns of rows in reading order; ``known`` is the gutter of the other pages."""
    rows = sorted(rows, key=lambda row: (-row.base, row.left))
    place = gutter(rows) if deep < 3 else None  # noqa: PLR2004 - no page has more than eight columns
    if place is None and known is not None and any(row.left >= known for row in rows):
        crossing = sum(crosses(row, known) for row in rows)
        place = known if crossing <= len(rows) / 3 else None
    if place is None:
        if rows:
            yield Column(tuple(lines(rows)), min(row.left for row in rows), max(row.right for row in rows))
        return
    wide: list[Row] = []
    for before, behind, across in bands(rows, place, tabular(rows) | balanced(rows, place)):
        if wide and before and ends(wide[-1], before[0], behind):
            wide.append(before.pop(0))
        if wide and (before or behind):
            yield Column(tuple(lines(wide)), min(row.left for row in wide), max(row.right for row in wide))
            wide = []
        for side in (before, behind):
            if side:
                yield from columns(side, None, deep + 1)
        wide += across
    if wide:
        yield Column(tuple(lines(wide)), min(row.left for row in wide), max(row.right for row in wide))


def balanced(rows: Sequence[Row], place: float) -> frozenset[int]:
    """Return the id of a heading in the left column above which both columns of a text end, above smaller lines in both.

    Such as “References” below the columns of a text. The smaller lines begin at one height on both sides; those
    of notes at the foot have no heading, and stand as high as they need.
    """
    left = [row for row in rows if row.right < place]
    right = [row for row in rows if row.left > place]
    for above, heading, below in zip(left, left[1:], left[2:], strict=False):
        over = [row for row in right if row.base > heading.base]
        under = [row for row in right if row.base <= heading.base]
        rest = [row for row in left if row.base <= below.base]
        size = above.size
        if (
            heading.size >= SMALLER * size > below.size
            and heading.right - heading.left < SHORT * (place - heading.left)
            and over
            and min(len(rest), len(under)) >= FEWEST
            and abs(under[0].base - below.base) < below.size
            and over[-1].size >= SMALLER * size
            and all(row.size < SMALLER * size for row in (*rest, *under))
        ):
            return frozenset({id(heading)})
    return frozenset()


def ends(wide: Row, row: Row, behind: Sequence[Row]) -> bool:
    """Tell whether a short line is the last one of a paragraph that reaches over columns; ``behind``: right of it."""
    under = abs(wide.left - row.left) < STEP and 0 < wide.base - row.base < CLOSE * row.size
    alone = not behind or behind[0].base < row.base - 0.3 * row.size
    return under and alone and abs(wide.size - row.size) < 0.02 * row.size


def lines(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the lines of one column; stretches on one baseline become one line with cells."""
    yield from map(joined, by_base(rows))


def joined(parts: Sequence[Row]) -> Row:
    """Return stretches of one baseline as one line."""
    if len(parts) == 1:
        return parts[0]
    parts = sorted(parts, key=lambda row: row.left)
    pieces: list[Piece] = []
    for part in parts:
        if pieces:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} ")
        pieces += part.pieces
    longest = max(parts, key=lambda row: len(row.text))
    return replace(
        longest,
        pieces=tuple(pieces),
        left=parts[0].left,
        right=max(part.right for part in parts),
        cells=tuple(parts),
        top=max(part.top for part in parts),
    )
