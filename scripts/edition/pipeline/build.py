"""Builds the whole corpus: reads every paper, ties it to the bibliography, makes and checks its page.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from edition.across import authors, findable
from edition.across import pages as pages_across
from edition.across.lasting.settle import Made, Settled, settle
from edition.across.papers import Papers
from edition.across.placed import placed
from edition.across.subjects.said import said
from edition.cache.tasks import Workshop, opened
from edition.copyedit import entries, remarks
from edition.data.changes import versions
from edition.data.without import without
from edition.files.spool import Spool
from edition.findings import drafts
from edition.findings.finding import Diagnostic, diagnose, ordered
from edition.model.text import Span
from edition.model.works import Citation, Work
from edition.pages import downloads, names
from edition.pipeline import ahead, each, keep, read, search, show, take, tie, together, works
from edition.pipeline.ahead import Known
from edition.pipeline.load import Given, load
from edition.pipeline.run import Run, Task
from edition.pipeline.state import Told
from edition.records.standing import Standing, standing
from edition.text import places as text_places
from edition.text.paper import Paper
from edition.works import papers as work_papers

NONE = Settled()


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, and their inputs.

    ``taking`` are the tasks of making the files to take away, which only the site has, and ``together`` what those of
    the whole edition are made from beside its papers; ``told`` is what the papers say, and ``standing`` whether that
    is what a version says; ``addresses`` are those across the papers; ``desk`` is what the papers' pages were made
    from, if it was asked for; ``unlinkable`` are the drafts among those ``left_out`` that may have a page without links;
    ``rest`` is the key of what is kept of all of it for the next build, if anything is.
    """

    pages: Spool
    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    found: list[Diagnostic]
    left_out: frozenset[str] = frozenset()
    taking: tuple[Task, ...] = ()
    together: take.Together | None = None
    told: Told | None = None
    standing: Standing = field(default_factory=Standing)
    addresses: Settled = NONE
    desk: Mapping[str, Known] = field(default_factory=dict)
    unlinkable: frozenset[str] = frozenset()
    rest: str = ""

    @property
    def stops(self) -> bool:
        """Whether an error stops the build: one that is not about a draft left out, or no paper is left."""
        return drafts.stops(self.found, self.left_out) or bool(self.left_out and not self.papers)


