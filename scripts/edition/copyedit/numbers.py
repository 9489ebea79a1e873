"""Checks texts that cite a numbered list by number ("[4-6]"): numbers without entry, entries never cited.

Vancouver and IEEE print the number of an entry, or of a note, in square brackets. Only the numbers are
compared, so the list may be in any style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Line, Span
from edition.text.paper import Paper

FEWEST = 3  # fewest citations, or entries, of a system

STEP = 3  # largest gap in the numbers of a list, where entries were lost

SHOWN = 70  # characters of an entry in a message

NUMBERS = r"\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*(?!\s?[-–,;]\s?\d)"

BRACKET = re.compile(
    rf"""\\?\[\s?(?P<numbers>{NUMBERS})       # "[4-6, 9"
         (?:,\s[^\[\]\n]{{1,40}})?            # ", p. 12"
         \s?\\?\](?![(:])                     # "]"; a link or the text of a note follows otherwise
    """,
    re.VERBOSE,
)

WORD_END = re.compile(r"\w{0,2}\Z")  # "ed" before "dammed[1]"

BETWEEN = re.compile(r"\s?[-–]\s?")  # "[3]–[5]"

PART = re.compile(r"(?P<first>\d+)(?:\s?[-–]\s?(?P<last>\d+))?")  # "4-6"

ENTRY = re.compile(r"\s*(?:\\?\[(?P<boxed>\d{1,3})\\?\]|(?P<plain>\d{1,3})[.)])\s+\S")  # "[4] M. Kummu"


@dataclass(frozen=True, slots=True)
class Cited:
    """The numbers in one bracket, and its place.

    ``single``: it has one number; ``bound``: no space separates it from a word ("dammed[1]").
    """

    surface: str
    numbers: tuple[int, ...]
    place: Span
    single: bool
    bound: bool


def findings(paper: Paper) -> list[Diagnostic] | None:
    """Return findings about numbers that cite; ``None`` if a text does not cite by number."""
    printed = paper.source.printed
    entries = numbered_entries(paper)
    if len(entries) < FEWEST or (paper.spec.notes and paper.spec.notes.bodies == "numbered"):
        return None
    beside = {item.line for item in paper.spec.furniture}
    end = min(line.number for line in entries.values())
    text = [line for line in printed if line.number < end and line.number not in beside]
    found = brackets(text, paper.source.path)
    usual = sum(item.bound for item in found) > len(found) / 2
    found = [item for item in found if usual or not item.bound]
    if sum(not entries.keys().isdisjoint(item.numbers) for item in found) < FEWEST:
        return None
    return [
        *numbers_without_entry(found, frozenset(entries)),
        *entries_without_number(found, entries, paper.source.path),
    ]


def numbered_entries(paper: Paper) -> dict[int, Line]:
    """Return the numbered entries of the list; without a list, the numbered notes at the end."""
    style = paper.spec.references
    lines = paper.source.printed
    if style:
        return numbered(line for line in lines if style.lines.first <= line.number <= style.lines.last)
    starts = [place for place, line in enumerate(lines) if number_of(line.text, boxed=True) == 1]
    return numbered(lines[starts[-1] :], boxed=True) if starts else {}


def number_of(text: str, *, boxed: bool = False) -> int:
    """Return the number with which an entry begins, 0 without one; ``boxed`` wants square brackets."""
    match = ENTRY.match(text)
    if not match or (boxed and not match["boxed"]):
        return 0
    return int(match["boxed"] or match["plain"])


def numbered(lines: Iterable[Line], *, boxed: bool = False) -> dict[int, Line]:
    """Return the lines that begin an entry, by number, as long as the numbers rise from 1."""
    found: dict[int, Line] = {}
    last = 0
    for line in lines:
        number = number_of(line.text, boxed=boxed)
        if last < number <= last + (STEP if last else 1):
            found[number] = line
            last = number
    return found


def brackets(lines: list[Line], path: str) -> list[Cited]:
    """Return the brackets of numbers in a text, "[3]–[5]" as one, even across a line break."""
    text = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    found: list[Cited] = []
    row, end, none = 0, -1, -1
    for match in BRACKET.finditer(text):
        begin = match.start()
        before = WORD_END.search(text, max(begin - 2, 0), begin)
        bound = before[0] if before else ""
        while starts[row + 1] <= begin:
            row += 1
        number = lines[row].number
        place = Span(path, number, number, begin - starts[row] + 1)
        matrix = len(bound) == 1 or begin == none  # "A[1][2]"
        numbers = () if matrix else meant(match["numbers"])
        single = len(numbers) == 1
        if found and end >= 0 and BETWEEN.fullmatch(text, end, begin) and numbers:
            numbers = (*range(found[-1].numbers[-1] + 1, numbers[0]), *numbers)
        end = match.end()
        if numbers:
            surface = " ".join(text[begin:end].replace("\\", "").split())
            found.append(Cited(surface, numbers, place, single, bool(bound)))
        else:
            end, none = -1, end
    return found


def meant(text: str) -> tuple[int, ...]:
    """Return the numbers of a bracket, with ranges expanded; none if it is not a citation: "[0, 1]"."""
    numbers: list[int] = []
    for match in PART.finditer(text):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        numbers += range(first, last + 1)
        if last < first:
            return ()
    return tuple(numbers) if min(numbers) > 0 and all(a < b for a, b in pairwise(sorted(numbers))) else ()


def numbers_without_entry(found: list[Cited], entries: frozenset[int]) -> Iterator[Diagnostic]:
    """Find numbers without an entry; a bracket with two numbers may be an interval: "CI [2, 14]"."""
    for item in found:
        missing = [number for number in item.numbers if number not in entries]
        if missing:
            named = ", ".join(f"{number}" for number in missing)
            message = f"“{item.surface}”: the list has no entry {named}"
            yield diagnose("CIT002" if item.single else "CIT007", item.place, message)


def entries_without_number(found: list[Cited], entries: dict[int, Line], path: str) -> Iterator[Diagnostic]:
    """Find entries whose number is in no bracket."""
    used = {number for item in found for number in item.numbers}
    for number, line in entries.items():
        if number not in used:
            text = " ".join(line.text.split())
            opening = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
            yield diagnose("REF009", Span(path, line.number, line.number, 1), f"“{opening}” is never cited")
