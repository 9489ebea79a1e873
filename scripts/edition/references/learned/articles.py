"""Corrects the labels of an article or a chapter where italics, or the words before numbers, leave no doubt.

What stands in italics behind the title and before a volume with its issue or pages is a journal, and what
stands in italics behind "in" is a book; words such as "vol.", "no." and "pp." say what each number is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token

PAGES = r"(?=[^\W\d_]{0,5}\d)[^\W_]{1,17}(?:[–‑-][^\W_]{1,9})?"

YEAR = r"(?:1[5-9]|20)\d\d"

ISSUE = r"(?=[^\W\d_]{0,4}\d)[^\W_]{1,6}(?:[–‑-][^\W_]{1,4})?"

TAIL = lazy_regex(  # ", 36(1), 51–57", " 2003, 36 (1), 51–57", " 36, 51–57 (2003)", " 36, no. 1 (May 2003): 51–57", " vol. 3 41–46"
    rf""",?\s(?:(?P<year>{YEAR}),\s)?(?P<word>vol\.\s)?(?P<volume>\d{{1,4}})
        (?:\s?\((?!{YEAR}\))(?P<issue>{ISSUE})\)|,\s(?:no|n\.[ºo]|nº|núm|Nr)\.?\s(?P<number>{ISSUE}))?
        (?:\s\((?:[^\W\d_]{{3,10}}\.?)?\s?(?P<when>{YEAR})?\)|,\s(?P<later>{YEAR})(?=,\spp?\.))?
        (?:(?:,\s(?:pp?\.\s)?|:\s|(?<=vol\.\s\d)\s|(?<=vol\.\s\d\d)\s|(?<=vol\.\s\d\d\d)\s)(?P<pages>{PAGES}))?(?=[.,;\s]|$)""",
    re.VERBOSE,
)

AHEAD = lazy_regex(  # ". Published online 2001:1189–1232"
    rf"\.\s(?:Published online|Pubblicazione online|Advance online|Publicado en línea)\b[^.:]{{0,40}}?(?P<year>{YEAR})(?::(?P<pages>{PAGES}))?(?=[.;\s]|$)"
)

RANGE = lazy_regex(  # "(eds Small, A. & Lee, B.) vol. 3 41–46 (Delta Press, 2001)"
    rf"(?:\bvols?\.\s(?P<volume>\d{{1,5}})|(?<=[^\W\d_ªº°])|(?<=\)))\s(?P<pages>\d{{1,5}}[–‑-]\d{{1,5}})\s\((?=[^()]{{0,100}}{YEAR}\))"
)

NAMED = lazy_regex(  # "vol. 53, nos. 10–11, Sept. 2020, pp. 1798–835", "vol. 2008, no. 10, p. P10008", "vol. 6, no. February"
    rf"""\bvol\.\s(?P<volume>[^\W_]{{1,6}})(?:,\snos?\.\s(?P<issue>[^\W_]{{1,9}}(?:[–‑-][^\W_]{{1,9}})?))?
        (?:,\s(?:[^\W\d_]{{3,10}}\.?(?:[/–-][^\W\d_]{{3,10}}\.?)?\s)?(?:\d{{1,2}}\s)?(?P<year>{YEAR}))?(?:,\spp?\.\s(?P<pages>{PAGES}))?(?=[.,;]|$)""",
    re.VERBOSE,
)

BEHIND = lazy_regex(rf"\s\({YEAR}\)")  # the year behind the pages, in Nature

LAST_NUMBER = lazy_regex(r",\s\d{1,4}$")  # of "*Rivers, 36*", where the volume is in italics, too

BEFORE = frozenset('.?!”"’»,')  # signs behind a title

FIELDS = {
    "volume": "V",
    "issue": "I",
    "number": "I",
    "pages": "P",
    "year": label.DATE,
    "when": label.DATE,
    "later": label.DATE,
}

HEADS = frozenset(label.AUTHOR + label.EDITOR + label.MORE + label.ROLE + label.DATE)

LONGEST_TAIL = 80  # characters of the numbers behind a journal

FEWEST = 2  # words of a title before a journal

QUOTES = frozenset("“‘\"'«„")


def corrected(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels of the tokens of an entry, corrected."""
    out = numbered(text, found, labelled)
    for slant, run in groupby(range(len(found)), key=lambda place: found[place].italic):
        places = list(run)
        if slant and places[0] and found[places[0]].kind == "word":
            out = contained(text, found, out, (places[0], places[-1] + 1))
    return out


