"""Finds author–date citations in running text by their form.

Dates of events, laws and reports have the form of a citation too, so a name before a bracketed year is
a citation only if the name is in the paper's list (or, without a list, in its other citations).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from edition.citations.found import (
    BEFORE,
    FIRST_PRINTED,
    LEAD,
    LOCATOR,
    OWN,
    PEOPLE,
    PLAIN_LOCATOR,
    YEAR,
    bare,
    family_of,
    split_people,
    without_overlaps,
)
from edition.language.strings import folded
from edition.language.words import alternatives, words
from edition.model.works import Found

BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")

ITEM = re.compile(
    rf"{BEFORE}{LEAD}(?P<cited>(?P<people>{PEOPLE}),\s+{FIRST_PRINTED}(?P<year>{YEAR}){LOCATOR})\s*"
)

NARRATIVE = re.compile(rf"(?P<people>{PEOPLE}){OWN}\s+\({FIRST_PRINTED}(?P<year>{YEAR}){LOCATOR}\)")

PLAIN_ITEM = re.compile(  # "see also Small 2015, 45"
    rf"{BEFORE}{LEAD}(?P<cited>(?P<people>{PEOPLE}),?\s+{FIRST_PRINTED}(?P<year>{YEAR}){PLAIN_LOCATOR})\s*"
)

PLAIN_NARRATIVE = re.compile(
    rf"(?P<people>{PEOPLE}){OWN}\s+\({FIRST_PRINTED}(?P<year>{YEAR}){PLAIN_LOCATOR}\)"
)

WHOLE_NAME = re.compile(  # "Government of Punjab, 1937, p. 4": any words before a year
    rf"\s*{LEAD}(?P<cited>(?P<people>[^\W\d_][^\d(),;]*?),?\s+(?P<year>{YEAR})"
    r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?)\s*"
)

UNBRACKETED = re.compile(  # "see Small 2015, 45." (Chicago 17, 15.28)
    rf"(?P<people>{PEOPLE})\s+(?P<year>(?:1[5-9]|20)\d\d[a-z]?){PLAIN_LOCATOR}(?=[.,;:?!]|$)"
)

TITLE = re.compile(  # "“Madrassas Get,” 2009, p. 6"
    rf"{BEFORE}{LEAD}(?P<cited>“(?P<title>[^“”]{{2,200}}?),?”,?\s+(?P<year>{YEAR})"
    r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?)\s*"
)

TITLE_NARRATIVE = re.compile(  # "“Balakot and After” (2019)"
    rf"(?P<cited>“(?P<title>[^“”]{{2,200}}?),?”\s+\((?P<year>{YEAR}){PLAIN_LOCATOR}\))"
)

SEVERAL_YEARS = re.compile(  # "Mustafa (2001; 2002)"
    rf"(?P<people>{PEOPLE}{OWN})\s+\((?P<first>{YEAR})(?:(?:[,;]|\s+and)\s*{YEAR}){{1,5}}\)"
)

INTRODUCED = re.compile(r"(?<!\s)\s++\[[^\[\]]*\]$")  # " [ICG]" behind a name at its first citation

FURTHER_YEAR = re.compile(
    rf"(?:[,;]|\s+and)\s*(?P<cited>(?P<year>{YEAR}))\s*"
)  # the second of "Small 2015, 2017"

POSSESSIVE = re.compile(r"’s$|(?<=s)’$")  # "Waltz’s", "Andrews’"

SECONDARY = re.compile(
    r"(?:\bas\s++)?(?:\b(?:quoted|cited)|\bqtd\.)\s++(?:in|by)\s++"
)  # "Li, 1990, cited in "

LETTER = re.compile(r"(?P<year>\d{4})(?P<letter>[a-z]?)")

UNDATED = {"no date": "n.d."}  # Harvard; the list may have either

WORD = re.compile(r"[\w’-]+")  # "Gwadar"

OF_BODY = re.compile(  # "the University of ", "Treaty of "; but "Critics of " begins a sentence
    rf"(?:(?<=[\w,;] )[A-Z][\w’-]{{1,40}}|(?<!\w)(?:{alternatives('institutions')}|{alternatives('events')}))"
    r"\sof\s(?:the\s)?$"
)

LONGEST_BODY = 60  # characters before a name that may name the kind of body

LONGEST = 400  # most characters of one part of a bracket that can be a citation


@dataclass(frozen=True, slots=True)
class Patterns:
    """The printed forms of one system: in brackets, and with the name in the sentence."""

    item: re.Pattern[str]
    narrative: re.Pattern[str]
    comma: bool = True
    bare: re.Pattern[str] | None = None


COMMA = Patterns(ITEM, NARRATIVE)  # "(Small, 2015)": APA, most of Harvard

NO_COMMA = Patterns(PLAIN_ITEM, PLAIN_NARRATIVE, comma=False, bare=UNBRACKETED)  # "(Small 2015, 45)": Chicago


def from_match(start: int, match: re.Match[str], group: str, *, narrative: bool = False) -> Found:
    """Return a citation from a match; ``start`` is the offset of the matched text."""
    people, more = split_people(match.groupdict().get("people") or "")
    if narrative:
        people = tuple(POSSESSIVE.sub("", person) for person in people)
    year = LETTER.fullmatch(match["year"])
    locator = match.groupdict().get("locator") or ""
    return Found(
        start + match.start(group),
        start + match.end(group),
        match[group],
        people,
        more,
        year["year"] if year else UNDATED.get(match["year"], match["year"]),
        year["letter"] if year else "",
        locator,
        narrative,
    )


def lead_length(match: re.Match[str]) -> int:
    """Return how many characters at the start of a narrative match are not names ("In ", "By ")."""
    cut = 0
    text = match["people"]
    while (
        (first := text[cut:].split(maxsplit=1))
        and len(first) > 1
        and first[0].strip(",") in words("lead_ins")
    ):
        cut += text[cut:].index(first[1])
    return cut


def find(text: str, known: Callable[[str], bool], patterns: Patterns = COMMA) -> tuple[Found, ...]:
    """Find the citations in a text.

    In: a paragraph's characters; ``known`` tells whether the paper cites a family name (folded); the
    printed forms. Out: citations, and text that only has the form of one (``Found.known`` is false),
    in the order of the text, without overlaps.
    """
    found: list[Found] = []
    for bracket in BRACKET.finditer(text):
        offset = bracket.start("inside")
        for part in bracket["inside"].split(";"):
            found += bracketed(part, offset, known, patterns)
            offset += len(part) + 1
    named = [
        narrative(match, known) or unknown_name(match, known) for match in patterns.narrative.finditer(text)
    ]
    named += [narrative(match, known) for match in patterns.bare.finditer(text)] if patterns.bare else []
    found += [item for item in named if item]
    found += years_behind(text, known, patterns)
    found += [
        replace(from_match(0, match, "cited", narrative=True), hint=bare(match["title"]))
        for match in TITLE_NARRATIVE.finditer(text)
    ]
    return without_overlaps(found)


def bracketed(part: str, offset: int, known: Callable[[str], bool], patterns: Patterns) -> list[Found]:
    """Return the citations of one part of a bracket: one name with one or more years, or none."""
    if len(part) > LONGEST:
        return []
    if secondary := SECONDARY.search(part):  # the work that the author read is the one cited
        offset, part = offset + secondary.end(), part[secondary.end() :]
    whole = WHOLE_NAME.fullmatch(part)
    if whole:
        name = INTRODUCED.sub("", whole["people"]).strip()
        if (" " in name or name != whole["people"]) and known(folded(name)):
            return [replace(from_match(offset, whole, "cited"), people=(name,), et_al=False)]
    if match := TITLE.fullmatch(part):
        return [replace(from_match(offset, match, "cited"), hint=bare(match["title"]))]
    if match := patterns.item.fullmatch(part):
        sound = match["people"] not in words("months") and (
            patterns.comma or personal(match["people"], known)
        )
        return [from_match(offset, match, "cited")] if sound else []
    heads = (part[: comma.start()] for comma in re.finditer(",", part))
    first = next((match for head in heads if (match := patterns.item.fullmatch(head))), None)
    if not first or not (patterns.comma or personal(first["people"], known)):
        return []
    made = from_match(offset, first, "cited")
    out, place = [made], first.end()
    while match := FURTHER_YEAR.match(part, place):
        year = LETTER.fullmatch(match["year"])
        start, end = offset + match.start("cited"), offset + match.end("cited")
        number, letter = (
            (year["year"], year["letter"]) if year else (UNDATED.get(match["year"], match["year"]), "")
        )
        further = replace(made, start=start, end=end, surface=match["cited"], locator="")
        out.append(replace(further, year=number, letter=letter))
        place = match.end()
    return out if place == len(part) and len(out) > 1 else []


def years_behind(text: str, known: Callable[[str], bool], patterns: Patterns) -> list[Found]:
    """Return the citations of names in the sentence with several years: "Mustafa (2001; 2002)"."""
    out: list[Found] = []
    for match in SEVERAL_YEARS.finditer(text):
        head = f"{match['people']} ({match['first']})"
        whole = patterns.narrative.fullmatch(head)
        first = narrative(whole, known) if whole else None
        if not first:
            continue
        start, end = match.start() + first.start, match.end("first")
        out.append(replace(first, start=start, end=end, surface=text[start:end]))
        place = match.end("first")
        while further := FURTHER_YEAR.match(text, place):
            found = from_match(0, further, "cited")
            out.append(replace(found, people=first.people, et_al=first.et_al))
            place = further.end()
    return out


def personal(text: str, known: Callable[[str], bool]) -> bool:
    """Tell whether the words before a bare year can be names (an act or a treaty has a year too)."""
    people, more = split_people(text)
    if more or any(known(family_of(person)) for person in people):
        return True
    return text not in words("months") and not any(
        part in words("events") or part in words("months") for person in people for part in person.split()
    )


def narrative(match: re.Match[str], known: Callable[[str], bool]) -> Found | None:
    """Return a narrative citation, from the first known name to the year, or ``None``."""
    cut = lead_length(match)
    text = match.string[match.start() + cut : match.end()]
    again = match.re.fullmatch(text)
    if not again:
        return None
    starts = [0, *(comma.end() for comma in re.finditer(r",\s++(?!and\s|&)", again["people"]))]
    for start in starts:  # "In Bangladesh, Khan and Afridi (2015)": the names from the first known one
        shorter = match.re.fullmatch(text[start:])
        if shorter and all(
            known(family_of(person)) for person in from_match(0, shorter, "people", narrative=True).people
        ):
            place = match.start() + cut + start
            if OF_BODY.search(match.string[max(place - LONGEST_BODY, 0) : place]):
                return None
            return narrative_found(place, shorter)
    return None


def unknown_name(match: re.Match[str], known: Callable[[str], bool]) -> Found | None:
    """Return text that has the form of a narrative citation but names nobody whom the paper cites."""
    cut = lead_length(match)
    again = match.re.fullmatch(match.string[match.start() + cut : match.end()])
    made = narrative_found(match.start() + cut, again) if again else None
    if not made or any(known(family_of(person)) for person in made.people):
        return None
    return replace(made, known=False)


def narrative_found(start: int, match: re.Match[str]) -> Found:
    """Return a narrative citation whose surface runs from the first name to the closing bracket."""
    made = from_match(start, match, "people", narrative=True)
    return Found(
        start,
        start + len(match[0]),
        match[0],
        made.people,
        made.et_al,
        made.year,
        made.letter,
        made.locator,
        narrative=True,
    )
