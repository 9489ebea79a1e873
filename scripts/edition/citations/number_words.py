"""The words beside numbers in one bracket: "[see 4 for a review]", "[SES; 9, 10]", "[World Bank 9]"."""

from __future__ import annotations

import re

from edition.citations.number_locators import PLACE_IN
from edition.citations.spellings import of_method
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives, words

WORDS = lazy_regex(r"[^\d;]{0,120}")  # the words before a number

PAGE_LETTER = rf"(?i:p|{alternatives('page_signs')})\."  # "p.", "S.", "с."; no initial of a name

LEAD = lazy_regex(  # "see also ", "refs ", "C. H. ", which tells two authors of one name apart; not "p. ", "S. "
    rf"\s*(?:(?:{alternatives('number_leads')}|(?-i:(?!{PAGE_LETTER}\s?$){CAPITAL}\.))(?:[,:]\s*|\s+|(?<=\.))){{0,4}}",
    re.IGNORECASE,
)

AS_SHOWN = lazy_regex(  # "as shown in ", "as first described by "
    rf"\s*as\s(?:(?:first|also|recently|originally)\s)?[^\W\d_]{{2,12}}(?:ed|en|wn|nd)\s(?:{alternatives('number_within')})\s+$",
    re.IGNORECASE,
)

REFERS = lazy_regex(rf"\b(?:{alternatives('number_refers')})\b", re.IGNORECASE)

DIRECT = lazy_regex(
    rf"(?:\b(?:{alternatives('number_beside')}),?|(?<!\w)(?-i:(?!{PAGE_LETTER}){CAPITAL}\.))\s*$",
    re.IGNORECASE,
)

EXAMPLES = lazy_regex(  # "notable exceptions include 9"; not "the reported means are 3", which are no works
    rf"\b(?:{alternatives('number_examples')})\s(?:{alternatives('number_lists')}),?\s*$", re.IGNORECASE
)

WITHIN = lazy_regex(rf"\b(?:{alternatives('number_within')})\s+$", re.IGNORECASE)  # "film in "

DONE_BY = lazy_regex(  # "evaluated by "
    rf"\s*(?:(?:first|later|then|also)\s)?(?:{alternatives('number_done')})\s(?:{alternatives('number_within')})\s+"
)

ENDS = lazy_regex(r"\s*(?:[,;]|$)")

BEHIND = lazy_regex(
    rf",?\s(?:{alternatives('number_behind')})\s"
)  # "see 12 for an example", "see 12, who found"

SENTENCE = lazy_regex(r"\.(?:(?:\s+[^\s\[\]]+){4}|\s*$)")  # "12. The words are theirs", "12."

ADDED = lazy_regex(  # ", emphasis mine", ". Emphasis theirs", " my translation" behind a number
    rf"(?:[,.;]\s(?:{alternatives('added')})|\s(?:{alternatives('added_directly')}))\b[^\d;]{{0,60}}$",
    re.IGNORECASE,
)

PURPOSE = lazy_regex(  # " for a recent review", ", for more details", behind a number
    rf",?\s(?:{alternatives('number_for')})\s(?:[^\W\d_]{{1,14}}\s){{0,3}}(?:{alternatives('number_purposes')})\b[^\d;]{{0,80}}$"
)

SAID = (  # ", for the case of Kent", ", who finds the opposite"
    rf",\s(?:(?:{alternatives('number_said')})"
    rf"|(?:{alternatives('relative')})\s(?:{alternatives('sayings', 'sayings_abroad')}))\s"
)

TAIL = lazy_regex(rf"{SAID}[^\d,;]{{2,80}}$")  # behind a number

AMID = lazy_regex(  # ", my translation", " for a review", ", among others", ", for the case of Kent", before a further number
    rf"(?:[,.;]?\s(?:{alternatives('added')})\b|,?\s(?:{alternatives('number_for')})\s(?:[^\W\d_]{{1,14}}\s){{0,3}}(?:{alternatives('number_purposes')})\b"
    rf"|,?\s(?:{alternatives('more')})\b|,?\s(?:{alternatives('joining')})\s(?:{alternatives('others_cited')})\b"
    rf"|{SAID})[^\d,;]{{0,80}}(?=[,;]\s?(?:[^\W\d_][^\d,;]{{0,60}},?\s)?\d)",
    re.IGNORECASE,
)

