"""Reads the names of persons and institutions in entries."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.strings import folded
from edition.language.words import alternatives, words
from edition.model.works import Name, Reference
from edition.references.companies import company


def family(name: Name) -> str:
    """Return the word by which a name is cited."""
    return folded(name.family or name.literal)


def first_author(reference: Reference) -> str:
    """Return the first author's family name, folded."""
    named = people(reference)
    return family(named[0]) if named else ""


def person(text: str) -> Name:
    """Read a name from the data: "Kapur, S. Paul", or an institution, without a comma."""
    if ", " not in text:
        return Name(literal=text)
    before, _, after = text.partition(", ")
    return inverted(before, after)


INITIALS = r"[^\W\d_]{1,2}\.(?:[ -]?[^\W\d_]{1,2}\.){0,9}"  # "N. M.", "H.-A."

APA_PERSON = lazy_regex(
    rf"""(?:(?<![^,&])|(?<!\s)(?=\s*+and\b))(?P<family>[^,&]{{1,80}}+),\s*+      # Ripsman,
        (?P<given>{INITIALS}(?:\s(?:{alternatives("particles")})(?!\w)){{0,3}})         # N. M., I. de la
        (?:,\s*+(?P<suffix>{alternatives("suffixes")})\.?)?
        (?=\s*+(?:,|&|\.?$|\band\b))
    """,
    re.VERBOSE,
)

FAMILY = lazy_regex(r"[’']?[^\W\d_]+(?:(?:[’'-]\s?|\s)[^\W\d_]+){0,5}")  # "de Souza-Lima", "’t Hooft"

GIVEN = lazy_regex(r"(?:[^\W\d_a-z][^\W\d_]*+\.?[ -]?){1,4}")  # "Siobhán", "Ann B.", "A. B."

STOP = lazy_regex(r"(?<=[^\W\d_A-Z])\.$")  # of the sentence: "Small, Ann.", not "Small, Ann B."

ONLY_INITIALS = lazy_regex(rf"{INITIALS}")

ET_AL = lazy_regex(
    r"(?:,\s*+|(?<![\s,])\s++)?\bet\.?\s++al\b\.?", re.IGNORECASE
)  # "Muhammad Fahim Khan Et Al."

MORE = lazy_regex(  # "Small, Ann, et al.", "Small, Ann, u. a.", "Small, Ann, e.a."
    r"(?<!\w)(?:(?i:et\.?\s++al)|"
    + "|".join(re.escape(words_).replace(r"\ ", r"(?:\.\s*+|\s++)") for words_ in sorted(words("more")))
    + r")(?!\w)"
)

MORE_AT_END = lazy_regex(rf"(?:,\s*+|(?<![\s,])\s++){MORE.pattern}\.?$")  # "Jo Brenn u. a."

AND = lazy_regex(r"(?:(?<!\s)\s++)?(?:,\s*+)?(?:&|\band\b|\bAnd\b)\s++")  # ", and "

JOINED = lazy_regex(  # ", e José", before the last name in another language
    rf"(?:(?<!\s)\s++)?,\s*+(?:{alternatives('joining')})\s++(?=[^\W\d_a-z])"
)

COMMA = lazy_regex(r"(?:(?<!\s)\s++)?,\s*+")

SUFFIX = lazy_regex(
    rf"(?P<name>.+?)(?:,|(?<![\s,]))\s++(?P<suffix>(?:{alternatives('suffixes')})\.?)", re.DOTALL
)  # "Claude Jr."

ACRONYM = lazy_regex(r"\([A-Z]{2,}\)")  # "(IISS)"

EDITORS = lazy_regex(r"(?:,\s*+|(?<![\s,])\s++)?\((?:Eds?|eds?)\.?\)\.?")  # "(Eds.)."

LEADING_ACRONYM = lazy_regex(r"[A-Z]{4,}\s")  # "ASER Pakistan"

TITLES = lazy_regex(r"\b(?:Dr|Prof|Mr|Mrs|Ms)\b\.?\s+")  # "Dr Ashfaq Ahmed"

LONG_PERSON = lazy_regex(  # "Valério Augusto Soares de Medeiros", "Manuel Leal da Costa Lobo", "Ana R. B. de Costa Lobo"
    r"[^\W\d_a-z][^\W\d_A-Z]+\s(?:[^\W\d_a-z](?:[^\W\d_A-Z]+|\.)\s){1,3}"
    r"(?:d[aeo]s?|de\sla|v[ao]n|v[ao]n\sde[rn]?)\s[^\W\d_a-z][^\W\d_A-Z]+(?:\s[^\W\d_a-z][^\W\d_A-Z]+)?"
)

PERSON_WORDS = 4  # most words of a person's name in natural order


