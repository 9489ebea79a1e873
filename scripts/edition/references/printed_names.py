"""Reads the names that begin an entry by their form alone, where it leaves no doubt how many they are.

A list prints its first author with the family name first; the others either all likewise, with initials
("Small, A., & Lee, B. C."), or all in natural order ("Small, Ann, and Ben Lee"). What has another form is
left to the readers of styles.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.strings import folded
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.text import Emph
from edition.model.works import Name, Reference
from edition.references import names
from edition.references.companies import kind_of_company
from edition.references.fields import ITALIC, ROMAN

END = lazy_regex(  # " (2015", ". 2015", " “", the beginning of italics
    rf"(?:(?:1[4-9]|20)\d\d|n\.\s?d\.|s\.\s?[da]\.)|[“„«\"{ITALIC}]"
)

MORE_ITALIC = lazy_regex(  # "*et al.*", "*u. a.*"
    rf"{ITALIC}(?P<more>{names.MORE.pattern}\.?){ROMAN}"
)

LABEL = lazy_regex(r"\s*(?:\[?\d{1,3}[.\]])\s+")  # "12. ", "[12] "

ROLE = lazy_regex(  # ", editors", " (Eds.)", ", org"
    rf"(?:,\s*+|(?<![\s,])\s++)?[(\[]?(?<!\w)(?:{alternatives('roles')})\.?[)\]]?[\s.,]*$", re.IGNORECASE
)

NICKNAME = lazy_regex(  # behind initials: " (Kevin)" of "Hong, Y. (Kevin), & Lee, B.", "(Kevin)." of "Hong, Y.(Kevin). and Lee, B."
    r"(?<=[^\W\d_]\.)\s?\([^\W\d_]{2,20}\)\.?"
)

JOINING = lazy_regex(  # ", and ", " & "; " e " only behind a comma or initials ("Small, A. de e Lee, B."), since "Costa e Silva" is one name
    rf"(?:,|(?<![\s,]))\s++(?:and|&)\s++|(?:,|(?<=\.)|(?<=\.\sd[aeo])|(?<=\.\sd[ao]s)|(?<=\.\sv[ao]n)|(?<=\.\sde\sla))\s++(?:{alternatives('joining')})\s++"
)

CAPITAL = r"(?:[DL][’'])?[^\W\d_a-zß-ÿ]{2,30}(?:[-’'][^\W\d_a-zß-ÿ]{2,30}){0,2}"  # "SILVA", "L’ESTOILE"

PERSON = (  # "SILVA, João da", "DE BEAUVOIR Simone", "COSTA E SILVA, A. B."
    rf"(?P<family>{CAPITAL}(?:\s(?:E|{CAPITAL})){{0,3}}),?\s"
    r"(?P<given>[^\W\d_a-z](?:[^\W\d_A-Z]{1,30}|\.)(?:[\s-]?[^\W\d_a-z](?:[^\W\d_A-Z]{1,30}|\.)){0,3}(?:\s(?:de|da|do|dos|das|e|von|van))?)"
)

PERSON_IN_CAPITALS = lazy_regex(PERSON)

BETWEEN_CAPITALS = lazy_regex(rf"(?:;\s|,\s|,?\s(?:{alternatives('joining')})\s)(?={CAPITAL}(?:\s|,))")

UNNAMED = re.sub(r"\(\?P<\w+>", "(?:", PERSON)

CAPITALS = lazy_regex(  # "SILVA, João; LOBO, Bruno", "LEROY Anne et ROUX Bernard": several, with families in capitals
    rf"{UNNAMED}(?:(?:;\s|,\s|,?\s(?:{alternatives('joining')})\s){UNNAMED}){{1,9}}"
)

NO_GIVEN = lazy_regex(  # two bodies: "Circle Economy, and Reuters", "Circle Economy & KOI"
    rf"[^,;.]{{1,120}}(?:,\s(?:{alternatives('joining')})|\s(?:and|&))\s"
)

COMMA = lazy_regex(r"(?:(?<!\s)\s++)?[,;]\s*+")

INITIAL = lazy_regex(r"[^\W\d_]{1,2}\.(?:-?[^\W\d_]{1,2}\.)*")  # "T.C.", "J.-P."

STOP = lazy_regex(r"[^\W\d_]{3}\.\s|[\d:!?“”«»{}/…]|\.\.")  # the end of a sentence; what no name contains

LAST_STOP = lazy_regex(  # behind a name, also "Bo Li."; not behind an initial, as in "Small, Yu."
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]\s[^\W\d_a-z][^\W\d_A-Z]))\.$"
)

ACRONYM = lazy_regex(r"[^\W\d_a-z]{3,10}")

UNSTOPPED = lazy_regex(r"[^\W\d_a-z]{1,3}")  # "JP" of "Alexander JP", who has no family name first

FEWEST_LETTERS = 2  # of a family name

SMALL_WORDS = 2  # of a name in natural order without capitals

MOST_WORDS = 5  # of one name, or of given names


def head_of(flat: str, title: str) -> tuple[str, bool]:
    """Return the text before the title or year of an entry, and whether one of them shows its end.

    In: the entry with marks of italics, and the words with which its title begins.
    """
    text = MORE_ITALIC.sub(r"\g<more>", flat).replace("ı\u0301", "í")  # from LaTeX, "Školnı́k"
    text = text[label.end() if (label := LABEL.match(text)) else 0 :]
    found = END.search(text)
    begun = text.find(title) if title else -1
    ends = [place for place in (found.start() if found else -1, begun) if place >= 0]
    return text[: min(ends, default=0)], bool(ends)


def printed_names(head: str) -> tuple[Name, ...]:
    """Return the names that an entry prints before its year or title; none if their form leaves a doubt."""
    text = NICKNAME.sub("", ROLE.sub("", head.strip()))
    if more := names.MORE.search(text):
        text = text[: more.start()]
    text = LAST_STOP.sub("", text.strip(" ,;(["))
    if in_capitals := CAPITALS.fullmatch(text):
        rows = [PERSON_IN_CAPITALS.fullmatch(part) for part in BETWEEN_CAPITALS.split(in_capitals[0])]
        if all(row and row["family"].isupper() for row in rows):  # of every script: not "Пётр Иванов"
            return tuple(names.inverted(row["family"], row["given"]) for row in rows if row)
    if not text or STOP.search(text):
        return ()
    if NO_GIVEN.match(text):
        return ()
    parts = [part for part in COMMA.split(JOINING.sub(" , ", text)) if part]
    if (
        len(parts) % 2
        and len(parts) > 1
        and all(part.isupper() and ACRONYM.fullmatch(part) for part in parts)
    ):
        return tuple(Name(literal=part) for part in parts)  # "NBS, UNICEF, & UNFPA"
    suffixed = [part for part in parts if part.rstrip(".") not in words("suffixes")]
    first, *others = suffixed or [""]
    given, *others = others or [""]
    named = (family(first) or small(first)) and not names.is_institution(first)
    short = initials(first) and not initials(given)  # "K. C., Samir", whose family name is so short
    if not given or not (named or short):
        return ()
    company = kind_of_company(given.rstrip("."), len(first.split()))  # "Quay Software, PBC"
    if (
        company
        or not (given_names(given) or (small(first) and small(given)))
        or (others and natural_order(first, given))
    ):
        return ()
    if others and JOINING.search(text) is None and not more:
        return one(first, given, others)
    if others and any(initials(part) for part in others):
        return pairs([first, given, *others])
    if not all(whole(part) for part in others):
        return ()
    return (names.inverted(first, given), *(names.natural(part) for part in others))


def natural_order(first: str, given: str) -> bool:
    """Tell whether the first two parts may be two whole names: "Fahim Khan, Ali Raza, and Bo Li"."""
    return len(first.split()) > 1 and len([word for word in given.split() if "." not in word]) > 1


def one(first: str, given: str, others: list[str]) -> tuple[Name, ...]:
    """Return the only author of an entry with a comma too many: "Small, Ann, B."; pairs without "and"."""
    if len(others) == 1 and initials(others[0]) and not initials(given):
        return (names.inverted(first, f"{given} {others[0]}"),)
    return pairs([first, given, *others])


def pairs(parts: list[str]) -> tuple[Name, ...]:
    """Return names that all have their family name first: "Small, A.", "Lee, B. C."."""
    families, given = parts[::2], parts[1::2]
    if len(families) != len(given) or not all(initials(part) for part in given):
        return ()
    if not all(family(part) or small(part) for part in families):
        return ()
    return tuple(names.inverted(one_, other) for one_, other in zip(families, given, strict=True))


def family(text: str) -> bool:
    """Tell whether a text can be a family name."""
    found = [
        word
        for word in text.split()
        if word not in words("particles") and word.rstrip(".") not in words("suffixes")
    ]
    if not found or len(found) >= MOST_WORDS or any(word[0].islower() or "." in word for word in found):
        return False
    short = len(found) > 1 and UNSTOPPED.fullmatch(found[-1])
    return not short and len(found[-1].strip(".")) >= FEWEST_LETTERS


def given_names(text: str) -> bool:
    """Tell whether a text can be given names, with particles behind them: "Ann B.", "Jorge de"."""
    found = [word for word in text.split() if word not in words("particles")]
    return bool(found) and len(found) <= MOST_WORDS and not any(word[0].islower() for word in found)


def initials(text: str) -> bool:
    """Tell whether a text is only initials, with particles behind them: "T.C.", "M. L. da C."."""
    found = [word for word in text.split() if word not in words("particles")]
    return bool(found) and all(INITIAL.fullmatch(word.lstrip("-")) for word in found)


def small(text: str) -> bool:
    """Tell whether a text is a name that its bearer writes without a capital: "boyd", "danah"; not "and others"."""
    return text.isalpha() and text.islower() and text not in words("particles", "function", "roles")


def whole(text: str) -> bool:
    """Tell whether a text can be a name in natural order: "Ben Lee", "World Bank", "danah boyd"."""
    if len(text.split()) == SMALL_WORDS and all(map(small, text.split())):
        return True
    found = [word for word in text.split() if word not in words("within_names")]
    return 1 < len(found) <= MOST_WORDS + 1 and given_names(" ".join(found)) and family(found[-1])


def differ(named: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Tell whether another reading of the same names differs in their number, a family name or a particle's person."""
    if any(one.particle and there.literal for one, there in zip(named, other, strict=False)):
        return True  # "Perry de Valpine", taken for a body
    if any(
        one.family and (there.literal.islower() or "\u0301" in there.family + there.literal)
        for one, there in zip(named, other, strict=False)
    ):
        return True  # "danah boyd", "Milan Školnı́k"
    return [last_word(name) for name in named] != [last_word(name) for name in other]


