"""The index of a large edition after the words of some papers changed, from the files that stand: only parts with these words.

The places of a word are those of ``parts.merged``: for each group of rows that has it, its distance from the group
before, the length of its places, and these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from edition.language.regex import lazy_regex
from edition.pages.searched.parts import GROUPS, Entry, Stretch, index_script, lookup
from edition.pages.searched.piece import Piece, rows, scopes
from edition.pages.searched.postings import BASE, LAST, MORE, NUMBERS

VALUES = {sign: value for signs in (LAST, MORE) for value, sign in enumerate(signs)}

ENDS = frozenset(LAST)  # with which a number ends

Places = dict[int, str]  # by the number of the group, in its order


def number(text: str, at: int) -> tuple[int, int]:
    """Return a number that is written in a text, and where it ends. In: the text; where it begins."""
    value, factor = 0, 1
    while (sign := text[at]) not in ENDS:
        value, factor, at = value + factor * VALUES[sign], factor * BASE, at + 1
    return value + factor * VALUES[sign], at + 1


def renewed(told: str, first: int, own: Places) -> str:
    """Return the places of a word in which those of a paper are others.

    In: the places that stand; the paper's first group; the places that it has now.
    """
    at = group = before = 0
    while at < len(told):  # the groups before the paper
        step, behind = number(told, at)
        if group + step >= first:
            break
        size, start = number(told, behind)
        group, at = group + step, start + size
    made, before, last = [told[:at]], group, group
    while at < len(told):  # those that it had
        step, behind = number(told, at)
        last += step
        if last >= first + GROUPS:
            break
        size, start = number(told, behind)
        at = start + size
    for group, places in own.items():
        made += [NUMBERS[group - before], NUMBERS[len(places)], places]
        before = group
    if at < len(told):
        made += [NUMBERS[last - before], told[behind:]]
    return "".join(made)


def places_of(piece: Piece, first: int) -> dict[str, Places]:
    """Return where the words of a paper stand, by word. In: the paper; its first group."""
    made: dict[str, Places] = defaultdict(dict)
    for group, part in enumerate(piece.postings, first):
        for word, places in rows(part):
            made[word][group] = places
    return made


Changed = Mapping[str, list[tuple[int, Places]]]  # by word: the first group of each paper, and its places now


def differing(papers: Mapping[int, tuple[Piece, Piece]]) -> Changed:
    """Return the words that stand elsewhere in papers than before; in: by the place of each paper, what it was and is."""
    made: dict[str, list[tuple[int, Places]]] = defaultdict(list)
    for place, (old, new) in papers.items():
        first = GROUPS * place
        was, now = places_of(old, first), places_of(new, first)
        for word in was.keys() | now.keys():
            if was.get(word) != now.get(word):
                made[word].append((first, now.get(word, {})))
    return made


def entries(part: Mapping[str, str], changed: Changed) -> list[Entry]:
    """Return the words of a part of the index with their places now; ``changed`` are those that differ."""
    made = {**part}
    for word, papers in changed.items():
        told = part.get(word, "")
        for first, own in papers:
            told = renewed(told, first, own)
        made[word] = told
    return sorted((lookup(word), word, told) for word, told in made.items() if told)


def parts_again(
    firsts: Sequence[str], changed: Changed, read: Callable[[int], str]
) -> Iterator[tuple[str, str | None]]:
    """Yield the parts of the index anew: the key of the first word, and the script, ``None`` for one that stands.

    In: the key of the first word of each part that stands; the words that changed; what returns a part that stands, its
    words with their places. A part ends where it would in an index made from nothing, so a change may move the ends of
    those that follow.
    """
    starts = [first.encode("utf-16-be") for first in firsts]
    by_part: dict[int, dict[str, list[tuple[int, Places]]]] = defaultdict(dict)
    for word, its in changed.items():
        by_part[max(bisect_right(starts, lookup(word)) - 1, 0)][word] = its
    part, place = Stretch(), 0
    for at, first in enumerate(firsts):
        if at == place and at not in by_part and not part.entries:
            yield first, None
            place += 1
            continue
        for entry in entries(dict(rows(read(at))), by_part.get(at, {})):
            if part.full(entry[0]):
                yield done(part, place)
                place += 1
            part.add(entry)
        if part.full(b""):  # the next part begins with other letters
            yield done(part, place)
            place += 1
    if part.entries:
        yield done(part, place)


def done(part: Stretch, place: int) -> tuple[str, str]:
    """Return a part of the index that is full: the key of its first word, and the script."""
    first, some = part.taken()
    return first, index_script(place, some)


def numbers(text: str) -> list[int]:
    """Return the numbers that are written in a text."""
    at, made = 0, list[int]()
    while at < len(text):
        value, at = number(text, at)
        made.append(value)
    return made


Counts = tuple[str, ...]  # as ``parts.counted_of`` has them

COUNTED = lazy_regex(r"(?<![^;])(?P<word>[^:;]++):[^;]*+;")  # "corridor:2a;": the word of a row


def words_again(listed: str, some: Iterable[tuple[Counts, Counts]], every: Iterable[str]) -> str:
    """Return the list of all words after some occur less or more often.

    In: the list that stands; how often words occurred in some papers, and do now; the words of everything, in the order in
    which they are listed.
    """
    told = dict(rows(listed))
    for old, new in (
        (dict(rows(old)), dict(rows(new))) for was, now in some for old, new in zip(was, now, strict=True)
    ):
        for word in old.keys() | new.keys():
            before, after = old.get(word, "0"), new.get(word, "0")
            if before != after:
                parts = [numbers(told.get(word, "")), scopes(int(before, 16)), scopes(int(after, 16))]
                sums = [total - less + more for total, less, more in zip_longest(*parts, fillvalue=0)]
                told[word] = "".join([NUMBERS[one] for one in sums[: last(sums) + 1]])
    order = dict.fromkeys(word for part in every for word in COUNTED.findall(part))
    return "".join([f"{word}:{told[word]};" for word in order])


def last(counts: Sequence[int]) -> int:
    """Return the place of the last number that is not 0, -1 without one."""
    return max((place for place, one in enumerate(counts) if one), default=-1)
