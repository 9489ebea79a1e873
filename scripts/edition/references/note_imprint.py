"""Reads what follows the title in a full note: the imprint, the journal, the book of a chapter, the locator.

Source of the rules: *Chicago Manual of Style*, 17th edition, chapter 14; *MHRA Style Guide*, 3rd edition,
chapter 11. The imprint, or a journal's date, is in brackets.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.sentences import boundaries
from edition.language.words import alternatives
from edition.references import fields as reference_fields
from edition.references.fields import ITALIC, PAGES, ROMAN, SIGNS
from edition.references.styles import common

YEAR = rf"(?:{common.YEAR}|n\.d\.|{alternatives('coming_cited')})"

BRACKETS = lazy_regex(r"\((?P<inside>[^()]*+(?:\([^()]*+\)[^()]*+){0,3})\)")  # "(London: Hurst, 2015)"

IN_YEAR = lazy_regex(YEAR)

IMPRINT = lazy_regex(
    rf"(?:(?P<place>[^:]{{1,80}}):\s+)?(?:(?P<publisher>.{{1,200}}?),\s+)?(?:[\w\s.]{{0,30}}\b)?(?P<year>{YEAR})(?:[–-]\d{{2,4}})?(?:\sг\.)?(?:[;,].*)?"
)

EDITION = lazy_regex(
    r"(?:^|,\s+)(?P<edition>(?:(?:\d{1,2}(?:st|nd|rd|th|\.)|[Rr]ev\.?|[Rr]evised|[Ee]nl\.?|[Nn]ew|[Ii]nt’l|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth)"
    r"(?:\s(?:and|rev\.|enl\.|exp\.|\w{1,12}))?\s(?:ed\.|edn\b\.?|edition|Aufl\.))|\d{1,2}\.\s?Aufl\.)"
)

VOLUME = lazy_regex(r"(?:^|,\s+)(?:vol\.|Bd\.|t\.)\s*(?P<volume>\d{1,4}|[IVXLC]{1,7})\b")

EDITORS = lazy_regex(
    r"(?:^|,\s+)(?:eds?\.(?:\s+by)?|edited\s+by|hg\.\s+v(?:on|\.)|hrsg\.\s+v(?:on|\.)|éd\.)\s+(?P<editors>[^()]{2,150}?)(?=$|,\s+(?:vol|trans|\d|[Rr]ev))"
)

TRANSLATORS = lazy_regex(
    r"(?:^|,\s+)(?:trans\.|translated\s+by|übers\.\s+v(?:on|\.))\s+(?P<translators>[^(),]{2,120})"
)

AFTER = lazy_regex(  # ": 45–67", ", 152–53", ", p. 45", ", chap. 3"
    rf"\s*+(?:(?P<colon>:)|,)?\s*+(?:at\s++)?(?:pp?\.\s*+|S\.\s*+)?(?P<pages>{PAGES}|chaps?\.\s*+[\w–-]+)\b"
)

PLACE = rf"(?:(?:\d{{1,3}}:)?{PAGES}|[ivxlc]{{1,8}}(?:[–-][ivxlc]{{1,8}})?)(?:n\d{{1,3}})?"

PLACES = lazy_regex(  # ", 3:112", ", 3–4, 9."
    rf"\s*+,?\s*+(?:at\s++)?(?:pp?\.\s*+|S\.\s*+)?(?P<pages>{PLACE}(?:,\s{PLACE}){{0,9}})(?=[.,;)]|\s*$)"
)

THESIS = lazy_regex(
    rf"\s?\((?P<genre>(?=[^(),]*(?:[Dd]iss|[Tt]hesis))[^(),]++),\ (?P<publisher>[^()]{{1,200}}?),\ (?P<year>{YEAR})\)"
)

PAPER = lazy_regex(  # "(working paper, Delta Institute, 2011)", "(paper presented at …, Oslo, May 4, 2011)"
    rf"\s?\((?P<genre>(?=[^(),]*(?:[Pp]aper|[Rr]eport|[Ll]ecture|[Pp]resent))[^(),]++),\ (?P<publisher>[^()]{{1,200}}?),\ (?P<year>{YEAR})\)"
)

CONTAINED = lazy_regex(r"\s*+,?\s*+[Ii]n:?\s+")

JOURNAL = lazy_regex(  # "Delta Review 12, no. 3 (", "Science 296 ("
    r"""(?P<container>[^()]{2,160}?)[,.]?\ (?P<volume>\d{1,4}(?:[/–-]\d{1,4})?)
        (?:(?:,?\ ?(?:nos?|nr|Nr|Heft|H|issue|n\.?[ºᵒ°]|вып|sy)\.?\ ?|\.)(?P<issue>[\w–/-]++))?[,\ ]?\ ?$
    """,
    re.VERBOSE,
)

DATE = (
    rf"(?:(?:{common.MONTH}\ (?:\d{{1,2}}(?:st|nd|rd|th)?,\ )?|\d{{1,2}}\.?\ [^\W\d_]{{3,12}}\.?\ )?{YEAR}"
    rf"|(?<=,\ )(?:{alternatives('coming_cited')})(?=[.,;]|$))"
)

MEETING = (
    lazy_regex(  # behind "*Proceedings of the Mills*": " (Oslo, Norway), MILLS ’18, December 2018, 563–74"
        rf"\s\((?P<place>[^()\d]{{2,60}})\)(?:,\s(?P<series>[^,;()“”]{{2,40}}))?(?=,\s{DATE}[,.])"
    )
)

DAY = lazy_regex(rf"{common.MONTH}|\d{{1,2}}\.?\s+[^\W\d_]")

DATED = lazy_regex(rf"(?P<container>(?!\ ?\d{{1,3}}\b)[^()]{{0,160}}?),?\ (?P<date>{DATE})(?=[,.;: ]|$)")


IN_ITALICS = lazy_regex(  # "*Meeting on Rivers (MOR) 2012*, 2012, 759–65", whose italics show where the container ends
    rf"\s?{ITALIC}(?P<container>[^{ROMAN}]{{2,300}}){ROMAN},\s(?:(?:{alternatives('ahead')}),\s)?(?P<date>{DATE})(?=[.,;: ]|$)"
)


def dated_brackets(text: str) -> re.Match[str] | None:
    """Return the first brackets that hold a year."""
    return next((match for match in BRACKETS.finditer(text) if IN_YEAR.search(match["inside"])), None)


def imprint(text: str) -> tuple[dict[str, str], str, str] | None:
    """Return the fields of an imprint in brackets, the text before it, and the text after it."""
    match = dated_brackets(text)
    inside = IMPRINT.fullmatch(match["inside"].translate(SIGNS).strip()) if match else None
    if not match or not inside or "“" in match["inside"]:  # the latter: another work, in brackets
        return None
    return filled(inside), text[: match.start()], text[match.end() :]


def book(rest: str) -> dict[str, str]:
    """Read the text after the title of a book; ``{}`` without an imprint."""
    if dated := THESIS.match(rest):
        return {"type": "thesis", **filled(dated), **located(rest[dated.end() :])}
    found = imprint(rest)
    if found is None:
        bare = f" {rest.strip(' .,')}"
        match = DATED.match(bare)
        plain = match["container"].strip(" ,.") if match else ""
        if not match:
            return {}
        return {"type": "report", "publisher": plain, **reference_fields.dated(match["date"])}
    fields, middle, after = found
    return {"type": "book", **described(middle), **fields, **located(after)}


def described(middle: str) -> dict[str, str]:
    """Return the edition, the volume, the editors and the translators printed before an imprint."""
    fields: dict[str, str] = {}
    for pattern in (EDITION, VOLUME, EDITORS, TRANSLATORS):
        if match := pattern.search(middle):
            fields |= filled(match)
    return fields


def located(after: str) -> dict[str, str]:
    """Return the locator after an imprint."""
    match = PLACES.match(after) or AFTER.match(after)
    return {"locator": match["pages"]} if match else {}


def article(rest: str) -> dict[str, str]:
    """Read the text after a quoted title: a chapter, a thesis, an article, a page on the web."""
    for pattern, kind in ((THESIS, "thesis"), (PAPER, "report")):
        if match := pattern.match(rest):
            return {"type": kind, **filled(match), **located(rest[match.end() :])}
    inside = CONTAINED.match(rest)
    found = imprint(rest)
    if not (inside or found) and (met := MEETING.search(rest)):
        made = article(rest[: met.start()] + rest[met.end() :])
        return made and {**made, "type": "paper-conference", **filled(met)}
    if inside:
        if found is None:
            return {}
        fields, middle, after = found
        middle = middle[inside.end() :]
        container, cut = titled_to(middle)
        return {"type": "chapter", "container": container, **described(cut), **fields, **located(after)}
    if found and (journal := JOURNAL.match(found[1].translate(SIGNS).strip())):
        _, _, after = found
        bracket = dated_brackets(rest)
        date = bracket["inside"] if bracket else ""
        return {"type": "article-journal", **filled(journal), **reference_fields.dated(date), **paged(after)}
    plain = f" {rest.translate(SIGNS).strip()}"
    if dated := IN_ITALICS.match(rest.lstrip(" ,.")):
        fields = {"type": "article-journal", "container": dated["container"].strip(" ,.")}
        behind = rest.lstrip(" ,.")[dated.end() :]
        day = DAY.search(dated["date"])
        fields |= {"type": "article-newspaper"} if day else {}
        return {**fields, **reference_fields.dated(dated["date"]), **located(behind)}
    if (dated := DATED.match(plain)) and len(boundaries(dated["container"].strip())) == 1:
        day = DAY.search(dated["date"])
        kind = "article-newspaper" if day and dated["container"].strip(" ,") else "document"
        fields = {"type": kind, "container": dated["container"].strip(" ,.")}
        return {**fields, **reference_fields.dated(dated["date"]), **located(plain[dated.end() :])}
    if found:
        container = found[1].translate(SIGNS).strip(" ,.")
        return {
            "type": "article-journal",
            "container": container,
            "year": found[0]["year"],
            **paged(found[2]),
        }
    return {}


def titled_to(text: str) -> tuple[str, str]:
    """Split the text after "in" into the title of a book and the rest."""
    text = text.strip()
    if text.startswith(ITALIC):
        title, _, rest = text[1:].partition(ROMAN)
        return title, rest
    marks = [match.start() for pattern in (EDITION, EDITORS, VOLUME) if (match := pattern.search(text))]
    cut = min(marks, default=len(text))
    return text[:cut], text[cut:]


def paged(after: str) -> dict[str, str]:
    """Return the pages of an article after a colon, and a locator after a comma."""
    match = AFTER.match(after)
    if not match:
        return {}
    if not match["colon"]:
        return {"locator": match["pages"]}
    more = AFTER.match(after, match.end())
    return {"pages": match["pages"]} | ({"locator": more["pages"]} if more else {})


def filled(match: re.Match[str]) -> dict[str, str]:
    """Return the named groups of a match that are not empty."""
    return {name: value for name, value in match.groupdict().items() if value}
