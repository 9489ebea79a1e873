"""Gathers, for each place of each paper, what the pages across the papers say of it.

In: the editors' data, checked. Out: values for the papers' pages. A fact is said of every place that it quotes; an
event of every place that dates it; an answer of the synopsis of every place on which it rests; and a term of its
main places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from edition.across.addresses import Where
from edition.across.chronology.check import Dated, dated
from edition.across.claims.page import FIRST, VERDICTS
from edition.across.given import Given, Indexed
from edition.across.quoted import MANY
from edition.across.terms.places import Located, Place
from edition.data.claims import Fact, Statement
from edition.data.terms import Term, order
from edition.language.strings import plural
from edition.pages import places
from edition.pages.said import Card, Remark, Row, Said

PAPERS = 2  # papers that a remark names; the preview has all

LONGEST = 80  # characters of the values after a remark; longer ones are left to the preview

Saying = tuple[Place, Remark]

Names = Mapping[str, str]  # the shortest names of the papers, by slug


def main_places(term: Term, located: Located) -> Iterator[tuple[Place, str]]:
    """Yield the main places of a term, each with its aspect.

    A term that is divided into aspects, since the papers name it all the time, has those of its aspects, which were
    chosen by reading; any other term those that name it often.
    """
    for part, found in zip(term.subentries, located.subentries, strict=True):
        yield from ((place, part.heading) for place in sorted(found))
    if not term.subentries:
        yield from ((place, "") for place in sorted(located.times))


class Told:
    """Statements of a fact, in their order, as the other side of any of its places."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.statements = [*statements]
        self.by_paper: dict[str, list[Statement]] = defaultdict(list)
        for item in self.statements:
            self.by_paper[item.paper].append(item)
        self.values = [*dict.fromkeys(item.value for item in self.statements)]

    def lead(self, place: Place, names: Names) -> str:
        """Return where they stand, but for one place: by paper, "Kanwal et al. ¶6, ¶32"; in its own paper without a name.

        Only the first papers are looked at, since a fact may be in all of them.
        """
        first: dict[str, None] = {}
        for item in self.statements:
            if (item.paper, item.place) != place:
                first[item.paper] = None
                if len(first) == PAPERS:
                    break
        here = self.by_paper.get(place[0])
        alone = bool(here) and all(item.place == place[1] for item in here or ())
        rest = len(self.by_paper) - alone - len(first)
        groups = []
        for paper in first:
            others = (item.place for item in self.by_paper[paper] if (paper, item.place) != place)
            signs = ", ".join(dict.fromkeys(map(places.sign, others)))
            groups.append(signs if paper == place[0] else f"{names[paper]} {signs}")
        return "; ".join(groups) + (f" and {plural(rest, 'other paper')}" if rest else "")


def of_fact(fact: Fact, names: Names, at: Where) -> Iterator[Saying]:
    """Yield what a fact says of the places that it quotes.

    If the values differ, the other side are the places with another value; if this place gives all values, the fact
    is still named.
    """
    href, sign, every = at.of_fact(fact.id), VERDICTS[fact.verdict].symbol, Told(fact.statements)
    here: dict[Place, dict[str, None]] = defaultdict(dict)
    for item in fact.statements:
        here[item.paper, item.place][item.value] = None
    apart: dict[tuple[str, ...], Told] = {}  # by the values of a place
    for place, values in here.items():
        own = tuple(values)
        if own not in apart:
            apart[own] = Told(item for item in fact.statements if item.value not in values)
        there = apart[own]
        words = "; ".join(own)
        note = f"here {words}, there {'; '.join(there.values)}" if there.values else words
        where = (there if there.statements else every).lead(place, names)
        yield place, Remark("fact", href, fact.subject, sign, where, note if len(note) <= LONGEST else "")


def of_event(item: Dated, at: Where) -> Iterator[Saying]:
    """Yield what an event says of the places that date it so."""
    remark = Remark("event", at.of_event(item.anchor), item.event.title, lead=f"{item.shown}:")
    yield from dict.fromkeys(((place.paper, place.at) for place in item.places), remark).items()


def of_terms(indexed: Indexed, at: Where) -> Iterator[Saying]:
    """Yield the terms of the index at their main places, from A to Z."""
    for term in sorted(indexed.data.terms, key=order):
        if term.variants:
            made: dict[str, Remark] = {}  # one for all places, which are very many
            for place, aspect in main_places(term, indexed.located[term.id]):
                title = f"{term.heading}: {aspect}" if aspect else term.heading
                yield place, made.setdefault(aspect, Remark("term", at.of_term(term.id), title))


def remarks(given: Given, names: Names) -> Iterator[Saying]:
    """Yield everything that is said, kind by kind."""
    for fact in sorted(given.claims.value.facts, key=lambda fact: FIRST.index(fact.verdict)):
        yield from of_fact(fact, names, given.where)
    for item in dated(given.chronology.value.events):
        yield from of_event(item, given.where)
    rows = given.synopsis.value.rows
    asked = {
        question.id: Remark("answer", given.where.of_question(question.id), question.label, lead="Synopsis:")
        for question in rows.questions
    }
    for cell in rows.cells:
        if cell.paper in given.synopsis.value.columns:
            yield from (((cell.paper, anchor), asked[cell.question]) for anchor in cell.places)
    yield from of_terms(given.terms.value, given.where)


def cards(given: Given) -> dict[str, Card]:
    """Return the previews of everything that can be said, by address."""
    made = {}
    for fact in given.claims.value.facts:
        rows = (Row(item.paper, item.place, item.value, item.quote) for item in fact.statements[:MANY])
        made[given.where.of_fact(fact.id)] = Card(fact.subject, rows=tuple(rows))
    for item in dated(given.chronology.value.events):
        rows = (Row(place.paper, place.at, "", place.quote) for place in item.places[:MANY])
        made[given.where.of_event(item.anchor)] = Card(f"{item.shown}: {item.event.title}", rows=tuple(rows))
    answers = given.synopsis.value
    for question in answers.rows.questions:
        mine = [
            cell
            for cell in answers.rows.cells
            if cell.question == question.id and cell.paper in answers.columns
        ]
        rows = (Row(cell.paper, "", "", cell.text) for cell in mine[:MANY] if cell.text)
        made[given.where.of_question(question.id)] = Card(question.label, rows=tuple(rows))
    for name, found in given.terms.value.located.items():
        papers = {paper for paper, _ in found.places}
        text = f"{plural(len(found.places), 'place')} in {plural(len(papers), 'paper')}"
        made[given.where.of_term(name)] = Card(given.terms.value.headings[name], text)
    return made


def said(given: Given, names: Names) -> dict[str, tuple[Said, ...]]:
    """Return what is said of each paper, by slug; ``names`` are the papers with pages, by their shortest names."""
    known = given.known
    found: dict[str, dict[str, dict[Remark, None]]] = {slug: {} for slug in names}
    for (slug, anchor), remark in remarks(given, names):
        if slug in found:
            found[slug].setdefault(anchor, {})[remark] = None
    return {
        slug: tuple(Said(anchor, tuple(here[anchor])) for anchor in known[slug] if anchor in here)
        if here
        else ()
        for slug, here in found.items()
    }
