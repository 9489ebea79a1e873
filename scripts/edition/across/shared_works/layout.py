"""The positions of papers and works in a drawing: papers in a ring, shared works between them.

Works that the same papers cite form a group. A group is a disc in which each work takes an equal
area, like the seeds of a sunflower (H. Vogel, “A better way to construct the sunflower head”, 1979).
It lies around its paper or, if several papers cite it, between them. Papers that share most are
neighbours.

The positions are the same on every machine: additions, products and square roots are exact by
IEEE 754; sines and cosines, whose last digit differs between machines, are rounded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Place = tuple[float, float]

Papers = tuple[int, ...]

APART = 17  # the radius of a disc grows by this times the square root of its works

MIDDLE = 4  # works whose area a paper's dot takes

GAP = 50  # between the discs of neighbours

FREE = 12  # on either side of a line to a shared work

LONGEST = 3  # seeds tried for each work before one may cover a line

DIGITS = 9  # digits of a sine that are the same on every machine


def turned(turns: float) -> Place:
    """Return the point of the unit circle after a number of turns, clockwise from the top."""
    angle = 2 * math.pi * turns
    return round(math.sin(angle), DIGITS), -round(math.cos(angle), DIGITS)


def grouped(works: Sequence[Papers]) -> dict[Papers, list[int]]:
    """Return the numbers of the works in each group, by the papers that cite them."""
    groups: dict[Papers, list[int]] = {}
    for number, papers in enumerate(works):
        groups.setdefault(papers, []).append(number)
    return groups


def radius(works: int) -> float:
    """Return the radius of a disc of works."""
    return APART * math.sqrt(works + MIDDLE)


def in_common(groups: dict[Papers, list[int]], one: int, other: int) -> int:
    """Return how many works two papers share."""
    return sum(len(works) for papers, works in groups.items() if one in papers and other in papers)


def order(count: int, groups: dict[Papers, list[int]]) -> list[int]:
    """Return the papers in the order of the ring: each is followed by the one that shares most with it."""
    ring, left = [0], set(range(1, count))
    while left:
        ring.append(min(left, key=lambda paper: (-in_common(groups, ring[-1], paper), paper)))
        left.remove(ring[-1])
    return ring


def centres(count: int, groups: dict[Papers, list[int]]) -> list[Place]:
    """Return the positions of the papers, in a ring in which no two discs touch."""
    if count == 1:
        return [(0.0, 0.0)]
    ring = order(count, groups)
    own = [radius(len(groups.get((paper,), []))) for paper in range(count)]
    gaps = []
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        shared = in_common(groups, one, other)
        gaps.append(own[one] + own[other] + GAP + (2 * radius(shared) if shared else 0))
    total = sum(gaps)
    size = max(gap / abs(2 * turned(gap / total / 2)[0]) for gap in gaps)  # each gap is the chord of its arc
    found = [(0.0, 0.0)] * count
    gone = 0.0
    for paper, gap in zip(ring, gaps, strict=True):
        x, y = turned(gone / total)
        found[paper] = (x * size, y * size)
        gone += gap
    return found


def middle(papers: Papers, places: Sequence[Place], own: Sequence[float]) -> Place:
    """Return the midpoint of some papers: of the points at which their discs face one another."""
    if len(papers) == 1:
        return places[papers[0]]
    mean = [sum(places[paper][axis] for paper in papers) / len(papers) for axis in (0, 1)]
    facing = []
    for paper in papers:
        x, y = mean[0] - places[paper][0], mean[1] - places[paper][1]
        reach = min(own[paper] / (math.sqrt(x * x + y * y) or 1.0), 1.0)
        facing.append((places[paper][0] + x * reach, places[paper][1] + y * reach))
    return sum(x for x, _ in facing) / len(papers), sum(y for _, y in facing) / len(papers)


def in_the_way(seed: Place, shared: Sequence[tuple[Place, float]]) -> bool:
    """Tell whether a point lies on a line to a disc of shared works; coordinates are relative to the paper."""
    for (x, y), size in shared:
        far = math.sqrt(x * x + y * y) or 1.0
        along = (seed[0] * x + seed[1] * y) / far
        beside = abs(seed[0] * y - seed[1] * x) / far
        if along > 0 and beside < FREE + size * along / far:
            return True
    return False


def seeds(count: int, room: float, shared: Sequence[tuple[Place, float]]) -> list[Place]:
    """Return the positions of the works of a disc, from its middle outwards, that cover no line."""
    golden = (3 - math.sqrt(5)) / 2  # of a turn
    found: list[Place] = []
    number = 0
    while len(found) < count:
        far = APART * math.sqrt(number + room)
        right, down = turned(number * golden)
        seed = far * right, far * down
        if number > LONGEST * count or not in_the_way(seed, shared):
            found.append(seed)
        number += 1
    return found


def places(count: int, works: Sequence[Papers]) -> list[Place]:
    """Return the positions of the papers, then of the works; a work is given as its papers' numbers."""
    groups = grouped(works)
    papers = centres(count, groups)
    own = [radius(len(groups.get((paper,), []))) for paper in range(count)]
    amid = {its: middle(its, papers, own) for its in groups}
    found = [(0.0, 0.0)] * len(works)
    for its, numbers in groups.items():
        x, y = amid[its]
        shared = [
            ((amid[other][0] - x, amid[other][1] - y), APART * math.sqrt(len(groups[other])))
            for other in groups
            if len(its) == 1 and len(other) > 1 and its[0] in other
        ]
        room = MIDDLE if len(its) == 1 else 0.5
        for number, (right, down) in zip(numbers, seeds(len(numbers), room, shared), strict=True):
            found[number] = (x + right, y + down)
    return [*papers, *found]
