"""The time line as SVG: years from left to right, one lane for each theme, one link for each event.

All coordinates are whole numbers. An event of a year or less is a dot in its middle, a longer one a
bar; in each lane they are stacked so that no two of them come within the size of a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.language.dates import When
from edition.pages.html import add, element

WIDTH, MARGIN = 920, 26

TARGET, ROW = 24, 26  # WCAG 2.2, 2.5.8: targets of at least 24 by 24

LABEL, PADDING, AXIS = 24, 6, 22


@dataclass(frozen=True, slots=True)
class Item:
    """What a mark shows: an event or a paper, with its address, name, date, lane and papers."""

    href: str
    name: str
    when: When
    lane: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Converts months, counted from the year 0, to pixels."""

    first: int
    last: int

    def x(self, month: int) -> int:
        """Return the x coordinate of the beginning of a month."""
        return MARGIN + (month - self.first) * (WIDTH - 2 * MARGIN) // (self.last - self.first)


def scale(items: Iterable[Item]) -> Scale:
    """Return a scale of whole years that covers all items."""
    whens = [item.when for item in items]
    first = min(when.start.year for when in whens)
    last = max((when.end.after() + 11) // 12 for when in whens)
    return Scale(first * 12, last * 12)


def extent(when: When, on: Scale) -> tuple[int, int]:
    """Return the x coordinates at which a date begins and ends, widened to the size of a target."""
    start, end = on.x(when.start.first()), on.x(when.end.after())
    if when.is_span() and end - start >= TARGET:
        return start, end
    middle = (start + end) // 2
    return middle - TARGET // 2, middle + TARGET // 2


def rows(extents: Sequence[tuple[int, int]]) -> list[int]:
    """Return the row of each extent: the first in which it touches no earlier one."""
    ends: list[int] = []
    found = []
    for start, end in extents:
        row = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        found.append(row)
    return found


def mark(parent: ET.Element, item: Item, extent_: tuple[int, int], top: int) -> None:
    """Add the link of one event."""
    start, end = extent_
    link = add(
        parent,
        "a",
        href=item.href,
        class_="drawn",
        aria_label=item.name,
        data_lane=item.lane,
        data_papers=" ".join(item.papers),
    )
    add(link, "title", item.name)
    size = {"width": f"{end - start}", "height": f"{TARGET}"}
    add(link, "rect", class_="target", x=f"{start}", y=f"{top}", rx="4", **size)
    middle = top + TARGET // 2
    if item.when.is_span():
        ends = {"x": f"{start}", "y": f"{middle - 4}", "width": f"{end - start}"}
        add(link, "rect", class_="mark", height="8", rx="4", **ends)
    else:
        radius = "7" if len(item.papers) > 1 else "5"
        add(link, "circle", class_="mark", cx=f"{(start + end) // 2}", cy=f"{middle}", r=radius)


def axis(svg: ET.Element, on: Scale, height: int) -> None:
    """Add a line and a label for the beginning of each decade."""
    for year in range(-(-on.first // 120) * 10, on.last // 12 + 1, 10):
        x = f"{on.x(year * 12)}"
        add(svg, "path", class_="grid", d=f"M{x} {AXIS}V{height - AXIS}")
        for y in (AXIS - 7, height - 7):
            add(svg, "text", f"{year}", class_="year", x=x, y=f"{y}", text_anchor="middle")


def drawing(items: Sequence[Item], lanes: Iterable[tuple[str, str]], title: str) -> ET.Element:
    """Return the drawing.

    In: the items in order of time, the lanes as name and label, the id of the element that names
    the drawing.
    """
    on = scale(items)
    filled = [(name, label) for name, label in lanes if any(item.lane == name for item in items)]
    placed = []
    top = AXIS
    for name, label in filled:
        mine = [item for item in items if item.lane == name]
        extents = [extent(item.when, on) for item in mine]
        # the stacking goes from left to right, the reading order of the links is that of time
        order = sorted(range(len(mine)), key=lambda number: (extents[number], number))
        row = dict(zip(order, rows([extents[number] for number in order]), strict=True))
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
            mark(group, item, extents[number], y + LABEL + ROW * row[number])
    return svg
