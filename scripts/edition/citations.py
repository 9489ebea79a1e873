"""Author–date citations in running text: found by their form, resolved by the paper's own list.

A citation is linked only when exactly one entry fits it in name, number of authors, initials,
year and letter; otherwise it stays unresolved, with the reason. Dates of events, laws and reports
have the form of a citation too: a name before a bracketed year counts only where the paper's list
(or, without a list, its other citations) knows that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from edition import references
from edition.bibliography import family, folded
from edition.entry_index import Entries
from edition.model import Attested, Found, Name, Reference, Unresolved, Why
from edition.short_titles import bare, begins
from edition.words import alternatives, words

# Names and their lists are bounded, so that a search takes a bounded time at each place.
NAME = r"[A-ZÀ-ÖØ-Þ][\w’-]{0,40}[\w’]"  # "Al-Khalid", "O’Neill"
INITIAL = r"(?:[A-Z]\.[ -]?){1,3}"  # "J. W. "
PARTICLES = (  # "van der "; "De la " begins a sentence, or is so written
    r"(?:(?:[Vv]an|[Vv]on|[Dd](?:er|en|el|ella|e|i|a|os|u)|[Ll][ae]|[Bb]in|[Ii]bn|[Aa]l|[Ee]l|[Tt]en|[Tt]er)\s++){0,2}"
)
PERSON = rf"(?<!\w)(?:{INITIAL}\s*+)?{PARTICLES}(?:{NAME}\s++){{0,3}}{NAME}"  # "A. Rashid", "van der Meer"
MORE = r"(?:,?\s++(?:et\s++al\.?|(?:and|&)\s++(?:colleagues|others)\b))"  # APA 7, 8.17; Chicago 17, 15.29
PEOPLE = rf"{PERSON}(?:,\s++{PERSON}){{0,9}}(?:,?\s++(?:&|and)\s++{PERSON})?{MORE}?"
OWN = r"(?:’s?)?"  # "Waltz et al.’s (1979)"; the ’s of a name is part of the name
YEAR = r"(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|no\ date|forthcoming|in\ press)"
FIRST_PRINTED = r"(?:\[(?:1[5-9]|20)\d\d\]\s+|(?:1[5-9]|20)\d\d/)?"  # "[1966] 2008", "1966/2008"
LOCATOR = (  # ", p. 4", ": 201–3"
    r"(?:(?:,\s*+|:\s*+(?=\d))(?P<locator>(?:(?:pp?\.|chap\.|para\.|§)\s*+[\w–-]+|(?<=[:\s])(?<!,\s)\d{1,4}(?:[–-]\d{1,4})?)))?"
)
BEFORE = r"(?:(?<!\s)\s++)?"  # the space of "; Small, 2015", read from its beginning only
LEAD = (  # "see, e.g., ", "but see ", "qtd. in "
    r"(?:(?:but\s+see|see\s+also|see|compare|contrast|cf\.|e\.g\.|for\s+example|also"
    r"|(?:as\s+)?(?:quoted|cited)\s+in|qtd\.\s+in),?\s+){0,2}"
)
BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
ITEM = re.compile(
    rf"{BEFORE}{LEAD}(?P<cited>(?P<people>{PEOPLE}),\s+{FIRST_PRINTED}(?P<year>{YEAR}){LOCATOR})\s*"
)
NARRATIVE = re.compile(rf"(?P<people>{PEOPLE}){OWN}\s+\({FIRST_PRINTED}(?P<year>{YEAR}){LOCATOR}\)")
BROKEN = re.compile(
    rf",\s+(?P<cited>(?P<people>{PERSON}),\s+(?P<year>{YEAR}))\)"
)  # "analyzation, Smith, 2023)"
PLAIN_LOCATOR = r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*|chap\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?"
PLAIN_ITEM = re.compile(  # "see also Small 2015, 45"
    rf"{BEFORE}{LEAD}(?P<cited>(?P<people>{PEOPLE}),?\s+{FIRST_PRINTED}(?P<year>{YEAR}){PLAIN_LOCATOR})\s*"
)
PLAIN_NARRATIVE = re.compile(
    rf"(?P<people>{PEOPLE}){OWN}\s+\({FIRST_PRINTED}(?P<year>{YEAR}){PLAIN_LOCATOR}\)"
)
WHOLE_NAME = re.compile(  # "Government of Punjab, 1937, p. 4": any words before a year
    rf"\s*{LEAD}(?P<cited>(?P<people>[^\W\d_][^\d(),;]*?),?\s+(?P<year>{YEAR})"
    r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?)\s*"
)
UNBRACKETED = re.compile(  # "see Small 2015, 45." (Chicago 17, 15.28)
    rf"(?P<people>{PEOPLE})\s+(?P<year>(?:1[5-9]|20)\d\d[a-z]?){PLAIN_LOCATOR}(?=[.,;:?!]|$)"
)
TITLE = re.compile(  # "“Madrassas Get,” 2009, p. 6"
    rf"{BEFORE}{LEAD}(?P<cited>“(?P<title>[^“”]{{2,200}}?),?”,?\s+(?P<year>{YEAR})"
    r"(?:(?:,|:)\s*(?P<locator>(?:pp?\.\s*)?\d{1,4}(?:[–-]\d{1,4})?))?)\s*"
)
TITLE_NARRATIVE = re.compile(  # "“Balakot and After” (2019)"
    rf"(?P<cited>“(?P<title>[^“”]{{2,200}}?),?”\s+\((?P<year>{YEAR}){PLAIN_LOCATOR}\))"
)
SEVERAL_YEARS = re.compile(  # "Mustafa (2001; 2002)"
    rf"(?P<people>{PEOPLE}{OWN})\s+\((?P<first>{YEAR})(?:(?:[,;]|\s+and)\s*{YEAR}){{1,5}}\)"
)
INTRODUCED = re.compile(r"(?<!\s)\s++\[[^\[\]]*\]$")  # " [ICG]" behind a name at its first citation
FURTHER_YEAR = re.compile(
    rf"(?:[,;]|\s+and)\s*(?P<cited>(?P<year>{YEAR}))\s*"
)  # the second of "Small 2015, 2017"
AND = re.compile(r",\s++(?:(?:&|and)\s++)?|(?<![\s,])\s++(?:&|and)\s++")
ET_AL = re.compile(r"(?:,|(?<![\s,]))\s++(?:et\s++al\.?|(?:and|&)\s++(?:colleagues|others))$")
POSSESSIVE = re.compile(r"’s$|(?<=s)’$")  # "Waltz’s", "Andrews’"
SECONDARY = re.compile(
    r"(?:\bas\s++)?(?:\b(?:quoted|cited)|\bqtd\.)\s++(?:in|by)\s++"
)  # "Li, 1990, cited in "
LETTER = re.compile(r"(?P<year>\d{4})(?P<letter>[a-z]?)")
UNDATED = {"no date": "n.d."}  # Harvard; the list may have either
WORD = re.compile(r"[\w’-]+")  # "Gwadar"
OF_BODY = re.compile(  # "the University of ", "Treaty of "; but "Critics of " begins a sentence
    rf"(?:(?<=[\w,;] )[A-Z][\w’-]{{1,40}}|(?<!\w)(?:{alternatives('institutions')}|{alternatives('events')}))"
    r"\sof\s(?:the\s)?$"
)
LONGEST_BODY = 60  # characters before a name in which the kind of body stands
LONGEST = 400  # characters of one part of a bracket that can be a citation
SEVERAL = 3  # "et al." stands for three authors or more (APA 7, 8.17)
SPELT_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Form:
    """How one system of citations is printed: in brackets, and with the name in the sentence."""

    item: re.Pattern[str]
    narrative: re.Pattern[str]
    broken: re.Pattern[str] | None = None
    comma: bool = True
    bare: re.Pattern[str] | None = None


COMMA = Form(ITEM, NARRATIVE, BROKEN)  # "(Small, 2015)": APA, most of Harvard
NO_COMMA = Form(PLAIN_ITEM, PLAIN_NARRATIVE, comma=False, bare=UNBRACKETED)  # "(Small 2015, 45)": Chicago


def split_people(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the persons that a citation names and whether "et al." follows."""
    more = bool(ET_AL.search(text))
    return tuple(part.strip() for part in AND.split(ET_AL.sub("", text)) if part.strip()), more


