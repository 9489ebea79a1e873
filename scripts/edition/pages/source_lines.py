"""The lines of a paper's source by the places of its page, for a report of an error.

A reader's report proposes an emendation, which names a line of the source and words that occur on it once. Only an
edition that takes reports has these files; a page loads its own when a reader opens the box for quoting.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from edition.pages.apparatus import anchors
from edition.text.paper import Paper


def path(slug: str) -> str:
    """Return the place of the file below ``docs``."""
    return f"data/lines-{slug}.js"


def script(paper: Paper) -> str:
    """Return the file: for each place its lines, each with its number, its text, and what is emended on it."""
    where = anchors(paper)
    emended: dict[int, list[list[str]]] = {}
    for item in paper.ledger:
        if item.replace is not None:
            emended.setdefault(item.line, []).append([item.find, item.replace])
    places: dict[str, list[list[object]]] = {}
    for line in paper.source.printed:
        if anchor := where.get(line.number):
            row: list[object] = [line.number, line.text]
            if made := emended.get(line.number):
                row.append(made)
            places.setdefault(anchor, []).append(row)
    data = json.dumps(places, ensure_ascii=True, separators=(",", ":"))
    return f"globalThis.EDITION_LINES = {data};\n"


def files(papers: Iterable[Paper], reports: str) -> dict[str, str]:
    """Return these files of papers by path, if readers may send ``reports``."""
    return {path(paper.spec.slug): script(paper) for paper in papers} if reports else {}
