"""Compares the words that a citation field prints with the works that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.model.fields import CitationField, FieldWork
from edition.model.works import Reference
from edition.references.ibid import IBID
from edition.references.names import people

YEAR = lazy_regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")

SEPARATOR = lazy_regex(r"[;,]|(?<=\s)(?:and|&|und|et|y)(?=\s)")  # between works, and within one

NUMBER = lazy_regex(r"\d+")

PAGE = lazy_regex(
    r"(?<!\w)(?:pp?|S|págs?)\.\s?(?P<page>\d+)|\d{4}[a-z]?:\s?(?P<behind>\d+)"
)  # "p. 12", "2015: 12"

TELLING = 4  # letters of a word of a title that short forms keep

PARTING = lazy_regex(r"[\W_]+")

OPENS, CLOSES = "([", ")]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the words of a field, by offsets, and the works that it cites; nearly always one."""

    start: int
    end: int
    works: tuple[FieldWork, ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """In what words and field differ: the ``part`` ("year", "name", "locator"), as printed and in the field."""

    part: str
    printed: str
    said: str


def pieces(field: CitationField) -> tuple[Piece, ...]:
    """Return the parts of a field's words, each with its work, in order; all words for all works in doubt."""
    words = field.words
    start, end = trimmed(words, 0, len(words))
    if len(field.works) > 1:
        for cuts in (at_semicolons(words, start, end), at_years(words, start, end, field.works)):
            owners = [owner_of(words[first:last], field.works) for first, last in cuts]
            if len(cuts) == len(field.works) and set(owners) == set(range(len(field.works))):
                rows = zip(cuts, owners, strict=True)
                return tuple(
                    piece(words, first, last, field.works[owner or 0]) for (first, last), owner in rows
                )
        return (Piece(start, end, field.works),)
    return (piece(words, start, end, field.works[0]),)


def piece(words: str, start: int, end: int, work: FieldWork) -> Piece:
    """Return the words for one work, without what the author put before it: "see Small, 2015"."""
    prefix = work.prefix.strip()
    if prefix and words.startswith(prefix, start) and len(prefix) < end - start:
        start += len(prefix)
    return Piece(*trimmed(words, start, end), (work,))


def trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without the brackets around all words, and spaces and stops at their ends."""
    while start < end and words[start] in f" {OPENS};,":
        start += 1
    while start < end and (words[end - 1] in " ;,." or closes(words, start, end)):
        end -= 1
    return start, end


def closes(words: str, start: int, end: int) -> bool:
    """Tell whether the last character closes a bracket that did not open: "2015)", not "Small (2015)"."""
    last = words[end - 1]
    return last in CLOSES and words.count(OPENS[CLOSES.index(last)], start, end) < words.count(
        last, start, end
    )


def at_semicolons(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts between semicolons."""
    stops = [start, *(place + 1 for place in range(start, end) if words[place] == ";"), end + 1]
    return [trimmed(words, first, last - 1) for first, last in pairwise(stops)]


def at_years(words: str, start: int, end: int, works: Sequence[FieldWork]) -> list[tuple[int, int]]:
    """Return the parts of words such as "Small, 2015, 2018; Khan, 2019", each with one year."""
    stops = [start, *(match.start() for match in SEPARATOR.finditer(words, start, end)), end]
    years, made = {work.reference.year for work in works}, list[tuple[int, int]]()
    begin, done = start, False
    for first, last in pairwise(stops):
        chunk = words[first:last]
        has_year = any(year and year in chunk for year in years)
        if done and (has_year or not NUMBER.search(chunk)):
            made.append(trimmed(words, begin, first))
            begin, done = first, False
        done = done or has_year
    return [*made, trimmed(words, begin, end)]


def owner_of(words: str, works: Sequence[FieldWork]) -> int | None:
    """Return the one work that words can cite, by year and name; ``None`` if none or several fit as well."""
    scores = [score(words, work) for work in works]
    best = max(scores)
    return scores.index(best) if best and scores.count(best) == 1 else None


def score(words: str, work: FieldWork) -> int:
    """Return how much of a work words name: its year, its author, its title."""
    year, text = work.reference.year, padded(words)
    return 2 * bool(year and year in words) + 2 * names(text, work.reference) + titled(text, work.reference)


def bare(text: str) -> str:
    """Return words in small letters of any script, without accents, with single spaces between them."""
    return PARTING.sub(" ", spelt(text)).strip()


def padded(words: str) -> str:
    """Return words bare, with a space at each end."""
    return f" {bare(words)} "


def has(text: str, name: str) -> bool:
    """Tell whether padded words have a name as a whole; scripts without spaces between words have it anywhere."""
    return bool(name) and (f" {name} " in text or (not name.isascii() and name in text))


def names(text: str, reference: Reference) -> bool:
    """Tell whether padded words have the first author's family name, or its body's name or initials."""
    known = people(reference)
    if not known:
        return False
    first = known[0]
    whole = bare(first.family or first.literal)
    if has(text, whole):
        return True
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", first.literal)).lower()
    return len(initials) > 1 and f" {initials} " in text


def titled(text: str, reference: Reference) -> bool:
    """Tell whether padded words have a word of the title, as a short form does."""
    return any(has(text, word) for word in bare(reference.title).split() if len(word) >= TELLING)


def differences(words: str, work: FieldWork, *, note: bool = False) -> tuple[Differs, ...]:
    """Return in what the words for one work differ from the field behind them.

    In: the words; the work with its locator; whether they stand in a note, where short forms and *Ibid.* leave
    out name and year.
    """
    if IBID.match(words):
        return ()
    made, text, reference = [], padded(words), work.reference
    years = YEAR.findall(words)
    beside = f"{work.prefix} {work.suffix} {work.locator}"
    own = [year for year in years if year not in beside]
    if own and not note and YEAR.fullmatch(reference.year) and reference.year not in years:
        made.append(Differs("year", own[-1], reference.year))
    if (
        not work.without_author
        and people(reference)
        and people(reference)[0].family
        and lettered(words, work)
    ):
        named = any(has(text, bare(person.family or person.literal)) for person in people(reference))
        if not named and not titled(text, reference):
            made.append(Differs("name", words, people(reference)[0].family))
    made += located(words, work)
    return tuple(made)


def lettered(words: str, work: FieldWork) -> bool:
    """Tell whether words have a name or a title before their first number, beside what the author added.

    "2022a, Section 13" and "6, Sec. 14" have none.
    """
    rest = NUMBER.split(words.replace(work.prefix, "", 1), maxsplit=1)[0].replace(work.suffix, "", 1)
    return any(len(word) > 2 and word[:1].isupper() for word in re.findall(r"[^\W\d_]+", rest))  # noqa: PLR2004 - not "St"


def located(words: str, work: FieldWork) -> list[Differs]:
    """Return in what the page of some words differs from the locator of the field."""
    wanted, printed = NUMBER.findall(work.locator), NUMBER.findall(words)
    if wanted:
        there = wanted[0] in printed and all(any(n.endswith(p) for p in printed) for n in wanted)
        return [] if there else [Differs("locator", page_of(words), work.locator)]
    page = page_of(words)
    if page and not NUMBER.search(work.locator + work.suffix + work.prefix):
        return [Differs("locator", page, "")]
    return []


def page_of(words: str) -> str:
    """Return the page that words give, "" if they say none."""
    match = PAGE.search(words)
    return (match["page"] or match["behind"]) if match else ""


def may_be(reference: Reference, entry: str) -> bool:
    """Tell whether an entry, padded, may print a work: its title, or its author with its year."""
    title = bare(reference.title)
    if has(entry, title):
        return True
    return names(entry, reference) and (not reference.year or f" {reference.year}" in entry)


def sound(field: CitationField, *, note: bool = False) -> bool:
    """Tell whether a field can be trusted: no part of its words names another author or year."""
    return not any(
        differs.part != "locator"
        for part in pieces(field)
        if len(part.works) == 1
        for differs in differences(field.words[part.start : part.end], part.works[0], note=note)
    )
