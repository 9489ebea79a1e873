"""Sets records as the first full notes of a text, with the page that is cited and words around them."""

from __future__ import annotations

import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from random import Random
from typing import Any

from training.citing import Labelled, cited, flat, pandoc
from training.damage import Damager, joined
from training.drawn import WORDS, Record

OUTSIDE = "O"


def noted(records: list[Record], style: str, language: str, random: Random) -> list[Labelled]:
    """Return the full notes of records in a style of notes; half of them cite a page."""
    pages = [random.choice(("", "", "{0}", "{0}", "{0}-{1}", "{0}, {1}")) for _ in records]
    pages = [
        form.format(first, first + random.randint(1, 9))
        for form, first in zip(pages, (random.randint(1, 700) for _ in records), strict=True)
    ]

    def printer(made: list[Record], root: ET.Element, lang: str) -> dict[str, str]:
        return printed_notes(made, root, lang, pages)

    return cited(records, style, language, printer)


def printed_notes(
    records: list[Record], style: ET.Element, language: str, pages: list[str]
) -> dict[str, str]:
    """Return the note of each record, italics marked, by its id."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(records, file)
        file.flush()
        text = "\n\n".join(
            f"[@{record['id']}{', ' + page if page else ''}]"
            for record, page in zip(records, pages, strict=True)
        )
        blocks = pandoc(text, style, language, "--from=markdown", f"--bibliography={file.name}")
    notes = [note for block in blocks if block["t"] == "Para" for note in found(block["c"])]
    return {record["id"]: "".join(flat(note)).strip() for record, note in zip(records, notes, strict=False)}


def found(items: list[Any]) -> Iterator[list[Any]]:
    """Yield the content of each note in pandoc's inlines."""
    for item in items:
        if item["t"] == "Note":
            yield item["c"]
        elif item["t"] == "Cite":
            yield from found(item["c"][1])


class NoteDamager(Damager):
    """Damages notes, which have no numbers of a list, and puts words around some of them."""

    def __init__(self, random: Random, language: str) -> None:
        """Decide what happened to all notes of a text."""
        super().__init__(random)
        self.number = ""
        self.words = WORDS["around"].get(language[:2], WORDS["around"]["en"])

    def damaged(self, entry: Labelled, place: int) -> Labelled:
        """Return a note as a text may print it."""
        made = super().damaged(entry, place)
        cells = list(zip(made.text, made.labels, made.italic, strict=True))
        if self.chance(0.12):
            cells = [
                (sign, OUTSIDE, False) for sign in self.random.choice(self.words["before"]) + " "
            ] + cells
        if self.chance(0.12):
            while cells and cells[-1][0] in ". ":
                cells = cells[:-1]
            cells += [(sign, OUTSIDE, False) for sign in self.random.choice(self.words["behind"])]
        return Labelled(joined(cells), "".join(cell[1] for cell in cells), tuple(cell[2] for cell in cells))
