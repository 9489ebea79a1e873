"""Author–page citations (MLA): "(Small 45)", "(Small)", "(Small, *Axis* 45)", "(“Notes” 4)", "Small says … (45)".

Source of the rules: *MLA Handbook*, 9th edition, chapter 6. A page alone is a citation only at the
end of a clause, in a sentence that names one cited author and has no other number in brackets; any
other number in brackets is not a citation. A name in the sentence without a page is one only if nobody
else can be meant, and the sentence says that it speaks of what was written: "Small argues".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.citations.entry_index import Entries
from edition.citations.found import LEAD, MORE, Bracket, bare, begins, brackets_of, without_overlaps
from edition.citations.people import People, Person, Text
from edition.citations.resolve import fits_people
from edition.citations.years import LABELLED
from edition.language.sentences import sentence_at
from edition.language.words import alternatives, speaks, words
from edition.model.works import Attested, Found
from edition.references.names import people as people_of

PAGE = r"(?:[A-Z]?\d{1,4}(?:[–-][A-Z]?\d{1,4})?)"  # "45", "140-42", "A7" of a newspaper

PAGES = rf"{PAGE}(?:,\s*{PAGE}){{0,9}}"

TO_PAGE = re.compile(  # " 45-47", ", ch. 3" (MLA 9, 6.20)
    rf"(?<![\s,])(?:\s+(?P<page>{PAGES})|,\s+(?P<part>{LABELLED}|(?:canto|act|sc\.)\s\d[\d.–-]*(?:,\s\d[\d.–-]*){{0,4}}))\s*$"
)

ALONE = re.compile(rf"(?P<cited>{PAGES})")

QUOTED = re.compile(r"“[^“”]{1,300}?[,.]?”$")

QUOTED_WORDS = re.compile(r"“[^“”]*”")

LIKE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|[A-Z].*")  # pages that are a citation only with a known name

OF_WORK = re.compile(
    rf"(?:\s[a-z]+(?:ly)?|\s[a-z-]+)?\s(?:{alternatives('writings')})\b"
)  # "Small’s early study"

NAMED_BEFORE = re.compile(
    r"(?:\b[Aa]ccording\sto|\b[Ss]ee(?:\salso)?|\b[Cc]f\.|\b[Ff]ollowing|\bcited\sin|\bof)\s$"
)

LONGEST = 400  # most characters of one part of a bracket that can be a citation

ENDS_CLAUSE = frozenset(".,;:?!")


def find(text: str, entries: Entries, fits: Callable[[Found], bool]) -> tuple[Found, ...]:
    """Find the author–page citations in a text.

    Takes and returns the same as ``author_date.find``.
    """
    return without_overlaps(Finder(text, entries, fits).all())


class Finder:
    """Finds the citations of one text."""

    def __init__(self, text: str, entries: Entries, fits: Callable[[Found], bool]) -> None:
        self.text, self.entries, self.fits = text, entries, fits
        self.names = Text(text, entries.names)
        self.brackets = tuple(brackets_of(text))

    def all(self) -> Iterator[Found]:
        """Yield the citations; they may overlap."""
        cited: list[tuple[int, int, tuple[str, ...]]] = []
        for bracket in self.brackets:
            if ALONE.fullmatch(self.text, bracket.start, bracket.end):
                made = self.page_alone(bracket) or self.speaker(bracket)
            else:
                made = list(self.in_bracket(bracket))
            yield from made
            cited += [(*self.sentence(item.start, item.end), item.people) for item in made]
        for item in self.mentions():
            if not any(begin <= item.start < end and people == item.people for begin, end, people in cited):
                yield item

    def in_bracket(self, bracket: Bracket) -> Iterator[Found]:
        """Yield the citations of the parts of a bracket."""
        start = bracket.start
        for part in self.text[bracket.start : bracket.end].split(";"):
            end = start + len(part)
            item = self.part(start, end) if len(part) <= LONGEST else None
            if item:
                yield item
            start = end + 1

    def part(self, start: int, end: int) -> Found | None:
        """Return one part of a bracket as a citation, or ``None``."""
        end = start + len(self.text[start:end].rstrip())
        paged = TO_PAGE.search(self.text, start, end)
        page = (paged["page"] or paged["part"]) if paged else ""
        stop = paged.start() if paged else end
        start = lead.end() if (lead := LEAD.match(self.text, start, stop)) else start
        shown = Found(start, end, "", (), et_al=False, year="", letter="", locator=page)
        if quoted := QUOTED.search(self.text, start, stop):
            return self.quoted(shown, quoted)
        people = self.tail(start, stop)
        if people and self.names_thing(people):
            return None
        for made in (self.titled(shown, stop), self.by_name(shown, people)):
            if made and self.fits(made):
                return made
        if people and people.known:
            return self.by_name(shown, people)
        hint = bare(self.text[start:stop])
        if any(
            begins(form.reference.title, hint) for form in self.entries.all if not people_of(form.reference)
        ):
            return self.shown(replace(shown, hint=hint))
        return self.unlisted(shown, people) if people and paged and paged["page"] else None

    def tail(self, start: int, stop: int) -> People | None:
        """Return the names with which a stretch of the text ends."""
        least, last = self.names.before(start) + 1, self.names.before(stop)
        if last < least or self.text[self.names.ends[last] : stop].strip(". "):
            return None
        return self.names.people(last, least)

    def shown(self, item: Found) -> Found:
        """Return a citation with its printed words."""
        return replace(item, surface=self.text[item.start : item.end])

    def by_name(self, shown: Found, people: People | None) -> Found | None:
        """Return a citation by the names that end its words; other words may precede them."""
        if not people:
            return None
        named = tuple(self.names.name(person) for person in people.persons)
        start = self.names.start(people.persons[0])
        return self.shown(replace(shown, start=start, people=named, et_al=people.more))

    def titled(self, shown: Found, stop: int) -> Found | None:
        """Return a citation by names and words of a title that an entry has: "Small, China Axis 45"."""
        for comma in re.finditer(r",\s+", self.text[shown.start : stop]):
            people = self.tail(shown.start, shown.start + comma.start())
            made = self.by_name(shown, people) if people and people.known else None
            if made and self.fits(
                item := replace(made, hint=bare(self.text[shown.start + comma.end() : stop]))
            ):
                return item
        return None

    def quoted(self, shown: Found, quoted: re.Match[str]) -> Found:
        """Return a citation by a title in quotation marks, of the authors before it or in its sentence."""
        before = self.text[shown.start : quoted.start()].rstrip(" ,")
        people = self.tail(shown.start, shown.start + len(before)) if before else None
        made = self.by_name(shown, people) if people and people.known else None
        if not made:
            named = self.cited_in(*self.sentence(shown.start, shown.end))
            made = replace(shown, start=quoted.start(), people=named[0] if len(named) == 1 else ())
        return self.shown(replace(made, hint=bare(quoted[0])))

    def unlisted(self, shown: Found, people: People) -> Found | None:
        """Return a citation by a name that the list lacks, or has with a title that no entry has."""
        made = self.by_name(shown, people)
        if (
            not made
            or made.start != shown.start
            or self.names_thing(people)
            or LIKE_YEAR.fullmatch(made.locator)
        ):
            return None
        if people.commas and not people.more and len(people.commas) == len(people.persons) - 1:
            first = replace(people, persons=people.persons[:1])  # "Small, China Axis" has no "and"
            hint = self.text[self.names.words[first.persons[0].last].end : made.end - len(made.locator)]
            return self.shown(replace(made, people=made.people[:1], hint=bare(hint)))
        return made

    def names_thing(self, people: People) -> bool:
        """Tell whether the word before a number names a numbered thing: "Table 3".

        Two authors of the list are persons, even if one is called March.
        """
        if people.known and len(people.persons) > 1:
            return False
        named = {word for person in people.persons for word in self.names.name(person).split()}
        return bool(named & (words("counted") | words("events") | words("months")))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence of a stretch of the text begins and ends."""
        sentence, begin = sentence_at(self.text, start, end)
        return begin, begin + len(sentence)

    def page_alone(self, bracket: Bracket) -> list[Found]:
        """Return a page in brackets as a citation of the author whom its sentence names."""
        page = self.text[bracket.start : bracket.end]
        if self.text[bracket.end + 1 : bracket.end + 2] not in ENDS_CLAUSE or LIKE_YEAR.fullmatch(page):
            return []
        begin, end = self.sentence(bracket.start, bracket.end)
        others = [
            b for b in self.brackets if begin <= b.start < end and ALONE.fullmatch(self.text, b.start, b.end)
        ]
        named = self.cited_in(begin, end)
        if len(others) != 1 or len(named) != 1 or not named[0]:
            return []
        made = Found(
            bracket.start, bracket.end, page, named[0], et_al=False, year="", letter="", locator=page
        )
        return [replace(made, narrative=True)]

    def groups(self, begin: int, end: int) -> list[People]:
        """Return the names of listed authors in a stretch of the text outside brackets, each with those joined to it."""
        found = []
        last, least = self.names.before(end), self.names.before(begin) + 1
        while last >= least:
            word = self.names.words[last]
            around = next((b for b in self.brackets if b.start <= word.start < b.end), None)
            people = (
                None if around or not self.names.names.ending(self.names, last) else self.joined(last, least)
            )
            if people:
                found.append(people)
            last = (people.persons[0].first if people else last) - 1
        return found[::-1]

    def joined(self, last: int, least: int) -> People | None:
        """Return the names that end with a listed one, and the one that "and" joins to it from behind."""
        people = self.names.people(last, least)
        if people and people.commas:  # "In Lahore, Khan"
            first = next((n for n in (0, *people.commas) if all(p.known for p in people.persons[n:])), None)
            people = (
                replace(people, persons=people.persons[first:], commas=()) if first is not None else people
            )
        return people

    def cited_in(self, begin: int, end: int) -> tuple[tuple[str, ...], ...]:
        """Return the authors of the list whom a sentence names outside brackets, each once.

        Names joined by “and” are one group: "Khan and Lee". A name joined to one that is not in the list
        forms a group with it if the two are the speakers, else an empty group.
        """
        found: dict[str, tuple[str, ...]] = {}
        for people in self.groups(begin, end):
            persons = self.with_behind(people, end)
            named = tuple(self.names.name(person) for person in persons)
            known = all(person.known for person in persons)
            speaking = known or speaks(self.text[self.names.words[persons[-1].last].end : end])
            key = " ".join(self.surname(person) for person in people.persons if person.known)
            found.setdefault(key, named if speaking else ())
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

    def speaker(self, bracket: Bracket) -> list[Found]:
        """Return a page in brackets whose speaker the sentence names, but the paper does not cite.

        As in "Devji has called this “a politics” (41)", where no author of the list is named.
        """
        page = self.text[bracket.start : bracket.end]
        if not self.text[: bracket.start - 1].rstrip().endswith("”") or LIKE_YEAR.fullmatch(page):
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
        named = tuple(self.names.name(person) for person in speakers[0].persons)
        made = Found(start, close, "", named, et_al=False, year="", letter="", locator=page, narrative=True)
        return [self.shown(replace(made, known=False))]

    def mentions(self) -> Iterator[Found]:
        """Yield the names in the sentence that cite a work without a page: "Small argues", "Khan and Lee"."""
        for people in self.groups(0, len(self.text)):
            start, end = self.names.start(people.persons[0]), self.names.words[people.persons[-1].last].end
            more = MORE.match(self.text, end)
            end = more.end() if more else end
            behind = self.text[end:]
            named = tuple(self.names.name(person) for person in people.persons)
            own = self.text[start:end].endswith(("’s", "s’"))
            sure = (
                len(named) > 1
                or more
                or (own and OF_WORK.match(behind))
                or (not own and (speaks(behind) or NAMED_BEFORE.search(self.text[:start][-20:])))
            )
            item = self.shown(Found(start, end, "", named, bool(more), "", "", narrative=True))
            fitting = [form for form in self.entries.near(named) if fits_people(item, form)]
            if people.known and sure and len(fitting) == 1:
                yield item


def as_title(item: Found, sentence: str, entries: Entries) -> Found:
    """Return a citation by a title without italics, with the author from its sentence; or it unchanged.

    As in "Fair has described … (*Fighting* 103)", of which a text without italics has "(Fighting 103)".
    """
    named = Finder(sentence, entries, lambda _: False).cited_in(0, len(sentence))
    sole = len(item.people) == len(named) == 1 and bool(named[0])
    if item.hint or item.narrative or not sole or item.people[0] in entries.names:
        return item
    titled = replace(item, people=named[0], hint=item.people[0])
    return titled if any(fits(titled, form) for form in entries.all) else item


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
