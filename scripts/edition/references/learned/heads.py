"""Labels the names that begin an entry where their form leaves no doubt: all with initials, in one order.

"Small, A. B., de Lange, T. & Lo Vuolo, R." ends with the last initial, so that the title begins behind it;
"A. B. Small, T. de Lange, and R. Lo Vuolo," ends with a quotation mark or italics.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"

INITIAL = rf"(?:[CKPSTZ]h|Y[aeou]|[IJ][ua]|Ts|{CAPITAL})\."  # "A.", "Th."

INITIALS = rf"{INITIAL}(?:[\s-]?{INITIAL}){{0,5}}"

PARTICLES = rf"(?:{alternatives('particles')}|Van|Von|De|Del|Di|Da|La|Le|El|Al)"

FAMILY = rf"(?:{PARTICLES}[\s’']){{0,3}}{CAPITAL}[\w’'‑-]{{1,30}}+(?:\s(?:{PARTICLES}\s){{0,2}}{CAPITAL}[\w’'‑-]{{1,30}}+){{0,2}}"

SUFFIX = r"(?:,?\s(?:Jr\.?|Sr\.?|II|III|IV)(?!\w))?"

FAMILY_FIRST = lazy_regex(
    rf"(?P<family>{FAMILY}),\s(?P<given>{INITIALS}(?:(?:\s{PARTICLES}){{1,3}}(?=[,;.]|\s[&(]))?{SUFFIX})"
)

INITIALS_FIRST = lazy_regex(rf"(?P<given>{INITIALS})\s?(?P<family>{FAMILY}){SUFFIX}")

BETWEEN = lazy_regex(rf"(?:;|,)?\s(?:(?:{alternatives('joining')})\s)?(?={CAPITAL}|{PARTICLES}[\s’'])|[,;]\s")

JOINED = lazy_regex(
    rf"[,;]|\s(?:{alternatives('joining')})\s"
)  # what is between two names, not before a title

ENDED = lazy_regex(  # behind family names with initials: a title, a year, an editor, "et al."
    rf"[,;]?\s(?:et al|others|\(?(?:{alternatives('editors_marked')})\b)|\s?[(\[]|\.?\s[“‘\"«„]?[^\W_a-zß-öø-ÿ]"
)

MORE_GIVEN = lazy_regex(r"\s[^\W\d_]+[.,]\s")  # "Tay, J. Kenneth, ", where "Kenneth" may be a name or a title

IN_BRACKETS = lazy_regex(r"\((?:[Ee]ds?|Hrsg|Hg)\.?\s")  # "(eds Small, A. & Lee, B.)"

EDITED = lazy_regex(rf"(?:,?\set\sal\.?)?,?\s\(?(?:{alternatives('editors_marked')})\b\.?\)?")

BEHIND = lazy_regex(  # "J. J. Fox, Ed., “", "A. Small *et al.*, “"
    r"(?:,?\sEds?\.|,?\set al\.)?,?\s*$"
)

LONGEST = 600  # characters


def corrected(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels of the tokens of an entry, with its first names as their form shows them."""
    people = family_first(text) or initials_first(text, found)
    out = named(text, found, labelled, people) if people else labelled
    for match in IN_BRACKETS.finditer(text):
        editors = row(text, FAMILY_FIRST, match.end())
        if editors and text.startswith(")", editors[-1].end()):
            out = labels_of(found, out, editors, label.EDITOR)
    return out


def family_first(text: str) -> list[re.Match[str]]:
    """Return the names that begin an entry, each with its family name first; none if their end is in doubt."""
    people = row(text, FAMILY_FIRST)
    if not people:
        return []
    end = people[-1].end()
    doubtful = len(people) == 1 and MORE_GIVEN.match(text, end)
    return people if ENDED.match(text, end) and not doubtful else []


def initials_first(text: str, found: list[Token]) -> list[re.Match[str]]:
    """Return the names that begin an entry, each with its initials first, up to a quotation mark or italics."""
    people = row(text, INITIALS_FIRST)
    if not people:
        return []
    end = people[-1].end()
    ends = (
        token.start
        for token in found
        if token.start >= end
        and (token.text in '“"«„' or (token.italic and token.text not in {"et", "al", "."}))
    )
    return people if BEHIND.fullmatch(text, end, next(ends, len(text))) else []


def row(text: str, form: re.Pattern[str], place: int = 0) -> list[re.Match[str]]:
    """Return the names of one form that follow one another from a place on."""
    people: list[re.Match[str]] = []
    longest = place + LONGEST
    while place < longest and (match := form.match(text, place)):
        people.append(match)
        between = BETWEEN.match(text, match.end())
        if not between or not JOINED.search(between[0]):
            break
        place = between.end()
    return people


def named(text: str, found: list[Token], labelled: list[str], people: list[re.Match[str]]) -> list[str]:
    """Return the labels with these persons; what was labelled as a name behind them begins the title."""
    end = people[-1].end()
    out = labels_of(found, labelled, people, label.EDITOR if EDITED.match(text, end) else label.AUTHOR)
    place = next((at for at, token in enumerate(found) if token.start >= end), len(found))
    while place < len(found) and out[place] in {*label.AUTHOR, *label.EDITOR}:
        out[place] = label.TITLE
        place += 1
    return out


def labels_of(found: list[Token], labelled: list[str], people: list[re.Match[str]], role: str) -> list[str]:
    """Return the labels with persons in a role."""
    out = list(labelled)
    family, given, _, between, within = tuple(role)
    for place, token in enumerate(found):
        if not people[0].start() <= token.start < people[-1].end():
            continue
        person = next((row for row in people if row.start() <= token.start < row.end()), None)
        if person is None:
            out[place] = between
        elif person.start("family") <= token.start < person.end("family"):
            out[place] = family
        elif person.start("given") <= token.start < person.end("given"):
            out[place] = given
        else:
            out[place] = within
    return out
