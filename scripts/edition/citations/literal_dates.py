"""Dates in the words of a list: "(Small, March 4th, 2018)", of "Small, A. (March 4th, 2018). Salt.", "(Small 07-Jun-2017)".

An entry whose date has another form than a style gives it is cited by the same words, which only the list knows.
"""

from __future__ import annotations

import re

from edition.citations.years import UNDATED, YEAR
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.works import Attested

LITERAL = lazy_regex(  # "Small, A. (March 4th, 2018).", "Small, Ann. March 4th, 2018. “"
    r"[^“”«»„\d()]{2,200}(?:\((?P<bracket>[^()]{5,40})\)|\.\s(?P<bare>[^\s.“”«»„()][^.“”«»„()]{3,39})\.\s)"
)

USUAL = lazy_regex(  # "2018, March 4", "2018 March", "2018–2019"
    r"(?:1[4-9]|20)\d\d[a-z]?(?:,?\s[^\W\d_]+\.?(?:[\s–-][^\W_]+){0,4}|[–/-]\d{2,4}|\s?\[\d{4}\])?"
)

DATE = lazy_regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")

FIGURES = lazy_regex(r"(?:[^\W\d_]{3,12}\.?\s)?\d.*")  # "March 4th, 2018", "07-Jun-2017", "1990/ed"


def literal_date(form: Attested) -> str:
    """Return the date of an entry as printed, if it has another form than a style gives it, else ``""``."""
    match = LITERAL.match(plain(form.reference.as_printed))
    date = (match["bracket"] or match["bare"]).strip() if match else ""
    sound = FIGURES.fullmatch(date) and DATE.search(date)
    usual = USUAL.fullmatch(date) or YEAR.fullmatch(date) or re.fullmatch(UNDATED, date)
    return date if sound and not usual else ""
