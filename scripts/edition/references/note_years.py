"""The years behind a title in a note, compared with that of a work."""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.sentences import boundaries
from edition.language.words import alternatives
from edition.references.note_index import Known
from edition.references.note_title import Piece

IN_BRACKETS = lazy_regex(r"\([^()]*\)")

EITHER = lazy_regex(r"[()]")

SPAN = lazy_regex(  # "(1854–2006)", "(Delhi, 1854–2006)"; not "(London, 1954–56)", of volumes
    r"\(\s?(?:1[5-9]|20)\d\d\s?[–‑-]\s?(?:1[5-9]|20)?\d\d\s?\)"
)

YEAR = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

MONTH = rf"(?:{alternatives('months_any')})\.?"

DAY = lazy_regex(  # behind the title of an article: ",” *Dawn*, March 4, 1921", ", 4 March 1921"; no day of access
    rf"(?P<before>[^()\d;]{{0,80}})(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}),?\s(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
)

READ = lazy_regex(r"\b(?i:access|retriev|abgerufen|consult|acesso|ultimo)")

BARE = lazy_regex(
    r"(?:[”’*_]{0,3},|,[”’]{1,2})\s(?P<year>(?:1[5-9]|20)\d\d)(?=[.,;]|$)"
)  # "*Axis*, 2017, 3", or a page

UNDATED = lazy_regex(rf"(?<!\w)(?:{alternatives('undated')})(?!\w)")

LONGEST_IMPRINT = 400  # characters behind a title


def years(text: str, start: int) -> set[str]:
    """Return the years in brackets in a text, from an offset, without spans of years, which belong to titles.

    A bracket that closes before it was opened ends the citation: "(Small, *Axis*). In 1990 (…)".
    """
    depth = 0
    for match in EITHER.finditer(text, start):
        depth += 1 if match[0] == "(" else -1
        if depth < 0:
            text = text[: match.start()]
            break
    brackets = (SPAN.sub("", match[0]) for match in IN_BRACKETS.finditer(text, start))
    return {year for inside in brackets for year in YEAR.findall(inside)}


def fits_year(piece: Piece, last: int, item: Known) -> bool:
    """Tell whether the brackets after a title contain the year of a work, or none; so does the day of a newspaper."""
    start = piece.at[last - 1].end if last else 0
    stop = next((start + place for place in boundaries(piece.text[start : start + LONGEST_IMPRINT])), start)
    printed = years(piece.text[:stop], start)  # a later sentence may name another work
    if item.form.reference.type == "article-newspaper" and not printed:
        day = DAY.match(piece.text[start:stop])
        printed = {day["year"]} if day and not READ.search(day["before"]) else printed
    return not printed or not item.year or item.year in printed


def dated_alike(piece: Piece, last: int, item: Known) -> bool:
    """Tell whether the bracket behind a title dates it as the work is dated: of two, the one without a date is "(n.d.)"."""
    start = piece.at[last - 1].end if last else 0
    bracket = IN_BRACKETS.search(piece.text, start, start + LONGEST_IMPRINT)
    inside = bracket[0] if bracket else ""
    printed = YEAR.findall(inside)
    return item.year in printed if printed else not (UNDATED.search(inside) and item.year)


def said_year(piece: Piece, last: int, item: Known) -> bool:
    """Tell whether a number directly behind a title is the year of a work, if it may be one; it may be a page, too."""
    printed = BARE.match(piece.text, piece.at[last - 1].end) if last else None
    return not printed or printed["year"] == item.year
