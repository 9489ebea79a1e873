"""The forms of names and years that the finders of citations share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.language.strings import folded
from edition.model.works import Found, Reference
from edition.references.names import people

SEVERAL = 3  # "et al." stands for three authors or more (APA 7, 8.17)

# Names and lists of names are bounded, so that a match takes bounded time at each offset.
NAME = r"[A-ZÀ-ÖØ-Þ][\w’-]{0,40}[\w’]"  # "Al-Khalid", "O’Neill"

INITIAL = r"(?:[A-Z]\.[ -]?){1,3}"  # "J. W. "

PARTICLES = (  # "van der "; "De la " begins a sentence, or is so written
    r"(?:(?:[Vv]an|[Vv]on|[Dd](?:er|en|el|ella|e|i|a|os|u)|[Ll][ae]|[Bb]in|[Ii]bn|[Aa]l|[Ee]l|[Tt]en|[Tt]er)\s++){0,2}"
)

PERSON = rf"(?<!\w)(?:{INITIAL}\s*+)?{PARTICLES}(?:{NAME}\s++){{0,3}}{NAME}"  # "A. Rashid", "van der Meer"

MORE = r"(?:,?\s++(?:et\s++al\.?|(?:and|&)\s++(?:colleagues|others)\b))"  # APA 7, 8.17; Chicago 17, 15.29

PEOPLE = rf"{PERSON}(?:,\s++{PERSON}){{0,9}}(?:,?\s++(?:&|and)\s++{PERSON})?{MORE}?"

OWN = r"(?:’s?)?"  # "Waltz et al.’s (1979)"; the ’s of a name is part of the name

YEAR = r"(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|no\ date|forthcoming|in\ press)"

FIRST_PRINTED = r"(?:\[(?:1[5-9]|20)\d\d\]\s+|(?:1[5-9]|20)\d\d/)?"  # "[1966] 2008", "1966/2008"

LOCATOR = (  # ", p. 4", ": 201–3"
    r"(?:(?:,\s*+|:\s*+(?=\d))(?P<locator>(?:(?:pp?\.|chap\.|para\.|§)\s*+[\w–-]+|(?<=[:\s])(?<!,\s)\d{1,4}(?:[–-]\d{1,4})?)))?"
)

BEFORE = r"(?:(?<!\s)\s++)?"  # the space of "; Small, 2015", matched from its first character only

LEAD = (  # "see, e.g., ", "but see ", "qtd. in "
    r"(?:(?:but\s+see|see\s+also|see|compare|contrast|cf\.|e\.g\.|for\s+example|also"
    r"|(?:as\s+)?(?:quoted|cited)\s+in|qtd\.\s+in),?\s+){0,2}"
)

PLAIN_LOCATOR = r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*|chap\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?"

AND = re.compile(r",\s++(?:(?:&|and)\s++)?|(?<![\s,])\s++(?:&|and)\s++")

ET_AL = re.compile(r"(?:,|(?<![\s,]))\s++(?:et\s++al\.?|(?:and|&)\s++(?:colleagues|others))$")


def split_people(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the persons that a citation names and whether "et al." follows."""
    more = bool(ET_AL.search(text))
    return tuple(part.strip() for part in AND.split(ET_AL.sub("", text)) if part.strip()), more


def family_of(person: str) -> str:
    """Return a cited person's family name, folded: the last word."""
    return folded(person.rsplit(maxsplit=1)[-1]) if person.split() else ""


def without_overlaps(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return citations without overlaps; text that only has the form of one is dropped first."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: item.start):
        while kept and item.known and not kept[-1].known and item.start < kept[-1].end:
            kept.pop()
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def as_cited(reference: Reference, *, year: bool = True) -> str:
    """Return an entry as a citation would name it: "Siddiq, 2020"."""
    names = [name.family or name.literal for name in people(reference)]
    head = " & ".join(names) if len(names) < SEVERAL else f"{names[0]} et al."
    title = "" if head else reference.title
    dated = f"{reference.year}{reference.letter}" if year else ""
    return ", ".join(part for part in (head, title, dated) if part)


ARTICLES = frozenset(["a", "an", "the"])


def begins(title: str, hint: str) -> bool:
    """Tell whether a title begins with the words of it that a citation gives, ignoring articles."""
    whole, start = folded(title).split(), folded(hint).split()
    while whole and whole[0] in ARTICLES:
        whole.pop(0)
    while start and start[0] in ARTICLES:
        start.pop(0)
    return bool(start) and whole[: len(start)] == start


def bare(title: str) -> str:
    """Return the words of a title without quotation marks and the comma that closes it."""
    return title.strip(" “”,.")
