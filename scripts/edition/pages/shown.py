"""The content of pages: one object for a paper, one for a work, and the labels that other pages show.

A page is made from its own object only, so that it is made again only if that object changed; a label
has only what other pages show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edition.citations.link import Linked
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic
from edition.model.later import Later
from edition.model.shared import Summed
from edition.model.text import Inlines
from edition.model.works import Citation, Work
from edition.pages.rulings import Ruling
from edition.records.item import Item
from edition.text.paper import Paper
from edition.works.settled import Settled

STYLE = "chicago-author-date"  # the style of references on other pages


@dataclass(frozen=True, slots=True)
class PaperLabel:
    """How other pages name a paper: ``name`` has its authors and title, ``brief`` is the shortest name."""

    slug: str
    name: str
    brief: str


@dataclass(frozen=True, slots=True)
class WorkLabel(Summed):
    """How other pages name a work: its short name ("Small 2015"), its reference, its record."""

    key: str
    name: str
    line: Inlines
    record: Item


@dataclass(frozen=True, slots=True)
class Forms(Later):
    """A reference in every style, read from the store when a page shows it."""

    by_style: dict[str, Inlines] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styled:
    """A reference in the style of other pages, and in every style."""

    line: Inlines = ()
    forms: Forms = field(default_factory=Forms)

    def made_from(self) -> bool:
        """Return what stands for it in keys beside the record and the processor that it was made by: whether it was."""
        return bool(self.line)


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper that other papers of the edition cite: its work, and their citing places.

    ``papers`` are those that cite it, by slug.
    """

    work: WorkLabel
    places: tuple[Citation, ...]
    papers: dict[str, PaperLabel]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper with its citations tied, its record, its reference in every style, and its works.

    ``works`` are those that it cites or lists, sorted by key; ``cited`` is set if the paper is itself a
    work; ``doubts`` are the findings about a draft; ``pdf``: the edition asks for PDFs.
    """

    linked: Linked
    label: PaperLabel
    record: Item
    styled: Styled
    works: dict[str, WorkLabel]
    cited: Cited | None = None
    doubts: tuple[Diagnostic, ...] = ()
    pdf: bool = False

    @property
    def paper(self) -> Paper:
        """The paper itself."""
        return self.linked.paper

    @property
    def spec(self) -> PaperSpec:
        """The paper's data."""
        return self.linked.paper.spec

    @property
    def cites(self) -> bool:
        """Whether the paper cites any work; it may list works and cite none."""
        return any(citation.works for citation in self.linked.citations)

    def besides(self) -> tuple[object, ...]:
        """Return everything shown except the linked paper."""
        return self.label, self.record, self.styled.made_from(), self.works, self.cited, self.doubts


@dataclass(frozen=True, slots=True)
class Editorial:
    """The editors' part of a work: open findings, settled findings, decisions."""

    open: tuple[Diagnostic, ...] = ()
    settled: tuple[Settled, ...] = ()
    ruled: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work with its reference in every style, the editors' part, and the labels that its page needs.

    ``papers`` are those that list or cite it, or that a decision names, by slug, in their order; ``others`` the works that
    share a decision with it, by key; ``paper`` is the paper of this edition that is the same work, and
    ``exported_as`` the key of the record that stands for both;
    ``people`` are the names in its reference, each with its role and the address of its entry in the index
    of authors.
    """

    work: Work
    label: WorkLabel
    styled: Styled
    said: Editorial
    papers: dict[str, PaperLabel]
    others: dict[str, WorkLabel]
    exported_as: str
    paper: PaperLabel | None = None
    people: tuple[tuple[str, str, str], ...] = ()

    def made_from(self) -> tuple[object, ...]:
        """Return everything that it is made from, beside the processor of styles."""
        styled = self.styled.made_from()
        beside = self.papers, self.others, self.exported_as, self.paper, self.people
        return self.work, self.label, styled, self.said, *beside

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