AMID_LED = lazy_regex(  # " for Kent", before ", and 13", in a row to which words lead
    rf",?\s(?:{alternatives('number_behind')})\s[^\d,;]{{1,80}}(?=[,;][”’]?\s?(?:(?:{alternatives('joining', 'number_leads')}),?\s)?\d)"
)

TOLD = lazy_regex(  # " report that", ", quoting ", " version 1.2"; not "[12 reported cases]"
    rf"\s(?:{alternatives('sayings')})\s(?:{alternatives('number_told')})\s|,\s(?:{alternatives('quoting')})\s"
    rf"|,?\s(?:{alternatives('versions')})\s(?:\d|not\s)"
)

TOLD_OF_SEVERAL = lazy_regex(  # " also emphasize ", " for the ports", " reference their own"
    rf"\s(?:(?:also\s)?(?:{alternatives('sayings')})|{alternatives('number_shared')}"
    rf"|(?:{alternatives('number_purpose')})\s(?:{alternatives('articles')}))\s"
)

KEPT = lazy_regex(
    rf",\s(?:{alternatives('number_kept')})\s(?:{alternatives('number_within', 'number_from')})\s[^\d;]{{2,80}}$"
)

FURTHER = lazy_regex(rf"\s[^\W\d_]|,\s(?:{alternatives('number_behind')})\s")

ABBREVIATED = lazy_regex(  # "SES; ", of the words before the bracket
    rf"{CAPITAL}[\w-]{{0,10}}{CAPITAL};\s"
)

SHORT = lazy_regex(r"(?P<short>[^\W_]{2,12}),\s")  # "keyATM, ", "Word2Vec, "

RATE = lazy_regex(r"\bper\s10{1,6}(?!\d)")  # "[per 100]"

QUOTED = lazy_regex(r"[“‘][^“”‘\d;]{1,60}[,”’]{1,2},?\s(?=\d)")  # "‘clicking through,’ "

QUOTED_IN = lazy_regex(  # "1967, in ", "Braun, 1977, en ", of a work that the numbered one quotes
    rf"(?:[^\W\d_][^\d,;]{{1,60}},?\s)?(?:1[5-9]|20)\d\d[a-z]?,\s(?:{alternatives('number_within', 'citing')})\s(?=\d)"
)

PAGE_LED = lazy_regex(  # "p8., " of "[p8., 4]"
    r"pp?\.?\s?(?P<page>\d{1,4})(?:[–-]\d{1,4})?(?P<stop>\.)?,\s(?=(?P<number>\d{1,3})(?!\w))"
)

VERSIONED = lazy_regex(  # "R version 4.2.1, ", "SiltR v. 0.1, "; not "Iliad v. 3, ", of a verse
    rf"[^\W\d_][^\d,;]{{0,40}}\s(?:{alternatives('versions')}|v\.\s?(?=\d{{1,3}}\.\d))\s?\d[\w.]{{0,15}},\s(?=\d{{1,3}}(?!\w))"
)

ABOUT = r"[^\W\d_][^\d,;:]{1,60}:\s"  # "old towns: "

LED_ABOUT = lazy_regex(  # "e.g., old towns: " before "9, 10, millers: 11": of one thing alone, numbers may be counts
    rf"(?:{alternatives('number_remarks_led')}),?\s(?={ABOUT}\d{{1,3}}(?:,\s?\d{{1,3}}){{1,9}},\s?{ABOUT}\d){ABOUT}",
    re.IGNORECASE,
)

GOES_ON_ABOUT = lazy_regex(ABOUT)

FIGURES = lazy_regex(r"\d{1,4}")

WORD = lazy_regex(r"[^\W_]{1,40}")

FEWEST_CAPITALS = 2  # of an abbreviation

LONGEST_NAME = 200  # characters of the words that it stands for

ESPECIALLY = lazy_regex(  # ", especially 15", a page
    rf",\s(?:{alternatives('especially')})\s\D{{0,20}}\d{{1,4}}(?:[–-]\d{{1,4}})?\s*$"
)

OTHERS = lazy_regex(  # " and others", ", and references therein", " et al."
    rf",?\s(?:(?:{alternatives('joining')})\s(?:{alternatives('others_cited')})|{alternatives('more')})\b"
)

