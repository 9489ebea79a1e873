"""Reads the editors' files about the whole corpus, each once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.data import site_addresses
from edition.data.changes import Changes, load_changes
from edition.data.corpus import Corpus, load_corpus, load_protected, set_aside
from edition.data.site_addresses import SiteAddresses
from edition.data.without import without
from edition.data.works import Decisions, load_decisions
from edition.findings.finding import Diagnostic


@dataclass(frozen=True, slots=True)
class Given:
    """``corpus.yaml``, ``works.yaml``, ``protected.yaml`` (its words, sorted), ``changes.yaml``, ``site-addresses.yaml``.

    ``aside`` are the papers that have a folder but are not listed.
    """

    corpus: Corpus
    aside: frozenset[str]
    decisions: Decisions
    proper: tuple[str, ...]
    changes: Changes
    addresses: SiteAddresses = field(default_factory=SiteAddresses)

    @property
    def names(self) -> dict[str, str]:
        """The published anchors of names in the index of authors."""
        return site_addresses.of_authors(self.addresses)

    def without(self, papers: Collection[str]) -> Given:
        """Return the data as if these papers did not exist."""
        left = tuple(slug for slug in self.corpus.papers if slug not in papers)
        return replace(
            self, corpus=replace(self.corpus, papers=left), decisions=without(self.decisions, papers)
        )


def load(root: Path, lost: Collection[str] = ()) -> tuple[Given, list[Diagnostic]]:
    """Read the files of the corpus below ``root``, with findings about them.

    ``lost`` are listed papers that are set aside all the same.
    """
    folder, shown = root / "corpus", "corpus"
    corpus, found = load_corpus(folder, shown)
    decisions, more = load_decisions(folder, shown)
    proper, others = load_protected(folder, shown)
    changes, last = load_changes(folder, shown)
    addresses, late = site_addresses.load(folder, shown)
    aside = frozenset([*set_aside(folder, corpus), *lost])
    corpus = replace(corpus, papers=tuple(slug for slug in corpus.papers if slug not in lost))
    every = [*found, *more, *others, *last, *late]
    return Given(corpus, aside, decisions, tuple(sorted(proper)), changes, addresses), every
