"""Tells from the words before a raised figure whether it is rather a power or a unit than the marker of a note."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex

FURTHEST = 8  # characters before a raised figure that tell what it may be

POWER = lazy_regex(r"[×x·*]\s?10$")  # "3 × 10"

YEAR = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d$")  # "in 1961"

DOUBTFUL = lazy_regex(
    r"""(?: \d                                         # 10
          | (?<![^\W\d_])(?:[cdhkmnµμ]m|ft|mi|yd|sec)  # 5 km
          | (?<![\w’'])[^\W\d_]                        # x
        )$
    """,
    re.VERBOSE,
)


def is_power(before: str) -> bool:
    """Tell whether a figure raised behind these characters is a power of ten, and never a marker."""
    return bool(POWER.search(before))


def may_be_power(before: str) -> bool:
    """Tell whether a figure raised behind these characters is a marker only if nothing else calls its note."""
    return bool(DOUBTFUL.search(before)) and not YEAR.search(before)
