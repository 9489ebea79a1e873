"""Finds author–date citations in running text: the names of the paper's list beside its years.

Every year that may date a work is tried. The names of the list before it decide, whatever other words and brackets are
around; then the form, for names that the list lacks: before a bracketed year, as of events, only a possible citation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain

from edition.citations.entry_index import Entries
from edition.citations.found import (
    CLOSE,
    LEAD,
    OPEN,
    TO_BRACKET,
    TO_YEAR,
    Before,
    Bracket,
    as_shown,
    brackets_of,
    in_latin_signs,
)
from edition.citations.lettered import dated
from edition.citations.named_before import NamedBefore
from edition.citations.not_authors import (
    happened_there,
    is_body,
    is_term,
    of_event,
    part_of_name,
    personal,
    reigned,
    thing,
)
from edition.citations.people import SPACE, People, Text
from edition.citations.titles import Titles
from edition.citations.years import Year, locator_behind, said_of, years_of
from edition.language.regex import lazy_regex
from edition.language.words import speaks, words
from edition.model.works import Found

MORE_YEARS = lazy_regex(r"\s*(?:[,;]\s*)?(?:(?:and|&|or|und|et|y)\s+)?$")  # "Small 2015, 2017"
CITED_IN = lazy_regex(r"[^;]{0,60}?\b(?:quoted|cited|qtd\.?)\s(?:in|by)\b")  # "cited in Small, 2015"
FURTHEST = 90  # characters between a name and its year

FIRST_MODERN = "1900"  # an earlier number behind a comma may be a page: "Small, 2015, 1750"


def find(
    text: str, entries: Entries, fits: Callable[[Found], bool], *, comma: bool = True
) -> tuple[Found, ...]:
    """Find the citations in a text.

    In: a paragraph's characters; the entries of the paper; whether an entry fits a citation; whether the
    style prints a comma before the year. Out: citations, and text that only has the form of one
    (``Found.known`` is false), in the order of the text, without overlaps.
    """
    return as_shown(text, Finder(in_latin_signs(text), entries, fits, comma=comma).all())


class Finder:
    """Finds the citations of one text."""

    def __init__(self, text: str, entries: Entries, fits: Callable[[Found], bool], *, comma: bool) -> None:
        self.text, self.entries, self.fits, self.comma = text, entries, fits, comma

    @cached_property
    def names(self) -> Text:
        """The words of the text, with the names of the entries; most texts have no year, so none is needed."""
        return Text(self.text, self.entries.names)

    @cached_property
    def titles(self) -> Titles:
        """The titles of works without an author in the text."""
        return Titles(self.text, self.entries)

    @cached_property
    def named(self) -> NamedBefore:
        """Whom the text names before a year."""
        return NamedBefore(self.text, self.entries)

    def all(self) -> Iterator[Found]:
        """Yield the citations of all years in order; they may overlap."""
        yield from self.literal() if self.entries.dated else ()
        before: dict[Bracket | None, Before] = {}
        end, brackets = 0, tuple(brackets_of(self.text))
        for year in years_of(self.text):
            if year.start < end or self.titles.inside(year):
                continue  # a page of the citation before it, or part of a title
            around = next((b for b in brackets if b.start <= year.start and year.end <= b.end), None)
            made = self.cited(year, around, before.get(around))
            if made and not (year.span and not all(self.fits(item) for item in made)):
                last = made[-1]
                _, end = locator_behind(self.text, year.end)
                before[around] = Before(last.people, last.et_al, end, last.known, last.narrative, last.hint)
                yield from made

    def literal(self) -> Iterator[Found]:
        """Yield the citations by dates in the words of the list: "Small, March 4th, 2018"."""
        for date, forms in self.entries.literal.items():
            for match in re.finditer(rf"(?<!\w){re.escape(date)}(?=[),;\]])", self.text):
                to_date = TO_YEAR.search(self.text, max(match.start() - FURTHEST, 0), match.start())
                people = self.people(to_date)
                years = {form.reference.year or "n.d." for form in forms} if people and people.known else ()
                for year in sorted(years):
                    made = self.of(people, 0, Year(match.start(), match.end(), year)) if people else []
                    yield from (item for item in made if self.fits(item))

    def cited(self, year: Year, around: Bracket | None, before: Before | None) -> list[Found]:
        """Return the citations that a year dates: one, or one for each of its letters; none if it dates no work."""
        if around is None:
            return self.unbracketed(year)
        start = before.end if before else around.start
        gap = self.text[start : year.start]
        if before and MORE_YEARS.fullmatch(gap):
            more = self.made(year, before, year.start)
            page = year.year < FIRST_MODERN and "," in gap and not all(self.fits(item) for item in more)
            return [] if page else more
        if not before and not gap.strip():
            return self.narrative(year, around)
        made = self.bracketed(year, around, start)
        return made if made and all(self.fits(item) for item in made) else self.by_title(year, start) or made

    def people(self, behind: re.Match[str] | None, least: int = 0) -> People | None:
        """Return the names that end where a match begins, none before the word ``least``."""
        last = self.names.before(behind.start()) if behind else -1
        if not behind or last < least or self.text[self.names.ends[last] : behind.start()].strip("’'"):
            return None
        return self.names.people(last, least)

    def bracketed(self, year: Year, around: Bracket, start: int) -> list[Found]:
        """Return the citations of the names between an offset and a year in the same bracket."""
        to_year = TO_YEAR.search(self.text, max(start, year.start - FURTHEST), year.start)
        least = self.names.before(start) + 1
        people = self.people(to_year, least)
        if not to_year or not people or of_event(self.text, year.end):
            return []
        tight = "," not in to_year["gap"]
        for first in (0, *people.commas):
            made = self.of(people, first, year)
            if len(made[0].people) == 1 and self.of_other(made[0].start, start, year):
                return []
            if all(self.fits(item) for item in made) and not self.continued(people, first, start):
                slip = to_year["gap"].strip() in {";", ":"}
                return made if not slip or self.whole_part(made[0].start, year, around, start) else []
        if ";" in to_year["gap"]:
            return []  # a year of another citation, or of none
        made = self.of(people, 0, year)
        begin = made[0].start
        head = self.text[max(self.text.rfind(";", start, begin) + 1, start) : begin]
        lead = LEAD.fullmatch(head.lstrip(",;: "))
        _, end = locator_behind(self.text, year.end)
        ends = self.text[end : around.end].lstrip()
        if CITED_IN.match(ends):
            return []  # the work that the author read is the one cited
        whole = bool(lead) and ends[:1] in {"", ";", ","}
        alone = whole and (not ends or ends[0] == ";" or self.followed(ends)) and not (tight and self.comma)
        sound = (not tight or whole) if people.known else alone
        listed = people.more or any(person.known for person in people.persons)
        named = map(self.names.name, people.persons)
        return made if sound and personal([*named], listed=listed, tight=tight) else []

    def of_other(self, begin: int, start: int, year: Year) -> bool:
        """Tell whether words in a bracket lead to a place, a longer name or a reign: "(signed at Paris, 1999)"."""
        other = happened_there(self.text, begin) or (year.span and reigned(self.text, begin))
        return begin > start and (other or part_of_name(self.text, begin))

    def whole_part(self, begin: int, year: Year, around: Bracket, start: int) -> bool:
        """Tell whether a name and a year are all of a part of a bracket, so that the sign between them is a slip.

        "(Small; 2014)", not "(a war with Small; 2014)" or "(Small; 2014 was a dry year)".
        """
        head = self.text[start:begin].rpartition(";")[2]
        _, end = locator_behind(self.text, year.end)
        return not head.strip(" ,") and self.text[end : around.end].lstrip(" ,")[:1] in {"", ";"}

    def followed(self, behind: str) -> bool:
        """Tell whether further years follow a year: "Nowak, 2001, 2003"."""
        return bool(re.fullmatch(r"(?:[,;]\s*(?:\d{4}[a-z]?|[a-z])\s*)+", behind.partition(";")[0]))

    def continued(self, people: People, first: int, start: int) -> bool:
        """Tell whether the names before a person, which a comma joins to it, are of the same citation.

        They are not if other words come before them: "for data on Lahore, Khan and Lee".
        """
        if not first:
            return False
        lead = self.names.start(people.persons[0])
        head = self.text[start:lead].rstrip()
        if first == 1 and not people.persons[0].known and is_term(self.names.name(people.persons[0])):
            return False  # "HTTP, Small and Lee"
        return not head or head[-1] in ";," or people.persons[first - 1].known

    def narrative(self, year: Year, around: Bracket) -> list[Found]:
        """Return the citations of the names in the sentence before a bracket that begins with a year."""
        open_ = around.start - 1
        _, end = locator_behind(self.text, year.end)
        pure = not self.text[end : around.end].strip()
        to_bracket = TO_BRACKET.search(self.text, max(open_ - FURTHEST, 0), open_)
        people = self.people(to_bracket)
        if not people:
            titled, apart = (
                self.by_title(year, 0),
                self.apart_from(year, around),
            )
            return apart if apart and not all(map(self.fits, titled)) else titled or apart
        close = around.end + 1 if pure else end
        firsts = [first for first in (0, *people.commas) if not self.apart(people, first)]
        fitting = (n for n in firsts if all(self.fits(item) for item in self.of(people, n, year, close)))
        listed = (n for n in firsts if all(self.names.certain(person) for person in people.persons[n:]))
        first = next(chain(fitting, listed), None)
        if first is not None:
            made = self.of(people, first, year, close)
            begin, lone = made[0].start, len(made[0].people) == 1
            body = is_body(made[0].people[0], self.entries)  # "the UNESCO (1999) convention"
            place = lone and happened_there(self.text, begin, 0 if body else around.end + 1)
            reign = year.span and not made[0].year.endswith(f"–{year.year}")  # "President Small (1999–2001)"
            return [] if place or reign or part_of_name(self.text, begin) else made
        if not any(person.known for person in people.persons) and (far := self.apart_from(year, around)):
            return far
        if pure and not any(person.known for person in people.persons):
            said = people.more or (self.names.lone(people) and speaks(self.text[close:]))
            return [replace(item, known=said) for item in self.of(people, 0, year, close)]
        return []

    def apart(self, people: People, first: int) -> bool:
        """Tell whether names before a person may belong to the same authors: "Small, Khan and Lee (2015)".

        They do not after a preposition or another word that leads in, nor where no "and" follows them.
        """
        if not first or first == len(people.persons) - 1:
            return False
        lead = people.persons[0]
        word = self.names.before(self.names.start(lead))
        led = word >= 0 and (self.names.leads(word) or self.names.words[word].text in words("function"))
        return not (led and SPACE.fullmatch(self.names.between(word))) and not self.names.leads(lead.first)

    def unbracketed(self, year: Year) -> list[Found]:
        """Return the citation of names before a year without brackets: "see Small 2015, 45." (Chicago 17, 15.28)."""
        if self.comma or said_of(self.text, year):
            return []
        last = self.names.before(year.start)
        beside = last >= 0 and self.text[self.names.ends[last] : year.start] == " "
        people = self.names.people(last) if beside else None
        if not people or not people.known or thing([*map(self.names.name, people.persons)], self.entries):
            return []
        made = [replace(item, narrative=True) for item in self.of(people, 0, year)]
        return made if all(self.fits(item) for item in made) else []

    def by_title(self, year: Year, start: int) -> list[Found]:
        """Return the citation of a work without an author by the beginning of its title."""
        found = self.titles.before(year, start)
        if not found:
            return []
        _, end = locator_behind(self.text, year.end)
        narrative = self.text[year.start - 1] in OPEN
        end += narrative and self.text[end : end + 1] in CLOSE
        made = replace(self.nameless(year, found.start, end), narrative=narrative, hint=found.hint)
        listed = replace(made, people=(found.hint,), hint="")  # what was read as another name
        if not self.fits(made) and self.fits(listed):
            return [listed]
        return [made] if found.quoted or self.fits(made) else []

    def apart_from(self, year: Year, around: Bracket) -> list[Found]:
        """Return the citation of a year or page alone, whose author or title stands before it: "his (2014)"."""
        _, end = locator_behind(self.text, year.end)
        if self.text[end : around.end].lstrip()[:1] not in {"", ";", ","}:
            return []
        return self.named.meant(replace(self.nameless(year, year.start, end), narrative=True), self.fits)

    def nameless(self, year: Year, start: int, end: int) -> Found:
        """Return the citation of a year without names."""
        letter, shown = year.letters[0][0] if year.letters else "", self.text[start:end]
        return Found(start, end, shown, (), False, year.year, letter, locator_behind(self.text, year.end)[0])  # noqa: FBT003

    def of(self, people: People, first: int, year: Year, close: int = 0) -> list[Found]:
        """Return the citations of names from one person on; ``close`` ends a citation with its name in the sentence."""
        persons = people.persons[first:]
        shown = tuple(self.names.name(person) for person in persons)
        named = Before(shown, people.more, close, known=True, narrative=bool(close))
        return self.made(year, named, self.names.start(persons[0]))

    def made(self, year: Year, named: Before, begin: int) -> list[Found]:
        """Return the citations of names and a year, one for each letter; of two years, the one that fits."""
        first = dated(self.text, year, named, begin)
        if year.span and year.other:
            whole = [replace(item, year=f"{year.other}–{year.year}") for item in first]
            if all(self.fits(item) for item in whole):
                return whole
        if not year.other or all(self.fits(item) for item in first):
            return first
        second = [replace(item, year=year.other) for item in first]
        return second if all(self.fits(item) for item in second) else first