def is_institution(text: str) -> bool:
    """Tell whether a printed name is the name of an institution."""
    parts = text.replace("(", " ").replace(")", " ").split()
    if not parts or ACRONYM.search(text) or parts[0] == "The" or text.isupper():
        return True
    if not words("institutions", "bodies").isdisjoint(part.rpartition("-")[2] for part in parts):
        return True  # also "Heinrich-Böll-Stiftung"
    whole = [part for part in parts if not ONLY_INITIALS.fullmatch(part)]
    return len(whole) > PERSON_WORDS and not LONG_PERSON.fullmatch(text)


def natural(text: str) -> Name:
    """Read a name in natural order: the last word, with its particles, is the family name."""
    text = TITLES.sub("", text.strip())
    if is_institution(text):
        return Name(literal=text)
    suffix = ""
    if match := SUFFIX.fullmatch(text):
        text, suffix = match["name"], match["suffix"]
    parts = text.split()
    last = len(parts) - 1
    if last > 1 and parts[last] in words("family_ends"):
        last -= 1  # "Simões Júnior"
    elif last > 2 and parts[last - 1] in words("within_names"):  # noqa: PLR2004 - a given name and two family names
        last -= 2  # "Padró i Miquel"
    start = last
    while start > 1 and parts[start - 1].lower() in words("particles") and parts[start - 1].islower():
        start -= 1
    if 1 < start < last and parts[start - 1].lower() in words("particles"):
        start -= 1  # "Van der Velden"
    particle = " ".join(parts[start:last])
    return Name(
        family=" ".join(parts[last:]), given=" ".join(parts[:start]), particle=particle, suffix=suffix
    )


def inverted(family: str, given: str, suffix: str = "") -> Name:
    """Read a name printed with the family name first."""
    family = family.strip()
    if match := SUFFIX.fullmatch(family):
        family, suffix = match["name"], match["suffix"]
    parts = TITLES.sub("", given.strip()).split()
    tail = len(parts)
    while tail > 1 and parts[tail - 1] in words("particles"):
        tail -= 1
    particle = " ".join(parts[tail:])
    front = family.split()
    if len(front) > 1 and front[0].islower() and front[0] in words("particles"):
        cut = next((i for i, word in enumerate(front) if word not in words("particles")), len(front) - 1)
        particle, family = " ".join(front[:cut]), " ".join(front[cut:])
    return Name(family=family, given=" ".join(parts[:tail]), particle=particle, suffix=suffix)


def cleaned(text: str) -> tuple[str, bool]:
    """Remove "et al." and "(Eds.)"; return the rest, and whether there was an "et al."."""
    text = EDITORS.sub("", text)
    more = bool(ET_AL.search(text) or MORE_AT_END.search(text))
    return MORE_AT_END.sub("", ET_AL.sub("", text)).strip().strip(","), more


def apa(text: str) -> tuple[tuple[Name, ...], bool, tuple[str, ...]]:
    """Read the authors of an APA entry.

    In: the text before the year. Out: names, whether "et al." follows, and flags:
    ``name-inverted`` if a person is not inverted or has a family name of two words.
    """
    text, more = cleaned(text)
    people = list(APA_PERSON.finditer(text))
    if company(text):
        return (Name(literal=text.rstrip(".")),), more, ()
    if pairs := in_full(text):
        return pairs, more, ()
    if people:
        names = [
            inverted(AND.sub("", m["family"]).strip(" ,&"), m["given"], m["suffix"] or "") for m in people
        ]
        odd = any(len(name.family.split()) > 1 and not capital_particle(name.family) for name in names)
        return tuple(names), more, ("name-inverted",) if odd else ()
    return listed(text.rstrip("."), more)


def in_full(text: str) -> tuple[Name, ...]:
    """Return inverted names of which one has its given name in full: "O’Neill, Siobhán, & Lee, Bo"; else ``()``."""
    parts = [part.strip() for part in COMMA.split(AND.sub(", ", text))]
    families, given = parts[::2], parts[1::2]
    if len(families) != len(given) or not all(map(FAMILY.fullmatch, families)):
        return ()
    if not all(map(GIVEN.fullmatch, given)) or all(map(ONLY_INITIALS.fullmatch, given)):
        return ()
    full = [part for part in parts if not ONLY_INITIALS.fullmatch(part)]
    if any(is_institution(part) or part.rstrip(".") in words("suffixes") for part in full):
        return ()
    last = AND.search(text)
    if last and text[last.end() :].count(",") != 1:
        return ()  # "Small, Ann and Bo Lee"
    given[-1] = STOP.sub("", given[-1])
    return tuple(inverted(family, name) for family, name in zip(families, given, strict=True))


