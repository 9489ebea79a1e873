"""Author–page citations (MLA): "(Small 45)", "(Small)", "(Small, *Axis* 45)", "(“Notes” 4)", "Small says … (45)".

Source of the rules: *MLA Handbook*, 9th edition, chapter 6. A page alone is a citation only at the
end of a clause, in a sentence that names one cited author and has no other number in brackets; any
other number in brackets is not a citation. A name in the sentence without a page is one only if nobody
else can be meant, and the sentence says that it speaks of what was written: "Small argues".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.citations.entry_index import Entries
from edition.citations.found import LEAD, MORE, Bracket, bare, begins, without_overlaps
from edition.citations.in_sentence import Sentences
from edition.citations.people import People
from edition.citations.resolve import fits_people
from edition.citations.years import LABELLED
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
    r"\b(?:[Aa]ccording\sto|[Ss]ee(?:\salso)?|[Cc]f\.|[Ff]ollowing"
    r"|(?:as|described|reported|reviewed|shown|cited|discussed)\s(?:in|by))\s$"
)

LONGEST = 400  # most characters of one part of a bracket that can be a citation

ENDS_CLAUSE = frozenset(".,;:?!")


def find(text: str, entries: Entries, fits: Callable[[Found], bool]) -> tuple[Found, ...]:
    """Find the author–page citations in a text.

    Takes and returns the same as ``author_date.find``.
    """
    return without_overlaps(Finder(text, entries, fits).all())


class Finder(Sentences):
    """Finds the citations of one text."""

    def __init__(self, text: str, entries: Entries, fits: Callable[[Found], bool]) -> None:
        super().__init__(text, entries.names)
        self.entries, self.fits = entries, fits

    def all(self) -> Iterator[Found]:
        """Yield the citations; they may overlap.

        A name alone in a sentence cites only if the bracketed citations of its sentence, and those before
        it, do not name the same authors; with "et al." it always does outside their sentences.
        """
        cited: dict[tuple[str, ...], list[int]] = defaultdict(list)  # offsets of their sentences
        for bracket in self.brackets:
            if ALONE.fullmatch(self.text, bracket.start, bracket.end):
                made = self.page_alone(bracket) or self.speaker(bracket)
            else:
                made = list(self.in_bracket(bracket))
            yield from made
            for item in made:
                cited[item.people].append(self.sentence(item.start, item.end)[0])
        for item in self.mentions():
            begin, before = self.sentence(item.start, item.end)[0], cited[item.people]
            if begin not in before and (item.et_al or begin < min(before, default=begin + 1)):
                before.append(begin)
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
        if last < least or (mark := self.text[self.names.ends[last] : stop].strip(" )")) not in {"", "."}:
            return None
        people = self.names.people(last, least)
        return people if people and (not mark or people.more or people.known) else None  # "Art. 8"

    def shown(self, item: Found) -> Found:
        """Return a citation with its printed words."""
        return replace(item, surface=self.text[item.start : item.end])

    def by_name(self, shown: Found, people: People | None) -> Found | None:
        """Return a citation by the names that end its words; other words may precede them."""
        if not people:
            return None
        start = self.names.start(people.persons[0])
        return self.shown(replace(shown, start=start, people=self.named(people), et_al=people.more))

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
            begin, end = self.sentence(shown.start, shown.end)
            beside = self.tail(begin, shown.start - 1)  # "Small et al. (“Notes” 4)"
            named = self.cited_in(begin, end)
            made = replace(shown, start=quoted.start(), people=named[0] if len(named) == 1 else ())
            if beside and beside.known:
                made = replace(made, people=self.named(beside), et_al=beside.more)
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

        Two authors of the list are persons, even if one is called March; so is a body with a longer name.
        """
        first = people.persons[0]
        if people.known and (len(people.persons) > 1 or first.first < first.last):
            return False
        named = {word for person in people.persons for word in self.names.name(person).split()}
        return bool(named & (words("counted") | words("events") | words("months")))

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
        named = self.named(speakers[0])
        made = Found(start, close, "", named, et_al=False, year="", letter="", locator=page, narrative=True)
        return [self.shown(replace(made, known=False))]

    def mentions(self) -> Iterator[Found]:
        """Yield the names in the sentence that cite a work without a page: "Small argues", "Lee et al."."""
        for people in self.groups(0, len(self.text)):
            start, end = self.names.start(people.persons[0]), self.names.words[people.persons[-1].last].end
            more = MORE.match(self.text, end)
            end = more.end() if more else end
            behind = self.text[end:]
            named = self.named(people)
            own = self.text[start:end].endswith(("’s", "s’"))
            sure = (
                more
                or (own and OF_WORK.match(behind))
                or (
                    not own and (speaks(behind) or NAMED_BEFORE.search(self.text[max(start - 20, 0) : start]))
                )
            )
            item = self.shown(Found(start, end, "", named, bool(more), "", "", narrative=True))
            fitting = [form for form in self.entries.near(named) if fits_people(item, form)]
            if people.known and sure and len(fitting) == 1:
                yield item


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
