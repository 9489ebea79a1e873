"""Builds a large edition after an edit that changes only words of a few papers, from what the last build kept (``rest``).

The edited papers are read and tied again. If everything that others look at in them is as it was (their facts, entries
and addresses, which works they cite where, what is found about them), only what shows their words is made again: their
pages, those of works that an altered sentence cites, lists that count words or emendations, and the files for the search.
Otherwise the whole edition is built. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition.cache.keys import digest
from edition.cache.tasks import Workshop
from edition.cache.values import returned
from edition.data.paper import PaperSpec
from edition.files.spool import Again, Spool, checksum_of, checksums
from edition.findings.finding import Diagnostic
from edition.model.works import Citation
from edition.pages import converted, paper, source_lines, work
from edition.pages.apparatus import Summary, outline
from edition.pages.converted import PaperPage
from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.work import WorkPage
from edition.pipeline import ahead, lists, read, rest, searched_again, show, tie
from edition.pipeline import works as of_works
from edition.pipeline.read import Read
from edition.pipeline.rest import Desk, Rest, Wider
from edition.pipeline.run import Run, Task
from edition.pipeline.tie import Tied
from edition.pipeline.unchanged import Edit
from edition.text.paper import Paper

FEW = 4  # papers; of more, the whole edition is soon built


@dataclass(frozen=True, slots=True)
class Made:
    """The pages by their path below ``docs/``, the key of what is kept, the findings, the data of papers with files."""

    pages: Spool
    rest: str
    found: list[Diagnostic]
    offered: tuple[PaperSpec, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited paper: what was kept of it, the paper as read, its citations before and now, what its page is made from.

    ``desk`` already has the keys of what it is now.
    """

    desk: Desk
    text: Read
    before: tuple[Citation, ...]
    shown: ShownPaper
    page: PaperPage

    @property
    def slug(self) -> str:
        """The slug of the paper."""
        return self.desk.label.slug


def build(root: Path, shop: Workshop, edit: Edit) -> Made | None:
    """Build an edition after an edit; nothing if only a build of all of it can tell what changes.

    In: the folder of the project; its store; which files changed, and what the build before them came to.
    """
    known: Rest | None = shop.store.get([edit.before.rest], Rest)[0] if edit.before else None
    if known is None or edit.before is None:
        return None
    names = [name.removeprefix("corpus/") for name in edit.names if name.startswith("corpus/")]
    slugs = ahead.papers_of(names, known.desks)
    if len(names) < len(edit.names) or not 0 < len(slugs) <= FEW:
        return None
    shop.store.goes_on = True
    run = Run(shop)
    try:
        papers = [edited(run, root, known, slug) for slug in known.desks if slug in slugs]
        return Made(*again(run, root, known, papers), edit.before.found, known.offered)
    except Wider:
        return None


def edited(run: Run, root: Path, known: Rest, slug: str) -> Edited:
    """Return a paper as it is after an edit; raises ``Wider`` unless others can stand as they are."""
    desk = rest.wanted(run, known.desks[slug], Desk)
    was, faults = rest.wanted(run, desk.reading, returned(read.read_paper))
    ((made, found), key), *_ = run.each("read", read.read_paper, read.reading(root, [slug]))
    if made is None or was is None or found != faults or not ahead.alike(was, made):
        raise Wider
    hashes = {was.paper.spec.sha256, made.paper.spec.sha256}
    if len(hashes) > 1 and any(known.texts[other] in hashes for other in known.texts if other != slug):
        raise Wider  # papers with the same text are reported
    if digest(was.forms, on_entries(was)) != digest(made.forms, on_entries(made)):
        raise Wider  # labels of entries, too, which count for nothing where these are compared
    text = tie.named(replace(made, key=key), desk.key)
    forms = tie.in_order([*{form.id: form for form in (*text.forms, *desk.altered)}.values()])
    tying = Task(
        (text.paper, forms, desk.keys, desk.choices, None),
        (text.key, desk.altered, desk.keys, desk.choices, None),
    )
    before, faults = rest.wanted(run, desk.tied, returned(tie.tie_paper))
    (((tied, found), tied_key),) = run.each("tie", tie.tie_paper, [tying])
    if found != faults or not tied_alike(before, tied):
        raise Wider
    about = (desk.label, desk.record, desk.styled, desk.works, desk.cited, desk.doubts, desk.pdf)
    shown = ShownPaper(tied.of(text.paper), *about)
    beside = known.proper, desk.expansions, desk.said, desk.reports, desk.history
    ((page, page_key),) = run.each("papers and laws", paper.page, [show.page_task(shown, tied_key, beside)])
    old = rest.wanted(run, desk.page, PaperPage)
    if page.found != old.found or (slug in known.asked and page.html.anchors != old.html.anchors):
        raise Wider
    converted.note(run.shop.store, [checksum_of(page.text)], [page_key])
    desk = replace(desk, reading=key, tied=tied_key, page=page_key)
    return Edited(desk, text, before.citations, shown, page)


