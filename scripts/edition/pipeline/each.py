"""The stages that are done for each paper, each work or each record, so that only what changed is done again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from edition.across import findable
from edition.across.findable import Row
from edition.cache.store import digest
from edition.cache.tasks import Workshop
from edition.files.spool import Spool
from edition.pages import bibliography, paper, script_data, work
from edition.pages.choice_data import Exported
from edition.pages.searched import parts
from edition.pages.searched.piece import Piece
from edition.pages.shown import STYLE, Forms, Styled
from edition.pipeline import render, show
from edition.pipeline.read import Read
from edition.pipeline.run import Judged, Run, Task
from edition.pipeline.show import Shown
from edition.records import styles
from edition.records.item import Item

QUICK = 1000  # pages of works; for fewer, starting processes takes longer than the work


def search(
    run: Run, texts: list[Read], shown: Shown, known_by: Sequence[str], across: Sequence[Row], pages: Spool
) -> None:
    """Add what the browser searches; in a large edition each paper's part of it is made and kept alone.

    ``across`` is what is found beside the papers.
    """
    if sum(item.length for item in texts) <= parts.LARGEST:
        pages[findable.FILE] = findable.whole(across)
        made_from = ([item.key for item in texts], known_by)
        pages.update(run.kept("data", render.data_pages, (texts, shown), made_from))
        return
    read_by = {item.paper.spec.slug: item for item in texts}
    mine = [(paper.label, read_by[slug]) for slug, paper in shown.papers.items()]
    tasks = [
        Task((label, item.paper.spec, item.text), (label, item.key or item.places)) for label, item in mine
    ]
    every = []
    waiting = iter(zip(shown.papers, tasks, strict=True))
    done = run.joined("texts in parts", script_data.piece_of, parts.joined, tasks, parts.SIDE_BY_SIDE)
    for made, pieces, keys in done:
        every.append(made)
        for place, key in enumerate(keys):
            slug, task = next(waiting)
            if pieces:
                pages[f"data/texts/{slug}.js"] = pieces[place].script
            else:
                read = partial(script_again, run.shop, task, key)
                pages.promise(f"data/texts/{slug}.js", made.sums[place], read)
    rows = script_data.works_of(shown.works.values())
    due = [
        Task((place, rows[at : at + parts.WORKS]))
        for place, at in enumerate(range(0, len(rows), parts.WORKS))
    ]
    works = [made for made, _ in run.each("works in parts", parts.works_part, due)]
    named, told = findable.divided(across)
    pages[findable.FILE] = findable.script(named)
    beside = run.made("rows in parts", parts.across_parts, told)
    pages.update(run.made("index of words", render.data_pages, texts, shown, every, works, beside))


def script_again(shop: Workshop, task: Task, key: str) -> str:
    """Return the text of a paper as a script, which was kept."""
    made: Piece = shop.again(script_data.piece_of, task.arguments, key)
    return made.script


@dataclass(frozen=True, slots=True)
class OfWorks:
    """What is made with the pages of works, by key: the line of each in lists, its record in every format."""

    lines: Spool
    records: Records


class Records(Mapping[str, Exported]):
    """The records of works in every format, by key; a file holds them."""

    def __init__(self, room: Path | None) -> None:
        """``room`` is the folder of the file."""
        self.texts = Spool(room)

    def __getitem__(self, key: str) -> Exported:
        """Return the record of a work."""
        pieces, references = json.loads(self.texts[key])
        return Exported(pieces, tuple(references))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self.texts)

    def __len__(self) -> int:
        """Return the number of works."""
        return len(self.texts)

    def add(self, key: str, record: Exported) -> None:
        """Keep the record of a work."""
        self.texts[key] = json.dumps([record.pieces, record.references], ensure_ascii=False)


def of_each(
    run: Run, shown: show.Shown, tasks: list[Task], proper: tuple[str, ...], pages: Spool
) -> tuple[OfWorks, tuple[str, ...]]:
    """Add the page of each paper and of each work; return what is made with the works' pages, and all keys in the store.

    In: the tasks of making the papers' pages; the words that titles protect; the pages. The keys stand for everything
    that is shown of papers and works, and for these words, in the keys of pages about all of them; those of
    the papers come first.
    """
    keys = []
    done = run.stream("papers and laws", paper.page, tasks)
    for slug, ((text, found), key) in zip(shown.papers, done, strict=True):
        pages[f"papers/{slug}.md"] = text
        run.found += found
        keys.append(key)
    root = "../" if bibliography.tree(shown.works.values()).parts else ""
    tool = styles.processor()
    due = [
        Task((item, proper, root), (item.made_from(), tool, proper, root)) for item in shown.works.values()
    ]
    beside = OfWorks(Spool(run.shop.room), Records(run.shop.room))
    for name, (made, key) in zip(shown.works, run.stream("works", work.page, due, QUICK), strict=True):
        pages[f"works/{name}.md"], beside.lines[name] = made.text, made.line
        pages.update(made.more)
        beside.records.add(name, made.exported)
        keys.append(key)
    return beside, tuple(keys)


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
