"""Compares a part of a note with the works that it may name: names, then a title, then perhaps a year.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.30–14.33: a short form has the family name
and the title, or its key words in their order. Layout, italics and details of the imprint do not matter,
so full and short forms are found alike. Only words that belong to names may stand between a name and its
title.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from edition.language.words import words
from edition.references.note_index import BESIDE, Index, Known, Word, key
from edition.references.note_parts import SIGNALS

ENDS_TITLE = re.compile(r"[”’\"'*_]*\s*(?:[,.;:?!()\[\]”“]|$|[–—-]\s|\d)")  # what may follow a title

QUOTED = re.compile(r"“(?P<title>[^“”]+)”|‘(?P<single>[^‘’]{3,300})’(?![^\W_])")

IN_BRACKETS = re.compile(r"\([^()]*\)")

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

INSIDE = frozenset(
    [
        "in",
        "ed",
        "eds",
        "edited",
        "by",
        "trans",
        "translated",
        "foreword",
        "introduction",
        "hg",
        "hrsg",
        "of",
        "dans",
    ]
)  # a container

MOST_BESIDE = 40  # words between a name and a title

ALIKE = 0.8

SURE = 0.92  # likeness of two spellings of one title

SHORTEST = 4  # letters of a single word that can be a short title

FEWEST = 2

SURE_START = 4  # words at the beginning of a title that identify it, if the year is right


class Kind(IntEnum):
    """How well a title fits, from worst to best."""

    NONE = 0
    WORD = 1  # one word
    INNER = 2  # words of the title in their order
    START = 3  # its first words
    MAIN = 4  # without its subtitle
    WHOLE = 5


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


def ends(text: str, at: list[Word], place: int) -> bool:
    """Tell whether a title may end before a word."""
    return place > 0 and bool(ENDS_TITLE.match(text, at[place - 1].end))


def judged(text: str, at: list[Word], place: int, item: Known) -> tuple[Kind, int]:
    """Return how the words from ``place`` fit the titles of a work, and the word after the title."""
    best = (Kind.NONE, place)
    here = [word.text for word in at[place : place + 60]]
    for title, main in item.titles:
        run = 0
        while run < min(len(title), len(here)) and title[run] == here[run]:
            run += 1
        last = place + run
        closed = run > 0 and ends(text, at, last)
        if run == len(title) and (closed or run >= SURE_START):
            kind = Kind.WHOLE
        elif run >= main and closed:
            kind = Kind.MAIN
        elif run >= FEWEST and closed:
            kind = Kind.START
        else:
            kind, last = inner(text, at, place, title)
        best = max(best, (kind, last))
    return best


def inner(text: str, at: list[Word], place: int, title: tuple[str, ...]) -> tuple[Kind, int]:
    """Return how well a short title of key words, or another spelling, fits, and the word after it."""
    last = place + 1
    while last < len(at) and not ends(text, at, last) and last - place < len(title) + FEWEST:
        last += 1
    if last > len(at) or not ends(text, at, last):
        return Kind.NONE, place
    short = [word.text for word in at[place:last]]
    rest = iter(title)
    if all(word in rest for word in short):
        content = [word for word in short if word not in words("small")]
        if len(content) >= FEWEST:
            return Kind.INNER, last
        if len(content) == 1 and len(content[0]) >= SHORTEST:
            return Kind.WORD, last
        return Kind.NONE, place
    whole = " ".join(title)
    near = max(
        (
            difflib.SequenceMatcher(None, " ".join(short[: len(title) + extra]), whole).ratio()
            for extra in (0, 1)
        ),
        default=0.0,
    )
    return (Kind.START, last) if near >= SURE and len(title) >= FEWEST else (Kind.NONE, place)


def years(text: str, first: int, last: int) -> set[str]:
    """Return the years in brackets, or after a date, in a stretch of a text."""
    return {year for match in IN_BRACKETS.finditer(text, first, last) for year in YEAR.findall(match[0])}


def beside(at: list[Word], place: int, item: Known) -> Iterator[int]:
    """Yield the words at which a title may begin after the first name of a work."""
    families = {way[0] for spellings in item.who for way in spellings}
    year = item.form.reference.year
    for spot in range(place, min(place + MOST_BESIDE, len(at))):
        yield spot
        word = at[spot].text
        coming = {other.text for other in at[spot + 1 : spot + 4]}
        named = word in item.beside or len(word) == 1 or word in {year, year + item.form.reference.letter}
        if not named and not (coming & families):
            return


def given_fits(at: list[Word], place: int, item: Known) -> bool:
    """Tell whether the word before a family name can be the author's given name, if it is one."""
    given = item.given[0] if item.given else ""
    if (
        not place
        or not given
        or at[place - 1].text in BESIDE
        or at[place].start - at[place - 1].end > len(". ")
    ):
        return True
    before = at[place - 1].text
    wanted = {key(part)[:1] for part in re.split(r"[\s.-]+", given) if part}
    return before in SIGNALS or before[:1] in wanted


