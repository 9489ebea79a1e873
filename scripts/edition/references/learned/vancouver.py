"""Labels what the Vancouver style and its relatives print in one form only: the authors, and what follows the journal.

Source of the rules: *Citing Medicine*, 2nd edition, chapters 1 and 2; AMA Manual of Style, 11th edition, 3.7.
"""

from __future__ import annotations

import re

from edition.language.words import alternatives
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"

WORD = rf"{CAPITAL}[^\W\d_]*+(?:[’'‑-][^\W\d_]++){{0,3}}"

FAMILY = rf"(?:[^\W\d_A-Z]{{1,4}}[\s’']){{0,3}}{WORD}(?:\s(?:d[aeiou]s?\s|y\s|van\s|von\s)?{CAPITAL}[^\W\d_A-Z]{WORD[len(CAPITAL) :]}){{0,2}}"

INITIALS = rf"(?:[CKPSTZ]h|Y[aeou]|{CAPITAL}){{1,5}}(?:[‑-]{CAPITAL})?"

NAME = rf"(?P<family>{FAMILY})\s(?P<given>{INITIALS}(?:\s(?:{alternatives('suffixes')}|2nd|3rd|v[ao]n(?:\sde[nr])?|de(?:\sl[ao]s?)?|del|der|d[aou]s?)\b)?)"

PERSON = re.compile(NAME)


NEXT = re.compile(r",\s")

MORE = re.compile(rf",\s(?:{alternatives('more')}|et al|u\. a)(?=\.)")

LED = re.compile(rf"^,\s?(?:{alternatives('role_words')}|eds?\.)\s?")  # ", editorsSmall AB"

CLOSED = re.compile(r"\.\s(?=\S)|,\s(?=edit|Hrsg|Herausg|organiz)|\s(?=\((?:1[5-9]|20)\d\d)")

DAY = rf"(?:\d{{1,2}}\.?\s(?:de\s)?)?(?:(?:{alternatives('months_any')})\.?(?:[-–/][^\W\d_]{{3,10}}\.?)?\s(?:de\s)?)?"

TAIL = re.compile(  # "Nature. oct 2008;455(7213):633‑7", "Polit Sci. 1. Mai 2005;28(3):650–79", "BMJ [Internet]. 2012 Mar 4 [cited 2015 May 3];12:e5"
    rf"""(?P<date>(?<![^\s]){DAY}(?P<year>(?:1[5-9]|20)\d\d)(?:\s[^\W\d_]{{3}}(?:[-–][^\W\d_]{{3}})?(?:\s\d{{1,2}})?)?)
        (?:\s\[[^\[\]]{{4,60}}\])?;\s?
        (?:(?P<volume>\d{{1,4}}(?:[–‑-]\d{{1,4}})?[a-z]?(?=\s?[(:]|\s(?:Suppl|Pt|Spec))|\d{{1,3}}(?=\.?(?:\s|$))))?(?:\s(?P<part>(?:Suppl|Pt|Spec)\b[^:;()]{{0,12}}))?(?:\s?\((?P<issue>[^()]{{1,24}})\))?
        (?:(?:(?<=;):?|:)\s?(?P<pages>(?=[^\W\d_]{{0,5}}\d)[^\W_]{{1,16}}(?:[–‑-][^\W_]{{1,8}})?)(?!\.\d))?""",
    re.VERBOSE,
)

ORPHAN = re.compile(
    rf"(?<=[.?!])\s(?:{alternatives('into_book')})\.$"
)  # "Title? In. Delta Press", where no book is named

INNER = re.compile(  # ". In: ", ", editors ", "^, editors ": what leads to the editors of a book
    rf"(?:[.?!]\s(?:{alternatives('into_book')})[:,]|,|\.\s\(,?)\s?(?:(?:(?:{alternatives('editors_marked')})\.|{alternatives('role_words')})\s?)?"
)

ROLE = re.compile(
    rf",\s(?:{alternatives('role_words')}|{alternatives('editors_marked')})(?!\w)"
)  # ", editors" behind the names

STOPPED = r"(?:[^.;:?!]|(?<=[\s.][^\W\d_a-z])\.|\.(?=[;,:]|[^\W\d_]\.|\s[^\W\d_A-Z]|\sPress\b))"  # also "W. W. Norton", "Sons Ltd.;"

IMPRINT = re.compile(  # ". London: Delta Press; 2010", ". Delta Press; 2010"
    rf"[.?!]\s(?=[^;]{{3,210}};\s[12])(?:(?P<place>[^\W\d_a-z]{STOPPED}{{1,80}}):\s)?(?P<publisher>{STOPPED}{{2,120}});\s(?P<year>(?:1[5-9]|20)\d\d)(?![;\w])"
)

EDITION = re.compile(  # ". 2nd ed.", ". Reprint edition.", ". 1. paperback ed.", ". 3."
    rf"[.?!]\s(?P<edition>(?:\d{{1,2}}\.?\w{{0,2}}[ªº]?[.,]?\s)?(?:[^\W\d_]{{2,16}}[.,]?\s){{0,3}}(?:{alternatives('edition_words')})|\d{{1,2}}[ªº°]?|First|Second|Third|Fourth|Fifth|Sixth|(?:{alternatives('edition_words')}):\s[^\W_]{{1,12}})\.?$"
)

