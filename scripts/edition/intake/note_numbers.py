"""Detects note numbers that an extraction printed as plain digits: "archives.3", "3. Syed, China".

Texts of PDFs have them. They count as notes only if markers attached to words and numbered lines at the
foot of the pages rise together. The result is emendations, each of which raises one number; the source
stays unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.data.emendations import Emendation
from edition.language.regex import CAPITAL, lazy_regex

DOTTED = lazy_regex(r"(?P<mark>(?P<number>\d{1,3})\.)\s+[“‘]?\w")  # "3. Syed"

UNDOTTED = lazy_regex(r"(?P<mark>(?P<number>\d{1,3}))\s+[“‘]?[^\W\d_]")  # "12 Ibid."

MARKER = lazy_regex(
    rf"""(?: (?<=[^\W\d_][.,;:?!”’)])      # archives.3
          | (?<=[.,?!][”’)])              # policy.”3
          | (?<=[^\W\d_])                 # everywhere3
          | (?<=\d\d\.)(?=\d+(?:,\d{{1,3}}){{0,3}}(?:\s+{CAPITAL}|$))   # in 1961.4, only before a new sentence
        )(?P<number>\d{{1,3}})(?P<more>(?:,\d{{1,3}}){{0,3}})(?=\s|$)   # of two notes: in 1914.9,10
    """,
    re.VERBOSE,
)

DIGITS = lazy_regex(r"\d+")

OF_SECTION = lazy_regex(r"\s*\d{1,2}(?:\.\d{1,2}){0,3}\.")  # before the last number of "12.3 Methods"

SAID = lazy_regex(r"[.,;:?!’”)\d]")  # in a note; a heading such as "2. Early Towns" mostly has none

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

FEWEST = 3  # fewest notes of a system

MOST = 0.8  # share of the notes that must have a marker

SKIPPED = 2  # most numbers that may be missing in the sequence

REASON = "The extraction printed the note’s number on the line."

LONGEST = 40_000  # most characters of a line that are read

FURTHEST = 60  # characters added at a time to the words around a number

CONTEXT = 12  # characters before a marker that locate it on its line


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on a line: its place and its value."""

    line: int
    start: int
    end: int
    number: int


def restored(lines: Sequence[str], beside: frozenset[int], listed: int) -> tuple[Emendation, ...]:
    """Return the emendations that raise the numbers of a text's notes; none if it has no such notes.

    In: the lines; the numbers of the furniture; the line of the heading of a list of references (0 for
    none), since the numbers of a list are not notes.
    """
    feet: list[Mark] = []
    for form in (DOTTED, UNDOTTED):
        if len(feet) < FEWEST:
            begun = [mark for number, line in rows(lines, beside) for mark in foot(number, line, form)]
            feet = rising(begun)
    at_foot = stretches(lines, beside, feet)
    marks = [mark for number, line in rows(lines, beside | at_foot) for mark in called(number, line)]
    if again := anew(begun, marks):
        foot_again, mark_again = again
        feet = [mark for mark in feet if placed(mark) < placed(foot_again)]
        marks = [mark for mark in marks if placed(mark) < placed(mark_again)]
    markers = in_turn(marks, {mark.number for mark in feet})
    numbers = {mark.number for mark in markers}
    answered = sum(mark.number in numbers for mark in feet)
    if not any(SAID.search(lines[mark.line - 1], mark.end) for mark in feet):
        return ()
    before_list = not listed or any(mark.line < listed for mark in feet)
    if len(feet) < FEWEST or answered < MOST * len(feet) or not before_list:
        return ()
    found = (raise_(lines[mark.line - 1], mark) for mark in sorted([*feet, *markers], key=placed))
    return tuple(apart(lines, [item for item in found if item]))


def begins_anew(lines: Sequence[str], beside: frozenset[int]) -> int:
    """Return the line of the first note of a second run from 1, as of the next chapter; 0 if there is none."""
    for form in (DOTTED, UNDOTTED):
        begun = [mark for number, line in rows(lines, beside) for mark in foot(number, line, form)]
        at_foot = stretches(lines, beside, begun)
        marks = [mark for number, line in rows(lines, beside | at_foot) for mark in called(number, line)]
        if again := anew(begun, marks):
            return again[0].line
    return 0


