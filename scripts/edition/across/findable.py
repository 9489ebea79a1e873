"""What the search finds beside the papers: pages, questions, terms, events, facts, answers, and authors of works.

All of it is one script, since pages opened from disk may load scripts but no data; and a file of its own,
since large editions do not load the texts. A large edition has only pages, terms and questions there; the others, which
grow with the papers, are in parts, found by the index of its texts.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from edition.across import authors, home, menu
from edition.across.addresses import Where
from edition.across.authors import Names
from edition.across.chronology.check import dated
from edition.across.claims.page import VERDICTS
from edition.across.given import Answers, Given, Indexed
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.corpus import Corpus, HomeQuestion
from edition.files import disk
from edition.language.strings import folded, plural

FILE = "data/across.js"

MOST = 2_000  # names that are worth loading to look through

GROWING = (
    "event",
    "fact",
    "answer",
    "author",
)  # kinds of which there are as many as papers, and more; in this order


class Row(NamedTuple):
    """Something that can be found: where it is, its words, its place in words, and more that finds it."""

    kind: str
    href: str
    text: str
    place: str
    more: str = ""


def of_terms(index: Indexed, at: Where) -> Iterator[Row]:
    """Yield the terms of the index, each found by its heading, its forms and aspects, and what refers to it."""
    names: dict[str, list[str]] = defaultdict(list)
    for term in index.data.terms:
        for target in term.see:
            names[target].append(term.heading)
    for term in index.data.terms:
        if not term.variants:
            continue
        places = index.located[term.id].places
        said = f"{plural(len(places), 'place')} in {plural(len({paper for paper, _ in places}), 'paper')}"
        forms = [*term.variants, *(part.heading for part in term.subentries), *names[term.id]]
        more = [form for form in forms if folded(form) != folded(term.heading)]
        yield Row("term", at.of_term(term.id), term.heading, said, " · ".join(more))


def of_events(events: Chronology, where: Where) -> Iterator[Row]:
    """Yield the events, under each of their dates."""
    themes = {theme.id: theme.label for theme in events.themes}
    for item in dated(events.events):
        text = f"{item.shown}: {item.event.title}"
        yield Row("event", where.of_event(item.anchor), text, themes.get(item.event.theme, ""))


def of_facts(claims: Claims, where: Where) -> Iterator[Row]:
    """Yield the facts with the values that the papers give."""
    topics = {topic.id: topic.label for topic in claims.topics}
    for fact in claims.facts:
        text = f"{fact.subject}: {'; '.join(dict.fromkeys(item.value for item in fact.statements))}"
        place = (
            f"{VERDICTS[fact.verdict].symbol} {VERDICTS[fact.verdict].word} › {topics.get(fact.topic, '')}"
        )
        yield Row("fact", where.of_fact(fact.id), text, place)


def of_answers(answers: Answers, names: Mapping[str, str], at: Where) -> Iterator[Row]:
    """Yield the answers that the synopsis gives; ``names`` are those of the papers."""
    labels = {question.id: question.label for question in answers.rows.questions}
    for cell in answers.rows.cells:
        if cell.text and cell.paper in answers.columns:
            place = f"{names[cell.paper]} › {labels[cell.question]}"
            yield Row("answer", at.of_question(cell.question), cell.text, place)


def of_authors(names: Names) -> Iterator[Row]:
    """Yield the names in the works, each found as one says it, too: "Andrew Small"."""
    for person in names.everybody:
        family, _, given = person.name.partition(", ")
        yield Row(
            "author",
            names.addresses[person.name],
            person.name,
            authors.counts(person),
            f"{given} {family}".strip(),
        )


def of_pages(corpus: Corpus, made: Mapping[str, str], docs: Path) -> Iterator[Row]:
    """Yield the pages of the menu but the first, by title and description.

    In: the pages of the edition, by path; the folder of those that people write.
    """
    for title, page in list(menu.pages(corpus, made))[1:]:
        path = docs / page
        written = disk.read_bytes(path).decode("utf-8", "replace") if disk.there(path) else ""
        about = described(made.get(page, written))
        yield Row("page", f"{page.removesuffix('.md')}.html", title, about, about)


def described(page: str) -> str:
    """Return the description in the YAML head of a page; "" without one."""
    row = next(
        (row for row in page.partition("\n---")[0].splitlines() if row.startswith("description: ")), ""
    )
    try:
        head = yaml.safe_load(row)
    except yaml.YAMLError:  # MkDocs says so
        head = None
    return str(head["description"]) if isinstance(head, dict) else ""


def with_questions(rows: Iterable[Row], asked: Iterable[HomeQuestion]) -> Iterator[Row]:
    """Yield the rows, then the readers' questions; a question that one row answers finds that row."""
    rows, asked = list(rows), list(asked)
    answers = Counter(row.href for row in rows)
    finding: dict[str, list[str]] = defaultdict(list)
    for item in asked:
        if answers[item.answer] == 1:
            finding[item.answer].append(item.words)
    for row in rows:
        yield row._replace(more=" · ".join(filter(None, (row.more, *finding.get(row.href, ())))))
    for item in asked:
        if item.answer not in finding:
            yield Row("question", item.answer, item.words, item.about)


def rows(given: Given, corpus: Corpus, names: Names, made: Mapping[str, str], docs: Path) -> list[Row]:
    """Return what is found.

    In: the editors' data; the names in the works; the pages of the edition, by path; the folder of those that
    people write.
    """
    every = with_questions(
        [
            *of_pages(corpus, made, docs),
            *of_terms(given.terms.value, given.where),
            *of_events(given.chronology.value, given.where),
            *of_facts(given.claims.value, given.where),
            *of_answers(given.synopsis.value, given.synopsis.papers.names, given.where),
            *of_authors(names),
        ],
        home.with_answers(corpus, made, docs, given.where),
    )
    return list(every)


def whole(every: Sequence[Row]) -> str:
    """Return the data file of an edition whose texts are one file, without the names where they are very many."""
    names = sum(row.kind == "author" for row in every)
    return script([row for row in every if names <= MOST or row.kind != "author"])


def script(some: Sequence[Row]) -> str:
    """Return the data file: a script that sets ``ACROSS`` to these rows."""
    return f"globalThis.ACROSS = {json.dumps(some, ensure_ascii=False, separators=(',', ':'))};\n"


def divided(every: Iterable[Row]) -> tuple[list[Row], dict[str, list[Row]]]:
    """Return the rows that a large edition has in one file, and those that it has in parts, by kind."""
    named: list[Row] = []
    told: dict[str, list[Row]] = {kind: [] for kind in GROWING}
    for row in every:
        told.get(row.kind, named).append(row)
    return named, told
