"""The words beside numbers in one bracket: "[see 4 for a review]", "[SES; 9, 10]", "[World Bank 9]"."""

from __future__ import annotations

import re

from edition.language.words import words

WORDS = re.compile(r"[^\d;]{0,120}")  # the words before a number

LEAD = re.compile(  # "see also ", "refs ", "C. H. ", which tells two authors of one name apart
    r"\s*(?:(?:but|see|also|e\.?g\.|c\.?f\.?|i\.e\.|ver|vid\.|véase|voir|siehe|vgl\.|vedi|refs?\.?|references?|nos?\.|[^\W\d_]\.)(?:,\s*|\s+|(?<=\.))){0,4}",
    re.IGNORECASE,
)

REFERS = re.compile(
    r"\b(?:see|compare|c\.?f|cp|e\.?g|reviewed|answered|discussed|following|quoted|cited|adapted|after"
    r"|ver|vid|véase|voir|siehe|vgl|vedi|laut|selon|según|segundo|conforme)\b",
    re.IGNORECASE,
)

DIRECT = re.compile(
    r"(?:\b(?:see|also|c\.?f\.?|e\.g\.|to|in|of|by|from|and|with|after|following|siehe|vgl\.?|auch|etwa|laut|voir|selon|ver|véase"
    r"|también|também|según|segundo|conforme|vedi),?|(?<!\w)[^\W\d_]\.)\s*$",
    re.IGNORECASE,
)

BEHIND = re.compile(  # "see 12 for an example"
    r"\s(?:for|on|in|about|at|where|who|which|as|with|from|and|für|zu|zur|zum|über|etwa|pour|sur|para|sobre|per|su)\s"
)

SENTENCE = re.compile(r"\.(?:(?:\s+[^\s\[\]]+){4}|\s*$)")  # "12. The words are theirs", "12."

ADDED = re.compile(
    r",\s(?:my|our|own|emphas\w+|italics|translat\w+|original)\b[^\d;]{0,60}$"
)  # "emphasis mine"

FURTHER = re.compile(r"\s[^\W\d_]")

ABBREVIATED = re.compile(  # "SES; ", of the words before the bracket
    r"[^\W\d_a-z][\w-]{0,10}[^\W\d_a-z];\s"
)

ESPECIALLY = re.compile(  # ", especially 15", a page
    r",\s(?:especially|esp\.|in\sparticular|particularly|notably|besonders|insb(?:\.|esondere)|v\.\s?a\.)\s\D{0,20}\d{1,4}(?:[–-]\d{1,4})?\s*$"
)

OTHERS = re.compile(r"\s(?:and|among|und|et|y|e)\s(?:others?|references|andere|autres|otros|outros)\b")

REMARK = re.compile(
    r"\s*(?:see|compare|cf\.?|siehe|vgl\.),?\s[^\d;]{0,100},\s*$", re.IGNORECASE
)  # "see, among others, "

MAY_NAME = re.compile(r"\s*[^\W\d_a-z][\w’&.-]{1,24}(?:\s[\w’&.-]{1,24}){0,7}\s+$")


def may_name(lead: str) -> bool:
    """Tell whether words before a number may be the name of who wrote the work: "World Bank", not "Table"."""
    named = MAY_NAME.match(lead)
    return bool(named) and not leads(lead) and not {*lead.split()} & words("counted", "labelled", "months")


def leads(before: str) -> bool:
    """Tell whether words before a number refer to a work: "see", "see the comments to"; not "see Table"."""
    if LEAD.fullmatch(before) or REMARK.fullmatch(before):
        return True
    return bool(REFERS.search(before) and DIRECT.search(before))
