"""Texts on which a careless pattern is slow, and how the time that a call takes on them grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

UNITS = (
    "a", "A", "1", " ", "\t", ".", ",", ";", ":", "-", "–", "’", '"', "“", "”", "(", ")", "[", "]", "<", ">", "{", "}", "*",
    "\\", "_", "#", "|", "/", "&", "!", "?", "¹", "é", "\ue000", "\ue001", "\ue002", "\ue003", "Ab ", "Ab, ", "Ab-", "Ab’", "A. ",
    "A.", "A.-", "A, A. ", "Ab, A., & ", "Ab & ", "Ab and ", "and ", ", and ", "et al. ", "(2015) ", "(Ab, ", "(Ab, 2015; ", "2015, ", "2015",
    "1 ", "1.", "1(", "(1)", "1–", ", 1", "IV", "no. ", "no. 1 ", "Issue ", "Vol. 1. ", "In ", "In \ue000", "pp. 1", "ed. ", "2nd ed. ",
    "https://", "https://a.b/", "doi: 10.1234/", "10.1234/a", "Accessed May 1, 2015", "May ", "May 1, ", "May 1, 2015", "<sup>", "</sup>", "<sup>1</sup>",
    "[a](", "](https://a", "[a](https://a)", "<https://a", "**", "***", "* ", " *", "- ", "\\*", "Report ", "A Report ", "No. 1 ", "University ", "The ",
    "“A.” and ", "A: ", "A: B, ", "Ab. A: ", "Ab (A): ", "n.d.", "Jr. ", "van ", "ibid. ", "<a ", '<a b="', "<a b=c>", "<!--", "&amp;", "\n", "é́",
)  # fmt: skip
STARTS = ("", "(", "“", "\ue000", "A, ")
ENDS = ("!", ")", "\x00")
SIZE = 500  # characters of the smaller text
TIMES = 4  # the ratio of the longer text to the smaller
SLOWEST = 0.002  # seconds below which the longer text needs no second measurement
LOOKS = 6  # a busy machine makes single measurements long; the shortest of this many counts
LINEAR = 2.2  # the most that time may grow, relative to the text; quadratic time gives 4


def texts() -> Iterator[Callable[[int], str]]:
    """Yield functions that make a text of a given length."""
    for unit in UNITS:
        for start in STARTS:
            yield lambda length, unit=unit, start=start: start + unit * (length // len(unit) + 1)
        for end in ENDS:
            yield lambda length, unit=unit, end=end: unit * (length // len(unit) + 1) + end


def seconds(call: Callable[[str], object], text: str) -> float:
    """Return the processor time of a call."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def slower(call: Callable[[str], object], size: int = SIZE, slowest: float = SLOWEST) -> str:
    """Return the first text on which a call takes more than linear time, with the times; else ``""``.

    A quarter of the smaller text comes first, so that polynomial growth is found quickly. The smaller text
    shows which texts need a measurement of the longer one: those that would take ``slowest`` there in
    quadratic time.
    """
    for make in texts():
        if all(seconds(call, make(size // TIMES)) > slowest for _ in range(3)):
            return f"{make(20)!r}: slow at once"
        short = make(size)
        before = seconds(call, short)
        if before < slowest / TIMES**2:
            continue
        long = make(size * TIMES)
        spent = seconds(call, long)
        if spent < slowest:
            continue
        before = min(before, *(seconds(call, short) for _ in range(2)))
        for _ in range(LOOKS):
            if spent <= max(slowest, before * TIMES * LINEAR):
                break
            spent = min(spent, seconds(call, long))
        if spent > slowest and spent > before * TIMES * LINEAR:
            return f"{make(20)!r}: {before * 1000:.1f} ms, {spent * 1000:.1f} ms"
    return ""
