"""Labels a book, or a part of one, in the Vancouver style: title, editors, edition, volume, imprint.

Source of the rules: *Citing Medicine*, 2nd edition, chapter 2.
"""

from __future__ import annotations

from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token
from edition.references.learned.vancouver_names import MORE, PERSON, ROLE, authors
from edition.references.learned.vancouver_web import YEAR, is_body, sentences

ORPHAN = lazy_regex(
    rf"(?<=[.?!])\s(?:{alternatives('into_book')})\.$"
)  # "Title? In. Delta Press", where no book is named

INNER = lazy_regex(  # ". In: ", ", editors ", "^, editors ": what leads to the editors of a book
    rf"(?:[.?!]\s(?:{alternatives('into_book')})[:,]|,|\.\s\(,?)\s?(?:(?:(?:{alternatives('editors_marked')})\.|{alternatives('role_words')})\s?)?"
)

STOPPED = r"(?:[^.;:?!]|(?<=[\s.][^\W\d_a-z])\.|\.(?=[;,:]|[^\W\d_]\.|\s[^\W\d_A-Z]|\sPress\b))"  # also "W. W. Norton", "Sons Ltd.;"

IMPRINT = lazy_regex(  # ". London: Delta Press; 2010", ". Delta Press; 2010"
    rf"[.?!]\s(?=[^;]{{3,210}};\s[12])(?:(?P<place>[^\W\d_a-z]{STOPPED}{{1,80}}):\s)?(?P<publisher>{STOPPED}{{2,120}});\s(?P<year>(?:1[5-9]|20)\d\d)(?![;\w])"
)

NO_PUBLISHER = lazy_regex(rf"[.?!]\s(?P<year>{YEAR})\.\sp\.\s")  # ". 2013. p. 4–24."

YEAR_BEHIND = lazy_regex(rf"\.?;\s(?P<year>{YEAR})(?![;\w])")  # "Delta Press; 2010"

LONGEST = 160  # characters of a publisher, or of several places

EDITION = lazy_regex(  # ". 2nd ed.", ". Reprint edition.", ". 1. paperback ed.", ". 3."
    rf"[.?!]\s(?P<edition>(?:\d{{1,2}}\.?\w{{0,2}}[ªº]?[.,]?\s)?(?:[^\W\d_]{{2,16}}[.,]?\s){{0,3}}(?i:{alternatives('edition_words')})|(?:{alternatives('periods')})\s{YEAR}|\d{{1,2}}[ªº°]?|First|Second|Third|Fourth|Fifth|Sixth|(?i:{alternatives('edition_words')}):\s[^\W_]{{1,12}})\.?$"
)

MEDIUM = lazy_regex(r"\s\[[^\[\]]{3,80}\]\.?$")

VOLUME = lazy_regex(  # ". Vol. 35", ", vol. 2"; in "Capital, Volume I" it belongs to the title
    rf"(?:\.\s(?i:{alternatives('volume_words')})\.?|,\s(?i:vols?|bd|t)\.)\s(?P<volume>\d{{1,3}}|[IVXLC]{{1,6}})\.?$"
)


class Imprint(NamedTuple):
    """The offsets of an imprint: where it begins and ends, and those of its parts, empty where one is missing."""

    start: int
    end: int
    place: tuple[int, int]
    publisher: tuple[int, int]
    year: tuple[int, int]


NOWHERE = (0, 0)

LEADS = tuple(f"{word}{sign}" for word in sorted(words("into_book")) for sign in ":,")


def imprint(text: str, start: int) -> Imprint | None:
    """Return the imprint behind an offset: places and publishers may be several, with semicolons, and be shortened."""
    year = YEAR_BEHIND.search(text, start)
    if not year:
        behind = NO_PUBLISHER.search(text, start)
        led = behind and any(match.start() < behind.start() for match in INNER.finditer(text, start))
        return (
            Imprint(behind.start(), behind.end("year"), NOWHERE, NOWHERE, behind.span("year"))
            if behind and led
            else None
        )
    if "://" in text[start : year.start()]:
        return None
    colon = text.rfind(": ", start, year.start())
    stops = sentences(text, start, year.start())
    before = [stop for stop in stops if stop[0] < colon]
    if colon > 0 and before and before[-1] == stops[-1] and colon - before[-1][1] <= LONGEST:
        first = before[-1]
        return Imprint(first[0], year.end(), (first[1], colon), (colon + 2, year.start()), year.span("year"))
    match = IMPRINT.search(text, start)
    if match:
        return Imprint(
            match.start(), match.end(), match.span("place"), match.span("publisher"), match.span("year")
        )
    if stops and year.start() - stops[-1][1] <= LONGEST:
        first = stops[-1]
        return Imprint(first[0], year.end(), NOWHERE, (first[1], year.start()), year.span("year"))
    return None


def corrected(text: str, found: list[Token], labelled: list[str], end: int) -> list[str]:
    """Return the labels of an entry with the form of a book, else the same ones.

    ``end`` is where its persons end; without any a body may begin it, and what stands alone before the imprint is
    the title.
    """
    match = imprint(text, end + 1)
    if not match:
        return labelled
    if end:
        return published(text, found, labelled, match, end)
    if (person := PERSON.match(text)) and text.startswith(",", person.end()):
        return labelled  # of names that have another form
    stops = sentences(text, 0, match.start)
    inner = next((row for row in stops if text.startswith(LEADS, row[1])), (match.start, 0))
    stops = [row for row in stops if row[0] < inner[0]]
    if not stops:
        return published(text, found, labelled, match, -1)
    if len(stops) > 1 or not is_body(text[: stops[0][0]]):
        return labelled
    out = [
        label.AUTHOR[2] if token.start < stops[0][0] else name
        for token, name in zip(found, labelled, strict=True)
    ]
    return published(text, found, out, match, stops[0][0])


def published(text: str, found: list[Token], labelled: list[str], match: Imprint, end: int) -> list[str]:
    """Return the labels of a book, or of a part of one: title, editors, book, edition, volume, imprint."""
    out = list(labelled)
    start, last = end + 1, match.start
    spans = [(*match.place, "W"), (*match.publisher, "U"), (*match.year, label.DATE)]
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
        role = (ROLE.match(text, people[-1][2]) or MORE.match(text, people[-1][2])) if people else None
        told = inside or role or inner[0].strip(", ")  # not "Capital, Volume I"
        if people and people[-1][2] <= last and told:
            for first, given, final in people:
                spans += [(first, given, label.EDITOR[0]), (given, final, label.EDITOR[1])]
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
    if medium := MEDIUM.search(text[: title[1]], title[0]):
        title = (title[0], medium.start())
    spans.append((*title, label.TITLE))
    slanted = {name: leads_slanted(found, first, final) for first, final, name in spans}
    for place, token in enumerate(found):
        if token.start < start or token.start >= match.end:
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
