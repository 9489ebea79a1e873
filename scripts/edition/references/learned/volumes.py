"""Tells whether a number is a volume, a page, a day or an edition, from what stands around it."""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references import fields as shared
from edition.references.learned.tokens import Token

Runs = dict[str, list[list[Token]]]

SERIES_NUMBER = lazy_regex(r",?\s(?:(?:no|vol|v|n|Bd|t)\.\s){0,2}")  # ", v. ", ", no. v. "

LONG_WORD = lazy_regex(r"[^\W\d_]{4,}")  # of the name of a series: "(Methods in Molecular Biology, 855)"

BEFORE_YEAR = lazy_regex(r"\s?\((?:[^\W\d_]{3,10}\.?\s)?(?:1[5-9]|20)\d\d\)")  # "51 (May 2019)"

SHORT_MONTH = 3  # letters; "Gen" and "Out" may end the name of a journal

DAY_BEFORE = lazy_regex(rf"(?P<month>{alternatives('months_any')})\.?\s$")  # "June 15, 2017"

YEAR_BEHIND = lazy_regex(r"(?:st|nd|rd|th)?,?\s(?:1[5-9]|20)\d\d(?!\d)")

APA_DATE = lazy_regex(
    r"\((?:1[5-9]|20)\d\d[a-z]?(?:,\s(?P<day>[^\W\d_]{3,10}\.?\s\d{1,2})|,\s[^()]{1,20})?\)\.\s"
)  # "(2015, March 4). "


def upright_page(text: str, stretches: Runs, made: dict[str, str]) -> bool:
    """Tell whether a lone number behind a newspaper is a page: APA sets volumes in italics, and this one is not."""
    journal = stretches.get("C", [[]])[-1]
    if (
        not made.get("volume")
        or made.get("pages")
        or made.get("issue")
        or not journal
        or not stretches.get("V")
    ):
        return False
    return upright(text, journal, stretches["V"][0])


def upright(text: str, journal: list[Token], number: list[Token]) -> bool:
    """Tell whether a number stands upright directly behind a newspaper in italics, in an entry dated as in APA."""
    behind = text[journal[-1].end : number[0].start].strip(" ,") == ""
    date = APA_DATE.search(text)
    if not behind or not date or number[0].italic or not journal[-1].italic:
        return False
    return bool(date["day"] or words("newspapers").intersection(token.text for token in journal))


def lone_volume(text: str, stretches: Runs, made: dict[str, str]) -> bool:
    """Tell whether a number that is labelled as a page is a volume: it alone follows a journal's name."""
    number = made.get("pages", "")
    if (
        made.get("volume")
        or made.get("issue")
        or not (number.isascii() and number.isdigit())
        or not {"C", "P"} <= stretches.keys()
    ):
        return False
    if upright(text, stretches["C"][-1], stretches["P"][0]):
        return False
    between = text[stretches["C"][-1][-1].end : stretches["P"][0][0].start]
    return int(number) <= shared.HIGHEST_VOLUME and not between.strip(" ,.;")


def no_volume(text: str, stretches: Runs, made: dict[str, str]) -> bool:
    """Tell whether a number that is labelled as a volume is none: no word for one stands before it, and no journal.

    In a book it is an edition, in brackets the number of a series, behind a title a year of it.
    """
    begin = stretches["V"][0][0].start if "V" in stretches else -1
    if begin > 0 and dated(text, begin, stretches["V"][0][-1].end):
        return True
    before = text[:begin].rstrip(" .,:(")
    bracket = text.rfind("(", 0, max(begin, 0))
    if begin > 0 and bracket > text.rfind(")", 0, begin) and len(LONG_WORD.findall(text, bracket, begin)) > 1:
        return True
    if begin < 0 or made.get("container") or made.get("issue"):
        return False
    word = before.rsplit(maxsplit=1)[-1].strip("(,;:").casefold() if before else ""
    inside = bracket > text.rfind(")", 0, begin) and text.find(";", bracket, begin) > 0
    if BEFORE_YEAR.match(text, stretches["V"][0][-1].end):
        return False
    return inside or word.rstrip(".") not in words("volume_words")


def of_series(text: str, stretches: Runs) -> bool:
    """Tell whether a number is that of a book in its series, directly behind the series: "Delta Studies, v. 4"."""
    series, number = stretches.get("S"), stretches.get("V")
    return bool(series and number and SERIES_NUMBER.fullmatch(text, series[-1][-1].end, number[0][0].start))


def dated(text: str, begin: int, end: int) -> bool:
    """Tell whether a number is the day of a date, "June 15, 2017", or the end of a name, "IMC ’17"."""
    month = DAY_BEFORE.search(text, max(begin - 14, 0), begin)
    day = month and (YEAR_BEHIND.match(text, end) or len(month["month"]) > SHORT_MONTH)
    return bool(day) or text[begin - 1] == "’"
