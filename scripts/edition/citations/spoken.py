"""Names in notes that no word leads to, of a paper that cites by name and page: "The word stems from Small and Lee".

A list of works cited names only works that the paper cites. So the name cites if the paper cites its only work nowhere
else, or if the names are those of several who wrote it together. Who has a given name, is thanked, or is spoken of in a
sentence that cites somebody else, is a person and no source; what may be a place is none either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.citations import paged_notes
from edition.citations.entry_index import Entries
from edition.citations.found import as_shown, in_latin_signs
from edition.citations.paged import bodies
from edition.citations.paged_brackets import Brackets
from edition.citations.people import LONGEST_INITIAL, People
from edition.citations.resolve import fits_people
from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.language.words import alternatives, words
from edition.model.works import Found

NO_NAME = lazy_regex(  # behind a name that is only part of a word or of a longer name: "Small-", "Small Bay"
    rf"[-‐–’']|\s{CAPITAL}"
)

OF_PERSON = lazy_regex(  # behind a name: "Small was there", "Small (1850–1912)"
    rf"\s(?:(?:{alternatives('to_be')})\b|\([^()\d]{{0,12}}(?:1[0-9]|20)\d\d[–-])"
)

AS_PERSON = lazy_regex(  # before several names: "the victims were ", "Presidents "
    rf"(?<!\w)(?:{alternatives('to_be')}|(?:{alternatives('forms_of_address')})s?\.?|(?i:between|outside))\s$"
)

BESIDE = 3  # words before a name: "the firm of "

AT_PLACE = lazy_regex(rf"(?<!\w)(?i:{alternatives('at_places')})\s$")  # "the ships came from "

WITHIN = lazy_regex(
    r"(?:(?<!\w)(?P<before>[^\W\d_]{1,30})\s)?(?<!\w)(?i:in|en|em|dans|bei)\s$"
)  # "boats in "

SMALL_BEHIND = lazy_regex(rf",\s{SMALL_LETTER}")  # behind the first word of a sentence: "Small, specialized"


def find(text: str, entries: Entries, fits: Callable[[Found], bool]) -> tuple[Found, ...]:
    """Find the names in a note that may cite although no word leads to them.

    Takes and returns the same as ``author_page.find``.
    """
    return as_shown(text, Finder(in_latin_signs(text), entries, fits).plain())


class Finder(Brackets):
    """Finds the names of one note."""

    def plain(self) -> Iterator[Found]:
        """Yield the names that are all authors of just one work, or each of just one."""
        for people in self.groups(0, len(self.text)):
            if not people.known or self.tells_of(people):
                continue
            several, made = len(people.persons) > 1, self.alone(people)
            if made and (several or not self.at_place(people)):
                yield made
            elif not made and several and not (people.more or self.at_place(people)):
                each = [replace(people, persons=(one,)) for one in people.persons]
                yield from filter(None, map(self.alone, each))

    def tells_of(self, people: People) -> bool:
        """Tell whether a text speaks of persons, a place or a month: "I thank Small", "Small was there", "the town of Small"."""
        start, end = self.names.start(people.persons[0]), self.names.words[people.persons[-1].last].end
        if self.names_thing(people) or OF_PERSON.match(self.text, end):
            return True
        if AS_PERSON.search(self.text, max(start - paged_notes.LONGEST_LEAD, 0), start):
            return True
        begin, stop = self.sentence(start, end)
        least, last = self.names.before(begin) + 1, self.names.before(stop)
        first, behind = people.persons[0].first, people.persons[-1].last + 1
        said = self.names.words[least : last + 1]
        near = self.names.words[max(first - BESIDE, least) : min(behind, last) + 1]
        return any(word.text in words("thanking", "telling") for word in said) or any(
            word.text in words("telling_beside") for word in near
        )

    def at_place(self, people: People) -> bool:
        """Tell whether names without initials stand where those of places do: "came from Small", "the boats in Small"."""
        first = people.persons[0]
        start = self.names.start(first)
        begin = max(start - paged_notes.LONGEST_LEAD, 0)
        if first.first < first.family:
            return False
        within = WITHIN.search(self.text, begin, start)
        behind = self.names.words[people.persons[-1].last + 1 :][:1]
        beside = {within["before"] if within else "", *(word.text for word in behind)}
        told = not beside.isdisjoint(words("shown", "summed_up"))
        return bool(AT_PLACE.search(self.text, begin, start) or (within and not told))

    def alone(self, people: People) -> Found | None:
        """Return names as a citation, if they are all authors of just one work and stand for it."""
        start, end = self.names.start(people.persons[0]), self.names.words[people.persons[-1].last].end
        made = self.shown(Found(start, end, "", self.named(people), people.more, "", "", narrative=True))
        forms = [form for form in self.entries.near(made.people) if fits_people(made, form)]
        if len(forms) != 1 or bodies(forms[0], own=False):
            return None
        person = self.person(people) or self.part_of_other(people, start, end)
        return None if person or self.told_by_other(start, end) else made

    def person(self, people: People) -> bool:
        """Tell whether a name is given in full, by which one speaks of a person; initials tell namesakes apart."""
        return any(
            len(word.text) > LONGEST_INITIAL and word.text not in words("particles")
            for one in people.persons
            for word in self.names.words[one.first : one.family]
        )

    def part_of_other(self, people: People, start: int, end: int) -> bool:
        """Tell whether a name is only a word, part of a longer name, or stands where one speaks of a person or a place."""
        before = self.text[max(start - paged_notes.LONGEST_LEAD, 0) : start]
        opens = not before.strip() or paged_notes.begins(self.text, start)
        first = people.persons[0].first
        article = first > 0 and self.names.words[first - 1].text.lower() in words("articles")
        alone = len(people.persons) == 1
        return bool(
            NO_NAME.match(self.text, end)
            or self.text[start:end].endswith(("’s", "'s", "s’"))
            or article
            or (opens and SMALL_BEHIND.match(self.text, end))
            or (alone and paged_notes.NO_LEAD.search(before))
        )

    def told_by_other(self, start: int, end: int) -> bool:
        """Tell whether the sentence of a name cites somebody in a bracket: "Small and Lee attacked it (Roe)"."""
        _, stop = self.sentence(start, end)
        return any(
            end <= bracket.start < stop
            and any(item.people and item.known for item in self.in_bracket(bracket))
            for bracket in self.brackets
        )
