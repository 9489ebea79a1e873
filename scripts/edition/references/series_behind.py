"""Parts the series from an MLA entry: behind year or pages it is an element of its own (*MLA Handbook*, 9th edition, 5.114)."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Text
from edition.references.fields import Reading

SERIES = lazy_regex(  # "…, 2001. Language in Society 29.", "…, pp. 3–14. Studies in Salt, vol. 8."
    r"""(?P<kept>(?:,\s(?:1[5-9]|20)\d\d|,\s(?:pp?|ss?|S|págs?)\.\s\d[\d–-]{0,12})\.)
        \s(?P<series>[^\W\d_a-z][^.:;“”«»„/?!()\d]{6,120}?
          (?:,?\s(?:(?i:v|vol|bd|nr|no|n\.º|t|sy)\.?\s)?\d{1,4}(?:,\s\d{1,2})?)?)\.?$
    """,
    re.VERBOSE,
)

OTHER_ELEMENTS = lazy_regex(  # that may stand at the end as well
    rf"(?:{alternatives('available_words')}|{alternatives('theses')}|{alternatives('genres')})\b"
    rf"|(?i:{alternatives('other_elements')}|press\b)",
)

NAMED = lazy_regex(  # "29", "Salt Studies", "Sources in a series"; "Google Books" and "Project MUSE" are places to read
    rf"\d|(?i:\b(?:{alternatives('series_words')})\b)"
)


def parted(printed: Inlines) -> tuple[Inlines, str]:
    """Return an entry without the element that ends it, and the series with its number, if it surely is one, else "".

    One word may be the medium ("Microfiche."); a title it is as little as longer words there.
    """
    last = printed[-1] if printed else None
    match = SERIES.search(last.value) if isinstance(last, Text) else None
    if not match or not isinstance(last, Text):
        return printed, ""
    several = " " in match["series"]
    if (OTHER_ELEMENTS.search if several else OTHER_ELEMENTS.match)(match["series"]):
        return printed, ""
    named = several and NAMED.search(match["series"])
    series = match["series"] if named else ""
    return (*printed[:-1], Text(last.value[: match.end("kept")])), series


def given_back(reading: Reading, printed: Inlines, series: str) -> Reading:
    """Return the reading of an entry from which its last element was parted: a series, or "" if it may be none."""
    made = reading.reference
    return replace(reading, reference=replace(made, as_printed=printed, series=series or made.series))
