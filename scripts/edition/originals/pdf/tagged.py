"""Tells whether the tags of a PDF say where its paragraphs begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from edition.originals.pdf.page import Row

TAGGED = 0.8  # share of a document’s lines that must have a tag

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
