"""The pages that look across the papers, from the editors' data and from the bibliography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from edition import (
    abbreviations,
    chronology,
    chronology_page,
    claims,
    claims_page,
    index_page,
    index_terms,
    locators,
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

Made = tuple[dict[str, str], list[Diagnostic]]


def pages(
    root: Path,
    linked: Sequence[Linked],
    works: Sequence[Work],
    names: Mapping[str, str],
    short: Mapping[str, str],
) -> Made:
    """Return the pages by name, and what is wrong with the editors' data for them.

    In: the project's folder; the papers with their citations; the works; the papers' names; the
    works' short names. A page whose data has errors is left out.
    """
    made: dict[str, str] = {}
    found: list[Diagnostic] = []
    known = locators.places([item.paper for item in linked])
    for some, faults in (
        of_synopsis(root, linked, known, names),
        of_claims(root, linked, known, names, short),
        of_chronology(root, linked, known),
    ):
        made |= some
        found += faults
    if works:
        made["sources.md"] = sources_page.page(works, linked)
    return made, found


def of_synopsis(root: Path, linked: Sequence[Linked], known: Places, names: Mapping[str, str]) -> Made:
    """Return the page that sets the papers side by side."""
    rows, found = synopsis.load(root / "corpus", "corpus")
    found = found + synopsis.check(rows, known)
    if not rows.questions or has_errors(found):
        return {}, found
    return {"synopsis.md": synopsis.page(rows, [item.paper.spec for item in linked], names)}, found


def of_claims(
    root: Path, linked: Sequence[Linked], known: Places, names: Mapping[str, str], short: Mapping[str, str]
) -> Made:
    """Return the page of what several papers state."""
    facts, found = claims.load(root / "corpus", "corpus")
    found = found + claims.check(facts, known)
    if not facts.facts or has_errors(found):
        return {}, found
    cited = tuple(citation for item in linked for citation in item.citations)
    return {"claims.md": claims_page.page(facts, claims_page.Context(names, short, known, cited))}, found


def of_chronology(root: Path, linked: Sequence[Linked], known: Places) -> Made:
    """Return the page of dated events."""
    papers = [item.paper for item in linked]
    events, found = chronology.load(root / "corpus", "corpus")
    if not events.events:
        return {}, found
    found += chronology.check(events, known)
    found += chronology.unlisted(events, papers, known)
    return ({} if has_errors(found) else {"chronology.md": chronology_page.page(events, papers)}), found


def of_terms(
    root: Path, papers: Sequence[Paper], names: Mapping[str, str]
) -> tuple[tuple[Expansion, ...], dict[str, str], list[Diagnostic]]:
    """Return the abbreviations, which the papers' own pages show, the index of terms, and findings."""
    known = locators.places(papers)
    data, found = index_terms.load(root / "corpus", "corpus")
    found += index_terms.check(data, known)
    found += abbreviations.unused(data.abbreviations, papers)
    located, more = term_places.locate(data, known)
    found += more
    expansions = abbreviations.expansions(data)
    if not data.terms or has_errors(found):
        return expansions, {}, found
    return expansions, {"index-of-terms.md": index_page.page(index_page.Index(data, located, names))}, found