def numbered(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with the numbers behind "vol.", "no." and "pp." as these words name them."""
    match = NAMED.search(text)
    if not match or not (match["issue"] or match["pages"]):
        match = RANGE.search(text)
    return laid(match, found, labelled) if match else labelled


def laid(
    match: re.Match[str], found: list[Token], labelled: list[str], fields: Mapping[str, str] = FIELDS
) -> list[str]:
    """Return the labels with the groups of a match as the fields that they name."""
    spans = [(*match.span(group), fields[group]) for group in match.groupdict() if group in fields]
    out = list(labelled)
    for place, token in enumerate(found):
        for start, end, name in spans:
            if start <= token.start < end:
                out[place] = name
    return out


def contained(text: str, found: list[Token], labelled: list[str], run: tuple[int, int]) -> list[str]:
    """Return the labels with words in italics as the journal or book that they name, if their surroundings show one.

    What stands between them and the names or the date is the title.
    """
    first, last = run
    inside = found[first - 1].text in words("into_book")
    before = first - 2 if inside else first - 1
    if before < 0 or found[before].text not in BEFORE:
        return labelled
    if volume := LAST_NUMBER.search(text, found[first].start, found[last - 1].end):
        last = next(place for place in range(first, last) if found[place].start >= volume.start())
    tail = TAIL.match(text, found[last - 1].end)
    tail = tail or AHEAD.match(text, found[last - 1].end)
    if (
        tail
        and tail.re.pattern == TAIL.pattern
        and not any(tail[group] for group in ("issue", "number", "pages", "word"))
    ):
        tail = tail if tail["year"] and tail[0].startswith(" ") else None  # " 1977, 17."
    head = title_start(found, labelled, before)
    title = [place for place in range(head, before) if found[place].kind == "word"]
    least = 1 if inside else FEWEST
    if not (inside or tail) or len(title) < least or HEADS.intersection(labelled[head:before]):
        return labelled
    out = list(labelled)
    out[head:before] = [label.TITLE] * (before - head)
    out[before] = label.TITLE if found[before].text in "?!" else label.OTHER
    out[before + 1 : first] = [label.OTHER] * (first - before - 1)
    out[first:last] = ["C"] * (last - first)
    if not tail:
        return out
    named = NAMED.search(text, tail.start(), tail.start() + LONGEST_TAIL)
    fields = FIELDS
    if tail.re.pattern == TAIL.pattern and is_year(text, tail, labelled[:head]):
        fields = {**FIELDS, "volume": label.DATE}  # "*Rivers*, 2001, pp. 3–9"
    return laid(named or tail, found, out, fields)


def is_year(text: str, tail: re.Match[str], before: list[str]) -> bool:
    """Tell whether the number behind a journal is the year: it looks like one, and no other is printed."""
    other = tail["year"] or tail["when"] or tail["later"] or tail["word"] or label.DATE in before
    other = other or BEHIND.match(text, tail.end())
    return not other and bool(re.fullmatch(YEAR, tail["volume"])) and not tail["issue"]


def title_start(found: list[Token], labelled: list[str], end: int) -> int:
    """Return the place of the first token of the title: behind names and date, which are labelled."""
    place = next((at for at in range(end) if labelled[at] not in HEADS and labelled[at] != label.OTHER), end)
    while (
        place
        and labelled[place - 1] == label.OTHER
        and (found[place - 1].kind == "word" or found[place - 1].text in QUOTES)
    ):
        place -= 1  # "IN" of "IN FOCUS"
    return place
