"""Shared by most readers of styles: titles, addresses, page ranges, imprints.

Italics or quotation marks show where a title ends. Many texts have lost their italics; there a title
ends with its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Span
from edition.model.works import Name, Reference
from edition.references import fields as reference_fields
from edition.references import names
from edition.references.fields import ITALIC, PAGES, ROMAN, SIGNS, Reading

YEAR = r"(?:1[5-9]\d\d|20\d\d)"

LETTERED = rf"{YEAR}[a-z]?"  # "2012a"

DATED = rf"(?:\((?:{LETTERED}|n\.d\.)\)\s+)?(?:{LETTERED}|n\.d\.|no\ date|[Ff]orthcoming|[Ii]n\ press)"  # "(1966) 2008"

FAMILY = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el)\s+)*[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,2}"

INITIAL = r"[^\W\d_a-z]{1,2}\."

DASHED = r"(?:[-—–]\s?){2,3}\.?"  # "---." for the author of the previous entry

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

DAY = rf"(?:\d{{1,2}}\s+)?{MONTH}\s+{YEAR}"  # "4 May 2021", "Mar. 2020"

BEFORE = (
    r"(?:,\s*+|(?<![\s,])\s++)?"  # the ", " of ", pp. 45–67"; matches white space from its beginning only
)

DASHES = lazy_regex(r"^(?:[-—–]\s?){2,3}[.,]?\s*")  # "———. ", "---. "

ACCESS = lazy_regex(
    rf"""(?:[.,;]\s*+|(?<![\s.,;])\s++)?
        (?: \(\s*[Aa]ccessed:?\s+(?P<harvard>[^()]*)\)           # (Accessed: 4 May 2020)
          | \[\s*[Cc]ited\s+(?P<vancouver>[^\[\]]*)\]            # [cited 2019 Jun 3]
          | \b[Aa]ccessed\s+(?P<plain>{DAY}|{MONTH}\s+\d{{1,2}},\s+{YEAR})
        )\.?
    """,
    re.VERBOSE,
)

AVAILABLE = lazy_regex(r"\bAvailable\s+(?:at|from):?\s*\.?", re.IGNORECASE)

MEDIUM = lazy_regex(r"(?:(?<!\s)\s++)?\[(?:Internet|Online|online|internet)\]")  # " [Internet]"

EDITOR = lazy_regex(
    rf"{BEFORE}(?:\((?:[Ee]ds?|[Ee]ditors?)\.?\)|\beds?\b\.?|\b(?:editors?|{alternatives('role_words')}))\s*\.?$"
)  # ", editor."

UNDATED = r"n\.d\.|no\ date|[Ff]orthcoming|[Ii]n\ press"

WEB = lazy_regex(
    r"(?<![\w./@])(?:www\.|(?:[\w-]{1,60}\.){1,6}(?:com|edu|gov|net|org)/)\S*[^\s.,;]"
)  # MLA leaves out "https://"

THESIS = lazy_regex(  # "PhD thesis. Leiden University."
    rf"^\[?(?:[Uu]npublished\s+)?(?P<genre>{alternatives('theses')})\]?[.,]\s+(?P<publisher>.+?)\.?$"
)

NEWSPAPER = lazy_regex(  # "The Nation (Lahore), January 6, 2009"; "Dawn, 6 December, p. 9"
    rf"""^(?P<container>[^:,()]+)(?:\([^()]*\))?,\s+
        (?P<date>(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?:,?\s+{YEAR})?)
        (?:,\s+(?:sec\.\s+[\w-]+,\s+)?pp?\.\s*(?P<pages>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

PAGE_RUN = lazy_regex(rf"{BEFORE}\bpp?\.\s*(?P<pages>{PAGES})\.?")  # ", pp. 45–67"

CLOSING = {"“": "”", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, the text after it, and whether quotation marks or italics set it off."""

    title: str
    rest: str
    quoted: bool = False
    italic: bool = False


def opened(printed: Inlines) -> tuple[str, dict[str, str]]:
    """Split an entry into its text, and its addresses and dates of access as fields."""
    return opened_text(reference_fields.flat(printed))


def opened_text(text: str) -> tuple[str, dict[str, str]]:
    """Split an entry's flat text into text without addresses and dates of access, and these as fields."""
    fields: dict[str, str] = {}
    if match := ACCESS.search(text):
        fields["accessed"] = next(value for value in match.groupdict().values() if value)
        text = text[: match.start()] + ". " + text[match.end() :]
    text, more = reference_fields.addresses(reference_fields.LABEL.sub("", text.strip()))
    text = MEDIUM.sub("", AVAILABLE.sub("", text))
    if "url" not in more and (address := WEB.search(text)):
        more["url"] = f"https://{address[0]}"
        text = text[: address.start()] + text[address.end() :]
    return re.sub(r"(?:\s*[.,])+\s*$", ".", text.strip()), {**more, **fields}


def split_title(text: str) -> Titled:
    """Split a text that begins with a title into the title and the rest."""
    text = text.strip()
    if text[:1] in CLOSING:
        end = closing(text)
        if end:
            return Titled(
                reference_fields.titled(text[1:end].rstrip(",.")), tidy(text[end + 1 :]), quoted=True
            )
    if text.startswith(ITALIC):
        title, _, rest = text[1:].partition(ROMAN)
        return Titled(reference_fields.titled(title), tidy(rest), italic=True)
    end = reference_fields.sentence_end(text)
    return Titled(reference_fields.titled(text[:end]), tidy(text[end:]))


def closing(text: str) -> int:
    """Return where the quotation at the beginning of a text closes; neither an apostrophe nor one within it closes it."""
    mark = CLOSING[text[0]]
    found = [
        place
        for place in range(1, len(text))
        if text[place] == mark and not text[place + 1 : place + 2].isalnum()
    ]
    whole = (
        place for place in found if mark == "’" or text.count("“", 0, place) == text.count("”", 0, place + 1)
    )
    return next(whole, next(iter(found), 0))


def tidy(text: str) -> str:
    """Return the text after a title, without the punctuation that separates the two."""
    return text.lstrip(" .,;").strip()


def plain(text: str) -> str:
    """Return the text of a field, without marks of italics and the punctuation around it."""
    return text.translate(SIGNS).strip(" ,.;:")


def pages(text: str) -> tuple[str, str]:
    """Remove a page range and its "pp." from a text; return the rest and the range."""
    match = PAGE_RUN.search(text)
    return (text[: match.start()] + text[match.end() :], match["pages"]) if match else (text, "")


def imprint(text: str) -> dict[str, str]:
    """Read "Place: Publisher", or a publisher alone."""
    place, colon, publisher = plain(text).rpartition(": ")
    if colon and len(place.split()) <= names.PERSON_WORDS:
        return {"place": place, "publisher": publisher}
    return {"publisher": plain(text)} if plain(text) else {}


def made(  # noqa: PLR0913 - the parts of an entry
    span: Span,
    printed: Inlines,
    people: tuple[tuple[Name, ...], bool, tuple[str, ...]],
    fields: dict[str, str],
    editors: tuple[Name, ...] = (),
    *,
    edited: bool = False,
    same_author: bool = False,
) -> Reading:
    """Return the reading of an entry from its parts; ``edited`` says that its authors are editors."""
    authors, more, odd = people
    authors = tuple(name for name in authors if name != Name())
    kept = {name: value for name, value in fields.items() if value}
    reference = Reference(
        span,
        printed,
        authors=() if edited else authors,
        editors=authors if edited else editors,
        et_al=more,
        **{"type": "document", **kept},  # type: ignore[arg-type]
    )
    flags = (*odd, *reference_fields.noticed(reference), *(("same-author",) if same_author else ()))
    return Reading(reference, flags)


def dated(text: str) -> dict[str, str]:
    """Return the year and letter of a printed year ("2012a")."""
    match = re.fullmatch(rf"(?P<year>{YEAR})(?P<letter>[a-z]?)", text)
    return match.groupdict() if match else {"year": "n.d." if text == "no date" else text.lower()}


def newspaper(text: str) -> dict[str, str]:
    """Read "The Nation (Lahore), January 6, 2009"; ``{}`` if there is no day."""
    match = NEWSPAPER.match(text)
    if not match:
        return {}
    fields = {name: plain(value or "") for name, value in match.groupdict().items()}
    return {"type": "article-newspaper", **fields}


def thesis(text: str) -> dict[str, str]:
    """Read the text after the title of a thesis: its kind and the university."""
    match = THESIS.match(text)
    return (
        {"type": "thesis", "genre": match["genre"], "publisher": plain(match["publisher"])} if match else {}
    )
