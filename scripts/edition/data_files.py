"""The texts and works as one data file, which search and concordance read in the browser.

It is a script, since pages opened from disk may load scripts but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from edition import passages
from edition.model import Inlines, Work
from edition.paper import Paper
from edition.typography import curl, plain


def corpus_js(
    papers: Iterable[Paper], names: Mapping[str, str], works: Iterable[Work], lines: Mapping[str, Inlines]
) -> str:
    """Return the data file.

    In: the papers, their short names by slug, the works, and their references by key. Out: a script
    that sets ``EDITION``: papers (slug, short name, title with authors), passages (number of the
    paper, anchor, kind, section, text) and works (key, reference).
    """
    listed = list(papers)
    rows = [
        [number, part.anchor, part.kind, part.section, part.text]
        for number, paper in enumerate(listed)
        for part in passages.of_paper(paper)
    ]
    about = [
        {
            "slug": paper.spec.slug,
            "name": names[paper.spec.slug],
            "title": curl(paper.spec.description.title.text),
            "authors": ", ".join(author.name for author in paper.spec.description.authors),
        }
        for paper in listed
    ]
    sources = [[work.key, plain(lines[work.key])] for work in works]
    data = {"papers": about, "passages": rows, "works": sources}
    return f"globalThis.EDITION = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
