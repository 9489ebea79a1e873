"""Numbers that cite a numbered list: "[4–6, 9]", "[4]–[6]", "[4, p. 12]", "(3, 5)", raised "4,5", "ref. 7".

Used by IEEE, Vancouver, AMA, ACS, Nature and their relatives. Only numbers of the list are citations. A
paper marks them in one way; ``marks_of`` tells in which, so that other numbers in brackets, and exponents,
are none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from edition.citations import not_numbers
from edition.citations.number_marks import KINDS, Kind, Mark, Part, marks
from edition.citations.number_remarks import with_remarks
from edition.citations.number_words import WORDED

HIGHEST = 999  # highest number that cites although the list lacks it; a higher one is a year


def find(
    text: str,
    kinds: Collection[Kind],
    listed: Callable[[int], bool],
    has: Callable[[int, str], bool] = lambda *_: False,
) -> Iterator[Mark]:
    """Yield the marks of a text that cite.

    In: the text; how the paper marks its citations; the test of a number of the list, and whether an entry has
    some words. A mark of which no number is in the list is a citation only if it cannot be anything else.
    """
    found = with_remarks(text, marks(text, kinds)) if "square" in kinds else list(marks(text, kinds))
    enumerated = not_numbers.items(text, [(m.kind, m.start, m.end, m.numbers) for m in found])
    for mark in found:
        if mark.start in enumerated or not_numbers.other(mark.kind, text, mark.start, mark.end, mark.numbers):
            continue
        if not all(has(number, name) for number, name in mark.named) or not all(map(listed, mark.worded)):
            continue
        mark = without_pages(mark, text, listed)  # noqa: PLW2901 - the same mark
        known = any(listed(number) for number in mark.numbers)
        if known or (mark.kind in {"square", "raised"} and max(mark.numbers) <= HIGHEST):
            yield mark


def without_pages(mark: Mark, text: str, listed: Callable[[int], bool]) -> Mark:
    """Return a mark without numbers far beyond the list that "and" joins to others, pages: "[7 et 898–901, 12]"."""
    parts: list[Part] = []
    for part in mark.parts:
        low, high = part.numbers[0], part.numbers[-1]
        joined = parts and low >= FEWEST_PAGE and WORDED.fullmatch(text, parts[-1].end, part.start)
        if joined and listed(parts[-1].numbers[-1]) and not any(map(listed, range(low // 2, high + 1))):
            parts[-1] = replace(parts[-1], locator=parts[-1].locator or text[part.start : part.end])
        else:
            parts.append(part)
    return replace(mark, parts=tuple(parts))


FEWEST_PAGE = 100  # a number that may be a page far beyond the list


def marks_of(
    texts: Iterable[str], listed: Collection[int], kinds: Collection[Kind] = KINDS, *, printed: bool = True
) -> tuple[tuple[Kind, ...], float, int]:
    """Tell how a text marks the numbers that cite its list.

    In: its paragraphs; the numbers of its list; the ways that are possible; whether the list prints its
    numbers. If it prints none, the numbers may be those of notes: then nearly all entries must be cited,
    none beyond the last, and one of them twice. Out: the ways, none if it does not cite by number; the
    share of the list that it cites; the number of marks.
    """
    if not listed:
        return (), 0.0, 0
    paragraphs = list(texts)
    rows: list[tuple[float, int, Kind]] = []
    for kind in kinds:
        found = [mark for text in paragraphs for mark in find(text, (kind,), listed.__contains__)]
        sound = [mark for mark in found if all(number in listed for number in mark.numbers)]
        cited = {number for mark in sound for number in mark.numbers}
        share = len(cited) / len(listed)
        if len(sound) < FEWEST or share < ENOUGH[kind] or len(sound) < SOUND[kind] * len(found):
            continue
        twice = sum(len(mark.numbers) for mark in sound) > len(cited)
        if not printed and (len(sound) < len(found) or share < NEARLY_ALL or not twice):
            continue
        if kind == "round" and (len(listed) < FEWEST_ROUND or not in_turn(sound)):
            continue
        rows.append((share, len(sound), kind))
    if not rows:
        return (), 0.0, 0
    share, count, kind = max(rows, key=lambda row: (row[0], row[1]))
    return (kind, "named"), share, count


FEWEST = 2  # fewest marks of a system

FEWEST_ROUND = 4  # fewest entries of a list that round brackets cite

ENOUGH: dict[Kind, float] = {"square": 0.4, "raised": 0.4, "round": 0.6}  # least share of the list

SOUND: dict[Kind, float] = {"square": 0.7, "raised": 0.7, "round": 0.8}  # least share of listed numbers

NEARLY_ALL = 0.9  # share of a list without printed numbers

RISING = 0.8  # share of works that are first cited in the order of the list


def in_turn(found: Iterable[Mark]) -> bool:
    """Tell whether most works are first cited in the order of their numbers."""
    firsts = list(dict.fromkeys(number for mark in found for number in mark.numbers))
    rising = sum(a < b for a, b in pairwise(firsts))
    return rising >= RISING * (len(firsts) - 1)
