"""Makes the files to take away, for the site: they are not part of the pages, which are committed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edition.cache.tasks import Workshop
from edition.data.corpus import Corpus
from edition.findings.finding import Diagnostic, diagnose, has_errors, ordered
from edition.pages.shown import STYLE, ShownPaper
from edition.pipeline.run import Run, Task
from edition.takeaway import make, pdf
from edition.takeaway.given import Given, TakenWork


def given(edition: str, paper: ShownPaper, modified: str) -> Given:
    """Return a paper as its files are made from it."""
    press = pdf.press() if paper.pdf else ""
    works = {key: TakenWork(key, work.name, work.line, work.record) for key, work in paper.works.items()}
    return Given(edition, paper.linked, paper.record, paper.styled[STYLE], works, modified, press)


def tasks(
    edition: str, papers: Iterable[ShownPaper], made_from: Iterable[str], modified: str
) -> tuple[Task, ...]:
    """Return the tasks of making the files.

    In: the edition's title; its papers, with the keys of the linked papers in the store; the day of its newest change.
    """
    made = []
    for paper, key in zip(papers, made_from, strict=True):
        one = given(edition, paper, modified)
        made.append(Task((one,), (key, edition, one.record, one.line, one.works, modified, one.press)))
    return tuple(made)


def unset(corpus: Corpus) -> list[Diagnostic]:
    """Return a warning if an edition asks for PDFs where nothing can set them; its pages then have no links to them."""
    return [diagnose("OUT008", corpus.at, "typst is not installed")] if corpus.pdf and not pdf.press() else []


def files(due: tuple[Task, ...], shop: Workshop) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files by their place below the root of the site, and the findings of the law that reads them back.

    Where the law finds a fault in the files of a draft, that is a warning, and the draft has no files.
    """
    made: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for task, ((mine, faults), _) in zip(
        due, Run(shop).each("files to take away", make.judged, due), strict=True
    ):
        spared = has_errors(faults) and task.arguments[0].spec.is_draft
        made |= {} if spared else mine
        found += [replace(item, severity="warning") for item in faults] if spared else faults
    return made, ordered(found)
