"""Numbers that cite a numbered list: "[4–6, 9]", "[4]–[6]", "[4, p. 12]", "(3, 5)", raised "4,5", "ref. 7".

Used by IEEE, Vancouver, AMA, ACS, Nature and their relatives. Only numbers of the list are citations. A
paper marks them in one way; ``marks_of`` tells in which, so that other numbers in brackets, and exponents,
are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from edition.citations import not_numbers
from edition.citations.number_words import (
    ABBREVIATED,
    ADDED,
    BEHIND,
    ESPECIALLY,
    FURTHER,
    LOCATOR,
    NEXT,
    OTHERS,
    PAGE,
    RANGE,
    REFERS,
    SENTENCE,
    WORDED,
    WORDS,
    leads,
    may_name,
)
from edition.language.regex import lazy_regex

Kind = Literal["square", "round", "raised", "named"]

PART = lazy_regex(  # "4–6", "9, p. 12"
    rf"(?P<cited>(?P<first>\d{{1,4}})(?:{RANGE}(?P<last>\d{{1,4}}))?(?P<locator>{LOCATOR})?)(?!\w)",
    re.IGNORECASE,
)

SQUARE = lazy_regex(  # not a link "[1](…)", but "[1](p. 4)", nor the body of a note "[1]: …"; "[11, eq. (3)]"
    r"\[(?P<inside>(?:[^\[\]()\n]|\(\w{1,6}\)){1,240})\](?!\((?!pp?\.\s?\d))(?<!^\[\d\](?=:))(?<!^\[\d\d\](?=:))"
)

ROUND = lazy_regex(r"\((?P<inside>[^\[\]()\n]{1,240})\)")

RAISED_DIGIT = "⁰¹²³⁴⁵⁶⁷⁸⁹"

PAGED = rf"[{RAISED_DIGIT}]{{1,4}}(?:⁽pp?\.?\s?[{RAISED_DIGIT}⁻–-]{{1,12}}⁾)?"

RAISED = lazy_regex(  # "⁴,⁵", "⁴⁻⁶", "⁴⁽p¹²⁾", "[⁴]"
    rf"(?<![{RAISED_DIGIT}⁺⁻])(?P<inside>{PAGED}(?:(?:\s?[,;]\s?|[⁻–—-]{{1,2}}){PAGED}){{0,40}})"
    rf"(?![{RAISED_DIGIT}⁺⁻])"
)

NAMED = lazy_regex(  # "ref. 5", "Refs 5,6", "references 5 and 6"
    rf"\b(?:[Rr]efs?\.?|[Rr]eferences?)\s(?P<inside>\d{{1,3}}(?:(?:,\s?|\sand\s|{RANGE})\d{{1,3}}){{0,9}})(?![\w.]\w|\w)"
)

PATTERNS: dict[Kind, re.Pattern[str]] = {
    "square": SQUARE, "round": ROUND, "raised": RAISED, "named": NAMED,
}  # fmt: skip

LEVEL = str.maketrans(f"{RAISED_DIGIT}⁻⁽⁾", "0123456789−()")

BETWEEN = lazy_regex(rf"{RANGE}")  # "[4]–[6]"

HIGHEST = 999  # highest number that cites although the list lacks it; a higher one is a year

LONGEST_RANGE = 60  # works of a range; a longer one is none

KINDS: tuple[Kind, ...] = ("square", "raised", "round")


@dataclass(frozen=True, slots=True)
class Part:
    """A number, or a range of numbers, that cites.

    ``start`` and ``end`` are its offsets, ``ends`` those of the printed first and last number.
    """

    start: int
    end: int
    numbers: tuple[int, ...]
    ends: tuple[tuple[int, int], ...]
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbers in one bracket or one raised group, with its offsets.

    ``named`` are numbers with words before them, which cite only if their entries have these: "[World Bank 9]".
    """

    kind: Kind
    start: int
    end: int
    parts: tuple[Part, ...]
    named: tuple[tuple[int, str], ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers that it means."""
        return tuple(number for part in self.parts for number in part.numbers)


def marks(text: str, kinds: Collection[Kind]) -> tuple[Mark, ...]:
    """Return everything in a text that has the form of numbers that cite, in order; "[4]–[6]" is one."""
    found = [mark for kind in kinds for match in PATTERNS[kind].finditer(text) if (mark := read(kind, match))]
    found.sort(key=lambda mark: mark.start)
    out: list[Mark] = []
    for mark in found:
        if out and mark.start < out[-1].end:
            continue
        if out and (made := spanning(out[-1], mark, text)):
            out[-1] = made
        else:
            out.append(mark)
    return tuple(out)


def read(kind: Kind, match: re.Match[str]) -> Mark | None:
    """Read the numbers in one bracket; ``None`` if it holds anything else, or is a score (``not_numbers.twice``)."""
    inside = match["inside"].translate(LEVEL)
    offset, refers = match.start("inside"), False
    named: list[tuple[int, str]] = []
    short = ABBREVIATED.match(inside) if kind == "square" else None  # "[SES; 9, 10]"
    place = begin = short.end() if short else 0
    parts: list[Part] = []
    while place < len(inside):
        between = NEXT.match(inside, place) if parts else None
        if parts and (not between or any(rest.match(inside, place) for rest in (ADDED, ESPECIALLY, OTHERS))):
            break
        words = WORDS.match(inside, between.end() if between else begin)
        lead = words[0] if words else ""
        refers = refers or bool(REFERS.search(lead))
        part = PART.match(inside, words.end() if words else 0)
        name = lead.strip() if kind == "square" and len(named) == len(parts) and may_name(lead) else ""
        made = part_of(part, offset) if part and (leads(lead) or name) else None
        if not part or not made:
            return None
        named += [(made.numbers[0], name)] if name else []
        place = part.end()
        if made.numbers[0] > page_of(parts) > 0:
            parts[-1] = longer(parts[-1], inside[parts[-1].start - offset : place], offset + place)
            continue
        parts.append(made)
    behind = inside[place:]
    behind = "" if kind == "square" and len(parts) > 1 and behind.strip() == "." else behind
    said = refers and (BEHIND.match(behind) if len(parts) == 1 else FURTHER.match(behind))
    sentence = kind == "square" and len(parts) == 1 and SENTENCE.match(behind)
    said = said or (kind == "square" and (OTHERS.match(behind) or (refers and ESPECIALLY.match(behind))))
    if behind.strip() and not said and not sentence and not ADDED.match(behind):
        return None
    if not parts or not_numbers.twice(kind, [number for part in parts for number in part.numbers]):
        return None
    bare = inside.strip().isdecimal()
    if kind == "square" and bare:  # a single number is linked with its brackets
        whole = (match.start(), match.end())
        parts = [Part(*whole, parts[0].numbers, (whole,))]
    return Mark(kind, match.start(), match.end(), tuple(parts), tuple(named))


def page_of(parts: Sequence[Part]) -> int:
    """Return the page that the last part cites, 0 if it cites none: a higher number behind is another page."""
    page = PAGE.fullmatch(parts[-1].locator) if parts else None
    return int(page["page"]) if page else 0


def longer(part: Part, text: str, end: int) -> Part:
    """Return a part whose locator goes on to the end of its text: "25, p. 100, 122"."""
    locator = text[text.index(part.locator) :]
    return replace(part, end=end, ends=((part.start, end),), locator=locator)


def part_of(match: re.Match[str], offset: int) -> Part | None:
    """Return one number or range; ``None`` if the range falls or is too long."""
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if not 0 < first <= last < first + LONGEST_RANGE or (match["last"] and first == last):
        return None
    start, end = offset + match.start("cited"), offset + match.end("cited")
    locator = (match["locator"] or "").strip(",: ").replace("−", "–")
    locator = locator[1:-1] if locator.startswith("(") else locator
    ends = [(start, end)]
    if match["last"]:
        ends = [(start, offset + match.end("first")), (offset + match.start("last"), end)]
    return Part(start, end, tuple(range(first, last + 1)), tuple(ends), locator)


def spanning(first: Mark, second: Mark, text: str) -> Mark | None:
    """Return the range that two brackets form: "[4]–[6]"; ``None`` if they form none."""
    if first.kind != second.kind or not BETWEEN.fullmatch(text, first.end, second.start):
        return None
    if len(second.parts) != 1 or not first.parts or len(first.parts[-1].numbers) > 1:
        return None
    before, behind = first.parts[-1], second.parts[0]
    low, high = before.numbers[0], behind.numbers[0]
    if not low < high < low + LONGEST_RANGE or len(behind.numbers) > 1:
        return None
    ends = (*before.ends, *behind.ends)
    part = Part(before.start, behind.end, tuple(range(low, high + 1)), ends, behind.locator)
    return Mark(first.kind, first.start, second.end, (*first.parts[:-1], part))


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
    found = marks(text, kinds)
    enumerated = not_numbers.items(text, [(m.kind, m.start, m.end, m.numbers) for m in found])
    for mark in found:
        if mark.start in enumerated or not_numbers.other(mark.kind, text, mark.start, mark.end, mark.numbers):
            continue
        if not all(has(number, name) for number, name in mark.named):
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
