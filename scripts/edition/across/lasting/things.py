"""The things that have addresses across the papers: terms, facts, events, questions, works, authors, papers, pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from edition.across import addresses
from edition.across.authors import Names
from edition.across.chronology.check import dated
from edition.across.given import Given
from edition.data.files import GIVEN
from edition.data.site_addresses import BY_WORDS
from edition.language.regex import lazy_regex
from edition.pages import bibliography
from edition.pages.parting import Part
from edition.pages.shown import ShownWork

HEAD = lazy_regex(
    r"\A---\n(?P<rows>.*?)\n---\n", re.DOTALL
)  # the YAML head of a page, between its two rows of hyphens

TITLE = lazy_regex(r"""^title:[ ]*"?(?P<words>.*?)"?$""", re.VERBOSE | re.MULTILINE)  # 'title: "Chronology"'

HEADING = lazy_regex(
    r"^\#{2,6}[ ](?P<words>.{1,300}?)[ ]\{[ ]\#(?P<anchor>[^\s}]+)[ ]\}$", re.VERBOSE | re.MULTILINE
)  # "## Trade { #trade }"

UNLISTED = "\nunlisted: true"  # in the head of a page that is no part of the site

PARTED = 'data-list="'

DIVIDED = lazy_regex(
    rf'<nav [^<>]{{0,200}}{PARTED}(?P<list>[^"]+)"'
)  # on each page of a list that is divided into parts: the name of its first page

APART = ("_generated/", "data/", "downloads/", "papers/", "works/")  # folders without pages across the papers


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with addresses: its kind, its id, its words, its addresses from the root of the site.

    ``public``: an edited paper has a part in it, so that its addresses may be listed as published.
    """

    kind: str
    id: str
    words: str
    addresses: tuple[str, ...]
    public: bool

    @property
    def name(self) -> str:
        """The kind and the id: "fact cpec-launch"; that of an author are the words."""
        return f"{self.kind} {self.words if self.kind in BY_WORDS else self.id}"


def things(
    given: Given,
    works: Mapping[str, ShownWork],
    tree: Part[ShownWork],
    names: Names,
    edited: AbstractSet[str],
    pages: Mapping[str, str],
) -> list[Thing]:
    """Return everything that has addresses across the papers.

    In: the editors' data; the works by key, and as the bibliography lists them; the names in them; the slugs of the
    edited papers; the pages by path, those that a person wrote too.
    """
    own = [
        *of_data(given, edited),
        *of_works(works, tree, names, edited),
        *(
            Thing("paper", slug, name, (f"papers/{slug}.html",), slug in edited)
            for slug, name in given.claims.papers.names.items()
        ),
    ]
    taken = {address for thing in own for address in thing.addresses}
    drafts = given.claims.papers.names.keys() - edited
    of_all = of_pages(pages, drafts, public=bool(edited))
    return [*own, *(thing for thing in of_all if thing.addresses[0] not in taken)]


def of_data(given: Given, edited: AbstractSet[str]) -> Iterator[Thing]:
    """Yield what the editors' data names: topics and facts, events, questions, terms."""
    facts = given.claims.value
    for fact in facts.facts:
        public = not edited.isdisjoint(fact.papers)
        yield Thing(
            "fact",
            fact.id,
            fact.subject,
            both(given.where.of_fact(fact.id), f"claims.html#fact-{fact.id}"),
            public,
        )
    for topic in facts.topics:
        its = [fact for fact in facts.facts if fact.topic == topic.id]
        if its:
            public = any(not edited.isdisjoint(fact.papers) for fact in its)
            yield Thing("topic", topic.id, topic.label, (f"claims.html#{topic.id}",), public)
    for item in dated(given.chronology.value.events):
        other = "" if item.anchor == item.event.id else f"@{item.places[0].date}"
        public = not edited.isdisjoint(place.paper for place in item.places)
        where = both(given.where.of_event(item.anchor), f"chronology.html#{item.anchor}")
        yield Thing("event", f"{item.event.id}{other}", item.event.title, where, public)
    for question in given.synopsis.value.rows.questions:
        public = not edited.isdisjoint(given.synopsis.value.columns)
        where = both(given.where.of_question(question.id), addresses.of_question(question.id))
        yield Thing("question", question.id, question.label, where, public)
    located = given.terms.value.located
    for term in given.terms.value.data.terms:
        entries = both(given.where.of_entry(term.id), f"index-of-terms.html#term-{term.id}")
        page = both(given.where.of_term(term.id), addresses.of_term(term.id))
        where = (*page, *entries) if term.variants else entries
        found = [located[name] for name in term.see or (term.id,) if name in located]
        public = any(place[0] in edited for one in found for place in one.places)
        yield Thing("term", term.id, term.heading, where, public)


def of_works(
    works: Mapping[str, ShownWork], tree: Part[ShownWork], names: Names, edited: AbstractSet[str]
) -> Iterator[Thing]:
    """Yield the works, each with its page and its line in the bibliography, and the names in them."""
    lines = bibliography.of_works(tree, ()).addresses()
    public = {key for key, shown in works.items() if not edited.isdisjoint(shown.papers)}
    for key, shown in works.items():
        where = both(f"works/{key}.html", lines[key], f"bibliography.html#{key}")
        yield Thing("work", key, shown.title, where, key in public)
    for person in names.everybody:
        known = any(work.key in public for work, _ in person.works)
        where = both(names.addresses[person.name], f"authors.html#{person.anchor}")
        yield Thing("author", person.anchor, person.name, where, known)


def both(*addresses: str) -> tuple[str, ...]:
    """Return addresses, each once: of an item of a divided list that of its part, and that of the first page."""
    return tuple(dict.fromkeys(addresses))


def of_pages(pages: Mapping[str, str], drafts: Iterable[str], *, public: bool) -> Iterator[Thing]:
    """Yield the pages across the papers, and their parts with anchors of their own; a part about a draft is not public."""
    endings = tuple(f"-{slug}" for slug in drafts)
    for path in pages:
        if path.startswith(APART) or not path.endswith(".md") or UNLISTED in (text := pages[path]):
            continue
        page = f"{path.removesuffix('.md')}.html"
        divided = DIVIDED.search(text) if "/" in page and PARTED in text else None
        kind = "part" if divided and page != f"{divided['list']}.html" else "page"
        yield Thing(kind, page, title_of(text) or page, (page,), public)
        headings = {match["anchor"]: match["words"] for match in HEADING.finditer(text)}
        for anchor, words in headings.items():
            known = public and not anchor.endswith(endings)  # "gaps-smith-paper"
            yield Thing("part", f"{page}#{anchor}", words, (f"{page}#{anchor}",), known)
        for match in GIVEN.finditer(text):
            if (anchor := match["id"] or match["anchor"] or "") not in headings:
                yield Thing("part", f"{page}#{anchor}", anchor, (f"{page}#{anchor}",), public=False)


def title_of(text: str) -> str:
    """Return the title in the head of a page, or ""."""
    head = HEAD.match(text)
    match = TITLE.search(head["rows"]) if head else None
    return match["words"] if match else ""