def anew(feet: Sequence[Mark], marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return the second note 1 and the second marker 1, where the numbers of notes begin again.

    No number tells then which of two notes it calls, so only the first run is raised.
    """
    bodies = [mark for mark in feet if mark.number == 1]
    calls = [mark for mark in marks if mark.number == 1]
    return (bodies[1], calls[1]) if len(bodies) > 1 and len(calls) > 1 else None


def apart(lines: Sequence[str], items: Sequence[Emendation]) -> Iterator[Emendation]:
    """Yield emendations in order; those whose words overlap become one."""
    last: Emendation | None = None
    for item in items:
        line = lines[item.line - 1]
        start, end = line.index(item.find), 0
        if last and last.line == item.line:
            end = line.index(last.find) + len(last.find)
        if last and start < end:
            find = last.find + item.find[end - start :]
            last = replace(last, find=find, replace=f"{last.replace}{(item.replace or '')[end - start :]}")
            continue
        if last:
            yield last
        last = item
    if last:
        yield last


def placed(mark: Mark) -> tuple[int, int]:
    """Return the place of a mark, for sorting."""
    return mark.line, mark.start


def rows(lines: Sequence[str], beside: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the numbers and texts of the lines that are neither furniture nor too long."""
    for number, line in enumerate(lines, 1):
        if number not in beside and len(line) <= LONGEST:
            yield number, line


def foot(number: int, line: str, form: re.Pattern[str]) -> Iterator[Mark]:
    """Yield the number with which a line begins."""
    start = len(line) - len(line.lstrip())
    match = form.match(line, start)
    if match:
        yield Mark(number, start, match.end("mark"), int(match["number"]))


def called(number: int, line: str) -> Iterator[Mark]:
    """Yield the numbers on a line that may be note markers."""
    for match in MARKER.finditer(line):
        if OF_SECTION.fullmatch(line, 0, match.start()):
            continue
        spans = [match.span("number")]
        spans += [
            (match.start("more") + part.start(), match.start("more") + part.end())
            for part in DIGITS.finditer(match["more"])
        ]
        found = [Mark(number, start, end, int(line[start:end])) for start, end in spans]
        if all(later.number == one.number + 1 for one, later in pairwise(found)):  # not 3,500
            yield from found


def rising(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that number the notes consecutively from 1."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1].number if found else 0
        if last < mark.number <= last + SKIPPED:
            found.append(mark)
    return found


def in_turn(marks: Sequence[Mark], notes: set[int]) -> list[Mark]:
    """Return the markers in rising order; single ones may be missing, or lack a note."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1].number if found else 0
        if mark.number == last + 1 or (last + 1 < mark.number <= last + SKIPPED and mark.number in notes):
            found.append(mark)
    return found


def stretches(lines: Sequence[str], beside: frozenset[int], feet: Sequence[Mark]) -> frozenset[int]:
    """Return the numbers of the lines of notes, each note up to the next blank line or the page's end."""
    found: set[int] = set()
    for mark in feet:
        number = mark.line
        while number <= len(lines) and lines[number - 1].strip() and number not in beside:
            if number in found:
                break  # an earlier note continues to this line
            found.add(number)
            number += 1
    return frozenset(found)


def raise_(line: str, mark: Mark) -> Emendation | None:
    """Return the emendation that raises one number; ``None`` if no words distinguish it on its line."""
    digits = str(mark.number).translate(RAISED)
    if not line[: mark.start].strip():
        end = next(
            (e for e in range(mark.end, mark.end + FURTHEST) if line.count(line[mark.start : e]) == 1), 0
        )
        if not end:
            return None
        return Emendation(
            mark.line,
            line[mark.start : end],
            "extraction",
            REASON,
            digits + line[mark.end : end],
        )
    first = max(mark.start - CONTEXT, 0)
    starts = range(first, max(first - FURTHEST, -1), -1)
    start = next((s for s in starts if line.count(line[s : mark.end]) == 1), -1)
    if start < 0:
        return None
    find = line[start : mark.end]
    return Emendation(mark.line, find, "extraction", REASON, line[start : mark.start] + digits)
