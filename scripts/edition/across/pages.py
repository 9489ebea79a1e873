"""The pages that look across the papers, from the editors' data and from the bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edition.across import concordance, home, menu
from edition.across.addresses import Where
from edition.across.authors import authors_pages
from edition.across.chronology.check import dated
from edition.across.chronology.page import chronology_pages
from edition.across.claims import agreement
from edition.across.claims.check import by_place
from edition.across.claims.page import Context, claims_pages
from edition.across.given import Answers, Given, Indexed, Sound
from edition.across.papers import Papers
from edition.across.placed import links_of
from edition.across.shared_works.page import sources_page
from edition.across.subjects import page as subjects
from edition.across.subjects import said
from edition.across.subjects.crossings import Crossings, crossings
from edition.across.synopsis_parts import synopsis_pages
from edition.across.terms import emphasis
from edition.across.terms.page import Index, terms_pages
from edition.data import files
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.corpus import Corpus
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import plural
from edition.model.text import Span
from edition.pages.paper_head import words_in
from edition.pages.said import said_files
from edition.pages.shown import PaperLabel, ShownPaper, ShownWork
from edition.records.standing import Standing
from edition.text.places import without

Made = tuple[dict[str, str], list[Diagnostic]]


def pages(given: Given, papers: Papers, works: Mapping[str, ShownWork]) -> Iterator[Made]:
    """Yield the pages but for the index of terms, some at a time, by name, with findings about ids that a page has twice.

    In: the editors' data; the papers; the works by key. A page without data is left out.
    """
    short = {key: work.label.name for key, work in works.items()}
    see = crossings(given, short)
    yield of_synopsis(given.synopsis, see)
    yield from of_claims(given.claims, short, see)
    yield from of_chronology(given.chronology, see, links_of(given))
    yield of_emphasis(given.terms, given.where)
    yield from of_subjects(given, short)
    if cards := said.cards(given):
        yield said_files(papers.brief, cards), []


def of_works(papers: Sequence[ShownPaper], works: Sequence[ShownWork]) -> dict[str, str]:
    """Return the page of the works that several papers cite; none without works."""
    if not works:
        return {}
    return {"sources.md": sources_page([shown.work for shown in works], [paper.linked for paper in papers])}


def of_authors(
    works: Sequence[ShownWork], papers: dict[str, PaperLabel], lasting: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Return the pages of the index of authors, each with its path; none without works."""
    return authors_pages(works, papers, lasting) if works else ()


def leading(
    docs: Path, listed: Corpus, papers: Papers, made: Mapping[str, str], where: Standing, *, sound: bool
) -> Made:
    """Return what links to the pages: menu, an example of an address, searches.

    In: the folder of the pages; the data of ``corpus.yaml``; the papers; the pages that were made, the
    state of the edition, and whether all pages could be made. Links to the pages of a paper set aside are left out.
    """
    found: list[Diagnostic] = []
    if sound and not papers.aside:
        found += [*home.check_home(listed, papers.known, made, docs), *menu.check_menu(listed, made, docs)]
    shown = without(papers.known, papers.aside)
    searches = concordance.found(listed.searches, (places.values() for places in shown.values()))
    if not papers.aside:
        lost = [search for search in listed.searches if search not in searches]
        found += [
            diagnose("NAV003", listed.at, f"“{search}” does not occur in the papers") for search in lost
        ]
    example = home.example(listed, shown)
    return {
        "_generated/searches.md": concordance.offered(searches),
        "_generated/address.md": home.address(example),
        menu.FILE: menu.settings(listed, [item.paper for item in papers.linked], made, example, where),
    }, found


def answering(given: Given, listed: Corpus, made: Mapping[str, str], docs: Path) -> dict[str, str]:
    """Return the questions of the home page that the edition answers."""
    return {"_generated/questions.md": home.questions(listed, made, docs, given.where)}


