"""Makes the files to take away, for the site: they are not part of the pages, which are committed."""

from __future__ import annotations

from collections.abc import Iterable

from edition.cache.tasks import Workshop
from edition.findings.finding import Diagnostic, ordered
from edition.pages.shown import STYLE, ShownPaper
from edition.pipeline.run import Run, Task
from edition.takeaway import make
from edition.takeaway.given import Given, TakenWork


def given(edition: str, paper: ShownPaper, modified: str) -> Given:
    """Return a paper as its files are made from it."""
    works = {key: TakenWork(key, work.name, work.line, work.record) for key, work in paper.works.items()}
    return Given(edition, paper.linked, paper.record, paper.styled[STYLE], works, modified)


def tasks(
    edition: str, papers: Iterable[ShownPaper], made_from: Iterable[str], modified: str
) -> tuple[Task, ...]:
    """Return the tasks of making the files.

    In: the edition's title; its papers, with the keys of the linked papers in the store; the day of its newest change.
    """
    made = []
    for paper, key in zip(papers, made_from, strict=True):
        one = given(edition, paper, modified)
        made.append(Task((one,), (key, edition, one.record, one.line, one.works, modified)))
    return tuple(made)


def files(due: tuple[Task, ...], shop: Workshop) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files by their place below the root of the site, and the findings of the law that reads them back."""
    run = Run(shop)
    made = run.each_judged("files to take away", make.judged, due)
    return {name: data for each, _ in made for name, data in each.items()}, ordered(run.found)
