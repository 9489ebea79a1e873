"""The time line as SVG: years from left to right, one lane for each theme, one link for each event.

All coordinates are whole numbers. An event of a year or less has its marks in its middle, one for
each paper that dates it; a longer one is a bar that begins with them. An event that several papers
date is named beside its marks. In each lane events are stacked so that no two of them come within
the size of a target, and no name covers a mark.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.across import marks
from edition.language.dates import When
from edition.pages.html import add, element

WIDTH, MARGIN = 920, 26

TARGET, ROW = 24, 26  # WCAG 2.2, 2.5.8: targets of at least 24 by 24

LABEL, PADDING, AXIS = 24, 6, 22

STEP = 13  # from one mark to the next

LETTER, LINE, LONGEST, LINES = 7, 12, 22, 2  # of names: a letter's width, a line's height and letters, lines


@dataclass(frozen=True, slots=True)
class Item:
    """What a mark shows: an event or a paper, with its address, title, date, lane and papers.

    ``shown`` is the date in words, ``said`` names the papers; ``marks`` are the numbers of the papers' marks.
    """

    anchor: str
    shown: str
    title: str
    said: str
    when: When
    lane: str
    papers: tuple[str, ...]
    marks: tuple[int, ...]

    @property
    def name(self) -> str:
        """All of it in words: "1947: Independence (Small; Lee)"."""
        return f"{self.shown}: {self.title}" + (f" ({self.said})" if self.said else "")

    @property
    def label(self) -> list[str]:
        """The lines of the name that stands in the drawing; none if only one paper dates the event."""
        if len(self.papers) < 2:  # noqa: PLR2004 - several
            return []
        head = self.title.partition(";")[0]
        return textwrap.wrap(head, LONGEST, max_lines=LINES, placeholder=" …", break_long_words=False)


@dataclass(frozen=True, slots=True)
class Scale:
    """Converts months, counted from the year 0, to pixels."""

    first: int
    last: int

    def x(self, month: int) -> int:
        """Return the x coordinate of the beginning of a month."""
        return MARGIN + (month - self.first) * (WIDTH - 2 * MARGIN) // (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an item lies: its target from ``start`` to ``end``, and with its name from ``left`` to ``right``."""

    start: int
    end: int
    left: int
    right: int


def scale(items: Iterable[Item]) -> Scale:
    """Return a scale of whole years that covers all items."""
    whens = [item.when for item in items]
    first = min(when.start.year for when in whens)
    last = max((when.end.after() + 11) // 12 for when in whens)
    return Scale(first * 12, last * 12)


def extent(item: Item, on: Scale) -> Extent:
    """Return where an item lies; a name stands behind its marks or, near the right end, before them."""
    start, end = on.x(item.when.start.first()), on.x(item.when.end.after())
    least = max(TARGET, STEP * len(item.marks) + 8)
    if not item.when.is_span() or end - start < least:
        start = (start + end) // 2 - least // 2
        end = start + least
    wide = max((len(line) for line in item.label), default=0) * LETTER + 4 * bool(item.label)
    if end + wide <= WIDTH:
        return Extent(start, end, start, end + wide)
    return Extent(start, end, start - wide, end)


def rows(extents: Sequence[tuple[int, int]]) -> list[int]:
    """Return the row of each extent: the first in which it touches no earlier one."""
    ends: list[int] = []
    found = []
    for start, end in extents:
        row = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        found.append(row)
    return found


def mark(parent: ET.Element, item: Item, at: Extent, top: int, href: str) -> None:
    """Add the link of one event."""
    link = add(
        parent,
        "a",
        href=href,
        class_="drawn",
        aria_label=item.name,
        data_lane=item.lane,
        data_papers=" ".join(item.papers),
    )
    add(link, "title", item.name)
    size = {"width": f"{at.right - at.left}", "height": f"{TARGET}"}
    add(link, "rect", class_="target", x=f"{at.left}", y=f"{top}", rx="4", **size)
    middle = top + TARGET // 2
    first = (at.start + at.end) // 2 - STEP * (len(item.marks) - 1) // 2
    if item.when.is_span():
        ends = {"x": f"{at.start}", "y": f"{middle - 3}", "width": f"{at.end - at.start}"}
        add(link, "rect", class_=f"span mark-{item.marks[0]}", height="6", rx="3", **ends)
        first = at.start + STEP // 2
    for number, which in enumerate(item.marks):
        marks.mark(link, which, first + STEP * number, middle)
    lines = item.label
    before = at.left < at.start
    x = at.start - 4 if before else at.end + 2
    above = middle + 4 - LINE * (len(lines) - 1) // 2
    for number, line in enumerate(lines):
        anchor = "end" if before else "start"
        add(
            link,
            "text",
            line,
            class_="event-name",
            x=f"{x}",
            y=f"{above + LINE * number}",
            text_anchor=anchor,
        )


def axis(svg: ET.Element, on: Scale, height: int) -> None:
    """Add a line and a label for the beginning of each decade."""
    for year in range(-(-on.first // 120) * 10, on.last // 12 + 1, 10):
        x = f"{on.x(year * 12)}"
        add(svg, "path", class_="grid", d=f"M{x} {AXIS}V{height - AXIS}")
        for y in (AXIS - 7, height - 7):
            add(svg, "text", f"{year}", class_="year", x=x, y=f"{y}", text_anchor="middle")


def drawing(
    items: Sequence[Item],
    lanes: Iterable[tuple[str, str]],
    title: str,
    href: Callable[[str], str] = "#{}".format,
) -> ET.Element:
    """Return the drawing.

    In: the items in order of time, the lanes as name and label, the id of the element that names
    the drawing, what gives the link to an item by its anchor.
    """
    on = scale(items)
    filled = [(name, label) for name, label in lanes if any(item.lane == name for item in items)]
    placed = []
    top = AXIS
    for name, label in filled:
        mine = [item for item in items if item.lane == name]
        extents = [extent(item, on) for item in mine]
        # the stacking goes from left to right, the reading order of the links is that of time
        order = sorted(range(len(mine)), key=lambda number: (extents[number].left, number))
        taken = rows([(extents[number].left, extents[number].right) for number in order])
        row = dict(zip(order, taken, strict=True))
        height = LABEL + ROW * (max(row.values()) + 1) + PADDING
        placed.append((label, mine, extents, row, top, height))
        top += height
    svg = element("svg", class_="timeline", viewBox=f"0 0 {WIDTH} {top + AXIS}", role="group")
    svg.set("width", f"{WIDTH}")
    svg.set("height", f"{top + AXIS}")
    svg.set("aria-labelledby", title)
    for number, (*_, y, height) in enumerate(placed):
        kind = "lane" if number % 2 else "lane odd"
        add(svg, "rect", class_=kind, x="0", y=f"{y}", width=f"{WIDTH}", height=f"{height}")
    axis(svg, on, top + AXIS)
    for label, mine, extents, row, y, _ in placed:
        group = add(svg, "g", role="group", aria_label=label)
        add(group, "text", label, class_="lane-name", x="8", y=f"{y + 17}")
        for number, item in enumerate(mine):
            mark(group, item, extents[number], y + LABEL + ROW * row[number], href(item.anchor))
    return svg


def gap(before: When, after: When) -> int:
    """Return how far two consecutive events of the column lie apart: 0 to 4 steps, one for each begun three years."""
    return min((max(after.start.year - before.start.year, 0) + 2) // 3, 4)
