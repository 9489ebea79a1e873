"""What the browser searches of papers: the task of making it of each, what the first file and the table of words say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.across import concordance
from edition.cache.keys import digest
from edition.pages.searched import parts
from edition.pages.shown import PaperLabel
from edition.pipeline.read import Read
from edition.pipeline.run import Task


@dataclass(frozen=True, slots=True)
class Counted:
    """What the first file of the texts, and the table of words, say of the papers: the label and the words of each."""

    labels: Sequence[PaperLabel]
    words: Sequence[dict[str, int]]

    def table(self, sizes: Iterable[int]) -> str:
        """Return the table of words; ``sizes`` are those of the files."""
        names = [label.name for label in self.labels]
        return concordance.fragment(zip(names, self.words, strict=True), sizes)

    def head(self, works: int, across: Sequence[str], firsts: Sequence[str]) -> str:
        """Return the first file. In: as ``parts.head`` has it."""
        papers = [(label.slug, label.brief) for label in self.labels]
        return parts.head(papers, works, across, firsts, self.words)


def task(label: PaperLabel, item: Read) -> Task:
    """Return the task of making what the browser searches of a paper."""
    return Task((label, item.paper.spec, item.text), (label, item.key or item.places))


def counted_key(pieces: Sequence[str]) -> str:
    """Return the key of the counts of the words of some papers; in: the keys of what is made of each."""
    return digest("counted", list(pieces))


def words_key(piece: str) -> str:
    """Return the key of the words of a paper with their counts; in: that of what is made of it."""
    return digest("words", piece)
