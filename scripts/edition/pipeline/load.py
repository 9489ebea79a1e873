"""Reads the editors' files about the whole corpus, each once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.data.corpus import Change, Corpus, load_changes, load_corpus, load_protected, set_aside
from edition.data.works import Decisions, load_decisions
from edition.findings.finding import Diagnostic


@dataclass(frozen=True, slots=True)
class Given:
    """``corpus.yaml``, ``works.yaml``, ``protected.yaml`` (its words, sorted) and ``changes.yaml``.

    ``aside`` are the papers that have a folder but are not listed.
    """

    corpus: Corpus
    aside: frozenset[str]
    decisions: Decisions
    proper: tuple[str, ...]
    changes: tuple[Change, ...]


def load(root: Path) -> tuple[Given, list[Diagnostic]]:
    """Read the files of the corpus below ``root``, with findings about them."""
    folder, shown = root / "corpus", "corpus"
    corpus, found = load_corpus(folder, shown)
    decisions, more = load_decisions(folder, shown)
    proper, others = load_protected(folder, shown)
    changes, last = load_changes(folder, shown)
    aside = frozenset(set_aside(folder, corpus))
    return Given(corpus, aside, decisions, tuple(sorted(proper)), changes), [*found, *more, *others, *last]
