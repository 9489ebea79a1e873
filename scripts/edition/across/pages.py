"""The pages that look across the papers, from the editors' data and from the bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from edition.across import synopsis as synopsis_page
from edition.across.chronology import check as chronology_check
from edition.across.chronology import page as chronology_page
from edition.across.claims import check
from edition.across.claims import page as claim_page
from edition.across.shared_works import page as shared_work_page
from edition.across.terms import check as term_check
from edition.across.terms import page as term_page
from edition.across.terms import places
from edition.cache.tasks import Workshop
from edition.citations.link import Linked
from edition.copyedit import remarks
from edition.data import chronology, claims, files, synopsis, terms
from edition.files import disk
from edition.findings.finding import Diagnostic, has_errors
from edition.model.works import Work
from edition.pages import abbreviations
from edition.pages.abbreviations import Expansion
from edition.text.paper import Paper
from edition.text.places import Places
from edition.works.labels import short_name

T = TypeVar("T")

Made = tuple[dict[str, str], list[Diagnostic]]


def loaded(
    load: Callable[[Path, str], tuple[T, list[Diagnostic]]], root: Path, name: str, shop: Workshop
) -> tuple[T, list[Diagnostic]]:
    """Return what one of the editors' files says and what is wrong with it; read again if it changed."""
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
    linked: Sequence[Linked],
    known: Places,
    works: Sequence[Work],
    names: Mapping[str, str],
    shop: Workshop,
) -> Made:
    """Return the pages by name, and what is wrong with the editors' data for them.

    In: the project's folder; the papers with their citations; their places; the works; the papers'
    names; where results are kept. A page whose data has errors is left out.
    """
    made: dict[str, str] = {}
    found: list[Diagnostic] = []
    short = {work.key: short_name(work.reference) for work in works}
    for some, faults in (
        of_synopsis(root, linked, known, names, shop),
        of_claims(root, linked, known, names, short, shop),
        of_chronology(root, linked, known, shop),
    ):
        made |= some
        found += faults
    if works:
        made["sources.md"] = shared_work_page.page(works, linked)
    return made, found


def of_synopsis(
    root: Path, linked: Sequence[Linked], known: Places, names: Mapping[str, str], shop: Workshop
) -> Made:
    """Return the page that sets the papers side by side."""
    rows, found = loaded(synopsis.load, root, synopsis.FILE, shop)
    found = found + synopsis_page.check(rows, known)
    if not rows.questions or has_errors(found):
        return {}, found
    page = synopsis_page.page(rows, [item.paper.spec for item in linked], names)
    found += files.doubled(page, [(item.id, item.at) for item in rows.questions], "SYN005")
    return {"synopsis.md": page}, found


def of_claims(
    root: Path,
    linked: Sequence[Linked],
    known: Places,
    names: Mapping[str, str],
    short: Mapping[str, str],
    shop: Workshop,
) -> Made:
    """Return the page of what several papers state."""
    facts, found = loaded(claims.load, root, claims.FILE, shop)
    found = found + check.check(facts, known) + remarks.of_claims(facts, known)
    if not facts.facts or has_errors(found):
        return {}, found
    cited = tuple(citation for item in linked for citation in item.citations)
    page = claim_page.page(facts, claim_page.Context(names, short, known, cited))
    ids = [(item.id, item.at) for item in facts.topics] + [
        (f"fact-{item.id}", item.at) for item in facts.facts
    ]
    found += files.doubled(page, ids, "CLM001")
    return {"claims.md": page}, found


def of_chronology(root: Path, linked: Sequence[Linked], known: Places, shop: Workshop) -> Made:
    """Return the page of dated events."""
    papers = [item.paper for item in linked]
    events, found = loaded(chronology.load, root, chronology.FILE, shop)
    if not events.events:
        return {}, found
    found += [*chronology_check.check(events, known), *remarks.of_events(events, known)]
    found += chronology_check.unlisted(events, papers, known)
    if has_errors(found):
        return {}, found
    page = chronology_page.page(events, papers)
    ids = [(item.anchor, item.event.where) for item in chronology_check.dated(events.events)]
    found += files.doubled(page, ids, "CHR004")
    return {"chronology.md": page}, found


def of_terms(
    root: Path, papers: Sequence[Paper], known: Places, names: Mapping[str, str], shop: Workshop
) -> tuple[tuple[Expansion, ...], dict[str, str], list[Diagnostic]]:
    """Return the abbreviations, which the papers' own pages show, the index of terms, and findings."""
    data, found = loaded(terms.load, root, terms.FILE, shop)
    if data == terms.IndexTerms():
        return (), {}, found
    found += term_check.check(data, known)
    found += abbreviations.unused(data.abbreviations, papers)
    located, more = places.locate(data, known, shop)
    found += more
    expansions = abbreviations.expansions(data)
    if not data.terms or has_errors(found):
        return expansions, {}, found
    index = term_page.Index(data, located, names)
    (made,) = shop.each(term_page.page, [(index,)], [shop.key(term_page.page, *index.parts())])
    ids = [(f"term-{term.id}", term.at) for term in data.terms]
    found += files.doubled(made.value, ids, "IDX006")
    return expansions, {"index-of-terms.md": made.value}, found
