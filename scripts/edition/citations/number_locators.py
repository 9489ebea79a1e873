"""Places in a work behind its number: ", p. 12", ", vol. 2, p. 3", ": 45", "(p12)", " recital 3", ", Thm. 2.1"."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives

PARAGRAPH = r"(?:\(\w{1,4}\)){0,3}"  # "(1)(a)", of an article

ROMAN = r"(?-i:[IVXLC]{1,7}|[ivxlc]{1,7})(?!\w)"

PAGES = (  # "12", "12–15", "12ff", "293n", "XXII"
    rf"(?:\d{{1,4}}(?:nn?\d{{0,2}})?(?:[–‑-]\d{{1,4}})?(?:ff?(?!\w))?{PARAGRAPH}|{ROMAN})"
)

SIGN = rf"(?:{alternatives('page_signs', 'number_pages')})\.?"  # "S.", "pág.", "blz."

AND_NEXT = rf"(?:\s?ff?(?!\w)\.?|\s(?:{alternatives('number_next')})(?!\w)\.?)"  # " ff.", " y ss."

MORE = rf"(?:,\s{PAGES}){{0,9}}"  # ", 24–25, 33"

UNITS = alternatives("parts_named", "parts_numbered", "provisions_numbered")

FURTHER_UNITS = alternatives("number_parts")  # which may be other words without a number

INNER = r"(?:[^\[\](),;]|\(\w{1,6}\))"  # of ", eq. (3)"

PLACES = (
    rf":\s?(?:(?:pp?\.|{SIGN})\s?)?{PAGES}{AND_NEXT}?",  # ": 45", ": p. 45"
    r",\s?(?-i:[ivxlc]{2,7})(?!\w)",  # ", xii"
    r"\s(?-i:[ivxlc]{2,7})(?!\w)(?:,\s\d{1,4}[–-]\d{1,4}(?![\d–-]))?",  # " xii, 1–2"
    r",\s(?-i:[IVX]{1,6})[,:]\s?\d{1,4}(?:[–-]\d{1,4})?(?!\w)",  # ", II, 30", of a volume
    r",\s\d{1,4}(?:[–-]\d{1,4})?\s?ff?(?!\w)\.?",  # ", 30f.", ", 30 ff."
    rf"\s(?:(?:et\s)?(?:ss|sqq?|seqq?)|{alternatives('number_next')})(?!\w)\.?",  # " et ss.", " y ss."
    rf",\s(?:{alternatives('especially')}),?\s(?:(?:pp?\.?|{SIGN})\s?{PAGES}{AND_NEXT}?|(?:{UNITS})\.?\s?\d{INNER}{{0,20}})",  # ", esp. p. 3"
    r"\sff?(?!\w)\.?",  # " ff.", of a page that the style leaves out
    rf"[,;.]\s?{SIGN}\s?{PAGES}{AND_NEXT}?{MORE}",  # ", S. 12 f."
    rf"[,;.]?\s?pp\.?\s?{PAGES}{AND_NEXT}?{MORE}",  # ", pp. 16, 24–25"
    rf"[,;.]?\s?p\.?\s?{PAGES}{AND_NEXT}?",  # ", p. 12", " p. 12 sq."
    rf",?\sat\s(?:pp?\.?\s?)?{PAGES}",  # " at 30"
    rf"\s?\((?:pp?\.?|{SIGN})\s?\d[\d–−-]{{0,12}}\)",  # "(p12)", "(pp. 34–36)"
    rf",?\s(?:{alternatives('everywhere')})(?!\w)",  # ", passim"
    r",?\s(?:(?:min\.|time|timestamp)\s\d{1,3}(?::\d\d)?|\d{1,2}:\d\d:\d\d)(?:[–-][\d:]{4,8})?(?![\w:])",  # ", 1:02:03"
    r",?\sff?\.?\s?\d{1,4}\s?[rv]{1,2}(?!\w)(?:[–-]\d{0,4}[rv]{1,2}(?!\w))?",  # ", f. 3r–4v"
    rf",\s?(?:{UNITS}|§+|¶+)(?![^\W\d_]){INNER}{{0,20}}(?:,\s\d{{1,3}}\.\d{{1,3}}(?!\w)){{0,9}}",  # ", ch. 2.1, 2.2"
    rf"[,:;]\s?(?:{UNITS}|{FURTHER_UNITS}|§+|¶+)\.?\s?(?:\d|(?-i:[IVX]{{1,6}}(?!\w))){INNER}{{0,20}}",  # ", fol. 3r", ": Fig. 8"
    rf"(?:\s(?:{UNITS})|\s?[§¶]+)\.?\s?(?:\d|(?-i:[A-Z]\d{{0,2}})(?!\w)){INNER}{{0,20}}",  # " recital 7"
)

LOCATOR = rf"(?:{'|'.join(PLACES)})"

WITHIN = rf",?\s?(?:pp?\.?|{SIGN})\s?{PAGES}{AND_NEXT}?{MORE}"  # ", p. 3", behind ", vol. 2"

PAGE = lazy_regex(  # "p. 100", "S. 98–100", behind which "122" may be another page
    rf"p\.?\s?(?P<page>\d{{1,4}})|(?:pp\.?|{SIGN})\s?(?:\d{{1,4}}[–‑-])?(?P<last>\d{{1,4}})",
    re.IGNORECASE,
)

LAST_PAGE = lazy_regex(
    rf"(?i:pp?\.?|{SIGN})\s?(?:\d{{1,4}}[–‑-])?(?P<last>\d{{1,4}})"
)  # "p. 98–100", and "and 122"

PLACE_IN = lazy_regex(  # "Fig. 2 in 12", "p. 3 in 12", "example 14 of 38"; not "item 3 of 12", which may be a count
    rf"(?:(?:{UNITS}|{FURTHER_UNITS})\.?\s?\d{{1,4}}(?:\.\d{{1,3}})?(?:[–-]\d{{1,4}})?\s(?:from|{alternatives('number_within')})"
    rf"|(?:{alternatives('number_statements')})\.?\s?\d{{1,4}}(?:\.\d{{1,3}})?\sof"
    rf"|(?:pp?\.|{SIGN})\s?\d{{1,4}}(?:[–-]\d{{1,4}})?\s(?:in|from))\s(?:refs?\.?\s)?(?=\d)",
    re.IGNORECASE,
)
