"""What a build begins with: the papers that were read, those that are set aside, what the editors decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.cache.tasks import Workshop
from edition.data import corpus as data_corpus
from edition.data import works as data_works
from edition.data.corpus import Corpus
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic
from edition.pipeline.read import Read, read_all
from edition.pipeline.tie import apart
from edition.text import places
from edition.text.paper import Paper


@dataclass(frozen=True, slots=True)
class Stock:
    """All papers of the corpus, and those among them that ``corpus.yaml`` does not list."""

    listed: Corpus
    everything: list[Read]
    aside: frozenset[str]
    decisions: Decisions

    @property
    def shown(self) -> list[Read]:
        """The papers that have pages, in the order of the corpus."""
        return [item for item in self.everything if item.paper.spec.slug not in self.aside]

    @property
    def papers(self) -> list[Paper]:
        """All papers, those that are set aside behind the others."""
        return [item.paper for item in self.everything]

    def places(self) -> dict[str, dict[str, places.Passage]]:
        """Return the places of all papers."""
        return places.known({item.paper.spec.slug: item.places for item in self.everything})


def stock(root: Path, shop: Workshop) -> tuple[Stock, list[Diagnostic]]:
    """Read the papers and the decisions of a project; each paper has a key of its own."""
    with shop.stage("read"):
        read, found = read_all(root, shop)
        decisions, more = data_works.load_decisions(root / "corpus", "corpus")
    read, shared = apart(read, decisions)
    listed = data_corpus.load_corpus(root / "corpus", "corpus")[0]
    aside = frozenset(data_corpus.set_aside(root / "corpus", listed))
    theirs = tuple(f"corpus/{slug}/" for slug in sorted(aside))
    found += more + [item for item in shared if not item.span.path.startswith(theirs)]
    return Stock(listed, read, aside, decisions), found
