"""The marks of papers in drawings: each paper has a shape and a colour of its own, the same in every drawing."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from edition.pages.html import add, element

RADIUS = 5

# Around the point 0, 0. The style sheet gives each number its colour; the shape alone tells the papers apart.
SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",  # a dot
    "M-4 -4h8v8h-8z",  # a square
    "M0 -5L6 5H-6z",  # a triangle
    "M0 -6L6 0L0 6L-6 0z",  # a diamond
    "M-2 -5h4v3h3v4h-3v3h-4v-3h-3v-4h3z",  # a cross
    "M0 5L6 -5H-6z",  # a triangle that stands on its tip
    "M-6 -2h12v4h-12z",  # a bar
    "M-2 -6h4v12h-4z",  # a bar that stands
)

OTHERS = len(SHAPES)  # the further papers of a large edition share a ring

RING = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM-2 0a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z"


def number(slug: str, slugs: Sequence[str]) -> int:
    """Return the number of a paper's mark: its place among the papers, up to the number of shapes."""
    return min(slugs.index(slug), OTHERS)


def mark(parent: ET.Element, which: int, x: int, y: int) -> None:
    """Add the mark with a number, its middle at a point."""
    shape = SHAPES[which] if which < OTHERS else RING
    add(parent, "path", class_=f"mark mark-{which}", d=shape, transform=f"translate({x} {y})")


def key(which: int) -> ET.Element:
    """Return the mark with a number as a picture beside words, which name the paper."""
    made = element("svg", class_="paper-mark", viewBox="-7 -7 14 14", width="14", height="14")
    made.set("aria-hidden", "true")
    mark(made, which, 0, 0)
    return made
