"""How the notes of a paper that cites by name and page cite: "Small, 12 f.", "e.g. Small, Lee", "(Small, 12)".

Source of the rules: *MLA Handbook*, 9th edition, 6.1 and chapter 7: notes cite as the text does. Many authors put
a comma before the page all the same, as the *Chicago Manual of Style* (17th edition, 14.30) does in its short form.
"""

from __future__ import annotations

import re

from edition.citations.paged import PAGES
from edition.citations.years import AND_MORE, LABELLED
from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.language.words import alternatives, words

PAGE = rf"(?P<page>{PAGES}(?:{AND_MORE})?)"  # "81 ff."

KIND = (  # "Anm. 6", "Fig. 3", "Taf. IV", not "3 tables of silver"
    rf"(?:{alternatives('note_labels')})\.?\s?(?:\d|[IVXL]+\b)"
)

OTHER_WORDS = rf"(?:(?:and|und|et|y|e|{alternatives('beside_pages', 'signals')}|ff?)\b|{KIND})"

NEXT = rf"(?:,\s|,?\s(?:and|und|et|y|e)\s)(?={CAPITAL})(?![^,.;:]{{1,40}},\s\d{{1,3}},?\s(?!{OTHER_WORDS}){SMALL_LETTER})"

BEHIND_NAME = lazy_regex(  # "Small, 12.", "Small, 12 n. 6", "Small, 12, and Lee"; not "Small, 12 May" or "Small, 12. Mai",
    # "Small, 12.5.1945", "Small, 43, a farmer" or "Small, 43, and Lee, 40, were"
    rf",\s{PAGE}(?=\.?\s*$|\s?[;)\]]|\s?\.\s(?!(?:{alternatives('months_any')})\b)|,?\s{KIND}|{NEXT}"
    rf"|,\s(?:{alternatives('beside_pages', 'signals')})\b)"
)

AT_PAGE = lazy_regex(  # "Small at 850.", "See Small at 850–851; Lee"; not "He met Small at 12."
    rf"\sat\s{PAGE}(?=\.?\s*$|\.?;|\.\s)"
)

PART_BEHIND = lazy_regex(rf"\s(?P<page>(?i:{LABELLED}))")  # behind a name that begins a note: " Chapter 3"

BEGINS = lazy_regex(r"(?:^|(?:[)”’\d]|[^\W\d_]{4})\s?[.;]\s)$")  # before the first word of a sentence

OF_TEXT = lazy_regex(  # "English translation of the Digest in ", "a good overview by "
    rf"(?<!\w)(?i:{alternatives('told_in')})(?:\s[^.;:]{{1,120}})?\s(?:in|from|by|bei|dans|em|en|uit|par|por)\s$"
)

IN_SEVERAL = lazy_regex(
    r"\s(?:in|by|from|bei|dans)\s$"
)  # "The text can be found in " two authors of one work

NO_LEAD = lazy_regex(  # "a letter to ", "held at ", "President ", "the victims were "
    rf"(?<!\w)(?:(?i:at|to|near|with|between|outside)|{alternatives('to_be')}|(?:{alternatives('forms_of_address')})\.?)\s$"
)

IN_BRACKET = lazy_regex(rf",\s{PAGE}$")  # "Small, 12"

LEADS = lazy_regex(  # "z. B. bei ", "Among others: ", "see, for example, "
    rf"(?:^|[\s(])(?i:{alternatives('signals', 'among_others')}|z\.\s?B\.|e\.\s?g\.|u\.\s?a\.:)[,:]?"
    rf"(?:\s(?:z\.\s?B\.|e\.\s?g\.|{alternatives('example_words')})[,:]?)?(?:\s(?:bei|chez|en))?\s$"
)

YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d(?!\d)")  # pages that may be one: "1941", "1941–45"

LONGEST_LEAD = 60  # characters

LONGEST_SENTENCE = 160

