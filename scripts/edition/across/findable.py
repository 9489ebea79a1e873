"""What the search finds on the pages across the papers: terms, events, facts, and answers of the synopsis.

All are one data file. It is a script, since pages opened from
disk may load scripts but no data; and a file of its own, since large editions do not load the texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from edition.across import addresses
from edition.across.chronology.check import dated
from edition.across.claims.page import VERDICTS
from edition.across.given import Given, Indexed
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.synopsis import Synopsis
from edition.data.terms import Term
from edition.language.strings import plural

FILE = "data/across.js"


class Row(NamedTuple):
    """Something that can be found: where it is, its words, its place in words, and more that finds it."""

    kind: str
    href: str
    text: str
    place: str
    more: str = ""


def term(item: Term, index: Indexed) -> Row:
    """Return a term of the index by its heading and forms; a reference leads to the term that it names."""
    if item.see:
        place = f"see {'; '.join(index.headings[target] for target in item.see)}"
        return Row("term", addresses.of_term(item.see[0]), item.heading, place)
    places = index.located[item.id].places
    papers = {paper for paper, _ in places}
    said = f"{plural(len(places), 'place')} in {plural(len(papers), 'paper')}"
    more = (*item.variants, *(part.heading for part in item.subentries))
    return Row("term", addresses.of_term(item.id), item.heading, said, " · ".join(more))


def of_terms(index: Indexed) -> list[Row]:
    """Return the terms of the index."""
    return [term(item, index) for item in index.data.terms]


def of_events(events: Chronology) -> list[Row]:
    """Return the events, under each of their dates."""
    themes = {theme.id: theme.label for theme in events.themes}
    return [
        Row(
            "event",
            addresses.of_event(item.anchor),
            f"{item.shown}: {item.event.title}",
            themes.get(item.event.theme, ""),
        )
        for item in dated(events.events)
    ]


def of_facts(claims: Claims) -> list[Row]:
    """Return the facts with the values that the papers give."""
    topics = {topic.id: topic.label for topic in claims.topics}
    return [
        Row(
            "fact",
            addresses.of_fact(fact.id),
            f"{fact.subject}: {'; '.join(dict.fromkeys(item.value for item in fact.statements))}",
            f"{VERDICTS[fact.verdict].symbol} {VERDICTS[fact.verdict].word} › {topics.get(fact.topic, '')}",
        )
        for fact in claims.facts
    ]


def of_answers(synopsis: Synopsis, names: Mapping[str, str]) -> list[Row]:
    """Return the answers that the synopsis gives; ``names`` are those of the papers that it compares."""
    labels = {question.id: question.label for question in synopsis.questions}
    return [
        Row(
            "answer",
            addresses.of_question(cell.question),
            cell.text,
            f"{names[cell.paper]} › {labels[cell.question]}",
        )
        for cell in synopsis.cells
        if cell.text and cell.paper in names
    ]


def script(given: Given) -> str:
    """Return the script with everything that can be found; what has no data gives no rows."""
    columns = {slug: given.synopsis.papers.names[slug] for slug in given.synopsis.value.columns}
    indexed = given.terms.value
    rows = [
        *of_answers(given.synopsis.value.rows, columns),
        *of_facts(given.claims.value),
        *of_events(given.chronology.value),
        *of_terms(indexed),
    ]
    return f"globalThis.ACROSS = {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))};\n"
