"""Compares a part of a note with the works that it may name: names, then a title, then perhaps a year.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.30–14.33: a short form has the family name
and the title, or its key words in their order. Layout, italics and details of the imprint do not matter,
so full and short forms are found alike. Only words that belong to names may stand between a name and its
title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.references.law_names import behind_provision, one, shortens
from edition.references.note_beside import (
    LEADING,
    LONGEST_WORD,
    alike_set_off,
    all_named,
    amid,
    another_newspaper,
    another_source,
    beside,
    cites,
    given_fits,
    in_one_title,
    is_name,
    joined,
    named_before,
    names_author,
    of_periodical,
    only_beginning,
    opens_title,
    right_volume,
    spelt_alike,
)
from edition.references.note_index import BESIDE, Index, Known, further
from edition.references.note_names import only_names
from edition.references.note_parts import BEHIND_IMPRINT, JOINT
from edition.references.note_title import ENDS_TITLE, SURE_START, Kind, Piece, judged
from edition.references.note_years import dated_alike, fits_year, said_year

INSIDE = words("before_container")

BREAK = lazy_regex(r"[\d)”]\.\s(?=[^\W\d_a-z])")  # between two sentences

SMALL = lazy_regex(r"(?<!\w)[^\W\d_A-Z][^\W_]*")

EDITED = INSIDE - {"by", "of", "in", "dans"}  # before editors: "*Axis*, ed. Ann Small (Book Series 3, 2001)"

MOST_OF_LAW = 8  # words of the short name of a law


IN_ADDRESS = lazy_regex(  # what stands before a word of an address: "https://bay.", "example.org/"
    r"(?:[^\s/]/|(?://|\bwww\.)(?:[\w-]{1,30}\.){0,4})$"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A work that a part of a note may name: words ``first`` (the name) to ``last`` (after the title)."""

    item: Known
    kind: Kind
    first: int
    title: int
    last: int
    right_year: bool = True
    right_people: bool = True
    right_name: bool = True


def by_name(piece: Piece, index: Index) -> Iterator[Hit]:
    """Yield the works whose first author and title stand in words of a note."""
    at = piece.at
    for place in range(len(at)):
        for item, after in (*index.named(at, place), *index.issued(at, place)):
            if not is_name(piece, place, after, item):
                continue
            best: tuple[Kind, int, int] = (Kind.NONE, 0, 0)
            for spot in beside(at, after, item):
                kind, last = judged(piece, spot, item)
                if (kind, last) > best[:2]:
                    best = (kind, last, spot)
            kind, last, spot = best
            if kind is Kind.NONE or in_one_title(piece, place, spot):
                continue
            if kind <= Kind.INNER and joined(piece, after, spot):
                continue
            if kind is Kind.WORD and item.who and any(at[spot].text in way for way in item.who[0]):
                continue  # "(OECD, 2019)", of a title with the name of its author in it
            cited = frozenset(word.text for word in at[max(place - 3, 0) : spot])
            more = further(at, max(place - 3, 0), spot)
            people = item.cites_all(cited, more=more) or not (more or len(item.who) > 1)
            yield Hit(
                item, kind, place, spot, last,
                right_year=fits_year(piece, last, item),
                right_people=people and given_fits(piece, place, item),
            )  # fmt: skip


