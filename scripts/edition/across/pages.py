"""The pages that look across the papers, from the editors' data and from the bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from edition.across import concordance, home, menu
from edition.across.chronology.check import check_chronology, dated, still_dated, unlisted
from edition.across.chronology.page import chronology_page
from edition.across.claims.check import check_claims, still_comparable
from edition.across.claims.page import Context, claims_page
from edition.across.mentions import mentions, names_of
from edition.across.shared_works.page import sources_page
from edition.across.synopsis import check_synopsis, synopsis_page
from edition.across.terms.check import check_terms
from edition.across.terms.page import Index, terms_page
from edition.across.terms.places import locate, still_placed
from edition.cache.tasks import Workshop
from edition.citations.link import Linked
from edition.copyedit import remarks
from edition.data import chronology, claims, files, synopsis, terms
from edition.data.corpus import Corpus
from edition.data.paper import PaperSpec
from edition.data.synopsis import Synopsis
from edition.data.without import without
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose, has_errors
from edition.pages import abbreviations
from edition.pages.abbreviations import Expansion
from edition.pages.shown import ShownPaper, ShownWork
from edition.text.paper import Paper
from edition.text.places import Places

T = TypeVar("T")

Made = tuple[dict[str, str], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers that the pages show, and those that are set aside.

    ``shown`` are the papers with pages, by slug, in order. ``everything``
    are all papers read, and ``known`` their places, with which the editors' data is compared.
    ``missing`` are drafts whose data is not compared and not shown.
    """

    shown: Mapping[str, ShownPaper]
    everything: Sequence[Paper]
    known: Places
    missing: frozenset[str] = frozenset()

    @property
    def linked(self) -> list[Linked]:
        """The papers that have pages, with their citations."""
        return [paper.linked for paper in self.shown.values()]

    @property
    def names(self) -> dict[str, str]:
        """The names of these papers."""
        return {slug: paper.label.name for slug, paper in self.shown.items()}

    @property
    def brief(self) -> dict[str, str]:
        """The shortest names of these papers."""
        return {slug: paper.label.brief for slug, paper in self.shown.items()}

    @property
    def aside(self) -> frozenset[str]:
        """The papers without a page."""
        return frozenset(self.known.keys() - self.shown.keys())

    def mentioned(self, data: object) -> list[Diagnostic]:
        """Return a finding for each sentence of the data that may name a paper set aside."""
        aside = [one for one in self.everything if one.spec.slug in self.aside and not one.spec.is_draft]
        return list(mentions(data, names_of(aside)))

    @property
    def drafts(self) -> frozenset[str]:
        """The slugs of the drafts that were read."""
        return frozenset(paper.spec.slug for paper in self.everything if paper.spec.is_draft)

    def edited(self) -> Papers:
        """Return the papers without the drafts, as if these did not exist."""
        drafts = self.drafts
        return Papers(
            {slug: item for slug, item in self.shown.items() if slug not in drafts},
            [paper for paper in self.everything if not paper.spec.is_draft],
            {slug: item for slug, item in self.known.items() if slug not in drafts},
            self.missing | drafts,
        )


def spared(
    make: Callable[[Papers], tuple[T, list[Diagnostic]]], papers: Papers
) -> tuple[T, list[Diagnostic]]:
    """Return what ``make`` makes of all papers or, if errors follow only from drafts, of the others.

    The errors then are warnings.
    """
    made, found = make(papers)
    if not has_errors(found) or not papers.drafts:
        return made, found
    without_drafts, others = make(papers.edited())
    if has_errors(others):
        return made, found
    return without_drafts, [
        replace(item, severity="warning") if item.severity == "error" else item for item in found
    ]


def loaded(
    load: Callable[[Path, str], tuple[T, list[Diagnostic]]], root: Path, name: str, shop: Workshop
) -> tuple[T, list[Diagnostic]]:
    """Return the data of one of the editors' files with its findings, from the store if the file is unchanged."""
    path = root / "corpus" / name

    def key() -> str:
        try:
            return shop.key(load, disk.read_bytes(path) if disk.there(path) else None)
        except OSError:
            return ""

    before = key()
    (made,) = shop.each(load, [(path.parent, "corpus")], [before], lambda _: key() == before)
    value: tuple[T, list[Diagnostic]] = made.value
    return value


def pages(
    root: Path,
    papers: Papers,
    works: Mapping[str, ShownWork],
    shop: Workshop,
) -> Made:
    """Return the pages by name, and findings about the editors' data for them.

    In: the project's folder; the papers; the works by key; the store of results. The data is checked
    against all papers and shown without those set aside. A page whose data has errors is left out.
    """
    made: dict[str, str] = {}
    found: list[Diagnostic] = []
    for make in (
        lambda papers: of_synopsis(root, papers, shop),
        lambda papers: of_claims(root, papers, works, shop),
        lambda papers: of_chronology(root, papers, shop),
    ):
        some, faults = spared(make, papers)
        made |= some
        found += faults
    if works:
        made["sources.md"] = sources_page([shown.work for shown in works.values()], papers.linked)
    return made, found


