"""Tells which entries an author–page citation fits."""

from __future__ import annotations

import re

from edition.citations.entry_index import published
from edition.citations.found import begins, soon_behind
from edition.citations.resolve import fits_people
from edition.citations.years import AND, LABELLED
from edition.language.regex import SMALL_LETTER, lazy_regex
from edition.language.words import alternatives
from edition.model.works import Attested, Found
from edition.references.names import people as people_of

NUMERAL = (  # "45", "A7" of a newspaper, "20141541" of an article, "45n3", "514a", "12r"; no page is "0" or "1999a"
    r"(?:(?!0(?!\d)|(?:1[5-9]|20)\d\d[a-eg-z])[A-Z]?\d{1,20}(?:(?:n\d{0,3}|[a-e]\d{0,3}|[rv])(?!\w))?)"
)

FOLLOWING = r"\s?(?:ff?|ss|sqq?|sgg?|et\s(?:passim|suiv|seqq?|sq))(?!\w)\.?"  # "45f.", "45 ff.", "45 et seq."

PAGE = rf"(?:{NUMERAL}(?:[–‑-](?:{NUMERAL}|[a-e](?!\w)))?(?:{FOLLOWING})?)"  # "140-42", "514a–b"

PAGES = rf"{PAGE}(?:(?:,?{AND}|,\s*){PAGE}){{0,9}}"

ONE_ROMAN = r"(?=[ivxl])l?x{0,4}(?:ix|iv|v?i{0,4})(?!\w)"

ROMAN = rf"{ONE_ROMAN}(?:[–‑-]{ONE_ROMAN})?"

DOTTED = r"\d{1,4}(?:\.\d{1,4}){1,4}(?:[a-e]\d{0,3})?(?:[–‑-]\d{1,4})?(?!\w)"  # act, scene and line; book and chapter

VOLUME = r"(?:[IVXLC]{1,7}[:,]\s?|\d{1,2}:\s?)"

PLACES = (  # "XIII: 537", "2: 45", "xii–xv, 4", "5.3.12–14", "passim"
    rf"(?:{VOLUME}?{PAGES}|{ROMAN}(?:,\s?{PAGES})?|[IVXLC]{{2,7}}(?![\w.])|{DOTTED}"
    r"|(?:et\s)?passim(?!\w))"
)

LABEL = rf"(?:(?:pp?|S|{alternatives('page_signs')})\.\s?|[§¶]{{1,2}}\s?)"  # "p. ", "стр. ", "§ "

LABELLED_PAGE = lazy_regex(LABEL)

TO_PAGE = lazy_regex(  # " 45-47", " Table 3", ", ch. 3", ", vol. 2, p. 45", ", preface" (MLA 9, 6.20)
    rf"(?<![\s,])(?:(?::\s?|\s+){LABEL}?(?P<page>{PLACES})"
    rf"|(?<=[^\W\d_.])\s(?!(?:al|cols?)\b)(?P<worded>{LABELLED})"
    rf"|[,:]\s+(?P<part>{LABELLED}(?:,\s{LABELLED})?|{ROMAN}|(?:canto|act|sc\.)\s\d[\d.–-]*(?:,\s\d[\d.–-]*){{0,4}}"
    rf"|(?:{alternatives('unnumbered_parts')})))\s*$"
)

NO_PAGE = lazy_regex(  # at the end of what a bracket has of a name that the list lacks
    r".*(?:\d[.:]\s?\d[\d.:,\s–-]{0,20}|[§¶]\s?\d[\d,\s–-]{0,20}|\d[a-erv]|passim)$"  # "Python 3.8", "John 3:16", "BGB § 12", "Boeing 747a"
)

TITLE = r"(?:“[^“”]{1,300}”|«[^«»]{1,300}»|„[^„“”]{1,300}[“”])"

WORDS_BEHIND = lazy_regex(  # " 45 for a review", " 45. It says", ", “Notes,” which has it"
    rf"(?:,?\s(?P<title>{TITLE}))?(?:\s(?P<page>{PLACES}))?(?:(?P<stop>[.:](?=\s|$))|,?\s(?P<word>{SMALL_LETTER}{{2,20}}))"
)

OF_EDITORS = frozenset(
    ["emphasis", "italics", "translation", "trans", "my", "our", "original", "cited", "quoted"]
)

SEE = lazy_regex(  # "see ", "e.g., ", "for example "
    rf"\s*(?:{alternatives('signals', 'example_words')})(?!\w)\.?[\s,]", re.IGNORECASE
)

LIKE_YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d|[A-Z].*")  # pages that are a citation only with a known name

LIFE = lazy_regex(r"(?P<first>[12]\d{3})[–‑-](?P<last>[12]\d{3})")  # "1799–1850", or such pages

LIVES = range(15, 111)  # years


def like_year(pages: str) -> bool:
    """Tell whether pages look like a year, or like a word with a capital."""
    return like_life(pages) or bool(LIKE_YEAR.fullmatch(pages.split(",", maxsplit=1)[0]))


def like_life(pages: str) -> bool:
    """Tell whether pages look like the years of a life: "Stone (1799–1850)"."""
    match = LIFE.fullmatch(pages)
    return bool(match and int(match["last"]) - int(match["first"]) in LIVES)


def year_for_page(item: Found) -> bool:
    """Tell whether a name without a title is followed by one page that looks like a year, or by years of a life."""
    page = item.locator
    titled = item.year or item.hint
    return not titled and (like_life(page) or (page.isdecimal() and like_year(page)))


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry fits an author–page citation.

    "(London 1941)" is a place and a year, "Stone (1799–1850)" a life, unless the entry has such pages.
    """
    reference = form.reference
    # by hand, as other styles have it: "(Small 2017)"
    own = not item.narrative and item.locator == reference.year
    if year_for_page(item) and not own and not soon_behind(item.locator[:4], reference.pages):
        return False
    if item.hint and not begins(reference.title, item.hint) and not published(form, item.hint):
        return False
    if not item.people:
        return bool(item.hint) and not (reference.authors or reference.editors)
    return fits_people(item, form)


def bodies(form: Attested, *, own: bool) -> bool:
    """Tell whether a work may be a body's, which acts and speaks for itself: "the World Bank says", "WHO says".

    So may a name without a given name: "Reuters says", but not "Small’s study".
    """
    names = people_of(form.reference)
    return any(name.literal or name.family.isupper() or not (own or name.given) for name in names)
