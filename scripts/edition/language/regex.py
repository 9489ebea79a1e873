"""Patterns that are compiled when they are first used.

The program has more than a thousand; to compile all of them takes a third of each start, and most commands need few.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

# Letters of Latin, Greek and Cyrillic that are small, and that are capitals, but those of ASCII.
SMALL_SIGNS = "ß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžơưșțά-ώа-џґ"
CAPITAL_SIGNS = "À-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚΆΈ-ΏΑ-ΫЀ-ЯҐ"

CAPITAL = rf"[^\W\d_a-z{SMALL_SIGNS}]"  # a letter that is no small one: "A", "É", "И", also one of a script without capitals
SMALL_LETTER = rf"[^\W\d_A-Z{CAPITAL_SIGNS}]"  # a letter that is no capital: "a", "é", "и", also such a one

ASKED = (
    *("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"),
    *("flags", "groups", "groupindex"),
)


class LazyRegex(Generic[AnyStr]):
    """Stands for a pattern, and has what a compiled one has; a fault in it is found when it is first used."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self.given = flags

    def compiled(self) -> re.Pattern[AnyStr]:
        """Return the pattern itself, compiled; raises ``re.error`` if it is none."""
        return re.compile(self.pattern, self.given)

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern; from now on it has all that was asked of it as its own, as fast as if compiled before."""
        if name not in ASKED:
            raise AttributeError(name)
        made = self.compiled()
        self.__dict__ |= {each: getattr(made, each) for each in ASKED}
        return getattr(made, name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be kept and sent to other processes as what it is made of."""
        return LazyRegex, (self.pattern, self.given)


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern as ``re.compile`` does, but compile it when it is first used. In: the same."""
    return cast("re.Pattern[AnyStr]", LazyRegex(pattern, flags))
