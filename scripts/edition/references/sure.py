"""Tells whether the rules of a style read an entry wholly, so that nothing better can be known of it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import attrgetter

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.works import Name, Reference
from edition.references.fields import ITALIC, REPRINTED, Reading, flat
from edition.references.learned.decode import AHEAD
from edition.references.names import MORE

WORD = lazy_regex(r"\w+")

SET_OFF = frozenset(f"{ITALIC}“‘«„")  # what stands before a title

PRINTED = (
    "title", "container", "genre", "volume", "issue", "number", "pages", "edition", "publisher", "place", "doi", "url",
    "accessed", "year", "letter", "date", "locator",
)  # fmt: skip

OF_FIELDS = attrgetter(*PRINTED)

ODD = {"run-together"}

DATED = lazy_regex(
    r"\((?:1[5-9]|20)\d\d[a-z]?\)|(?<!\d)\d{1,4}\s?\((?:\d{1,3}|[\w–-]{1,12}\):\s\w*\d[^()]*)\)?|\bpp\.\s|\bvol\.\s|\bet al\b|;\s?\d"
)  # "186 (2010)"

COMPANY = {"Inc", "Inc.", "Ltd", "Ltd."}

SECTION = lazy_regex(
    r"\b[Ss]ect?\.\s\w+"
)  # "Sect. World": a newspaper's section, for which there is no field

UNPAGED = lazy_regex(
    rf",\s(?:{alternatives('ahead')})(?=,)"
)  # ", ahead of print": there is no field for it, either

MIXED = lazy_regex(  # what shows that a field holds two: "Translated by R. Roe. Oslo", "(Vol. 3)", "USA, 97"
    r"\b(?:[Tt]rans|[Vv]ol|[Ee]ds?|edn)\.|\b[Tt]ranslated\b|\[|,\s*\d{1,3}(?!\d)|\bp\."
)

TWO = lazy_regex(r"[^\W\d_]{3}\.\s")  # "Occasional Paper. Ministry"

DIGIT = lazy_regex(r"\d")

NO_NAME = lazy_regex(r"[\d…:;“”]|\.\s?\.")  # what no name contains

NUMBERED = lazy_regex(
    r"\d,?\s[^\W\d_]{1,4}[.ºᵒ°]{0,2}(?:[\s.]{1,2}\w{1,8}){0,3}$"
)  # "Sociétés 9, nᵒ", which holds a volume

JOINED = lazy_regex(rf"[^\W\d_]\.?\s(?:{alternatives('joining')})\s[^\W\d_a-z]")  # "Ana Rose y Eric Harris"

LISTED = lazy_regex(  # "Berg A, Lund CD", "Berg A, Dale R von"; the initials are in capitals
    r"[^\W\d_]{2}\s(?P<first>[^\W\d_a-z]{1,5}),\s[^\W\d_]{2,30}(?:[\s-][^\W\d_]{2,30}){0,2}"
    r"\s(?P<second>[^\W\d_a-z]{1,5})(?:[,\s]|$)"
)

ROLE_LED = lazy_regex(rf"(?:{alternatives('role_words')})(?=[^\W\d_a-z])")  # "editorFox"

LED = 20  # characters of a title that show that an entry without authors begins with it

MOST_LEFT = 0.02  # share of an entry's letters that may belong to no field


def wholly(reading: Reading) -> bool:
    """Tell whether every word of an entry is in a field or only joins fields, and no field holds two."""
    made = reading.reference
    people = made.authors or made.editors
    if ODD & set(reading.flags) or not made.title or not made.year:
        return False
    if not people and not plain(made.as_printed).lstrip("“\"‘'").startswith(made.title[:LED]):
        return False
    if "name-inverted" in reading.flags and not all(person(name) for name in people):
        return False
    imprint = f"{made.publisher}\n{made.place}"
    if any(MIXED.search(field) for field in (made.title, made.container, imprint)) or TWO.search(imprint):
        return False
    if made.type == "article-journal" and TWO.search(made.container):
        return False
    if misread(made):
        return False
    if DATED.search(made.title) or DATED.search(made.container) or DIGIT.search(imprint):
        return False
    if any(NO_NAME.search(named(name)) for name in (*made.authors, *made.editors)):
        return False
    return left_over(made, repeated="article-placeholder" in reading.flags) <= MOST_LEFT


@cache
def into_book() -> tuple[str, ...]:
    """Return the words that lead to the book of a chapter, each with a blank."""
    return tuple(f"{word} " for word in words("into_book"))


def misread(made: Reference) -> bool:
    """Tell whether a reading is wrong on its face: a journal with its volume, two names as a body, "In" before a book."""
    into = into_book()
    led = made.container.startswith(into) or made.publisher.startswith(into)
    names = (*made.authors, *made.editors)
    led |= any(ROLE_LED.match(name.family or name.literal) for name in names)
    open_ = made.title.count("“") > made.title.count("”")
    led |= ". “" in made.title and open_  # "Lee. “Salt", of which "Lee" is a name
    if led or made.title.endswith(":") or AHEAD.search(made.container) or NUMBERED.search(made.container):
        return True
    return any(two_names(name.literal) for name in names)


def behind_title(rules: Reference, learned: Reference) -> bool:
    """Tell whether the title of a second reading is words that nothing sets off behind the title of the first, which is set off.

    As in "Ann Small, *Roads* (Oslo: Ink, 2010) tell of four kinds of road": a remark goes on with the sentence. Or it
    begins before that title, with the end of a name: "Office of Tides, Kelpford, *Tides*".
    """
    text = flat(rules.as_printed)
    one, other = text.find(rules.title), text.find(learned.title)
    front = learned.title.removesuffix(rules.title).rstrip()
    if one > 0 and text[one - 1] in SET_OFF and front != learned.title and front.endswith(","):
        return True
    return (
        0 < one < one + len(rules.title) < other
        and text[one - 1] in SET_OFF
        and text[other - 1] not in SET_OFF
    )


def two_names(literal: str) -> bool:
    """Tell whether the name of a body is the names of two persons: none of its words only bodies have."""
    of_bodies = words("bodies", "institutions")
    for listed in LISTED.finditer(literal):
        initials = listed["first"] + listed["second"]
        if initials.isupper() and of_bodies.isdisjoint(listed[0].split()):
            return True
    return bool(JOINED.search(literal)) and of_bodies.isdisjoint(literal.split())


def person(name: Name) -> bool:
    """Tell whether a name in natural order can be a person's, and is no part of a body's: "Industry", "Noble, Inc."."""
    found = {*name.family.split(), *name.given.split()}
    return bool(name.family and name.given) and COMPANY.isdisjoint(found) and words("small").isdisjoint(found)


def left_over(made: Reference, *, repeated: bool = False) -> float:
    """Return the share of an entry's letters that stand in no field; ``repeated`` says that the issue is printed twice."""
    text = UNPAGED.sub(" ", SECTION.sub(" ", REPRINTED.sub("", plain(made.as_printed))))
    printed = folded(MORE.sub(" ", text) if made.et_al else text)
    people = (named(name) for name in (*made.authors, *made.editors, *made.translators))
    article = "Article" if repeated or made.number else ""  # the word before an article's number
    twice = (made.year + made.letter, made.issue if repeated else "", article)
    left = Counter(printed)
    for word in folded("\n".join([*OF_FIELDS(made), *people, *twice])):
        if word in left:
            left[word] -= 1
    between = words("between_fields")
    over = sum(times * len(found) for found, times in left.items() if times > 0 and found not in between)
    return over / max(sum(map(len, printed)), 1)


def folded(text: str) -> list[str]:
    """Return the words of a text in lower case, numbers without leading zeros: "02" repeats the issue "2"."""
    return [word.casefold().lstrip("0") or word for word in WORD.findall(text)]


def named(name: Name) -> str:
    """Return the words of a name, its initials also as one word ("JP")."""
    initials = name.given.replace(".", "").replace(" ", "") if name.given.isupper() else ""
    return f"{name.family} {name.given} {initials} {name.particle} {name.suffix} {name.literal}"
