"""What is shown: one object for a paper, one for a work, and the labels by which other pages name them.

A page is made from its own object and nothing else, so that it is made again when that changed and
only then; a label has no more than other pages show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.citations.link import Linked
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic
from edition.model.text import Inlines
from edition.model.works import Citation, Work
from edition.pages.rulings import Ruling
from edition.records.item import Item
from edition.text.paper import Paper
from edition.works.settled import Settled

STYLE = "chicago-author-date"  # of the reference that stands for a work on other pages


@dataclass(frozen=True, slots=True)
class PaperLabel:
    """How other pages name a paper: ``name`` has its authors and title, ``brief`` is as short as can be."""

    slug: str
    name: str
    brief: str


@dataclass(frozen=True, slots=True)
class WorkLabel:
    """How other pages name a work: its short name ("Small 2015"), its reference, its record."""

    key: str
    name: str
    line: Inlines
    record: Item


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper as other papers of the edition cite it: the work that it is for them, and their citing places.

    ``papers`` are those that cite it, by slug.
    """

    work: WorkLabel
    places: tuple[Citation, ...]
    papers: dict[str, PaperLabel]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper with its citations tied, its record, its reference in every style, and its works.

    ``works`` are those that it cites or lists, by key and sorted by it; ``cited`` is the paper itself
    where it is among the works.
    """

    linked: Linked
    label: PaperLabel
    record: Item
    styled: dict[str, Inlines]
    works: dict[str, WorkLabel]
    cited: Cited | None = None

    @property
    def paper(self) -> Paper:
        """The paper itself."""
        return self.linked.paper

    @property
    def spec(self) -> PaperSpec:
        """The paper's data."""
        return self.linked.paper.spec

    def besides(self) -> tuple[object, ...]:
        """Return all that is shown besides the linked paper."""
        return self.label, self.record, self.styled, self.works, self.cited


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editors say of a work: findings that are open, findings that are settled, decisions."""

    open: tuple[Diagnostic, ...] = ()
    settled: tuple[Settled, ...] = ()
    ruled: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work with its reference in every style, what the editors say of it, and what its page names.

    ``papers`` are those that list or cite it, or that a decision speaks of, by slug; ``others`` the
    works that were decided together with it, by key; ``paper`` is the paper of this edition that it is.
    """

    work: Work
    label: WorkLabel
    styled: dict[str, Inlines]
    said: Editorial
    papers: dict[str, PaperLabel]
    others: dict[str, WorkLabel]
    paper: PaperLabel | None = None

    @property
    def title(self) -> str:
        """The short name and the title."""
        return f"{self.label.name}, {self.work.reference.title}"


def by_paper(
    places: Iterable[Citation], papers: Mapping[str, PaperLabel]
) -> list[tuple[PaperLabel, list[Citation]]]:
    """Return citing places by their papers."""
    made: dict[str, list[Citation]] = defaultdict(list)
    for citation in places:
        made[citation.paper].append(citation)
    return [(papers[slug], mine) for slug, mine in made.items()]
