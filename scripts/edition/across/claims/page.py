"""The page "Where they agree and disagree": each fact with its statements side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from edition.across import quoted
from edition.across.claims import matrix, parts
from edition.across.claims.check import between, support, within
from edition.across.quoted import Quoted
from edition.across.see import See
from edition.citations import reasons
from edition.data.claims import Claims, Fact, Statement
from edition.language.strings import plural
from edition.model.works import Citation
from edition.pages.listed import Listed, needed
from edition.pages.page import front_matter, joined
from edition.pages.parting import Part
from edition.pages.template import filled
from edition.text.places import Places


class Verdict(NamedTuple):
    """The symbol and the word of a verdict, and its meaning."""

    symbol: str
    word: str
    meaning: str


VERDICTS = {
    "agree": Verdict("=", "Agree", "all places give one value"),
    "differ": Verdict("≠", "Differ", "the values contradict each other, between papers or inside one paper"),
    "compatible": Verdict(
        "≈", "Compatible", "the values are not the same, but need not contradict each other"
    ),
}

FIRST = ("differ", "agree", "compatible")  # the order of facts where they stand in a row
COLUMNS = 8  # a table of more papers than this would be too wide to read; its rows are cards

INTRODUCTION = (
    "What several papers, or one paper in several places, state about the same thing. The words are "
    "quoted to the letter and lead to their paragraph; subject, value, note and verdict are the editors’. "
    "No side is taken, and nothing is compared with sources outside the papers."
)

ON_SOURCES = (
    "Under each quotation is what its sentence cites. Where the sentence cites nothing, the next "
    "citation of the paragraph is given instead; it may cover the statement, or not."
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the page needs: names of papers, also brief, and of works, all places, citations by place, links by fact."""

    names: Mapping[str, str]
    briefs: Mapping[str, str]
    works: Mapping[str, str]
    places: Places
    citations: Mapping[tuple[str, str], list[Citation]]
    see: Mapping[str, See]


@dataclass(frozen=True, slots=True)
class Row:
    """A citation as the page shows it; several of one note that cite the same works are one row."""

    paper: str
    note: str
    works: tuple[str, ...]
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What a statement cites: in its own sentence (``exact``), or next in its paragraph."""

    citations: tuple[Row, ...]
    exact: bool


def cited(item: Statement, context: Context) -> Cited:
    """Return what a statement cites."""
    found = support(item, context.places, context.citations.get((item.paper, item.place), ()))
    rows = dict.fromkeys(
        Row(c.paper, c.note, c.works, "" if c.works else c.surface, reasons.sentence(c.unresolved))
        for c in found.citations
    )
    return Cited(tuple(rows), found.exact)


def scope(fact: Fact, names: Mapping[str, str]) -> str:
    """Return how far a verdict reaches; a contradiction is between papers or inside one paper."""
    if fact.verdict != "differ":
        return plural(len(fact.papers), "paper")
    parts = ["between papers"] if between(fact) else []
    return "; ".join([*parts, *(f"inside one paper ({names[slug]})" for slug in within(fact))])


def labels(claims: Claims, names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of papers and topics as JSON, from which a script makes the filters."""
    papers = {slug: names[slug] for slug in matrix.columns(claims, names)}
    topics = {topic.id: topic.label for topic in claims.topics}
    return {
        "papers": json.dumps(papers, ensure_ascii=False),
        "topics": json.dumps(topics, ensure_ascii=False),
    }


def claims_pages(claims: Claims, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the Markdown pages with their paths: one, topic by topic, or a first page with the matrix and one for each topic."""
    its = labels(claims, context.names)
    facts = parts.listed(claims, {slug: context.names[slug] for slug in json.loads(its["papers"])})
    yield from facts.between().items()
    yield from facts.scripts().items()
    for part in facts.tree.shown():
        yield f"{facts.file(part.name)}.md", page(claims, context, facts, part, its)
    for fact in claims.facts:
        quotations = (Quoted(item.paper, item.place, item.quote, item.value) for item in fact.statements)
        yield from quoted.pages(parts.page_of(fact), fact.subject, quotations, context.names).items()


def page(
    claims: Claims, context: Context, facts: Listed[Fact], part: Part[Fact], its: Mapping[str, str]
) -> str:
    """Return a page: the first, or that of a part; ``its`` are the names for its filters."""
    whole = parts.whole_matrix(claims) or not facts.divided
    root = facts.root(part)
    title = facts.name(part.name) if part.name else parts.TITLE
    head = front_matter(
        title=f"{parts.TITLE}: {title}" if part.name else title,
        description=f"{plural(len(part.items), 'fact')} that the papers state, with every quotation side by side: "
        "where they agree, and where they contradict each other or themselves.",
        hide=["toc"],
        **needed(
            ["claims.css", "matrix.css", "see.css"],
            ["shared/preview.js", "margins/cards.js", "lists/filters.js", "lists/claims.js"],
            divided=facts.divided,
        ),
    )
    shown = [] if part.parts else list(map(parts.shown, part.things))
    here = {fact.id for fact in part.things}
    rows = Claims(claims.topics, tuple(parts.shown(fact) for fact in claims.facts if fact.id in here))
    papers = matrix.columns(rows, context.names)
    whole_facts = {fact.id: fact for fact in part.things}
    text = filled(
        "claims.md.jinja",
        "edition.across",
        title=title,
        part=part.name,
        introduction=INTRODUCTION if not part.name else "",
        on_sources=ON_SOURCES,
        verdicts=VERDICTS,
        rows=matrix.matrix(rows) if whole != bool(part.name) else [],
        papers=papers,
        wide=len(papers) <= COLUMNS,
        topics=[(topic, [fact for fact in shown if fact.topic == topic.id]) for topic in claims.topics],
        parts=[
            (topic, facts.links(own)) for topic in claims.topics for own in part.parts if own.name == topic.id
        ],
        list=facts,
        beside=facts.beside(part),
        root=root,
        href=facts.hrefs(part),
        filters="none" if part.name else "rows" if facts.divided and not whole else "here",
        labels=its,
        names=context.names,
        briefs=context.briefs,
        works=context.works,
        kinds=parts.kinds,
        scope=lambda fact: scope(whole_facts[fact.id], context.names),
        every=lambda fact: quoted.every(parts.page_of(fact), len(whole_facts[fact.id].statements)),
        see_of=context.see,
        support=partial(cited, context=context),
    )
    return joined(head, [text])
