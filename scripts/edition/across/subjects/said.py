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

OFTEN = 3  # a place that names a term so often is one of its main places

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
        yield from ((place, "") for place, times in sorted(located.times.items()) if times >= OFTEN)


def grouped(statements: Iterable[Statement], own: str, names: Names) -> list[str]:
    """Return places by paper, each as words: "Kanwal et al. ¶6, ¶32"; those of the paper itself without its name."""
    by_paper: dict[str, dict[str, None]] = defaultdict(dict)
    for item in statements:
        by_paper[item.paper][places.sign(item.place)] = None
    return [
        ", ".join(signs) if paper == own else f"{names[paper]} {', '.join(signs)}"
        for paper, signs in by_paper.items()
    ]


def lead(statements: Iterable[Statement], own: str, names: Names) -> str:
    """Return where the other side stands."""
    groups = grouped(statements, own, names)
    rest = groups[PAPERS:]
    return "; ".join(groups[:PAPERS]) + (f" and {plural(len(rest), 'other paper')}" if rest else "")


def of_fact(fact: Fact, names: Names, at: Where) -> Iterator[Saying]:
    """Yield what a fact says of the places that it quotes.

    If the values differ, the other side are the places with another value; if this place gives all values, the fact
    is still named.
    """
    href, sign = at.of_fact(fact.id), VERDICTS[fact.verdict].symbol
    for place in dict.fromkeys((item.paper, item.place) for item in fact.statements):
        here = dict.fromkeys(item.value for item in fact.statements if (item.paper, item.place) == place)
        others = [item for item in fact.statements if (item.paper, item.place) != place]
        apart = [item for item in others if item.value not in here]
        there = dict.fromkeys(item.value for item in apart)
        note = f"here {'; '.join(here)}, there {'; '.join(there)}" if there else "; ".join(here)
        where = lead(apart or others, place[0], names)
        yield place, Remark("fact", href, fact.subject, sign, where, note if len(note) <= LONGEST else "")


def of_event(item: Dated, at: Where) -> Iterator[Saying]:
    """Yield what an event says of the places that date it so."""
    for place in dict.fromkeys((place.paper, place.at) for place in item.places):
        yield place, Remark("event", at.of_event(item.anchor), item.event.title, lead=f"{item.shown}:")


def of_terms(indexed: Indexed, at: Where) -> Iterator[Saying]:
    """Yield the terms of the index at their main places, from A to Z."""
    for term in sorted(indexed.data.terms, key=order):
        if term.variants:
            for place, aspect in main_places(term, indexed.located[term.id]):
                title = f"{term.heading}: {aspect}" if aspect else term.heading
                yield place, Remark("term", at.of_term(term.id), title)


def remarks(given: Given, names: Names) -> Iterator[Saying]:
    """Yield everything that is said, kind by kind."""
    for fact in sorted(given.claims.value.facts, key=lambda fact: FIRST.index(fact.verdict)):
        yield from of_fact(fact, names, given.where)
    for item in dated(given.chronology.value.events):
        yield from of_event(item, given.where)
    rows = given.synopsis.value.rows
    labels = {question.id: question.label for question in rows.questions}
    for cell in rows.cells:
        if cell.paper in given.synopsis.value.columns:
            for anchor in cell.places:
                label = labels[cell.question]
                yield (
                    (cell.paper, anchor),
                    Remark("answer", given.where.of_question(cell.question), label, lead="Synopsis:"),
                )
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
