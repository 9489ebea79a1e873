"""What the browser searches: in one file, or in a large edition in parts, each paper's made and kept alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from edition.across import findable
from edition.across.findable import Row
from edition.cache.keys import digest
from edition.cache.store import Store
from edition.cache.tasks import Workshop
from edition.files.spool import Spool
from edition.pages import script_data
from edition.pages.searched import parts
from edition.pages.searched.piece import Piece
from edition.pipeline import render, rest
from edition.pipeline import texts as texts_of
from edition.pipeline.read import Read
from edition.pipeline.rest import Searched
from edition.pipeline.run import Run, Task
from edition.pipeline.show import Shown


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
    tasks = [texts_of.task(paper.label, item) for paper, item in zip(papers, mine, strict=True)]
    words = parts.Words(run.shop.room)
    waiting = iter(zip(shown.papers, tasks, strict=True))
    done = run.joined("texts in parts", script_data.piece_of, parts.joined, tasks, parts.SIDE_BY_SIDE)
    known, sizes = list[str](), dict[str, int]()
    for made, pieces, keys in done:
        words.add(made)
        known += keys
        its = [(texts_of.words_key(key), own.words) for key, own in zip(keys, pieces, strict=False)]
        rest.kept(run.shop.store, its, tuple[str, ...])
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
    counted = texts_of.Counted([paper.label for paper in papers], [item.words for item in mine])
    firsts: list[str] = []
    files = run.yielded("index of words", render.data_in_parts, counted, words, works, beside, firsts)
    for path, text in files:
        pages[path] = text
        sizes[path] = len(text.encode())
    return searched(run.shop.store, words, known, (works, beside), Searched([], [], "", 0, [], firsts, sizes))


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
    (rest_key,) = rest.kept(store, [(digest("words beside", told), told)], list[str])
    groups = [keys[at : at + parts.SIDE_BY_SIDE] for at in range(0, len(keys), parts.SIDE_BY_SIDE)]
    told_of = [some.words for some in words.every]
    counted = rest.kept(store, zip(map(texts_of.counted_key, groups), told_of, strict=True), tuple[str, ...])
    sizes = {path: size for path, size in made.sizes.items() if path.startswith("data/")}
    return replace(
        made,
        pieces=keys,
        counted=counted,
        beside=rest_key,
        works=len(works),
        across=[some.kind for some in across],
        sizes=sizes,
    )


def script_again(shop: Workshop, task: Task, key: str) -> str:
    """Return the text of a paper as a script, which was kept."""
    made: Piece = shop.again(script_data.piece_of, task.arguments, key)
    return made.script
