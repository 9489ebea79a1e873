"""Pages alone in brackets behind a title or a quotation (MLA): "In *Weirs and Dams* (41) he", "“It is salt” (41)"."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.citations.entry_index import Entries
from edition.citations.found import as_named, soon_behind
from edition.citations.in_sentence import Sentences
from edition.citations.paged import fits, like_year
from edition.citations.paged_brackets import Brackets
from edition.model.works import Found
from edition.references.names import people as people_of

MOST_OF_TITLE = 12  # words


class PagesAlone(Brackets):
    """Finds whose page stands alone in a bracket of one text."""

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
        return made if made and self.fits(made) and self.on_page(made) else None

    def on_page(self, item: Found) -> bool:
        """Tell whether an entry fits a citation and may have its page: "Small (62)" may be an age as well.

        The list may give only the page on which a work begins. Several people have no age.
        """
        first = re.split(r"[–,-]", item.locator)[0]
        near = [form for form in self.entries.near(item.people) if fits(item, form)]
        if near and (item.et_al or len(item.people) > 1):
            return True
        return any(not form.reference.pages or soon_behind(first, form.reference.pages) for form in near)


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
