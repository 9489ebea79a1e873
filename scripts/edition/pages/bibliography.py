"""The page of the merged bibliography, or for a very large one a page for each letter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from edition.citations import reasons
from edition.language.strings import folded, plural
from edition.language.typography import plain
from edition.model.works import Citation, Work
from edition.pages.page import front_matter, joined
from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.template import filled
from edition.records import formats
from edition.records.coins import coins
from edition.records.work_types import TYPES
from edition.text.inlines import without_links
from edition.works.labels import decade, papers_of

LARGEST = 2_000  # most works on one page; each takes about a kilobyte

TITLE = "Bibliography"

OTHER = "other"  # the page of works that do not begin with a letter a–z


@dataclass(frozen=True, slots=True)
class Letter:
    """A page of a large bibliography: its file, its letter, how many works it lists."""

    file: str
    name: str
    number: str


def type_of(work: Work) -> str:
    """Return the type of a work, in words."""
    return TYPES.get(work.reference.type, work.reference.type)


def listing(
    works: Iterable[ShownWork], papers: Iterable[ShownPaper], *, below: bool = False
) -> dict[str, Any]:
    """Return what the template of a list of works needs; ``below``: the page is in a folder below the root."""
    names = {paper.label.slug: paper.label.name for paper in papers}
    return {
        "works": works,
        "filters": json.dumps(names, ensure_ascii=False),
        "below": below,
        "without_links": without_links,
        "papers_of": papers_of,
        "type_of": type_of,
        "decade": decade,
        "coins": coins,
    }


def page(title: str, description: str, text: str) -> str:
    """Return a page."""
    head = front_matter(
        title=title, description=description, scripts=["lists/filters.js", "lists/bibliography.js"]
    )
    return joined(head, [f"# {title}", text])


def pages(papers: Collection[ShownPaper], works: Collection[ShownWork]) -> dict[str, str]:
    """Return the pages of the merged bibliography by path, A to Z."""
    sorting = {shown.work.key: plain(shown.label.line).lower().lstrip("“") for shown in works}
    ordered = sorted(works, key=lambda shown: (sorting[shown.work.key], shown.work.key))
    groups: dict[str, list[ShownWork]] = defaultdict(list)
    for shown in ordered if len(ordered) > LARGEST else ():
        first = folded(sorting[shown.work.key])[:1]
        groups[first if first.isalpha() else OTHER].append(shown)
    made, letters = {}, []
    for file, members in sorted(groups.items(), key=lambda row: (row[0] == OTHER, row[0])):
        letter = Letter(file, file if file == OTHER else file.upper(), f"{len(members):,}")
        letters.append(letter)
        made[f"bibliography/{file}.md"] = page(
            f"{TITLE}: {letter.name}",
            f"Works under {letter.name} that the papers cite.",
            filled("works.md.jinja", **listing(members, papers, below=True)),
        )
    text = filled(
        "bibliography.md.jinja",
        count=plural(len(ordered), "work"),
        letters=letters,
        unidentified=unidentified(papers),
        sets=sets(papers),
        formats=formats.ROWS,
        **listing(ordered, papers),
    )
    made["bibliography.md"] = page(TITLE, "All works that the papers cite, merged, A to Z.", text)
    return made


def sets(papers: Iterable[ShownPaper]) -> dict[str, str]:
    """Return the sets of records, by the name of their files."""
    made = {"corpus": "The papers and all works", "papers": "The papers themselves"}
    for paper in papers:
        if any(citation.works for citation in paper.linked.citations):
            made[paper.label.slug] = f"Works cited in {paper.label.name}"
    return made


def unidentified(papers: Iterable[ShownPaper]) -> list[tuple[str, str, list[Citation]]]:
    """Return the citations that no list identifies by author and year, with the reason for the first."""
    groups: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for paper in papers:
        for citation in paper.linked.citations:
            if not citation.works:
                groups[citation.name or citation.surface, citation.paper].append(citation)
    return [
        (name, reasons.sentence(places[0].unresolved).rstrip("."), places)
        for (name, _), places in sorted(groups.items())
    ]
