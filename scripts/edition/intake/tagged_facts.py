"""Adds what the tags of a file say to what its text prints; a printed line is named where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from edition.data import domains
from edition.data.paper import Author, Description, Fact
from edition.intake.front_facts import FITS
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.originals.reading import Described, Person
from edition.text.markup import parse

FROM = "the head of the file itself"  # "read on …"

WORD = lazy_regex(r"[^\W_]+")


def described(
    about: Description, said: Described, lines: Sequence[str], numbers: Iterable[int]
) -> Description:
    """Return a description with what tags say, which are exact where print leaves a choice.

    In: what was read in print; the tags; all lines, and the numbers of those that print facts.
    """
    front = {number: folded(lines[number - 1]) for number in numbers}
    made: dict[str, Any] = {
        name: fact(text, front) for name, text in said.facts if FITS.get(name, domains.is_line)(text)
    }
    return replace(about, **made, authors=tuple(signed(about.authors, said.people, front)))


def fact(text: str, front: dict[int, str]) -> Fact:
    """Return a fact with the line that prints it, else with the tags as its source."""
    line = next((number for number, words in front.items() if folded(text) in words), 0)
    return Fact(text, line=line) if line else Fact(text, source=FROM)


def folded(text: str) -> str:
    """Return the words of a text, with a space before and after each."""
    return f" {' '.join(WORD.findall(plain(parse(text)).lower()))} "


def signed(
    printed: tuple[Author, ...], people: tuple[Person, ...], front: dict[int, str]
) -> Iterator[Author]:
    """Yield the authors: those of the tags whose names are printed, else those that were read."""
    rows = [(one, line_of(one, front)) for one in people]
    if not rows or not all(line for _, line in rows):
        known = {folded(f"{one.given} {one.family}"): one for one in people}
        yield from (completed(author, known.get(folded(author.name)), front) for author in printed)
        return
    for one, line in rows:
        name = f"{one.given} {one.family}".strip()
        yield completed(Author(name, one.family, one.given, line), one, front)


def line_of(one: Person, front: dict[int, str]) -> int:
    """Return the line that prints a person's name, 0 if none does."""
    name = folded(f"{one.given} {one.family}")
    return next((number for number, words in front.items() if name in words), 0) if one.family.strip() else 0


def completed(author: Author, one: Person | None, front: dict[int, str]) -> Author:
    """Return an author with what the tags say of this person."""
    if one is None:
        return author
    if one.sure and folded(f"{one.given} {one.family}") == folded(author.name):
        author = replace(author, family=one.family, given=one.given)
    rows = (("affiliation", one.affiliation), ("email", one.email), ("orcid", one.orcid))
    made: dict[str, Any] = {
        name: fact(text, front) for name, text in rows if text and FITS.get(name, domains.is_line)(text)
    }
    return replace(author, **made)
