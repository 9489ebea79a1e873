"""index-terms.yaml: headings with their forms, exceptions and abbreviations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from edition.data import files
from edition.data.domains import Prose, Quote, Said, Slug
from edition.data.files import NOWHERE
from edition.findings.finding import Diagnostic
from edition.model.text import Span

FILE = "index-terms.yaml"


@dataclass(frozen=True, slots=True)
class TermPlaces:
    """Places without a variant that an editor chose by reading."""

    paper: Said
    anchors: tuple[Said, ...]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class TermException:
    """Words that contain a variant but mean something else: everywhere, in one paper or in one place."""

    phrase: Quote
    reason: Prose
    paper: Said = ""
    anchor: Said = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Subentry:
    """One aspect of a term that the papers name too often for a single list of places."""

    heading: Said
    variants: tuple[Said, ...] = ()
    places: tuple[TermPlaces, ...] = ()
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Term:
    """One heading of the index: either attested in ``variants``, or a reference (``see``).

    ``includes`` names terms for which each place of this one also counts; ``sort`` replaces the
    heading in the order of the index.
    """

    id: Said
    heading: Said
    category: Slug | None = None
    variants: tuple[Said, ...] = ()
    places: tuple[TermPlaces, ...] = ()
    exceptions: tuple[TermException, ...] = ()
    subentries: tuple[Subentry, ...] = ()
    includes: tuple[Said, ...] = ()
    see: tuple[Said, ...] = ()
    see_also: tuple[Said, ...] = ()
    sort: Said = ""
    at: Span = NOWHERE


def order(term: Term) -> list[str]:
    """Return the key of letter-by-letter order (Chicago), which stops at commas and brackets."""
    text = unicodedata.normalize("NFKD", term.sort or term.heading).lower()
    text = text.replace("(", ",")
    return ["".join(character for character in part if character.isalnum()) for part in text.split(",")]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for.

    Either ``paper`` and ``anchor`` name a place that prints the expansion, or ``standard`` names
    the authority for it.
    """

    abbreviation: Said
    expansion: Said
    paper: Said = ""
    anchor: Said = ""
    standard: Said = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """The content of ``index-terms.yaml``.

    ``covers`` says in a sentence's words what kinds of things the index has, ``categories`` names
    them one by one; ``papers`` are the short names of the papers in the index; ``set_aside`` are
    frequent phrases that the editors chose not to index.
    """

    covers: Said = "names and terms"
    categories: dict[Slug, Said] = field(default_factory=dict)
    papers: dict[Said, Said] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    set_aside: tuple[Said, ...] = ()
    at: Span = NOWHERE


def load(folder: Path, shown: str) -> tuple[IndexTerms, list[Diagnostic]]:
    """Read ``index-terms.yaml`` of a corpus; without the file there is no index."""
    return files.load_optional(folder, shown, FILE, IndexTerms())


def places_of(term: Term) -> Iterator[TermPlaces]:
    """Yield the places that editors chose for a term and its subentries."""
    yield from term.places
    for part in term.subentries:
        yield from part.places
