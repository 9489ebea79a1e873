"""The index of authors: every name in the works that the papers cite, with every place that cites them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from edition.language.strings import plural
from edition.model.works import Citation
from edition.pages import alphabet, places
from edition.pages.bibliography import LARGEST
from edition.pages.page import front_matter, joined
from edition.pages.shown import PaperLabel, ShownWork
from edition.pages.template import filled
from edition.works.labels import papers_of
from edition.works.people import Person, people

TITLE = "Index of authors"

PAGE = "authors"


def by_paper(
    citations: Iterable[Citation], papers: Mapping[str, PaperLabel]
) -> list[tuple[PaperLabel, list[tuple[str, str]]]]:
    """Return the citing places of a work by paper: each once, its address and its name."""
    found: dict[str, dict[str, str]] = {}
    for citation in citations:
        address, name = places.where(citation)[0]
        rows = found.setdefault(citation.paper, {})
        if name not in rows.values():
            rows[address] = name
    return [(papers[slug], list(found[slug].items())) for slug in papers if slug in found]


def counts(person: Person) -> str:
    """Return how often a name is cited: "3 places in 2 papers"; a paragraph or note counts once."""
    cited = {(each.paper, each.anchor) for work, _ in person.works for each in work.cited}
    if not cited:
        return "listed, not cited"
    number = len({paper for paper, _ in cited})
    return plural(len(cited), "place") + (f" in {number} papers" if number > 1 else "")


def page(
    title: str, groups: Mapping[str, list[Person]], papers: Mapping[str, PaperLabel], **more: object
) -> str:
    """Return a page of names by letter."""
    names = {slug: label.brief for slug, label in papers.items()}
    text = filled(
        "authors.md.jinja",
        "edition.across",
        title=title,
        groups=groups,
        row=alphabet.row(groups),
        letter_name=alphabet.name,
        counts=counts,
        cited=lambda work: by_paper(work.cited, papers),
        papers_of=lambda person: sorted(set().union(*(papers_of(work) for work, _ in person.works))),
        filters=json.dumps(names, ensure_ascii=False),
        **more,
    )
    head = front_matter(
        title=title,
        description="Every author of the works that the papers cite, with every place that cites them.",
        hide=["toc"],
        styles=["bibliography.css"],
        scripts=["lists/filters.js", "lists/authors.js", *places.PREVIEWS],
    )
    return joined(head, [text])


def addresses(everybody: Sequence[Person]) -> dict[str, str]:
    """Return the address of each name's entry, relative to the root of the site."""
    if len(everybody) <= LARGEST:
        return {person.name: f"{PAGE}.html#{person.anchor}" for person in everybody}
    return {
        person.name: f"{PAGE}/{alphabet.letter(person.name)}.html#{person.anchor}" for person in everybody
    }


def authors_pages(
    works: Iterable[ShownWork], papers: Mapping[str, PaperLabel], lasting: Mapping[str, str]
) -> dict[str, str]:
    """Return the index by path: one page or, for very many names, a page for each letter.

    In: the works; the labels of the papers; the published anchors of names.
    """
    everybody = people((shown.work for shown in works), lasting)
    groups = alphabet.by_letter(everybody, lambda person: person.name)
    number = plural(len(everybody), "name")
    if len(everybody) <= LARGEST:
        return {f"{PAGE}.md": page(TITLE, groups, papers, number=number, below=False, letters=[])}
    letters = [(letter, alphabet.name(letter), f"{len(rows):,}") for letter, rows in groups.items()]
    made = {f"{PAGE}.md": page(TITLE, {}, papers, number=number, below=False, letters=letters)}
    for letter, rows in groups.items():
        title = f"{TITLE}: {alphabet.name(letter)}"
        made[f"{PAGE}/{letter}.md"] = page(
            title, {letter: rows}, papers, number=plural(len(rows), "name"), below=True, letters=[]
        )
    return made
