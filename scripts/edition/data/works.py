"""works.yaml: decisions about identity, keys, corrections and citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Literal

from edition.data.domains import FIELDS, LINE, PLAIN, Entry, LineNumber, Person, Prose, Quote, Said, Slug
from edition.data.files import NOWHERE, load_optional, repeated
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

PAIR = 2  # entries of a decision

COMPARE = "List at least two entries that are one work, or that are kept apart."

CORRECT = "Write the right names under “authors”, or the right values under “fields”."

ALIAS = "An alias is a former key of a work; remove the alias, or the key."


@dataclass(frozen=True, slots=True)
class Correction:
    """A name or other field of one printed reference, as the editors read it."""

    entry: Entry
    reason: Prose
    authors: tuple[Person, ...] = ()
    fields: dict[str, Annotated[str, PLAIN]] | None = None
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Decision:
    """Printed references that stand for one work (``same``) or for several (``apart``)."""

    entries: tuple[Entry, ...]
    are: Literal["same", "apart"]
    reason: Prose
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class PaperDecision:
    """Whether the work of an entry is a paper of this edition (``same``) or another text (``apart``)."""

    entry: Entry
    paper: Slug
    are: Literal["same", "apart"]
    reason: Prose
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class CitationDecision:
    """What a citation means that the rules do not resolve.

    Without ``entry`` it only says that these words are a citation that the rules miss, such as one
    without its bracket.
    """

    paper: Said
    line: LineNumber
    surface: Quote
    reason: Prose
    entry: Entry = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding to silence, with the reason; an exception that silences nothing is an error."""

    code: Said
    entry: Entry
    reason: Prose
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Decisions:
    """The content of ``works.yaml``: keys and decisions about entries and citations."""

    keys: dict[Slug, Entry] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    papers: tuple[PaperDecision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    citations: tuple[CitationDecision, ...] = ()
    exceptions: tuple[Silenced, ...] = ()
    aliases: dict[Slug, Slug] | None = None
    at: Span = NOWHERE


def load_decisions(folder: Path, shown: str) -> tuple[Decisions, list[Diagnostic]]:
    """Read ``works.yaml`` of a corpus; without the file nothing is decided."""
    value, found = load_optional(folder, shown, "works.yaml", Decisions())
    at = value.at if value.at.path else Span(f"{shown}/works.yaml", 1, 1, 1)
    found += decided(value)
    return replace(value, at=at), found


def decided(value: Decisions) -> Iterator[Diagnostic]:
    """Yield findings about contradictions within ``works.yaml``."""
    for decision in value.decisions:
        if len(decision.entries) < PAIR:
            yield diagnose("YML002", decision.at, "a decision needs at least two entries", COMPARE)
    for item in value.corrections:
        if not (item.authors or item.fields):
            yield diagnose("YML005", item.at, "a correction needs “authors” or “fields”", CORRECT)
        for name, text in (item.fields or {}).items():
            domain = FIELDS.get(name, LINE)
            if text and not domain.holds(text):
                yield diagnose(
                    "YML002", item.at, f"“{name}” must be {domain.what}, not “{text}”", domain.hint
                )
    fields = [
        ((item.entry, name), item.at)
        for item in value.corrections
        for name in [*(["authors"] if item.authors else []), *(item.fields or {})]
    ]
    yield from repeated(fields, "a field of an entry is corrected")
    meant = [((item.entry, item.paper), item.at) for item in value.papers]
    yield from repeated(meant, "an entry and a paper are decided")
    cited = [((item.paper, item.line, item.surface), item.at) for item in value.citations]
    yield from repeated(cited, "a citation is decided")
    for old, new in (value.aliases or {}).items():
        if old in value.keys:
            yield diagnose("YML003", value.at, f"the alias “{old}” is also a key", ALIAS)
        if new not in value.keys:
            yield diagnose("WRK002", value.at, f"the alias “{old}” leads to “{new}”, which is not a key")
