"""Finds the numbers of lines in the margin of a page, which a narrow gap parts from the lines that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.originals.pdf.page import Glyph

FEWEST = 5  # numbers of a page

GAP = 0.5  # of an em between a number and its line

ALIGNED = 1.5  # points by which the ends of the numbers may be out of line

FIGURES = 4  # digits

SHORTEST = 8  # glyphs of a line that must have a number

STEPS = frozenset({1, 2, 5, 10})

MOST = 0.7  # share of the numbers that must count on, and of the lines that must have a number


@dataclass(frozen=True, slots=True)
class Leading:
    """Figures at the beginning of a line of a page: how many glyphs, their value, and where they end."""

    size: int
    value: int
    left: float
    right: float
    base: float


def leading(line: Sequence[Glyph]) -> Leading | None:
    """Return the figures with which a line begins, if a gap follows; a line is sorted from left to right."""
    size = 0
    while size < len(line) and size <= FIGURES and line[size].text.isdecimal():
        size += 1
    if not 0 < size <= FIGURES or any(
        other.left - one.right > GAP * one.size / 2 for one, other in pairwise(line[:size])
    ):
        return None
    last = line[size - 1]
    if size < len(line) and line[size].left - last.right < GAP * last.size:
        return None
    return Leading(
        size, int("".join(glyph.text for glyph in line[:size])), line[0].left, last.right, last.base
    )


def by_base(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of each baseline, from left to right, from the top of the page to its foot."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if line and line[0].base - glyph.base > 0.2 * max(line[0].size, glyph.size):
            yield sorted(line, key=lambda glyph: glyph.left)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda glyph: glyph.left)


def numbers(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Return the ids of the glyphs that number the lines of a page."""
    lines = [line for line in by_base(glyphs) if len(line) >= SHORTEST or leading(line)]
    found = [(place, line, number) for place, line in enumerate(lines) if (number := leading(line))]
    if len(found) < FEWEST:
        return frozenset()
    edges = Counter(round(number.right / ALIGNED) for _, _, number in found)
    edge = edges.most_common(1)[0][0] * ALIGNED
    rows = [item for item in found if abs(item[2].right - edge) <= ALIGNED]
    if len(rows) < FEWEST:
        return frozenset()
    steps = Counter(later[2].value - one[2].value for one, later in pairwise(rows))
    step, times = steps.most_common(1)[0]
    counted = rows[-1][0] - rows[0][0] + 1
    if step not in STEPS or times < MOST * (len(rows) - 1) or len(rows) * step < MOST * counted:
        return frozenset()
    return frozenset(id(glyph) for _, line, number in rows for glyph in line[: number.size])
