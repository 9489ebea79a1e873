"""Tells whether a page has a drawing made of lines, such as a chart, whose words stand among those of the text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pypdfium2 import raw

THIN = 2.0  # points; a path that is no wider is a rule

TICK = 20.0  # points: the longest upright line that is no rule of a table

BOX = 5  # segments of a path: more than a rectangle has

MANY, FEW, ALL = 8, 4, 40  # free paths of a drawing; fewer are enough among so many others

WIDE, HIGH = 90.0, 60.0  # points that a drawing has at least; a logo is smaller

MOST, DEEPEST = 20_000, 3  # paths that are looked at, objects of one form, and forms inside forms


def is_drawn(page: Any) -> bool:
    """Tell whether a page has a drawing: curves, polygons and ticks over some width and height."""
    boxes = list(islice(paths(raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, page, 0), MOST))
    free = [box for box, is_free in boxes if is_free]
    if len(free) < (FEW if len(boxes) >= ALL else MANY):
        return False
    lefts, bottoms, rights, tops = zip(*free, strict=True)
    return bool(max(rights) - min(lefts) > WIDE and max(tops) - min(bottoms) > HIGH)


def paths(
    count: int, get: Any, holder: Any, depth: int
) -> Iterator[tuple[tuple[float, float, float, float], bool]]:
    """Yield the box of each path of a page, or of a form on it, and whether the path is neither rule nor rectangle."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(count, MOST)):
        thing = get(holder, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from paths(raw.FPDFFormObj_CountObjects(thing), raw.FPDFFormObj_GetObject, thing, depth + 1)
        if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            wide, high = right.value - left.value, top.value - bottom.value
            free = raw.FPDFPath_CountSegments(thing) > BOX or (wide <= THIN and 0 < high <= TICK)
            yield (left.value, bottom.value, right.value, top.value), free
