"""The texts and works as one data file, which search and concordance read in the browser.

It is a script, since pages opened from disk may load scripts but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from edition.language.typography import curl, plain
from edition.language.words import words
from edition.model.text import Inlines
from edition.model.works import Work
from edition.pages.names import brief_names
from edition.text import places
from edition.text.paper import Paper
from edition.text.places import Passage


def corpus_js(
    papers: Sequence[tuple[Paper, Iterable[Passage]]],
    names: Mapping[str, str],
    works: Iterable[Work],
    lines: Mapping[str, Inlines],
) -> str:
    """Return the data file.

    In: the papers, each with its places, their short names by slug, the works, and their references by key. Out: a script
    that sets ``EDITION``: papers (slug, label, short name, title with authors), passages (number of
    the paper, anchor, kind, section, text), headings (number of the paper, anchor, text, number of
    the passage that follows), works (key, reference), and the function words of English.
    """
    texts = [parts for _, parts in papers]
    listed = [paper for paper, _ in papers]
    labels = brief_names(listed)
    rows = [
        [number, part.anchor, part.kind, part.section, part.text]
        for number, parts in enumerate(texts)
        for part in parts
    ]
    starts = {number: place for place, (number, *_) in reversed(list(enumerate(rows)))}
    headings = [
        [number, part.anchor, part.text, starts.get(number, 0) + before]
        for number, paper in enumerate(listed)
        for before, part in places.headings_of(paper)
    ]
    about = [
        {
            "slug": paper.spec.slug,
            "label": labels[paper.spec.slug],
            "name": names[paper.spec.slug],
            "title": curl(paper.spec.description.title.text),
            "authors": ", ".join(author.name for author in paper.spec.description.authors),
        }
        for paper in listed
    ]
    sources = [[work.key, plain(lines[work.key])] for work in works]
    data = {
        "papers": about,
        "passages": rows,
        "headings": headings,
        "works": sources,
        "function": sorted(words("function")),
    }
    return f"globalThis.EDITION = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