def build(root: Path, shop: Workshop | None = None, *, editing: bool = False) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line.

    A draft whose page would lose words is shown without links; one that cannot be read, or whose page would lose words all
    the same, is left out, and the others are built. ``editing`` says whether a ``desk`` is wanted, which holds every paper
    in memory.
    """
    shop = shop or Workshop()
    made, lost, told = attempt(root, shop, editing=editing), frozenset[str](), list[Diagnostic]()
    plain: dict[str, Diagnostic] = {}
    while more := made.left_out - lost:  # without these, another draft may fail that did not before
        linked = more & made.unlinkable - plain.keys()
        plain |= {slug: unlinked(slug, made.found) for slug in sorted(linked)}
        told += [item for item in made.found if drafts.concerns(item, more - linked)]
        lost |= more - linked
        made = attempt(root, shop, lost, plain=plain, editing=editing)
    if not lost:
        return made
    found = ordered([*made.found, *told, *map(left_out, sorted(lost))])
    made.pages["downloads/diagnostics.json"] = downloads.diagnostics_json(found)
    return replace(made, found=found, left_out=lost, rest="")


def left_out(slug: str) -> Diagnostic:
    """Return the finding about a draft without a page."""
    message = f"the draft “{slug}” has no page; the other papers are built without it"
    return diagnose("DRF001", Span(f"corpus/{slug}/paper.yaml", 1, 1, 1), message)


def unlinked(slug: str, found: Iterable[Diagnostic]) -> Diagnostic:
    """Return the finding about a draft without links; ``found`` has what is wrong with its page with them."""
    first = next(item for item in found if drafts.is_firm(item) and slug in drafts.papers_of(item))
    return diagnose("DRF002", first.span, f"no citation is linked: {first.code} {first.message}")


def attempt(
    root: Path,
    shop: Workshop,
    lost: frozenset[str] = frozenset(),
    *,
    plain: Mapping[str, Diagnostic] = tie.NOTHING,
    editing: bool = False,
) -> Build:
    """Build the corpus without the drafts that are ``lost``; the result names those it finds to be lost.

    The drafts ``plain`` are shown without links, each with a finding that says why.
    """
    run = Run(shop)

    # Read: the editors' files, and every paper with its printed references.
    given = run.judged("data", load, root, lost)
    slugs = (*given.corpus.papers, *sorted(given.aside))
    done = dict(zip(slugs, run.each("read", read.read_paper, read.reading(root, slugs)), strict=True))
    every = run.judged("gather", read.gathered, done.values(), given.aside)
    started = read.drafts(root, {*given.corpus.papers, *given.aside}, every)
    unread = started - {item.paper.spec.slug for item in every}
    given = given.without(unread)
    every = run.judged("keys", tie.apart, every, given.decisions, given.aside)
    texts = [item for item in every if item.paper.spec.slug not in given.aside]
    everything, papers = ([item.paper for item in each] for each in (every, texts))
    labels = names.labels(papers)
    places = text_places.Known({item.paper.spec.slug: partial(getattr, item, "places") for item in every})
    run.found += remarks.of_works(given.decisions, places)

    # Tie: printed references merged into works, citations linked to them.
    merged = run.judged("merge", tie.merged, every, given.decisions, given.aside)
    decisions = without(given.decisions, given.aside)
    same = run.judged(
        "papers cited", work_papers.identified, merged.works, [item.spec for item in papers], decisions
    )
    tying = tie.tying(texts, merged, decisions, plain)
    tied = run.each_judged("tie", tie.tie_paper, tying)
    corpus = tie.collected(texts, merged, tied)
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

    told, where = stands(root, given, Told(corpus, places))

    # Show: everything that the page of each paper and each work is made from.
    records = show.records(texts, corpus.works, same)
    styled = each.formatted(run, records, given.proper)
    ruled = show.ruled_on(corpus, decisions)
    run.found = drafts.softened(run.found, started - unread)
    people = run.made("names", authors.named, corpus.works, given.names)
    known = show.Showing(
        corpus,
        records.versioned(where.number),  # no style prints the version
        styled,
        labels,
        same,
        drafts.by_paper(run.found, started),
        given.corpus.pdf,
        people.addresses,
    )
    shown = show.shown(known, show.said_of(corpus.works, noted, ruled))

    # Render: pages, which the laws check, and files for programs.
    side_by_side = Papers(
        shown.papers,
        everything,
        places,
        unread,
        {item.paper.spec.slug: item.moves for item in texts},
        {item.paper.spec.slug: item.key for item in every}
        | dict(zip(shown.papers, corpus.made_from, strict=True)),
    )
    across = run.judged("data across the papers", placed, root, side_by_side, run.shop)
    beside = show.Beside(
        given.proper,
        across.terms.value.expansions,
        run.made("said of the papers", said, across, side_by_side.brief),
        given.corpus.reports,
        frozenset(part.paper for change in versions(given.changes) for part in change.papers),
    )
    tasks = show.paper_tasks(shown.papers.values(), corpus.made_from, beside)
    pages = Spool(run.shop.room)
    known_by = each.of_papers(run, shown, tasks, pages)
    of_works, tree = works.of_works(run, shown, given.proper, pages)
    to_all = together.Known(
        given,
        texts,
        corpus,
        shown,
        labels,
        places,
        ruled,
        where,
        across,
        side_by_side,
        of_works,
        known_by,
        tree,
    )
    decided = together.add(run, to_all, pages, root / "docs")
    having = Made(across, side_by_side, shown.works, tree, people, pages)
    searched = search.search(
        run, texts, shown, (*known_by, *of_works.keys), found_across(run, root, given, having), pages
    )

    # NAV001 leaves all pages as they are.
    sound = not drafts.stops([item for item in run.found if item.code != "NAV001"], unread)
    leading, lasting = led_on(run, root, given, having, where, sound=sound)

    found = ordered(
        drafts.softened(read.compared(given.corpus, given.aside, everything, run.found), started - unread)
    )
    pages.update(leading | {"downloads/diagnostics.json": downloads.diagnostics_json(found)})
    failed = {slug for item in found if drafts.is_firm(item) for slug in drafts.papers_of(item) & started}
    kept = run.made(
        "keep",
        keep.keep,
        run,
        keep.Papers(to_all, done, tying, tasks),
        keep.Beside(decided, searched, lasting.pages),
        pages,
        whole=not unread | failed | plain.keys(),
    )
    taking = take.tasks(root, given.corpus.title, shown.papers.values(), corpus.made_from, where)
    return Build(
        pages,
        corpus.papers,
        corpus.works,
        corpus.citations,
        found,
        unread | failed,
        taking,
        take.Together(given.corpus, across, where, side_by_side.brief),
        replace(told, said=beside.said),
        where,
        lasting,
        ahead.known(texts, tying, tasks, done) if editing else {},
        frozenset(failed - unread - plain.keys()),
        kept,
    )


def stands(root: Path, given: Given, told: Told) -> tuple[Told, Standing]:
    """Return what the papers say, and whether that is what a version of the edition says."""
    return told, standing(given.changes, told.mark(root) if versions(given.changes) else "")


def found_across(run: Run, root: Path, given: Given, made: Made) -> list[findable.Row]:
    """Return what the search finds beside the papers.

    In: the folder of the project; the editors' files; what the edition has.
    """
    return run.made(
        "found across", findable.rows, made.given, given.corpus, made.names, made.pages, root / "docs"
    )


def led_on(
    run: Run, root: Path, given: Given, made: Made, where: Standing, *, sound: bool
) -> tuple[dict[str, str], Settled]:
    """Return the menu, the questions of the home page, what leads on from published addresses, and these addresses.

    In: the folder of the project; the editors' files; what the edition has; the state of the edition; whether all of
    it could be made.
    """
    docs = root / "docs"
    lasting = run.judged("addresses", settle, root, given.addresses, made, sound=sound)
    menu = run.judged(
        "menu", pages_across.leading, docs, given.corpus, made.papers, made.pages, where, sound=sound
    ) | run.made("answers", pages_across.answering, made.given, given.corpus, made.pages, docs)
    return menu | lasting.pages, lasting


def build_kept(root: Path, *, editing: bool = False) -> Build:
    """Build with the project's store, which keeps the results of unchanged input; ``editing`` as for ``build``."""
    with opened(root) as shop:
        return build(root, shop, editing=editing)
