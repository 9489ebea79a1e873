"""The words beside numbers in one bracket: "[see 4 for a review]", "[SES; 9, 10]", "[World Bank 9]"."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words

WORDS = lazy_regex(r"[^\d;]{0,120}")  # the words before a number

LEAD = lazy_regex(  # "see also ", "refs ", "C. H. ", which tells two authors of one name apart
    rf"\s*(?:(?:{alternatives('number_leads')}|[^\W\d_]\.)(?:,\s*|\s+|(?<=\.))){{0,4}}", re.IGNORECASE
)

REFERS = lazy_regex(rf"\b(?:{alternatives('number_refers')})\b", re.IGNORECASE)

DIRECT = lazy_regex(rf"(?:\b(?:{alternatives('number_beside')}),?|(?<!\w)[^\W\d_]\.)\s*$", re.IGNORECASE)

EXAMPLES = lazy_regex(  # "notable exceptions include 9"; not "the reported means are 3", which are no works
    rf"\b(?:{alternatives('number_examples')})\s(?:{alternatives('number_lists')}),?\s*$", re.IGNORECASE
)

BEHIND = lazy_regex(rf"\s(?:{alternatives('number_behind')})\s")  # "see 12 for an example"

SENTENCE = lazy_regex(r"\.(?:(?:\s+[^\s\[\]]+){4}|\s*$)")  # "12. The words are theirs", "12."

ADDED = lazy_regex(rf",\s(?:{alternatives('added')})\b[^\d;]{{0,60}}$")  # "emphasis mine"

FURTHER = lazy_regex(r"\s[^\W\d_]")

ABBREVIATED = lazy_regex(  # "SES; ", of the words before the bracket
    r"[^\W\d_a-z][\w-]{0,10}[^\W\d_a-z];\s"
)

ESPECIALLY = lazy_regex(  # ", especially 15", a page
    rf",\s(?:{alternatives('especially')})\s\D{{0,20}}\d{{1,4}}(?:[–-]\d{{1,4}})?\s*$"
)

OTHERS = lazy_regex(rf"\s(?:{alternatives('joining')})\s(?:{alternatives('others_cited')})\b")

REMARK = lazy_regex(  # "see, among others, "
    rf"\s*(?:{alternatives('number_remarks')}),?\s[^\d;]{{0,100}},\s*$", re.IGNORECASE
)

RANGE = r"\s?(?:-{2}|−{2}|[–—−‐‑-])\s?"

PARAGRAPH = r"(?:\(\w{1,4}\)){0,3}"  # "(1)(a)", of an article

PAGES = rf"(?:\d{{1,4}}(?:nn?\d{{0,2}})?(?:[–‑-]\d{{1,4}})?{PARAGRAPH}|(?-i:[IVXLC]{{1,7}}|[ivxlc]{{1,7}})(?!\w))"  # also "293n", "XXII"

UNITS = alternatives("parts_named", "parts_numbered", "provisions_numbered")

INNER = r"(?:[^\[\](),;]|\(\w{1,6}\))"  # of ", eq. (3)"

LOCATOR = (  # ", p. 12", ", pp. 16, 24–25", ", S. 12 f.", ", ch. 3", " recital 3", " p. 4", ": 45"; "(p12)" of AMA
    rf"(?::\s?{PAGES}|,\s?(?-i:[ivxlc]{{2,7}})(?!\w)|,\s?(?:{alternatives('page_signs')})\.?\s?{PAGES}(?:\s?ff?(?!\w)\.?)?(?:,\s?{PAGES}){{0,9}}|,?\s?pp\.?\s?{PAGES}(?:,\s?{PAGES}){{0,9}}|,?\s?p\.?\s?{PAGES}|\(pp?\.?\s?\d[\d–−-]{{0,12}}\)"
    rf"|,?\s(?:{alternatives('everywhere')})(?!\w)|,\s?(?:{UNITS}|§+)(?![^\W\d_]){INNER}{{0,20}}|\s(?:{UNITS}|§+)\.?\s?\d{INNER}{{0,20}})"
)

PAGE = lazy_regex(r"p\.?\s?(?P<page>\d{1,4})")  # "p. 100", behind which "122" may be another page

NEXT = lazy_regex(rf"\s*(?:[,;]|&|\b(?:{alternatives('joining')})\b)\s*(?:and\s+)?", re.IGNORECASE)

WORDED = lazy_regex(rf"\s(?:{alternatives('joining')})\s")

MAY_NAME = lazy_regex(r"\s*[^\W\d_a-z][\w’&.-]{1,24}(?:\s[\w’&.-]{1,24}){0,7}\s+$")


def may_name(lead: str) -> bool:
    """Tell whether words before a number may be the name of who wrote the work: "World Bank", not "Table"."""
    named = MAY_NAME.match(lead)
    return bool(named) and not leads(lead) and not {*lead.split()} & words("counted", "labelled", "months")


def leads(before: str) -> bool:
    """Tell whether words before a number refer to a work: "see", "see the comments to"; not "see Table"."""
    if LEAD.fullmatch(before) or REMARK.fullmatch(before):
        return True
    return bool(EXAMPLES.search(before) or (REFERS.search(before) and DIRECT.search(before)))
