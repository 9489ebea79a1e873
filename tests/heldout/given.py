"""Texts that come with their truth: ``NAME.txt`` and ``NAME.json``, for citations in the text or in notes.

``citations`` (or ``notes``, with their ``sources``) name works by their place in ``references``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heldout.truth import Entry, Fields, Item, Known

Row = dict[str, Any]


def texts(folder: Path) -> Iterator[Known]:
    """Yield the texts of a folder with their truth."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if text.is_file():
            yield known(path.stem, text.read_text("utf-8"), json.loads(path.read_text("utf-8")))


def known(name: str, text: str, truth: Row) -> Known:
    """Return a text with its truth."""
    references = truth["references"]
    if "notes" in truth:
        items = list(noted(truth["notes"]))
        full = [(row, source) for row in truth["notes"] for source in row["sources"]]
        entries = [
            Entry(str(source["ref"]), *span(row, source), fields(source))
            for row, source in full
            if source.get("form") == "full" and source.get("ref") is not None
        ]
        entries = list({entry.key: entry for entry in reversed(entries)}.values())[::-1]
        return Known(name, "given-notes", text, tuple(items), tuple(entries))
    entries = [Entry(str(n), row["start"], row["end"], fields(row)) for n, row in enumerate(references)]
    return Known(name, "given-dates", text, tuple(dated(truth["citations"])), tuple(entries))


def dated(citations: list[Row]) -> Iterator[Item]:
    """Yield the works named in the text; what could also be meant, or differs by a slip, is optional."""
    for row in citations:
        place = (row["start"], row["end"])
        for key in row["refs"]:
            yield Item(str(key), *place, place, optional=bool(row.get("difficulty")))
        for key in row.get("also_possible") or ():
            yield Item(str(key), *place, place, optional=True)


def noted(notes: list[Row]) -> Iterator[Item]:
    """Yield the works named in notes."""
    for row in notes:
        group = (row["start"], row["end"])
        places = {str(source.get("ref")): span(row, source) for source in row["sources"]}
        for key in row["refs"]:
            yield Item(str(key), *places.get(str(key), group), group, str(row["n"]))


def span(note: Row, source: Row) -> tuple[int, int]:
    """Return the characters of a source in its note."""
    at = note["as_printed"].find(source["as_printed"])
    start = note["start"] + max(at, 0)
    return (start, start + len(source["as_printed"])) if at >= 0 else (note["start"], note["end"])


def fields(row: Row) -> Fields:
    """Return the compared fields of a reference."""
    people = row["authors"] or row["editors"]
    year, title, container, volume, pages, doi = (
        str(row[name] or "") for name in ("year", "title", "container", "volume", "pages", "doi")
    )
    names = tuple(person["family"] for person in people)
    return Fields(
        names, year, title, container, volume, pages, doi, others=frozenset({str(row["issue"] or "")})
    )
