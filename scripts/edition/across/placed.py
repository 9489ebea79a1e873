"""Where everything across the papers stands: the editors' data with what belongs together in it, and its addresses.

Lists are divided by what their items take on a page, and for events and terms that depends on all that belongs to them.
So it is found once, before any page is made; the pages of the papers lead to the same addresses.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from edition.across import given as across_given
from edition.across import synopsis_parts
from edition.across.addresses import Where
from edition.across.chronology import parts as chronology_parts
from edition.across.claims import parts as claim_parts
from edition.across.given import Given, Indexed, Sound
from edition.across.papers import Papers
from edition.across.subjects import parts as subject_parts
from edition.across.subjects.relations import related
from edition.across.terms.page import listed
from edition.cache.tasks import Workshop
from edition.findings.finding import Diagnostic


def placed(root: Path, papers: Papers, shop: Workshop) -> tuple[Given, list[Diagnostic]]:
    """Return the editors' data below ``root`` with what belongs together and all addresses, and all findings about it."""
    made, found = across_given.given(root, papers, shop)
    citing = {slug: item.linked.citations for slug, item in papers.shown.items()}
    together = related(made, citing, shop, partial(papers.key, shop))
    made = replace(made, together=together)
    where = addresses(made)
    return replace(made, terms=expanded(made.terms, where), where=where), found


def addresses(given: Given) -> Where:
    """Return where everything stands."""
    events, indexed, answers = given.chronology, given.terms.value, given.synopsis
    labels = {slug: paper.label for slug, paper in answers.papers.shown.items()}
    asked = synopsis_parts.listed(answers.value.rows, answers.value.columns.values(), labels)
    dated = chronology_parts.listed(events.value, events.papers.shown.values(), links_of(given)).addresses()
    return Where(
        facts=claim_parts.listed(given.claims.value, {}).addresses(),
        events=dated,
        entries=listed(indexed.data, indexed.located, {}).addresses(),
        questions=synopsis_parts.where(asked),
        terms=subject_parts.where(indexed, subject_parts.sizes(given)),
    )


def links_of(given: Given) -> dict[str, int]:
    """Return how many things the page of each event links, by its id."""
    return {event.id: given.together.from_event(event.id) for event in given.chronology.value.events}


def expanded(terms: Sound[Indexed], where: Where) -> Sound[Indexed]:
    """Return the terms with abbreviations that lead to where each term is."""
    made = tuple(replace(each, term=where.now(each.term)) for each in terms.value.expansions)
    return replace(terms, value=replace(terms.value, expansions=made))