MEDIUM = re.compile(r"\s\[[^\[\]]{3,80}\]\.?$")

VOLUME = re.compile(
    rf"[.,]\s(?:{alternatives('volume_words')})\.?\s(?P<volume>\d{{1,3}}|[IVXLC]{{1,6}})\.?$", re.IGNORECASE
)

SHORT = re.compile(rf"{CAPITAL}[^\W\d_]{{0,5}}|\.")  # a word of "J. Biol. Chem."

EDITED = re.compile(rf",\s(?:{alternatives('role_words')}|eds?\.){CAPITAL}")

JOURNAL = re.compile(r"(?:^|[.?!][”’]?\s)(?P<name>[^.?!;:\s][^.?!;]{1,160}?)(?:\s\[[^\[\]]{3,20}\])?\.\s$")


def corrected(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels of the tokens of an entry, corrected where it has the form of this style."""
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
        return tailed(text, found, out, match, end)
    if match := IMPRINT.search(text, end + 1) if end else None:
        out = published(text, found, out, match, end)
    return out


def published(
    text: str, found: list[Token], labelled: list[str], match: re.Match[str], end: int
) -> list[str]:
    """Return the labels of a book, or of a part of one: title, editors, book, edition, volume, imprint."""
    out = list(labelled)
    start, last = end + 1, match.start()
    spans = [
        (match.start(part), match.end(part), name)
        for part, name in (("place", "W"), ("publisher", "U"), ("year", label.DATE))
    ]
    for pattern, part, name in 2 * (
        (MEDIUM, "", label.OTHER),
        (VOLUME, "volume", "V"),
        (EDITION, "edition", "E"),
    ):
        if behind := pattern.search(text[:last], start):
            spans.append((behind.start(part or 0), behind.end(part or 0), name))
            last = behind.start()
    title, book = (start, last), None
    for inner in INNER.finditer(text, start, last):
        people = authors(text, inner.end())
        inside = text[inner.start()] != ","
        if people and people[-1][2] <= last:
            for first, given, final in people:
                spans += [(first, given, label.EDITOR[0]), (given, final, label.EDITOR[1])]
            role = ROLE.match(text, people[-1][2])
            title = (start, inner.start())
            book = (role.end() if role else people[-1][2], last) if inside else None
        elif inside:
            title, book = (start, inner.start()), (inner.end(), last)
        else:
            continue
        break
    if book:
        spans.append((*book, "C"))
    elif orphan := ORPHAN.search(text, title[0], title[1] + 1):
        title = (title[0], orphan.start())
    spans.append((*title, label.TITLE))
    slanted = {name: leads_slanted(found, first, final) for first, final, name in spans}
    for place, token in enumerate(found):
        if token.start < start or token.start >= match.end("year"):
            continue
        out[place] = next((name for first, final, name in spans if first <= token.start < final), label.OTHER)
        edge = (
            token.kind == "sign"
            and token.text in ".,:;"
            and out[place] in "TC"
            and (not place or out[place - 1] == label.OTHER)
        )
        straight = slanted.get(out[place]) and out[place] in "TC" and not token.italic
        out[place] = label.OTHER if edge or straight else out[place]
    return out


def leads_slanted(found: list[Token], first: int, final: int) -> bool:
    """Tell whether the first word of a stretch is in italics."""
    words = [token for token in found if first <= token.start < final and token.kind == "word"]
    return bool(words) and words[0].italic


def authors(text: str, place: int = 0) -> list[tuple[int, int, int]]:
    """Return, for each name of a list that begins at a place, where family, given names and end are; else nothing."""
    rows: list[tuple[int, int, int]] = []
    while match := PERSON.match(text, place):
        rows.append((match.start("family"), match.start("given"), match.end()))
        place = match.end()
        if CLOSED.match(text, place) or MORE.match(text, place):
            return rows
        following = NEXT.match(text, place)
        if not following:
            return []
        place = following.end()
    return []


def named(
    text: str, found: list[Token], labelled: list[str], people: list[tuple[int, int, int]]
) -> list[str]:
    """Return the labels with these authors; what was labelled as an author behind them is the title."""
    family, given, _, between, _ = label.AUTHOR
    if LED.match(text) or ROLE.match(text, people[-1][2]):
        family, given, _, between, _ = label.EDITOR
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
    while first > 1 and (
        (labelled[first - 1] == "C" and SHORT.fullmatch(found[first - 1].text))
        or (
            found[first - 1].text == "."
            and labelled[first - 2] == "C"
            and SHORT.fullmatch(found[first - 2].text)
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
        elif out[place] in {"V", "I", "P"}:
            out[place] = label.OTHER
        elif journal and journal.start("name") <= token.start < journal.end("name"):
            out[place] = "C"
        elif (
            journal
            and out[place] == "C"
            and token.start < journal.start("name")
            and "." not in journal["name"]
        ):
            out[place] = "C" if place + 1 < len(found) and found[place + 1].text == "." else out[place]
    return out
