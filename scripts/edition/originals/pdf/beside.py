"""Tells what stands in the margin of a page: notes tied by their numbers, and what is kept as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.originals.pdf.columns import Column, lines, tabular
from edition.originals.pdf.feet import SMALLER, Asked, Note, labelled, parted
from edition.originals.pdf.page import Row

LETTERS = 25  # characters of a line of running text

FEWEST = 4  # such lines of a page that has a margin

OUTER = 0.1  # share of the lines of a page that may stick out of its text

APART = 0.4  # of an em between the text and its margin

GAP = 1.7  # sizes between the baselines of two notes, at least


def margin(rows: Sequence[Row], size: float) -> tuple[list[Row], list[Row]]:
    """Return the stretches of a page without those in its margin, and these: smaller ones beside all of its text."""
    texts = [row for row in rows if row.size >= SMALLER * size and len(row.text) >= LETTERS]
    if len(texts) < FEWEST:
        return list(rows), []
    edge = int(OUTER * len(texts))
    left = sorted(row.left for row in texts)[edge]
    right = sorted(row.right for row in texts)[-1 - edge]
    tables = tabular(rows)
    aside = [
        row
        for row in rows
        if row.size < SMALLER * size
        and id(row) not in tables
        and (row.left > right + APART * row.size or row.right < left - APART * row.size)
    ]
    found = {id(row) for row in aside}
    return [row for row in rows if id(row) not in found], aside


def notes(aside: Sequence[Row], asked: Asked) -> tuple[list[Note], list[Column]]:
    """Return the notes in a margin, whose numbers or signs the page calls, and the columns of what is none."""
    found: list[Note] = []
    rest: list[Column] = []
    for block in blocks(aside):
        label = labelled(block[0])
        called = label is not None and (
            int(label[0]) in asked.numbers if label[0].isdecimal() else label[0][0] in asked.signs
        )
        if called:
            found += parted(block, 0, asked.numbers)
        else:
            rest.append(
                Column(tuple(block), min(r.left for r in block), max(r.right for r in block), margin=True)
            )
    return found, rest


def blocks(aside: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the lines in a margin that stand together, from top to bottom; a label or a gap begins anew."""
    sides: list[list[Row]] = []
    for row in sorted(aside, key=lambda row: row.left):
        if sides and row.left < max(one.right for one in sides[-1]):
            sides[-1].append(row)
        else:
            sides.append([row])
    for side in sides:
        begun: list[Row] = []
        for row in lines(side):
            if begun and (begun[-1].base - row.base > GAP * row.size or raised(row)):
                yield begun
                begun = []
            begun.append(row)
        yield begun


def raised(row: Row) -> bool:
    """Tell whether a line begins with a raised number."""
    label = labelled(row)
    return label is not None and label[1]
