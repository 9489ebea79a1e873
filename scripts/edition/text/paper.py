"""Reads one paper, from its folder to its document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from edition.data import addresses, citation_fields, emendations, paper
from edition.data import formulas as formula_file
from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.data.reader import beyond
from edition.findings.finding import Diagnostic, has_errors
from edition.model.addresses import Published
from edition.model.fields import CitationField
from edition.model.text import Document
from edition.text import addressing, checks, document, formulas, published_places
from edition.text.source import Source, load_source


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as read: its data, source, emendations and document.

    ``fields`` are the citation fields of its original, ``published`` the addresses that others may have cited.
    """

    spec: PaperSpec
    source: Source
    ledger: tuple[Emendation, ...]
    document: Document
    fields: tuple[CitationField, ...] = ()
    published: tuple[Published, ...] = ()


def read_folder(folder: Path, shown: str) -> tuple[Paper | None, list[Diagnostic]]:
    """Read one paper's folder.

    In: the folder, and the path to print in messages. Out: the paper, or ``None`` if its data or
    source cannot be used; and every finding.
    """
    spec, found = paper.load_spec(folder, shown)
    ledger, more = emendations.load_emendations(folder, shown)
    listed, faults = addresses.load_addresses(folder, shown)
    found += faults
    if spec is None:
        return None, found + more
    if spec.is_draft:
        more = lenient(more)
        ledger = sound(ledger, more)
    found += more
    source, more = load_source(folder, shown, spec, ledger)
    if spec.is_draft:
        more = lenient(more)
        ledger = sound(ledger, more)
    found += more
    if source is not None:
        found += beyond(spec, len(source.printed), spec.at)
    if source is None or has_errors(found):
        return None, found
    found += checks.check_source(spec, source)
    made, more = document.assemble(spec, source, ledger)
    published, lost = published_places.located(listed, source)
    made, changed = addressing.addressed(made, source, published)
    ledger = seen_now(ledger, made)
    fields, stale = citation_fields.load(folder, shown, [line.text for line in source.printed])
    kept, amiss = formula_file.load(folder, shown, [line.text for line in source.printed])
    made, moved = formulas.placed(made, source, kept)
    found += more + stale + lost + changed + amiss + moved
    return Paper(spec, source, ledger, made, fields, tuple(published)), found


def lenient(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return findings about a draft's emendations as warnings: what cannot be applied is left out."""
    return [
        replace(item, severity="warning")
        if item.code.startswith("EMD") or item.span.path.endswith("/emendations.yaml")
        else item
        for item in found
    ]


def seen_now(ledger: tuple[Emendation, ...], made: Document) -> tuple[Emendation, ...]:
    """Return emendations that name the present places of the paper."""
    moved = {item.address: item.now for item in made.moved}
    if not moved:
        return ledger
    return tuple(
        replace(item, see=tuple(replace(see, place=moved.get(see.place, see.place)) for see in item.see))
        for item in ledger
    )


def sound(ledger: tuple[Emendation, ...], found: list[Diagnostic]) -> tuple[Emendation, ...]:
    """Return the emendations about which nothing was found."""
    faulty = {item.span for item in found}
    return tuple(item for item in ledger if item.at not in faulty)
