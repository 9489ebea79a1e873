"""Labels what the Vancouver style and its relatives print in one form only: the authors, and what follows the journal.

Source of the rules: *Citing Medicine*, 2nd edition, chapters 1 and 2; AMA Manual of Style, 11th edition, 3.7.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references.learned import labels as label
from edition.references.learned import vancouver_books, vancouver_web
from edition.references.learned.tokens import Token
from edition.references.learned.vancouver_names import CAPITAL, LED, MORE, ROLE, authors

DAY = rf"(?:(?:\d{{1,2}}\.?\s(?:de\s)?)?(?:{alternatives('months_any')})\.?(?:[-–/][^\W\d_]{{3,10}}\.?)?\s(?:de\s)?)?"

TAIL = lazy_regex(  # "Nature. oct 2008;455(7213):633‑7", "Polit Sci. 1. Mai 2005;28(3):650–79", "BMJ [Internet]. 2012 Mar 4 [cited 2015 May 3];12:e5"
    rf"""(?P<date>(?<![^\s]){DAY}(?P<year>(?:1[5-9]|20)\d\d)(?:\s[^\W\d_]{{3}}(?:[-–][^\W\d_]{{3}})?(?:\s\d{{1,2}})?)?)
        (?:\s\[[^\[\]]{{4,60}}\])?;\s?
        (?:(?P<volume>\d{{1,4}}(?:[–‑-]\d{{1,4}})?[a-z]?(?=\s?[(:]|\s(?:Suppl|Pt|Spec))|\d{{1,3}}(?=\.?(?:\s|$))))?(?:\s(?P<part>(?:Suppl|Pt|Spec)\b[^:;()]{{0,12}}))?(?:\s?\((?P<issue>[^()]{{1,24}})\))?
        (?:(?:(?<=;):?|:)\s?(?P<pages>(?=[^\W\d_]{{0,5}}\d)[^\W_]{{1,16}}(?:[–‑-][^\W_]{{1,8}})?)(?!\.\d))?""",
    re.VERBOSE,
)

SHORT = lazy_regex(rf"{CAPITAL}[^\W\d_]{{0,5}}|\.")  # a word of "J. Biol. Chem."

EDITED = lazy_regex(rf",\s(?:{alternatives('role_words')}|eds?\.){CAPITAL}")

JOURNAL = lazy_regex(
    r"(?:^|[.?!][”’]?\s)(?P<name>[^.?!;:\s](?:[^.?!;]|(?<=&amp);){1,160}?)(?:\s\[[^\[\]]{3,20}\])?\.\s$"
)


def corrected(text: str, found: list[Token], labelled: list[str]) -> tuple[list[str], bool]:
    """Return the labels of the tokens of an entry, corrected where it has the form of this style.

    With them is whether this form says what each part of the entry is.
    """
    out = list(labelled)
    end = 0
    led = LED.match(text)
    if people := authors(text, led.end() if led else 0):
        end = people[-1][2]
        out = named(text, found, out, people)
        role = ROLE.match(text, end) or MORE.match(text, end)
        end = role.end() if role else end
    match = TAIL.search(text, end)
    if match and (match["volume"] or match["issue"] or match["pages"]):
        return tailed(text, found, out, match, end), False
    if (published := vancouver_books.corrected(text, found, out, end)) is not out:
        return published, True
    dated = vancouver_web.corrected(text, found, out, end)
    return dated, dated is not out


def named(
    text: str, found: list[Token], labelled: list[str], people: list[tuple[int, int, int]]
) -> list[str]:
    """Return the labels with these authors; what was labelled as an author behind them is the title."""
    family, given, _, between, _ = label.AUTHOR
    if LED.match(text) or ROLE.match(text, people[-1][2]):
        led = LED.match(text)
        translated = led and led[0].strip(", ") in words("translator_words")
        family, given, _, between, _ = label.TRANSLATOR if translated else label.EDITOR
    out = list(labelled)
    end = people[-1][2]
    more = MORE.match(text, end)
    for place, token in enumerate(found):
        row = next((row for row in people if row[0] <= token.start < row[2]), None)
        if row:
            out[place] = family if token.start < row[1] else given
        elif token.start < end:
            out[place] = between
        elif more and token.start < more.end():
            out[place] = label.MORE
        elif out[place] in label.AUTHOR:
            out[place] = label.TITLE if token.kind != "sign" or out[place - 1] == label.TITLE else label.OTHER
    return out


def tailed(text: str, found: list[Token], labelled: list[str], match: re.Match[str], end: int) -> list[str]:
    """Return the labels with the date, volume, issue and pages of an article, and its journal before them."""
    out = list(labelled)
    parts = {"date": label.DATE, "volume": "V", "part": "I", "issue": "I", "pages": "P"}
    journal = JOURNAL.search(text[: match.start()])
    edited = (
        EDITED.search(text, end, journal.start("name")) if journal else None
    )  # "The salt, editorSmall A. Cell"
    first = next((n for n, token in enumerate(found) if journal and token.start >= journal.start("name")), 0)
    while (
        first > 1
        and SHORT.fullmatch(found[first].text)
        and (
            (labelled[first - 1] == "C" and SHORT.fullmatch(found[first - 1].text))
            or (
                found[first - 1].text == "."
                and labelled[first - 2] == "C"
                and SHORT.fullmatch(found[first - 2].text)
            )
        )
    ):
        first -= 1  # "J. Biol. Chem."
    for place, token in enumerate(found):
        if match.start() <= token.start < match.end():
            out[place] = label.OTHER if token.kind == "sign" else out[place]
            for part, name in parts.items():
                if match.start(part) <= token.start < match.end(part) and (
                    token.kind != "sign" or part in {"issue", "part", "pages"}
                ):
                    out[place] = name
        elif edited and edited.start() <= token.start and place < first:
            out[place] = label.OTHER
        elif end and end < token.start and place < first and out[place] not in label.EDITOR:
            out[place] = label.OTHER if token.text == "." and place + 1 == first else label.TITLE
        elif journal and journal.start("name") <= token.start < journal.end("name"):
            out[place] = "C"
        elif out[place] in {"V", "I", "P"}:
            out[place] = label.OTHER
        elif (
            journal
            and out[place] == "C"
            and token.start < journal.start("name")
            and "." not in journal["name"]
        ):
            out[place] = "C" if place + 1 < len(found) and found[place + 1].text == "." else out[place]
    return out
