"""The domains of values in the editors' data, each with its description and hint.

A field's type names its domain (``Annotated[str, DOI]``); ``reader`` refuses any other value with the
domain's hint; the page on the data files describes the domain of each key.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from edition.language import dates
from edition.language.regex import lazy_regex
from edition.language.words import words

DOI_FORM = lazy_regex(r"10\.[0-9]{4,9}/\S+")  # "10.1017/s0003055400123456" (doi.org, handbook 2.2)

ISSN_FORM = lazy_regex(r"[0-9]{4}-[0-9]{3}[0-9X]")  # "2709-3905" (ISO 3297)
YEAR_FORM = lazy_regex(r"[12][0-9]{3}(?:[-–/](?:[0-9]{2}){1,2})?")  # "2024", "2023–24"
ISO_LIKE = lazy_regex(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?")  # "2016-03", also "2016-99"

ENTRY_FORM = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*:[1-9][0-9]{0,8}[a-z]*")  # "small-paper:237a"

HOST_FORM = lazy_regex(r"[^\s/?#@:\[\]\\]+(?::[0-9]{1,5})?")  # "example.org", "example.org:8080"

PAGE_FORM = lazy_regex(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")  # "about/index.md"

ADDRESS_FORM = lazy_regex(
    r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.html(?:\?[^\s#]+)?(?:\#[^\s#]+)?"
)  # "claims.html#fact-cpec-launch", "concordance.html?q=Gwadar"
FILE_FORM = lazy_regex(r"original\.[a-z0-9]{1,8}")  # "original.docx"
BESIDE_FORM = lazy_regex(r"[\w-][\w. -]{0,98}\.(?:bib|csl)")  # "rivers.bib"
CHECKSUM_FORM = lazy_regex(r"[0-9a-f]{64}")  # of SHA-256

SLUG_FORM = lazy_regex(r"(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*")  # "small2015china"
MAIL_FORM = lazy_regex(r"mailto:[^\s@?&#<>\"']{1,64}@[a-zA-Z0-9.-]{1,250}")  # "mailto:editors@example.org"

VERSION_FORM = lazy_regex(r"(?:0|[1-9][0-9]{0,3})(?:\.(?:0|[1-9][0-9]{0,3})){1,2}")  # "1.0", "1.2.1"

LONGEST_NUMBER = 9  # digits

DEEPEST = 6  # level of a heading

BOOLEANS = {"true": True, "false": False}

UNDATED = frozenset({"n.d.", "nd", "forthcoming", "in press"})

BLOCKED = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, halves of pairs, line breaks

NO_XML = "\ufffe\uffff"  # noncharacters, which XML cannot contain

FEWEST = 2  # letters or digits of a quotation: a single letter occurs everywhere


@dataclass(frozen=True, slots=True)
class Domain:
    """A set of texts: its description, its test, and a hint for texts outside it."""

    what: str
    holds: Callable[[str], bool]
    hint: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The words that a value may be, each with its name for readers."""

    words: tuple[tuple[str, str], ...]


def counted(text: str) -> int:
    """Return the number of letters and digits (of any script) in a text."""
    return sum(map(str.isalnum, text))


def clean(text: str, *, lines: bool = False) -> bool:
    """Tell whether a text has no control characters; line feeds and tabs are allowed with ``lines``."""
    if text.isprintable():  # neither of a blocked category nor unassigned; most texts are, and this is quick
        return True
    allowed = "\n\t" if lines else ""
    return all(
        character in allowed or (unicodedata.category(character) not in BLOCKED and character not in NO_XML)
        for character in text
    )


def is_line(text: str) -> bool:
    """Tell whether a text is one line with a letter or a digit."""
    return counted(text) > 0 and clean(text)


def is_prose(text: str) -> bool:
    """Tell whether a text has a letter or a digit, and no control characters except line breaks."""
    return counted(text) > 0 and clean(text, lines=True)


