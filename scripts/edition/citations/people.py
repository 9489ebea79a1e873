"""Reads the names in a text from right to left, from a year or a page back to the first name.

A paper's list says which names it can cite, in any spelling and script; the surroundings say how far they
reach. A name that the list lacks begins with a capital, or is in a script that has none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from edition.citations.examples import example
from edition.citations.known_names import Names
from edition.citations.spellings import OWN, named, others, words_again
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import words

SPACE = lazy_regex(r"\s+")
JOINT = lazy_regex(r"[^\w\s,;:.()\[\]“”\"&/]+")  # the hyphen of "Al-Khalid"
INITIAL_END = lazy_regex(r"\.\s*|\.-|-")  # behind "J" in "J. W.", "J.-P."
COMMA = lazy_regex(r",\s+")
SEMICOLON = lazy_regex(r";\s+")  # between authors in capitals: "(SMALL; LEE, 2015)" (ABNT NBR 10520)
SLASH = lazy_regex(r"\s?/\s?")  # between listed names: "Small/Lee"
OPENING = lazy_regex(r"[.:;!?(\[“]\s*$")  # before the first word of a sentence
SENTENCE = lazy_regex(r"[.:!?“]\s*$")  # before a sentence, but "; V Small (2014)" is within one
ADVERB = lazy_regex(r"[^\W\d_]{4,}(?:(?<![eio]l)ly|mente)")  # "mainly"; "Connelly", "Clemente" are names

PAGED = lazy_regex(  # behind a name: " (2014), p. 3.", ", 2014, S. 3)", ", p. 3", ", p. 3 ss.)"
    r"(?:[^.;:()\[\]]{0,60}[,\s(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]?)?"
    r"\.?,\s(?:pp?|ss?|S)\.\s?\d[\d–-]{0,12}(?:\s(?:ss|sgg?|ff?)\.?)?[)\]]?(?=[.;,]|$)"
)

ALONE = lazy_regex(rf"\.?(?:$|(?<=\.)\s{CAPITAL})")  # behind a name: ". So"
BEFORE_AND = lazy_regex(r"\.?,?\s+")  # ", and", "Jr. and"

# Before a name within a longer one: "the Commission on Rivers".
WITHIN = frozenset(["of", "on", "in", "at", "to", "for", "from", "and", "or", "with", "the", "a", "an"])

ADJECTIVE = lazy_regex(r"[^\W\dA-Z_]{3,}e[nrms]?")  # "neueren", between an article and a noun

MOST_NAMES = 12  # before one year
MOST_GIVEN = 4  # given names, initials and particles before a family name
LONG = 6  # letters of "Taking"; "King" is a name
LONGEST_BRACKET = 400  # characters before a name
LONGEST_INITIAL = 2  # letters: "Yu. A."


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a text: the indexes of its first word, of the first of its family name, and of its last."""

    first: int
    family: int
    last: int
    known: bool


