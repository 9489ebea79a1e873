"""Tells which numbers in square brackets call notes, where others stand among them: "(Figure [3])", "furious [14]".

Notes are called in order, and all calls are printed alike: either all touch the word before them or none does.
So the longest rising run of the marks printed alike are the calls. A further mark of a note is a second call only
if it cannot be anything else; where nobody can tell which of two marks calls a note, neither does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.model.text import Line

BRACKET = lazy_regex(r"(?<!\\)\[(?P<label>\d{1,4})\](?![(:\[])")  # "[12]"

ENDS_WORDS = frozenset(".,;:?!”’»")  # behind which a figure in brackets is no index: "a[2]"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in brackets: its line, its columns, its figures, and the character before it ("" at the beginning)."""

    line: int
    start: int
    end: int
    label: str
    before: str

    @property
    def number(self) -> int:
        """Its value."""
        return int(self.label)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for comparison."""
        return self.line, self.start

    @property
    def apart(self) -> bool:
        """Whether a space stands before it."""
        return not self.before.strip()


def marks_of(lines: Iterable[Line], form: re.Pattern[str] = BRACKET) -> Iterator[Mark]:
    """Yield the numbers in brackets in lines, in order."""
    for line in lines:
        for match in form.finditer(line.text):
            start, end = match.span()
            yield Mark(line.number, start, end, match["label"], line.text[max(start - 1, 0) : start])


def calls_of(marks: Iterable[Mark], notes: Mapping[int, int]) -> list[Mark]:
    """Return the marks that call notes, in order.

    In: the numbers in brackets outside the notes; the line of each note by its number.
    """
    mine = [mark for mark in marks if mark.number in notes]
    ahead = [mark for mark in mine if mark.line < notes[mark.number]]
    first = rising(ahead)
    apart = 2 * sum(mark.apart for mark in first) > len(first)
    run = rising([mark for mark in ahead if mark.apart == apart])
    run = sorted([*run, *between(run, ahead)], key=lambda mark: mark.place)
    again = set(second(run, mine, apart=apart))
    open_ = {mark.number for mark in doubtful(run, ahead, again)}
    return [mark for mark in mine if mark.number not in open_ and (mark in again or mark in set(run))]


def rising(marks: Sequence[Mark]) -> list[Mark]:
    """Return the longest run of marks whose numbers rise, of several the one whose marks stand first."""
    ends: list[int] = []  # the lowest number with which a run of each length ends
    last: list[int] = []  # and its mark
    before: list[int] = []
    for place, mark in enumerate(marks):
        length = bisect_left(ends, mark.number)
        before.append(last[length - 1] if length else -1)
        if length < len(ends) and ends[length] == mark.number:
            continue  # the earlier mark of this number stays
        ends[length : length + 1], last[length : length + 1] = [mark.number], [place]
    place, found = (last[-1] if last else -1), []
    while place >= 0:
        found.append(marks[place])
        place = before[place]
    return found[::-1]


def between(run: Sequence[Mark], marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks of notes that a run lacks, each the only one that stands between its neighbours."""
    numbers, found = [mark.number for mark in run], defaultdict(list)
    for mark in marks:
        place = bisect_left(numbers, mark.number)
        missing = place == len(run) or numbers[place] != mark.number
        behind = not place or run[place - 1].place < mark.place
        if missing and behind and (place == len(run) or mark.place < run[place].place):
            found[mark.number].append(mark)
    yield from rising([same[0] for same in found.values() if len(same) == 1])


def second(run: Sequence[Mark], marks: Iterable[Mark], *, apart: bool) -> Iterator[Mark]:
    """Yield the further calls of notes: printed like the others, and behind a sign where no index can stand."""
    if apart:
        return
    first = {mark.number: mark for mark in run}
    for mark in marks:
        one = first.get(mark.number)
        if one and one.place < mark.place and mark.before in ENDS_WORDS and one.before in ENDS_WORDS:
            yield mark


def doubtful(run: Sequence[Mark], marks: Iterable[Mark], again: set[Mark]) -> Iterator[Mark]:
    """Yield the marks of which another of the same number, printed alike, could stand in the run as well."""
    places, at = [mark.place for mark in run], {mark.number: place for place, mark in enumerate(run)}
    for mark in marks:
        here = at.get(mark.number)
        if here is None or run[here] == mark or mark in again or run[here].apart != mark.apart:
            continue
        behind = bisect_right(places, mark.place) - 1  # the last of the run before it
        if behind in {here, here - 1}:
            yield mark
