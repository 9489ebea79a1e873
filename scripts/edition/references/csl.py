"""Reads a record in CSL-JSON, as citation fields hold it, into fields.

https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from edition.language.regex import lazy_regex
from edition.language.typography import curl
from edition.model.text import Span
from edition.model.works import Name, Reference

LONGEST = 1000  # characters of a value

MOST_PEOPLE = 500

JOINERS = "\u200c\u200d"  # which words of Persian, Urdu or Hindi are spelt with

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip

KNOWN = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "book", "chapter", "document", "report",
     "review-book", "thesis", "webpage"}
)  # fmt: skip

NEAREST = {
    "paper-conference": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "review": "review-book",
    "post": "webpage",
    "post-weblog": "webpage",
}

FIELDS = {
    "title": "title",
    "container-title": "container",
    "genre": "genre",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "place",
    "collection-title": "series",
}

YEAR = lazy_regex(r"(?<!\d)\d{4}(?!\d)")

DOI = lazy_regex(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/\S{1,200})", re.IGNORECASE)

ADDRESS = lazy_regex(r"https?://[^\s<>\"]{1,1000}")

MONTH_AND_DAY = 3  # parts of a whole date


def reference(item: Mapping[str, Any]) -> Reference:
    """Return the fields of a record; what has no form that could be printed is left out."""
    kind = text(item.get("type"))
    year, date = dated(item.get("issued"))
    doi, url = DOI.fullmatch(text(item.get("DOI"))), ADDRESS.fullmatch(text(item.get("URL")))
    values: dict[str, Any] = {field: text(item.get(name)) for name, field in FIELDS.items()}
    return Reference(
        Span("", 0, 0),
        (),
        type=kind if kind in KNOWN else NEAREST.get(kind, "document"),
        authors=people(item.get("author")),
        editors=people(item.get("editor")),
        translators=people(item.get("translator")),
        year=year,
        date=date,
        pages=re.sub(r"\s?[-‐]{1,2}\s?", "–", text(item.get("page"))),
        doi=doi["doi"] if doi else "",
        url=url[0] if url else "",
        **values,
    )


def text(value: Any) -> str:
    """Return a value as printed text on one line; "" if it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    line = " ".join(unicodedata.normalize("NFC", f"{value}").split())
    return curl("".join(sign for sign in line if sign.isprintable() or sign in JOINERS))[:LONGEST]


def people(value: Any) -> tuple[Name, ...]:
    """Return the names of a record."""
    rows = value if isinstance(value, list) else []
    made = (name(row) for row in rows[:MOST_PEOPLE] if isinstance(row, dict))
    return tuple(item for item in made if item.family or item.literal)


def name(row: Mapping[str, Any]) -> Name:
    """Return one name; a name without a given name is still a person's, as "Plato"."""
    if literal := text(row.get("literal")):
        return Name(literal=literal)
    particles = (text(row.get("dropping-particle")), text(row.get("non-dropping-particle")))
    return Name(
        family=text(row.get("family")),
        given=text(row.get("given")),
        particle=" ".join(part for part in particles if part),
        suffix=text(row.get("suffix")),
    )


def dated(value: Any) -> tuple[str, str]:
    """Return the year and, if month or day is known, the date as English prints it: "March 1, 2017"."""
    if not isinstance(value, dict):
        return (match[0], "") if (match := YEAR.search(text(value))) else ("", "")
    rows = value.get("date-parts")
    parts = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], list) else []
    numbers = [int(part) for part in parts[:MONTH_AND_DAY] if re.fullmatch(r"\d{1,4}", f"{part}")]
    if not numbers:
        said = text(value.get("raw")) or text(value.get("literal"))
        return (match[0], "") if (match := YEAR.search(said)) else ("", "")
    year = f"{numbers[0]}"
    if len(numbers) == 1 or not 1 <= numbers[1] <= len(MONTHS):
        return year, ""
    month = MONTHS[numbers[1] - 1]
    return year, f"{month} {numbers[2]}, {year}" if len(numbers) == MONTH_AND_DAY else f"{month} {year}"
