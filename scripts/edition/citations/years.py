"""The years by which works are cited, with letters, and the pages behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.language.words import alternatives


def spaced(pattern: str) -> str:
    """Return alternatives whose blanks may be of any kind."""
    return pattern.replace("\\ ", r"\s")


PENDING = rf"(?i:{spaced(alternatives('coming_cited'))})"

UNDATED = rf"(?:{spaced(alternatives('undated_cited'))})"

NUMBER = r"(?:1[4-9]|20)\d\d"

YEAR = lazy_regex(
    rf"""(?<![\w/–.’'-])
    (?:(?:c|ca|approx)\.\s?|circa\s)?                       # "ca. 1900"
    (?:\[(?P<first>{NUMBER})\]\s|(?P<start>{NUMBER})(?P<to>[/–-])(?={NUMBER}(?!\d)))?   # "[1966] 2008", "1966/2008"
    (?P<year>{NUMBER}|{UNDATED}|{PENDING})
    (?P<letters>-?[a-z](?:(?:,\s?|\s?[–&/-]\s?|\sand\s)[a-z](?!\w|\.\s?\w))*   # "2002a,b", "2002a/b", "n.d.-a"
      |(?:(?<=date)|(?<=atum)|(?<=fecha)|(?<=data)|(?<=Jahr))\s[a-z](?=[,;:)\]]))?    # "no date a", "ohne Datum a"
    (?:\s[\[(]{NUMBER}[\])])?                               # "2008 [1966]"
    (?![\w–/-]|’?s\b|\.\d|,\d|\s?(?:million|billion|per\scent|percent|%))
    """,
    re.VERBOSE,
)

LETTER = lazy_regex(r"[a-z]")

UNIT = (
    rf"(?:(?i:pp?|{alternatives('page_signs', 'parts_named')})|¶{{1,2}}|§{{1,2}})"  # "Table 3" (APA 7, 8.13)
)

AND = rf"\s(?:{alternatives('joining')})\s(?!{NUMBER}(?!\d))"  # "13 et 15", not "13 and 2015"

PAGE = r"[A-Za-z]{0,3}\d{1,8}(?:(?!ff?\b)[a-z]{1,2})?(?:\.\d{1,4})*"

AND_MORE = r"\s?(?:ff?|ss|sgg?|sqq?|et\s(?:suiv|seqq?|sq))(?!\w)\.?"  # pages: "81 ff.", "81 et seq.", in Italian and Spanish "99 ss."

NUMERAL = r"(?=[ivxlc])c{0,3}(?:xl|xc|l?x{0,4})(?:ix|iv|v?i{0,4})(?![\w’'])"  # "xii", not the first letters of "civil"

SPAN = rf"(?:{PAGE}(?:\(\w{{1,3}}\)){{0,3}}|{NUMERAL})(?:\s?[–‑-]\s?(?:{PAGE}|{NUMERAL}))?(?:{AND_MORE})?"

ENDS = r"(?=\s*(?:[.,;:!?)\]]|$))"  # "13 and 15", not "13 and 15 others"

LABELLED = rf"(?:{UNIT}(?:\.\s?|\s|(?=[A-Za-z]{{0,3}}\d)){SPAN}(?:,\s{SPAN}|{AND}{SPAN}{ENDS}){{0,4}})"

BARE = rf"{PAGE}(?:[–‑-]{PAGE})?(?:{AND_MORE})?"

LOCATOR = lazy_regex(
    rf"(?:,\s*|\s)(?P<locator>{LABELLED}(?:,\s{LABELLED})?)|:\s?(?P<page>{BARE}(?:,\s?{BARE}|{AND}{BARE}{ENDS}){{0,4}})"
)

PAGES = lazy_regex(  # "2015, 45"
    rf",\s*(?P<page>{BARE}(?:(?:,\s?|{AND}){BARE}){{0,4}}){ENDS}"
)

DATE_ENDS = lazy_regex(r"\s*(?:[.;:)\]]|$|,\s\D{0,4}\d)")  # "Small forthcoming, 45."

VERBS = frozenset(["submitted", "accepted"])  # "Small submitted a bill."

LIKE_YEAR = lazy_regex(rf"{NUMBER}[a-z]?")


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a text: its offsets, and those of each of its letters; the other year of "1979/1994".

    A ``span`` ("2012–2015") may be the years of anything.
    """

    start: int
    end: int
    year: str
    letters: tuple[tuple[str, int], ...] = ()
    other: str = ""
    span: bool = False


def years_of(text: str) -> Iterator[Year]:
    """Yield the years of a text by which a work may be cited."""
    for found in YEAR.finditer(text):
        letters = found["letters"] or ""
        rows = tuple(
            (item[0], found.start("letters") + item.start()) for item in LETTER.finditer(without_and(letters))
        )
        other, span = found["first"] or found["start"] or "", found["to"] in {"–", "-"}
        yield Year(found.start(), found.end(), canonical(found["year"]), rows, other, span)


def said_of(text: str, year: Year) -> bool:
    """Tell whether a date in words without brackets may be a word of its sentence: "Small submitted a bill"."""
    printed = text[year.start : year.end]
    worded = not year.year[0].isdigit() and "." not in printed  # "Small n.d. has it"
    return worded and (printed in VERBS or not DATE_ENDS.match(text, year.end))


def without_and(letters: str) -> str:
    """Return letters without the word between them, in the same length: "a and b"."""
    return letters.replace(" and ", "     ")


def canonical(year: str) -> str:
    """Return a printed year in one form: every word for an undated work as "n.d.", for a coming one as "forthcoming"."""
    if year[:1].isdigit() or not year:
        return year
    return "forthcoming" if re.fullmatch(PENDING, year) else "n.d." if re.fullmatch(UNDATED, year) else year


def locator_behind(text: str, end: int) -> tuple[str, int]:
    """Return the locator behind a year and where it ends; without one "" and ``end``.

    What looks like a year is no page behind a comma without a label.
    """
    found = LOCATOR.match(text, end)
    if not found:
        found = PAGES.match(text, end)
        if found and LIKE_YEAR.fullmatch(found["page"].split(",")[0]):
            return "", end
    return (found["page"] or found.groupdict().get("locator") or "", found.end()) if found else ("", end)
