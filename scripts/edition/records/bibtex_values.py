"""Values of BibTeX and BibLaTeX: names, dates, editions, titles, languages, states of publication."""

from __future__ import annotations

import re
from collections.abc import Callable

from edition.language.regex import lazy_regex
from edition.records.capitals import protect
from edition.records.item import Item

PARTING = lazy_regex(r",|\band\b", re.IGNORECASE)  # separates names or parts of a name: "Boyd and Sons"

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# BibLaTeX's values of "pubstate" and "langid" (manual, 2.3.9 and table 2).
PUBSTATES = {"in press": "inpress", "in preparation": "inpreparation"}

LANGUAGES = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch", "pt": "portuguese",
    "tr": "turkish",
}  # fmt: skip


def person(name: dict[str, str], encoded: Callable[[str], str]) -> str:
    """Return a name in BibTeX's form "von Last, Jr, First"; an undivided name is in braces."""
    if "literal" in name:
        return f"{{{encoded(name['literal'])}}}"
    family, particle = encoded(name.get("family", "")), encoded(name.get("non-dropping-particle", ""))
    family = family if not name.get("given") else guarded(family)
    if not name.get("given"):
        return f"{{{f'{particle} {family}'.strip()}}}"
    parts = [f"{particle} {family}".strip(), encoded(name.get("suffix", "")), guarded(encoded(name["given"]))]
    return ", ".join(part for part in parts if part)


def guarded(text: str) -> str:
    """Return a part of a name, in braces where BibTeX would split it."""
    return f"{{{text}}}" if PARTING.search(text) else text


def people(names: list[dict[str, str]], encoded: Callable[[str], str], *, others: bool = False) -> str:
    """Return a list of names; ``others`` adds "and others", BibTeX's "et al."."""
    return " and ".join([*(person(name, encoded) for name in names), *(["others"] if others else [])])


def iso(parts: list[list[int]]) -> str:
    """Return CSL's date parts as an ISO date, or as a range of two."""
    dates = [
        "-".join(f"{n:04}" if place == 0 else f"{n:02}" for place, n in enumerate(part)) for part in parts
    ]
    return "/".join(dates)


def ordinal(edition: str) -> str:
    """Return an edition as BibTeX's styles expect it ("Fifth", "Updated"); they add "edition"."""
    names = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
    return (
        names[int(edition) - 1]
        if edition.isdigit() and 0 < int(edition) <= len(names)
        else edition.removesuffix(" ed.")
    )


def titles(item: Item, proper: frozenset[str], encoded: Callable[[str], str]) -> Callable[[str], str]:
    """Return the function that encodes an item's titles: in another language than English, all letters are kept."""
    if item.get("language", "en") == "en":
        return lambda text: protect(text, proper, encoded)
    return lambda text: f"{{{encoded(text)}}}"


def dated(item: Item) -> dict[str, str]:
    """Return BibLaTeX's date of an item, or the state of publication of one to come, or the year "n.d.".

    Biber warns about a year that is not a number, but the alternatives are worse: an unspecified year
    ("XXXX", ISO 8601-2) prints as empty brackets, and without a year styles print the year of access.
    """
    if item.get("status"):
        return {"pubstate": PUBSTATES.get(item["status"]) or str(item["status"])}
    issued = item.get("issued", {}).get("date-parts")
    return {"date": iso(issued)} if issued else {"year": "n.d."}
