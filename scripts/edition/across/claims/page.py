"""The page "Where they agree and disagree": each fact with its statements side by side."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.across.claims.check import between, support, within
from edition.citations import reasons
from edition.data.claims import Claims, Fact, Statement
from edition.language.strings import plural
from edition.model.works import Citation
from edition.pages import places
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined
from edition.text.places import Places

# The symbol and the word of each verdict, and its meaning.
VERDICTS = {
    "agree": ("=", "Agree", "all places give one value"),
    "differ": ("≠", "Differ", "the values contradict each other, between papers or inside one paper"),
    "compatible": ("≈", "Compatible", "the values are not the same, but need not contradict each other"),
}

INTRODUCTION = (
    "What several papers, or one paper in several places, state about the same thing. The words are "
    "quoted to the letter and lead to their paragraph; subject, value, note and verdict are the editors’. "
    "No side is taken, and nothing is compared with sources outside the papers."
)

ON_SOURCES = (
    "Under each quotation stands what its sentence cites. Where the sentence cites nothing, the next "
    "citation of the paragraph is given instead; it may cover the statement, or not."
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the page needs from the corpus: names of papers and works, all places, all citations."""

    names: Mapping[str, str]
    works: Mapping[str, str]
    places: Places
    citations: tuple[Citation, ...]


def badge(parent: ET.Element, fact: Fact, names: Mapping[str, str]) -> None:
    """Add the verdict as symbol and words; a contradiction is between papers or inside one paper."""
    sign, word, _ = VERDICTS[fact.verdict]
    line = add(parent, "p", class_=f"verdict verdict-{fact.verdict}")
    add(line, "span", sign, class_="verdict-sign", aria_hidden="true")
    add_text(line, " ")
    add(line, "strong", word)
    parts = ["between papers"] if between(fact) else []
    parts += [f"inside one paper ({names[slug]})" for slug in within(fact)]
    if fact.verdict != "differ":
        parts = [plural(len(fact.papers), "paper")]
    add(line, "span", " " + "; ".join(parts), class_="verdict-scope")


def cited(parent: ET.Element, citations: Iterable[Citation], works: Mapping[str, str]) -> None:
    """Add citations to a line: the note, if any, and its works; an unresolved citation as printed."""
    before = ""
    seen = dict.fromkeys(
        (c.paper, c.note, c.works, "" if c.works else c.surface, c.unresolved) for c in citations
    )
    for number, (paper, note, keys, surface, unresolved) in enumerate(seen):
        add_text(parent, ", " if number else "")
        if note and note != before:
            places.link(parent, paper, f"fn:{note}")
            add_text(parent, ": ")
        before = note
        for place, key in enumerate(keys):
            add_text(parent, ", " if place else "")
            add(parent, "a", works[key], href=f"works/{key}.html")
        if not keys:
            add(parent, "span", surface, class_="citation-unresolved", title=reasons.sentence(unresolved))
            add_text(parent, " (not identified)")


def statement(item: Statement, context: Context) -> ET.Element:
    """Return one statement: its value, quotation, place and citations."""
    box = element("li", class_="statement")
    value = add(box, "p", item.value, class_="statement-value")
    if item.computed:
        add(value, "span", " (by the editors’ reckoning)", class_="statement-computed")
    add(add(box, "blockquote"), "p", item.quote)
    line = add(box, "p", class_="statement-places")
    places.link(line, item.paper, item.place)
    found = support(item, context.places, context.citations)
    if found.citations:
        add_text(line, "; cites " if found.exact else "; next citation: ")
        cited(line, found.citations, context.works)
    else:
        add_text(line, "; cites nothing")
    return box


def kinds(fact: Fact) -> str:
    """Return the words by which the page's filter selects a fact."""
    words: list[str] = [fact.verdict]
    words += ["between"] if between(fact) else []
    words += ["within"] if within(fact) else []
    return " ".join(words)


