"""The facts as a list, divided by topic if it is long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edition.across.claims.check import between, within
from edition.across.quoted import MANY
from edition.data.claims import Claims, Fact
from edition.pages.listed import Listed, Row
from edition.pages.parting import MOST, Item, Part, parted

TITLE = "Where they agree and disagree"

PAGE = "claims"


def kinds(fact: Fact) -> str:
    """Return the words by which the page's filter selects a fact."""
    words: list[str] = [fact.verdict]
    words += ["between"] if between(fact) else []
    words += ["within"] if within(fact) else []
    return " ".join(words)


def shown(fact: Fact) -> Fact:
    """Return a fact with the statements that its page shows: of very many the first."""
    return fact if len(fact.statements) <= MANY else replace(fact, statements=fact.statements[:MANY])


def page_of(fact: Fact) -> str:
    """Return the name of the page that has all statements of a fact, without its ending."""
    return f"{PAGE}/facts/{fact.id}"


def in_matrix(fact: Fact) -> int:
    """Return about how many characters the row of a fact takes in the matrix."""
    return 300 + 320 * min(len(fact.statements), MANY)


def size(fact: Fact) -> int:
    """Return about how many characters a fact takes: its row, and its statements with their quotations."""
    return in_matrix(fact) + 1000 + sum(720 + len(item.quote) for item in shown(fact).statements)


def tree(claims: Claims) -> Part[Fact]:
    """Return the facts, topic by topic, divided by topic if they are many."""
    return parted(
        Item(fact, f"fact-{fact.id}", size(fact), (topic.id,))
        for topic in claims.topics
        for fact in claims.facts
        if fact.topic == topic.id
    )


def listed(claims: Claims, papers: Mapping[str, str]) -> Listed[Fact]:
    """Return the list; ``papers`` are the names of the papers that its filters name."""
    topics = {topic.id: topic.label for topic in claims.topics}

    def row(fact: Fact) -> Row:
        data = {"verdict": kinds(fact), "topic": fact.topic, "papers": " ".join(fact.papers)}
        return Row(fact.subject, data)

    def name(part: str) -> str:
        topic = part if part in topics else part.rpartition("-")[0]
        return topics.get(topic, part) + ("" if part in topics else f" ({part.rpartition('-')[2]})")

    labels = {"papers": papers, "topics": topics}
    return Listed(PAGE, TITLE, "facts", tree(claims), row, name, whole_matrix(claims), labels)


def whole_matrix(claims: Claims) -> bool:
    """Tell whether the matrix of all facts has room on the first page; else each part has its own."""
    return sum(map(in_matrix, claims.facts)) <= MOST * 3 // 4
