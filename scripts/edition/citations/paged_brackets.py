"""Citations in brackets by name, title and page (MLA): "(Small 45)", "(Small, *Axis* 45)", "(“Notes” 4)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.citations.entry_index import in_capitals, titles, without_article
from edition.citations.found import AFTER_NAMES, ARTICLES, LEAD, TO_BRACKET, Bracket, as_named, bare, begins
from edition.citations.paged import LIKE_YEAR, OF_EDITORS, SEE, TITLE, TO_PAGE, WORDS_BEHIND, bodies, fits
from edition.citations.paged_names import PagedNames, before_remark
from edition.citations.paged_notes import page_within
from edition.citations.people import People
from edition.citations.spellings import spelling
from edition.language.regex import lazy_regex
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
FEWEST_OF_TITLE = 2  # words of a title that stands alone
MOST_WORDS = 12  # of the names that begin a part of a bracket
LONGEST_GAP = 40  # characters between a name and its bracket
LONGEST = 400  # characters of one part of a bracket that can be a citation


class Brackets(PagedNames):
    """Finds the citations in the brackets of one text."""

    def in_bracket(self, bracket: Bracket) -> Iterator[Found]:
        """Yield the citations of the parts of a bracket."""
        short = self.abbreviates(bracket) and not self.entries.laws.again(self.text, bracket)
        if short or self.inserted(bracket):
            return
        start, beside = bracket.start, self.beside(bracket)
        led = bool(SEE.match(self.text, bracket.start, bracket.end))
        for part in self.text[bracket.start : bracket.end].split(";"):
            end = start + len(part)
            if start == bracket.start and self.abbreviates(replace(bracket, end=end)):  # "(WHO; "
                start = end + 1
                continue
            row = self.row(start, end)
            item = self.part(start, end, beside, led=led) if not row and len(part) <= LONGEST else None
            yield from [item] if item else row
            start = end + 1

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
        end = TO_BRACKET.search(self.text, max(bracket.start - LONGEST_GAP, 0), bracket.start - 1)
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
        page, stop = (paged["page"] or paged["part"], paged.start()) if paged else ("", end)
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
            return whole if whole and self.fits(whole) else self.quoted(shown, quoted)
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
        if not hint[:1].islower() and any(
            begins(form.reference.title, hint) for form in self.entries.all if not people_of(form.reference)
        ):
            return replace(shown, hint=hint)
        within = self.led(shown, led=led or bool(lead and lead[0].strip()))
        return within or (self.unlisted(shown, people) if people and paged and paged["page"] else None)

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

    def by_title(self, shown: Found, ends: tuple[int, int]) -> Found | None:
        """Return a citation by the title alone of the only work that has it: "(Rivers Act 2017 45)".

        ``ends`` are the offsets before and behind what may be a page.
        """
        for end in reversed(ends):
            title = self.text[shown.start : end]
            key = without_article(spelling(title))
            forms = self.entries.by_title.get(key, ())
            if forms and key in self.entries.names.all:
                if any(people_of(form.reference) for form in forms):
                    continue  # a work is cited by its author before its title: "(Small)", beside "Small: A Life"
                return replace(shown, hint="")  # a body's name as well: nobody can tell
            body = not forms and shown.locator and key not in self.entries.names.all
            forms = self.entries.outlets.get(key, ()) if body else forms
            law = (
                not forms
                and key not in self.entries.names.all
                and self.entries.laws.cited(title, shown.locator)
            )
            if law:
                return self.shown(replace(shown, hint=law.reference.title))
            if (
                len(forms) != 1
                or len(key) < (1 if body else FEWEST_OF_TITLE)
                or title.lstrip(" “«„")[:1].islower()
            ):
                continue
            people = tuple(as_named(name) for name in people_of(forms[0].reference))
            page = shown.locator if end == ends[0] else ""
            if people and not page and not self.named_so_far(shown.start, people[0]):
                continue  # "a treaty (Kyoto Protocol)"
            made = replace(
                shown, people=people, et_al=forms[0].reference.et_al, hint=bare(title), locator=page
            )
            return self.shown(made) if self.fits(made) else None
        return None

    def named_so_far(self, end: int, author: str) -> bool:
        """Tell whether a text names an author before an offset, so that a title alone can cite."""
        return any(spelling(author) == spelling(self.named(people)[0]) for people in self.before(end))

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

    def title_behind(self, item: Found, end: int) -> Found | None:
        """Return a citation by names and the whole title behind them, with the words that follow left out.

        As in "see Small, *China Axis* for a review", of which a text without italics has no mark.
        """
        first = self.names.before(end) + 1
        behind = [word.start for word in self.names.words[first : first + 1]]
        if not behind or not AFTER_NAMES.fullmatch(self.text, end, behind[0]):
            return None
        for form in self.entries.near(item.people):
            for title in sorted(titles(form), key=len, reverse=True):
                here = self.names.words[first : first + len(title) + 1]
                here = here[here[0].spelt in ARTICLES :][: len(title)]
                if len(title) >= FEWEST_OF_TITLE and tuple(word.spelt for word in here) == title:
                    hint = self.text[here[0].start : here[-1].end]
                    made = replace(item, end=here[-1].end, hint=hint, locator="")
                    if here[-1].end <= item.end and self.fits(made):
                        return self.shown(made)
        return None

    def quoted(self, shown: Found, quoted: re.Match[str]) -> Found | None:
        """Return a citation by a title in quotation marks, of the authors before it or in its sentence.

        Without a page or names before it, words with a small letter are only quoted: "(the “war on terror”)".
        """
        before = self.text[shown.start : quoted.start()].rstrip(" ,")
        people = self.tail(shown.start, shown.start + len(before)) if before else None
        made = self.by_name(shown, people) if people and people.known else None
        if not made:
            if not shown.locator and bare(quoted[0])[:1].islower():
                return None
            begin, end = self.sentence(shown.start, shown.end)
            named = self.cited_in(begin, end)
            made = replace(shown, start=quoted.start(), people=named[0] if len(named) == 1 else ())
            works = [form for form in self.entries.near(made.people) if made.people and fits(made, form)]
            if not shown.locator and len(works) == 1 and not in_capitals(works[0], quoted[0]):
                made = replace(made, people=())  # the author of one work needs no part of its title
        item = self.shown(replace(made, hint=bare(quoted[0])))
        return item if self.fits(item) else self.only_title(item) or item

    def only_title(self, item: Found) -> Found | None:
        """Return a citation by a title in quotation marks with the authors of the only work whose title begins so.

        Without a page it must be the whole title or main title, with its capitals.
        """
        forms = [form for form in self.entries.all if begins(form.reference.title, item.hint)]
        sole = len(forms) == 1 and len(spelling(item.hint)) >= FEWEST_OF_TITLE and not item.people
        if not sole or not (item.locator or in_capitals(forms[0], item.hint)):
            return None
        people = tuple(as_named(name) for name in people_of(forms[0].reference))
        made = replace(item, people=people, et_al=forms[0].reference.et_al)
        return made if self.fits(made) else None

    def unlisted(self, shown: Found, people: People) -> Found | None:
        """Return a citation by a name that the list lacks, or has with a title that no entry has."""
        made = self.by_name(shown, people)
        if not made or made.start != shown.start:
            return None
        if self.names_thing(people) or LIKE_YEAR.fullmatch(made.locator):
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
