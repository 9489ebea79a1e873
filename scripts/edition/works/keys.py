"""Keys of works: family name, year, first significant word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from edition.language.latin import latin
from edition.language.regex import lazy_regex
from edition.language.strings import folded
from edition.language.words import words
from edition.model.works import Reference
from edition.references import names

ACRONYM = lazy_regex(r"\((?P<acronym>[A-Z]{2,})\)")  # "(IISS)"

LONGEST = 40  # letters of a name or a word in a key

TITLE_WORDS = lazy_regex(r"[a-z]{2,}")  # "axis"


def significant(title: str) -> str:
    """Return the first word of a title that is not a small word."""
    found = TITLE_WORDS.findall(latin(folded(title)))
    return next((word for word in found if word not in words("small")), found[0] if found else "untitled")


def key_stem(reference: Reference) -> str:
    """Return a key in Google Scholar's form: family name, year or ``nd``, title word."""
    people = names.people(reference)
    name = "anonymous"
    if people:
        acronym = ACRONYM.search(people[0].literal)
        name = acronym["acronym"] if acronym else people[0].family or people[0].literal.removeprefix("The ")
    year = reference.year if reference.year.isdigit() else "nd"
    stem = (
        "".join(sign for sign in latin(folded(name)) if sign.isascii() and sign != " ")[:LONGEST]
        or "anonymous"
    )
    return f"{stem}{year}{significant(reference.title)[:LONGEST]}"


def propose_keys(works: Iterable[tuple[str, Reference]], taken: Iterable[str]) -> dict[str, str]:
    """Return keys for works without one: the stem, with a letter if the stem is taken.

    In: the identifying entry and the reference of each work; the keys that are or were in use.
    """
    used = set(taken)
    made: dict[str, str] = {}
    tried: dict[str, int] = defaultdict(int)
    for entry, reference in works:
        stem = key_stem(reference)
        key = stem
        while key in used:
            key = f"{stem}{letters(tried[stem])}"
            tried[stem] += 1
        used.add(key)
        made[key] = entry
    return made


def letters(number: int) -> str:
    """Return a number as letters, from 0: a, b … z, aa, ab and so on."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out
