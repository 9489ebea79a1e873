"""Whom a year alone in brackets cites, if no name stands beside it: "Small calls it “an axis” (2015, 45)".

A page, a possessive ("in his (2015)") or a title before the bracket says that a work is cited and no event is
dated. Who wrote it is named before, in the same sentence; before a page, perhaps in the same paragraph. Exactly
one work of the list must fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from edition.citations.entry_index import Entries, titles
from edition.citations.found import ARTICLES, MORE, as_named
from edition.citations.in_sentence import Sentences
from edition.citations.people import People
from edition.citations.spellings import Spelling, Word, words_of
from edition.citations.years import canonical
from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.works import Attested, Found
from edition.references.names import people as people_of

POSSESSIVE = lazy_regex(  # "in his (", "in her early essay (", "en su obra ("
    r"\b(?:in|of|to|from|by|with|see|en|de|em|in|dans)\s(?:his|her|their|su|sus|seu|sua|seus|suas|son|sa|ses|leur|seinem|seiner|ihrem|ihrer)"
    r"(?:\s[a-z-]{2,20}){0,3}\s\[?\(?$"
)

OWN_WORK = lazy_regex(  # "Small’s seminal paper (", "Small and Lee, in their book ("
    r"(?:(?:(?<=’s)|(?<=s’))(?:\s[a-z-]{2,20}){1,4}|,?\sin\s(?:his|her|their|its)(?:\s[a-z-]{2,20}){1,3})\s?$"
)

SAID_IN = lazy_regex(  # behind a name: " has said so in ("
    rf"\s(?:(?:has|have|had|also|already|first|later)\s){{0,2}}(?:{alternatives('sayings')})(?:\s(?:so|it|this|that))?\s(?:in|en|em|dans)\s[\[(]"
)

SUBJECT = lazy_regex(  # before a name that begins a clause
    r"(?:^|[.:;?!(]\s?|\b(?:[Aa]s|[Tt]hat|[Ww]hat|[Ww]hen|[Ww]here|[Hh]ow|[Bb]ut)\s)$"
)

AND_YEAR = lazy_regex(  # behind a name: " (2011) and ("
    r"\s[\[(](?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z]?)(?:[,:]\s?[^()\[\];]{1,30})?[\])],?\s(?:and|&|und|et|y|e)\s[\[(]"
)

LONGEST_LEAD = 100  # characters before a bracket that may hold a possessive

FEWEST = 2  # words of a title

LONGEST_TITLE = 160  # characters


class NamedBefore:
    """The authors and titles that one text names before its years."""

    def __init__(self, text: str, entries: Entries) -> None:
        self.text, self.entries = text, entries

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.text, self.entries.names)

    def meant(self, alone: Found, fits: Callable[[Found], bool]) -> list[Found]:
        """Return the citation of a year alone, with its authors; none if they are not sure."""
        if made := self.by_title(alone):
            return [made] if fits(made) else []
        before = self.text[max(alone.start - LONGEST_LEAD, 0) : alone.start]
        told = alone.locator or OWN_WORK.search(before.rstrip("([")) or POSSESSIVE.search(before)
        if not told:
            return self.just_named(alone, fits)
        begin, _ = self.sentences.sentence(alone.start, alone.end)
        earlier = self.sentences.before(alone.start)
        near = [people for people in earlier if self.sentences.names.start(people.persons[0]) >= begin]
        for pool in (near, earlier if alone.locator else []):
            fitting = {
                item.people: item for people in pool if (item := self.of(people, alone)) and fits(item)
            }
            if fitting:
                return [*fitting.values()] if len(fitting) == 1 else []
        return []

    def just_named(self, alone: Found, fits: Callable[[Found], bool]) -> list[Found]:
        """Return the citation of a year by the name before it, of whose works the text speaks: "Small said so in (2014)".

        Or of which it has just cited another: "Small (2011) and (2014)".
        """
        named = self.sentences.before(alone.start)[-1:]
        if not named or not fits(made := self.of(named[0], alone)):
            return []
        begin = self.sentences.names.start(named[0].persons[0])
        end = self.sentences.names.words[named[0].persons[-1].last].end
        more = MORE.match(self.text, end) if made.et_al else None
        end = more.end() if more else end
        if alone.start - end > LONGEST_LEAD:
            return []
        another = AND_YEAR.fullmatch(self.text, end, alone.start)
        cited = another and fits(replace(made, year=another["year"], letter=another["letter"]))
        said = SAID_IN.fullmatch(self.text, end, alone.start)
        clause = self.text[max(begin - LONGEST_LEAD, 0) : begin]
        return [made] if cited or (said and SUBJECT.search(clause)) else []

    def of(self, people: People, alone: Found) -> Found:
        """Return a citation by names that stand before it."""
        end = self.sentences.names.words[people.persons[-1].last].end
        more = people.more or bool(MORE.match(self.text, end))
        return replace(alone, people=self.sentences.named(people), et_al=more)

    def by_title(self, alone: Found) -> Found | None:
        """Return the citation of the only work of the year whose title stands directly before its bracket.

        It names the authors, or of a work without any the title.
        """
        before = self.text[max(alone.start - LONGEST_TITLE, 0) : alone.start].rstrip(" ([”»’“")
        words = words_of(before)
        found = [form for form in self.dated(alone) if any(self.ends(words, way) for way in titles(form))]
        if len(found) != 1:
            return None
        authors = tuple(as_named(name) for name in people_of(found[0].reference))
        return replace(alone, people=authors, hint="" if authors else found[0].reference.title)

    def dated(self, alone: Found) -> list[Attested]:
        """Return the entries of a year."""
        year = canonical(alone.year) + alone.letter
        return [form for form in self.entries.all if form.reference.year + form.reference.letter == year]

    def ends(self, words: tuple[Word, ...], title: Spelling) -> bool:
        """Tell whether words end with a title, which begins with a capital."""
        here, article = words[-len(title) :], words[-len(title) - 1 : -len(title)]
        same = tuple(word.spelt for word in here) == title
        begins = here[:1] + tuple(word for word in article if word.spelt in ARTICLES)
        return len(title) >= FEWEST and same and any(word.capital for word in begins)
