"""What the browser searches of a large edition, after the words of some papers changed: only what has these words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edition.files.spool import Again, Spool
from edition.pages import script_data
from edition.pages.searched import again, parts
from edition.pages.searched.piece import Piece
from edition.pipeline import rest
from edition.pipeline import texts as texts_of
from edition.pipeline.read import Read
from edition.pipeline.rest import Rest, Searched, Wider
from edition.pipeline.run import Run


def made(run: Run, now: Rest, texts: Mapping[str, Read], pages: Spool, stands: Again) -> Searched:
    """Add what the browser searches; return what is kept of it.

    In: what is kept, with the papers as they are now; the edited papers by slug; the pages; those that stand. Raises
    ``Wider`` if the texts no longer are so many that they are in parts, or if a part of them does not stand.
    """
    if sum(now.lengths.values()) <= parts.LARGEST:
        raise Wider
    slugs, found = [*now.outlines], now.searched
    sizes, pieces, both = {**found.sizes}, [*found.pieces], dict[int, tuple[Piece, Piece]]()
    tasks = [texts_of.task(now.outlines[slug].label, text) for slug, text in texts.items()]
    for slug, (piece, key) in zip(
        texts, run.each("texts in parts", script_data.piece_of, tasks), strict=True
    ):
        place, name = slugs.index(slug), script_data.file_of(slug)
        both[place] = rest.wanted(run, pieces[place], Piece), piece
        rest.kept(run.shop.store, [(texts_of.words_key(key), piece.words)], tuple[str, ...])
        pieces[place], pages[name], sizes[name] = key, piece.script, len(piece.script.encode())
    found = replace(found, pieces=pieces, sizes=sizes)
    found = indexed(run, found, both, pages, stands)
    if counts := {place for place, (old, new) in both.items() if old.words != new.words}:
        found = run.made("list of words", counted, run, found, counts, pages, stands)
    every = texts_of.Counted([it.label for it in now.outlines.values()], [now.words[slug] for slug in slugs])
    head = every.head(found.works, found.across, found.firsts)
    pages[script_data.FILE], sizes[script_data.FILE] = head, len(head.encode())
    pages["_generated/concordance.md"] = every.table(sizes.values())
    return found


def indexed(
    run: Run, found: Searched, both: Mapping[int, tuple[Piece, Piece]], pages: Spool, stands: Again
) -> Searched:
    """Add the parts of the index that change. In: as ``made``; what the papers were and are, by their places."""

    def read(place: int) -> str:
        return parts.value_of(rest.standing(stands, parts.index_file(place)))

    firsts: list[str] = []
    changed = run.made("words that moved", again.differing, both)
    for first, script in run.yielded("index of words", again.parts_again, found.firsts, changed, read):
        name = parts.index_file(len(firsts))
        firsts.append(first)
        if script is not None:
            pages[name], found.sizes[name] = script, len(script.encode())
    for place in range(len(firsts), len(found.firsts)):
        del pages[parts.index_file(place)], found.sizes[parts.index_file(place)]
    return replace(found, firsts=firsts)


def counted(run: Run, found: Searched, places: set[int], pages: Spool, stands: Again) -> Searched:
    """Add the list of all words. In: as ``made``; the places of the papers of which the words changed."""
    keys, size, differing = [*found.counted], parts.SIDE_BY_SIDE, list[tuple[again.Counts, again.Counts]]()
    for group in {place // size for place in places}:
        its = found.pieces[group * size : (group + 1) * size]
        was = rest.wanted(run, keys[group], tuple[str, ...])
        differing.append((was, parts.counted_of([words_of(run, key) for key in its])))
        (keys[group],) = rest.kept(
            run.shop.store, [(texts_of.counted_key(its), differing[-1][1])], tuple[str, ...]
        )
    listed = parts.value_of(rest.standing(stands, parts.WORDS_FILE))
    papers = [rest.wanted(run, key, tuple[str, ...]) for key in keys]
    every = parts.counted_in(papers, rest.wanted(run, found.beside, list[str]))
    text = parts.words_script(again.words_again(listed, differing, every))
    pages[parts.WORDS_FILE], found.sizes[parts.WORDS_FILE] = text, len(text.encode())
    return replace(found, counted=keys)


def words_of(run: Run, piece: str) -> tuple[str, ...]:
    """Return the words of a paper with their counts; in: the key of what is made of it."""
    key, store = texts_of.words_key(piece), run.shop.store
    found: tuple[str, ...] | None = store.get([key], tuple[str, ...])[0]
    if found is None:
        found = rest.wanted(run, piece, Piece).words
        rest.kept(store, [(key, found)], tuple[str, ...])
    return found
