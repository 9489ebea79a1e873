"""Dates of events: the part of ISO 8601-2 (EDTF, levels 0 and 1) that a chronology needs.

https://www.loc.gov/standards/datetime/: ``1947``, ``2016-03``, ``2001-09-11``, ``198X`` (a decade),
each followed by ``~`` if approximate, and ``2001/2002`` for a span.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from edition.language.regex import lazy_regex

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip

MOMENT = lazy_regex(
    r"""(?: (?P<decade>\d{3})X                                            # "198X"
          | (?P<year>\d{4}) (?: -(?P<month>\d\d) (?: -(?P<day>\d\d) )? )? # "1947", "2016-03", "2001-09-11"
        )
        (?P<about>~)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a year or a decade; ``month`` and ``day`` are 0 if the date has none."""

    year: int
    month: int = 0
    day: int = 0
    decade: bool = False
    about: bool = False

    def first(self) -> int:
        """Return the first month of the moment, counted from the year 0."""
        return self.year * 12 + max(self.month - 1, 0)

    def after(self) -> int:
        """Return the first month after the moment."""
        return self.first() + (120 if self.decade else 1 if self.month else 12)

    def __str__(self) -> str:
        """Return the moment as words: "11 September 2001", "March 2016", "1980s"."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        text = " ".join([*parts, f"{self.year}s" if self.decade else str(self.year)])
        return f"about {text}" if self.about else text

    def tokens(self) -> list[str]:
        """Return the words that a quotation of this date must contain: "2001", "September", "11"."""
        named = [MONTHS[self.month - 1]] if self.month else []
        return [
            f"{self.year}s" if self.decade else str(self.year),
            *named,
            *([str(self.day)] if self.day else []),
        ]


@dataclass(frozen=True, slots=True)
class When:
    """A moment (``start`` and ``end`` are equal), or the span from one to another."""

    start: Moment
    end: Moment

    def key(self) -> tuple[int, int, int, int]:
        """Return the sort key: by year; within it days and months first, spans last."""
        start = self.start
        return start.year, start.month or 13, start.day or 32, self.end.after()

    def is_span(self) -> bool:
        """Tell whether the date is longer than a year."""
        return self.start != self.end or self.start.decade

    def about(self) -> bool:
        """Tell whether its beginning or its end is approximate."""
        return self.start.about or self.end.about

    def decade(self) -> int:
        """Return the first year of the decade in which it begins."""
        return self.start.year // 10 * 10

    def tokens(self) -> list[str]:
        """Return the words that a quotation of this date must contain."""
        return list(dict.fromkeys([*self.start.tokens(), *self.end.tokens()]))

    def __str__(self) -> str:
        """Return the date as words: "2001–2002"."""
        return str(self.start) if self.start == self.end else f"{self.start}–{self.end}"


def moment(text: str) -> Moment | None:
    """Read one date; ``None`` for another text, or for a day that does not exist."""
    match = MOMENT.fullmatch(text)
    if not match:
        return None
    about = bool(match["about"])
    if match["decade"]:
        return Moment(int(match["decade"]) * 10, decade=True, about=about)
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    try:
        dt.date(year, month if match["month"] else 1, day if match["day"] else 1)
    except ValueError:
        return None
    return Moment(year, month, day, about=about)


def parse(text: str) -> When | None:
    """Read a date or a span; ``None`` if it is neither, or ends before it begins."""
    ends = [moment(part) for part in text.split("/")]
    if len(ends) > 2 or ends[0] is None or ends[-1] is None:  # noqa: PLR2004 - from and to
        return None
    start, end = ends[0], ends[-1]
    backwards = (end.after(), end.day) < (start.after(), start.day)
    return None if backwards or (len(ends) > 1 and start == end) else When(start, end)
