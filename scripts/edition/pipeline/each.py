"""The stages that are done for each paper, each work or each record, so that only what changed is done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edition.cache.store import digest
from edition.pages import bibliography, paper, script_data, work
from edition.pages.work import WorkPage
from edition.pipeline import render, show
from edition.pipeline.read import Read
from edition.pipeline.run import Judged, Run, Task
from edition.pipeline.show import Shown
from edition.records import styles
from edition.records.item import Item

QUICK = 1000  # pages of works; for fewer, starting processes takes longer than the work


def searched(run: Run, texts: list[Read], shown: Shown, known_by: Sequence[str]) -> dict[str, str]:
    """Return what the browser searches; in a large edition each paper's part of it is made and kept alone."""
    if not script_data.is_large(item.places for item in texts):
        return run.kept("data", render.data_pages, (texts, shown), ([item.key for item in texts], known_by))
    read_by = {item.paper.spec.slug: item for item in texts}
    mine = [(paper.label, read_by[slug]) for slug, paper in shown.papers.items()]
    tasks = [
        Task((label, item.paper.spec, item.headings, item.places), (label, item.key or item.places))
        for label, item in mine
    ]
    pieces = [made for made, _ in run.each("texts in parts", script_data.piece_of, tasks)]
    return run.made("index of words", render.data_pages, texts, shown, pieces)


def of_each(
    run: Run, shown: show.Shown, tasks: list[Task], proper: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, WorkPage], tuple[str, ...]]:
    """Return the page of each paper and of each work, what is made with a work's page, and their keys in the store.

    In: the tasks of making the papers' pages; the words that titles protect. The keys stand for everything
    that is shown of papers and works, and for these words, in the keys of pages about all of them; those of
    the papers come first.
    """
    papers = run.each_judged("papers and laws", paper.page, tasks)
    root = "../" if bibliography.tree(shown.works.values()).parts else ""
    made = run.each("works", work.page, [Task((item, proper, root)) for item in shown.works.values()], QUICK)
    works = {key: page for key, (page, _) in zip(shown.works, made, strict=True)}
    pages = render.paths("papers", shown.papers, (text for text, _ in papers))
    pages |= render.paths("works", works, (page.text for page in works.values()))
    for each in works.values():
        pages |= each.more
    return pages, works, (*(key for _, key in papers), *(key for _, key in made))


def formatted(run: Run, records: show.Records, proper: tuple[str, ...]) -> show.Styled:
    """Return every record in every style, the papers also as a text cites them.

    ``proper`` are the words that titles protect.
    """

    def in_styles(rows: Mapping[str, tuple[Item, bool]]) -> Judged[dict[str, styles.FORMS]]:
        papers = frozenset(key for key, (_, is_paper) in rows.items() if is_paper)
        return styles.formatted(
            styles.shaped((item for item, _ in rows.values()), proper, papers), run.shop.jobs
        )

    papers = frozenset(item["id"] for item in records.papers.values())
    rows = {item["id"]: (item, item["id"] in papers) for item in records.all}
    tool = digest(styles.processor(), proper)
    return show.joined(records, run.rest("styles", in_styles, rows, styles.FORMS, tool))
