"""Author–page citations (MLA): "(Small 45)", "(Small)", "(Small, *Axis* 45)", "(“Notes” 4)", "Small says … (45)".

Source of the rules: *MLA Handbook*, 9th edition, chapter 6. A page alone is a citation only at the
end of a clause, in a sentence that names one cited author and has no other number in brackets; any
other number in brackets is not a citation. A name in the sentence without a page is one only if nobody
else can be meant, and the sentence says that it speaks of what was written: "Small argues".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from edition.citations import paged_notes
from edition.citations.entry_index import Entries
from edition.citations.found import MORE, as_shown, in_latin_signs
from edition.citations.led_lists import SEEN, led
from edition.citations.narrowing import narrowed, of_other_year
from edition.citations.paged import LABELLED_PAGE, bodies
from edition.citations.paged_alone import ALONE, PagesAlone
from edition.citations.people import People
from edition.citations.provisions import provided
from edition.citations.resolve import fits_people
from edition.citations.years import LABELLED
from edition.language.quotation import opened
from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.language.words import alternatives, speaks
from edition.model.works import Attested, Found

OF_WORK = lazy_regex(
    rf"(?:\s[a-z]+(?:ly)?|\s[a-z-]+)?\s(?:{alternatives('writings')})\b"
)  # "Small’s early study"

NAMED_BEFORE = lazy_regex(
    r"\b(?:[Aa]ccording\sto|[Ss]ee(?:\salso)?|[Ss]ee,\s(?:e\.g\.|for\sexample)[,;]|[Cc]f\.|[Ff]ollowing"
    r"|[Cc]fr\.|Überblick\s(?:geben|gibt|liefern|liefert|bieten|bietet)"
    r"|[Vv]er(?:\stamb(?:ém|ién))?|[Vv]éa(?:n)?se|[Vv]oir|[Vv](?:er)?gl\.|[Ss]iehe|[Zz]ie|[Bb]kz\.|[Vv]edi"
    r"|(?:as|described|reported|reviewed|shown|[Cc]ited|[Qq]uoted|discussed)\s(?:in|by))\s$"
)

LETTER_BEFORE = lazy_regex(r"(?:^|[,;:.(]\s?)[Vv]\.?\s$")  # Italian "v. Small", not "Roe v. Small"

CHAINED = lazy_regex(  # "See Small; Lee (“Notes”); and Khan"
    r"(?:\s\([^()]{1,200}\))?(?:;\s+(?:and\s+|see\s+also\s+)?|,\s+and\s+|,?\sas\swell\sas\s)"
)

LISTED = lazy_regex(r",\s{1,9}|,?\s{1,9}(?:and|und|et|y|e)\s{1,9}")  # "siehe Small, Lee u. a. und Khan"

TO_LOCATOR = lazy_regex(rf",\s(?P<page>{LABELLED})")

ENDS = lazy_regex(r"\.?\s*$|\.\s")  # behind a name that is a sentence, as in a note: "Small."

IN_YEAR = lazy_regex(r",?\s(?:1[4-9]|20)\d\d(?!\d)")  # behind a place: ", 1999"

LONGER = lazy_regex(rf"\s{CAPITAL}{SMALL_LETTER}+")  # behind a name: " Chapel"

LONGEST_LEAD = 20  # characters of "as described in "


def find(
    text: str, entries: Entries, fits: Callable[[Found], bool], *, noted: bool = False
) -> tuple[Found, ...]:
    """Find the author–page citations in a text; ``noted`` says that it is a note.

    Takes and returns the same as ``author_date.find``.
    """
    return as_shown(text, Finder(opened(in_latin_signs(text)), entries, fits, noted=noted).all())


class Finder(PagesAlone):
    """Finds the citations of one text, which may be a note."""

    def all(self) -> Iterator[Found]:
        """Yield the citations; they may overlap.

        A name alone in a sentence cites only if the bracketed citations of its sentence, and those before
        it, do not name the same authors; with "et al." it always does outside their sentences.
        """
        cited: dict[tuple[str, ...], list[int]] = defaultdict(list)  # offsets of their sentences
        brackets: dict[tuple[str, ...], list[int]] = defaultdict(list)  # their offsets in brackets
        yield from provided(self.text, self.entries)
        for bracket in self.brackets:
            if ALONE.fullmatch(self.text, bracket.start, bracket.end):
                labelled = LABELLED_PAGE.match(self.text, bracket.start)
                made = self.page_alone(bracket) or self.unlisted_before(bracket)
                made = made or ([] if labelled else self.speaker(bracket))
            else:
                made = list(self.in_bracket(bracket))
            yield from made
            for item in made:
                cited[item.people].append(self.sentence(item.start, item.end)[0])
                brackets[item.people].append(item.start)
        lists = list(led(self.names, self.works, self.bracketed))
        yield from (item for item in lists if not self.printed_in(item))
        for item in self.mentions():
            if self.printed_in(item) or any(one.start < item.end and item.start < one.end for one in lists):
                continue
            (begin, stop), before = self.sentence(item.start, item.end), cited[item.people]
            # as in "as described by Small, it is salt (Small 12)"
            again = not self.noted and any(item.end <= start < stop for start in brackets[item.people])
            if (
                (item.led and not again)
                or item.locator
                or (begin not in before and (item.et_al or begin < min(before, default=begin + 1)))
            ):
                before.append(begin)
                yield item

    def printed_in(self, item: Found) -> bool:
        """Tell whether a name behind another may be the place where the work was printed: "See Small, London, 1999"."""
        alone = len(item.people) == 1 and not item.locator and not item.et_al
        return alone and self.text[: item.start].endswith(", ") and bool(IN_YEAR.match(self.text, item.end))

    def works(self, item: Found) -> int:
        """Return how many these are."""
        return len(self.fitting(item))

    def fitting(self, item: Found) -> Sequence[Attested]:
        """Return the works of the list that are by just the authors cited."""
        return narrowed(item, [form for form in self.entries.near(item.people) if fits_people(item, form)])

    def named_by(self, before: str) -> bool:
        """Tell whether words lead to a name: "see", or "v." in a language in which it means that."""
        letter = "V" in self.entries.names.signs and LETTER_BEFORE.search(before)
        return bool(letter or (NAMED_BEFORE.search(before) and not SEEN.search(before)))

    def mentions(self) -> Iterator[Found]:
        """Yield the names in the sentence that cite a work without a page: "Small argues", "Lee et al."."""
        chained = after_led = paged_end = -1  # the end of the citation before; if led to, if paged
        for people in self.groups(0, len(self.text)):
            start, end = self.names.start(people.persons[0]), self.names.words[people.persons[-1].last].end
            more = MORE.match(self.text, end)
            end = more.end() if more else end
            behind = self.text[end:]
            named = self.named(people)
            ends = paged_notes.ENDS.match(behind) if self.noted else ENDS.match(behind)
            opens = self.noted and paged_notes.begins(self.text, start)
            ends = ends or (paged_notes.QUOTES.match(behind) if opens else None)
            alone = ends and (opens or not self.text[self.sentence(start, end)[0] : start].strip())
            several = len(people.persons) > 1
            told = self.noted and ends and paged_notes.told_in(self.text, start, several=several)
            behind = behind.lstrip(",") if opens else behind  # "Small, describes"
            own = self.text[start:end].endswith(("’s", "s’"))
            # "; *West Bay Chapel*", by no West Bay
            over = LONGER.match(behind) or paged_notes.SUBJECT.match(behind)
            led = not (own or (over and max(chained, paged_end) >= 0)) and bool(
                self.named_by(self.text[max(start - LONGEST_LEAD, 0) : start])
                or (self.noted and paged_notes.led(self.text, start, end))
                or self.in_row(start, chained, after_led, paged_end if ends else -1)
            )
            page = TO_LOCATOR.match(self.text, end)  # "Small, pp. 4–6"
            page = page or (paged_notes.page_behind(self.text, start, end) if self.noted else None)
            page = page or (paged_notes.PART_BEHIND.match(self.text, end) if opens else None)
            end = page.end() if page else end
            of_work = not self.noted and OF_WORK.match(behind)
            says = speaks(behind) or (opens and paged_notes.SAYS.match(behind))
            sure = page or more or led or alone or told or (of_work if own else says)
            made = Found(
                start, end, "", named, bool(more), "", "", page["page"] if page else "", narrative=True
            )
            item = self.shown(replace(made, led=led or bool(alone)))
            if of_other_year(behind, fitting := self.fitting(item)):
                continue
            paged_end = end if page else -1
            after_led = end if led or (more and not own) else -1
            bracketed = behind.startswith((" (", " ["))  # "by Small and Lee (*Weirs*)"
            if led or opens or bracketed:
                chained = end
            if (
                people.known
                and sure
                and len(fitting) == 1
                and (led or page or alone or not bodies(fitting[0], own=own))
            ):
                yield item
            elif (
                people.known
                and not (fitting or (bracketed and not self.noted))
                and (led or more or (self.noted and (alone or page)))
            ):
                yield from self.apart(people, item)

    def in_row(self, start: int, chained: int, after_led: int, paged_end: int) -> bool:
        """Tell whether only what joins works is between a name and the end of a citation, if this is not negative."""
        rows = [(CHAINED, chained), (LISTED, after_led)]
        if self.noted:
            rows += [(paged_notes.CHAINED, chained), (paged_notes.AND_LAST, paged_end)]
        return any(end >= 0 and row.fullmatch(self.text, end, start) for row, end in rows)

    def apart(self, people: People, whole: Found) -> Iterator[Found]:
        """Yield several citations that words join as they join authors: "see Small and Lee et al."; all must fit.

        A work of two authors comes before two works. In a note, a name that several works have is passed over.
        """
        persons, place = list(people.persons), 0
        found: list[Found] = []
        while place < len(persons):
            for last in range(len(persons), place, -1):
                part = replace(people, persons=tuple(persons[place:last]))
                ends = last == len(persons)
                made = replace(
                    whole,
                    start=self.names.start(part.persons[0]),
                    end=whole.end if ends else self.names.words[part.persons[-1].last].end,
                    people=self.named(part),
                    et_al=whole.et_al and ends,
                    locator=whole.locator if ends else "",
                    led=True,
                )
                works = self.works(made)
                if works == 1 or (works and self.noted):
                    found += [self.shown(made)] if works == 1 else []
                    place = last
                    break
            else:
                return
        yield from found