def article(fact: Fact, context: Context) -> ET.Element:
    """Return one fact with all its statements."""
    box = element(
        "article",
        id=f"fact-{fact.id}",
        class_="fact",
        data_topic=fact.topic,
        data_verdict=kinds(fact),
        data_papers=" ".join(fact.papers),
    )
    title = add(
        box, "h3", aria_labelledby=f"name:fact-{fact.id}"
    )  # named without its link, like all headings
    add(title, "span", fact.subject, id=f"name:fact-{fact.id}")
    address, words = f"#fact-{fact.id}", f"Link to this fact: {fact.subject}"
    add(title, "a", class_="headerlink", href=address, title=words, aria_label=words)
    badge(box, fact, context.names)
    add(box, "p", fact.note, class_="fact-note")
    sides = add(box, "ul", class_="sides" if len(fact.papers) > 1 else "sides one")
    for slug in fact.papers:
        side = add(sides, "li", class_="side")
        add(side, "p", context.names[slug], class_="side-paper")
        listing = add(side, "ul", class_="statements")
        for item in fact.statements:
            if item.paper == slug:
                listing.append(statement(item, context))
    return box


def legend(claims: Claims) -> ET.Element:
    """Return the verdicts with their symbols, meanings and counts."""
    counts = Counter[str](fact.verdict for fact in claims.facts)
    listing = element("dl", class_="legend")
    for verdict, (sign, word, meaning) in VERDICTS.items():
        term = add(listing, "dt", class_=f"verdict-{verdict}")
        add(term, "span", sign, class_="verdict-sign", aria_hidden="true")
        add_text(term, f" {word} ({counts[verdict]})")
        add(listing, "dd", meaning)
    return listing


def overview(claims: Claims) -> ET.Element:
    """Return all facts as links under their topics, each with the symbol of its verdict."""
    box = element("details", class_="fact-list")
    add(box, "summary", f"All {plural(len(claims.facts), 'fact')} at a glance")
    inner = add(box, "nav", aria_label="All facts")
    for topic in claims.topics:
        add(inner, "p", topic.label)
        listing = add(inner, "ul")
        for fact in claims.facts:
            if fact.topic == topic.id:
                item = add(listing, "li")
                sign, word, _ = VERDICTS[fact.verdict]
                add(item, "span", sign, class_="verdict-sign", role="img", aria_label=word)
                add_text(item, " ")
                add(item, "a", fact.subject, href=f"#fact-{fact.id}")
    return box


def filters(claims: Claims, names: Mapping[str, str]) -> ET.Element:
    """Return an empty element with labels, from which a script makes the filters."""
    papers = {slug: names[slug] for slug in names if any(slug in fact.papers for fact in claims.facts)}
    topics = {topic.id: topic.label for topic in claims.topics}
    return element(
        "div",
        id="fact-filters",
        class_="filters",
        data_papers=json.dumps(papers, ensure_ascii=False),
        data_topics=json.dumps(topics, ensure_ascii=False),
    )


def claims_page(claims: Claims, context: Context) -> str:
    """Return the Markdown page, topic by topic."""
    head = front_matter(
        title="Where they agree and disagree",
        description=f"{plural(len(claims.facts), 'fact')} that the papers state, with every quotation side by side: "
        "where they agree, and where they contradict each other or themselves.",
        styles=["claims.css"],
        scripts=["lists/filters.js", "lists/claims.js"],
    )
    blocks = ["# Where they agree and disagree", INTRODUCTION, to_html(legend(claims)), ON_SOURCES]
    blocks += [to_html(overview(claims)), to_html(filters(claims, context.names))]
    for topic in claims.topics:
        facts = [fact for fact in claims.facts if fact.topic == topic.id]
        if facts:
            blocks.append(f"## {escape(topic.label)} {{ #{topic.id} }}")
            blocks += [to_html(article(fact, context)) for fact in facts]
    return joined(head, blocks)
