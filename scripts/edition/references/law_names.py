"""Reads how a law or a case is cited: by a short name, with the provision before it ("Art. 2(4) Rivers Directive").

Source of the rules: *OSCOLA*, 4th edition, 2.4–2.6; *Bluebook*, rules 12.10 and 21: a short name has words of
the subject of a law, then its kind. Case law and the law of the European Union put the provision, or the
paragraph, before the name in many texts.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.language.words import words
from edition.references.parties import NUMERAL, SHORTEST, VERSUS, name_case

UNIT = (
    r"(?:[Aa]rt(?:s|icles?|\.|ikel|ículos?|igos?)?|[Aa]nn?exe?(?:s|es)?|[Pp]reamble|[Rr]ecitals?|[Pp]ara(?:s|graphs?|grafos?)?|[Pp]arts?"
    r"|[Ss]ect(?:ions?)?|[Ss]ec|[Cc]hap(?:ters?)?|[Rr]ules?|[Ss]chedules?|[Cc]lauses?|[Tt]itles?|[Pp]oints?|Erwägungsgrund|Anhang|Abs|§§?)"
)

NUMBER = r"(?:\(?\d[\w()./–-]{0,20}|[IVXLC]{1,7}|[A-Z])"  # "2(4)", "IX", "A"

PROVISION = lazy_regex(  # "Art 52(6) jo. Annex IX, section 4, 4.9 ", "Preamble 19 ", "Para 25-26 of the "
    rf"(?<![^\W_]){UNIT}\.?\s{{0,2}}{NUMBER}(?![^\W_])"
    rf"(?>,?\s(?:{UNIT}\.?\s(?=\(?\d|[IVXLC]|[A-Z]\b)|(?:&|and|jo\.|und|et|y|e|iVm|read\s+with)\s)?(?:{UNIT}\.?\s)?{NUMBER}(?![^\W_])){{0,12}}"
    r",?\s(?:of\s(?:the\s)?)?"
)

ACT_NUMBER = lazy_regex(r"(?<!\d)\d{1,4}/\d{1,4}(?!\d)")  # "2016/679"

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


OWN_NAME = (
    lazy_regex(  # at the end of a title: "(General Data Protection Regulation)", "(‘Directive on Tolls’)"
        r"\(\s?[‘’“'\"]?(?P<name>[^\W\d_][^()‘“”\"]{2,120}?)[’”'\"]?\)[’”]?$"
    )
)

NAME_WORD = lazy_regex(r"[^\W_]+")

FEWEST_INITIALS = 3

MOST_INITIALS = 9  # words of a name that is shortened to its initials


@lru_cache(maxsize=1 << 12)
def own_names(title: str) -> frozenset[tuple[str, ...]]:
    """Return the names that the title of a law or a case gives itself, as words, and their initials.

    As in "Regulation (EU) 2016/679 of … (General Data Protection Regulation)": this name and "GDPR".
    """
    match = OWN_NAME.search(title)
    found = {tuple(spelt(word) for word in NAME_WORD.findall(match["name"]))} if match else set()
    names = [match["name"]] if match else []
    if not ACT_NUMBER.search(title):
        names.append(title)
    return frozenset(found | {(letters,) for name in names for letters in initials_of(name)})


CALLED = lazy_regex(  # at the end: "in *Small II*", "the Charter of Ports (hereafter ‘Charter’)", "the Directive (TD)"
    r"(?:(?<![^\W_])(?P<name>[^\W\d_a-z][\w’/-]{0,40}(?:\s(?:of|the|and|on|for|v\.?|[^\W\d_a-z][\w’/.-]{0,40})){0,7})|"
    r"(?P<whole>[^\W\d_a-z][^()]{3,200})\s\((?:(?i:hereafter|hereinafter|henceforth)[,:]?\s)?(?:the\s)?[‘’“'\"]?(?P<short>[^\W\d_][\w\s-]{0,40})[’”'\"]?\))[,.;:]?$"
)


def short_names(title: str, called: str) -> frozenset[tuple[str, ...]]:
    """Return the short names of a law or a case: those of its title, and the one with which the text calls its note.

    That one must share its telling words with the title, or stand in brackets behind words that do.
    """
    found = set(own_names(title))
    match = CALLED.search(called.rstrip()) if called else None
    if match:
        whole = frozenset(one(spelt(word)) for word in NAME_WORD.findall(title))
        name = tuple(spelt(word) for word in NAME_WORD.findall(match["short"] or without_lead(match["name"])))
        about = (
            shared(NAME_WORD.findall(match["whole"] or ""), whole)
            if match["short"]
            else tuple(map(one, name))
        )
        vague = len(about) == 1 and (about[0] in ISSUERS | kinds() or about[0] == "court" or match["short"])
        of_party = match["short"] or not VERSUS.search(title) or name_case(name, title)
        if name and not vague and of_party and all_told(about, whole):
            found.add(name)
    return frozenset(found)


def all_told(about: Sequence[str], title: Collection[str]) -> bool:
    """Tell whether a title has all telling words of a name, and one of them is no short word."""
    told = [word for word in about if word not in words("small") and not NUMERAL.fullmatch(word)]
    return max(map(len, told), default=0) >= SHORTEST and set(told) <= set(title)


def shared(shown: Sequence[str], title: frozenset[str]) -> tuple[str, ...]:
    """Return the telling words with which some words end that a title has, too."""
    found: list[str] = []
    for word in reversed(shown):
        if word.lower() in words("small"):
            continue
        if one(spelt(word)) not in title:
            break
        found.append(one(spelt(word)))
    return tuple(found)


def without_lead(name: str) -> str:
    """Return a name without the words that only begin its sentence: "In Small II"."""
    shown = name.split()
    while shown and (shown[0] in words("lead_ins") or shown[0].lower() in words("small", "articles")):
        del shown[0]
    return " ".join(shown)


def initials_of(name: str) -> set[str]:
    """Return the initials of a name in small letters: of all words but small ones, and of those with a capital."""
    shown = [word for word in NAME_WORD.findall(name) if not word.isdigit()]
    if len(shown) > MOST_INITIALS:
        return set()
    told = "".join(word[0] for word in shown if word.lower() not in words("small", "articles")).lower()
    capital = "".join(word[0] for word in shown if word[0].isupper()).lower()
    return {letters for letters in (told, capital) if len(letters) >= FEWEST_INITIALS}


def subject_shortens(name: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether words are a short name of a law, in any order of its subject: "Data Retention Directive"."""
    if len(name) < 2 or not kind(title) or one(name[-1]) != kind(title):  # noqa: PLR2004 - a subject and a kind
        return False
    subject = [word for word in name[:-1] if word not in words("small")]
    telling = [word for word in subject if word not in ISSUERS and not word.isdigit() and len(word) > 1]
    return bool(telling) and all(
        any(same(word, other) for other in title) if len(word) > 1 else begins(word, subject[place:], title)
        for place, word in enumerate(subject)
    )


def begins(letter: str, subject: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether a letter stands for a word of a title before the same word: "e" of "E-Commerce", "electronic commerce"."""
    return any(one_.startswith(letter) and list(subject[1:2]) == [other] for one_, other in pairwise(title))
