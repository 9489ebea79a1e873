"""What has the form of numbers that cite: "[4–6, 9]", "[4]–[6]", "[4, p. 12]", "(3, 5)", raised "4,5", "ref. 7"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edition.citations import not_numbers
from edition.citations.number_locators import LAST_PAGE, LOCATOR, PAGE, WITHIN
from edition.citations.number_words import (
    ADDED,
    AMID,
    AMID_LED,
    BEHIND,
    ESPECIALLY,
    FURTHER,
    KEPT,
    NEXT,
    OTHERS,
    PURPOSE,
    RANGE,
    RATE,
    REFERS,
    SENTENCE,
    TAIL,
    TOLD,
    TOLD_OF_SEVERAL,
    WORDED,
    WORDS,
    abbreviated,
    goes_on,
    leads,
    may_name,
)
from edition.language.regex import lazy_regex
from edition.language.words import words

Kind = Literal["square", "round", "raised", "named"]

PART = lazy_regex(  # "4–6", "9, p. 12"
    rf"(?P<cited>(?P<first>\d{{1,4}})(?:{RANGE}(?P<last>\d{{1,4}}))?(?P<locator>{LOCATOR}(?:{WITHIN})?)?)(?!\w)",
    re.IGNORECASE,
)

SQUARE = lazy_regex(  # not a link "[1](…)", but "[1](p. 4)", nor the body of a note "[1]: …"; "[11, eq. (3)]"
    r"\[(?P<inside>(?:[^\[\]()\n]|\([\w.\s–−-]{1,16}\)){1,240})\](?!\((?!pp?\.\s?\d))(?<!^\[\d\](?=:))(?<!^\[\d\d\](?=:))"
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

LONGEST_RANGE = 60  # works of a range; a longer one is none

FEWEST_RANGED = (
    3  # parts of a row with a range, in which a number that stands twice is a slip: "[5, 10, 10, 16–22]"
)

AGAIN = lazy_regex(r"(?P<one>\d{2,3}),(?P=one)")  # "[26,26]", two places in one work; not "[26, 26]", a score

NOT_BEFORE_TWICE = words("function", "paired")

SEPARATORS = frozenset([",", ";"])  # of "[4, 5,]"

QUOTE_ENDS = tuple("”’»“«\"'")  # before a bracket that may name who was asked: "“Salt rises” [22, on boats]"

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

    ``named`` are numbers with words before them, which cite only if their entries have these: "[World Bank 9]";
    ``worded`` those whose words go on with what was said before, which cite only if the list has them.
    """

    kind: Kind
    start: int
    end: int
    parts: tuple[Part, ...]
    named: tuple[tuple[int, str], ...] = ()
    worded: tuple[int, ...] = ()

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
    offset = match.start("inside")
    named: list[tuple[int, str]] = []
    worded: list[int] = []
    if kind == "square" and RATE.search(inside):
        return None
    place = begin = abbreviated(match.string[: match.start()], inside) if kind == "square" else 0
    refers = bool(REFERS.search(inside, 0, begin))
    parts: list[Part] = []
    amid: re.Match[str] | None = None
    while place < len(inside):
        if parts and kind == "square":
            amid = AMID.match(inside, place) or (AMID_LED.match(inside, place) if refers else None) or amid
        place = max(place, amid.end()) if amid else place
        between = NEXT.match(inside, place) if parts else None
        if parts and (
            not between
            or inside[place:].strip() in SEPARATORS
            or any(
                rest.match(inside, place) for rest in (ADDED, ESPECIALLY, OTHERS, TOLD, KEPT, PURPOSE, TAIL)
            )
        ):
            break
        said = WORDS.match(inside, between.end() if between else begin)
        lead = said[0] if said else ""
        part = PART.match(inside, said.end() if said else 0)
        more = parts and part and kind == "square" and goes_on(lead, inside[part.end() :], refers=refers)
        refers = refers or bool(REFERS.search(lead))
        name = lead.strip() if kind == "square" and len(named) == len(parts) and may_name(lead) else ""
        made = part_of(part, offset) if part and (leads(lead) or name or more) else None
        if (not part or not made) and parts and refers and BEHIND.match(inside, place):
            break
        if not part or not made:
            return None
        named += [(made.numbers[0], name)] if name else []
        worded += made.numbers if more and not (name or leads(lead)) else ()
        place = part.end()
        joined = bool(between and WORDED.match(f" {between[0].strip()} "))
        if made.numbers[0] > page_of(parts, joined=joined) > 0:
            parts[-1] = longer(parts[-1], inside[parts[-1].start - offset : place], offset + place)
            continue
        parts.append(made)
    quoted = match.string[: match.start()].rstrip().endswith(QUOTE_ENDS)
    ends = ending(inside[place:], kind, len(parts), refers=refers, quoted=quoted)
    if ends is None:
        return None
    worded += [number for part in parts for number in part.numbers] if amid or ends == "told" else []
    numbers = [number for part in parts for number in part.numbers]
    ranged = len(numbers) > len(parts) >= FEWEST_RANGED and numbers == sorted(
        numbers
    )  # as no score or vector has it
    if kind == "raised" or AGAIN.fullmatch(inside):
        before = "".join(match.string[: match.start()].split()[-1:])
        ranged = ranged or kind == "raised" or before.casefold() not in NOT_BEFORE_TWICE
    worded_row = kind == "square" and any(sign.isalpha() for sign in inside)  # no score or vector, either
    if not parts or (not_numbers.twice(kind, numbers) and not (ranged or worded_row)):
        return None
    bare = inside.strip().isdecimal()
    if kind == "square" and bare:  # a single number is linked with its brackets
        whole = (match.start(), match.end())
        parts = [Part(*whole, parts[0].numbers, (whole,))]
    return Mark(kind, match.start(), match.end(), tuple(parts), tuple(named), tuple(worded))


def ending(
    behind: str, kind: Kind, parts: int, *, refers: bool, quoted: bool
) -> Literal["", "said", "told"] | None:
    """Tell what stands behind the last number of a bracket, ``None`` for words that belong to no citation.

    In: the words; the kind of bracket; how many parts were read; whether words led to one; whether a quotation ends before
    the bracket. What a work is "told" to say may also be of a count, so that the list must have the number.
    """
    if kind == "square" and (behind.strip() in SEPARATORS or (parts > 1 and behind.strip() == ".")):
        return ""
    said = refers and (BEHIND.match(behind) if parts == 1 else FURTHER.match(behind))
    if said or (kind == "square" and (OTHERS.match(behind) or (refers and ESPECIALLY.match(behind)))):
        return "said"
    told = TOLD.match(behind) or KEPT.match(behind) or PURPOSE.match(behind)
    several = parts > 1 and TOLD_OF_SEVERAL.match(behind)
    if kind == "square" and (told or several or (not quoted and TAIL.match(behind))):
        return "told"
    sentence = kind == "square" and parts == 1 and SENTENCE.match(behind)
    return "" if not behind.strip() or sentence or ADDED.match(behind) else None


def page_of(parts: Sequence[Part], *, joined: bool) -> int:
    """Return the page that the last part cites, 0 if it cites none: a higher number behind is another page.

    So it is behind the last of several pages only if "and" joins it.
    """
    page = (LAST_PAGE if joined else PAGE).fullmatch(parts[-1].locator) if parts else None
    return int(page[page.lastindex or 0]) if page else 0


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
