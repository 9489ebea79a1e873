"""Pages alone in brackets behind a title or a quotation (MLA): "In *Weirs and Dams* (41) he", "“It is salt” (41)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.citations.entry_index import Entries
from edition.citations.found import TO_BRACKET, Bracket, as_named, soon_behind
from edition.citations.in_sentence import Sentences
from edition.citations.institutions import of_body
from edition.citations.paged import LABEL, LABELLED_PAGE, PAGES, VOLUME, fits, like_year
from edition.citations.paged_works import NamedWorks
from edition.citations.people import People
from edition.citations.years import AND, LABELLED
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives, speaks, words
from edition.model.works import Found
from edition.references.names import people as people_of

WORDED = lazy_regex(AND)

ALONE = lazy_regex(  # "45", "57, Table 7", "S. 45", "2: 45"
    rf"(?:{LABEL}|{VOLUME}(?<!:))?(?P<cited>{PAGES})(?:,\s(?i:{LABELLED}))?"
)

VOLUMED = lazy_regex(VOLUME)

SEMICOLON = lazy_regex(r";")

OPENS = lazy_regex(rf"\s(?:(?:{alternatives('joining_clauses')})\s)?")  # behind a semicolon: " but "

PART = lazy_regex(rf"(?i:{LABELLED})")  # "fig. 3", "Table 4"

QUOTED_WORDS = lazy_regex(r"“[^“”]*”")

OTHER_TITLE = lazy_regex(
    rf"(?:[”»]|(?<![\w’-]){CAPITAL}[\w’-]{{0,40}}[?!]?)\s$"
)  # before a page in a note: "*Salt in the Bay* (6)"

DATES = lazy_regex(  # before a month: "since ", "mid-", "3 "
    rf"(?:\b(?i:{alternatives('before_months')})\s|[-‑]|(?<!\d)\d{{1,2}}\.?\s)$"
)

OWN_WORK = lazy_regex(  # behind a name: "’s early study ("
    rf"(?P<work>(?<=’s)|(?<=s’))(?:\s[a-z-]{{2,20}}){{0,2}}\s(?:{alternatives('writings')})\s$"
)

MOST_OF_TITLE = 12  # words
LONGEST_WORK = 60  # characters
LONGEST_WORD = 50  # characters
ENDS_CLAUSE = frozenset(".,;:?!")


class PagesAlone(NamedWorks):
    """Finds whose page stands alone in a bracket of one text."""

    def __init__(
        self, text: str, entries: Entries, fits: Callable[[Found], bool], *, noted: bool = False
    ) -> None:
        super().__init__(text, entries, fits)
        self.noted = noted

    def title_before(self, alone: Found) -> Found | None:
        """Return a page whose bracket stands behind the title of only one work: "In *Weirs and Dams* (41) he"."""
        last = self.names.before(alone.start - 1)
        year = like_year(alone.locator)  # "the Kyoto Protocol (1997)"
        gap = self.text[self.names.ends[last] : alone.start - 1] if last >= 0 and not year else "."
        for first in range(max(last - MOST_OF_TITLE, 0), last) if not gap.strip(" ”»’") else ():
            here = self.names.words[first : last + 1]
            key = tuple(word.spelt for word in here)
            forms = self.entries.by_title.get(key, ())
            if len(forms) == 1 and here[0].capital and key not in self.entries.names.all:
                people = tuple(as_named(name) for name in people_of(forms[0].reference))
                made = replace(
                    alone, people=people, et_al=forms[0].reference.et_al, hint=forms[0].reference.title
                )
                return made if self.fits(made) else None
        return None

    def quoted_before(self, alone: Found) -> Found | None:
        """Return a page behind a quotation, if the paragraph so far names only one author of the list."""
        if not self.text[: alone.start - 1].rstrip().endswith(("”", "»")) or like_year(alone.locator):
            return None
        named = {self.named(people) for people in self.before(alone.start)}
        made = replace(alone, people=named.pop()) if len(named) == 1 else None
        if not made or not self.fits(made) or not self.on_page(made):
            return None
        return self.titled_in(made, self.sentence(alone.start, alone.end)[0], alone.start)

    def on_page(self, item: Found) -> bool:
        """Tell whether an entry fits a citation and may have its page: "Small (62)" may be an age as well.

        The list may give only the page on which a work begins. Several people have no age.
        """
        first = re.split(r"[–,-]", item.locator)[0]
        near = [form for form in self.entries.near(item.people) if fits(item, form)]
        if near and (item.et_al or len(item.people) > 1):
            return True
        return any(not form.reference.pages or soon_behind(first, form.reference.pages) for form in near)

    def page_alone(self, bracket: Bracket) -> list[Found]:
        """Return a page in brackets as a citation of the author whom its sentence names."""
        printed, beside = self.text[bracket.start : bracket.end], self.beside(bracket)
        alone = self.without_names(bracket)
        page = alone.locator
        begin, end = self.sentence(bracket.start, bracket.end)
        beside = beside or self.work_before(bracket)
        if self.enumerates(bracket) or (beside and self.is_month(beside)):
            return []
        if beside and self.on_page(made := self.behind_title(self.meant(beside, alone))):
            return [self.titled_in(made, begin, bracket.start)]
        if VOLUMED.match(printed):  # "it was even (2: 3)"
            return []
        if page != printed:  # "“a shelf” (p. 45)": of whom its author had just spoken
            several = beside and beside.known and len(beside.persons) > 1
            return [self.of(beside, alone)] if beside and several else []
        if (found := self.title_before(alone)) or (not self.noted and (found := self.quoted_before(alone))):
            return [found]
        if self.noted and OTHER_TITLE.search(
            self.text, max(bracket.start - LONGEST_WORD, 0), bracket.start - 1
        ):
            return []
        joined = WORDED.search(page)  # "his sons (12 and 15)."
        if joined or self.text[bracket.end + 1 : bracket.end + 2] not in ENDS_CLAUSE or like_year(page):
            return []
        people, more = self.sole(begin, end) or self.sole(*self.clause(bracket, begin, end)) or ((), False)
        return (
            [self.titled_in(replace(alone, people=people, et_al=more), begin, bracket.start)]
            if people
            else []
        )

    def sole(self, begin: int, end: int) -> tuple[tuple[str, ...], bool] | None:
        """Return the only authors whom a stretch of the text names, if it has only one page alone in brackets."""
        inside = (b for b in self.brackets if begin <= b.start < end)
        pages = sum(bool(ALONE.fullmatch(self.text, b.start, b.end)) for b in inside)
        named = self.cited_with_others(begin, end)
        return named[0] if pages == len(named) == 1 and named[0][0] else None

    def clause(self, bracket: Bracket, begin: int, end: int) -> tuple[int, int]:
        """Return where the clause of a bracket begins and ends within its sentence: "Small has it (4); Lee has not (5)".

        It is empty unless it is the first or begins with the name of an author of the list.
        """
        stops = [
            match.start()
            for match in SEMICOLON.finditer(self.text, begin, end)
            if self.outside(match.start())
        ]
        first = max((stop + 1 for stop in stops if stop < bracket.start), default=begin)
        last = min((stop for stop in stops if stop > bracket.end), default=end)
        opening = OPENS.match(self.text, first) if first > begin else None
        starts = {self.names.start(people.persons[0]) for people in self.groups(first, last)}
        return (first, last) if first == begin or (opening and opening.end() in starts) else (first, first)

    def outside(self, place: int) -> bool:
        """Tell whether a place is in no bracket."""
        return not any(bracket.start <= place < bracket.end for bracket in self.brackets)

    def unlisted_before(self, bracket: Bracket) -> list[Found]:
        """Return a page behind the names of several authors whom the list lacks: "Lowe and Ray (p. 12)", "Lowe et al. (12)".

        A page without its sign needs "et al." or a word of saying: "Lowe and Ray (12) argue".
        """
        end = TO_BRACKET.search(self.text, max(bracket.start - LONGEST_WORD, 0), bracket.start - 1)
        people = self.tail(self.sentence(bracket.start, bracket.end)[0], end.start()) if end else None
        if not people or people.known or people.commas or self.names_part(people):
            return []
        alone = self.without_names(bracket)
        sure = LABELLED_PAGE.match(self.text, bracket.start) or people.more
        sure = sure or speaks(self.text[bracket.end + 1 :])
        several = people.more or len(people.persons) > 1
        return [self.of(people, alone)] if several and sure and not like_year(alone.locator) else []

    def names_part(self, people: People) -> bool:
        """Tell whether words before a page name a thing or a body: "Tables and Figures (p. 12)", "the Bay of Kelp and Sand"."""
        if of_body(self.text, self.names.start(people.persons[0])):
            return True
        named = {word for person in people.persons for word in self.names.name(person).split()}
        things = words("counted", "events", "institutions")
        return not things.isdisjoint({*named, *(word.removesuffix("s") for word in named)})

    def is_month(self, people: People) -> bool:
        """Tell whether a name is only a month that dates something: "In March (12)", not "March (12) says"."""
        start = self.names.start(people.persons[0])
        named = len(people.persons) == 1 and self.names.name(people.persons[0]) in words("months")
        return named and bool(DATES.search(self.text, max(start - LONGEST_WORD, 0), start))

    def without_names(self, bracket: Bracket) -> Found:
        """Return what a bracket holds as a page of an author named elsewhere."""
        printed = self.text[bracket.start : bracket.end]
        page = LABELLED_PAGE.sub("", printed, count=1) if LABELLED_PAGE.match(printed) else printed
        return replace(
            Found(bracket.start, bracket.end, printed, (), et_al=False, year="", letter=""),
            locator=page,
            narrative=True,
        )

    def in_bracket(self, bracket: Bracket) -> Iterator[Found]:
        """Yield the citations of a bracket, which may begin with a page of the names before it: "Small (45; Lee 4)".

        So it does only before another citation: "Small (45; teacher)" has an age. A numbered part alone is of the work
        of several authors before it: "Small and Lee (fig. 3)"; of one it may be a person's in this text.
        """
        if PART.fullmatch(self.text, bracket.start, bracket.end):
            yield from self.part_alone(bracket)
            return
        end = self.text.find(";", bracket.start, bracket.end)
        if end < 0 or not ALONE.fullmatch(self.text, bracket.start, end):
            yield from super().in_bracket(bracket)
            return
        beside = self.beside(bracket)
        made = self.meant(beside, self.without_names(replace(bracket, end=end))) if beside else None
        others = list(super().in_bracket(replace(bracket, start=end + 1)))
        yield from [made] if made and others and self.on_page(made) else []
        yield from others

    def part_alone(self, bracket: Bracket) -> list[Found]:
        """Return a numbered part behind several authors of the list as their citation."""
        beside = self.beside(bracket)
        several = beside and beside.known and (beside.more or len(beside.persons) > 1)
        made = self.meant(beside, self.without_names(bracket)) if beside and several else None
        return [made] if made and self.fits(made) else []

    def work_before(self, bracket: Bracket) -> People | None:
        """Return the listed names before a bracket of whose work the words between speak: "Small’s study (45)"."""
        behind = OWN_WORK.search(self.text, max(bracket.start - LONGEST_WORK, 0), bracket.start - 1)
        people = self.names_to(behind.start("work")) if behind else None
        return people if people and people.known else None

    def speaker(self, bracket: Bracket) -> list[Found]:
        """Return a page in brackets whose speaker the sentence names, but the paper does not cite.

        As in "Devji has called this “a politics” (41)", where no author of the list is named.
        """
        page = self.text[bracket.start : bracket.end]
        if not self.text[: bracket.start - 1].rstrip().endswith("”") or like_year(page):
            return []
        begin, end = self.sentence(bracket.start, bracket.end)
        said = QUOTED_WORDS.sub(lambda quoted: " " * len(quoted[0]), self.text[begin:end])
        speakers = [
            people
            for last in range(self.names.before(begin) + 1, self.names.before(end) + 1)
            if said[self.names.ends[last] - begin - 1 : self.names.ends[last] - begin].strip()
            and speaks(said[self.names.ends[last] - begin :])
            and (people := self.names.people(last, self.names.before(begin) + 1))
        ]
        if len(speakers) != 1 or self.cited_in(begin, end) or self.names_thing(speakers[0]):
            return []
        start, close = self.names.start(speakers[0].persons[0]), bracket.end + 1
        named = self.named(speakers[0])
        made = Found(start, close, "", named, et_al=False, year="", letter="", locator=page, narrative=True)
        return [self.shown(replace(made, known=False))]


def as_title(item: Found, sentence: str, entries: Entries) -> Found:
    """Return a citation by a title without italics, with the author from its sentence; or it unchanged.

    As in "Fair has described … (*Fighting* 103)", of which a text without italics has "(Fighting 103)".
    """
    named = Sentences(sentence, entries.names).cited_in(0, len(sentence))
    sole = len(item.people) == len(named) == 1 and bool(named[0])
    if item.hint or item.narrative or not sole or item.people[0] in entries.names:
        return item
    titled = replace(item, people=named[0], hint=item.people[0])
    return titled if any(fits(titled, form) for form in entries.all) else item