def by_title(piece: Piece, index: Index) -> Iterator[Hit]:
    """Yield the works whose title stands in words of a note, without its author directly before it.

    The title is set off, stands first, or follows a name: the author's somewhere before, or one spelt almost
    like it, or another one, which is wrong.
    """
    at, titles = piece.at, piece.titles
    starts = {first for first, _ in titles}
    for place, word in enumerate(at):
        pair = tuple(other.text for other in at[place : place + 2])
        for item in (*index.by_title.get(pair, ()), *index.by_title.get((word.text,), ())):
            kind, last = judged(piece, place, item)
            party = kind is Kind.START and item.form.reference.type == "legal_case"  # "*Small Mills*, 12"
            lone = kind is Kind.START and only_beginning(piece, place, last, item, index)
            if (
                kind < Kind.MAIN
                and not (kind is Kind.START and last - place >= SURE_START)
                and not (party or lone)
            ):
                continue
            marked = not {"*", "_"}.isdisjoint(
                piece.text[max(word.start - 5, 0) : word.start]
            )  # italics with a blank
            opens = marked or any(opens_title(piece, start, word) for start in starts)
            if not opens and any(start < word.start < end for start, end in piece.titles):
                continue  # words of a longer title
            leading = all(other.text in LEADING for other in at[:place])
            known = named_before(piece, place, item)
            named = opens or leading or known or spelt_alike(at, place, item)
            named = named or bool(behind_provision(piece.text, word.start))  # "Para 28 *Rivers*"
            if not named or (not opens and names_author(piece, last)):
                continue
            if not (opens or known) and index.names_somebody(at[place:last]):
                continue  # "West Bay, 12", by the town, beside a book *West Bay*
            if last == place + 1 and amid(piece.text, word, item):
                continue
            if last == place + 1 and IN_ADDRESS.search(
                piece.text, max(word.start - LONGEST_WORD, 0), word.start
            ):
                continue  # "https://example.org/pkg/silt."
            if last == place + 1 and not known and not ENDS_TITLE.match(piece.text, word.end):
                continue  # "The *Axis* home page", of a work called *Axis*
            small = piece.text[word.start].islower()
            if last == place + 1 and not (known or opens or (cites(piece, place) and not small)):
                continue  # "Partition, in short, was a war.", "i.e., partition, 12"
            if not known and item.who and index.is_newspaper(at[place:last]):
                continue  # "*Times*, “Salt,”" beside a book *Times*
            written = (
                opens and kind is Kind.WHOLE and item.by_editors and only_names(piece.text[: word.start])
            )
            right = (not item.who or leading or known or written) and not another_newspaper(
                piece, place, last, item
            )
            people = not known or all_named(piece, place, item)
            yield Hit(item, kind, place, place, last, fits_year(piece, last, item), people, right)


def by_law(piece: Piece, index: Index) -> Iterator[Hit]:
    """Yield the laws whose short names stand in words of a note, set off, first, or behind a provision or an author."""
    at = piece.at
    opening = {first for first, _ in piece.titles}
    for place, word in enumerate(at) if index.by_kind else ():
        if not piece.text[word.start].isupper():
            continue
        last = next((n for n in range(place + 2, place + MOST_OF_LAW) if n <= len(at) and piece.ends(n)), 0)
        name = tuple(other.text for other in at[place:last])
        for item in index.by_kind.get(one(name[-1]), ()) if name else ():
            if not any(shortens(name, title) for title, _ in item.titles):
                continue
            opens = not opening.isdisjoint(range(word.start - 1, word.start + 1))
            leading = all(other.text in LEADING for other in at[:place])
            if (
                opens
                or leading
                or named_before(piece, place, item)
                or behind_provision(piece.text, word.start)
            ):
                yield Hit(item, Kind.START, place, place, last, fits_year(piece, last, item))


def contained(piece: Piece, hit: Hit) -> bool:
    """Tell whether a title is that of the book or journal in which another title before it stands."""
    text, at, titles = piece.text, piece.at, piece.titles
    start = at[hit.title].start
    earlier = [span for span in titles if span[1] <= start]
    if not earlier:
        return False
    between = text[earlier[-1][1] : start]
    if text[slice(*earlier[-1])].endswith((".”", ".’")):
        return within(between)  # a quotation: "“It is so.” Ann Small, *Axis*"
    return not re.search(r"[.;]\s|\band\b", between) or within(between)


def within(between: str) -> bool:
    """Tell whether words lead to a book: ". In Ann Small and Bo Lee, eds., ", not "; and, said in late May, "."""
    inside = False
    for word in reversed(between.split()):
        shown = word.casefold().strip(".,:()“‘")
        inside |= shown in INSIDE
        if inside or (word[:1].islower() and shown not in BESIDE):
            return inside
    return False


