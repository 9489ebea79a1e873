"""The pages about all papers and works, kind by kind, so that not all of them are in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from edition.across import pages as pages_across
from edition.across.given import Given as Across
from edition.across.papers import Papers
from edition.cache import memory
from edition.cache.keys import digest
from edition.files.spool import Spool
from edition.pages import apparatus, bibliography, downloads, places, source_lines
from edition.pages.apparatus import Outline, Summary
from edition.pages.parting import Part
from edition.pages.rulings import Ruling
from edition.pages.shown import PaperLabel, ShownPaper, ShownWork
from edition.pipeline import lists, render
from edition.pipeline.load import Given
from edition.pipeline.read import Read
from edition.pipeline.run import MadeFrom, Run, Task
from edition.pipeline.show import Shown
from edition.pipeline.tie import Corpus
from edition.pipeline.works import OfWorks
from edition.records import styles
from edition.records.standing import Standing
from edition.text.paper import Paper
from edition.text.places import Known as Passages


@dataclass(frozen=True, slots=True)
class Known:
    """What these pages are made from.

    The editors' files about the corpus; the papers as read, tied and shown, with their labels and places; the decisions on
    works; the state of the edition; the data across the papers, and the papers as these see them; what is made with the
    pages of works; the keys of the pages of papers; the works as the bibliography lists them.
    """

    given: Given
    texts: list[Read]
    corpus: Corpus
    shown: Shown
    labels: dict[str, PaperLabel]
    places: Passages
    ruled: list[Ruling]
    where: Standing
    across: Across
    side_by_side: Papers
    of_works: OfWorks
    known_by: tuple[str, ...]
    tree: Part[ShownWork]

    @property
    def outlines(self) -> dict[str, Outline]:
        """The outlines of the papers, by slug."""
        papers = {item.paper.spec.slug: item for item in self.texts}
        return {
            slug: apparatus.outline(item.paper, self.labels[slug], item.summary)
            for slug, item in papers.items()
        }


SIDE_BY_SIDE = 16  # papers of which the citing places are kept as one text

Where = tuple[Spool, Path]  # the pages, and the folder where the last build wrote them


def seen(paper: ShownPaper) -> tuple[object, ...]:
    """Return what lists of works and papers look at of a paper, with the works: not its words."""
    citations = paper.linked.citations
    return (
        paper.label,
        paper.record,
        paper.styled.made_from(),
        paper.pdf,
        paper.spec.references is not None,
        sorted({key for citation in citations for key in citation.works}),
        [citation for citation in citations if not citation.works],
    )


def seen_of(shown: ShownWork) -> tuple[object, ...]:
    """Return what lists of works look at of a work: not the sentences that cite it, nor what editors say of it."""
    work, reference = shown.work, shown.work.reference
    return (
        work.key,
        (reference.type, reference.title, reference.year, reference.et_al),
        (reference.authors, reference.editors, reference.translators),
        (shown.label.name, shown.label.line, shown.label.record),
        (shown.exported_as, shown.paper, shown.people, tuple(shown.papers)),
        [(item.paper, item.anchor, places.where(item)[0]) for item in work.cited],
        [(form.paper, form.anchor) for form in work.attested],
    )


def add(run: Run, known: Known, pages: Spool, docs: Path) -> str:
    """Add all these to the pages; ``docs`` is the folder where the last build wrote them.

    Out: the key in the store of what the apparatus says of decisions on works.
    """
    decided, key = decisions(run, known)
    for made in about_all(run, known, decided, (pages, docs)):
        pages.update(made)
    pages["downloads/citations.json"] = downloads.citations_json(citations(run, known.corpus))
    known.places.forget()
    memory.trimmed()
    exports(run, known, (pages, docs))
    return key


def citations(run: Run, corpus: Corpus) -> Iterator[str]:
    """Yield the citing places of some papers after another for ``citations.json``; those of papers that are as they were are kept."""
    every = [*zip(corpus.linked, corpus.made_from, strict=True)]
    groups = [every[at : at + SIDE_BY_SIDE] for at in range(0, len(every), SIDE_BY_SIDE)]
    tasks = [
        Task(([item.citations for item, _ in some],), (tuple(key for _, key in some),)) for some in groups
    ]
    for made, _ in run.stream("citations", downloads.citing_places, tasks, few=len(tasks)):
        yield made


def exports(run: Run, known: Known, where: Where) -> None:
    """Add the records in every format to the pages."""
    papers, records, proper = [*known.shown.papers.values()], known.of_works.records, known.given.proper
    sets = render.sets(known.shown, known.tree)
    own = [(paper.record, paper.styled.made_from()) for paper in papers]
    made_from = MadeFrom((sets, own, proper, styles.processor(), known.of_works.sums))
    run.promised("exports", render.exports, (sets, papers, records, proper), made_from, where, kept=False)


def decisions(run: Run, known: Known) -> tuple[dict[str, str], str]:
    """Return what the apparatus says of decisions on works and citations, and its key in the store."""
    works, ruled = known.shown.works, known.ruled
    names = {key: works[key].label.name for item in ruled for key in item.keys}
    task = Task((known.labels, works, ruled), (known.labels, names, ruled))
    (made,) = run.each("decisions", apparatus.decisions, [task])
    return made


def account(run: Run, known: Known) -> lists.Account:
    """Return what cards and apparatus are made from."""
    read = {item.paper.spec.slug: item for item in known.texts}
    keep = lists.Kept(run.shop, {slug: item.key for slug, item in read.items()})
    return lists.Account([*known.outlines.values()], partial(paper_of, read), keep)


def paper_of(read: Mapping[str, Read], slug: str) -> tuple[Paper, Summary]:
    """Return a paper with its summary; in: the papers as read, by slug."""
    return read[slug].paper, read[slug].summary


def index_of_terms(run: Run, across: Across, written: Where) -> None:
    """Add the index of terms to the pages."""
    its = across.terms, across.where
    made_from = MadeFrom(*pages_across.index_from(*its))
    run.promised("index of terms", pages_across.of_index, its, made_from, written, kept=False)
    if across.terms.value.data.terms:
        run.found += pages_across.doubled_terms(across.terms, written[0]["index-of-terms.md"])


def about_all(
    run: Run, known: Known, decided: Mapping[str, str], written: Where
) -> Iterator[Mapping[str, str]]:
    """Yield the pages by path, but for those that are only promised, which are added to what is ``written``.

    ``decided`` is what the apparatus says of decisions on works.
    """
    given, shown, where = known.given, known.shown, known.where
    papers, works = tuple(shown.papers.values()), tuple(shown.works.values())
    known_works = tuple(known.of_works.keys)
    known_by = (*known.known_by, *known_works)
    all_seen = [*map(seen, papers)], given.proper, styles.processor()

    @cache
    def of_lists() -> list[str]:
        return [digest(seen_of(work)) for work in works]

    run.promised(
        "bibliography",
        bibliography.pages,
        (papers, known.tree, known.of_works.lines),
        MadeFrom((all_seen, known_works), lambda: (all_seen, of_lists())),
        written,
    )
    across = (known.across, known.side_by_side, shown.works)
    for some, faults in run.yielded("across the papers", pages_across.pages, *across):
        run.found += faults
        yield some
    index_of_terms(run, known.across, written)
    run.promised(
        "works in common",
        pages_across.of_works,
        (papers, works),
        MadeFrom((all_seen, known_works), lambda: (all_seen, of_lists())),
        written,
    )
    run.promised(
        "authors",
        pages_across.of_authors,
        (works, known.labels, given.names),
        MadeFrom((known_works, known.labels, given.names), lambda: (of_lists(), known.labels, given.names)),
        written,
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
        (given.corpus, shown, decided, where, account(run, known)),
        (given.corpus, decided, where, known_by),
    )
    yield run.made("lines", source_lines.files, known.corpus.papers, given.corpus.reports)
