"""The pages that look across the papers, from the editors' data and from the bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from edition import (
    abbreviations,
    chronology,
    chronology_page,
    claims,
    claims_page,
    index_page,
    index_terms,
    remarks,
    sources_page,
    synopsis,
    term_places,
)
from edition.abbreviations import Expansion
from edition.diagnostics import Diagnostic, has_errors
from edition.linking import Linked
from edition.locators import Places
from edition.model import Work
from edition.paper import Paper
from edition.works_pages import short_name
from edition.workshop import Workshop

T = TypeVar("T")
Made = tuple[dict[str, str], list[Diagnostic]]


def loaded(
    load: Callable[[Path, str], tuple[T, list[Diagnostic]]], root: Path, name: str, shop: Workshop
) -> tuple[T, list[Diagnostic]]:
    """Return what one of the editors' files says and what is wrong with it; read again if it changed."""
    path = root / "corpus" / name

    def key() -> str:
        try:
            return shop.key(load, path.read_bytes() if path.exists() else None)
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
        made["sources.md"] = sources_page.page(works, linked)
    return made, found


def of_synopsis(
    root: Path, linked: Sequence[Linked], known: Places, names: Mapping[str, str], shop: Workshop
) -> Made:
    """Return the page that sets the papers side by side."""
    rows, found = loaded(synopsis.load, root, synopsis.FILE, shop)
    found = found + synopsis.check(rows, known)
    if not rows.questions or has_errors(found):
        return {}, found
    return {"synopsis.md": synopsis.page(rows, [item.paper.spec for item in linked], names)}, found


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
    found = found + claims.check(facts, known) + remarks.of_claims(facts, known)
    if not facts.facts or has_errors(found):
        return {}, found
    cited = tuple(citation for item in linked for citation in item.citations)
    return {"claims.md": claims_page.page(facts, claims_page.Context(names, short, known, cited))}, found


def of_chronology(root: Path, linked: Sequence[Linked], known: Places, shop: Workshop) -> Made:
    """Return the page of dated events."""
    papers = [item.paper for item in linked]
    events, found = loaded(chronology.load, root, chronology.FILE, shop)
    if not events.events:
        return {}, found
    found += [*chronology.check(events, known), *remarks.of_events(events, known)]
    found += chronology.unlisted(events, papers, known)
    return ({} if has_errors(found) else {"chronology.md": chronology_page.page(events, papers)}), found


def of_terms(
    root: Path, papers: Sequence[Paper], known: Places, names: Mapping[str, str], shop: Workshop
) -> tuple[tuple[Expansion, ...], dict[str, str], list[Diagnostic]]:
    """Return the abbreviations, which the papers' own pages show, the index of terms, and findings."""
    data, found = loaded(index_terms.load, root, index_terms.FILE, shop)
    if data == index_terms.IndexTerms():
        return (), {}, found
    found += index_terms.check(data, known)
    found += abbreviations.unused(data.abbreviations, papers)
    located, more = term_places.locate(data, known, shop)
    found += more
    expansions = abbreviations.expansions(data)
    if not data.terms or has_errors(found):
        return expansions, {}, found
    index = index_page.Index(data, located, names)
    (made,) = shop.each(index_page.page, [(index,)], [shop.key(index_page.page, *index.parts())])
    return expansions, {"index-of-terms.md": made.value}, found
