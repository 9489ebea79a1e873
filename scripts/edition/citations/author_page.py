"""Author–page citations (MLA): "(Small 45)", "(Small, *Axis* 45)", "(“Notes” 4)", "Small says … (45)".

Source of the rules: *MLA Handbook*, 9th edition, chapter 6. A page alone is a citation only at the
end of a clause, in a sentence that names one cited author and has no other number in brackets; any
other number in brackets is not a citation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.citations.author_date import BRACKET, LONGEST, POSSESSIVE
from edition.citations.found import LEAD, NAME, PEOPLE, bare, begins, family_of, split_people
from edition.citations.resolve import fits_people
from edition.language.sentences import around, sentence_at
from edition.language.strings import folded
from edition.language.words import alternatives, speaks, words
from edition.model.works import Attested, Found

PAGE = r"(?:[A-Z]?\d{1,4}(?:[–-][A-Z]?\d{1,4})?)"  # "45", "140-42", "A7" of a newspaper

QUOTED = r"“[^“”]+?[,.]?”"

ITEM = re.compile(  # "see also Small and Lee, China Axis 45-47"
    rf"\s*{LEAD}(?P<cited>(?P<people>{PEOPLE})(?:,\s+(?P<title>[^,;()\d]+?))?\s+(?P<page>{PAGE}(?:,\s*{PAGE})*))\s*"
)

TITLE = re.compile(rf"\s*{LEAD}(?P<cited>(?P<title>{QUOTED})(?:\s+(?P<page>{PAGE}(?:,\s*{PAGE})*))?)\s*")

LABELLED = re.compile(  # "Shamsi, ch. 3" (MLA 9, 6.20)
    rf"\s*{LEAD}(?P<cited>(?P<people>{PEOPLE}),\s+"
    r"(?P<page>(?:chs?\.|secs?\.|pars?\.|lines?|canto|bk\.|vol\.|act|sc\.)\s+\d[\d.–-]*(?:,\s*\d[\d.–-]*)*))\s*"
)

GROUP = re.compile(  # "Ministry of Planning, Development and Reform 9"
    rf"\s*{LEAD}(?P<cited>(?P<people>[^\W\d_][^\d“”]{{0,200}}?)(?<!\s)\s++(?P<page>{PAGE}(?:,\s*{PAGE})*))\s*"
)

JOINED = re.compile(  # between the family names of "Nichola Khan and Pieter van der Meulen"
    rf"(?:’s)?,?\s+(?:and|&)\s+(?:(?:[^\W\d_a-z][\w’.-]*|{alternatives('particles')})\s+){{0,4}}"
)

JOINED_BEFORE = re.compile(rf"(?P<name>{NAME})\s+(?:and|&)\s+$")

JOINED_BEHIND = re.compile(rf"\s+(?:and|&)\s+(?:{NAME}\s+){{0,2}}(?P<name>{NAME})")

QUOTED_WORDS = re.compile(r"“[^“”]*”")

PAGE_ALONE = re.compile(rf"(?P<cited>{PAGE}(?:,\s*{PAGE})*)")

NAME_ALONE = re.compile(rf"\s*{LEAD}(?P<cited>(?P<people>{PEOPLE}))\s*")

NAMES = re.compile(rf"{NAME}(?:\s+{NAME})*")

LIKE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|[A-Z].*")  # pages that are a citation only with a known name

CONNECTED = re.compile(
    r"\s(?:&|and|et)\s"
)  # "Small, Lee, and Khan" names persons, "Small, China Axis" does not

LONGEST_PAIR = 90  # characters before a name that may contain a name joined to it

ENDS_CLAUSE = frozenset(".,;:?!")


def find(text: str, known: Callable[[str], bool]) -> tuple[Found, ...]:
    """Find the author–page citations in a text.

    Takes and returns the same as ``author_date.find``.
    """
    found: list[Found] = []
    for bracket in BRACKET.finditer(text):
        parts = bracket["inside"].split(";")
        offset = bracket.start("inside")
        alone = PAGE_ALONE.fullmatch(bracket["inside"])
        if alone:
            found += page_alone(text, bracket, known) or speaker(text, bracket, known)
            continue
        for part in parts:
            item = in_bracket(part, offset, text, known)
            if item:
                found.append(item)
            offset += len(part) + 1
    return tuple(found)


def in_bracket(part: str, offset: int, text: str, known: Callable[[str], bool]) -> Found | None:
    """Return one part of a bracket as a citation, or ``None``."""
    if len(part) > LONGEST:
        return None
    match = LABELLED.fullmatch(part)
    if match:
        return by_name(match, offset, "", match["page"]) if known_name(match["people"], known) else None
    match = ITEM.fullmatch(part)
    dated = match is not None and bool(LIKE_YEAR.fullmatch(match["page"]))
    if (
        match
        and not names_thing(match["people"], known)
        and (not dated or known_name(match["people"], known))
    ):
        return by_name(match, offset, match["title"] or "", match["page"])
    match = GROUP.fullmatch(part)
    if match and " " in match["people"] and known(folded(match["people"])):
        return replace(
            by_name(match, offset, "", match["page"]), people=(match["people"],), et_al=False, hint=""
        )
    match = TITLE.fullmatch(part)
    if match:
        start, end = offset + match.start("cited"), offset + match.end("cited")
        named = cited_in(around(text, start, end), known)
        people = named[0] if len(named) == 1 else ()
        page, hint = match["page"] or "", bare(match["title"])
        return Found(
            start, end, match["cited"], people, et_al=False, year="", letter="", locator=page, hint=hint
        )
    match = NAME_ALONE.fullmatch(part)
    if match and known_name(match["people"], known):
        return by_name(match, offset, "", "")
    return None


def by_name(match: re.Match[str], offset: int, title: str, page: str) -> Found:
    """Return a citation that names its authors; a title in plain letters may follow the name."""
    named = match["people"]
    if not title and ", " in named and not CONNECTED.search(named):
        named, _, title = named.partition(", ")
    people, more = split_people(named)
    start, end = offset + match.start("cited"), offset + match.end("cited")
    found = Found(start, end, match["cited"], people, more, year="", letter="", locator=page)
    return replace(found, hint=bare(title))


def known_name(people: str, known: Callable[[str], bool]) -> bool:
    """Tell whether every person of a citation is an author of the list."""
    persons, _ = split_people(people)
    return all(known(family_of(person)) or known(folded(person)) for person in persons)


def names_thing(people: str, known: Callable[[str], bool]) -> bool:
    """Tell whether the word before a number names a numbered thing: "Table 3".

    Two authors of the list are persons, even if one is called March.
    """
    if len(split_people(people)[0]) > 1 and known_name(people, known):
        return False
    return bool(set(people.split()) & (words("counted") | words("events") | words("months")))


def page_alone(text: str, bracket: re.Match[str], known: Callable[[str], bool]) -> list[Found]:
    """Return a page in brackets as a citation of the author whom its sentence names."""
    page = bracket["inside"]
    if text[bracket.end() : bracket.end() + 1] not in ENDS_CLAUSE or LIKE_YEAR.fullmatch(page):
        return []
    start, end = bracket.span("inside")
    sentence = around(text, start, end)
    pages = [b for b in BRACKET.finditer(sentence) if PAGE_ALONE.fullmatch(b["inside"])]
    named = cited_in(sentence, known)
    if len(pages) != 1 or len(named) != 1 or not named[0]:
        return []
    found = Found(start, end, page, named[0], et_al=False, year="", letter="", locator=page)
    return [replace(found, narrative=True)]


def cited_in(sentence: str, known: Callable[[str], bool]) -> tuple[tuple[str, ...], ...]:
    """Return the authors of the list whom a sentence names outside brackets, each once.

    Names joined by “and” are one group: "Khan and Lee". A name joined to one that is not in the list
    forms a group with it if the two are the speakers, else an empty group.
    """
    sentence = BRACKET.sub(lambda match: " " * len(match[0]), sentence)
    groups: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, name in known_names(sentence, known):
        first, last, group = groups[-1] if groups else (0, 0, ())
        if group and JOINED.fullmatch(sentence, last, start):
            groups[-1] = (first, end, (*group, name))
        else:
            groups.append((start, end, (name,)))
    found: dict[str, tuple[str, ...]] = {}
    for start, end, group in groups:
        whole = group if len(group) > 1 else with_unknown(sentence, start, end, group[0], known)
        found.setdefault(folded(" ".join(group)), whole)
    return tuple(found.values())


def known_names(sentence: str, known: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Yield the offset of each name of a listed author in a sentence, and the name as written."""
    for run in NAMES.finditer(sentence):
        places = [(run.start() + word.start(), word[0]) for word in re.finditer(r"\S+", run[0])]
        parts = [(start, POSSESSIVE.sub("", word)) for start, word in places]
        place = 0
        while place < len(parts):
            start, name = parts[place]
            if place + 1 < len(parts):
                second, more = parts[place + 1]
                if known(folded(f"{name} {more}")):
                    yield start, second + len(more), f"{name} {more}"
                    place += 2
                    continue
            if known(folded(name)):
                yield start, start + len(name), name
            place += 1


