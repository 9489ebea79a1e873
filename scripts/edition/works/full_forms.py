"""What a full form in a note has that a short form lacks: a date or an address, or the layout of a bibliography."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.works import Attested, Reference
from edition.references.note_imprint import dated_brackets

BIBLIOGRAPHY = lazy_regex(r"[^“”‘’]{0,300}\.\s+“|.{0,400}\.\s[^.]{0,80}:\s[^.]{0,120},\s(?:1[5-9]|20)\d\d\.")

ADDRESS = lazy_regex(  # "Https://Rivers.Gov", "//rivers.example.org"
    r"\b(?:https?://|www\.)[^\s.]|(?<=,\s)//\w[\w-]{0,60}\.\w", re.IGNORECASE
)

DATED_END = lazy_regex(  # ", 2022.", ", o. J.", " (o. J.)", behind a title
    rf",?[”*]?,?\s(?:(?:1[4-9]|20)\d\d|\(?(?:{alternatives('undated')})\)?)\.?$"
)

UNDATED = lazy_regex(  # ", n.d., r-spatial", behind a title
    rf"[,.?!]?[”*]?,?\s(?:{alternatives('undated')}),\s"
)

YEAR_BEHIND = lazy_regex(r"[,.?!][”*]?\s(?:1[4-9]|20)\d\d(?:,\s\d[\d–-]{0,12})?\.?$")  # ", 2020, 1–24."

FEWEST_WORDS = 2  # of a title, which may be a short one


def full(reference: Reference, text: str) -> bool:
    """Tell whether a form has what a short form lacks: a date in brackets, an imprint, an address."""
    held = reference.publisher or reference.container or reference.date or reference.genre or reference.place
    behind = whole_names(reference) and YEAR_BEHIND.search(text)
    dated = bool(reference.year and (held or behind))
    address = bool(reference.authors and ADDRESS.search(text))
    return bool(
        address or reference.url or reference.doi or dated or (reference.year and dated_brackets(text))
    )


def whole_names(reference: Reference) -> bool:
    """Tell whether all authors have given names, as a short form prints none."""
    return bool(reference.authors) and all(name.given for name in reference.authors)


def single(form: Attested) -> bool:
    """Tell whether a form without a date has the layout of a bibliography, or ends with a year behind its title."""
    printed = plain(form.reference.as_printed)
    dated = DATED_END.search(printed) or YEAR_BEHIND.search(printed) or UNDATED.search(printed)
    named = whole_names(form.reference) or len(form.reference.title.split()) > FEWEST_WORDS
    return bool(dated and named) or bool(BIBLIOGRAPHY.match(printed))
