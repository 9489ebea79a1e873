"""The pages of the merged bibliography: one page, or parts of it if it is long."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from edition.language.strings import plural
from edition.language.typography import plain
from edition.pages import alphabet, choice_data, listed
from edition.pages.beside_works import Beside, own_papers, unidentified
from edition.pages.listed import Listed, Row
from edition.pages.page import front_matter, joined
from edition.pages.parting import Item, Part, by_letters, parted
from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.template import filled
from edition.records import formats
from edition.works.labels import decade, papers_of, type_of

TITLE = "Bibliography"

PAGE = "bibliography"

MOST = 150_000  # characters of works on a page, which has more than its list

STYLES = ["bibliography.css"]

SCRIPTS = [
    "shared/copying.js",
    "lists/filters.js",
    "lists/sorting.js",
    "lists/bibliography.js",
    "lists/records.js",
    "lists/choice.js",
]


def size(line: str) -> int:
    """Return about how many characters the row of a work takes; its words stand there and in its COinS."""
    return 470 + int(2.5 * len(line))


def tree(works: Iterable[ShownWork]) -> Part[ShownWork]:
    """Return the works, A to Z, divided into parts if they are many."""
    lines = sorted(
        ((plain(shown.label.line), shown) for shown in works),
        key=lambda row: (alphabet.rank(row[0]), row[1].work.key),
    )
    return parted((Item(shown, shown.work.key, size(line), by_letters(line)) for line, shown in lines), MOST)


def of_works(works: Part[ShownWork], papers: Iterable[ShownPaper]) -> Listed[ShownWork]:
    """Return the list of works; ``papers`` are those that its filters name."""
    names = {paper.label.slug: paper.label.brief for paper in papers}
    return Listed(PAGE, TITLE, "works", works, row, labels={"papers": names})


def row(shown: ShownWork) -> Row:
    """Return what filters and orders know of a work."""
    its = papers_of(shown.work)
    data = {
        "papers": " ".join(slug for slug in shown.papers if slug in its),
        "type": type_of(shown.work),
        "decade": decade(shown.work.reference),
        "year": shown.work.reference.year,
        "cited": str(len(shown.work.cited)),
        "record": shown.exported_as,
    }
    return Row(plain(shown.label.line), data)


def listing(part: Part[ShownWork], works: Listed[ShownWork], lines: Mapping[str, str]) -> dict[str, Any]:
    """Return what the template of a list of works needs; ``lines`` are those of the works by key."""
    groups = alphabet.by_letter(part.things, lambda shown: plain(shown.label.line))
    its = set().union(*(papers_of(shown.work) for shown in part.things)) if part.name else ()
    names = {slug: name for slug, name in works.labels["papers"].items() if not part.name or slug in its}
    return {
        "groups": {
            letter: [Markup(lines[shown.work.key]) for shown in members]  # noqa: S704 - the template escaped them
            for letter, members in groups.items()
        },
        "row": alphabet.row(groups),
        "letter_name": alphabet.name,
        "filters": json.dumps(names, ensure_ascii=False),
        "records": choice_data.path(part.name),
        "papers_in": choice_data.files_of(len(works.labels["papers"])),
        "forms": choice_data.forms(),
        "root": works.root(part),
        "beside": works.beside(part),
    }


def page(title: str, description: str, text: str, *, whole: bool) -> str:
    """Return a page; ``whole``: its list is not divided."""
    needed = listed.needed(STYLES, SCRIPTS, divided=not whole)
    head = front_matter(title=title, description=description, **needed)
    return joined(head, [f"# {title}", text])


def pages(papers: Collection[ShownPaper], works: Part[ShownWork], lines: Mapping[str, str]) -> dict[str, str]:
    """Return the pages of the merged bibliography by path, A to Z.

    ``works`` are those of ``tree``, ``lines`` theirs by key.
    """
    every = of_works(works, papers)
    made = {**every.between(), **every.scripts()}
    for part in every.tree.leaves() if every.divided else ():
        name = every.name(part.name)
        text = filled("works.md.jinja", **listing(part, every, lines))
        about = f"Works under {name} that the papers cite."
        made[f"{every.file(part.name)}.md"] = page(f"{TITLE}: {name}", about, text, whole=False)
    beside: tuple[Beside[Any], ...] = (
        own_papers(papers, records(every.tree, papers)),
        unidentified(papers),
    )
    made |= {path: text for each in beside for path, text in each.pages().items()}
    text = filled(
        "bibliography.md.jinja",
        count=plural(len(works.things), "work"),
        indexed=bool(works.things),
        parts=every.parts(every.tree) if every.divided else "",
        beside_works=[each.section() for each in beside if each.list.tree.items],
        sets=sets(papers if beside[0].fits else ()),
        formats=formats.ROWS,
        **listing(every.tree, every, lines),
    )
    about = "All works that the papers cite, merged, A to Z."
    made["bibliography.md"] = page(TITLE, about, text, whole=not every.divided)
    return made


def records(works: Part[ShownWork], papers: Iterable[ShownPaper]) -> dict[str, str]:
    """Return where the record of each work is: its key, behind the name of its part if there are parts.

    The record of a work that is a paper is the paper's.
    """
    own = {paper.label.slug: paper.record["id"] for paper in papers}
    found = {}
    for part in works.leaves():
        for shown in part.things:
            key = f"{part.name}/{shown.work.key}" if part.name else shown.work.key
            found[shown.work.key] = own[shown.paper.slug] if shown.paper else key
    return found


def sets(papers: Iterable[ShownPaper]) -> dict[str, str]:
    """Return the sets of records, by the name of their files."""
    made = {"corpus": "The papers and all works", "papers": "The papers themselves"}
    for paper in papers:
        if paper.cites:
            made[paper.label.slug] = f"Works cited in {paper.label.name}"
    return made
