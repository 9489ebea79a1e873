"""Author–page citations (MLA): "(Small 45)", "(Small, *Axis* 45)", "(“Notes” 4)", "Small says … (45)".

Source of the rules: *MLA Handbook*, 9th edition, chapter 6. A page alone is a citation only at the
end of a clause, in a sentence that names one cited author and has no other figure in brackets;
everything else that is only a number in brackets is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from edition.bibliography import folded
from edition.citations import (
    BRACKET,
    LEAD,
    LONGEST,
    NAME,
    PEOPLE,
    Found,
    family_of,
    fits_people,
    split_people,
)
from edition.model import Attested
from edition.sentences import around
from edition.short_titles import bare, begins
from edition.words import words

PAGE = r"(?:\d{1,4}(?:[–-]\d{1,4})?)"
QUOTED = r"“[^“”]+?[,.]?”"
ITEM = re.compile(  # "see also Small and Lee, China Axis 45-47"
    rf"\s*{LEAD}(?P<cited>(?P<people>{PEOPLE})(?:,\s+(?P<title>[^,;()\d]+?))?\s+(?P<page>{PAGE}(?:,\s*{PAGE})*))\s*"
)
TITLE = re.compile(rf"\s*{LEAD}(?P<cited>(?P<title>{QUOTED})(?:\s+(?P<page>{PAGE}(?:,\s*{PAGE})*))?)\s*")
PAGE_ALONE = re.compile(rf"(?P<cited>{PAGE}(?:,\s*{PAGE})*)")
NAME_ALONE = re.compile(rf"\s*{LEAD}(?P<cited>(?P<people>{PEOPLE}))\s*")
NAMES = re.compile(rf"{NAME}(?:\s+{NAME})*")
LIKE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
CONNECTED = re.compile(r"\s(?:&|and|et)\s")  # "Small, Lee, and Khan" are persons, "Small, China Axis" is not
ENDS_CLAUSE = frozenset(".,;:?!")


def find(text: str, known: Callable[[str], bool]) -> tuple[Found, ...]:
    """Find the author–page citations in a text.

    In and out: as in ``citations.find``.
    """
    found: list[Found] = []
    for bracket in BRACKET.finditer(text):
        parts = bracket["inside"].split(";")
        offset = bracket.start("inside")
        alone = PAGE_ALONE.fullmatch(bracket["inside"])
        if alone:
            found += page_alone(text, bracket, known)
            continue
        for part in parts:
            item = one(part, offset, text, known)
            if item:
                found.append(item)
            offset += len(part) + 1
    return tuple(found)


def one(part: str, offset: int, text: str, known: Callable[[str], bool]) -> Found | None:
    """Return the citation that one part of a bracket is, or ``None``."""
    if len(part) > LONGEST:
        return None
    match = ITEM.fullmatch(part)
    dated = match is not None and bool(LIKE_YEAR.fullmatch(match["page"]))
    if match and not counted(match["people"]) and (not dated or known_name(match["people"], known)):
        return made(match, offset, match["title"] or "", match["page"])
    match = TITLE.fullmatch(part)
    if match:
        start, end = offset + match.start("cited"), offset + match.end("cited")
        named = cited_in(around(text, start, end), known)
        people = named if len(named) == 1 else ()
        page, hint = match["page"] or "", bare(match["title"])
        return Found(
            start, end, match["cited"], people, et_al=False, year="", letter="", locator=page, hint=hint
        )
    match = NAME_ALONE.fullmatch(part)
    if match and known_name(match["people"], known):
        return made(match, offset, "", "")
    return None


def made(match: re.Match[str], offset: int, title: str, page: str) -> Found:
    """Return a citation that names its authors; a title in plain letters may follow the name."""
    named = match["people"]
    if not title and ", " in named and not CONNECTED.search(named):
        named, _, title = named.partition(", ")
    people, more = split_people(named)
    start, end = offset + match.start("cited"), offset + match.end("cited")
    found = Found(start, end, match["cited"], people, more, year="", letter="", locator=page)
    return replace(found, hint=bare(title))


def known_name(people: str, known: Callable[[str], bool]) -> bool:
    """Tell whether every person of a citation is an author of the list."""
    persons, _ = split_people(people)
    return all(known(family_of(person)) or known(folded(person)) for person in persons)


def counted(people: str) -> bool:
    """Tell whether a word before a number is that of a thing that is counted: "Table 3"."""
    return bool(set(people.split()) & (words("counted") | words("events") | words("months")))


def page_alone(text: str, bracket: re.Match[str], known: Callable[[str], bool]) -> list[Found]:
    """Return the citation that a page in brackets is, its author being named in the sentence."""
    page = bracket["inside"]
    if text[bracket.end() : bracket.end() + 1] not in ENDS_CLAUSE or LIKE_YEAR.fullmatch(page):
        return []
    start, end = bracket.span("inside")
    sentence = around(text, start, end)
    figures = [b for b in BRACKET.finditer(sentence) if PAGE_ALONE.fullmatch(b["inside"])]
    named = cited_in(sentence, known)
    if len(figures) != 1 or len(named) != 1:
        return []
    found = Found(start, end, page, named, et_al=False, year="", letter="", locator=page)
    return [replace(found, narrative=True)]


def cited_in(sentence: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the authors of the list whom a sentence names, each once, as they are written."""
    found: dict[str, str] = {}
    for run in NAMES.finditer(sentence):
        parts = run[0].removesuffix("’s").removesuffix("’").split()
        parts = [part.removesuffix("’s") for part in parts]
        place = 0
        while place < len(parts):
            pair = " ".join(parts[place : place + 2])
            if len(parts) > place + 1 and known(folded(pair)):
                found.setdefault(folded(pair), pair)
                place += 2
                continue
            if known(folded(parts[place])):
                found.setdefault(folded(parts[place]), parts[place])
            place += 1
    return tuple(found.values())


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry is what an author–page citation names."""
    reference = form.reference
    if item.hint and not begins(reference.title, item.hint):
        return False
    if not item.people:
        return not (reference.authors or reference.editors)
    return fits_people(item, form)
