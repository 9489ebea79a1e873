"""Labels newspapers and pages of sites in the Vancouver style: no volume stands behind their date.

Source of the rules: *Citing Medicine*, 2nd edition, chapters 8 and 25.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.language.sentences import last_word
from edition.language.words import alternatives, words
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token

YEAR = r"(?:1[5-9]|20)\d\d"

MONTH = rf"(?:{alternatives('months_any', 'periods')})"

DATED = lazy_regex(  # ". Dawn [Internet]. 1921 Mar 4 [cited 2021 Feb 16]:6.", ". Dawn. 2008 Jun.", ". Dawn [Internet]. março de 2017 [citado …]."
    rf"""(?P<medium>\s\[[^\W\d_]{{4,12}}\])?\.\s
        (?P<date>(?:(?:\d{{1,2}}\.?\s(?:de\s)?)?{MONTH}\.?\s(?:de\s)?)?(?P<year>{YEAR})(?:\s{MONTH}\b(?:\s(?P<day>\d{{1,2}})(?!\d))?)?)
        (?P<seen>\s\[[^\[\]\d]{{4,20}}\d[^\[\]]{{4,40}}\])?
        (?:[:;](?P<pages>(?:[^\W\d_]{{1,2}}\.?)?\d{{1,4}}[^\W\d_]?(?:[–‑-]\d{{1,4}})?))?\.?(?=\s[^\W\d_]|$)""",
    re.VERBOSE,
)

ADDRESSED = lazy_regex(  # ". HuffPost. https://example.org/a; 2013."
    rf"\.\s(?P<address>https?://\S{{3,300}});\s(?P<year>{YEAR}|n\.?d)\.?$"
)

MARKED = lazy_regex(
    rf"\s\[[^\W\d_]{{4,16}}\]\.\s(?P<year>{YEAR})\.?$"
)  # "Clinton: The Comeback Kid [Documentary]. 2017."

STOP = lazy_regex(  # the end of a sentence, not of "J. Small", "U.S. Navy", "Frankfurt a. M.", "Wait..."
    r"(?!(?<=\s[a-z])\.\s[^\W\d_]{1,2}\.)(?<![\s.][^\W\d_a-z])(?<!^[^\W\d_a-z])(?<!\.)[.?!][”’\"\])]?\s(?=[^\W_]|[“‘\"\[(#])"
)

EDITED = {"ed", "eds", "edn"}

GENRE = lazy_regex(r"\s\[[^\[\]]{3,20}\]$")  # "Policy Book [Archive]"

SHORT_NAME = 5  # words of the name of a site; more are the second sentence of a title

LONGEST_BODY = 8  # words


class Parts(NamedTuple):
    """The offsets of what begins an entry without persons, or follows them; a part that is missing is empty."""

    body: tuple[int, int]
    title: tuple[int, int]
    container: tuple[int, int]


def corrected(text: str, found: list[Token], labelled: list[str], end: int) -> list[str]:
    """Return the labels of an entry with the form of a newspaper or a site, else the same ones.

    ``end`` is where its persons end, 0 if none were found.
    """
    start = end + 1 if end else 0
    if match := ADDRESSED.search(text, start):
        parts = parted(text, start, match.start(), sure=True, bodies=True)
        if genre := GENRE.search(text, parts.title[0], parts.title[1]):
            parts = parts._replace(title=(parts.title[0], genre.start()))
        return laid(found, labelled, parts, match, start)
    if not end and (match := MARKED.search(text)) and not STOP.search(text, 0, match.start()):
        return laid(found, labelled, Parts((0, 0), (0, match.start()), (0, 0)), match, start)
    match = DATED.search(text, start)
    if not match or not (match["medium"] or match["pages"] or match["day"]):
        return labelled
    sure = bool(match["pages"] or (match["day"] and not match["medium"]))
    if not end and not sure and not match["day"] and sentences(text, start, match.start()):
        return labelled  # "Body. Title [Internet]. 2012", or "Title. Site [Internet]. 2012"
    return laid(found, labelled, parted(text, start, match.start(), sure=sure), match, start)


def sentences(text: str, start: int, last: int) -> list[tuple[int, int]]:
    """Return where each sentence but the last ends, and where the next begins; "Ed." and "St." end none."""
    return [
        match.span()
        for match in STOP.finditer(text, start, last)
        if last_word(text, match.start()).lstrip("(“") not in shortened()
    ]


@functools.cache
def shortened() -> frozenset[str]:
    """Return words that end with a stop within a sentence; "ed." ends one: ". Rev. ed. London: "."""
    return words("abbreviations", "abbreviations_counting", "shortened") - EDITED


def parted(text: str, start: int, last: int, *, sure: bool, bodies: bool = False) -> Parts:
    """Return the parts of a stretch: the last of several sentences is the container, if that is sure or it is short.

    A body begins it if nobody else does and a title and a container are left; ``bodies`` says that any name is one.
    """
    stops = sentences(text, start, last)
    inside = (0, 0)
    if stops and (sure or len(text[stops[-1][1] : last].split()) <= SHORT_NAME):
        inside, last = (stops[-1][1], last), stops[-1][0] + (text[stops[-1][0]] in "?!")
        stops = stops[:-1]
    first = stops[0] if stops and not start else (0, 0)
    if first[0] and inside[1] and (bodies or is_body(text[: first[0]])):
        return Parts((0, first[0]), (first[1], last), inside)
    return Parts((0, 0), (start, last), inside)


def is_body(name: str) -> bool:
    """Tell whether words are the name of a body: one of them says so, or they are an abbreviation."""
    found = name.split()
    marked = words("bodies", "institutions").intersection(
        word.strip(",()").rpartition("-")[2] for word in found
    )
    return len(found) <= LONGEST_BODY and (bool(marked) or (len(found) == 1 and name.isupper()))


def laid(
    found: list[Token], labelled: list[str], parts: Parts, match: re.Match[str], start: int
) -> list[str]:
    """Return the labels with these parts and with the date and the pages of a match."""
    spans = [(*parts.body, label.AUTHOR[2]), (*parts.title, label.TITLE), (*parts.container, "C")]
    groups = match.groupdict()
    spans.append((*match.span("date" if "date" in groups else "year"), label.DATE))
    if groups.get("pages"):
        spans.append((*match.span("pages"), "P"))
    if groups.get("seen"):
        spans.append((*match.span("seen"), label.ACCESSED))
    out = list(labelled)
    for place, token in enumerate(found):
        if not start <= token.start < match.end() or token.kind in {"url", "doi"}:
            continue
        out[place] = next((name for first, last, name in spans if first <= token.start < last), label.OTHER)
    return out
