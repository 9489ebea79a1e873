"""The page of the merged bibliography, or for a very large one a page for each letter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from edition.citations import reasons
from edition.language.strings import plural
from edition.language.typography import plain
from edition.model.works import Citation
from edition.pages import alphabet, choice_data
from edition.pages.page import front_matter, joined
from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.template import filled
from edition.records import formats
from edition.text.inlines import without_links

LARGEST = 2_000  # most works on one page; each takes about a kilobyte

TITLE = "Bibliography"

STYLES = ["bibliography.css"]

SCRIPTS = [
    "shared/copying.js",
    "lists/filters.js",
    "lists/sorting.js",
    "lists/bibliography.js",
    "lists/records.js",
    "lists/choice.js",
]


@dataclass(frozen=True, slots=True)
class Letter:
    """A page of a large bibliography: its file, its letter, how many works it lists."""

    file: str
    name: str
    number: str


def grouped(works: Collection[ShownWork]) -> dict[str, dict[str, list[ShownWork]]]:
    """Return the works by page and by letter: one page, ``""``, or one for each letter."""
    keyed = sorted(works, key=lambda shown: shown.work.key)
    letters = alphabet.by_letter(keyed, lambda shown: plain(shown.label.line))
    if divided(works):
        return {letter: {letter: members} for letter, members in letters.items()}
    return {"": letters}


def divided(works: Collection[object]) -> bool:
    """Tell whether the bibliography of these works has a page for each letter."""
    return len(works) > LARGEST


def listing(
    groups: dict[str, list[ShownWork]],
    papers: Collection[ShownPaper],
    lines: Mapping[str, str],
    group: str = "",
) -> dict[str, Any]:
    """Return what the template of a list of works needs; ``group`` is the letter that the page is for."""
    return {
        "groups": {
            letter: [Markup(lines[shown.work.key]) for shown in members]  # noqa: S704 - the template escaped them
            for letter, members in groups.items()
        },
        "row": alphabet.row(groups),
        "letter_name": alphabet.name,
        "filters": json.dumps({paper.label.slug: paper.label.brief for paper in papers}, ensure_ascii=False),
        "below": bool(group),
        "records": choice_data.path(group),
        "forms": choice_data.forms(),
    }


def page(title: str, description: str, text: str) -> str:
    """Return a page."""
    head = front_matter(title=title, description=description, styles=STYLES, scripts=SCRIPTS)
    return joined(head, [f"# {title}", text])


def pages(
    papers: Collection[ShownPaper], works: Collection[ShownWork], lines: Mapping[str, str]
) -> dict[str, str]:
    """Return the pages of the merged bibliography by path, A to Z; ``lines`` are those of the works by key."""
    grown = grouped(works)
    made, letters = {}, []
    for file, groups in grown.items() if "" not in grown else ():
        name = alphabet.name(file)
        letters.append(Letter(file, name, f"{len(groups[file]):,}"))
        made[f"bibliography/{file}.md"] = page(
            f"{TITLE}: {name}",
            f"Works under {name} that the papers cite.",
            filled("works.md.jinja", **listing(groups, papers, lines, file)),
        )
    where = records(grown, papers)
    text = filled(
        "bibliography.md.jinja",
        count=plural(len(works), "work"),
        indexed=bool(works),
        letters=letters,
        papers=[(paper, [where[key] for key in cited_in(paper)]) for paper in papers],
        unidentified=unidentified(papers),
        sets=sets(papers),
        formats=formats.ROWS,
        without_links=without_links,
        **listing(grown.get("", {}), papers, lines),
    )
    made["bibliography.md"] = page(TITLE, "All works that the papers cite, merged, A to Z.", text)
    return made


def records(
    grown: Mapping[str, Mapping[str, Iterable[ShownWork]]], papers: Iterable[ShownPaper]
) -> dict[str, str]:
    """Return where the record of each work is: its key, behind the letter of its file if it has one.

    The record of a work that is a paper is the paper's.
    """
    own = {paper.label.slug: paper.record["id"] for paper in papers}
    found = {}
    for page, groups in grown.items():
        for shown in (work for members in groups.values() for work in members):
            key = f"{page}/{shown.work.key}" if page else shown.work.key
            found[shown.work.key] = own[shown.paper.slug] if shown.paper else key
    return found


def cited_in(paper: ShownPaper) -> list[str]:
    """Return the keys of the works that a paper cites."""
    return sorted({key for citation in paper.linked.citations for key in citation.works})


def sets(papers: Iterable[ShownPaper]) -> dict[str, str]:
    """Return the sets of records, by the name of their files."""
    made = {"corpus": "The papers and all works", "papers": "The papers themselves"}
    for paper in papers:
        if paper.cites:
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
