"""Tells on which pages of its original a paragraph stands.

``source.txt`` has a form feed where a page of a PDF begins, also within a paragraph that two pages share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from edition.model.text import Node, Paragraph
from edition.text.source import Source

TURN = "\f"


def paged(body: Iterable[Node], source: Source, labels: Sequence[str]) -> tuple[Node, ...]:
    """Return the parts of a text, each paragraph with its pages; ``labels`` say how pages are cited."""
    if not labels:
        return tuple(body)
    before = [0, *accumulate(line.text.count(TURN) for line in source.printed)]
    return tuple(
        replace(part, pages=on(part, source, before, labels)) if isinstance(part, Paragraph) else part
        for part in body
    )


def on(part: Paragraph, source: Source, before: Sequence[int], labels: Sequence[str]) -> str:
    """Return the pages of a paragraph; ``before`` counts the pages that begin above each line."""
    first, last = source.lines[part.lines[0]].number, source.lines[part.lines[-1]].number
    printed = source.printed[first - 1].text
    leading = len(printed) - len(printed.lstrip(TURN))
    pages = [labels[place] for place in (before[first - 1] + leading, before[last]) if place < len(labels)]
    return "–".join(dict.fromkeys(pages))