def family_of(person: str) -> str:
    """Return a cited person's family name, folded: the last word."""
    return folded(person.rsplit(maxsplit=1)[-1]) if person.split() else ""


def make(start: int, match: re.Match[str], group: str, *, narrative: bool = False) -> Found:
    """Return a citation from a match; ``start`` is where the matched text begins."""
    people, more = split_people(match.groupdict().get("people") or "")
    if narrative:
        people = tuple(POSSESSIVE.sub("", person) for person in people)
    year = LETTER.fullmatch(match["year"])
    locator = match.groupdict().get("locator") or ""
    return Found(
        start + match.start(group),
        start + match.end(group),
        match[group],
        people,
        more,
        year["year"] if year else UNDATED.get(match["year"], match["year"]),
        year["letter"] if year else "",
        locator,
        narrative,
    )


def trimmed(match: re.Match[str]) -> int:
    """Return how many characters at the start of a narrative match are no names ("In ", "By ")."""
    cut = 0
    text = match["people"]
    while (
        (first := text[cut:].split(maxsplit=1))
        and len(first) > 1
        and first[0].strip(",") in words("lead_ins")
    ):
        cut += text[cut:].index(first[1])
    return cut


def find(text: str, known: Callable[[str], bool], form: Form = COMMA) -> tuple[Found, ...]:
    """Find the citations in a text.

    In: a paragraph's characters; ``known`` says whether a family name (folded) is one that the
    paper cites; how its citations are printed. Out: citations in the order of the text; none
    overlaps another.
    """
    found: list[Found] = []
    for bracket in BRACKET.finditer(text):
        offset = bracket.start("inside")
        for part in bracket["inside"].split(";"):
            found += bracketed(part, offset, known, form)
            offset += len(part) + 1
    for pattern in (form.narrative, form.bare):
        matches = pattern.finditer(text) if pattern else ()
        named = [narrative(match, known) for match in matches]
        found += [item for item in named if item]
    found += years_behind(text, known, form)
    found += [
        replace(make(0, match, "cited", narrative=True), hint=bare(match["title"]))
        for match in TITLE_NARRATIVE.finditer(text)
    ]
    opened, closed, seen = -1, -1, 0
    for match in form.broken.finditer(text) if form.broken else ():
        opened = max(opened, text.rfind("(", seen, match.start()))
        closed = max(closed, text.rfind(")", seen, match.start()))
        seen = match.start()
        if opened <= closed:
            found.append(make(0, match, "cited"))
    found.sort(key=lambda item: item.start)
    return tuple(one for place, one in enumerate(found) if place == 0 or one.start >= found[place - 1].end)