def on_entries(text: Read) -> list[tuple[object, ...]]:
    """Return what the emendations of printed entries say, which pages of works repeat."""
    lines = {form.reference.span.line for form in text.forms} | {item.span.line for _, item in text.run_on}
    ledger = [item for item in text.paper.ledger if item.line in lines]
    return [(item.line, item.kind, item.find, item.replace, item.reason) for item in ledger]


def tied_alike(before: Tied, now: Tied) -> bool:
    """Tell whether the citations of a paper are the same in everything but the words around those that are resolved."""

    def seen(citation: Citation) -> Citation:
        if not citation.works:
            return citation
        return replace(citation, sentence="", offset=0, column=1, found=None)

    return before.works_of_entries == now.works_of_entries and [*map(seen, before.citations)] == [
        *map(seen, now.citations)
    ]


def again(run: Run, root: Path, known: Rest, papers: list[Edited]) -> tuple[Spool, str]:
    """Return the pages after an edit, and the key of what is kept of them; raises ``Wider`` if others would change."""
    stands, pages = Again(root / "docs", known.sums, dict), Spool(run.shop.room)
    for name, checksum in known.sums.items():
        pages.promise(name, checksum, partial(rest.standing, stands, name))
    for it in papers:
        pages[f"papers/{it.slug}.md"] = it.page.text
        pages.update(source_lines.files([it.shown.paper], it.desk.reports))
    works = run.made("works cited", works_again, run, known, papers, pages)
    outlines = known.outlines | {
        it.slug: outline(it.text.paper, it.desk.label, it.text.summary) for it in papers
    }
    lists = known.lists | {it.slug: it.text.key for it in papers}
    now = replace(known, outlines=outlines, lists=lists)
    run.made("lists", lists_again, run, known, now, papers, pages)
    now = replace(
        now,
        works=known.works | works,
        texts=known.texts | {it.slug: it.text.paper.spec.sha256 for it in papers},
        lengths=known.lengths | {it.slug: it.text.length for it in papers},
        words=known.words | {it.slug: it.text.words for it in papers},
    )
    found = searched_again.made(run, now, {it.slug: it.text for it in papers}, pages, stands)
    sums = checksums(pages)
    if any(sums.get(name) != known.sums.get(name) for name in known.noticed):
        raise Wider
    desks = rest.of_desks(run.shop.store, (it.desk for it in papers))
    desks_now = known.desks | dict(zip((it.slug for it in papers), desks, strict=True))
    return pages, rest.keep(run.shop.store, replace(now, sums=sums, desks=desks_now, searched=found))


def works_again(run: Run, known: Rest, papers: list[Edited], pages: Spool) -> dict[str, str]:
    """Add the pages of works that an altered sentence cites; return their keys by key of the work."""
    mine: dict[str, dict[str, Iterator[Citation]]] = defaultdict(dict)
    for it in papers:
        citations = it.shown.linked.citations
        altered = zip(it.before, citations, strict=True)
        for name in {key for old, new in altered if old != new for key in new.works}:
            mine[name][it.slug] = citing(name, citations)
    tasks, works = [], dict[str, ShownWork]()
    for name, own in mine.items():
        shown = rest.wanted(run, rest.shown_key(known.works[name]), ShownWork)
        if shown.paper:  # whose page shows the sentence, too
            raise Wider
        cited = tuple(next(own[each.paper]) if each.paper in own else each for each in shown.work.cited)
        works[name] = replace(shown, work=replace(shown.work, cited=cited))
        tasks.append(of_works.task(works[name], known.proper, known.root))
        forget(pages, rest.wanted(run, known.works[name], WorkPage).more)
    made = run.each("works", work.page, tasks)
    for name, (page, _) in zip(works, made, strict=True):
        pages[f"works/{name}.md"] = page.text
        pages.update(page.more)
    keys = (key for _, key in made)
    return rest.of_works(
        run.shop.store,
        {name: (key, shown) for (name, shown), key in zip(works.items(), keys, strict=True)},
    )


def citing(work: str, citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations of a work, as often as each names it."""
    return (each for each in citations for key in each.works if key == work)


def lists_again(run: Run, known: Rest, now: Rest, papers: list[Edited], pages: Spool) -> None:
    """Add the cards of the papers, and the apparatus. In: what is kept of the papers, before and now."""
    own = {it.slug: it.text for it in papers}

    def whole(slug: str) -> tuple[Paper, Summary]:
        text = own.get(slug)
        if text is None:
            desk = rest.wanted(run, known.desks[slug], Desk)
            text, _ = rest.wanted(run, desk.reading, returned(read.read_paper))
        return text.paper, text.summary

    decided = rest.wanted(run, known.decided, dict[str, str])
    keep = lists.Kept(run.shop, now.lists)
    made = lists.Account([*now.outlines.values()], whole, keep).pages(decided)
    if now.outlines != known.outlines:  # then parts may be others, whose addresses may be published
        before = lists.Account([*known.outlines.values()], whole, lambda *_: "").pages(decided)
        if before.keys() != made.keys():
            raise Wider
    pages.update(made)


def forget(pages: Spool, names: Iterable[str]) -> None:
    """Take pages away, as far as they are there."""
    for name in names:
        if name in pages:
            del pages[name]
