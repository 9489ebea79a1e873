"""What a value of the editors' data may be: each domain once, with its words for messages and pages.

A field's type names its domain (``Annotated[str, DOI]``); ``reader`` lets no other value in, and the
page on paper.yaml says what each key takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from edition.language import dates

DOI_FORM = re.compile(r"10\.[0-9]{4,9}/\S+")  # "10.1017/s0003055400123456" (doi.org, handbook 2.2)

ISSN_FORM = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")  # "2709-3905" (ISO 3297)

YEAR_FORM = re.compile(r"[12][0-9]{3}(?:[-–/](?:[0-9]{2}){1,2})?")  # "2024", "2023–24"

ISO_LIKE = re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?")  # "2016-03", also "2016-99"

ENTRY_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[1-9][0-9]{0,8}[a-z]*")  # "small-paper:237a"

HOST_FORM = re.compile(r"[^\s/?#@:\[\]\\]+(?::[0-9]{1,5})?")  # "example.org", "example.org:8080"

PAGE_FORM = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")  # "about/index.md"

ADDRESS_FORM = re.compile(
    r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.html(?:\?[^\s#]+)?(?:\#[^\s#]+)?"
)  # "claims.html#fact-cpec-launch", "concordance.html?q=Gwadar"

UNDATED = frozenset({"n.d.", "nd", "forthcoming", "in press"})

BLOCKED = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, halves of pairs, line ends

NO_XML = "\ufffe\uffff"  # no characters, which no XML can hold

FEWEST = 2  # letters or figures of a quotation: one letter stands everywhere

# https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)


@dataclass(frozen=True, slots=True)
class Domain:
    """The texts that a value may be: how they are called, the test, and what to do about another one."""

    what: str
    holds: Callable[[str], bool]
    hint: str = ""


def counted(text: str) -> int:
    """Return how many letters and figures of any script a text has."""
    return sum(sign.isalnum() for sign in text)


def clean(text: str, *, lines: bool = False) -> bool:
    """Tell whether a text has no control characters; line feeds and tabs only where it may have lines."""
    allowed = "\n\t" if lines else ""
    return all(
        sign in allowed or (unicodedata.category(sign) not in BLOCKED and sign not in NO_XML) for sign in text
    )


def is_line(text: str) -> bool:
    """Tell whether a text is one line with a letter or a figure."""
    return counted(text) > 0 and clean(text)


def is_prose(text: str) -> bool:
    """Tell whether a text has a letter or a figure, and no control characters but line ends."""
    return counted(text) > 0 and clean(text, lines=True)


def is_web(text: str) -> bool:
    """Tell whether a text is an address of the web (http or https)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    sound = parts.scheme in {"http", "https"} and bool(HOST_FORM.fullmatch(parts.netloc))
    return sound and clean(text) and not any(sign.isspace() or sign in '<>"' for sign in text)


def is_issn(text: str) -> bool:
    """Tell whether a text is an ISSN: its last figure is the check digit of the others (ISO 3297, annex A)."""
    if not ISSN_FORM.fullmatch(text):
        return False
    figures = [10 if sign == "X" else int(sign) for sign in text if sign != "-"]
    return sum(weight * figure for weight, figure in zip(range(8, 0, -1), figures, strict=True)) % 11 == 0


def is_date(text: str) -> bool:
    """Tell whether a text may be a printed date: one line, and a day or month of the calendar if in figures."""
    return is_line(text) and (not ISO_LIKE.fullmatch(text) or dates.moment(text) is not None)


def is_year(text: str) -> bool:
    """Tell whether a text is a year, two in a row, or a word for none."""
    return bool(YEAR_FORM.fullmatch(text)) or text.casefold() in UNDATED


def is_person(text: str) -> bool:
    """Tell whether a text is a name: "Small, Andrew", or an institution without a comma."""
    return is_line(text) and counted(text.partition(", ")[0]) > 0


LINE = Domain("one line with a letter or a figure", is_line, "Write a text; for none leave the key out.")

PROSE = Domain("a text with a letter or a figure", is_prose, "Write a text; for none leave the key out.")

QUOTE = Domain(
    "words, at least two letters or figures",
    lambda text: counted(text) >= FEWEST and clean(text, lines=True),
    "Quote as many words as name the place and what it says.",
)

FOUND = Domain("characters of one line", lambda text: bool(text) and "\n" not in text)

PLAIN = Domain("a text without control characters", lambda text: clean(text, lines=True))

SIGN = Domain("one line, not empty", lambda text: bool(text.strip()) and clean(text))

YEAR = Domain("a year such as 2024, or n.d.", is_year)

DATE = Domain("a date as printed, or such as 2024-03-11", is_date)

DOI = Domain(
    "a DOI such as 10.1000/182",
    lambda text: bool(DOI_FORM.fullmatch(text)) and clean(text),
    "Leave out https://doi.org/ and “DOI:”.",
)

ISSN = Domain(
    "an ISSN such as 2709-3905, with its right check digit", is_issn, "Compare it with the journal."
)

WEB = Domain("an address that begins with http:// or https://", is_web)

PAGE = Domain(
    "a page below docs, such as about/index.md",
    lambda text: bool(PAGE_FORM.fullmatch(text)),
    "Write the name of its file: small letters a–z, digits and hyphens, with folders before “/”.",
)

ADDRESS = Domain(
    "an address inside the site, such as claims.html#topics or concordance.html?q=word",
    lambda text: bool(ADDRESS_FORM.fullmatch(text)) and clean(text),
    "Write what stands behind the address of the site.",
)

ENTRY = Domain(
    "an entry, “paper:line of its source”, with a letter where a line names several works",
    lambda text: bool(ENTRY_FORM.fullmatch(text)),
)

PERSON = Domain("a name, “Small, Andrew”, or an institution without a comma", is_person)

TYPE = Domain("a type of CSL, such as article-journal, book or report", lambda text: text in TYPES)

Said = Annotated[str, LINE]

Prose = Annotated[str, PROSE]

Quote = Annotated[str, QUOTE]

Entry = Annotated[str, ENTRY]

Person = Annotated[str, PERSON]

# By the name of a corrected field; an empty text takes the field away.
FIELDS = {"year": YEAR, "date": DATE, "doi": DOI, "url": WEB, "type": TYPE, "accessed": DATE}