def leading(docs: Path, listed: Corpus, papers: Papers, made: Mapping[str, str], *, sound: bool) -> Made:
    """Return what links to the pages: menu, questions, an example of an address, searches.

    In: the folder of the pages; the data of ``corpus.yaml``; the papers; the pages that were made, and
    whether all could be made. Links to the pages of a paper set aside are left out.
    """
    found: list[Diagnostic] = []
    if sound and not papers.aside:
        found += [*home.check_home(listed, papers.known, made, docs), *menu.check_menu(listed, made, docs)]
    shown = {slug: places for slug, places in papers.known.items() if slug not in papers.aside}
    searches = concordance.found(listed.searches, (places.values() for places in shown.values()))
    if not papers.aside:
        lost = [search for search in listed.searches if search not in searches]
        found += [
            diagnose("NAV003", listed.at, f"“{search}” does not occur in the papers") for search in lost
        ]
    example = home.example(listed, shown)
    return {
        "_generated/questions.md": home.questions(listed, made, docs),
        "_generated/searches.md": concordance.offered(searches),
        "_generated/address.md": home.address(example),
        menu.FILE: menu.settings(listed, [item.paper for item in papers.linked], made, example),
    }, found


def of_synopsis(root: Path, papers: Papers, shop: Workshop) -> Made:
    """Return the page that compares the papers question by question."""
    rows, found = loaded(synopsis.load, root, synopsis.FILE, shop)
    rows = without(rows, papers.missing)
    columns = answered(rows, papers)
    found = found + check_synopsis(rows, papers.known, columns)
    if not rows.questions or not columns or has_errors(found):
        return {}, found
    found += papers.mentioned(without(rows, papers.aside))
    page = synopsis_page(rows, columns.values(), papers.names)
    found += files.doubled(page, [(item.id, item.at) for item in rows.questions], "SYN005")
    return {"synopsis.md": page}, found


def answered(rows: Synopsis, papers: Papers) -> dict[str, PaperSpec]:
    """Return the papers that the synopsis compares: a draft only if it has an answer to every question."""
    wanted = {question.id for question in rows.questions}
    given = {slug: {cell.question for cell in rows.cells if cell.paper == slug} for slug in papers.shown}
    return {
        slug: item.spec
        for slug, item in papers.shown.items()
        if not item.spec.is_draft or wanted <= given[slug]
    }


def of_claims(root: Path, papers: Papers, works: Mapping[str, ShownWork], shop: Workshop) -> Made:
    """Return the page of facts that several places state."""
    facts, found = loaded(claims.load, root, claims.FILE, shop)
    facts = still_comparable(facts, papers.missing)
    found = found + check_claims(facts, papers.known) + remarks.of_claims(facts, papers.known)
    if has_errors(found):
        return {}, found
    facts = still_comparable(facts, papers.aside)
    if not facts.facts:
        return {}, found
    found += papers.mentioned(facts)
    cited = tuple(citation for item in papers.linked for citation in item.citations)
    short = {key: work.label.name for key, work in works.items()}
    page = claims_page(facts, Context(papers.names, papers.brief, short, papers.known, cited))
    ids = [(item.id, item.at) for item in facts.topics] + [
        (f"fact-{item.id}", item.at) for item in facts.facts
    ]
    found += files.doubled(page, ids, "CLM001")
    return {"claims.md": page}, found


def of_chronology(root: Path, papers: Papers, shop: Workshop) -> Made:
    """Return the page of dated events."""
    known, shown = papers.known, [item.paper for item in papers.linked]
    events, found = loaded(chronology.load, root, chronology.FILE, shop)
    if not events.events:
        return {}, found
    events = still_dated(events, papers.missing)
    found = [*found, *check_chronology(events, known), *remarks.of_events(events, known)]
    events = still_dated(events, papers.aside)
    found += unlisted(events, shown, known)
    if not events.events or has_errors(found):
        return {}, found
    found += papers.mentioned(events)
    page = chronology_page(events, papers.shown.values())
    ids = [(item.anchor, item.event.where) for item in dated(events.events)]
    found += files.doubled(page, ids, "CHR004")
    return {"chronology.md": page}, found


Terms = tuple[tuple[Expansion, ...], dict[str, str]]  # abbreviations, and the page


def of_terms(root: Path, papers: Papers, shop: Workshop) -> tuple[Terms, list[Diagnostic]]:
    """Return the abbreviations, which the papers' own pages show, the index of terms, and findings."""
    return spared(lambda papers: terms_of(root, papers, shop), papers)


def terms_of(root: Path, papers: Papers, shop: Workshop) -> tuple[Terms, list[Diagnostic]]:
    """Return the same, with every error that the papers cause."""
    data, found = loaded(terms.load, root, terms.FILE, shop)
    data = without(data, papers.missing)
    if data == terms.IndexTerms():
        return ((), {}), found
    found = found + check_terms(data, papers.known)
    found += abbreviations.unused(data.abbreviations, papers.everything)
    located, more = locate(data, papers.known, shop)
    found += [item for item in more if not papers.missing or item.code != "IDX001"]  # its forms may be there
    data, located = still_placed(data, located, papers.aside)
    expansions = abbreviations.expansions(data)
    if not data.terms or has_errors(found):
        return (expansions, {}), found
    index = Index(data, located, papers.names)
    (made,) = shop.each(terms_page, [(index,)], [shop.key(terms_page, *index.parts())])
    ids = [(f"term-{term.id}", term.at) for term in data.terms]
    found += files.doubled(made.value, ids, "IDX006")
    return (expansions, {"index-of-terms.md": made.value}), found