def is_web(text: str) -> bool:
    """Tell whether a text is an address of the web (http or https)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    sound = parts.scheme in {"http", "https"} and bool(HOST_FORM.fullmatch(parts.netloc))
    return sound and clean(text) and not any(character.isspace() or character in '<>"' for character in text)


def is_issn(text: str) -> bool:
    """Tell whether a text is an ISSN: its last digit is the check digit of the others (ISO 3297, annex A)."""
    if not ISSN_FORM.fullmatch(text):
        return False
    digits = [10 if character == "X" else int(character) for character in text if character != "-"]
    return sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0


def is_date(text: str) -> bool:
    """Tell whether a text may be a printed date: one line, and a day or month of the calendar if in digits."""
    return is_line(text) and (not ISO_LIKE.fullmatch(text) or dates.moment(text) is not None)


def is_year(text: str) -> bool:
    """Tell whether a text is a year, two consecutive years, or "n.d."."""
    return bool(YEAR_FORM.fullmatch(text)) or text.casefold() in UNDATED


def is_person(text: str) -> bool:
    """Tell whether a text is a name: "Small, Andrew", or an institution without a comma."""
    return is_line(text) and counted(text.partition(", ")[0]) > 0


def is_day(text: str) -> bool:
    """Tell whether a text is a day in the form "2026-11-24", the only form of ISO 8601 allowed."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_number(text: str) -> bool:
    """Tell whether a text is a whole number that is not too long."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER


LINE = Domain("one line with a letter or a digit", is_line, "Write a text, or leave the key out.")

PROSE = Domain("a text with a letter or a digit", is_prose, "Write a text, or leave the key out.")

QUOTE = Domain(
    "words, at least two letters or digits",
    lambda text: counted(text) >= FEWEST and clean(text, lines=True),
    "Quote enough words to identify the place and what it says.",
)

FOUND = Domain(
    "characters of one line",
    lambda text: bool(text) and "\n" not in text,
    "Copy the characters from one line of source.txt; write two items for two lines.",
)

PLAIN = Domain(
    "a text without control characters",
    lambda text: clean(text, lines=True),
    "Type the text instead of copying it; the copy contains invisible characters.",
)

SIGN = Domain(
    "one line, not empty", lambda text: bool(text.strip()) and clean(text), "Write what the page prints."
)

YEAR = Domain(
    "a year such as 2024, or “n.d.” for none",
    is_year,
    "Write four digits, “2023–24” for two years, or “n.d.” for none.",
)

DATE = Domain(
    "a date as printed, or such as 2024-03-11",
    is_date,
    "Write what the page prints, or a day of the calendar as year, month and day in digits.",
)

DAY = Domain(
    "a day such as 2026-11-24",
    is_day,
    "Write a day of the calendar as year, month and day in digits.",
)

DOI = Domain(
    "a DOI such as 10.1000/182",
    lambda text: bool(DOI_FORM.fullmatch(text)) and clean(text),
    "Leave out https://doi.org/ and “DOI:”.",
)

ISSN = Domain(
    "an ISSN such as 2709-3905, with the right check digit", is_issn, "Compare it with the journal."
)

WEB = Domain(
    "an address that begins with http:// or https://",
    is_web,
    "Copy the whole address from a browser; it has no spaces and no quotation marks.",
)

REPORTS = Domain(
    "an address that begins with mailto: or https://",
    lambda text: bool(MAIL_FORM.fullmatch(text)) or is_web(text),
    "Write mailto: and an address of mail, or the address of the page on which issues are opened.",
)

VERSION = Domain(
    "a version such as 1.0 or 1.2.1",
    lambda text: bool(VERSION_FORM.fullmatch(text)),
    "Write two or three numbers with full stops between them.",
)

PAGE = Domain(
    "a page below docs, such as about/index.md",
    lambda text: bool(PAGE_FORM.fullmatch(text)),
    "Write the name of its file: lower-case letters a–z, digits and hyphens, with folders before “/”.",
)

ADDRESS = Domain(
    "an address inside the site, such as claims.html#topics or concordance.html?q=word",
    lambda text: bool(ADDRESS_FORM.fullmatch(text)) and clean(text),
    "Write the part of the address that follows the site's own address.",
)

ENTRY = Domain(
    "an entry, “paper:line of its source”, with a letter where a line names several works",
    lambda text: bool(ENTRY_FORM.fullmatch(text)),
    "Write the paper's slug, a colon and the line of source.txt on which the entry begins: small-paper:237.",
)

PERSON = Domain(
    "a name, “Small, Andrew”, or an institution without a comma",
    is_person,
    "Write the family name first, then a comma and the given names.",
)

TYPE = Domain(
    "a type of CSL, such as article-journal, book or report",
    lambda text: text in words("types"),
    "Take it from appendix III of the CSL specification (docs.citationstyles.org); use “document” where no other type fits.",
)

CHECKSUM = Domain(
    "64 digits and letters a–f",
    lambda text: bool(CHECKSUM_FORM.fullmatch(text)),
    "Copy what `sha256sum` prints for the file.",
)

FILE = Domain(
    "a file beside source.txt, such as original.docx",
    lambda text: bool(FILE_FORM.fullmatch(text)),
    "Name the file “original”, with a full stop and the letters that its format has.",
)

BESIDE = Domain(
    "a file beside source.txt, such as rivers.bib",
    lambda text: bool(BESIDE_FORM.fullmatch(text)),
    "Write the name alone: letters, digits, full stops, hyphens and underscores, without a folder.",
)

SLUG = Domain(
    "lower-case letters a–z, digits, single hyphens between them",
    lambda text: bool(SLUG_FORM.fullmatch(text)),
    "Write it as in an address, such as small-paper: no capitals, spaces, accents or underscores.",
)

NUMBER = Domain(
    "a whole number", is_number, f"Write digits only, {LONGEST_NUMBER} at most: no words, commas or units."
)

LINE_NUMBER = Domain("the number of a line of source.txt", is_number, "Count the lines of source.txt from 1.")

LEVEL = Domain(
    "the level of a heading, a whole number from 0 to 6",
    lambda text: is_number(text) and int(text) <= DEEPEST,
    "Write 2 for a section, 3 for a part of it, 6 at most; leave the key out where there is no level.",
)

TRUTH = Domain(
    "true or false", lambda text: text.lower() in BOOLEANS, "Write true or false, without quotation marks."
)

Said = Annotated[str, LINE]
Version = Annotated[str, VERSION]
Prose = Annotated[str, PROSE]
Quote = Annotated[str, QUOTE]
Entry = Annotated[str, ENTRY]
Person = Annotated[str, PERSON]
Slug = Annotated[str, SLUG]  # a name of a folder, a file and an address: "kanwal-strategic-balancing"
LineNumber = Annotated[int, LINE_NUMBER]  # 0 if not given; within the source, see ``reader.beyond``
Level = Annotated[int, LEVEL]  # 0 if not given

# By the name of a corrected field; an empty text removes the field.
FIELDS = {"year": YEAR, "date": DATE, "doi": DOI, "url": WEB, "type": TYPE, "accessed": DATE}