def listed(text: str, more: bool) -> tuple[tuple[Name, ...], bool, tuple[str, ...]]:
    """Read names in natural order; flags as ``apa`` if there are persons among them."""
    if not text.strip():
        return (), more, ()
    if (is_institution(text) or LEADING_ACRONYM.match(text)) and not AND.search(text):
        return (Name(literal=text.strip()),), more, ()
    if one_body(text):
        return (Name(literal=text.strip()),), more, ()
    names = tuple(natural(part) for part in AND.split(text) if part.strip())
    odd = any(name.family for name in names)
    return names, more, ("name-inverted",) if odd else ()


def one_body(text: str) -> bool:
    """Tell whether "and" joins words of one body's name: "Voting and Election Team", not "Reuters and the World Bank".

    A person in natural order has two words, a body of one word is known by it or prints it in capitals.
    """
    parts = [part.split() for part in AND.split(text) if part.strip()]
    short = [part[0] for part in parts if len(part) == 1]
    known = words("institutions", "bodies", "newspapers", "periodicals")
    bodies = any(len(part) > 1 and is_institution(" ".join(part)) for part in parts)
    return bool(short) and bodies and not any(word.isupper() or word in known for word in short)


def chicago(text: str) -> tuple[tuple[Name, ...], bool, tuple[str, ...]]:
    """Read the authors of a Chicago entry: the first inverted, the others not.

    In: the text before the title. Out: as ``apa``.
    """
    text, more = cleaned(text.strip().rstrip(","))
    text = text.removesuffix(".") if not re.search(r"\b[A-Z]\.$", text) else text
    if "," not in text:
        return listed(text, more)
    family, _, rest = text.partition(",")
    if company(text):
        return (Name(literal=text),), more, ()
    if len(family.split()) > 1 and words("institutions").intersection(family.split()):
        return (Name(literal=text),), more, ()
    if AND.search(family):
        parts = [part for piece in COMMA.split(text) for part in AND.split(piece) if part]
        return tuple(natural(part) for part in parts), more, ("name-inverted",)
    if AND.match(rest.lstrip()) or JOINED.match(
        f",{rest}"
    ):  # "RWI, and Reuters": no given name is behind the comma
        parts = [part for part in COMMA.split(JOINED.sub(", ", f",{AND.sub(', ', rest)}")) if part.strip()]
        return tuple(natural(part) for part in (family, *parts)), more, ()
    first, *others = [
        part for part in COMMA.split(JOINED.sub(", ", AND.sub(", ", rest.strip()))) if part
    ] or [""]
    suffix = others.pop(0) if others and others[0].rstrip(".") in words("suffixes") else ""  # ", III"
    return (inverted(family, first, suffix), *(natural(part) for part in others)), more, ()


MIDDLE = lazy_regex(r"[^\W\d_a-z][^\W\d_A-Z]{2,}\s(?P<last>[^\W\d_a-z][\w’-]{2,})")  # "Laurel Weldon"

PERSON = lazy_regex(  # "Boaventura de Sousa Santos"
    r"(?:[^\W\d_a-z][^\W\d_A-Z]+\s){1,2}(?:d[aeo]s?\s|e\s|v[ao]n\s|der\s)(?:[^\W\d_a-z][^\W\d_A-Z]+\s){0,2}(?P<last>[^\W\d_a-z][^\W\d_A-Z]+)"
)


FULL_GIVEN = lazy_regex(r"[^\W\d_a-z][^\W\d_A-Z]{2}")  # "Ann"


def behind_middle(name: Name) -> str:
    """Return the last word of a family name before which a middle name may stand: "Weldon", of "S. Laurel Weldon".

    One initial before two words leaves open which of them begins the family name. Lists for author–date citations,
    which print the family name first, say it: a citation of "Paul Kapur, S." as "Kapur" is one that an editor decides.
    """
    match = MIDDLE.fullmatch(name.family) if re.fullmatch(r"[^\W\d_a-z]\.", name.given) else None
    return match["last"] if match and match[0].split()[0].lower() not in words("particles") else ""


def middle_names(found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names among which others have a given name in full, with middle names given: "J. Celeste" of "Lay"."""
    if not any(FULL_GIVEN.match(name.given) for name in found):
        return found
    return tuple(
        replace(name, given=f"{name.given} {name.family.rpartition(' ')[0]}", family=last) if last else name
        for name, last in ((name, behind_middle(name)) for name in found)
    )


def last_name(literal: str) -> str:
    """Return the last word of what was read as a body and has the form of a person's name: "Ana de Sousa Santos"."""
    match = PERSON.fullmatch(literal)
    body = words("institutions", "bodies").intersection(literal.split())
    return match["last"] if match and not body else ""


def capital_particle(family: str) -> bool:
    """Tell whether a family name begins with a particle, also with a capital: "De Vries"."""
    return family.split(maxsplit=1)[0].lower() in words("particles")


def people(reference: Reference) -> tuple[Name, ...]:
    """Return the names by which a work is known: its authors, else its editors."""
    return reference.authors or reference.editors
