"""Finds the works of a paper's list that a note without italics names, in full or short form.

Source of the rules: Chicago 17, 14.30–14.33: family name, then the title, or its key words in their
order and without a change. A part of a note (up to a semicolon) is tied only if an
author of the entry precedes consecutive words of its title.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.citations.found import ARTICLES, as_cited
from edition.language.strings import folded
from edition.model.text import Unresolved, Why
from edition.model.works import Attested
from edition.references.names import family, people

BETWEEN = re.compile(r";\s+")

QUOTED = re.compile(r"“(?P<title>[^“”]+?)[,.]?”")

TITLE_END = re.compile(  # text that can follow a title in a note
    r"\s\(|,\s++(?:\d|chaps?\.|pp?\.|vols?\.|no\.|in\s|eds?\.|edited\b|trans\.|accessed\b)|(?:\.|(?<!\s))\s*+$|\.\s"
)

LOCATOR = re.compile(r"[,:]\s+(?P<pages>\d{1,4}(?:[–-]\d{1,4})?)\.?(?:\s|$)")

FULL = re.compile(r"\([^():]*:\s[^()]*?\b(?P<year>(?:1[5-9]|20)\d\d)\)")  # "(London: Hurst, 2015)"

FEWEST = 2  # words of a title that identify it

ALIKE = 0.8

LONGEST = 2000  # most characters of a note that are read

MOST_COMMAS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """What a note, or one part of it, names: an entry with a page, or the reason why none.

    ``start`` is the part's offset in the note.
    """

    surface: str
    start: int
    form: Attested | None
    locator: str = ""
    unresolved: Unresolved | None = None


def named(text: str, forms: list[Attested]) -> Iterator[Named]:
    """Yield what the parts of a note name, if anything.

    In: the note's characters; the entries of the list.
    """
    for start, part in parts(text[:LONGEST]):
        heads = [
            (folded(before).split(), without_article(folded(title).split())) for before, title in titles(part)
        ]
        year = FULL.search(part)
        dated = year["year"] if year else ""
        fits = [(form, kind) for form in forms if (kind := fit(heads, dated, form))]
        sound = [form for form, kind in fits if kind == "whole"]
        found = LOCATOR.findall(part)
        locator = found[-1] if found else ""
        if len(sound) == 1:
            yield Named(part, start, sound[0], locator)
        elif why := why_untied(sound, fits, full=year is not None):
            yield Named(part, start, None, unresolved=why)


def why_untied(sound: list[Attested], fits: list[tuple[Attested, str]], *, full: bool) -> Unresolved | None:
    """Return why a part of a note is tied to no entry; ``None`` if it may not name a work at all.

    In: the entries that fit; these and those that fit except for the year or a letter of the name;
    whether the part has the place and year of a book.
    """
    if sound:
        return Unresolved(Why.SEVERAL_FIT, meant=tuple(form.id for form in sound), fitting=len(sound))
    if fits:
        form, kind = fits[0]
        if kind == "year":
            near = as_cited(form.reference, year=False)
            return Unresolved(Why.OTHER_YEAR, near, (form.reference.year,), (form.id,))
        return Unresolved(Why.OTHER_NAME, as_cited(form.reference), meant=(form.id,))
    return Unresolved(Why.NO_ENTRY) if full else None


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a note, each with its offset."""
    start = 0
    for match in BETWEEN.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def fit(heads: list[tuple[list[str], list[str]]], year: str, form: Attested) -> str:
    """Return how a part of a note fits an entry: ``whole``, except for the ``year`` or ``name``, or not.

    In: the part's possible titles, each with the words before it; the year that it prints.
    """
    reference = form.reference
    whole = folded(reference.title).split()
    if not whole or not people(reference):
        return ""
    main = without_article(folded(re.split(r"[:?]", reference.title)[0]).split())
    who = family(people(reference)[0])
    for before, title in heads:
        if not title or not stretch(title, whole) or (len(title) < FEWEST and title != main):
            continue
        if who and set(who.split()) <= set(before):
            other = year and reference.year.isdigit() and year != reference.year
            return "year" if other else "whole"
        if (
            len(title) >= FEWEST
            and before
            and difflib.SequenceMatcher(None, before[-1], who).ratio() >= ALIKE
        ):
            return "name"
    return ""


def titles(part: str) -> Iterator[tuple[str, str]]:
    """Yield the possible titles in a part of a note, each with the words before it."""
    if match := QUOTED.search(part):
        yield part[: match.start()], match["title"]
        return
    for number, comma in enumerate(re.finditer(r",\s+", part)):
        if number == MOST_COMMAS:
            return
        end = TITLE_END.search(part, comma.end())
        yield part[: comma.start()], part[comma.end() : end.start() if end else len(part)]


def without_article(words_: list[str]) -> list[str]:
    """Return the words of a title without the article before them."""
    return words_[1:] if words_[:1] and words_[0] in ARTICLES else words_


def stretch(words_: list[str], whole: list[str]) -> bool:
    """Tell whether words are consecutive in a title."""
    return any(whole[place : place + len(words_)] == words_ for place in range(len(whole)))
