"""Makes the files to take away, for the site: they are not part of the pages, which are committed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from edition.across.chronology.check import still_dated
from edition.across.claims.check import still_comparable
from edition.across.given import Given as Across
from edition.across.terms.places import still_placed
from edition.cache.tasks import FEW, Workshop
from edition.data.corpus import Corpus
from edition.data.paper import PaperSpec
from edition.files import disk
from edition.files.held import Held
from edition.findings.finding import Diagnostic, diagnose, has_errors, ordered
from edition.originals import pictures
from edition.pages.shown import ShownPaper
from edition.pipeline.run import Run, Task
from edition.records.standing import Standing
from edition.takeaway import make, pdf
from edition.takeaway.collected import GivenWhole, IndexedTerm
from edition.takeaway.given import Given, TakenWork, title
from edition.takeaway.pictures import Stored, TakenImage

WITH_PDF = (
    2  # so many papers or books with a PDF are sooner made in this process than in others, which must start
)


def images(root: Path, spec: PaperSpec) -> Iterator[TakenImage]:
    """Yield the images of a paper: those that its page shows."""
    for number, picture in enumerate(spec.images, 1):
        with contextlib.suppress(OSError):
            path = root / "corpus" / spec.slug / picture.file
            data = disk.read_bytes(path)
            if pictures.kind(data) and len(data) <= pictures.LARGEST:
                yield TakenImage(picture, number, Stored(path, hashlib.sha256(data).hexdigest()))


def given(root: Path, edition: str, paper: ShownPaper, standing: Standing) -> Given:
    """Return a paper as its files are made from it."""
    press = pdf.press() if paper.pdf else ""
    home = os.environ.get("SITE_URL", "")  # as mkdocs.yml has it
    home = f"{home.rstrip('/')}/" if home else ""
    works = {key: TakenWork(key, work.name, work.line, work.record) for key, work in paper.works.items()}
    return Given(
        edition,
        paper.linked,
        paper.record,
        paper.styled.line,
        works,
        standing.date,
        press,
        home,
        standing.words,
        tuple(images(root, paper.spec)),
    )


def tasks(
    root: Path, edition: str, papers: Iterable[ShownPaper], made_from: Iterable[str], standing: Standing
) -> tuple[Task, ...]:
    """Return the tasks of making the files.

    In: the folder of the project; the edition's title; its papers, with the keys of the linked papers in the store; what state of it this is.
    """
    made = []
    for paper, key in zip(papers, made_from, strict=True):
        one = given(root, edition, paper, standing)
        pictured = [image.made_from for image in one.images]
        made.append(
            Task(
                (one,),
                (key, edition, one.record, one.line, one.works, standing, one.press, one.home, pictured),
            )
        )
    return tuple(made)


def unset(corpus: Corpus) -> list[Diagnostic]:
    """Return a warning if an edition asks for PDFs where nothing can set them; its pages then have no links to them."""
    return [diagnose("OUT008", corpus.at, "typst is not installed")] if corpus.pdf and not pdf.press() else []


@dataclass(frozen=True, slots=True)
class Together:
    """What the files of the whole edition are made from beside its papers: ``corpus.yaml``, the data across them.

    ``brief`` are the shortest names of the papers.
    """

    corpus: Corpus
    across: Across
    standing: Standing
    brief: Mapping[str, str]


def of_all(papers: Iterable[Task], together: Together, without: frozenset[str]) -> tuple[Task, ...]:
    """Return the task of making the files of the whole edition; none if fewer than two papers may be taken away.

    In: the tasks of the papers; what else the files have; the papers that have no files, since they would lose words.
    """
    every: list[tuple[Given, Task]] = [(task.arguments[0], task) for task in papers]
    left = {one.spec.slug for one, _ in every if not one.spec.take_away} | without
    kept = [(one, task) for one, task in every if one.spec.slug not in left]
    if len(kept) < 2:  # noqa: PLR2004 - one paper's own file is the whole
        return ()
    indexed = together.across.terms.value
    data, located = still_placed(indexed.data, {**indexed.located}, left)
    terms = [
        IndexedTerm(
            term,
            tuple(sorted(found.places)),
            tuple(
                (part.heading, tuple(sorted(places)))
                for part, places in zip(term.subentries, found.subentries, strict=True)
            ),
        )
        for term in data.terms
        if (found := located.get(term.id))
    ]
    made = GivenWhole(
        together.corpus.title,
        tuple(one for one, _ in kept),
        tuple(title(one) for one, _ in every if one.spec.slug in left),
        together.corpus.licence,
        together.standing.date,
        still_comparable(together.across.claims.value, left),
        still_dated(together.across.chronology.value, left),
        tuple(terms),
        {one.spec.slug: together.brief.get(one.spec.slug, "") for one, _ in kept},
        together.standing.words,
    )
    return (Task((made,), (replace(made, papers=()), [task.made_from for _, task in kept])),)


def files(
    due: tuple[Task, ...], shop: Workshop, together: Together | None = None
) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """Return the files by their place below the root of the site, and the findings of the law that reads them back.

    Where the law finds a fault in the files of a draft, that is a warning, and the draft has no files; the files of
    the whole edition, for which ``together`` has what the papers have not, then are without it, too.
    """
    made = Held(shop.room)
    found: list[Diagnostic] = []
    lost: set[str] = set()
    run = Run(shop)
    side_by_side = (
        together is not None and len(due) <= FEW
    )  # of many papers, the whole is better not sent to a process
    ahead = of_all(due, together, frozenset()) if together and side_by_side else ()
    few = WITH_PDF if side_by_side and any(task.arguments[0].press for task in due) else FEW
    done = run.stream("files to take away", make.judged, (*ahead, *due), few)
    every = [*islice(done, len(ahead))]
    for task, ((mine, faults), _) in zip(due, done, strict=True):
        spec = task.arguments[0].spec
        spared = has_errors(faults) and spec.is_draft
        lost |= {spec.slug} if spared else set()
        made.keep({} if spared else mine)
        found += [replace(item, severity="warning") for item in faults] if spared else faults
    if together and not has_errors(found):
        if lost or not side_by_side:
            every = run.each("files of the whole", make.judged, of_all(due, together, frozenset(lost)))
        for (mine, faults), _ in every:
            made.keep(mine)
            found += faults
    return made, ordered(found)
