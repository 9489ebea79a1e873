"""Reads what the front matter of a paper prints of its publication: journal, volume, pages, dates, licence, ISSN.

Each fact is the words of one line, which the data then name; what a line leaves open is not taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from edition.data import domains
from edition.data.orcid import is_orcid
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import words
from edition.text.markup import parse

YEAR = r"(?P<year>(?:1[89]|20)\d\d)"

MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"

DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS}\.?,?\s?\d{{4}}|{MONTHS}\.?\s\d{{1,2}},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"

NUMBERS = (  # "Vol. 4, No. 2", "Volume 4 (Issue 2)", "4(2)"; the year and the pages stand near
    lazy_regex(
        r"\bvol(?:ume)?\.?\s?(?P<volume>\d{1,4})\b(?:[\s,;:(|–-]{0,4}(?:no|nr|issue|number)\.?\s?(?P<issue>\d{1,3}(?:[–/-]\d{1,3})?)\b)?",
        re.IGNORECASE,
    ),
    lazy_regex(r"(?P<volume>\b\d{1,4})\s?\((?P<issue>\d{1,3}(?:[–/-]\d{1,3})?)\)"),
)

BEHIND = lazy_regex(  # "(2024), pp. 12–31", ": 12–31", ", 2024"
    rf"[\s,.;:(|)–-]{{0,6}}(?:\(?{YEAR}\)?)?[\s,.;:|)]{{0,4}}(?:(?:pages?|pp?)\.?\s?)?(?P<page>\b\d{{1,5}}[–-]\d{{1,5}}\b)?",
    re.IGNORECASE,
)

JOURNAL = lazy_regex(r"(?P<name>[^\W\d_][^\d|;:()©]{4,90}[^\W\d_])[\s,.;:|(–-]{1,4}")

DATED = lazy_regex(
    rf"\b(?P<what>received|revised|accepted|published(?:\sonline)?|available\sonline)\s?(?:on|:)?\s?(?P<day>{DAY})",
    re.IGNORECASE,
)

LICENCE = lazy_regex(
    r"(?:the\s)?(?P<text>creative\scommons\s[^.;,\d]{4,80}?(?:licen[cs]e)?(?:\s\d\.\d)?(?:\sinternational)?(?:\slicen[cs]e)?(?=[\s.,;)]|\Z)"
    r"|\bCC[\s-]BY(?:-(?:NC|SA|ND)){0,2}(?:\s\d\.\d)?\b)",
    re.IGNORECASE,
)

LICENCE_URL = lazy_regex(r"https?://creativecommons\.org/(?:licenses|publicdomain)/[\w./-]{1,40}[\w/]")

ISSN = lazy_regex(
    r"\b(?P<kind>e-?|p-?)?issn(?:\s?\(?(?P<behind>online|print|electronic)\)?)?\s?:?\s?(?P<issn>\d{4}-\d{3}[\dX])"
    r"(?:\s?\(?(?P<after>online|print|electronic)\)?)?",
    re.IGNORECASE,
)

ORCID = lazy_regex(r"\b(?P<orcid>(?:\d{4}-){3}\d{3}[\dX])\b")


MARK = lazy_regex(
    r"(?:<(?:sup|up)>)?(?P<mark>[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?:[,;]\s?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}){0,4})(?:</(?:sup|up)>)?\s{0,2}"
)

FIGURES = lazy_regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")

INSTITUTIONS = words("institutions") | {
    "Universität",
    "Université",
    "Universidad",
    "Universidade",
    "Università",
    "College",
    "School",
    "Faculty",
}

OTHER = lazy_regex(
    r"@|https?://|©|\b(?:received|accepted|published|issn|doi|vol|licen[cs]e)\b|\d{4}", re.IGNORECASE
)

LONGEST = 25  # words of an affiliation


class Found(NamedTuple):
    """A fact: its name in the data, its words, the line that prints them."""

    name: str
    text: str
    line: int


FITS: Mapping[str, Callable[[str], bool]] = {
    "doi": domains.DOI.holds,
    "year": domains.YEAR.holds,
    "issn_online": domains.ISSN.holds,
    "issn_print": domains.ISSN.holds,
    "licence_url": domains.WEB.holds,
    "orcid": is_orcid,
    "received": domains.DATE.holds,
    "revised": domains.DATE.holds,
    "accepted": domains.DATE.holds,
    "published": domains.DATE.holds,
}


def facts(lines: Sequence[str], numbers: Iterable[int]) -> dict[str, Found]:
    """Return the facts that lines print, by name.

    In: all lines, the numbers of those of the front matter. Of a fact that two lines give differently none is taken.
    """
    made: dict[str, list[Found]] = {}
    for number in numbers:
        text = " ".join(plain(parse(lines[number - 1])).split())
        for name, value in of_line(text):
            if value and FITS.get(name, domains.is_line)(value):
                made.setdefault(name, []).append(Found(name, value, number))
    return {name: found[0] for name, found in made.items() if len({item.text for item in found}) == 1}


def of_line(text: str) -> Iterator[tuple[str, str]]:
    """Yield the facts of one line."""
    for match in DATED.finditer(text):
        name = match["what"].lower().split()[0].replace("available", "published")
        yield name, match["day"]
        if name == "published" and (year := re.search(YEAR, match["day"])):
            yield "year", year["year"]
    yield from numbered(text)
    if licence := LICENCE.search(text):
        yield "licence", licence["text"].strip()
    if address := LICENCE_URL.search(text):
        yield "licence_url", address[0]
    for match in ISSN.finditer(text):
        kind = next((word for word in (match["kind"], match["behind"], match["after"]) if word), "").lower()
        if kind:
            yield ("issn_print" if kind.startswith("p") else "issn_online"), match["issn"]
    orcids = ORCID.findall(text)
    if len(orcids) == 1:
        yield "orcid", orcids[0]


def numbered(text: str) -> Iterator[tuple[str, str]]:
    """Yield volume, issue, and what stands around them: the journal before, year and pages behind."""
    for form in NUMBERS:
        match = form.search(text)
        if not match:
            continue
        named = JOURNAL.fullmatch(text[: match.start()])
        behind = BEHIND.match(text, match.end())
        if form is not NUMBERS[0] and not named:
            return
        if named:
            yield "journal", named["name"]
        for name in ("volume", "issue"):
            yield name, match[name] or ""
        for name in ("year", "page"):
            yield name, (behind[name] or "") if behind else ""
        return


def affiliations(
    authors: Sequence[tuple[str, int]], lines: Sequence[str], numbers: Sequence[int]
) -> dict[str, Found]:
    """Return the affiliation of each author by name, where the form of the front matter leaves no choice.

    In: names with their lines; all lines; the numbers of those of the front matter. It is the line of an institution
    that the only mark behind a name begins, the one that follows an author's own line, or the only one of a sole author.
    """
    rows = {number: institution(lines[number - 1]) for number in numbers}
    places = [number for number, text in rows.items() if text]
    made: dict[str, Found] = {}
    for name, line in authors:
        marks = marks_behind(name, lines[line - 1])
        called = [number for number in places if len(marks) == 1 and begins(lines[number - 1]) == marks[0]]
        behind = [number for number in numbers if number > line][:1]
        own = sum(line == other for _, other in authors) == 1
        if len(called) != 1:
            called = [number for number in behind if own and number in places and not marks]
        if not called and len(authors) == len(places) == 1 and not marks:
            called = places
        if len(called) == 1:
            made[name] = Found("affiliation", rows[called[0]], called[0])
    return made


def institution(line: str) -> str:
    """Return the institution that a line names and nothing else, without the mark before it; "" if it does not."""
    text = MARK.sub("", line, count=1)
    text = " ".join(plain(parse(text)).split()).rstrip(" .;,")
    named = (
        len(text.split()) <= LONGEST
        and not OTHER.search(text)
        and set(re.findall(r"\w+", text)) & INSTITUTIONS
    )
    return text if named else ""


def begins(line: str) -> str:
    """Return the mark that a line begins with: "1" of "<sup>1</sup> University of Salt"."""
    match = MARK.match(line)
    return FIGURES.sub(lambda sign: str(unicodedata.digit(sign[0])), match["mark"]) if match else ""


def marks_behind(name: str, line: str) -> list[str]:
    """Return the marks behind a name in a line: "1", "2" of "Jane Doe<sup>1,2</sup>"."""
    behind = line.partition(name)[2].lstrip(" ,*") if name in line else ""
    match = MARK.match(behind)
    return (
        re.split(r"[,;]\s?", FIGURES.sub(lambda sign: str(unicodedata.digit(sign[0])), match["mark"]))
        if match
        else []
    )
