"""The records of papers and works as data for the script that exports a reader's choice of them.

They are scripts, since pages opened from disk may load scripts but no data, and are loaded when a reader asks
for an export. Every record is there as the piece that the download files have of it, so that the browser only
joins pieces (``lists/records.js``) and makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.model.text import Inlines
from edition.pages.listed import place
from edition.pages.template import shown
from edition.records.formats import FORMATS, Pieces, pieces
from edition.records.item import Item
from edition.records.styles import STYLES

TOGETHER = 40  # papers whose records are in one file

WHOLE = "records"  # the file of all records, unless the bibliography has a page for each letter


@dataclass(frozen=True, slots=True)
class Exported:
    """A record in each format, and its reference in each style as HTML."""

    pieces: Pieces
    references: tuple[str, ...]


def exported(record: Item, styled: Mapping[str, Inlines], proper: frozenset[str]) -> Exported:
    """Return a record and its references as a reader may export them."""
    return Exported(pieces(record, proper), tuple(str(shown(styled[style])) for style in STYLES))


def packed(record: Exported) -> str:
    """Return a record in every format as one text."""
    return json.dumps([record.pieces, record.references], ensure_ascii=False)


def unpacked(text: str) -> Exported:
    """Return the record of such a text."""
    pieces, references = json.loads(text)
    return Exported(pieces, tuple(references))


def path(group: str) -> str:
    """Return the path of the file with the records of a group of works, or of all."""
    return f"data/{WHOLE}/{group}.js" if group else f"data/{WHOLE}.js"


def files_of(papers: int) -> int:
    """Return over how many files the records of so many papers are spread, by their keys."""
    return papers // TOGETHER + 1


def forms() -> str:
    """Return as JSON what joins the pieces to a file: for each format its ending, name, type and frame."""
    rows = [
        {
            "ending": row.ending,
            "title": row.title,
            "media": row.media,
            "head": row.head,
            "between": row.between,
            "tail": row.tail,
        }
        for row in FORMATS.values()
    ]
    return json.dumps({"formats": rows, "styles": list(STYLES.values())}, ensure_ascii=False)


def files(
    papers: Iterable[str], groups: Mapping[str, Iterable[str]], made: Mapping[str, Exported]
) -> Iterator[tuple[str, str]]:
    """Yield the files with their paths: one for each group of works, the papers with the group ``""``.

    In: the keys of the papers' records, those of each group, and all records. Each file adds to ``RECORDS``
    what ``forms`` names: the pieces in the formats, then the references in the styles. Those of very many papers are in
    files of their own.
    """

    def rows(keys: Iterable[str]) -> dict[str, list[str]]:
        return {key: [*(made[key].pieces[form] for form in FORMATS), *made[key].references] for key in keys}

    own = list(papers)
    number = files_of(len(own))
    apart: dict[int, list[str]] = {}
    for key in own if number > 1 else ():
        apart.setdefault(place(key, number), []).append(key)
    whole = () if apart else own
    for group, keys in {"": (), **groups}.items():
        yield path(group), script({} if group else rows(whole), rows(keys))
    for each, keys in apart.items():
        yield path(f"papers/{each}"), script(rows(keys), {})


def script(papers: dict[str, list[str]], works: dict[str, list[str]]) -> str:
    """Return a file: a script that adds papers and works, each with its pieces by key."""
    rows = json.dumps({"papers": papers, "works": works}, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.RECORDS ??= []).push({rows});\n"
