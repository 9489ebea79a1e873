"""corpus.yaml, protected.yaml and changes.yaml: the papers, words that keep their capitals, what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from edition.data.domains import WEB, Prose, Said
from edition.data.files import NOWHERE, load, load_optional
from edition.data.reader import Slug
from edition.findings.finding import Diagnostic, diagnose, has_errors
from edition.model.text import Span


@dataclass(frozen=True, slots=True)
class Corpus:
    """What ``corpus.yaml`` says: the edition's title, and its papers in the order of the site.

    ``licence`` is the address of the licence of the editorial matter.
    """

    papers: tuple[Slug, ...]
    title: Said = "Edition"
    licence: Annotated[str, WEB] = ""
    at: Span = NOWHERE


def load_corpus(folder: Path, shown: str) -> tuple[Corpus, list[Diagnostic]]:
    """Read ``corpus.yaml``; folders that it does not list are findings.

    A file that cannot be used gives an empty corpus.
    """
    corpus, found = load(folder / "corpus.yaml", f"{shown}/corpus.yaml", Corpus)
    if corpus is not None:
        present = {path.parent.name for path in folder.glob("*/paper.yaml")}
        for slug in sorted({slug for slug in corpus.papers if corpus.papers.count(slug) > 1}):
            found.append(diagnose("YML003", corpus.at, f"“{slug}” stands twice under “papers”"))
        for slug in sorted(present - set(corpus.papers)):
            message = f"the folder {shown}/{slug} is not listed under “papers”"
            found.append(diagnose("YML006", corpus.at, message, "Add the slug, or remove the folder."))
    return corpus or Corpus(()), found


@dataclass(frozen=True, slots=True)
class Protected:
    """What ``protected.yaml`` says: the words whose capitals no citation style may lower."""

    words: tuple[Said, ...] = ()


def load_protected(folder: Path, shown: str) -> tuple[frozenset[str], list[Diagnostic]]:
    """Read ``protected.yaml`` of a corpus; without the file only acronyms are protected."""
    value, found = load_optional(folder, shown, "protected.yaml", Protected())
    return frozenset(value.words), found


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the edition on one day (an ISO date)."""

    date: str
    title: Said
    items: tuple[Prose, ...]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Changes:
    """What ``changes.yaml`` says, newest first."""

    changes: tuple[Change, ...] = ()


def is_day(text: str) -> bool:
    """Tell whether a text is a day as "2026-11-24", not in another of ISO 8601's forms."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def load_changes(folder: Path, shown: str) -> tuple[tuple[Change, ...], list[Diagnostic]]:
    """Read ``changes.yaml`` of a corpus; dates must be ISO dates, newest first, each once."""
    value, found = load_optional(folder, shown, "changes.yaml", Changes())
    before = ""
    for change in value.changes:
        if not is_day(change.date):
            message = f"“{change.date}” is no date of the form 2026-11-24"
            found.append(diagnose("YML006", change.at, message))
        if before and change.date >= before:  # a date is the anchor of its change, so it stands once
            message = f"{change.date} stands below {before}"
            hint = "Put the newest change first, and all changes of one day into one."
            found.append(diagnose("YML006", change.at, message, hint))
        before = change.date
    return (() if has_errors(found) else value.changes), found
