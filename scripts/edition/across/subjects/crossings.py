"""The links between facts, events, questions and terms of one subject, for the pages of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.across.chronology.check import Dated, dated
from edition.across.claims.page import VERDICTS
from edition.across.given import Given
from edition.across.see import Links, See


@dataclass(frozen=True, slots=True)
class Crossings:
    """The links of each fact and question by id, and of each event by its anchor."""

    facts: Mapping[str, See]
    events: Mapping[str, See]
    questions: Mapping[str, See]


def crossings(given: Given, works: Mapping[str, str]) -> Crossings:
    """Return the links; ``works`` are the short names of the works by key."""
    headings, related = given.terms.value.headings, given.together
    subjects = {
        fact.id: f"{VERDICTS[fact.verdict].symbol} {fact.subject}" for fact in given.claims.value.facts
    }
    events: dict[str, list[Dated]] = defaultdict(list)
    for item in dated(given.chronology.value.events):
        events[item.event.id].append(item)

    def terms(names: Iterable[str]) -> Links:
        return tuple((given.where.of_term(name), headings[name]) for name in names)

    def facts(names: Iterable[str]) -> Links:
        return tuple((given.where.of_fact(name), subjects[name]) for name in names)

    def times(names: Iterable[str]) -> Links:
        found = [item for name in names for item in events[name]]
        return tuple(
            (given.where.of_event(item.anchor), f"{item.shown}: {item.event.title}") for item in found
        )

    def sources(keys: Iterable[str]) -> Links:
        return tuple((f"works/{key}.html", works[key]) for key in keys)

    return Crossings(
        {
            name: See(
                events=times(related.quoted.forth.get(name, ())),
                terms=terms(related.facts.back.get(name, ())),
            )
            for name in subjects
        },
        {
            item.anchor: See(
                facts(related.quoted.back.get(name, ())),
                works=sources(related.sources.get(name, ())),
                terms=terms(related.events.back.get(name, ())),
            )
            for name, its in events.items()
            for item in its
        },
        {name: See(terms=terms(found)) for name, found in related.questions.back.items()},
    )