ENDS = lazy_regex(r"\.?\s*$|[.;]\s")  # behind a name or names alone: "Small; Lee."

CHAINED = lazy_regex(  # "Small (“Notes”), Lee", "Small (12), Lee"; not "Small (chair), Lee"
    r"(?:\s\((?:[“«„][^()]{1,200}|\d{1,3}(?:[–-]\d{1,3})?)\))?[,;]\s"
)

QUOTES = lazy_regex(  # behind a name: "Small: “no more than", "Small: 200 m", "Small: less than"; not "Kent: a county"
    rf":\s(?!(?:{alternatives('articles', 'telling', 'telling_beside')})\b)(?={SMALL_LETTER}|[„“«\d])"
)

SAYS = lazy_regex(  # "Small plantea un marco"; not "Kent zeigt sich", "Kent destaca por"
    rf"\s(?:{alternatives('sayings_abroad')})\b(?!\s(?:{alternatives('reflexive')}|por)\b)"
)

ACCORDING = lazy_regex(rf"(?<!\w)(?i:{alternatives('according')})\s$")  # "Según "

ARTICLE = lazy_regex(  # before what is then a number: "el segundo Small"
    rf"(?<!\w)(?i:{alternatives('articles', 'articles_joined')})\s$"
)

LONGER = lazy_regex(rf"[-‐]\w|\s{CAPITAL}{SMALL_LETTER}")  # behind a name: " Bay", "-Zeitung"

SUBJECT = lazy_regex(
    rf"\s(?:{alternatives('to_be')})\b"
)  # behind a name of whom one speaks: "See Lee; Small was there"

AND_LAST = lazy_regex(r",?\s(?:and|und|et|y|e)\s")  # "Lee, 175 f. und Small."

REST = lazy_regex(  # behind a name, as far as its row goes: "Small: the towns", "Small, Lee („Notes“)"
    r"[^.:;(“«„]{0,200}"
)

SMALL = lazy_regex(rf"(?<!\w){SMALL_LETTER}[^\W\d_]+")  # "was", "and"

IN_ROWS = words("joining") | frozenset(["al", "ff", "pp", "also", "auch", "see", "note", "notes"])


def page_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the page behind a name of a note; ``None`` also if it may be a year, or the name is no author's there."""
    match = BEHIND_NAME.match(text, end)
    if not match and (begins(text, start) or led(text, start, end)):
        match = AT_PAGE.match(text, end)
    if not match or YEAR.match(match["page"]) or NO_LEAD.search(text, max(start - LONGEST_LEAD, 0), start):
        return None
    return match


def page_within(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the page behind a comma with which a stretch of the text ends; ``None`` also if it may be a year."""
    match = IN_BRACKET.search(text, start, end)
    return match if match and not YEAR.match(match["page"]) else None


def begins(text: str, start: int) -> bool:
    """Tell whether a sentence of a note begins at an offset."""
    return bool(BEGINS.search(text, max(start - LONGEST_LEAD, 0), start))


def told_in(text: str, start: int, *, several: bool) -> bool:
    """Tell whether words of a note say in what they lead to: "English translation from ", before two names "is in "."""
    first = max(start - LONGEST_SENTENCE, 0)
    return bool(OF_TEXT.search(text, first, start) or (several and IN_SEVERAL.search(text, first, start)))


def led(text: str, start: int, end: int) -> bool:
    """Tell whether words of a note lead to the name between offsets, and only names and pages follow: not "e.g. Small was there".

    Behind "según" any words may follow, if the name is no part of a longer one: "laut Small Bay".
    """
    first = max(start - LONGEST_LEAD, 0)
    if according := ACCORDING.search(text, first, start):
        return not (ARTICLE.search(text, first, according.start()) or LONGER.match(text, end))
    if not LEADS.search(text, first, start):
        return False
    rest = REST.match(text, start)
    return not rest or all(word in IN_ROWS for word in SMALL.findall(rest[0]))
