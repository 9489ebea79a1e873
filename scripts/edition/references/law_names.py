"""Reads how a law or a case is cited: by a short name, with the provision before it ("Art. 2(4) Rivers Directive").

Source of the rules: *OSCOLA*, 4th edition, 2.4–2.6; *Bluebook*, rules 12.10 and 21: a short name has words of
the subject of a law, then its kind. Case law and the law of the European Union put the provision, or the
paragraph, before the name in many texts.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache

from edition.language.words import words

UNIT = (
    r"(?:[Aa]rt(?:s|icles?|\.|ikel|ículos?|igos?)?|[Aa]nn?exe?(?:s|es)?|[Pp]reamble|[Rr]ecitals?|[Pp]ara(?:s|graphs?|grafos?)?|[Pp]arts?"
    r"|[Ss]ect(?:ions?)?|[Ss]ec|[Cc]hap(?:ters?)?|[Rr]ules?|[Ss]chedules?|[Cc]lauses?|[Tt]itles?|[Pp]oints?|Erwägungsgrund|Anhang|Abs|§§?)"
)

NUMBER = r"(?:\(?\d[\w()./–-]{0,20}|[IVXLC]{1,7}|[A-Z])"  # "2(4)", "IX", "A"

PROVISION = re.compile(  # "Art 52(6) jo. Annex IX, section 4, 4.9 ", "Preamble 19 ", "Para 25-26 of the "
    rf"(?<![^\W_]){UNIT}\.?\s{{0,2}}{NUMBER}(?![^\W_])"
    rf"(?>,?\s(?:{UNIT}\.?\s(?=\(?\d|[IVXLC]|[A-Z]\b)|(?:&|and|jo\.|und|et|y|e|iVm|read\s+with)\s)?(?:{UNIT}\.?\s)?{NUMBER}(?![^\W_])){{0,12}}"
    r",?\s(?:of\s(?:the\s)?)?"
)

LEAD = 3  # words of the title of a law among which its kind is, if it is not the last

FEWEST_LETTERS = 6  # of a word in which a slip does not matter

SPELT_ALIKE = 0.9

ISSUERS = frozenset(  # words that distinguish no law from others of its kind
    ["council", "commission", "european", "eu", "ec", "eec", "union", "parliament", "federal", "national", "state"]
)  # fmt: skip


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Return the kinds of laws, in small letters."""
    return frozenset(word.lower() for word in words("law_kinds"))


def one(word: str) -> str:
    """Return an English word without the ending of its plural, as far as a comparison needs it."""
    return word[:-1] if len(word) > LEAD and word.endswith("s") and not word.endswith("ss") else word


def kind(title: Sequence[str]) -> str:
    """Return the kind of law with which the words of a title begin or end: "regulation"; "" if it names none."""
    dated = len(title) > 1 and title[-1].isdigit() and not title[-2].isdigit()  # "Rivers Act 2017"
    near = (*title[:LEAD], *(title[-2:-1] if dated else title[-1:]))
    return next((one(word) for word in near if one(word) in kinds() or word in kinds()), "")


def shortens(name: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether words are a short name of the law that has a title: its subject, then its kind."""
    if len(name) < 2 or not kind(title) or one(name[-1]) != kind(title):  # noqa: PLR2004 - a subject and a kind
        return False
    subject = [word for word in name[:-1] if word not in words("small")]
    telling = [word for word in subject if word not in ISSUERS and not word.isdigit()]
    rest = iter(title)
    return bool(telling) and all(any(same(word, other) for other in rest) for word in subject)


def same(word: str, other: str) -> bool:
    """Tell whether two words are the same but for the plural or, if they are long, for a slip."""
    one_word, one_other = one(word), one(other)
    if one_word == one_other:
        return True
    if min(len(one_word), len(one_other)) < FEWEST_LETTERS or one_word[0] != one_other[0]:
        return False
    return difflib.SequenceMatcher(None, one_word, one_other).ratio() >= SPELT_ALIKE


def behind_provision(text: str, place: int) -> str:
    """Return the provision that stands directly before an offset: "Art. 2(4)"; "" if none does."""
    start = max(place - 100, 0)
    found = None
    for match in PROVISION.finditer(text, start, place):
        if match.end() == place or not text[match.end() : place].strip(" *_“‘"):
            found = match
    return found[0].strip(" ,").removesuffix(" of the").removesuffix(" of") if found else ""
