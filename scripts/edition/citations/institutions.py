"""Finds abbreviations of institutions that a text or its list introduces: "International Crisis Group [ICG]".

Source of the rules: APA 7, 8.21 (the abbreviation after the name at its first citation), and
Chicago 17, 15.37 (the abbreviation before the name in the list).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.strings import folded
from edition.language.words import alternatives
from edition.model.works import Attested, Found

SHORT = r"(?P<short>(?=[A-Z][\w&-]{0,24}[A-Z])[A-Z][\w&-]{1,30})"  # "IISS", "SaBRe"

NAME_FIRST = lazy_regex(rf"(?P<name>[^()]*[^()\s])\s++\({SHORT}\)")  # "World Trade Organisation (WTO)"

SHORT_FIRST = lazy_regex(rf"{SHORT}\s+\((?P<name>[^()]+)\)")  # "IISS (International Institute …)"

INTRODUCED = lazy_regex(rf"\s[\[(]{SHORT}[\])]")

DATED = lazy_regex(rf"\s\({SHORT},?\s(?=(?:1[5-9]|20)\d\d)")  # " (WHO, 2018)"

OF_BODY = lazy_regex(  # "the University of ", "Treaty of "; but "Critics of " begins a sentence
    rf"(?:(?<=[\w,;] )[A-Z][\w’-]{{1,40}}|(?<!\w)(?:{alternatives('institutions')}|{alternatives('events')}))"
    r"\sof\s(?:the\s)?$"
)

LONGEST_BODY = 60  # characters before a name that may name the kind of body

FEWEST_LETTERS = 3  # of an abbreviation that no text introduces

LONGEST = 24  # characters after a name that may contain its abbreviation


def introduced(forms: Iterable[Attested], text: str) -> dict[str, str]:
    """Return other names of the institutions of a list (folded), each with the name in the list.

    In: the entries, and the running text, which introduces abbreviations. A name that could mean two
    institutions is left out.
    """
    literals = {name.literal for form in forms for name in (*form.reference.authors, *form.reference.editors)}
    found: dict[str, set[str]] = {}
    for literal in sorted(literals - {""}):
        match = NAME_FIRST.fullmatch(literal) or SHORT_FIRST.fullmatch(literal)
        for other in (match["name"], match["short"]) if match else abbreviations(literal, text):
            found.setdefault(folded(other), set()).add(literal)
    listed = {folded(literal) for literal in literals}
    return {
        short: names.copy().pop() for short, names in found.items() if len(names) == 1 and short not in listed
    }


def abbreviations(name: str, text: str) -> set[str]:
    """Return the abbreviations in brackets after a name in a text.

    Letters with a year or a page, as in "(WHO, 2018)" and "(WHO 45)", may name another body, so they count only if they
    are the initials of the name: of all words ("TfL") or of those with a capital, and if the text introduces no others.
    A number of four figures is none of these: "(ISO 9001)".
    """
    found, place = set(), text.find(name)
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    while place >= 0:
        end = place + len(name)
        behind = text[end : end + LONGEST]
        match, dated = INTRODUCED.match(behind), DATED.match(behind)
        if match:
            found.add(match["short"])
        if dated and dated["short"] == letters:
            found.add(letters)
        place = text.find(name, end)
    if found:
        return found
    for short in {letters, "".join(word[0] for word in name.split())}:
        if len(short) >= FEWEST_LETTERS and re.search(
            rf"[(;]\s?{re.escape(short)}(?:,?\s(?:1[5-9]|20)\d\d|\s\d{{1,3}}(?:[–-]\d{{1,3}})?\s?[);])", text
        ):
            found.add(short)
    return found


def of_body(text: str, start: int) -> bool:
    """Tell whether a name is part of the name of a body or an event: "the University of Waltz"."""
    return bool(OF_BODY.search(text[max(start - LONGEST_BODY, 0) : start]))


def in_full(item: Found, shorts: Mapping[str, str]) -> Found:
    """Return a citation with abbreviated institutions replaced by their names in the list."""
    return replace(item, people=tuple(shorts.get(folded(person), person) for person in item.people))
