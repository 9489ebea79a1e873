"""Tells the size of the text of a document, which its notes or its references may outnumber."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from edition.originals.pdf.feet import SMALLER, called, labelled
from edition.originals.pdf.page import Row

MANY, FEW = 0.3, 0.03  # share of the letters of the usual size that those of the text have, at least

ANSWERED = 0.6  # share of the raised numbers of the text to which lines of the usual size answer

FEWEST = 3  # such numbers

CLOSE = 0.03  # share by which lines of one size may differ

LETTERS = 30  # of a line that counts as text


def text_size(pages: Sequence[Sequence[Row]]) -> float:
    """Return the size of the text: the usual one, or a larger one whose raised numbers smaller lines answer.

    A larger size is that of the text also if it is nearly as frequent: what is smaller is then notes or references.
    """
    counted = letters(pages)
    if not counted:
        return 10.0
    usual = max(counted, key=lambda size: counted[size])
    for size in sorted(counted, reverse=True):
        if size * SMALLER <= usual:
            break
        if counted[size] >= MANY * counted[usual]:
            return size
        if counted[size] >= FEW * counted[usual] and answered(pages, size, usual):
            return size
    return usual


def letters(pages: Sequence[Sequence[Row]]) -> Counter[float]:
    """Return how many characters lines of text have in each size; sizes that are close count as one."""
    exact: Counter[float] = Counter()
    for page in pages:
        for row in page:
            exact[round(row.size, 1)] += len(row.text) * (1 if len(row.text) >= LETTERS else 0)
    exact = exact if sum(exact.values()) else Counter(round(row.size, 1) for page in pages for row in page)
    joined: Counter[float] = Counter()
    for size, count in exact.most_common():
        near = next((other for other in joined if abs(other - size) < CLOSE * other), size)
        joined[near] += count
    return joined


def answered(pages: Sequence[Sequence[Row]], size: float, usual: float) -> bool:
    """Tell whether lines of the usual size begin with the numbers that are raised in lines of another size."""
    asked = given = 0
    for page in pages:
        calls = called([row for row in page if abs(row.size - size) < CLOSE * size])
        labels = {
            found[0] for row in page if abs(row.size - usual) < CLOSE * usual and (found := labelled(row))
        }
        asked += len(calls)
        given += sum(str(number) in labels for number in calls)
    return given >= max(FEWEST, ANSWERED * asked)
