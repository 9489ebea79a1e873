"""Texts on which a careless pattern is slow, and how the time that a call takes on them grows."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache

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
SIZE = 500  # characters of the smaller text, more than most patterns let a repetition have
TIMES = 4  # the ratio of the longer text to the smaller
SLOWEST = 0.002  # seconds below which the longer text needs no second measurement
LOOKS = 6  # a busy machine makes single measurements long; the shortest of this many counts
LINEAR = 2.2  # the most that time may grow, relative to the text; quadratic time gives 4
DOUBLE = 2.3  # the ratio of times for double the text above which more must be measured
LONGEST = 1.0  # seconds for all texts of a unit, of which linear time needs a hundredth


class Endless(BaseException):
    """A call took far too long; no handler of faults may take it for one."""


@contextlib.contextmanager
def limited(most: float) -> Iterator[None]:
    """Stop what takes more processor time, exponential patterns too: Python's ``re`` heeds signals.

    Raises:
        Endless: the time was over.

    """

    def stop(*_: object) -> None:
        raise Endless

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@cache
def texts(unit: str, size: int) -> tuple[str, ...]:
    """Return texts of about a size that repeat a unit."""
    body = unit * (size // len(unit) + 1)
    return (*(start + body for start in STARTS), *(body + end for end in ENDS))


def seconds(call: Callable[[str], object], given: Iterable[str]) -> list[float]:
    """Return the processor time of a call for each text; the clock of the process is coarse beside a timer."""
    times = []
    for text in given:
        start = time.thread_time()
        call(text)
        times.append(time.thread_time() - start)
    return times


def slower(call: Callable[[str], object], units: Iterable[str] = UNITS) -> str:
    """Return texts on which a call takes more than linear time, with the times; else ``""``."""
    for unit in units:
        small, large, larger = (texts(unit, SIZE * TIMES**power) for power in range(3))
        try:
            with limited(LONGEST):
                for places in doubtful(call, unit):
                    each = [[given[at] for at in places] for given in (small, large, larger)]
                    times = grown(call, each[0], each[1])
                    # Of all texts together less is seen, such as a bound that the smaller ones do not reach.
                    if times and (len(places) == 1 or grown(call, each[1], each[2])):
                        return f"{small[places[0]][:20]!r}: {times}"
        except Endless:
            return f"{unit!r}: no end"
    return ""


def doubtful(call: Callable[[str], object], unit: str) -> list[list[int]]:
    """Return the texts of a unit, or all of them together, that must be measured at full length.

    They would take ``SLOWEST`` there in quadratic time (all together: in linear time), and take longer than
    texts of half the size by more than linear time does. If time grows as ``LINEAR`` forbids from the smaller
    to the larger text, 2.5 times is the least here.
    """
    spent = seconds(call, texts(unit, SIZE))
    found = [[at] for at, each in enumerate(spent) if each > SLOWEST / TIMES**2]
    if sum(spent) > SLOWEST / TIMES:
        found.append([*range(len(spent))])
    if not found:
        return []
    half = [*map(min, *(seconds(call, texts(unit, SIZE // 2)) for _ in range(2)))]
    return [
        places
        for places in found
        if sum(spent[at] for at in places) > DOUBLE * sum(half[at] for at in places)
    ]


def grown(call: Callable[[str], object], small: list[str], large: list[str]) -> str:
    """Return the times of a call if larger texts take more than linear time; else ``""``."""
    spent = sum(seconds(call, large))
    if spent < SLOWEST:
        return ""
    before = min(sum(seconds(call, small)) for _ in range(3))
    for _ in range(LOOKS):
        if spent <= max(SLOWEST, before * TIMES * LINEAR):
            return ""
        spent = min(spent, sum(seconds(call, large)))
    return f"{before * 1000:.1f} ms, {spent * 1000:.1f} ms"
