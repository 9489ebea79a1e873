"""The index of authors: every name in the works that the papers cite, with every place that cites them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.language.strings import plural
from edition.model.works import Citation, Work
from edition.pages import alphabet, listed, places
from edition.pages.listed import Listed, Row
from edition.pages.page import front_matter, joined
from edition.pages.parting import Item, Part, by_letters, parted
from edition.pages.shown import PaperLabel, ShownWork
from edition.pages.template import filled
from edition.works.labels import papers_of
from edition.works.people import Person, people

TITLE = "Index of authors"

PAGE = "authors"

LONG = 60_000  # characters of an entry that has every citing place


def by_paper(
    citations: Iterable[Citation], papers: Mapping[str, PaperLabel], order: Mapping[str, int]
) -> list[tuple[PaperLabel, list[tuple[str, str]]]]:
    """Return the citing places of a work by paper: each once, its address and its name.

    In: the places; the labels of the papers; their order.
    """
    found: dict[str, dict[str, str]] = {}
    for citation in citations:
        address, name = places.where(citation)[0]
        rows = found.setdefault(citation.paper, {})
        if name not in rows.values():
            rows[address] = name
    return [
        (papers[slug], list(found[slug].items()))
        for slug in sorted(found.keys() & order.keys(), key=order.__getitem__)
    ]


def counts(person: Person) -> str:
    """Return how often a name is cited: "3 places in 2 papers"; a paragraph or note counts once."""
    return number_of(work for work, _ in person.works)


def number_of(works: Iterable[Work]) -> str:
    """Return how often works are cited together."""
    cited = {(each.paper, each.anchor) for work in works for each in work.cited}
    if not cited:
        return "listed, not cited"
    number = len({paper for paper, _ in cited})
    return plural(len(cited), "place") + (f" in {number} papers" if number > 1 else "")


def tree(everybody: Iterable[Person]) -> Part[Person]:
    """Return the names, A to Z, divided into parts if they are many."""
    return parted(
        Item(person, person.anchor, size(person), by_letters(person.name))
        for person in sorted(everybody, key=lambda person: alphabet.rank(person.name))
    )


def in_full(person: Person) -> int:
    """Return about how many characters an entry takes that has every citing place."""
    return 230 + sum(
        170 + len(work.reference.title) + 75 * len(work.cited) + 70 * len(papers_of(work))
        for work, _ in person.works
    )


def is_long(person: Person) -> bool:
    """Tell whether an entry only counts the places of each work, whose own page has them."""
    return in_full(person) > LONG


def size(person: Person) -> int:
    """Return about how many characters an entry takes."""
    if not is_long(person):
        return in_full(person)
    return 230 + sum(280 + len(work.reference.title) for work, _ in person.works)


def slugs(person: Person) -> str:
    """Return the papers that cite or list works of a person."""
    return " ".join(sorted(set().union(*(papers_of(work) for work, _ in person.works))))


def listed_by(everybody: Iterable[Person], papers: Mapping[str, PaperLabel]) -> Listed[Person]:
    """Return the list of names; ``papers`` are those that its filters name."""
    labels = {"papers": {slug: label.brief for slug, label in papers.items()}}
    return Listed(
        PAGE,
        TITLE,
        "names",
        tree(everybody),
        lambda person: Row(person.name, {"papers": slugs(person)}),
        labels=labels,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The names in the works, and the address of the entry of each, relative to the root of the site."""

    everybody: Sequence[Person]
    addresses: Mapping[str, str]


def named(works: Iterable[Work], lasting: Mapping[str, str]) -> Names:
    """Return the names in works with their addresses; ``lasting`` are the published anchors of names."""
    everybody = people(works, lasting)
    names = listed_by(everybody, {})
    where = names.addresses()
    return Names(everybody, {item.thing.name: where[item.anchor] for item in names.tree.items})


def authors_pages(
    works: Iterable[ShownWork], papers: Mapping[str, PaperLabel], lasting: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the index with paths: one page or, for very many names, a page for each part.

    In: the works; the labels of the papers; the published anchors of names.
    """
    names = listed_by(people((shown.work for shown in works), lasting), papers)
    yield from names.between().items()
    yield from names.scripts().items()
    for part in names.tree.shown():
        yield f"{names.file(part.name)}.md", page(names, part, papers)


def page(names: Listed[Person], part: Part[Person], papers: Mapping[str, PaperLabel]) -> str:
    """Return the page of a part of the index, or the first page."""
    title = f"{TITLE}: {names.name(part.name)}" if part.name else TITLE
    order = {slug: number for number, slug in enumerate(papers)}
    groups = {} if part.parts else alphabet.by_letter(part.things, lambda person: person.name)
    text = filled(
        "authors.md.jinja",
        "edition.across",
        title=title,
        number=plural(len(part.items), "name"),
        root=names.root(part),
        parts=names.parts(part) if part.parts else "",
        beside=names.beside(part),
        groups=groups,
        row=alphabet.row(groups),
        letter_name=alphabet.name,
        counts=counts,
        cited=lambda work: by_paper(work.cited, papers, order),
        is_long=is_long,
        number_of=number_of,
        papers_of=slugs,
        filters=json.dumps(names.labels["papers"], ensure_ascii=False),
    )
    head = front_matter(
        title=title,
        description="Every author of the works that the papers cite, with every place that cites them.",
        hide=["toc"],
        **listed.needed(
            ["bibliography.css"],
            ["lists/filters.js", "lists/authors.js", *places.PREVIEWS],
            divided=names.divided,
        ),
    )
    return joined(head, [text])
