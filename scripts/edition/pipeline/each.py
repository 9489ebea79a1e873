"""The stages that are done for each paper, each work or each record, so that only what changed is done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from edition.cache.keys import digest
from edition.cache.tasks import Workshop
from edition.files.spool import Spool, checksum_of
from edition.findings.finding import Diagnostic
from edition.pages import converted, paper
from edition.pages.converted import PaperPage
from edition.pages.shown import STYLE, Forms, Styled
from edition.pipeline import show
from edition.pipeline.run import Judged, Run, Task
from edition.records import styles
from edition.records.item import Item

SIDE_BY_SIDE = 16  # papers with their checksums in one row of the store


@dataclass(frozen=True, slots=True)
class Head:
    """The checksum of a paper's page, and what its making found."""

    text: str
    found: tuple[Diagnostic, ...]


def heads(some: list[PaperPage]) -> tuple[Head, ...]:
    """Return these of some papers that stand side by side."""
    return tuple(Head(checksum_of(made.text), tuple(made.found)) for made in some)


def page_again(shop: Workshop, task: Task, key: str) -> str:
    """Return the page of a paper, which was kept."""
    made: PaperPage = shop.again(paper.page, task.arguments, key)
    return made.text


def of_papers(run: Run, shown: show.Shown, tasks: list[Task], pages: Spool) -> tuple[str, ...]:
    """Add the page of each paper; return their keys in the store. In: the tasks of making them; the pages.

    A key stands for everything that is shown of a paper in the keys of pages about all of them.
    """
    known, slugs = list[str](), [*shown.papers]
    for head, made, keys in run.joined("papers and laws", paper.page, heads, tasks, SIDE_BY_SIDE):
        for place, (own, key) in enumerate(zip(head, keys, strict=True)):
            path, task = f"papers/{slugs[len(known)]}.md", tasks[len(known)]
            if made:
                pages[path] = made[place].text
            else:
                pages.promise(path, own.text, partial(page_again, run.shop, task, key))
            run.found += own.found
            known.append(key)
        converted.note(run.shop.store, [own.text for own in head], keys)
    return tuple(known)


def formatted(run: Run, records: show.Records, proper: tuple[str, ...]) -> dict[str, Styled]:
    """Return every record in every style, the papers also as a text cites them.

    ``proper`` are the words that titles protect.
    """

    def in_styles(rows: Mapping[str, tuple[Item, bool]]) -> Judged[dict[str, Styled]]:
        papers = frozenset(key for key, (_, is_paper) in rows.items() if is_paper)
        shapes = styles.shaped((item for item, _ in rows.values()), proper, papers)
        made, found = styles.formatted(shapes, run.shop.jobs)
        return {key: Styled(forms[STYLE], Forms(forms)) for key, forms in made.items()}, found

    papers = frozenset(item["id"] for item in records.papers.values())
    rows = {item["id"]: (item, item["id"] in papers) for item in records.all}
    tool = digest(styles.processor(), proper)
    return show.joined(records, run.rest("styles", in_styles, rows, Styled, tool))
