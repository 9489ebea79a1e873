"""The cover of an EPUB: title, authors and edition, drawn as SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edition.takeaway.tree import add, finished

WIDTH, HEIGHT, MARGIN = 1200, 1800, 110

GREEN, PAPER = "#17523f", "#fbf8f1"  # of the edition's mark

SIZES = (
    (14, 6, 116),
    (18, 8, 92),
    (24, 12, 68),
    (36, 18, 46),
)  # most characters and lines, size of the letters

SCALES = "M6 22h20M16 8v14M8 13h16M8 13l-2.5 5h5zM24 13l-2.5 5h5z"  # as on the edition's own mark


def lines_of(text: str) -> tuple[list[str], int]:
    """Return the lines of a title and the size of its letters: the largest in which it fits."""
    made: list[str] = []
    size = 0
    for most, lines, size in SIZES:  # noqa: B007 - the last size is for titles that fit in none
        made = textwrap.wrap(text, most, break_long_words=True) or [text]
        if len(made) <= lines:
            break
    return made[: SIZES[-1][1]], size


def cover(title: str, authors: Iterable[str], edition: str) -> str:
    """Return the drawing: a title, authors, and the edition, which is not said twice."""
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "width": f"{WIDTH}",
            "height": f"{HEIGHT}",
            "role": "img",
            "aria-labelledby": "cover-title",
        },
    )
    add(root, "title", title, {"id": "cover-title"})
    add(root, "rect", "", {"width": f"{WIDTH}", "height": f"{HEIGHT}", "fill": GREEN})
    stroke = {"fill": "none", "stroke": PAPER, "stroke-width": "1.2", "stroke-linejoin": "round"}
    add(root, "path", "", {"d": SCALES, "transform": f"translate({MARGIN - 60} 60) scale(12)", **stroke})
    lines, size = lines_of(title)
    top = 560
    for line in lines:
        write(root, line, top, size)
        top += size * 5 // 4
    top += 60
    for author in [*authors][:6]:
        write(root, author, top, 48)
        top += 66
    write(root, edition, HEIGHT - MARGIN, 42)
    return finished(root, frozenset({"title", "rect", "path", "text"}))


def write(root: ET.Element, words: str, top: int, size: int) -> None:
    """Append a line of words."""
    values = {
        "x": f"{MARGIN}",
        "y": f"{top}",
        "font-size": f"{size}",
        "font-family": "Georgia, serif",
        "fill": PAPER,
    }
    add(root, "text", words, values)
