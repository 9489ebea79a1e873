"""The editors' data that looks across the papers, read and checked: what the pages, and the papers themselves, show.

Each kind of data is checked against all papers and kept without those set aside. Data with errors
counts as none, so that nothing is shown of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from edition.across import addresses
from edition.across.addresses import Where
from edition.across.chronology.check import Years, check_chronology, still_dated, unlisted, years_of
from edition.across.claims.check import check_claims, still_comparable
from edition.across.papers import Papers, loaded, spared
from edition.across.subjects.pairs import Relations
from edition.across.synopsis import check_synopsis
from edition.across.terms.check import check_terms
from edition.across.terms.places import Located, locate, still_placed
from edition.cache.tasks import Due, Workshop
from edition.copyedit import remarks
from edition.data import chronology, claims, synopsis, terms
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.paper import PaperSpec
from edition.data.synopsis import Synopsis
from edition.data.terms import IndexTerms
from edition.data.without import without
from edition.findings.finding import Diagnostic, diagnose, has_errors
from edition.pages import abbreviations
from edition.pages.abbreviations import Expansion
from edition.text.places import Places

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sound(Generic[T]):
    """Checked data, and the papers with which it is shown: all of them, or those that are no drafts."""

    value: T
    papers: Papers


@dataclass(frozen=True, slots=True)
class Answers:
    """The synopsis, and the papers that it compares."""

    rows: Synopsis = field(default_factory=Synopsis)
    columns: Mapping[str, PaperSpec] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indexed:
    """The terms, the places of each, and the abbreviations that the papers' pages expand."""

    data: IndexTerms = field(default_factory=IndexTerms)
    located: Mapping[str, Located] = field(default_factory=dict)
    expansions: tuple[Expansion, ...] = ()

    @property
    def headings(self) -> dict[str, str]:
        """The headings of the terms with places, by id."""
        return {term.id: term.heading for term in self.data.terms if term.variants}


@dataclass(frozen=True, slots=True)
class Given:
    """Everything that the editors' files say across the papers, what belongs together in it, and where it stands."""

    synopsis: Sound[Answers]
    claims: Sound[Claims]
    chronology: Sound[Chronology]
    terms: Sound[Indexed]
    where: Where = field(default_factory=Where)
    together: Relations = field(default_factory=Relations)

    @property
    def known(self) -> Places:
        """The passages of all papers that any of the data is about: a draft may be left out of some of it only."""
        return max((its.papers.known for its in (self.claims, self.chronology, self.terms)), key=len)


def given(root: Path, papers: Papers, shop: Workshop) -> tuple[Given, list[Diagnostic]]:
    """Return the editors' data below ``root`` with all findings about it; ``placed`` adds its addresses."""
    rows, one = spared(lambda papers: of_synopsis(root, papers, shop), papers)
    facts, two = spared(lambda papers: of_claims(root, papers, shop), papers)
    events, three = spared(lambda papers: of_chronology(root, papers, shop), papers)
    indexed, four = spared(lambda papers: of_terms(root, papers, shop), papers)
    unknown = unknown_terms(root, facts.value, events.value, shop)
    return Given(rows, facts, events, indexed), [*one, *two, *three, *four, *unknown]


def unknown_terms(root: Path, facts: Claims, events: Chronology, shop: Workshop) -> Iterator[Diagnostic]:
    """Yield a finding for each term that a fact or an event names and the index does not have."""
    listed = {term.id for term in loaded(terms.load, root, terms.FILE, shop)[0].terms if term.variants}
    rows = [("CLM005", fact.at, fact.terms) for fact in facts.facts]
    rows += [("CHR007", event.where, event.terms) for event in events.events]
    for code, at, names in rows:
        for name in names:
            if name not in listed:
                yield diagnose(code, at, f"there is no term “{name}”")


