"""Finds the source line and column of each character of a paragraph, through joins and emendations.

A paragraph is made from the emended lines of a source: emphasis marks, tags, addresses of links and
hyphens at line breaks are removed, straight quotation marks become curly, ligatures become letters.
This module follows its characters along these lines, to find the printed line and column of each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import attrgetter

from edition.language.regex import lazy_regex
from edition.model.formulas import Formula
from edition.model.text import (
    Inlines,
    Line,
    Link,
    Mark,
    Marker,
    NoteRef,
    Positions,
    Run,
    Span,
    Subscript,
    Superscript,
    Text,
)
from edition.text.hyphenation import spelt_out
from edition.text.markup import TAG
from edition.text.source import Source, all_as_printed

FURTHEST = 400  # most characters of a link's address or of a marker

NEAR = 40  # most characters of emphasis marks, a label or a hyphen: "12. **"

SURE = 4  # consecutive characters that show where a text continues

FOLDED = dict(zip("“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "\"\"''0123456789+−", strict=True))

SKIPPED = lazy_regex(r"\]\((?P<url>[^()\s]*)\)")  # "](https://x.org)", the end of a link

DIFFERING = lazy_regex(f"[{''.join(FOLDED)}]")

SPACE = lazy_regex(r"[^\S ]")  # any but a plain space


def folded(text: str) -> str:
    """Return a text of the same length with straight quotation marks, plain figures and plain spaces."""
    if not text.isascii():
        text = DIFFERING.sub(lambda match: FOLDED[match[0]], text)
    return SPACE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Printed:
    """The characters of lines as a reader sees them, with the line and column of each.

    ``breaks`` are the offsets of the characters that do not follow the one before on its line.
    """

    text: str
    places: Sequence[tuple[int, int]]
    breaks: Sequence[int]


def printed(lines: Iterable[Line]) -> Printed:
    """Return the characters of lines, ligatures spelt out, quotes straight, a space after each line."""
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    breaks: list[int] = []
    for line in lines:
        breaks.append(len(places))
        text = folded(line.text)
        if not line.shifts and spelt_out(text) == text:
            shown.append(f"{text} ")
            places += zip(repeat(line.number), range(1, len(text) + 2), strict=False)
            continue
        columns = list(range(len(text)))
        if spelt_out(text) != text:
            letters = [(letter, column) for column in columns for letter in spelt_out(text[column])]
            text, columns = "".join(letter for letter, _ in letters), [column for _, column in letters]
        columns.append(len(line.text))
        shown.append(f"{text} ")
        known = all_as_printed(line)
        origins = [known[column] + 1 for column in columns]
        follows = enumerate(pairwise(origins), len(places) + 1)
        breaks += [place for place, (before, here) in follows if here != before + 1]
        places += [(line.number, origin) for origin in origins]
    return Printed("".join(shown), places, breaks)


def positions(source: Source, lines: tuple[int, ...], content: Inlines) -> Positions:
    """Return the source positions of the plain characters and note markers of inlines.

    In: the source, the indexes of the lines that the inlines come from, the inlines.
    """
    follower = Follower(printed(source.lines[index] for index in lines))
    follower.follow(content)
    return Positions(tuple(follower.runs), tuple(follower.markers))


def in_turn(source: Source, lines: tuple[int, ...], contents: Iterable[Inlines]) -> list[Positions]:
    """Return the positions of inlines that follow one another on the same lines, such as the cells of a table."""
    follower = Follower(printed(source.lines[index] for index in lines))
    found = []
    for content in contents:
        follower.offset, follower.runs, follower.markers = 0, [], []
        follower.follow(content)
        found.append(Positions(tuple(follower.runs), tuple(follower.markers)))
    return found


class Follower:
    """Follows inlines along printed characters and records where their runs begin."""

    def __init__(self, source: Printed) -> None:
        self.source = source
        self.place = 0  # in the printed characters
        self.offset = 0  # in the plain characters of the inlines
        self.runs: list[Run] = []
        self.markers: list[Marker] = []

    def follow(self, content: Inlines) -> None:
        """Follow inlines in order."""
        for item in content:
            match item:
                case Text(value) | Superscript(value) | Subscript(value) | Formula(value):
                    self.characters(value)
                case NoteRef(label, _, implied):
                    self.marker(label, printed=not implied)
                case Mark():
                    pass
                case Link(_, children):
                    self.follow(children)
                    if end := SKIPPED.match(self.source.text, self.place):
                        self.place = end.end()
                case _:
                    self.follow(item.children)

    def marker(self, label: str, *, printed: bool) -> None:
        """Record the position of a marker, and move past it; one that is not printed is where the text is."""
        window = self.source.text[self.place : self.place + FURTHEST]
        found = window.find(label) if printed else 0
        if found < 0:
            return
        self.markers.append(Marker(label, *self.source.places[self.place + found]))
        self.place += found + len(label) * printed

    def characters(self, value: str) -> None:
        """Follow plain characters, run by run."""
        done = 0
        value = folded(value)
        while done < len(value):
            self.skip(value[done : done + SURE])
            same = shared(value, done, self.source.text, self.place)
            if self.place < len(self.source.places):
                self.runs.append(Run(self.offset + done, *self.source.places[self.place]))
            self.note_breaks(done, same)
            done += same or 1
            self.place += same
        self.offset += len(value)

    def note_breaks(self, done: int, same: int) -> None:
        """Record where a line or an emendation begins inside a run."""
        breaks = self.source.breaks
        first, last = self.place + 1, self.place + same
        for place in breaks[bisect_left(breaks, first) : bisect_left(breaks, last)]:
            self.runs.append(Run(self.offset + done + place - self.place, *self.source.places[place]))

    def skip(self, wanted: str) -> None:
        """Move past characters that the paragraph omits to the wanted ones; stay if they are not found."""
        text = self.source.text
        while tag := TAG.match(text, self.place):
            self.place = tag.end()
        if text.startswith(wanted, self.place):
            return
        for size, reach in ((SURE, NEAR), (1, NEAR), (SURE, FURTHEST)):
            place = text.find(wanted[:size], self.place, self.place + reach)
            if place >= 0:
                self.place = place
                return


def shared(value: str, start: int, text: str, place: int) -> int:
    """Return how many characters two texts share, each read from its own offset."""
    length = min(len(value) - start, len(text) - place)
    if value[start : start + length] == text[place : place + length]:
        return length
    count = 0
    while count < length and text[place + count] == value[start + count]:
        count += 1
    return count


def place_of(where: Positions, offset: int, path: str) -> Span:
    """Return the place of a plain character; line 0 if unknown."""
    before = bisect_right(where.runs, offset, key=attrgetter("offset")) - 1
    if before < 0:
        return Span(path, 0, 0)
    run = where.runs[before]
    return Span(path, run.line, run.line, run.column + offset - run.offset)


def stretch(where: Positions, length: int, line: int, columns: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets of a place in the source among characters with these positions; 0, 0 if it is not there.

    In: the positions, how many characters there are, the line of the place, its first and its last column.
    """
    first, last = columns
    ends = [run.offset for run in where.runs[1:]]
    inside = [
        (run.offset + max(first - run.column, 0), run.offset + min(last - run.column, end - run.offset - 1))
        for run, end in zip(where.runs, [*ends, length], strict=False)
        if run.line == line
    ]
    inside = [(start, end) for start, end in inside if start <= end]
    return (inside[0][0], inside[-1][1] + 1) if inside else (0, 0)