def bracketed(part: str, offset: int, known: Callable[[str], bool], form: Form) -> list[Found]:
    """Return the citations of one part of a bracket: one name with a year or several, or none."""
    if len(part) > LONGEST:
        return []
    if secondary := SECONDARY.search(part):  # what is cited is the work that was read
        offset, part = offset + secondary.end(), part[secondary.end() :]
    whole = WHOLE_NAME.fullmatch(part)
    if whole:
        name = INTRODUCED.sub("", whole["people"]).strip()
        if (" " in name or name != whole["people"]) and known(folded(name)):
            return [replace(make(offset, whole, "cited"), people=(name,), et_al=False)]
    if match := TITLE.fullmatch(part):
        return [replace(make(offset, match, "cited"), hint=bare(match["title"]))]
    if match := form.item.fullmatch(part):
        sound = match["people"] not in words("months") and (form.comma or personal(match["people"], known))
        return [make(offset, match, "cited")] if sound else []
    heads = (part[: comma.start()] for comma in re.finditer(",", part))
    first = next((match for head in heads if (match := form.item.fullmatch(head))), None)
    if not first or not (form.comma or personal(first["people"], known)):
        return []
    made = make(offset, first, "cited")
    out, place = [made], first.end()
    while match := FURTHER_YEAR.match(part, place):
        year = LETTER.fullmatch(match["year"])
        start, end = offset + match.start("cited"), offset + match.end("cited")
        number, letter = (
            (year["year"], year["letter"]) if year else (UNDATED.get(match["year"], match["year"]), "")
        )
        further = replace(made, start=start, end=end, surface=match["cited"], locator="")
        out.append(replace(further, year=number, letter=letter))
        place = match.end()
    return out if place == len(part) and len(out) > 1 else []


def years_behind(text: str, known: Callable[[str], bool], form: Form) -> list[Found]:
    """Return the citations of names in the sentence with several years: "Mustafa (2001; 2002)"."""
    out: list[Found] = []
    for match in SEVERAL_YEARS.finditer(text):
        head = f"{match['people']} ({match['first']})"
        whole = form.narrative.fullmatch(head)
        first = narrative(whole, known) if whole else None
        if not first:
            continue
        start, end = match.start() + first.start, match.end("first")
        out.append(replace(first, start=start, end=end, surface=text[start:end]))
        place = match.end("first")
        while further := FURTHER_YEAR.match(text, place):
            found = make(0, further, "cited")
            out.append(replace(found, people=first.people, et_al=first.et_al))
            place = further.end()
    return out


def personal(text: str, known: Callable[[str], bool]) -> bool:
    """Tell whether what stands before a bare year can be names: an act or a treaty has a year too."""
    people, more = split_people(text)
    if more or any(known(family_of(person)) for person in people):
        return True
    return text not in words("months") and not any(
        part in words("events") or part in words("months") for person in people for part in person.split()
    )


