"""The papers as the pages across them see them, and how the editors' files about them are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from edition.across.mentions import mentions, names_of
from edition.cache.tasks import FEW, Workshop
from edition.citations.link import Linked
from edition.files import disk
from edition.findings.finding import Diagnostic, has_errors
from edition.pages.shown import ShownPaper
from edition.text.paper import Paper
from edition.text.places import Places, without
from edition.text.readdressed import readdressed

T = TypeVar("T")

LONG = 100_000  # bytes of YAML, which for a while takes thirty times as much memory to read: better in another process


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers that the pages show, and those that are set aside.

    ``shown`` are the papers with pages, by slug, in order. ``everything``
    are all papers read, and ``known`` their places, with which the editors' data is compared.
    ``missing`` are drafts whose data is not compared and not shown; ``moves`` are the old addresses of the papers, by
    slug, each with the place where its words are now; ``keys`` stand for the papers with their citations in the store.
    """

    shown: Mapping[str, ShownPaper]
    everything: Sequence[Paper]
    known: Places
    missing: frozenset[str] = frozenset()
    moves: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def linked(self) -> list[Linked]:
        """The papers that have pages, with their citations."""
        return [paper.linked for paper in self.shown.values()]

    @property
    def names(self) -> dict[str, str]:
        """The names of these papers."""
        return {slug: paper.label.name for slug, paper in self.shown.items()}

    @property
    def brief(self) -> dict[str, str]:
        """The shortest names of these papers."""
        return {slug: paper.label.brief for slug, paper in self.shown.items()}

    @property
    def aside(self) -> frozenset[str]:
        """The papers without a page."""
        return frozenset(self.known.keys() - self.shown.keys())

    @property
    def moved(self) -> dict[str, Mapping[str, str]]:
        """The old addresses of the papers that have pages, with the places where their words are now."""
        return {slug: self.moves[slug] for slug in self.shown if self.moves.get(slug)}

    def now(self, data: T) -> T:
        """Return data that names the present places of the papers."""
        return readdressed(data, self.known, self.moved)

    def mentioned(self, data: object) -> list[Diagnostic]:
        """Return a finding for each sentence of the data that may name a paper set aside."""
        aside = [one for one in self.everything if one.spec.slug in self.aside and not one.spec.is_draft]
        return list(mentions(data, names_of(aside)))

    @property
    def drafts(self) -> frozenset[str]:
        """The slugs of the drafts that were read."""
        return frozenset(paper.spec.slug for paper in self.everything if paper.spec.is_draft)

    def edited(self) -> Papers:
        """Return the papers without the drafts, as if these did not exist."""
        drafts = self.drafts
        return Papers(
            {slug: item for slug, item in self.shown.items() if slug not in drafts},
            [paper for paper in self.everything if not paper.spec.is_draft],
            without(self.known, drafts),
            self.missing | drafts,
            self.moves,
            self.keys,
        )

    def key(
        self, shop: Workshop, function: Callable[..., object], slugs: Iterable[str], *beside: object
    ) -> str:
        """Return the key of what a function makes of some papers, and of what is ``beside`` them; "" if it is not kept."""
        keys = [self.keys.get(slug, "") for slug in slugs]
        return shop.key(function, keys, *beside) if all(keys) else ""


def spared(
    make: Callable[[Papers], tuple[T, list[Diagnostic]]], papers: Papers
) -> tuple[T, list[Diagnostic]]:
    """Return what ``make`` makes of all papers or, if errors follow only from drafts, of the others.

    The errors then are warnings.
    """
    made, found = make(papers)
    if not has_errors(found) or not papers.drafts:
        return made, found
    without_drafts, others = make(papers.edited())
    if has_errors(others):
        return made, found
    return without_drafts, [
        replace(item, severity="warning") if item.severity == "error" else item for item in found
    ]


def loaded(
    load: Callable[[Path, str], tuple[T, list[Diagnostic]]], root: Path, name: str, shop: Workshop
) -> tuple[T, list[Diagnostic]]:
    """Return the data of one of the editors' files with its findings, from the store if the file is unchanged."""
    path = root / "corpus" / name

    def key() -> str:
        try:
            return shop.key(load, disk.read_bytes(path) if disk.there(path) else None)
        except OSError:
            return ""

    before = key()
    few = 0 if size(path) > LONG else FEW
    (made,) = shop.each(load, [(path.parent, "corpus")], [before], lambda _: key() == before, few)
    value: tuple[T, list[Diagnostic]] = made.value
    return value


def size(path: Path) -> int:
    """Return the size of a file, 0 if the system does not tell it."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