@dataclass(frozen=True, slots=True)
class People:
    """Names before a year, in order.

    ``more`` says that "et al." follows. ``commas`` are the indexes of the persons before whom the names may
    begin as well, because only a comma joins them to the others: "In Lahore, Khan and Lee".
    """

    persons: tuple[Person, ...]
    more: bool
    commas: tuple[int, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the paper can cite all of them."""
        return all(person.known for person in self.persons)

    def from_(self, first: int) -> People:
        """Return the names from one person on."""
        return People(self.persons[first:], self.more)


class Text:
    """A text whose names are read."""

    def __init__(self, text: str, names: Names) -> None:
        self.text, self.names, self.words = text, names, words_again(text)
        self.ends = [word.end for word in self.words]

    def between(self, first: int) -> str:
        """Return the text between a word and the next."""
        return self.text[self.words[first].end : self.words[first + 1].start]

    def before(self, offset: int) -> int:
        """Return the index of the last word that ends at an offset or before it; -1 if there is none."""
        return bisect_right(self.ends, offset) - 1

    def start(self, person: Person) -> int:
        """Return where a name begins, with the apostrophe of "’s-Gravesande", without the article of "l’INSEE"."""
        word = self.words[person.first]
        if not person.known:
            return word.start
        if person.first == person.family and "’" in word.text:
            return word.start + self.names.elided(self.text[word.start : self.words[person.last].end])
        return word.start - 1 if word.start and self.text[word.start - 1] in "’'" else word.start

    def name(self, person: Person) -> str:
        """Return a name as the text has it, without the possessive."""
        start, end = self.start(person), self.words[person.last].end
        if not person.known or not self.names.genitive:
            return OWN.sub("", self.text[start:end])
        family = max(self.words[person.family].start, start)
        return self.text[start:family] + self.names.nominative(OWN.sub("", self.text[family:end]))

    def people(self, last: int, least: int = 0) -> People | None:
        """Return the names that end with a word, none before the word ``least``; ``None`` if it ends no name."""
        place, more = last, False
        for phrase in others():
            first = last - len(phrase) + 1
            if first > least and all(self.words[first + n].spelt == part for n, part in enumerate(phrase)):
                place, more = first - 1, True
                break
        found: list[Person] = []
        commas: list[int] = []  # counted from the end
        joined = False
        while place >= least and len(found) < MOST_NAMES and (person := self.person(place, least)):
            found.append(person)
            before = person.first - 1
            if before < least:
                break
            if self.connects(before, least) and not (joined or commas):
                joined, place = True, before - 1
            elif COMMA.fullmatch(self.between(before)) or (
                SEMICOLON.fullmatch(self.between(before)) and self.both_in_capitals(before)
            ):
                commas.append(len(found))
                place = before
            elif (
                SLASH.fullmatch(self.between(before))
                and person.known
                and self.names.ending(self.words, before)
            ):
                joined, place = True, before
            else:
                break
        if not found:
            return None
        commas = [len(found) - count for count in commas if count < len(found)]
        return People(tuple(reversed(found)), more, tuple(reversed(commas)))

    def both_in_capitals(self, place: int) -> bool:
        """Tell whether a word and the next are printed in capitals, and a listed name ends with the first: "SMALL; LEE"."""
        pair = self.words[place : place + 2]
        return all(len(word.text) > 1 and word.text.isupper() for word in pair) and bool(
            self.names.ending(self.words, place)
        )

    def lone(self, people: People) -> bool:
        """Tell whether names are one family name, no part of a longer one: "Petrov (2012) argues", not "National Security"."""
        person = people.persons[0]
        name = self.name(person)
        thing = name.isupper() or name in words("institutions", "events", "counted")
        before = self.words[person.first - 1].text if person.first else ""
        return len(people.persons) == 1 and person.first == person.last and not thing and before not in WITHIN

    def connects(self, place: int, least: int) -> bool:
        """Tell whether a word joins the names on both sides: "and", "&"; others only between listed names."""
        word = self.words[place]
        if place <= least or word.text not in self.names.joining:
            return False
        if not (SPACE.fullmatch(self.between(place)) and BEFORE_AND.fullmatch(self.between(place - 1))):
            return False
        return word.spelt == "and" or bool(self.names.ending(self.words, place - 1))

    def person(self, last: int, least: int) -> Person | None:
        """Return the name that ends with a word, or ``None``."""
        size, whole = self.names.ending(self.words, last, least), last
        if not size and last > least and self.words[last].text.rstrip(".") in words("suffixes"):
            last -= 1  # "King Jr.", not "Dawn: III" in the list
            size = self.names.ending(self.words, last, least)
        if size and not self.other_name(last) and (size > 1 or self.words[last].text[0] != "&"):
            return Person(self.given(last - size + 1, least, last), last - size + 1, whole, known=True)
        if not self.words[last].capital or len(self.words[last].text) == 1:
            return None
        family = last
        while family > least and JOINT.fullmatch(self.between(family - 1)):
            family -= 1
        if not self.words[family].capital and self.words[family].text not in words("particles"):
            return None
        return Person(self.given(family, least, last), family, last, known=False)

    def other_name(self, last: int) -> bool:
        """Tell whether a name in brackets is a listed one only with the "s" of a genitive: "(Peters, 2011)" is not Peter."""
        word = self.words[last]
        if not self.names.in_genitive(word.text):
            return False
        before = self.text[max(word.start - LONGEST_BRACKET, 0) : word.start]
        return max(map(before.rfind, "([")) > max(map(before.rfind, ")]"))

    def given(self, family: int, least: int, last: int) -> int:
        """Return the index of the first word of a whole name: its initials, given names and particles."""
        first = family
        while first > least and family - first < MOST_GIVEN and self.belongs(first - 1):
            first -= 1
        known = next((n for n in range(first, family) if self.begins_given(n, last)), first)
        first = known
        while first < family and (
            self.leads(first)
            or self.sign(first, family, last)
            or not self.given_name(first)
            or self.noun(first)
        ):
            first += 1
        return first

    def sign(self, place: int, family: int, last: int) -> bool:
        """Tell whether a letter means "see": "V. Small (2014), p. 3.", if the list has no V. Small.

        A page must end what it leads to; a letter without a stop needs none within a sentence, one that begins a
        sentence that only names somebody none either: not "Translated by: V. Small."
        """
        word = self.words[place]
        if example(self.words[max(place - 1, 0) : place + 2], word):
            return (self.words[family].spelt, "z") not in self.names.initials
        if word.text not in self.names.signs or place + 1 != family or not self.opens(place):
            return False
        within = not SENTENCE.search(self.between(place - 1)) if place else False
        begins = not place or self.between(place - 1).strip() not in {":", "("}
        behind = self.words[last].end
        sure = PAGED.match(self.text, behind) or (begins and ALONE.match(self.text, behind))
        if not sure and not (within and self.between(place) == " "):
            return False
        pair = self.words[last].spelt, word.spelt
        return bool(self.names.ending(self.words, last)) and pair not in self.names.initials

    def noun(self, place: int) -> bool:
        """Tell whether a word is a noun that a preposition joins to a name, or its article: "die Ergebnisse von Schmitt".

        An adjective may stand between the article and the noun: "der neueren Ergebnisse von Schmitt".
        """
        if self.words[place].text.lower() in words("articles"):
            place += 1
        after = place + 1 < len(self.words) and self.words[place + 1].text in words("particles")
        first = place - 1
        if first > 0 and ADJECTIVE.fullmatch(self.words[first].text) and SPACE.fullmatch(self.between(first)):
            first -= 1
        before = first >= 0 and self.words[first].text.lower() in words("articles")
        return after and before and bool(SPACE.fullmatch(self.between(first)))

    def opens(self, place: int) -> bool:
        """Tell whether a sentence begins with a word."""
        return not place or bool(OPENING.search(self.between(place - 1)))

    def belongs(self, place: int) -> bool:
        """Tell whether a word can stand before a name that follows it."""
        word, gap = self.words[place], self.between(place)
        if len(word.text) <= LONGEST_INITIAL and word.capital and INITIAL_END.fullmatch(gap):
            return word.text not in words("short_numerals")  # "in Part II. Small (2014) says"
        joining = word.text in self.names.joining
        if joining and place and self.names.ending(self.words, place - 1):
            return False  # "Lobo e Simões", of two authors
        if word.text in words("particles") and not word.capital:
            return bool(SPACE.fullmatch(gap) or JOINT.fullmatch(gap))
        titled = word.text in words("forms_of_address") and gap == ". "
        return (
            word.capital
            and not self.leads(place)
            and (titled or bool(SPACE.fullmatch(gap) or JOINT.fullmatch(gap)))
        )

    def begins_given(self, place: int, last: int) -> bool:
        """Tell whether the list has a word as the first given name of a family name: "Ann", of "In *Salt* Ann Small"."""
        return (self.words[last].spelt, self.words[place].spelt) in self.names.given

    def given_name(self, place: int) -> bool:
        """Tell whether a whole name may begin with a word: not with "e" or another lone small letter."""
        return len(self.words[place].text) > 1 or self.words[place].capital

    def leads(self, place: int) -> bool:
        """Tell whether a word with a capital only begins a sentence: "As", "Similarly", "Summarises", "Taking"."""
        word = self.words[place]
        small = word.text.lower()
        return (
            word.text in words("lead_ins")
            or word.text in words("forms_of_address")
            or (word.capital and len(small) > 1 and small in words("function", "filler"))
            or (word.capital and bool(ADVERB.fullmatch(small)))
            or (
                len(small) >= LONG
                and small.endswith("ing")
                and self.opens(place)
                and self.between(place) == " "
            )
            or (word.capital and small in words("sayings") and self.opens(place))
        )

    def certain(self, person: Person) -> bool:
        """Tell whether a name is a listed one and no common word: "hook"."""
        return person.known and named(self.name(person))
