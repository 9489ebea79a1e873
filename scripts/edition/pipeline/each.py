"""The stages that are done for each paper, each work or each record, so that only what changed is done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from edition.across import findable
from edition.across.findable import Row
from edition.cache.store import Store, digest
from edition.cache.tasks import Workshop
from edition.files.spool import Spool, checksum_of
from edition.findings.finding import Diagnostic
from edition.pages import converted, paper, script_data
from edition.pages.converted import PaperPage
from edition.pages.searched import parts
from edition.pages.searched.piece import Piece
from edition.pages.shown import STYLE, Forms, PaperLabel, Styled
from edition.pipeline import render, show
from edition.pipeline.read import Read
from edition.pipeline.rest import Searched
from edition.pipeline.rest import kept as rest_kept
from edition.pipeline.run import Judged, Run, Task
from edition.pipeline.show import Shown
from edition.records import styles
from edition.records.item import Item

SIDE_BY_SIDE = 16  # papers with their checksums in one row of the store


def search(
    run: Run, texts: list[Read], shown: Shown, known_by: Sequence[str], across: Sequence[Row], pages: Spool
) -> Searched | None:
    """Add what the browser searches; in a large edition each paper's part of it is made and kept alone.

    ``across`` is what is found beside the papers. Out: what of a large edition is kept for the next build.
    """
    if sum(item.length for item in texts) <= parts.LARGEST:
        pages[findable.FILE] = findable.whole(across)
        made_from = ([item.key for item in texts], known_by)
        pages.update(run.kept("data", render.data_pages, (texts, shown), made_from))
        return None
    papers, mine = render.in_order(texts, shown)
    tasks = [searching(paper.label, item) for paper, item in zip(papers, mine, strict=True)]
    words = parts.Words(run.shop.room)
    waiting = iter(zip(shown.papers, tasks, strict=True))
    done = run.joined("texts in parts", script_data.piece_of, parts.joined, tasks, parts.SIDE_BY_SIDE)
    known, sizes = list[str](), dict[str, int]()
    for made, pieces, keys in done:
        words.add(made)
        known += keys
        for place, key in enumerate(keys):
            slug, task = next(waiting)
            name = script_data.file_of(slug)
            sizes[name] = made.sizes[place]
            if pieces:
                pages[name] = pieces[place].script
            else:
                pages.promise(name, made.sums[place], partial(script_again, run.shop, task, key))
    rows = script_data.works_of(shown.works.values())
    due = [
        Task((place, rows[at : at + parts.WORKS]))
        for place, at in enumerate(range(0, len(rows), parts.WORKS))
    ]
    works = [made for made, _ in run.each("works in parts", parts.works_part, due)]
    named, told = findable.divided(across)
    pages[findable.FILE] = findable.script(named)
    beside = run.made("rows in parts", parts.across_parts, told)
    counted = render.Counted([paper.label for paper in papers], [item.words for item in mine])
    firsts: list[str] = []
    files = run.yielded("index of words", render.data_in_parts, counted, words, works, beside, firsts)
    for path, text in files:
        pages[path] = text
        sizes[path] = len(text.encode())
    return searched(run.shop.store, words, known, (works, beside), Searched([], [], "", 0, [], firsts, sizes))


def searching(label: PaperLabel, item: Read) -> Task:
    """Return the task of making what the browser searches of a paper."""
    return Task((label, item.paper.spec, item.text), (label, item.key or item.places))


def searched(
    store: Store,
    words: parts.Words,
    keys: list[str],
    beside: tuple[Sequence[Piece], Sequence[parts.Across]],
    made: Searched,
) -> Searched:
    """Keep what the next build needs of what the browser searches, and return it.

    In: the words of the papers; the keys of what is made of each; the works, and what is said across the papers; the rest.
    """
    works, across = beside
    told = [own.words[0] for own in (*works, *(some.piece for some in across))]
    (rest,) = rest_kept(store, [(digest("words beside", told), told)], list[str])
    groups = [keys[at : at + parts.SIDE_BY_SIDE] for at in range(0, len(keys), parts.SIDE_BY_SIDE)]
    told_of = [some.words for some in words.every]
    counted = rest_kept(store, zip(map(counted_key, groups), told_of, strict=True), tuple[str, ...])
    sizes = {path: size for path, size in made.sizes.items() if path.startswith("data/")}
    return replace(
        made,
        pieces=keys,
        counted=counted,
        beside=rest,
        works=len(works),
        across=[some.kind for some in across],
        sizes=sizes,
    )


def counted_key(pieces: Sequence[str]) -> str:
    """Return the key of the counts of the words of some papers; in: the keys of what is made of each."""
    return digest("counted", list(pieces))


def script_again(shop: Workshop, task: Task, key: str) -> str:
    """Return the text of a paper as a script, which was kept."""
    made: Piece = shop.again(script_data.piece_of, task.arguments, key)
    return made.script


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
