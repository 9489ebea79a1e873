"""Citations by the names that end a stretch of a text, also before a title (MLA): "Small", "Small, China Axis"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from edition.citations.entry_index import Entries
from edition.citations.found import bare
from edition.citations.in_sentence import Sentences
from edition.citations.not_authors import within_title
from edition.citations.people import People
from edition.citations.years import LABELLED
from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.works import Found

REMARK = lazy_regex(  # behind a page: ", Table 7", " Fußnote 5", ", emphasis added", ", italics is mine", ", s. Abschnitt 3"
    rf"(?<=\d)(?:,?\s(?i:{LABELLED})|(?:(?:[,.]\s(?i:{alternatives('added')})|\s(?i:{alternatives('added_directly')}))\b|[,.]\s(?:s|vgl|cf|v)\.\s(?=[^\W\d_]))[^\d;,]{{0,60}}(?:\d[\d.]{{0,6}})?)$"
)

STOPPED = lazy_regex(r"\d\.")

LONGEST_REMARK = 80  # characters


def before_remark(text: str, start: int, end: int) -> int:
    """Return where a part of a bracket ends, without what is said behind its page, or the stop there: "(Small 45.)"."""
    remark = REMARK.search(text, max(start, end - LONGEST_REMARK), end)
    end = remark.start() if remark else end
    return end - 1 if STOPPED.match(text, end - 2, end) else end


class PagedNames(Sentences):
    """Reads the names of one text as citations."""

    def __init__(self, text: str, entries: Entries, fits: Callable[[Found], bool]) -> None:
        super().__init__(text, entries.names)
        self.entries, self.fits = entries, fits

    def of(self, people: People, shown: Found) -> Found:
        """Return a citation by names outside its words."""
        return replace(shown, people=self.named(people), et_al=people.more)

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
        if start > shown.start and within_title(self.text, start):
            return None
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

    def other_title(self, shown: Found, stop: int) -> Found | None:
        """Return a citation by listed names that begin its words, and a title that no entry of theirs has: "Small, Salt [A Map] 45"."""
        comma = self.text.find(", ", shown.start, stop)
        people = self.tail(shown.start, comma) if comma >= 0 else None
        made = self.by_name(shown, people) if people and people.known else None
        hint = bare(self.text[comma + 1 : stop]) if made else ""
        titled = made and made.start == shown.start and hint[:1].isupper() and " " in hint
        return replace(made, hint=hint) if made and titled else None
