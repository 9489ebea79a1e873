"""Leaves what databases and reference managers add out of what is read of an entry: "Journal Article", "PubMed PMID: 1".

BibTeX files made by them give the type as a field of its own, which styles print where a genre stands: behind the title.
The number of a work in a database is no field of it (*Citing Medicine*, 2nd edition, chapter 1).
"""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Text

TYPES = alternatives("exported_types")

BEHIND_QUOTED = lazy_regex(  # "“Salt.” Journal Article. ", "«Salt». Article. "; not "The Workers’ Article. "
    rf"(?P<sign>(?<=[”»“])[.,]?|(?<=[.,?!]’)|(?<=’)[.,])\s(?:{TYPES})[.,](?=\s|$)"
)

IN_BRACKETS = lazy_regex(rf"\s\[(?:{TYPES})\]")  # "Salt [Journal Article]. "

IN_DATABASE = lazy_regex(r"\sPubMed\s(?:PMID|PMCID|Central\sPMCID):\s?\w{4,12}\.?")


def untyped(printed: Inlines) -> Inlines:
    """Return an entry without the types and numbers that were exported into it; the same one if it has none."""
    made = tuple(Text(without(item.value)) if isinstance(item, Text) else item for item in printed)
    return printed if made == printed else made


def without(text: str) -> str:
    """Return a text without exported types, and the numbers of databases."""
    text = IN_DATABASE.sub("", text) if "PubMed" in text else text
    return IN_BRACKETS.sub("", BEHIND_QUOTED.sub(r"\g<sign>", text))
