"""Tells whether the tags of a PDF say where its paragraphs begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.originals.pdf.columns import by_base, joined
from edition.originals.pdf.page import Row

TAGGED = 0.8  # share of a document’s lines that must have a tag

GAP = 2.6  # ems between the words of a line of one paragraph, which recognition spreads to fill its measure

LINES = 1.3  # fewest lines of its usual paragraph: some programs tag each line as one


def trusted(pages: Sequence[Sequence[Row]]) -> bool:
    """Tell whether the tags of a document fit its lines: most have one, and paragraphs have several lines."""
    rows = [row for page in pages for row in page]
    tagged = [row for row in rows if row.tag]
    by_element: dict[tuple[int, int], int] = defaultdict(int)
    for row in tagged:
        if row.tag and row.tag.role == "P":
            by_element[row.page, row.tag.number] += 1
    several = bool(by_element) and sum(by_element.values()) >= LINES * len(by_element)
    return bool(rows) and len(tagged) >= TAGGED * len(rows) and several


def whole(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the stretches of a page with those joined that stand on one line of one tagged paragraph.

    The words that a scan’s recognition found may stand so far apart that each is a stretch.
    """
    for line in by_base(rows):
        begun: list[Row] = []
        for row in sorted(line, key=lambda row: row.left):
            if begun and not goes_on(begun[-1], row):
                yield replace(joined(begun), cells=())
                begun = []
            begun.append(row)
        yield replace(joined(begun), cells=())


def goes_on(one: Row, other: Row) -> bool:
    """Tell whether a stretch goes on with the line of one paragraph."""
    same = one.tag is not None and one.tag == other.tag and one.tag.role == "P"
    return same and other.left - one.right < GAP * max(one.size, other.size)