def narrative(match: re.Match[str], known: Callable[[str], bool]) -> Found | None:
    """Return a narrative citation, from the names that are known to the year; else ``None``."""
    cut = trimmed(match)
    text = match.string[match.start() + cut : match.end()]
    again = match.re.fullmatch(text)
    if not again:
        return None
    starts = [0, *(comma.end() for comma in re.finditer(r",\s++(?!and\s|&)", again["people"]))]
    for start in starts:  # "In Bangladesh, Khan and Afridi (2015)": the names from the first known one
        shorter = match.re.fullmatch(text[start:])
        if shorter and all(
            known(family_of(person)) for person in make(0, shorter, "people", narrative=True).people
        ):
            place = match.start() + cut + start
            if OF_BODY.search(match.string[max(place - LONGEST_BODY, 0) : place]):
                return None
            return narrative_found(place, shorter)
    return None


def narrative_found(start: int, match: re.Match[str]) -> Found:
    """Return a narrative citation whose surface runs from the first name to the closing bracket."""
    made = make(start, match, "people", narrative=True)
    return Found(
        start,
        start + len(match[0]),
        match[0],
        made.people,
        made.et_al,
        made.year,
        made.letter,
        made.locator,
        narrative=True,
    )


def initials(text: str) -> str:
    """Return the initials of given names: "Kenneth N." -> "kn"."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", text) if part).lower()


def same_person(cited: str, name: Name) -> bool:
    """Tell whether a cited person can be this author: family name, and initials where given.

    A family name of several words ("Ould Sidi") may be cited whole, a particle with it or not.
    """
    text, whole = folded(cited), family(name)
    if text == whole or (name.literal and text == folded(name.literal)):
        return True
    if text.endswith(f" {whole}") and whole:
        front = cited.split()[: -len(whole.split())]
    elif family_of(cited) == whole:
        front = cited.split()[:-1]
    else:
        return False
    given = " ".join(word for word in front if word.lower() not in words("particles"))
    wanted, there = initials(given), initials(name.given)
    return not wanted or not there or there.startswith(wanted[0])


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry is what a citation names."""
    reference = form.reference
    if (reference.year, reference.letter) != (item.year, item.letter):
        return False
    if item.hint:
        return not references.people(reference) and begins(reference.title, item.hint)
    return fits_people(item, form)


def fits_people(item: Found, form: Attested) -> bool:
    """Tell whether an entry is by the persons that a citation names."""
    reference = form.reference
    authors = reference.authors or reference.editors
    if not authors or not item.people:
        return False
    if item.et_al:
        return same_person(item.people[0], authors[0]) and (reference.et_al or len(authors) >= SEVERAL)
    if len(item.people) != len(authors) or reference.et_al:
        return False
    return all(same_person(cited, name) for cited, name in zip(item.people, authors, strict=True))


def resolve(
    item: Found,
    forms: Iterable[Attested] | Entries,
    works: dict[str, str],
    *,
    listed: bool,
    fits: Callable[[Found, Attested], bool] = fits,
) -> tuple[str, Unresolved | None]:
    """Return the work that a citation leads to, or ``""`` and why it leads to none.

    In: the citation; the paper's own entries; the key of each entry's work; whether the paper
    prints a list at all; the test of an entry against a citation.
    """
    if not listed:
        return "", Unresolved(Why.NO_LIST)
    entries = forms if isinstance(forms, Entries) else Entries(forms)
    keys = sorted({works[form.id] for form in entries.near(item.people) if fits(item, form)})
    if len(keys) == 1:
        return keys[0], None
    if keys:
        return "", Unresolved(Why.SEVERAL_FIT, fitting=len(keys))
    return "", why_not(item, entries)


def why_not(item: Found, entries: Entries) -> Unresolved:
    """Say why no entry fits: year, spelling, or nothing like it."""
    if not item.people:
        return Unresolved(Why.NO_TITLE)
    wanted = family_of(item.people[0])
    named = entries.families.get(wanted, [])
    years = sorted({form.reference.year + form.reference.letter for form in named})
    if named and item.year and item.year + item.letter not in years:
        return Unresolved(Why.OTHER_YEAR, tuple(years))
    if named:
        return Unresolved(Why.OTHER_AUTHORS if item.year else Why.OTHER_TITLE)
    if alike := entries.alike(wanted, SPELT_ALIKE):
        return other_name(entries.families[alike][-1].reference)
    return Unresolved(Why.NO_ENTRY)


def other_name(reference: Reference) -> Unresolved:
    """Say that the list has a name which is spelt almost like the cited one: "Siddiq, 2020"."""
    first = references.people(reference)[0]
    return Unresolved(Why.OTHER_NAME, (f"{first.family or first.literal}, {reference.year}",))
