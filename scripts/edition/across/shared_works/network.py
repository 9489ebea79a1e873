"""The network of papers and works as SVG: dots are works, joined to the papers that cite or list them.

The positions (see ``layout``) are moved to a grid, with the size of a target between any two.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from xml.etree import ElementTree as ET

from edition.across.shared_works import layout
from edition.pages.html import add, element

WIDTH, CELL, MARGIN = 920, 13, 60

PAPER, WORK, SHARED = 11, 5, 7  # radii

TARGET = 24  # WCAG 2.2, 2.5.8

LINE, LETTER, LABEL = 15, 7, 30  # height and width of a character, characters per line of a label

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A paper or a work: its address, its name, and for a work its papers."""

    href: str
    name: str
    label: str = ""
    papers: tuple[int, ...] = ()


def nearest_free(at: Point, taken: set[Point]) -> Point:
    """Return the free cell that is nearest to a cell."""
    reach = 0
    while True:
        ring = [
            (at[0] + x, at[1] + y)
            for x, y in product(range(-reach, reach + 1), repeat=2)
            if max(abs(x), abs(y)) == reach
        ]
        free = [cell for cell in ring if cell not in taken]
        if free:
            return min(free, key=lambda cell: ((cell[0] - at[0]) ** 2 + (cell[1] - at[1]) ** 2, cell))
        reach += 1


def grid(points: Sequence[tuple[float, float]], papers: int) -> list[Point]:
    """Round positions to whole numbers, at least a target apart; works keep further away from papers."""
    cells = [(round(x / CELL), round(y / CELL)) for x, y in points]
    taken: set[Point] = set()
    found = []
    for number, cell in enumerate(cells):
        free = nearest_free(cell, taken)
        found.append(free)
        reach = range(-2, 3) if number < papers else range(-1, 2)
        taken |= {(free[0] + x, free[1] + y) for x, y in product(reach, repeat=2)}
    first_x, first_y = min(x for x, _ in found), min(y for _, y in found)
    wide = (max(x for x, _ in found) - first_x) * CELL
    left = max(MARGIN, (WIDTH - wide) // 2)
    return [(left + (x - first_x) * CELL, MARGIN + (y - first_y) * CELL) for x, y in found]


def dot(parent: ET.Element, node: Node, at: Point, kind: str, radius: int) -> None:
    """Add the link of one node."""
    link = add(parent, "a", href=node.href, class_=f"drawn {kind}", aria_label=node.name)
    add(link, "title", node.name)
    x, y = at
    half = max(TARGET // 2, radius + 1)
    box = {"x": f"{x - half}", "y": f"{y - half}", "width": f"{2 * half}", "height": f"{2 * half}"}
    add(link, "rect", class_="target", rx="4", **box)
    add(link, "circle", class_="mark", cx=f"{x}", cy=f"{y}", r=f"{radius}")


def label(
    svg: ET.Element, text: str, at: Point, width: int, its: Sequence[Point], both: Sequence[Point]
) -> None:
    """Add the name of a paper above or below its own works, away from shared ones."""
    x, y = at
    lines = textwrap.wrap(text, LABEL)
    half = max(len(line) for line in lines) * LETTER // 2
    x = min(max(x, half), width - half)
    under = sum(y_ - y for _, y_ in both) < 0
    edge = [y_ for _, y_ in its if (y_ > y) == under] or [y - PAPER // 2]
    top = max(edge) + 2 * LINE if under else min(edge) - LINE * len(lines)
    for number, line in enumerate(lines):
        place = {"x": f"{x}", "y": f"{top + number * LINE}"}
        add(svg, "text", line, class_="node-name", text_anchor="middle", **place)


def drawing(papers: Sequence[Node], works: Sequence[Node], title: str) -> ET.Element:
    """Return the drawing; ``title`` is the id of the element that names it."""
    places = grid(layout.places(len(papers), [work.papers for work in works]), len(papers))
    width = max(WIDTH, *(x + MARGIN for x, _ in places))
    height = max(y for _, y in places) + MARGIN
    svg = element("svg", class_="network", viewBox=f"0 0 {width} {height}", role="group")
    for name, value in {"width": f"{width}", "height": f"{height}", "aria-labelledby": title}.items():
        svg.set(name, value)
    mine: Mapping[int, Point] = dict(enumerate(places))
    for number, work in enumerate(works):
        for paper in work.papers:
            (x, y), (to_x, to_y) = mine[paper], mine[len(papers) + number]
            add(svg, "path", class_="edge", d=f"M{x} {y}L{to_x} {to_y}")
    for number, node in enumerate(papers):
        at = mine[number]
        group = add(svg, "g")
        dot(group, node, at, "paper", PAPER)
        for index, work in enumerate(works):
            if work.papers[:1] == (number,):
                several = len(work.papers) > 1
                kind, radius = ("work shared", SHARED) if several else ("work", WORK)
                dot(group, work, mine[len(papers) + index], kind, radius)
    for number, node in enumerate(papers):
        its = [mine[len(papers) + index] for index, work in enumerate(works) if number in work.papers]
        both = [
            mine[len(papers) + index]
            for index, work in enumerate(works)
            if number in work.papers and len(work.papers) > 1
        ]
        label(svg, node.label, mine[number], width, its, both)
    return svg