def of_synopsis(given: Sound[Answers], see: Crossings) -> Made:
    """Return the page that compares the papers question by question."""
    rows = given.value.rows
    if not rows.questions:
        return {}, []
    labels = {slug: paper.label for slug, paper in given.papers.shown.items()}
    pages = synopsis_pages(rows, given.value.columns.values(), labels, see.questions)
    ids = [(item.id, item.at) for item in rows.questions]
    return pages, [fault for page in pages.values() for fault in files.doubled(page, ids, "SYN005")]


def of_claims(given: Sound[Claims], works: Mapping[str, str], see: Crossings) -> Iterator[Made]:
    """Yield the pages of facts that several places state."""
    facts, papers = given.value, given.papers
    yield {agreement.FRAGMENT: agreement.fragment(facts) if facts.facts else "\n"}, []
    if not facts.facts:
        return
    quoted = ((item.paper, item.place) for fact in facts.facts for item in fact.statements)
    cited = by_place((item.citations for item in papers.linked), quoted)
    ids = [(item.id, item.at) for item in facts.topics] + [
        (f"fact-{item.id}", item.at) for item in facts.facts
    ]
    context = Context(papers.names, papers.brief, works, papers.known, cited, see.facts)
    for path, page in claims_pages(facts, context):
        yield {path: page}, [*files.doubled(page, ids, "CLM001")] if path == "claims.md" else []


def of_chronology(given: Sound[Chronology], see: Crossings, links: Mapping[str, int]) -> Iterator[Made]:
    """Yield the pages of dated events; ``links``: how many things each event leads to."""
    events = given.value
    if not events.events:
        return
    ids = [(item.anchor, item.event.where) for item in dated(events.events)]
    for path, page in chronology_pages(events, given.papers.shown.values(), see.events, links):
        yield {path: page}, [*files.doubled(page, ids, "CHR004")]


def of_emphasis(given: Sound[Indexed], where: Where) -> Made:
    """Return the drawing of the terms that papers share or have for themselves."""
    data, papers = given.value.data, given.papers
    if not data.terms:
        return {emphasis.FRAGMENT: "\n"}, []

    def words(slug: str) -> str:
        return plural(words_in(papers.shown[slug].paper.document.body), "word")

    index = Index(data, given.value.located, papers.names)
    return {emphasis.FRAGMENT: emphasis.fragment(index, papers.known, words, where)}, []


def of_index(given: Sound[Indexed], where: Where) -> Iterable[tuple[str, str]]:
    """Return the pages of the index of terms, each with its path; none without terms."""
    index = Index(given.value.data, given.value.located, given.papers.names)
    return terms_pages(index, where) if index.data.terms else ()


def index_from(
    given: Sound[Indexed], where: Where
) -> tuple[tuple[object, ...], Callable[[], tuple[object, ...]]]:
    """Return what stands for everything from which the index of terms is made, and what gives what it looks at of that.

    The first has the keys of all papers for the places of the terms in them.
    """
    data, papers = given.value.data, given.papers

    def looks_at() -> tuple[object, ...]:
        return *Index(data, given.value.located, papers.names).parts(), where

    keys = [papers.keys.get(slug, "") for slug in papers.known]
    return (
        ((data, keys, list(papers.names.items()), where), looks_at) if all(keys) else (looks_at(), looks_at)
    )


def doubled_terms(given: Sound[Indexed], page: str) -> list[Diagnostic]:
    """Return findings about terms whose id the index of terms has twice; ``page`` is its first page."""
    ids = [(f"term-{term.id}", term.at) for term in given.value.data.terms]
    return list(files.doubled(page, ids, "IDX006"))


def of_subjects(given: Given, works: Mapping[str, str]) -> Iterator[Made]:
    """Yield the pages of the terms, with findings about a term whose id its page has twice."""
    ids: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for term in given.terms.value.data.terms:
        if term.variants:
            ids[given.where.of_term(term.id).partition(".html#")[0]].append((term.id, term.at))
    for path, page in subjects.pages(given, works):
        its = ids.get(path.removesuffix(".md"), [])
        yield {path: page}, [*files.doubled(page, its, "IDX006")] if its else []
