"""The texts and works for search and concordance in the browser: in one file, or in parts where they are very many.

The file is a script, since pages opened from disk may load scripts but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from edition.language.typography import curl, plain
from edition.language.words import words
from edition.pages.searched import parts
from edition.pages.shown import ShownPaper, ShownWork
from edition.text import places
from edition.text.places import Passage

FILE = "data/corpus.js"


def data(
    papers: Sequence[ShownPaper], texts: Sequence[Iterable[Passage]], works: Iterable[ShownWork]
) -> dict[str, Any]:
    """Return what the scripts read.

    In: the papers, the places of each, and the works. Out: papers (slug, label, short name, title with authors), passages (number of
    the paper, anchor, kind, text), headings (number of the paper, anchor, text, number of
    the passage that follows, level), works (key, reference, short name), and the function words of English.
    """
    rows = [
        [number, part.anchor, part.kind, part.text] for number, parts in enumerate(texts) for part in parts
    ]
    starts = {number: place for place, (number, *_) in reversed(list(enumerate(rows)))}
    headings = [
        [number, part.anchor, part.text, starts.get(number, 0) + before, level]
        for number, shown in enumerate(papers)
        for before, level, part in places.headings_of(shown.paper)
    ]
    about = [
        {
            "slug": shown.label.slug,
            "label": shown.label.brief,
            "name": shown.label.name,
            "title": curl(shown.spec.description.title.text),
            "authors": ", ".join(author.name for author in shown.spec.description.authors),
        }
        for shown in papers
    ]
    sources = [[shown.label.key, plain(shown.label.line), shown.label.name] for shown in works]
    return {
        "papers": about,
        "passages": rows,
        "headings": headings,
        "works": sources,
        "function": sorted(words("function")),
    }


def files(texts: dict[str, Any], sizes: Sequence[Mapping[str, int]]) -> dict[str, str]:
    """Return the data as scripts, by their paths: one that sets ``EDITION``, or where that is too large, many.

    ``sizes`` are the words of each paper, by part.
    """
    whole = f"globalThis.EDITION = {json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"
    return parts.files(texts, sizes) if len(whole.encode()) > parts.LARGEST else {FILE: whole}
