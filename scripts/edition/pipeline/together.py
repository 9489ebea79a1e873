"""The pages about all papers and works, kind by kind, so that not all of them are in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edition.across import pages as pages_across
from edition.across.given import Given as Across
from edition.across.papers import Papers
from edition.pages import bibliography
from edition.pages.rulings import Ruling
from edition.pages.shown import PaperLabel
from edition.pipeline import render
from edition.pipeline.each import OfWorks
from edition.pipeline.load import Given
from edition.pipeline.read import Read
from edition.pipeline.run import Run
from edition.pipeline.show import Shown
from edition.pipeline.tie import Corpus
from edition.records.standing import Standing
from edition.text.places import Places


@dataclass(frozen=True, slots=True)
class Known:
    """What these pages are made from.

    The editors' files about the corpus; the papers as read, tied and shown, with their labels and places; the decisions on
    works; the state of the edition; the data across the papers, and the papers as these see them; what is made with the
    pages of works; the keys of the pages of papers and works.
    """

    given: Given
    texts: list[Read]
    corpus: Corpus
    shown: Shown
    labels: dict[str, PaperLabel]
    places: Places
    ruled: list[Ruling]
    where: Standing
    across: Across
    side_by_side: Papers
    of_works: OfWorks
    known_by: tuple[str, ...]


def pages(run: Run, known: Known) -> Iterator[Mapping[str, str]]:
    """Yield the pages by path."""
    given, shown, where, known_by = known.given, known.shown, known.where, known.known_by
    papers, works = tuple(shown.papers.values()), tuple(shown.works.values())
    known_works = known_by[len(papers) :]
    yield run.kept("bibliography", bibliography.pages, (papers, works, known.of_works.lines), known_by)
    yield run.judged(
        "across the papers", pages_across.pages, known.across, known.side_by_side, shown.works, run.shop
    )
    yield run.kept("works in common", pages_across.of_works, (papers, works), known_by)
    yield run.kept(
        "authors",
        pages_across.of_authors,
        (works, known.labels, given.names),
        (known_works, known.labels, given.names),
    )
    specs = [paper.spec for paper in papers]
    yield run.made(
        "about",
        render.about_pages,
        given.corpus,
        specs,
        given.changes,
        where,
        known.labels,
        known.places,
    )
    yield run.kept(
        "apparatus",
        render.apparatus_pages,
        (given.corpus, shown, known.texts, known.ruled, where),
        (given.corpus, known.ruled, where, known_by),
    )
    yield run.made("lines", render.lines_of, known.corpus.papers, given.corpus.reports)
