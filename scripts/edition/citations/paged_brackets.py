"""Citations in brackets by name, title and page (MLA): "(Small 45)", "(Small, *Axis* 45)", "(“Notes” 4)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.citations.entry_index import without_article
from edition.citations.found import LEAD, TO_BRACKET, Bracket, bare, begins
from edition.citations.paged import (
    LIKE_YEAR,
    NO_PAGE,
    OF_EDITORS,
    SEE,
    TITLE,
    TO_PAGE,
    WORDS_BEHIND,
    bodies,
    fits,
)
from edition.citations.paged_names import before_remark
from edition.citations.paged_notes import page_within
from edition.citations.paged_titles import PagedTitles
from edition.citations.people import People
from edition.citations.spellings import spelling
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives, words
from edition.model.works import Found
from edition.references.names import people as people_of

QUOTED = lazy_regex(rf"{TITLE}$")
OPENING = lazy_regex(r"[“«„]")
OUTER = lazy_regex(r"[“«„].{1,300}[”»“]")  # “On “Salt” and Dams”, also with signs that a file has wrong
IN_SENSE = lazy_regex(  # before a name: "in the sense of Small"
    rf"(?<!\w)(?:{alternatives('senses')})\s(?:of|in|de|d[aeo]s?|di|von|van)\s[^\d;]{{1,60}}$"
)
REMARK = lazy_regex(  # behind names: ", this issue", ", for instance", ", chapter on salt", " version 3.0.1"
    rf",\s(?i:{alternatives('added', 'parts_named')})\b|,?\s(?:{alternatives('versions')})\s\d"
)
JOINED_WORKS = lazy_regex(  # between works, behind a page: " and see ", ", with "
    rf"(?<=\d),?\s(?:{alternatives('joining', 'compared_with')})\s(?=(?:(?:{alternatives('before_joined')})\s){{0,2}}[“«„]?{CAPITAL})"
)
MOST_WORDS = 12  # of the names that begin a part of a bracket
LONGEST_GAP = 40  # characters between a name and its bracket
LONGEST = 400  # characters of one part of a bracket that can be a citation


class Brackets(PagedTitles):
    """Finds the citations in the brackets of one text."""

    def in_bracket(self, bracket: Bracket) -> Iterator[Found]:
        """Yield the citations of the parts of a bracket."""
        short = self.abbreviates(bracket) and not self.entries.laws.again(self.text, bracket)
        if short or self.inserted(bracket):
            return
        start, beside = bracket.start, self.beside(bracket)
        led = bool(SEE.match(self.text, bracket.start, bracket.end))
        before: Found | None = None
        for part in self.text[bracket.start : bracket.end].split(";"):
            end = start + len(part)
            if start == bracket.start and self.abbreviates(replace(bracket, end=end)):  # "(WHO; "
                start = end + 1
                continue
            found = self.row(start, end)
            if not found and len(part) <= LONGEST:
                found = self.joined_works(start, end, beside, led=led) or self.after(before, start, end)
            if not found and len(part) <= LONGEST and (item := self.part(start, end, beside, led=led)):
                found = [item]
            yield from found
            start, before = end + 1, found[-1] if found else None

    def abbreviates(self, bracket: Bracket) -> bool:
        """Tell whether a bracket abbreviates the words before it, also in small letters for a listed body: "Kelp Office (Kelp.of)"."""
        if super().abbreviates(bracket):
            return True
        short, last = self.text[bracket.start : bracket.end], self.names.before(bracket.start - 1)
        near = [form for form in self.entries.near([short]) if people_of(form.reference)]
        if (
            " " in short
            or last < 0
            or not near
            or self.text[self.names.ends[last] : bracket.start - 1] != " "
        ):
            return False
        before = [word for word in self.names.words[max(last - MOST_WORDS, 0) : last + 1] if word.capital]
        led = self.names.words[last].capital and any(word.text[0] == short[0] for word in before[:-1])
        return led and all(bodies(form, own=False) for form in near)

    def joined_works(self, start: int, end: int, beside: People | None, *, led: bool) -> list[Found]:
        """Return the citations of a part in which a word joins works behind their pages: "Small 45 and Lee 4".

        Each must be a citation by itself, of which all have an entry.
        """
        ends = [match.span() for match in JOINED_WORKS.finditer(self.text, start, end)]
        found: list[Found] = []
        for first, last in zip((start, *(b for _, b in ends)), (*(a for a, _ in ends), end), strict=True):
            before = found[-1] if found else None
            made = self.after(before, first, last) or [
                item for item in [self.part(first, last, beside, led=led)] if item and self.fits(item)
            ]
            if not ends or not made:
                return []
            found += made
        return found

    def after(self, before: Found | None, start: int, end: int) -> list[Found]:
        """Return a title and a page as the citation of the authors cited before them: "(Small, *Axis* 4; *Rivers* 12)"."""
        paged = TO_PAGE.search(self.text, start, end) if before and before.people else None
        if not before or not paged or not paged["page"]:
            return []
        lead = LEAD.match(self.text, start, paged.start())
        begin = lead.end() if lead else start
        hint = bare(self.text[begin : paged.start()])
        people = self.tail(begin, paged.start())
        named = self.entries.by_title.get(without_article(spelling(hint)), ())
        whole = any(not people_of(form.reference) for form in named)  # "“Salt”", of no author
        if not hint or hint[0].islower() or whole or (people and people.known):
            return []
        made = replace(before, start=begin, end=end, hint=hint, locator=paged["page"], narrative=False)
        return [self.shown(made)] if self.fits(made) else []

    def row(self, start: int, end: int) -> list[Found]:
        """Return the citations of listed names that only commas part, if no work is by all of them: "(Small, Lee)"."""
        lead = LEAD.match(self.text, start, end)
        begin = lead.end() if lead else start
        shown = Found(begin, end, self.text[begin:end], (), et_al=False, year="", letter="")
        people = self.tail(begin, end) if "," in shown.surface else None
        if not people or not people.known or len(people.commas) != len(people.persons) - 1:
            return []
        each = [replace(people, persons=(one,), commas=(), more=False) for one in people.persons]
        ends = (self.names.words[one.persons[0].last].end for one in each)
        made = [self.by_name(replace(shown, end=end), one) for end, one in zip(ends, each, strict=True)]
        found = [item for item in made if item and self.fits(item)]
        whole = self.by_name(shown, people)
        sole = not people.more and whole and whole.start == begin and not self.fits(whole)
        return found if sole and len(found) == len(each) and not self.names_thing(each[0]) else []

    def beside(self, bracket: Bracket) -> People | None:
        """Return the listed names directly before a bracket: "Small et al. (“Notes” 4)", "Small’s (45)"."""
        return self.names_to(bracket.start - 1)

    def names_to(self, offset: int) -> People | None:
        """Return the listed names that end at an offset, with what may stand between names and a bracket."""
        end = TO_BRACKET.search(self.text, max(offset + 1 - LONGEST_GAP, 0), offset)
        last = self.names.before(end.start()) if end else -1
        if not end or last < 0 or self.text[self.names.ends[last] : end.start()]:
            return None
        people = self.names.people(last)
        first = next((n for n in (0, *people.commas) if people.from_(n).known), None) if people else None
        if not people or first is None:
            return None
        return replace(people.from_(first), commas=tuple(n - first for n in people.commas if n > first))

    def meant(self, beside: People, shown: Found) -> Found:
        """Return a citation by the names before its bracket, or by the last of them that have such a work: "Ray, Lee and Roe (45)".

        A title tells also of whom it is of two whom a word joins: "Lee and Roe (“Salt”)".
        """
        firsts = (0, *beside.commas, *([len(beside.persons) - 1] if shown.hint else []))
        made = [self.of(beside.from_(first), shown) for first in firsts]
        return next(filter(self.fits, made), made[0])

    def part(self, start: int, end: int, beside: People | None, *, led: bool) -> Found | None:
        """Return one part of a bracket as a citation, or ``None``.

        ``beside`` are the names before the bracket; ``led`` says that it begins with "see" or the like.
        """
        end = before_remark(self.text, start, start + len(self.text[start:end].rstrip(" ,")))
        paged = TO_PAGE.search(self.text, start, end)
        page, stop = (
            (paged["page"] or paged["worded"] or paged["part"], paged.start()) if paged else ("", end)
        )
        lead = LEAD.match(self.text, start, stop)
        start = lead.end() if lead else start
        shown = Found(start, end, self.text[start:end], (), et_al=False, year="", letter="", locator=page)
        if not paged and (made := self.comma_before_page(replace(shown, start=start))):
            return made
        people, hint = self.tail(start, stop), bare(self.text[start:stop])
        if beside and hint and self.fits(made := self.meant(beside, replace(shown, hint=hint))):
            return made
        first = OPENING.search(self.text, start, stop)
        outer = OUTER.fullmatch(self.text, first.start(), stop) if first else None
        if quoted := QUOTED.search(self.text, start, stop):
            whole = self.quoted(shown, outer) if outer and outer.start() < quoted.start() else None
            made = whole if whole and self.fits(whole) else self.quoted(shown, quoted)
            return made if (made and self.fits(made)) or paged else self.led(shown, led=led) or made
        if outer and (made := self.quoted(shown, outer)):
            return made
        if by_title := self.by_title(replace(shown, start=start), (stop, end)):
            return by_title
        titled = self.titled(shown, stop)  # "Small, The Axis Agreement 45" names a work
        if people and not titled and self.names_thing(people):
            return None
        fewer = [people.from_(first) for first in people.commas] if people else []  # "a term, Small 45"
        for item in (titled, *(self.by_name(shown, each) for each in (people, *fewer))):
            if item and self.fits(item) and not self.spoken_of(item, shown):
                return item
        if people and people.known:
            cited = self.by_name(shown, people)
            return None if cited and self.fits(cited) and self.spoken_of(cited, shown) else cited
        led = led or bool(lead and lead[0].strip())
        return self.of_no_known_name(shown, people, stop, led=led, on_page=bool(paged and paged["page"]))

    def of_no_known_name(
        self, shown: Found, people: People | None, stop: int, *, led: bool, on_page: bool
    ) -> Found | None:
        """Return a part of a bracket that has no listed name as a citation; ``stop`` is the offset before its locator."""
        hint = bare(self.text[shown.start : stop])
        anonymous = (form.reference for form in self.entries.all if not people_of(form.reference))
        if not hint[:1].islower() and any(begins(one.title, hint) for one in anonymous):
            return replace(shown, hint=hint)
        made = (self.begun(shown, hint) if on_page else None) or self.led(shown, led=led)
        if made or not on_page:
            return made
        return self.other_title(shown, stop) or self.unlisted(shown, people)

    def comma_before_page(self, shown: Found) -> Found | None:
        """Return a citation by listed names and a page with a comma before it: "(see Small, 45)"."""
        paged = page_within(self.text, shown.start, shown.end)
        people = self.tail(shown.start, paged.start()) if paged else None
        if not paged or not people or not people.known or self.names_thing(people):
            return None
        made = self.by_name(replace(shown, locator=paged["page"]), people)
        return made if made and made.start == shown.start and self.fits(made) else None

    def spoken_of(self, item: Found, shown: Found) -> bool:
        """Tell whether words in brackets only end with a name: "(as they are told in Reuters)", "(in the sense of Small)"."""
        if item.start == shown.start or item.locator:
            return False
        if IN_SENSE.search(self.text, shown.start, item.end):
            return True
        near = (form for form in self.entries.near(item.people) if fits(item, form))
        return any(bodies(form, own=False) for form in near)

    def led(self, shown: Found, *, led: bool) -> Found | None:
        """Return a citation whose names begin its words and others end them: "see Small 45 for a review"."""
        first, last = self.names.before(shown.start) + 1, self.names.before(shown.end)
        for place in range(first, min(first + MOST_WORDS, last + 1)):
            people = self.names.people(place, first)
            if not people or not people.known or people.persons[0].first != first:
                continue
            end = self.names.ends[place] + (self.text[self.names.ends[place]] == ".")
            if titled := self.title_behind(self.of(people, shown), end):
                return titled
            if REMARK.match(self.text, end, shown.end) and self.fits(made := self.of(people, shown)):
                return self.shown(replace(made, end=end, locator=""))
            rest = WORDS_BEHIND.match(self.text, end, shown.end)
            sure = rest and (rest["page"] or rest["title"] or rest["word"] in OF_EDITORS)
            if not rest or not (sure or led or people.more) or (rest["stop"] and not rest["page"]):
                continue
            if rest["word"] in words("joining") and not people.more:
                continue
            end = max(end, rest.end("title"), rest.end("page"))
            made = replace(self.of(people, shown), locator=rest["page"] or "", hint=bare(rest["title"] or ""))
            if self.fits(made):
                return self.shown(replace(made, end=end))
        return None

    def unlisted(self, shown: Found, people: People | None) -> Found | None:
        """Return a citation by a name that the list lacks, or has with a title that no entry has."""
        made = self.by_name(shown, people)
        if not people or not made or made.start != shown.start:
            return None
        if (
            self.names_thing(people)
            or LIKE_YEAR.fullmatch(made.locator)
            or NO_PAGE.match(self.text, made.start, made.end)
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
        return bool(named & words("counted", "events", "months"))