def with_unknown(
    sentence: str, start: int, end: int, name: str, known: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return a name with the unlisted name that “and” joins to it."""
    before = JOINED_BEFORE.search(sentence[max(start - LONGEST_PAIR, 0) : start])
    if before and not known(folded(before["name"])) and before["name"] not in words("lead_ins"):
        return (before["name"], name) if speaks(sentence[end:]) else ()
    behind = JOINED_BEHIND.match(sentence, end)
    if behind and not known(folded(POSSESSIVE.sub("", behind["name"]))):
        return (name, behind["name"]) if speaks(sentence[behind.end() :]) else ()
    return (name,)


def speaker(text: str, bracket: re.Match[str], known: Callable[[str], bool]) -> list[Found]:
    """Return a page in brackets whose speaker the sentence names, but the paper does not cite.

    As in "Devji has called this “a politics” (41)", where no author of the list is named.
    """
    page = bracket["inside"]
    if not text[: bracket.start()].rstrip().endswith("”") or LIKE_YEAR.fullmatch(page):
        return []
    sentence, begin = sentence_at(text, *bracket.span("inside"))
    said = QUOTED_WORDS.sub(lambda quoted: " " * len(quoted[0]), sentence)
    speakers = [run for run in NAMES.finditer(said) if speaks(said[run.end() :])]
    if len(speakers) != 1 or cited_in(sentence, known) or names_thing(speakers[0][0], known):
        return []
    start, end = begin + speakers[0].start(), bracket.end()
    return [
        Found(
            start, end, text[start:end], (speakers[0][0],), et_al=False, year="", letter="",
            locator=page, narrative=True, known=False,
        )
    ]  # fmt: skip


def as_title(item: Found, sentence: str, forms: list[Attested], known: Callable[[str], bool]) -> Found:
    """Return a citation by a title without italics, with the author from its sentence; or it unchanged.

    As in "Fair has described … (*Fighting* 103)", of which a text without italics has "(Fighting 103)".
    """
    named = cited_in(sentence, known)
    sole = len(item.people) == len(named) == 1 and bool(named[0])
    if item.hint or item.narrative or not sole or known_name(item.people[0], known):
        return item
    titled = replace(item, people=named[0], hint=item.people[0])
    return titled if any(fits(titled, form) for form in forms) else item


def year_for_page(item: Found) -> bool:
    """Tell whether a name without a title is followed by one page that looks like a year."""
    page = item.locator
    return not item.year and not item.hint and page.isdecimal() and bool(LIKE_YEAR.fullmatch(page))


def among_pages(page: str, pages: str) -> bool:
    """Tell whether a page is among those of an article: "1941" in "1936-60"."""
    first, *rest = re.findall(r"\d+", pages) or [""]
    last = rest[0] if rest else first
    last = first[: max(len(first) - len(last), 0)] + last
    return bool(first) and page.isdecimal() and int(first) <= int(page) <= int(last)


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry fits an author–page citation.

    "(London 1941)" is a place and a year, unless the entry has such pages.
    """
    reference = form.reference
    if year_for_page(item) and not among_pages(item.locator, reference.pages):
        return False
    if item.hint and not begins(reference.title, item.hint):
        return False
    if not item.people:
        return not (reference.authors or reference.editors)
    return fits_people(item, form)