def of_synopsis(root: Path, papers: Papers, shop: Workshop) -> tuple[Sound[Answers], list[Diagnostic]]:
    """Return the answers of the papers, question by question."""
    rows, found = loaded(synopsis.load, root, synopsis.FILE, shop)
    rows = papers.now(rows)
    rows = without(rows, papers.missing)
    columns = answered(rows, papers)
    found = found + check_synopsis(rows, papers.known, columns)
    if not rows.questions or not columns or has_errors(found):
        return Sound(Answers(), papers), found
    found += papers.mentioned(without(rows, papers.aside))
    return Sound(Answers(rows, columns), papers), found


def answered(rows: Synopsis, papers: Papers) -> dict[str, PaperSpec]:
    """Return the papers that the synopsis compares: a draft only if it has an answer to every question."""
    wanted = {question.id for question in rows.questions}
    given = {slug: {cell.question for cell in rows.cells if cell.paper == slug} for slug in papers.shown}
    return {
        slug: item.spec
        for slug, item in papers.shown.items()
        if not item.spec.is_draft or wanted <= given[slug]
    }


def of_claims(root: Path, papers: Papers, shop: Workshop) -> tuple[Sound[Claims], list[Diagnostic]]:
    """Return the facts that several places state."""
    facts, found = loaded(claims.load, root, claims.FILE, shop)
    facts = papers.now(facts)
    facts = still_comparable(facts, papers.missing)
    found = found + check_claims(facts, papers.known) + remarks.of_claims(facts, papers.known)
    if has_errors(found):
        return Sound(Claims(), papers), found
    facts = still_comparable(facts, papers.aside)
    return Sound(facts, papers), [*found, *papers.mentioned(facts)]


def of_chronology(root: Path, papers: Papers, shop: Workshop) -> tuple[Sound[Chronology], list[Diagnostic]]:
    """Return the dated events."""
    known = papers.known
    events, found = loaded(chronology.load, root, chronology.FILE, shop)
    events = papers.now(events)
    if not events.events:
        return Sound(Chronology(), papers), found
    events = still_dated(events, papers.missing)
    found = [*found, *check_chronology(events, known), *remarks.of_events(events, known)]
    events = still_dated(events, papers.aside)
    found += unlisted(events, dated_in(papers, shop), known)
    if not events.events or has_errors(found):
        return Sound(Chronology(), papers), found
    return Sound(events, papers), [*found, *papers.mentioned(events)]


def dated_in(papers: Papers, shop: Workshop) -> Iterator[tuple[PaperSpec, Years]]:
    """Yield the years in the text of each paper that has a page, with its data; those of most papers are kept."""
    every = [item.paper for item in papers.linked]
    keys = [papers.key(shop, years_of, [item.spec.slug]) for item in every]
    due = Due([partial(lambda item: (item.spec.slug, item.source, item.document), item) for item in every])
    for item, made in zip(every, shop.stream(years_of, due, keys), strict=True):
        yield item.spec, made.value


def of_terms(root: Path, papers: Papers, shop: Workshop) -> tuple[Sound[Indexed], list[Diagnostic]]:
    """Return the terms with their places, and the abbreviations."""
    data, found = loaded(terms.load, root, terms.FILE, shop)
    data = papers.now(data)
    data = without(data, papers.missing)
    if data == IndexTerms():
        return Sound(Indexed(), papers), found
    found = found + check_terms(data, papers.known)
    found += abbreviations.unused(data.abbreviations, papers.everything)
    located, more = locate(data, papers.known, shop, partial(papers.key, shop))
    found += [item for item in more if not papers.missing or item.code != "IDX001"]  # its forms may be there
    data, located = still_placed(data, located, papers.aside)
    if not data.terms or has_errors(found):  # then no term has a page
        return Sound(Indexed(expansions=abbreviations.expansions(data, lambda _: "")), papers), found
    return Sound(Indexed(data, located, abbreviations.expansions(data, addresses.of_term)), papers), found
