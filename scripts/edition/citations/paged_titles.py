"""Citations by a title (MLA): “(*China Axis* 45)”, “(“Notes” 4)”, and by a title behind names."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.citations.entry_index import in_capitals, titles, without_article
from edition.citations.found import AFTER_NAMES, ARTICLES, as_named, bare, begins
from edition.citations.paged import fits, like_year
from edition.citations.paged_names import PagedNames
from edition.citations.spellings import spelling
from edition.language.words import words
from edition.model.works import Found
from edition.references.names import people as people_of

FEWEST_OF_TITLE = 2  # words of a title that stands alone


class PagedTitles(PagedNames):
    """Reads the titles of one text as citations."""

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

    def begun(self, shown: Found, hint: str) -> Found | None:
        """Return a citation by words that begin the title of only one work whose author the text has named: "(Roads 33)".

        One word tells only works of an author apart who has several (MLA 9, 6.11): else a "Model 3" may be a thing.
        What the text also names outside brackets with the number is one: "He flew with Apollo 11 (Apollo 11)".
        """
        named = {spelling(self.named(people)[0]) for people in self.before(shown.start)}
        forms = [
            form
            for form in self.entries.all
            if begins(form.reference.title, hint)
            and (people := people_of(form.reference))
            and spelling(as_named(people[0])) in named
        ]
        numbered = hint in words("labelled") or any(
            not self.bracketed(place.start()) for place in re.finditer(re.escape(shown.surface), self.text)
        )
        if len(forms) != 1 or numbered or hint[:1].islower() or like_year(shown.locator):
            return None
        authors = tuple(as_named(name) for name in people_of(forms[0].reference))
        made = replace(shown, people=authors, et_al=forms[0].reference.et_al, hint=hint)
        several = sum(fits(replace(made, hint=""), form) for form in self.entries.near(authors)) > 1
        return made if (several or len(spelling(hint)) >= FEWEST_OF_TITLE) and self.fits(made) else None

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
                    other = (
                        self.text[made.end : made.end + 1] == ":"
                    )  # "*Salt: A Life*", where *Salt: A Trade* is listed
                    if here[-1].end <= item.end and not other and self.fits(made):
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
