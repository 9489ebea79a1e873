"""The authors of a list whom a sentence names outside brackets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from edition.citations.found import MORE, Bracket, brackets_of
from edition.citations.known_names import Names
from edition.citations.paged import TO_PAGE
from edition.citations.people import People, Person, Text
from edition.language.regex import SMALL_LETTER, lazy_regex
from edition.language.sentences import sentence_at
from edition.language.words import speaks
from edition.language.words import words as listed

SHORT_NUMBER = lazy_regex(r"\d{1,2}")

ITEM_BEHIND = lazy_regex(rf"[)\]]\s{SMALL_LETTER}")  # behind the number of an item: ") it fell"


class Sentences:
    """The sentences of a text, with the names that the paper can cite."""

    def __init__(self, text: str, names: Names) -> None:
        self.text, self.names = text, Text(text, names)
        self.brackets = tuple(brackets_of(text))

    def named(self, people: People) -> tuple[str, ...]:
        """Return names as the text has them, without the possessive."""
        return tuple(self.names.name(person) for person in people.persons)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence of a stretch of the text begins and ends."""
        sentence, begin = sentence_at(self.text, start, end)
        return begin, begin + len(sentence)

    def enumerates(self, bracket: Bracket) -> bool:
        """Tell whether a number in brackets counts the parts of its sentence: "(1) it rose, (2) it fell", not "Small (4) and Lee (5) say"."""
        number = self.text[bracket.start : bracket.end]
        if not SHORT_NUMBER.fullmatch(number) or not ITEM_BEHIND.match(self.text, bracket.end):
            return False
        begin, _ = self.sentence(bracket.start, bracket.end)
        before = (other for other in self.brackets if begin <= other.start < bracket.start)
        return any(
            self.text[other.start : other.end] == str(int(number) - 1)
            and ITEM_BEHIND.match(self.text, other.end)
            and not self.names.names.ending(self.names.words, self.names.before(other.start - 1))
            for other in before
        )

    def abbreviates(self, bracket: Bracket) -> bool:
        """Tell whether a bracket only abbreviates the words before it: "World Health Office (WHO)"."""
        short = self.text[bracket.start : bracket.end]
        if not short.isalpha() or not short.isupper():
            return False
        last = self.names.before(bracket.start - 1)
        before = [word for word in self.names.words[max(last - 2 * len(short), 0) : last + 1] if word.capital]
        named = last >= 0 and self.names.words[last].capital
        return named and any(word.text[0] == short[0] for word in before[-len(short) :])

    def inserted(self, bracket: Bracket) -> bool:
        """Tell whether words in square brackets are inserted in a quotation or a title: "“[Salt] Gets Dear”"."""
        if self.text[bracket.start - 1] != "[" or TO_PAGE.search(self.text, bracket.start, bracket.end):
            return False
        opened = self.text.rfind("“", 0, bracket.start)
        return opened >= 0 and "”" not in self.text[opened : bracket.start]

    @cached_property
    def outermost(self) -> list[Bracket]:
        """The brackets within no other, in order; brackets never overlap in part."""
        found: list[Bracket] = []
        for bracket in sorted(self.brackets, key=lambda bracket: bracket.start):
            if not found or bracket.start >= found[-1].end:
                found.append(bracket)
        return found

    def bracketed(self, offset: int) -> bool:
        """Tell whether an offset is in brackets."""
        before = bisect_right(self.outermost, offset, key=lambda bracket: bracket.start)
        return before > 0 and offset < self.outermost[before - 1].end

    def groups(self, begin: int, end: int) -> list[People]:
        """Return the names of listed authors in a stretch of the text outside brackets, each with those joined to it."""
        found = []
        last, least = self.names.before(end), self.names.before(begin) + 1
        while last >= least:
            word = self.names.words[last]
            outside = not self.bracketed(word.start)
            named = outside and self.names.names.ending(self.names.words, last)
            people = self.joined(last, least) if named else None
            if people and not self.names_a_thing(people):
                found.append(people)
            last = (people.persons[0].first if people else last) - 1
        return found[::-1]

    def names_a_thing(self, people: People) -> bool:
        """Tell whether a name is part of another, of a body or a place, or a language: "the Khan Commission", "in English"."""
        words, first, last = self.names.words, people.persons[0].first, people.persons[-1].last
        language = first == last and words[first].text in listed("tongues")
        if language and first and words[first - 1].text in listed("before_tongues"):
            return True
        behind = words[last + 1] if last + 1 < len(words) else None
        return bool(
            first
            and words[first - 1].spelt == "the"
            and behind
            and behind.capital
            and self.text[words[last].end : behind.start] == " "
        )

    @cached_property
    def everywhere(self) -> list[People]:
        """The names of listed authors in the whole text outside brackets, in order."""
        return self.groups(0, len(self.text))

    def before(self, end: int) -> list[People]:
        """Return the names of listed authors outside brackets that stand before an offset."""
        return [people for people in self.everywhere if self.names.ends[people.persons[-1].last] < end]

    def joined(self, last: int, least: int) -> People | None:
        """Return the names that end with a listed one, and the one that "and" joins to it from behind."""
        people = self.names.people(last, least)
        if people and people.commas and self.joins(people.persons[0].first - 1, least):
            return replace(people, persons=people.persons[people.commas[0] :], commas=())  # ", Khan et al."
        if people and people.commas:  # "In Lahore, Khan"
            first = next((n for n in (0, *people.commas) if all(p.known for p in people.persons[n:])), None)
            people = (
                replace(people, persons=people.persons[first:], commas=()) if first is not None else people
            )
        return people

    def joins(self, place: int, least: int) -> bool:
        """Tell whether "and" joins a name to a listed one before it: the "and" of "Small and Lee, Khan et al."."""
        joining = place > least and self.names.connects(place, least)
        return joining and bool(self.names.names.ending(self.names.words, place - 1))

    def cited_in(self, begin: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Return the authors of the list whom a sentence names outside brackets, each once.

        Names joined by “and” are one group: "Khan and Lee". A name joined to one that is not in the list
        forms a group with it if the two are the speakers, else an empty group.
        """
        return tuple(named for named, _ in self.cited_with_others(begin, end))

    def cited_with_others(self, begin: int, end: int) -> tuple[tuple[tuple[str, ...], bool], ...]:
        """Return the authors as ``cited_in`` does, each group with whether "et al." follows."""
        found: dict[str, tuple[tuple[str, ...], bool]] = {}
        for people in self.groups(begin, end):
            persons = self.with_behind(people, end)
            named = tuple(self.names.name(person) for person in persons)
            known = all(person.known for person in persons)
            last = self.names.words[persons[-1].last].end
            speaking = known or speaks(self.text[last:end])
            key = " ".join(self.surname(person) for person in people.persons if person.known)
            more = people.more or bool(MORE.match(self.text, last, end))
            found.setdefault(key, (named if speaking else (), more))
        return tuple(found.values())

    def surname(self, person: Person) -> str:
        """Return a family name as it is compared."""
        return " ".join(word.spelt for word in self.names.words[person.family : person.last + 1])

    def with_behind(self, people: People, end: int) -> tuple[Person, ...]:
        """Return names with the unlisted one that "and" joins to them from behind: "Mezzera and Sial"."""
        place = people.persons[-1].last + 1
        if place + 1 >= len(self.names.words) or self.names.words[place].spelt != "and":
            return people.persons
        last = place + 1
        while (
            last + 1 < len(self.names.words)
            and self.names.words[last + 1].capital
            and self.names.between(last) == " "
        ):
            last += 1
        behind = self.names.person(last, place + 1) if self.names.ends[last] <= end else None
        if len(people.persons) > 1 or not behind or behind.known or behind.first != place + 1:
            return people.persons
        return (*people.persons, behind)