def hits(piece: Piece, index: Index) -> Iterator[list[Hit]]:
    """Yield the works that a part of a note names, in order: one, or several that fit equally well.

    In: the part; the works.
    """
    by_names = list(by_name(piece, index))
    heads = {hit.first for hit in by_names}
    titled = (hit for hit in by_title(piece, index) if not given_names(piece, hit, heads))
    found = sorted((*by_names, *titled, *by_law(piece, index)), key=lambda hit: (hit.title, hit.first))
    done, named = -1, set[str]()
    while found:
        first = next((hit for hit in found if hit.title >= done), None)
        if first is None:
            return
        rivals = [hit for hit in found if done <= hit.title < max(first.last, first.title + 1)]
        chosen = best(rivals, piece)
        alone = chosen[0].first == chosen[0].title and contained(piece, chosen[0])  # the book of a chapter
        fresh = chosen[0].item.work not in named and (done < 0 or separate(piece, done, chosen[0]))
        if fresh and not alone:
            named.update(hit.item.work for hit in chosen)
            yield [doubted(hit, piece) for hit in chosen]
        done = max(hit.last for hit in rivals)
        found = [hit for hit in found if hit.title >= done]


def doubted(hit: Hit, piece: Piece) -> Hit:
    """Return a hit of which a title alone tells, with a doubt if the note names another source."""
    alone = hit.first == hit.title
    other = another_source(piece, hit.title, hit.item) or of_periodical(piece, hit.title, hit.last, hit.item)
    return replace(hit, right_name=False) if alone and other else hit


def given_names(piece: Piece, hit: Hit, heads: set[int]) -> bool:
    """Tell whether the words of a title are only the given names before an author: "John Maynard Keynes, *Treatise*"."""
    if any(hit.title < head < hit.last for head in heads):
        return True
    return hit.last in heads and not piece.text[piece.at[hit.last - 1].end : piece.at[hit.last].start].strip()


def separate(piece: Piece, done: int, hit: Hit) -> bool:
    """Tell whether a further title in a part of a note names another work, not a part of the first one."""
    text, at = piece.text, piece.at
    first = hit.first
    while first > done and (at[first - 1].text[:1].isalpha() and text[at[first - 1].start].isupper()):
        first -= 1  # given names
    before = {word.text for word in at[max(first - 2, done) : first]}
    gap = text[at[done - 1].end : at[first].start] if done > 0 else ""
    if hit.first < hit.title and hit.right_name and hit.right_people and hit.kind >= Kind.START:
        named = text[at[hit.first].start : at[hit.title].start]
        bracket = "(" in named and not before & EDITED  # "by Small (“Notes”), by Lee (*Post*)"
        behind = BEHIND_IMPRINT.search(gap) and not before & INSIDE
        if told(gap) or bracket or behind or JOINT.fullmatch(gap):
            return True
    return not before & INSIDE and not contained(piece, hit)


def told(gap: str) -> bool:
    """Tell whether a sentence leads from a work to another: “…, 2008), 21. It is printed in Ann Small, ed., ”."""
    stop = BREAK.search(gap)
    small = [word for word in SMALL.findall(gap[stop.end() :]) if word not in INSIDE | BESIDE] if stop else []
    return len(small) > 1


def best(rivals: list[Hit], piece: Piece) -> list[Hit]:
    """Return the hits that fit best, one for each work.

    Of works whose titles begin alike, the one whose full form sets it off in the same way: “Salt” is no book *Salt*; then
    the one whose author is named before the title.
    """

    def rank(hit: Hit) -> tuple[bool, bool, bool, bool, bool, bool, Kind, int, int, bool]:
        begun, alike = hit.kind >= Kind.START, alike_set_off(piece, hit.title, hit.item)
        said = right_volume(piece, hit.last, hit.item) and said_year(piece, hit.last, hit.item)
        said = said and dated_alike(piece, hit.last, hit.item)
        right = hit.right_name, begun, hit.right_year, hit.right_people, said
        return *right, alike, hit.kind, hit.last, -hit.title, hit.first < hit.title

    top = max(rank(hit) for hit in rivals)
    kept: dict[str, Hit] = {}
    for hit in rivals:
        if rank(hit) == top:
            kept.setdefault(hit.item.work, hit)
    return list(kept.values())


def certain(group: list[Hit]) -> bool:
    """Tell whether the works that fit equally well are one, without a doubt."""
    hit = group[0]
    known = hit.right_people or hit.kind >= Kind.START
    return len(group) == 1 and hit.right_name and hit.right_year and known
