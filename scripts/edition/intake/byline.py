"""Reads title and authors among the parts of a text's head."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition.intake.evidence import Detected
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives, words
from edition.text.lines import BOLD_LINE, HASH_HEADING

FRONT = lazy_regex(
    r"""received|accepted|published|revised|available\ online|copyright|licen[cs]e|©|\(c\)|doi\b|https?://|issn|isbn
        |correspond|e-?mail|orcid|vol(?:ume)?\.?\s\d|cite\ (?:this|as)|to\ cite|how\ to\ cite
    """,
    re.VERBOSE | re.IGNORECASE,
)  # words of lines that belong to the front matter

EMAIL = lazy_regex(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}")

DATE = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}\s+\w+\s+\d{4}\b")

BYLINE = lazy_regex(rf"(?:(?:{alternatives('by')})\s+)?(?P<names>.+)", re.IGNORECASE)  # "By Jane Doe"

AND = lazy_regex(  # " and ", " und ", ", "
    rf"(?:(?<!\s)\s++)?(?:,|;|&|\b(?:{'|'.join(sorted(words('joining') - {'&', 'y', 'e', 'i'}))})\b)\s++"
)

WITH_Y = lazy_regex(r"\s(?:y|e|i)\s")  # joins two persons, and the two names of one: "Ortega y Gasset"

DOUBLE = lazy_regex(r"(?P<given>.+?)\s(?P<family>[^\s,]+\s(?:y|i)\s[^\s,]+)")  # "José Ortega y Gasset"

INVERTED = lazy_regex(r"(?P<family>[^,;]{2,60}),\s?(?P<given>[^,;]{1,60})")  # "Doe, Jane"

SENTENCE = lazy_regex(r"[^\W\d_]{3}[.。؟۔!?]\Z")  # "It is so.", not "Jane Doe Jr."

MARKS = lazy_regex(r"<sup>[^<>]*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]+|\\\*|\b\d+\b")  # after an author's name

NOTE_MARK = lazy_regex(r"(?:<sup>\d{1,4}</sup>|(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]++)\Z")  # after a title

TITLES = lazy_regex(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+")

PERSON = lazy_regex(
    rf"(?:{CAPITAL}[\w’'.-]*|van|von|der|de|la|bin|al)(?:\s+(?:{CAPITAL}[\w’'.-]*|van|von|der|de|la|bin|al)){{1,3}}"
)

WORD = lazy_regex(r"[^\W\d_]{2}")  # "Doe", not "A. B. C."

DIVISION = lazy_regex(
    r"(?P<name>[^\W\d_]+)\s+(?:[IVXLC]+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)",
    re.IGNORECASE,
)

NO_AUTHOR = frozenset(
    [
        "Professor",
        "University",
        "School",
        "College",
        "Institute",
        "Department",
        "History",
        "Volume",
        "Journal",
        "Article",
        "Info",
    ]
)

LONGEST_TITLE, FEWEST = 30, 4  # words


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the name as printed, and its parts."""

    name: str
    family: str
    given: str
    line: int


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive lines of the head, joined."""

    text: str
    first: int
    last: int


def find_title(before: Sequence[Part]) -> Part | None:
    """Return the part that is the title: a marked heading, else the longest before the authors."""
    short = [
        part for part in before if len(part.text.split()) <= LONGEST_TITLE and not EMAIL.search(part.text)
    ]
    marked = [part for part in short if HASH_HEADING.fullmatch(part.text) or BOLD_LINE.fullmatch(part.text)]
    if marked:
        return marked[0]
    named = [part for part in short if not persons(part.text)]
    for part, following in itertools.pairwise(before):
        if part in named and len(part.text.split()) >= FEWEST and persons(following.text):
            above = [p for p in named if p.last == part.first - 1]
            return Part(f"{above[0].text} {part.text}", above[0].first, part.last) if above else part
    if (
        len(before) > 1
        and before[0] in named
        and persons(before[1].text)
        and not FRONT.search(before[0].text)
    ):
        return before[0]
    named = [part for part in named if not part.text.endswith(".")] or named
    return max(named, key=lambda part: (part.text.isupper(), len(part.text.split())), default=None)


def persons(text: str) -> list[str]:
    """Return the persons whose names make up a line; none if it has other words."""
    match = BYLINE.fullmatch(MARKS.sub(" ", text.replace("**", "")).strip())
    if not match or SENTENCE.search(match["names"]):
        return []
    turned = [INVERTED.fullmatch(piece.strip(" .*")) for piece in match["names"].split(";")]
    if len(turned) > 1 and all(turned):
        names = [f"{one['given']} {one['family']}" for one in turned if one]
        return [one[0] for one in turned if one] if sound(names) else []
    pieces = [
        TITLES.sub("", piece.strip(" ,.*"))
        for joined in AND.split(match["names"])
        for piece in both(joined)
        if piece.strip(" ,.*")
    ]
    return pieces if sound(pieces) else []


def both(text: str) -> list[str]:
    """Return the two persons that “y”, “e” or “i” joins; one, if it joins the names of one or nothing."""
    sides = WITH_Y.split(text)
    return sides if len(sides) > 1 and all(map(PERSON.fullmatch, sides)) else [text]


def is_division(text: str) -> bool:
    """Tell whether a text names a numbered part of a book: “CHAPTER III”, “Part Two”."""
    match = DIVISION.fullmatch(text)
    return match is not None and match["name"].title() in words("counted", "divisions")


def sound(pieces: Sequence[str]) -> bool:
    """Tell whether texts are names of persons."""
    alone = all(
        (PERSON.fullmatch(piece) or (DOUBLE.fullmatch(piece) and PERSON.fullmatch(WITH_Y.sub(" ", piece))))
        and WORD.search(piece)
        and not is_division(piece)
        and not NO_AUTHOR & set(piece.split())
        for piece in pieces
    )
    institution = any(words("institutions") & set(piece.split()) for piece in pieces)
    return bool(pieces) and alone and not institution


def find_authors(before: Sequence[Part], title: Part | None) -> tuple[Detected[Person], ...]:
    """Return the authors: names alone on a line of the head, after the title or before it."""
    rows = [
        part
        for part in before
        if not (title and title.first <= part.first <= title.last)
        and not HASH_HEADING.fullmatch(part.text)
        and not DATE.search(part.text)
    ]
    behind = [part for part in rows if title is None or part.first > title.last]
    chosen: list[Part] = []
    for group in (behind, rows):
        chosen = [part for part in group if persons(part.text)]
        if chosen:
            break
    found = []
    for part in chosen if all(len(persons(p.text)) == 1 for p in chosen) else chosen[:1]:
        for name in persons(part.text):
            given, family = parted(name)
            found.append(
                Detected(
                    Person(name, family, given, part.first),
                    (part.first,),
                    "a name alone on its line",
                    sure=len(chosen) == 1 and not WITH_Y.search(part.text),
                )
            )
    return tuple(found)


def parted(name: str) -> tuple[str, str]:
    """Split a name into given and family name, particles with the family name."""
    if turned := INVERTED.fullmatch(name):
        return turned["given"].strip(), turned["family"].strip()
    if double := DOUBLE.fullmatch(name):
        return double["given"], double["family"]
    given, _, family = name.rpartition(" ")
    while given.rpartition(" ")[0] and given.rpartition(" ")[2] in words("particles"):
        given, _, particle = given.rpartition(" ")
        family = f"{particle} {family}"
    return given, family
