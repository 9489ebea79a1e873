"""Reads a source text into numbered lines: checks its checksum, decodes it, applies emendations.

This is the only module of its package that reads files.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from operator import itemgetter
from pathlib import Path

from edition.data.emendations import Emendation
from edition.data.files import NOWHERE, read_text
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.model.later import Later
from edition.model.text import Line, Span
from edition.text import note_forms


@dataclass(frozen=True, slots=True)
class Source(Later):
    """One source: its lines as printed and as emended."""

    path: str
    printed: tuple[Line, ...]
    lines: tuple[Line, ...]

    def span(self, first: int, last: int = 0) -> Span:
        """Return the place of one line, or of the lines from ``first`` to ``last``."""
        return Span(self.path, first, last or first, 1)


def numbered(text: str) -> tuple[Line, ...]:
    """Split at line feeds and number from 1; other separators stay inside their line.

    A trailing carriage return is not part of a line. Letters and their accents are composed (NFC).
    """
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return tuple(composed(number, line.removesuffix("\r")) for number, line in enumerate(lines, 1))


CLUSTER = lazy_regex(
    r"[^\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u1100-\u11ff\u3099\u309a]?[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u1100-\u11ff\u3099\u309a]+"
)
# a letter with what may be composed with it: accents, vowel points, Korean letters, Japanese sound marks


def composed(number: int, text: str) -> Line:
    """Return a line with its letters and accents composed, and where this shifts it."""
    if unicodedata.is_normalized("NFC", text):
        return Line(number, text)
    parts, shifts, last, size = [], [], 0, 0
    for found in CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", found[0])
        parts += [text[last : found.start()], whole]
        size += found.start() - last + len(whole)
        last = found.end()
        if len(whole) != len(found[0]):
            shifts.append((size, last))
    made = "".join([*parts, text[last:]])
    if not unicodedata.is_normalized("NFC", made):  # a letter that Unicode replaces by another one
        return Line(number, unicodedata.normalize("NFC", made))
    return Line(number, made, tuple(shifts))


def as_printed(line: Line, column: int) -> int:
    """Convert a column of a line to one of the printed line; both count from 0."""
    place = bisect_right(line.shifts, column, key=itemgetter(0))
    if place == 0:
        return column
    start, origin = line.shifts[place - 1]
    last = line.shifts[place][1] if place < len(line.shifts) else len(line.text) + origin
    return min(origin + column - start, last)


def all_as_printed(line: Line) -> list[int]:
    """Convert each column of a line, and its end, as ``as_printed`` does one."""
    size = len(line.text) + 1
    starts = [start for start, _ in line.shifts]
    ends = [origin for _, origin in line.shifts[1:]]
    made = list(range(min(starts[0], size) if starts else size))
    for place, (start, origin) in enumerate(line.shifts):
        last = ends[place] if place < len(ends) else len(line.text) + origin
        until = starts[place + 1] if place < len(ends) else size
        made += [min(origin + step, last) for step in range(min(until, size) - start)]
    return made


def offset_of(line: Line, column: int) -> int:
    """Return the offset in a line's text of a column of the printed line, counted from 1."""
    if not line.shifts:
        return column - 1
    return bisect_left(all_as_printed(line), column - 1)


def through(line: Line, under: Line) -> tuple[tuple[int, int], ...]:
    """Return the shifts of an emended line against the file, in which ``under`` is itself shifted."""
    if not under.shifts:
        return line.shifts
    columns = [as_printed(under, column) for column in all_as_printed(line)]
    before = [-1, *columns]
    return tuple((n, column) for n, column in enumerate(columns) if column != before[n] + 1)


