"""Builds the whole corpus: reads every paper, ties it to the bibliography, makes and checks its page.

Nothing is written here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition.across import pages as pages_across
from edition.cache.tasks import Workshop, opened
from edition.copyedit import entries, remarks
from edition.data.without import without
from edition.findings import drafts
from edition.findings.finding import Diagnostic, diagnose, ordered
from edition.model.text import Span
from edition.model.works import Citation, Work
from edition.pages import bibliography, downloads, names, paper, work
from edition.pipeline import read, render, show, tie
from edition.pipeline.load import load
from edition.pipeline.run import Run, Task
from edition.records import note_forms, styles
from edition.text import places as text_places
from edition.text.paper import Paper
from edition.works import papers as work_papers

QUICK = 1000  # pages of works; for fewer, starting processes takes longer than the work


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, and their inputs."""

    pages: dict[str, str]
    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    found: list[Diagnostic]
    left_out: frozenset[str] = frozenset()

    @property
    def stops(self) -> bool:
        """Whether an error stops the build: one that is not about a draft left out, or no paper is left."""
        return drafts.stops(self.found, self.left_out) or bool(self.left_out and not self.papers)


def build(root: Path, shop: Workshop | None = None) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line.

    A draft that cannot be read, or whose page would lose words, is left out, and the others are built.
    """
    shop = shop or Workshop()
    made, lost, told = attempt(root, shop), frozenset[str](), list[Diagnostic]()
    while more := made.left_out - lost:  # without these, another draft may fail that did not before
        told += [item for item in made.found if drafts.concerns(item, more)]
        lost |= more
        made = attempt(root, shop, lost)
    if not lost:
        return made
    found = ordered([*made.found, *told, *map(left_out, sorted(lost))])
    made.pages["downloads/diagnostics.json"] = downloads.diagnostics_json(found)
    return replace(made, found=found, left_out=lost)


def left_out(slug: str) -> Diagnostic:
    """Return the finding about a draft without a page."""
    message = f"the draft “{slug}” has no page; the other papers are built without it"
    return diagnose("DRF001", Span(f"corpus/{slug}/paper.yaml", 1, 1, 1), message)


def attempt(root: Path, shop: Workshop, lost: frozenset[str] = frozenset()) -> Build:
    """Build the corpus without the drafts that are ``lost``; the result names those it finds to be lost."""
    run = Run(shop)

    # Read: the editors' files, and every paper with its printed references.
    given = run.judged("data", load, root, lost)
    tasks = read.reading(root, (*given.corpus.papers, *sorted(given.aside)))
    done = run.each("read", read.read_paper, tasks)
    every = run.judged("gather", read.gathered, done, given.aside)
    started = read.drafts(root, {*given.corpus.papers, *given.aside}, every)
    unread = started - {item.paper.spec.slug for item in every}
    given = given.without(unread)
    every = run.judged("keys", tie.apart, every, given.decisions, given.aside)
    texts = [item for item in every if item.paper.spec.slug not in given.aside]
    everything, papers = ([item.paper for item in each] for each in (every, texts))
    specs = [item.spec for item in papers]
    labels = names.labels(papers)
    places = text_places.known({item.paper.spec.slug: item.places for item in every})
    run.found += remarks.of_works(given.decisions, places)

    # Tie: printed references merged into works, citations linked to them.
    merged = run.judged("merge", tie.merged, every, given.decisions, given.aside)
    decisions = without(given.decisions, given.aside)
    same = run.judged("papers cited", work_papers.identified, merged.works, specs, decisions)
    tied = run.each_judged("tie", tie.tie_paper, tie.tying(texts, merged, decisions))
    corpus = tie.collected(merged, tied)
    run_on = [row for item in texts for row in item.run_on]
    noted = run.made(
        "notes",
        entries.collect,
        corpus.linked,
        corpus.forms,
        corpus.works,
        corpus.keys,
        decisions,
        run_on,
    )
    run.found += noted.found

    # Show: everything that the page of each paper and each work is made from.
    records = show.records(texts, corpus.works, same)
    styled = formatted(run, records, given.proper)
    ruled = show.ruled_on(corpus, decisions)
    run.found = drafts.softened(run.found, started - unread)
    known = show.Showing(corpus, records, styled, labels, same, drafts.by_paper(run.found, started))
    shown = show.shown(known, show.said_of(corpus.works, noted, ruled))

    # Render: pages, which the laws check, and files for programs.
    side_by_side = pages_across.Papers(shown.papers, everything, places, unread)
    expansions, pages = run.judged("index of terms", pages_across.of_terms, root, side_by_side, run.shop)
    tasks = show.paper_tasks(shown.papers.values(), corpus.made_from, given.proper, expansions)
    pages |= render.paths("papers", shown.papers, run.each_judged("papers and laws", paper.page, tasks))
    tasks = [Task((item, given.proper)) for item in shown.works.values()]
    pages |= render.paths("works", shown.works, run.each("works", work.page, tasks, QUICK))
    pages |= run.made("bibliography", bibliography.pages, shown.papers.values(), shown.works.values())
    pages |= run.judged("across the papers", pages_across.pages, root, side_by_side, shown.works, run.shop)
    pages |= run.made("about", render.about_pages, given.corpus.title, given.changes)
    pages |= run.made("apparatus", render.apparatus_pages, given.corpus, shown, ruled)
    pages |= run.made("data", render.data_pages, texts, shown)
    pages |= run.made("exports", render.exports, shown, given.proper)

    incomplete = [item for item in run.found if item.code != "NAV001"]  # which leaves all pages as they are
    sound = not drafts.stops(incomplete, unread)
    pages |= run.judged(
        "menu", pages_across.leading, root / "docs", given.corpus, side_by_side, pages, sound=sound
    )

    found = read.compared(given.corpus, given.aside, everything, run.found)
    found = ordered(drafts.softened(found, started - unread))
    pages["downloads/diagnostics.json"] = downloads.diagnostics_json(found)
    failed = {slug for item in found if drafts.is_firm(item) for slug in drafts.papers_of(item) & started}
    made = dict(sorted(pages.items()))
    return Build(made, corpus.papers, corpus.works, corpus.citations, found, unread | failed)


def formatted(run: Run, records: show.Records, proper: tuple[str, ...]) -> show.Styled:
    """Return every record in every style, the papers also as notes; ``proper`` are the words protected."""
    make = partial(styles.formatted, jobs=run.shop.jobs)
    shapes, tool = styles.shaped(records.all, proper), styles.processor()
    styled = run.rest("styles", make, shapes, styles.FORMS, tool)
    shapes_of_notes = note_forms.shaped(records.papers.values(), proper)
    notes = run.rest("papers as notes", note_forms.formatted, shapes_of_notes, styles.FORMS, tool)
    return show.joined(records, styled, notes)


def build_kept(root: Path) -> Build:
    """Build with the project's store, which keeps the results of unchanged input."""
    with opened(root) as shop:
        return build(root, shop)
