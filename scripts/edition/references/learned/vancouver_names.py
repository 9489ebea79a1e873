"""Reads the names that begin an entry in the Vancouver style, which has one form for them: "Small AB, de Lange T".

Source of the rules: *Citing Medicine*, 2nd edition, chapter 1.
"""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.words import alternatives

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"

WORD = rf"{CAPITAL}[^\W\d_]*+(?:[’'‑-][^\W\d_]++){{0,3}}"

FAMILY = rf"(?:(?:D[AEO]S?|DEL|V[AO]N)\s(?=[A-Z]{{2}}))?(?:[^\W\d_A-Z]{{1,4}}[\s’']){{0,3}}{WORD}(?:\s(?:d[aeiou]s?\s|y\s|van\s|von\s)?{CAPITAL}[^\W\d_A-Z]{WORD[len(CAPITAL) :]}){{0,2}}"

INITIALS = rf"(?:[CKPSTZ]h|Y[aeou]|{CAPITAL}){{1,5}}(?:[‑-]{CAPITAL})?"

NAME = rf"(?P<family>{FAMILY})\s(?P<given>{INITIALS}(?:\s(?:{alternatives('suffixes')}|2nd|3rd|v[ao]n(?:\sde[nr]?)?|de(?:\sl[ao]s?)?|del|der|d[aou]s?)\b)?)"

PERSON = lazy_regex(NAME)


NEXT = lazy_regex(r",\s")

MORE = lazy_regex(rf",\s(?:{alternatives('more')}|et al|u\. a)(?=\.)")

LED = lazy_regex(
    rf"^,\s?(?:{alternatives('role_words', 'translator_words')}|eds?\.)\s?"
)  # ", editorsSmall AB"

CLOSED = lazy_regex(r"\.\s(?=\S)|,\s(?=edit|Hrsg|Herausg|organiz)|\s(?=\((?:1[5-9]|20)\d\d)")

ROLE = lazy_regex(
    rf",\s(?:{alternatives('role_words')}|{alternatives('editors_marked')})(?!\w)"
)  # ", editors" behind the names


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
