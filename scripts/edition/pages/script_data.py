"""The texts and works for search and concordance in the browser: in one file, or in parts where they are very many.

The file is a script, since pages opened from disk may load scripts but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from edition.data.paper import PaperSpec
from edition.language.typography import curl, plain
from edition.language.words import words
from edition.pages.searched.piece import Piece, piece
from edition.pages.shown import PaperLabel, ShownPaper, ShownWork
from edition.text.places import Headed, Passage, Words

FILE = "data/corpus.js"


def file_of(slug: str) -> str:
    """Return the file of a large edition that has the text of a paper."""
    return f"data/texts/{slug}.js"


def about(label: PaperLabel, spec: PaperSpec) -> dict[str, str]:
    """Return what the scripts say of a paper."""
    return {
        "slug": label.slug,
        "label": label.brief,
        "name": label.name,
        "title": curl(spec.description.title.text),
        "authors": ", ".join(author.name for author in spec.description.authors),
    }


def headings_of(parted: Iterable[Headed], number: int, before: int) -> list[list[Any]]:
    """Return the headings of a paper with a number, of which so many passages stand before."""
    return [[number, part.anchor, part.text, before + place, level] for place, level, part in parted]


def piece_of(label: PaperLabel, spec: PaperSpec, text: Words) -> Piece:
    """Return what a large edition has of a paper: from its data, its headings and its places."""
    rows = [[0, part.anchor, part.kind, part.text] for part in text.passages]
    return piece(about(label, spec), headings_of(text.headings, 0, 0), rows)


def works_of(works: Iterable[ShownWork]) -> list[list[str]]:
    """Return works as the scripts have them."""
    return [[shown.label.key, plain(shown.label.line), shown.label.name] for shown in works]


def data(
    papers: Sequence[ShownPaper],
    texts: Sequence[Iterable[Passage]],
    parted: Sequence[Iterable[Headed]],
    works: Iterable[ShownWork],
) -> dict[str, Any]:
    """Return what the scripts read.

    In: the papers, the places of each, its headings, and the works. Out: papers (slug, label, short name, title with
    authors), passages (number of the paper, anchor, kind, text), headings (number of the paper, anchor, text, number of
    the passage that follows, level), works (key, reference, short name), and the function words of English.
    """
    rows: list[list[Any]] = []
    headings: list[list[Any]] = []
    for number, (passages, own) in enumerate(zip(texts, parted, strict=True)):
        headings += headings_of(own, number, len(rows))
        rows += [[number, part.anchor, part.kind, part.text] for part in passages]
    return {
        "papers": [about(shown.label, shown.spec) for shown in papers],
        "passages": rows,
        "headings": headings,
        "works": works_of(works),
        "function": sorted(words("function")),
    }


def whole(texts: dict[str, Any]) -> dict[str, str]:
    """Return the data as one script, which sets ``EDITION``."""
    return {FILE: f"globalThis.EDITION = {json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"}
