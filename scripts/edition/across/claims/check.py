"""Checks the facts of ``claims.yaml`` against the papers.

The editors give places, quotations and a verdict. The program derives the rest: which works a
statement cites, and whether papers contradict each other or themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from edition.data import files
from edition.data.claims import Claims, Fact, Statement
from edition.data.without import without
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import one_line, plural
from edition.model.works import Citation
from edition.text import places
from edition.text.places import Places

FEWEST = 2  # statements of a fact


def check_claims(claims: Claims, known: Places) -> list[Diagnostic]:
    """Return findings about the facts, each at its place in the file."""
    topics = {topic.id for topic in claims.topics}
    found = list(files.unfit([(topic.id, topic.at) for topic in claims.topics], "CLM001"))
    found += files.unfit([(fact.id, fact.at) for fact in claims.facts], "CLM001")
    for fact in claims.facts:
        if fact.topic not in topics:
            found.append(diagnose("CLM002", fact.at, f"there is no topic “{fact.topic}”"))
        found += judged(fact)
        for item in fact.statements:
            found += places.dead(known, item.paper, [item.place], item.at)
            found += places.misquoted(known, item.paper, item.place, item.quote, item.at)
    return found


def judged(fact: Fact) -> Iterator[Diagnostic]:
    """Yield a finding where a verdict does not fit the values, or a fact has too few statements."""
    values = {item.value for item in fact.statements}
    if len(fact.statements) < FEWEST:
        yield diagnose(
            "CLM004",
            fact.at,
            f"“{fact.id}” has {plural(len(fact.statements), 'statement')}; at least 2 are needed",
        )
    elif (fact.verdict == "agree") != (len(values) == 1):
        listed = " / ".join(sorted(values))
        yield diagnose(
            "CLM003", fact.at, f"the verdict of “{fact.id}” is “{fact.verdict}”, and its values are: {listed}"
        )


def still_comparable(claims: Claims, papers: Collection[str]) -> Claims:
    """Return the facts without the statements of ``papers``.

    A fact is left out if too few statements remain or its verdict no longer fits; so is a topic
    without facts.
    """
    if not papers:
        return claims
    left = without(claims, papers)
    facts = tuple(fact for fact in left.facts if not list(judged(fact)))
    topics = {fact.topic for fact in facts}
    return Claims(tuple(topic for topic in left.topics if topic.id in topics), facts)


def between(fact: Fact) -> bool:
    """Tell whether two papers contradict each other."""
    pairs = combinations(fact.statements, 2)
    return fact.verdict == "differ" and any(a.paper != b.paper and a.value != b.value for a, b in pairs)


def within(fact: Fact) -> tuple[str, ...]:
    """Return the papers that contradict themselves."""
    if fact.verdict != "differ":
        return ()
    return tuple(
        paper
        for paper in fact.papers
        if len({item.value for item in fact.statements if item.paper == paper}) > 1
    )


@dataclass(frozen=True, slots=True)
class Support:
    """The citations that belong to a statement.

    ``exact``: they are in the quoted sentence. Otherwise they are the next citations of the
    paragraph, which may or may not cover the statement.
    """

    citations: tuple[Citation, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a place of a paper."""

    paper: str
    place: str
    quote: str


def place_of(citation: Citation) -> str:
    """Return the anchor of the paragraph, or list, of a citation."""
    return f"p{citation.paragraph}" if citation.paragraph else citation.anchor


def by_place(
    citing: Iterable[Iterable[Citation]], wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[Citation]]:
    """Return the citations of some places by paper and anchor. In: the citations of each paper; the places."""
    found: dict[tuple[str, str], list[Citation]] = {place: [] for place in wanted}
    for citation in chain.from_iterable(citing):
        here = found.get((citation.paper, place_of(citation)))
        if here is not None:
            here.append(citation)
    return found


def support(item: Statement | Quotation, known: Places, citations: Iterable[Citation]) -> Support:
    """Return the citations of a quotation's sentence, or else the next ones of its paragraph."""
    text, quote = one_line(known[item.paper][item.place].text), one_line(item.quote)
    begin = text.index(quote)
    following: dict[int, list[Citation]] = {}
    here: list[Citation] = []
    for citation in citations:
        if citation.paper != item.paper or place_of(citation) != item.place or not citation.sentence:
            continue
        sentence = one_line(citation.sentence)
        if quote in sentence or sentence in quote:
            here.append(citation)
        elif (start := text.find(sentence)) > begin:
            following.setdefault(start, []).append(citation)
    if here:
        return Support(tuple(here), exact=True)
    return Support(tuple(following[min(following)])) if following else Support()