def emend(
    printed: tuple[Line, ...],
    ledger: tuple[Emendation, ...],
    path: str,
    marks: Mapping[int, Sequence[tuple[int, int, str]]] | None = None,
) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """Apply emendations, all of them against the printed line.

    In: the printed lines and the ledger; by line, changes of the marks of notes, which give way to an
    emendation. Out: the emended lines and a finding for each emendation
    that does not match exactly once or that overlaps another. A ``print`` emendation must match
    too, but changes nothing. A replacement with a line feed makes two lines with the same number.
    """
    found: list[Diagnostic] = []
    by_line: dict[int, list[Emendation]] = defaultdict(list)
    for item in ledger:
        if not 1 <= item.line <= len(printed):
            message = f"{path} has {len(printed)} lines and no line {item.line}"
            found.append(diagnose("EMD001", item.at, message))
        else:
            by_line[item.line].append(item)
    result: list[Line] = []
    for line in printed:
        cuts = []
        for item in by_line[line.number]:
            times = line.text.count(item.find) if item.find else 0
            if times != 1:
                code = "EMD002" if times else "EMD001"
                where = f"occurs {times} times in" if times else "is not in"
                message = f"“{item.find}” {where} {path}, line {line.number}"
                found.append(diagnose(code, item.at, message))
            elif item.replace is not None:
                start = line.text.index(item.find)
                cuts.append((start, start + len(item.find), item.replace, item.at))
        for start, end, replacement in (marks or {}).get(line.number, ()):
            if all(end <= cut[0] or cut[1] <= start for cut in cuts):
                cuts.append((start, end, replacement, NOWHERE))
        text, last, shifts, size = [], 0, [], 0
        for start, end, replacement, at in sorted(cuts, key=lambda cut: cut[:2]):
            if start < last:
                message = f"overlaps another emendation of line {line.number}"
                found.append(diagnose("EMD002", at, message))
                continue
            text += [line.text[last:start], replacement]
            size += start - last
            shifts += changed(line.text[start:end], replacement, size, start)
            size += len(replacement)
            last = end
        text.append(line.text[last:])
        whole = Line(line.number, "".join(text), tuple(shifts))
        result += split(line.number, whole.text, through(whole, line))
    return tuple(result), found


def alike(one: str, other: str) -> int:
    """Return how many characters two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def changed(find: str, replacement: str, size: int, start: int) -> list[tuple[int, int]]:
    """Return the shifts of one emendation: where its changed words begin and end.

    In: the words found, their replacement, the columns of the emended and the printed line at which
    they begin. Characters that both have at the beginning or the end count as unchanged, and so do whole
    words that both have between these: "a b c" may become a list of three.
    """
    before = alike(find, replacement)
    behind = alike(find[before:][::-1], replacement[before:][::-1])
    edges = [(before, before), (len(replacement) - behind, len(find) - behind)]
    old, new = WORD.findall(find), WORD.findall(replacement)
    if len(old) > 1 and len(new) > 1:
        ends_old, ends_new = [0, *accumulate(map(len, old))], [0, *accumulate(map(len, new))]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        same = [
            block
            for block in blocks
            if any(not word.isspace() for word in old[block.a : block.a + block.size])
        ]
        ends = [(ends_new[block.b + at], ends_old[block.a + at]) for block in same for at in (0, block.size)]
        tail = (
            edges[1]
            if ends and edges[1] > ends[-1] and edges[1][1] >= ends[-1][1]
            else (len(replacement), len(find))
        )
        edges = [(0, 0), *ends, tail] if ends else edges
    return [(size + column, start + origin) for column, origin in edges]


WORD = lazy_regex(r"\s+|\S+")


def split(number: int, text: str, shifts: tuple[tuple[int, int], ...]) -> Iterator[Line]:
    """Split an emended line at its line feeds and yield the lines, each with its own shifts."""
    start = 0
    for part in text.split("\n"):
        own = [
            (max(column - start, 0), origin + max(start - column, 0))
            for column, origin in shifts
            if column <= start + len(part)
        ]
        yield Line(number, part, tuple(own))
        start += len(part) + 1


def load_source(
    folder: Path, shown: str, spec: PaperSpec, ledger: tuple[Emendation, ...]
) -> tuple[Source | None, list[Diagnostic]]:
    """Read and check ``source.txt``, which must exist, be UTF-8 and have the pinned checksum."""
    path = f"{shown}/source.txt"
    text, found = read_text(folder / "source.txt", path)
    if found:
        return None, found
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()  # of the bytes read, which were UTF-8
    if digest != spec.sha256:
        message = f"the checksum is {digest}, paper.yaml pins {spec.sha256}"
        return None, [diagnose("SRC003", Span(path, 1, 1, 1), message)]
    printed = numbered(text)
    lines, found = emend(printed, ledger, path, note_forms.changes(printed, spec.notes))
    return Source(path, printed, lines), found
