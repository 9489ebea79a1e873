"""Reads the tables of pandoc's tree as a plain grid of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition.originals.tree.runs import Node, parted

MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, its rows of cells, each the blocks in it, how many rows are its head, its spans."""

    caption: list[Node]
    rows: list[list[list[Node]]]
    heads: int
    spans: int


def grid(content: Any) -> Grid:
    """Return a table of the tree; a cell that spans several has its words in the first."""
    _, (_, caption), columns, (_, head), bodies, (_, foot) = content
    width = min(len(columns), MOST_COLUMNS)
    spread = Spread(max(width, 1))
    rows = [spread.row(row[1]) for row in head]
    heads = len(rows)
    for _, _, inner, body in bodies:
        spread.taken.clear()
        rows += [spread.row(row[1]) for row in (*inner, *body)]
    rows += [spread.row(row[1]) for row in foot]
    filled = [number for number, row in enumerate(rows) if any(row)]
    heads = sum(number < heads for number in filled)
    return Grid(caption, with_words([rows[number] for number in filled]), heads, spread.spans)


def with_words(rows: list[list[list[Node]]]) -> list[list[list[Node]]]:
    """Return rows without the columns in which no cell has anything, with which statistics programs set others apart."""
    kept = [
        place
        for place in range(len(rows[0]) if rows else 0)
        if any(nodes for row in rows for _, nodes in paragraphs(row[place]))
    ]
    return [[row[place] for place in kept] for row in rows] if kept else rows


class Spread:
    """Puts the cells of rows into columns, past those that a cell above them spans."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.taken: dict[int, int] = {}  # column: how many further rows a cell above it spans
        self.spans = 0

    def row(self, cells: Any) -> list[list[Node]]:
        """Return a row with a cell for each column."""
        out: list[list[Node]] = []
        waiting = iter(cells)
        cell = next(waiting, None)
        while len(out) < self.width:
            place = len(out)
            if self.taken.get(place, 0) > 0:
                self.taken[place] -= 1
                out.append([])
                continue
            if cell is None:
                out.append([])
                continue
            _, _, down, across, blocks = cell
            across = max(1, min(across, self.width - place))
            self.spans += down > 1 or across > 1
            for column in range(place, place + across):
                self.taken[column] = down - 1
            out += [blocks, *([] for _ in range(across - 1))]
            cell = next(waiting, None)
        rest = [blocks for item in (cell, *waiting) if item is not None for blocks in (item[4],)]
        for blocks in rest:  # more cells than the table has columns
            out[-1] = [*out[-1], *blocks]
        return out


def paragraphs(blocks: list[Node]) -> Iterator[tuple[str, Any]]:
    """Yield the inlines of all paragraphs in blocks, with the kind of what they stand in."""
    for block in blocks:
        kind, content = parted(block)
        match kind:
            case "Para" | "Plain":
                yield kind, content
            case "Header":
                yield kind, content[2]
            case "Div":
                yield from paragraphs(content[1])
            case "BlockQuote":
                yield from ((kind, inner) for _, inner in paragraphs(content))
            case "BulletList" | "OrderedList":
                for item in content if kind == "BulletList" else content[1]:
                    yield from ((kind, inner) for _, inner in paragraphs(item))
            case "LineBlock":
                yield from ((kind, line) for line in content)
            case "CodeBlock":
                yield kind, [{"t": "Str", "c": content[1]}]
            case "RawBlock":
                yield kind, [{"t": "RawInline", "c": content}]
            case "DefinitionList":
                for term, definitions in content:
                    yield kind, term
                    for inner in definitions:
                        yield from ((kind, line) for _, line in paragraphs(inner))
            case "Figure":
                yield from ((kind, inner) for _, inner in paragraphs(content[2]))
                yield from ((kind, inner) for _, inner in paragraphs(content[1][1]))
            case "Table":
                made = grid(content)
                for blocks_of in (made.caption, *(cell for row in made.rows for cell in row)):
                    yield from ((kind, inner) for _, inner in paragraphs(blocks_of))
            case _:
                pass
