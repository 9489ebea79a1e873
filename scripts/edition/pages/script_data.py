"""The texts and works in one data file, which search and concordance read in the browser.

It is a script, since pages opened from disk may load scripts but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from edition.language.typography import curl, plain
from edition.language.words import words
from edition.pages.shown import ShownPaper, ShownWork
from edition.text import places
from edition.text.places import Passage


def corpus_js(
    papers: Sequence[ShownPaper], texts: Sequence[Iterable[Passage]], works: Iterable[ShownWork]
) -> str:
    """Return the data file.

    In: the papers, the places of each, and the works. Out: a script
    that sets ``EDITION``: papers (slug, label, short name, title with authors), passages (number of
    the paper, anchor, kind, section, text), headings (number of the paper, anchor, text, number of
    the passage that follows, level), works (key, reference, short name), and the function words of English.
    """
    rows = [
        [number, part.anchor, part.kind, part.section, part.text]
        for number, parts in enumerate(texts)
        for part in parts
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
    data = {
        "papers": about,
        "passages": rows,
        "headings": headings,
        "works": sources,
        "function": sorted(words("function")),
    }
    return f"globalThis.EDITION = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
