"""Reads the date of an entry from what its labels and its words say."""

from __future__ import annotations

import functools
import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references.learned.people import span_text
from edition.references.learned.tokens import Token

UNDATED = lazy_regex(  # "n.d.-a", "ohne Datum a", "forthcoming"
    rf"(?<!\w)(?P<words>{alternatives('undated')}|{alternatives('coming')})(?:(?:-|(?<=\w)\s(?=\w[)\].,;]*$))?(?P<letter>[a-z])(?!\w))?(?!\w)",
    re.IGNORECASE,
)

YEAR = lazy_regex(r"(?<!\d)(?P<year>1[4-9]\d\d|20\d\d)(?P<letter>[a-z])?(?![\w])")

ACCESS_WORD = lazy_regex(
    r"access|retriev|visited|viewed|consult|cited|abgerufen|zugriff|erişim|consulta|updated|\[\s*$",
    re.IGNORECASE,
)

ADDRESS = lazy_regex(r"<?(?:https?:|www\.|doi|10\.)", re.IGNORECASE)

FAR_BACK = 30  # characters from the word for access to the year

DAY = lazy_regex(r"\d|[^\W\d_]{3}")

VOLUME_YEAR = lazy_regex(  # "1623 (October 2019)", "1918, no. 2 (2017)": a volume that looks like a year
    r"(?<![\d(])(?P<volume>\d{4})(?:,\s(?:no|n\.º|nº|núm)\.?\s[\w–-]{1,9})?\s\((?:[^\W\d_]{3,12}\.?\s)?(?P<year>(?:1[5-9]|20)\d\d)\)"
)

ORIGINAL = lazy_regex(  # "1976; Oxford University Press, 2006."
    r"(?<!\d)(?P<first>1[4-9]\d\d|20\d\d);\s[^;]{2,120}?,\s(?P<year>(?:1[5-9]|20)\d\d)(?=\.|$)"
)

DAYS = lazy_regex(r"\b\d{1,2}\s?[–-]\s?\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,}")  # "7-11 settembre 1977"

SIGNS = " ,;:.()[]"


def reprinted(text: str, made: dict[str, str]) -> dict[str, str]:
    """Return the year of a reprint, or the one behind a volume that looks like a year."""
    match = VOLUME_YEAR.search(text)
    if match and made.get("container") and made.get("year") in {"", match["volume"], None}:
        return {"year": match["year"], "letter": "", "volume": made.get("volume") or match["volume"]}
    if (match := ORIGINAL.search(text)) and made.get("year") == match["first"]:
        return {"year": match["year"]}
    return {}


def dates(text: str, stretches: list[list[Token]], held: list[tuple[int, int]]) -> dict[str, str]:
    """Return year, letter and date; a year outside the labels only if nothing is labelled.

    ``held`` are the offsets of titles, whose years are no dates.
    """
    printed = [span_text(text, run) for run in stretches]
    found = [(match, date) for date in printed if (match := YEAR.search(date))]
    later = [row for row in found if not DAYS.search(row[1])]
    if (
        found and not later and DAYS.search(found[0][1])
    ):  # the days of a conference; its volume came out later
        others = [match for match in YEAR.finditer(text) if match["year"] > found[0][0]["year"]]
        found = [(match, match["year"]) for match in others[-1:]] or found
    if found := later or found:
        match = found[0][0]
        days = (date.strip(SIGNS) for date in printed if DAY.search(YEAR.sub("", date)))
        return {"year": match["year"], "letter": match["letter"] or "", "date": next(days, "")}
    for date in [*printed, text]:
        if match := UNDATED.search(date):
            coming = match["words"].casefold() if match["words"].casefold() in folded_coming() else ""
            return {"year": coming or "n.d.", "letter": match["letter"] or ""}
    years = [match for match in YEAR.finditer(text) if not elsewhere(text, match, held)]
    return {"year": years[-1]["year"], "letter": years[-1]["letter"] or ""} if years else {}


def elsewhere(text: str, match: re.Match[str], held: list[tuple[int, int]]) -> bool:
    """Tell whether a year belongs to a title, to an address or to the day on which a page was seen."""
    if any(start <= match.start() < end for start, end in held):
        return True
    begin = text.rfind(" ", 0, match.start()) + 1
    seen = ACCESS_WORD.search(text, max(match.start() - FAR_BACK, 0), match.start())
    return ADDRESS.match(text, begin) is not None or seen is not None


@functools.cache
def folded_coming() -> frozenset[str]:
    """Return what is said of works that have not yet appeared, in small letters."""
    return frozenset(word.casefold() for word in words("coming"))