def last_word(name: Name) -> str:
    """Return the last word of a family name or of the name of a body."""
    return folded((name.family or name.literal).split()[-1]) if name != Name() else ""


def nameless(names: tuple[Name, ...], learned: tuple[Name, ...]) -> bool:
    """Tell whether learned names lack given names that the rules find: "Saile" for "Th. Saile"."""
    return [name.family for name in names] == [name.family for name in learned] and any(
        one.given and not other.given for one, other in zip(names, learned, strict=True)
    )


def cut_short(names: tuple[Name, ...], learned: tuple[Name, ...]) -> bool:
    """Tell whether the last learned name is only the beginning of a body's: "Ministry of" for "Ministry of Planning"."""
    whole, part = (row[-1].literal if row else "" for row in (names, learned))
    return bool(part) and part != whole and whole.startswith(part)


def joined_bodies(names: tuple[Name, ...], learned: tuple[Name, ...]) -> bool:
    """Tell whether learned names are only the first of those that "and" joins to a body: "RWI", of "RWI, and Scout24"."""
    return 0 < len(learned) < len(names) and names[: len(learned)] == learned and bool(names[0].literal)


def begins_with_title(made: Reference) -> bool:
    """Tell whether an entry has no author and begins with its title: in italics, or before a newspaper and its page."""
    first = made.as_printed[0] if made.as_printed else None
    if names.people(made):
        return False
    if isinstance(first, Emph):
        return plain((first,)).strip(" .") == made.title
    paged = made.type == "article-newspaper" and made.pages
    return bool(paged) and plain(made.as_printed).startswith(f"{made.title}. (")
