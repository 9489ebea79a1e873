"""Which of its author's works a page alone cites, by the titles that its sentence names (MLA): "Small holds in *Weirs* (45)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.citations.entry_index import titles
from edition.citations.found import ARTICLES
from edition.citations.narrowing import narrowed
from edition.citations.paged import fits
from edition.citations.paged_brackets import Brackets
from edition.citations.spellings import Word, words_of
from edition.model.works import Attested, Found

LONG = 6  # letters of a title of one word


class NamedWorks(Brackets):
    """Finds the titles of works in the sentences of one text."""

    def titled_in(self, item: Found, begin: int, end: int) -> Found:
        """Return a citation with the title of the only one of its authors' works that a stretch of the text names.

        As in "Small holds in *China Axis* that it is so (45)", where the list has several works of Small.
        """
        item = self.behind_title(item)
        forms = [form for form in self.entries.near(item.people) if fits(item, form)]
        if item.hint or len(narrowed(item, forms)) < 2:  # noqa: PLR2004 - works
            return item
        least, last = self.names.before(begin) + 1, self.names.before(end)
        here = self.names.words[least : last + 1]
        spans = {}
        for form in forms:
            for way in titles(form):
                for place in range(len(here) - len(way) + 1):
                    if tuple(word.spelt for word in here[place : place + len(way)]) == way and (
                        self.opens_title(here, place, len(way))
                        and not (len(way) == 1 and self.is_subject(way[0], form))
                    ):
                        spans[place, place + len(way), form.id] = form
        whole = {
            form.id: form
            for (start, stop, _), form in spans.items()
            if not any(a <= start and stop <= b and (a, b) != (start, stop) for a, b, _ in spans)
        }
        sole = [form for form in whole.values() if len(whole) == 1]
        return replace(item, hint=sole[0].reference.title) if sole and self.fits(item) else item

    def behind_title(self, item: Found) -> Found:
        """Return a citation without the words of a title that were read as given names: "Orients Dale", of "In *Orients* Dale"."""
        if not item.people or self.fits(item):
            return item
        whole = words_of(item.people[0])
        for place in range(1, len(whole)):
            front = tuple(word.spelt for word in whole[:place])
            made = replace(item, people=(item.people[0][whole[place].start :], *item.people[1:]))
            forms = [form for form in self.entries.near(made.people) if fits(made, form)]
            if any(way[-place:] == front for form in forms for way in titles(form)):
                return made
        return item

    def is_subject(self, word: str, form: Attested) -> bool:
        """Tell whether a word may be a subject, not a title: it is less than the title, or another work's title has it, too."""
        if len(words_of(form.reference.title)) > 1:
            return True  # "Pakistan", of "Pakistan: A Hard Country"
        others = (words_of(other.reference.title) for other in self.entries.all if other.id != form.id)
        return any(word == each.spelt for title in others for each in title)

    @staticmethod
    def opens_title(here: Sequence[Word], place: int, size: int) -> bool:
        """Tell whether words may be a title: with a capital, and not one short word or one that begins a sentence."""
        article = place > 0 and here[place - 1].spelt in ARTICLES and here[place - 1].capital
        lone = size == 1 and (place == 0 or len(here[place].text) < LONG)
        return (here[place].capital or article) and not lone
