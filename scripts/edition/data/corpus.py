"""corpus.yaml, protected.yaml and changes.yaml: the papers, words that keep their capitals, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from edition.data.domains import DAY, WEB, Prose, Said, Slug
from edition.data.files import NOWHERE, load, load_optional
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
            message = f"“{slug}” stands twice under “papers”"
            found.append(diagnose("YML003", corpus.at, message, "Take one of the two away."))
        for slug in sorted(present - set(corpus.papers)):
            message = f"the folder {shown}/{slug} is not listed under “papers”"
            found.append(diagnose("YML009", corpus.at, message))
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
    """What changed in the edition on one day."""

    date: Annotated[str, DAY]
    title: Said
    items: tuple[Prose, ...]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Changes:
    """What ``changes.yaml`` says, newest first."""

    changes: tuple[Change, ...] = ()


def load_changes(folder: Path, shown: str) -> tuple[tuple[Change, ...], list[Diagnostic]]:
    """Read ``changes.yaml`` of a corpus; newest first, each day once."""
    value, found = load_optional(folder, shown, "changes.yaml", Changes())
    before = ""
    for change in value.changes:
        if before and change.date >= before:  # a date is the anchor of its change, so it stands once
            message = f"{change.date} stands below {before}"
            found.append(diagnose("YML010", change.at, message))
        before = change.date
    return (() if has_errors(found) else value.changes), found