def by_name(text: str, at: list[Word], index: Index) -> Iterator[Hit]:
    """Yield the works whose first author and title stand in words of a note."""
    for place in range(len(at)):
        for item, after in index.named(at, place):
            best: tuple[Kind, int, int] = (Kind.NONE, 0, 0)
            for spot in beside(at, after, item):
                kind, last = judged(text, at, spot, item)
                if (kind, last) > best[:2]:
                    best = (kind, last, spot)
            kind, last, spot = best
            if kind is Kind.NONE:
                continue
            cited = frozenset(word.text for word in at[max(place - 3, 0) : spot])
            more = bool(cited & {"al", "others", "colleagues"})
            people = item.cites_all(cited, more=more) or not (more or len(item.who) > 1)
            yield Hit(
                item, kind, place, spot, last,
                right_year=fits_year(text, at, last, item),
                right_people=people and given_fits(at, place, item),
            )  # fmt: skip


def fits_year(text: str, at: list[Word], last: int, item: Known) -> bool:
    """Tell whether the brackets after a title contain the year of a work, or none."""
    printed = years(text, at[last - 1].end if last else 0, len(text))
    return not printed or not item.year or item.year in printed


def by_title(text: str, at: list[Word], index: Index, titles: list[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the works whose title stands in words of a note, without its author directly before it.

    The title is set off, stands first, or follows a name: the author's somewhere before, or one spelt almost
    like it, or another one, which is wrong.
    """
    starts = {first for first, _ in titles}
    for place in range(len(at) - 1):
        for item in index.by_title.get((at[place].text, at[place + 1].text), ()):
            kind, last = judged(text, at, place, item)
            if kind < Kind.MAIN and not (kind is Kind.START and last - place >= SURE_START):
                continue
            opens = any(start <= at[place].start <= start + 5 for start in starts)
            leading = all(word.text in BESIDE or word.text in SIGNALS for word in at[:place])
            known = named_before(at, place, item)
            misspelt = spelt_alike(at, place, item)
            if not (opens or leading or known or misspelt):
                continue
            right = not item.who or leading or known
            yield Hit(item, kind, place, place, last, fits_year(text, at, last, item), right_name=right)


def spelt_alike(at: list[Word], place: int, item: Known) -> bool:
    """Tell whether the name before a title is spelt almost like the author's."""
    before = [word.text for word in at[max(place - MOST_BESIDE, 0) : place] if word.text not in BESIDE]
    who = item.who[0][0][-1] if item.who else ""
    return bool(before) and difflib.SequenceMatcher(None, before[-1], who).ratio() >= ALIKE


def named_before(at: list[Word], place: int, item: Known) -> bool:
    """Tell whether the first author of a work is named somewhere before a word."""
    before = [word.text for word in at[:place]]
    return any(set(way) <= set(before) for way in (item.who[0] if item.who else ()))


def title_spans(
    text: str, italics: Iterable[tuple[int, int]], first: int, last: int
) -> list[tuple[int, int]]:
    """Return the offsets of the words in italics or quotation marks in a stretch of a text."""
    quoted = [match.span() for match in QUOTED.finditer(text, first, last)]
    return sorted([*quoted, *(span for span in italics if first <= span[0] < last)])


def contained(text: str, at: list[Word], hit: Hit, titles: list[tuple[int, int]]) -> bool:
    """Tell whether a title is that of the book or journal in which another title before it stands."""
    start = at[hit.title].start
    earlier = [span for span in titles if span[1] <= start]
    if not earlier:
        return False
    between = text[earlier[-1][1] : start]
    words_between = {word.casefold().strip(".,:“‘") for word in between.split()}
    return not re.search(r"[.;]\s|\band\b", between) or bool(words_between & INSIDE)


def hits(text: str, at: list[Word], index: Index, titles: list[tuple[int, int]]) -> Iterator[list[Hit]]:
    """Yield the works that a part of a note names, in order: one, or several that fit equally well.

    In: the part's characters and words; the works; the offsets of titles in italics or quotation marks.
    """
    found = sorted(
        (hit for hit in (*by_name(text, at, index), *by_title(text, at, index, titles))),
        key=lambda hit: (hit.title, hit.first),
    )
    done, named = -1, set[str]()
    while found:
        first = next((hit for hit in found if hit.title >= done), None)
        if first is None:
            return
        rivals = [hit for hit in found if done <= hit.title < max(first.last, first.title + 1)]
        chosen = best(rivals)
        if done < 0 or (chosen[0].item.work not in named and separate(text, at, done, chosen[0], titles)):
            named.update(hit.item.work for hit in chosen)
            yield chosen
        done = max(hit.last for hit in rivals)
        found = [hit for hit in found if hit.title >= done]


def separate(text: str, at: list[Word], done: int, hit: Hit, titles: list[tuple[int, int]]) -> bool:
    """Tell whether a further title in a part of a note names another work, not a part of the first one."""
    first = hit.first
    while first > done and (at[first - 1].text[:1].isalpha() and text[at[first - 1].start].isupper()):
        first -= 1  # given names
    before = {word.text for word in at[max(first - 2, done) : first]}
    return not before & INSIDE and not contained(text, at, hit, titles)


def best(rivals: list[Hit]) -> list[Hit]:
    """Return the hits that fit best, one for each work."""

    def rank(hit: Hit) -> tuple[bool, bool, bool, bool, Kind, int]:
        begun = hit.kind >= Kind.START
        return hit.right_name, begun, hit.right_year, hit.right_people, hit.kind, hit.last

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
