"""What the search finds on the pages across the papers: terms, events, facts, and answers of the synopsis.

Each page gives its rows, and all together are one data file. It is a script, since pages opened from
disk may load scripts but no data; and a file of its own, since large editions do not load the texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from edition.across.chronology.check import dated
from edition.across.claims.page import VERDICTS
from edition.across.terms.page import Index
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.synopsis import Synopsis
from edition.data.terms import Term
from edition.language.strings import plural

FILE = "data/across.js"

PART = "data/across/"  # the rows of one page, until all are one file


class Row(NamedTuple):
    """Something that can be found: where it is, its words, its place in words, and more that finds it."""

    kind: str
    href: str
    text: str
    place: str
    more: str = ""


def term(item: Term, index: Index) -> Row:
    """Return a term of the index by its heading and forms; a reference leads to the term that it names."""
    if item.see:
        names = {one.id: one.heading for one in index.data.terms}
        place = f"see {'; '.join(names[target] for target in item.see)}"
        return Row("term", f"index-of-terms.html#term-{item.see[0]}", item.heading, place)
    places = index.located[item.id].places
    papers = {paper for paper, _ in places}
    said = f"{plural(len(places), 'place')} in {plural(len(papers), 'paper')}"
    more = (*item.variants, *(part.heading for part in item.subentries))
    return Row("term", f"index-of-terms.html#term-{item.id}", item.heading, said, " · ".join(more))


def of_terms(index: Index) -> list[Row]:
    """Return the terms of the index."""
    return [term(item, index) for item in index.data.terms]


def of_events(events: Chronology) -> list[Row]:
    """Return the events, under each of their dates."""
    themes = {theme.id: theme.label for theme in events.themes}
    return [
        Row(
            "event",
            f"chronology.html#{item.anchor}",
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
            f"claims.html#fact-{fact.id}",
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
            f"synopsis.html#{cell.question}",
            cell.text,
            f"{names[cell.paper]} › {labels[cell.question]}",
        )
        for cell in synopsis.cells
        if cell.text and cell.paper in names
    ]


def part(name: str, rows: Iterable[Row]) -> dict[str, str]:
    """Return the rows of one page, to be kept with it."""
    return {f"{PART}{name}": json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))}


def gathered(pages: Mapping[str, str]) -> dict[str, str]:
    """Return the pages with the rows of all in one file, instead of a part for each."""
    rows = [row for name, text in pages.items() if name.startswith(PART) for row in json.loads(text)]
    script = f"globalThis.ACROSS = {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))};\n"
    return {**{name: text for name, text in pages.items() if not name.startswith(PART)}, FILE: script}