REMARK = lazy_regex(  # "see, among others, ", "e.g., data on old towns, "; not "e.g., girls, ", of an age
    rf"\s*(?:(?:{alternatives('number_remarks')}),?\s[^\d;]{{0,100}}"
    rf"|(?:{alternatives('number_remarks_led')}),?(?:\s[^\s\d;]{{1,30}}){{4,20}}),[”’]?\s*$",
    re.IGNORECASE,
)

RANGE = r"\s?(?:-{2}|−{2}|[–—−‐‑‒-])\s?"

NEXT = lazy_regex(  # ", ", "; and ", " and,", ", and,", ":,", ".,"
    rf"(?:\s*|[:.](?=,))(?:[,;][”’]?|&|\b(?:{alternatives('joining')})\b)\s*(?:and\b\s*)?(?:(?<=[^\W_]),\s*)?",
    re.IGNORECASE,
)

WORDED = lazy_regex(rf"\s(?:{alternatives('joining')})\s")

MAY_NAME = lazy_regex(rf"\s*{CAPITAL}[\w’&.-]{{1,24}}(?:\s[\w’&.-]{{1,24}}){{0,7}}\s+$")


def may_name(lead: str) -> bool:
    """Tell whether words before a number may be the name of who wrote the work: "World Bank", not "Table"."""
    named = MAY_NAME.match(lead)
    return bool(named) and not leads(lead) and not {*lead.split()} & words("counted", "labelled", "months")


def leads(before: str) -> bool:
    """Tell whether words before a number refer to a work: "see", "see the comments to"; not "see Table"."""
    if LEAD.fullmatch(before) or REMARK.fullmatch(before) or AS_SHOWN.fullmatch(before):
        return True
    return bool(EXAMPLES.search(before) or (REFERS.search(before) and DIRECT.search(before)))


def abbreviated(before: str, inside: str) -> int:
    """Return where numbers begin behind an abbreviation in a bracket, 0 if it has none: "[SES; 9, 10]".

    With a comma it is one if its capitals begin the words before the bracket, "Akaike Information Criterion [AIC, 88]",
    or are within a word, "[Word2Vec, 42]"; not "the slope was 3 [CI, 21]" nor "the standard deviation [SD, 21]".
    So may quoted words be, "[‘clicking,’ 4]", a program’s version, what the first numbers are about, and a page that a stop ends or that is higher, "[p8., 4]"; "[p. 8, 12]" may be two pages.
    """
    if match := ABBREVIATED.match(inside) or QUOTED.match(inside):
        return match.end()
    if match := VERSIONED.match(inside):
        return match.end()
    if (match := LED_ABOUT.match(inside)) and not counts(inside, match.end()):
        return match.end()
    if match := QUOTED_IN.match(inside) or PLACE_IN.match(inside):
        return match.end()
    if (match := PAGE_LED.match(inside)) and (match["stop"] or int(match["page"]) > int(match["number"])):
        return match.end()
    match = SHORT.match(inside)
    capitals = [sign.casefold() for sign in match["short"] if sign.isupper()] if match else []
    if match and of_method(match["short"]):
        return match.end()
    if not match or len(capitals) < FEWEST_CAPITALS or match["short"] in words("statistics"):
        return 0
    every = [word[0] for word in WORD.finditer(before[-LONGEST_NAME:])]
    ways = (
        every,
        [word for word in every if word not in words("function")],
    )  # "method of composition [MOC, 21]"
    named = any([word[0].casefold() for word in way[-len(capitals) :]] == capitals for way in ways)
    return match.end() if named else 0


def counts(inside: str, start: int) -> bool:
    """Tell whether numbers behind what they are about may count it: they do not rise, or it is a thing with numbers: "items: 3, 5"."""
    numbers = [int(number) for number in FIGURES.findall(inside, start)]
    named = {word.casefold().removesuffix("s") for word in WORD.findall(inside)}
    things = {word.casefold().removesuffix("s") for word in words("counted", "labelled")}
    return numbers != sorted(set(numbers)) or not named.isdisjoint(things)


def goes_on(lead: str, behind: str, *, refers: bool) -> bool:
    """Tell whether words between two numbers lead to the second, behind which nothing else is said.

    So they do if words before them led to a number, "[e.g. art in 14, film in 17]", "[e.g., art: 14, 15, film: 17]", or if they say what was done
    there: "[14, evaluated by 19]".
    """
    about = WITHIN.search(lead) or GOES_ON_ABOUT.fullmatch(lead.lstrip())
    led = DONE_BY.fullmatch(lead) or (refers and about)
    return bool(led and ENDS.match(behind))
