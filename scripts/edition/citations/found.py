"""The forms of names and years that the finders of citations share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from edition.language.quotation import opened
from edition.language.regex import lazy_regex
from edition.language.strings import folded
from edition.language.words import alternatives, words
from edition.model.works import Found, Name, Reference
from edition.references.names import people

SEVERAL = 3  # "et al." stands for three authors or more (APA 7, 8.17)

LEADS = alternatives("citation_leads").replace(r"\ ", r"\s+")

LEAD = lazy_regex(  # "see, e.g., ", "but see ", "qtd. in "; not "See et al. 45", of an author
    rf"\s*(?:(?i:{LEADS}|see(?!\s+(?:et\s+al|and|&)(?!\w))),?\s+){{0,3}}"
)

TO_BRACKET = lazy_regex(  # "Small’s (", "Small et al. (", "Small himself ("
    r"(?:\.(?:[’']s)?|[’'])?(?:\s[\[(][\w&-]{2,24}\.?[\])]|\))?,?(?:\s(?:him|her|them|it)sel(?:f|ves))?\s?$"
)

TO_YEAR = lazy_regex(  # between a name and its year: ", ", " [ICG], ", " (eds.), ", ", eds., ", "), ", by a slip "; "
    r"\.?(?:\s[\[(][\w&-]{2,24}\.?[\])]|\)|,\s(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Oo]rgs?|[Cc]oords?|[Dd]irs?|[ÉEée]ds?)\.)?"
    r"(?P<gap>[,.:;]?(?:(?<!\s)\s+)?)$"
)

AFTER_NAMES = lazy_regex(r",\s+[“«]?")  # before a title

AND = "and "

SHORTENED = 3  # letters of a last word that needs a full stop: "u. a.", "y col."


def phrase_for_more(phrase: str) -> str:
    """Return the pattern of words for further authors: "and colleagues", "& his colleagues", "u. a."; "al" needs no full stop."""
    last = phrase.rpartition(" ")[2]
    stop = r"\." if len(last) <= SHORTENED and last != "al" else r"(?!\w)\.?"
    if phrase.startswith(AND):
        return (
            rf"(?:and|&)\s++(?:(?:{alternatives('whose')})\s++)?{re.escape(phrase.removeprefix(AND))}{stop}"
        )
    return re.escape(phrase).replace("\\ ", r"(?:\.\s*+|\s++)") + stop


MORE = lazy_regex(  # behind a name: further authors
    rf"(?:,|(?<![\s,]))\s++(?:{'|'.join(map(phrase_for_more, sorted(words('more', 'more_cited'), reverse=True)))})"
)

OPEN, CLOSE = "([", ")]"

SIGNS = dict(zip("،؛，；（）［］：", ",;,;()[]:", strict=True))  # of Arabic, Urdu, Chinese and Japanese

SIGN = lazy_regex(f"[{re.escape(''.join(SIGNS))}]")

BRACKET = lazy_regex(r"[()\[\]]")


def in_latin_signs(text: str) -> str:
    """Return a text with these signs as they are between Latin letters; most texts have none."""
    return SIGN.sub(lambda match: SIGNS[match[0]], text)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in a text: the offsets of its inside."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Before:
    """The citation before the present year: its names, the end of its year and locator, whether the list has it."""

    people: tuple[str, ...]
    et_al: bool
    end: int
    known: bool
    narrative: bool
    hint: str = ""


def brackets_of(text: str) -> Iterator[Bracket]:
    """Yield the brackets of a text, round and square, an inner one before the one around it.

    One that opens within another and does not close there is none: "(Small, “Salt [A Trade” 12)".
    """
    open_: list[tuple[str, int]] = []
    held = dict.fromkeys(OPEN, 0)  # how many of each kind are open
    for match in BRACKET.finditer(text):
        letter, place = match[0], match.start()
        if letter in OPEN:
            open_.append((letter, place))
            held[letter] += 1
            continue
        opened, last = OPEN[CLOSE.index(letter)], ""
        while held[opened] and last != opened:
            last, start = open_.pop()
            held[last] -= 1
            if last == opened:
                yield Bracket(start + 1, place)


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


def as_shown(text: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the citations of a text whose signs were made those of English, with its own words; without overlaps."""
    kept = without_overlaps(found)
    if opened(text) == text and not SIGN.search(text):
        return kept
    return tuple(replace(item, surface=text[item.start : item.end]) for item in kept)


def as_cited(reference: Reference, *, year: bool = True) -> str:
    """Return an entry as a citation would name it: "Siddiq, 2020"."""
    names = [name.family or name.literal for name in people(reference)]
    head = " & ".join(names) if len(names) < SEVERAL else f"{names[0]} et al."
    title = "" if head else reference.title
    dated = f"{reference.year}{reference.letter}" if year else ""
    return ", ".join(part for part in (head, title, dated) if part)


MOST_PAGES = 30  # of an article of which only the first page is given

ARTICLES = frozenset(["a", "an", "the"])


def begins(title: str, hint: str) -> bool:
    """Tell whether a title begins with the words of it that a citation gives, ignoring articles."""
    whole, start = folded(title).split(), folded(hint).split()
    while whole and whole[0] in ARTICLES:
        whole.pop(0)
    while start and start[0] in ARTICLES:
        start.pop(0)
    return bool(start) and whole[: len(start)] == start


def as_named(name: Name) -> str:
    """Return a name as a citation gives it."""
    return f"{name.particle} {name.family or name.literal}".strip()


def bare(title: str) -> str:
    """Return the words of a title without quotation marks and the comma that closes it."""
    return title.strip(" \u00a0“”«»„,.*_")


PAGE_NUMBER = lazy_regex(r"\d{1,18}")


def among_pages(page: str, pages: str) -> bool:
    """Tell whether a page is among those of an article: "1941" in "1936-60"."""
    first, *rest = PAGE_NUMBER.findall(pages) or [""]
    last = rest[0] if rest else first
    last = first[: max(len(first) - len(last), 0)] + last
    return bool(first) and page.isdecimal() and int(first) <= int(page) <= int(last)


def soon_behind(page: str, pages: str) -> bool:
    """Tell whether a page is among those of an article, or follows the only one that is given: "435", of "433"."""
    first, *rest = PAGE_NUMBER.findall(pages) or [""]
    lone = bool(first) and page.isdecimal() and all(first.endswith(last) for last in rest)  # "e124", "187–87"
    return among_pages(page, pages) or (lone and int(first) <= int(page) <= int(first) + MOST_PAGES)
