"""Where in each paper a term is named: a line for each paper, all on one axis of words.

In: the places of the papers. Out: the path of a drawing for each paper, in whole numbers. The list of places beside it
says the same in words, so the drawing is hidden from screen readers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.across.terms.places import Place
from edition.text.places import Passage, Places

TEXT = frozenset(
    {"abstract", "text", "list", "table", "figure"}
)  # what the axis holds: not notes and entries

WIDTH = 600  # of the axis: the words of the longest paper

LEAST = 3  # places without which there is nothing to see


@dataclass(frozen=True, slots=True)
class Strip:
    """A paper's line: where it ends, and the strokes as the path of an SVG element."""

    end: int
    strokes: str


@dataclass(frozen=True, slots=True)
class Axis:
    """How many words each paper has, and the word in the middle of each of its places."""

    sizes: Mapping[str, int]
    middles: Mapping[str, Mapping[str, float]]

    def strips(self, places: Iterable[Place]) -> dict[str, Strip]:
        """Return the lines of a term by paper, with a stroke for each place; none if it has only few places."""
        strokes: dict[str, set[int]] = defaultdict(set)
        number = 0
        longest = max(self.sizes.values(), default=0)
        for paper, anchor in places:
            if anchor in self.middles[paper]:
                number += 1
                strokes[paper].add(round(WIDTH * self.middles[paper][anchor] / longest))
        if number < LEAST:
            return {}
        return {
            paper: Strip(round(WIDTH * self.sizes[paper] / longest), "".join(f"M{x} 0V9" for x in sorted(at)))
            for paper, at in strokes.items()
        }


def middles(passages: Iterable[Passage]) -> tuple[int, dict[str, float]]:
    """Return how many words some places have together, and how many stand before the middle of each."""
    total, found = 0, {}
    for passage in passages:
        if passage.kind in TEXT:
            size = len(passage.text.split())
            found[passage.anchor] = total + size / 2
            total += size
    return total, found


def axis(known: Places, papers: Iterable[str]) -> Axis:
    """Return the axis of some papers."""
    found = {paper: middles(known[paper].values()) for paper in papers}
    return Axis(
        {paper: total for paper, (total, _) in found.items()},
        {paper: its for paper, (_, its) in found.items()},
    )
