"""Laws and cases that a text cites by short names: "(GDPR, 2016)", "(*Schrems II*, 2020)", "(Charter, art. 8)".

A list prints their whole titles. The short name is the one that the title gives itself, its initials, words of
its subject with its kind, or the name of a party. Exactly one work of the list must fit, of the year that is cited.
Without a year, a party alone is too little, and a kind alone needs a provision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.citations.found import Bracket
from edition.citations.spellings import Spelling, spelling, words_of
from edition.language.words import words
from edition.model.works import Attested
from edition.references.law_names import (
    kind,
    kinds,
    own_names,
    shortens,
    subject_shortens,
)
from edition.references.laws import type_of
from edition.references.names import people
from edition.references.parties import NUMERAL, name_case

LEGAL = frozenset(["legal_case", "legislation"])

MOST_WORDS = 8  # of a short name

LONGEST_NAME = 120  # characters before the initials that shorten it


def without_article(name: Spelling) -> Spelling:
    """Return the words of a name without the article before them."""
    return name[1:] if len(name) > 1 and name[0] in words("articles") else name


class ShortLaws:
    """The laws and cases of a list by their short names."""

    def __init__(self, forms: Iterable[Attested]) -> None:
        nameless = (form for form in forms if form.reference.title and not people(form.reference))
        rows = ((form, form.reference.type, form.reference.title) for form in nameless)
        kinds_ = ((form, type_ if type_ in LEGAL else type_of(title), title) for form, type_, title in rows)
        self.all = [
            Law(form, type_ == "legal_case", spelling(title)) for form, type_, title in kinds_ if type_
        ]

    def meant(self, name: str, year: str = "", letter: str = "", *, placed: bool = False) -> Attested | None:
        """Return the only law or case that a short name means; ``None`` if none or several do.

        In: the name; the year cited with its letter, or "" if none is; whether a page or a provision stands beside it.
        """
        key = spelling(name) if self.all else ()
        if not key or len(key) > MOST_WORDS or not name.strip(" “‘*_")[:1].isupper():
            return None
        if year:
            pool = [law for law in self.all if law.year == (year, letter)]
            found = [law.form for law in pool if law.named(key) or law.shortened(key)]
        else:
            found = [law.form for law in self.all if law.named(key) or law.told(key, placed=placed)]
        return found[0] if len(found) == 1 else None

    def again(self, text: str, bracket: Bracket) -> bool:
        """Tell whether a bracket holds the initials of a law that the words before it do not spell out: "the rules (GDPR)"."""
        short = text[bracket.start : bracket.end]
        words_ = words_of(text[max(bracket.start - LONGEST_NAME, 0) : bracket.start - 1])
        rows = (words_, [word for word in words_ if word.capital])
        told = any("".join(word.spelt[:1] for word in row).endswith(short.lower()) for row in rows)
        return not told and self.meant(short) is not None

    def cited(self, name: str, place: str) -> Attested | None:
        """Return the only law or case that a name means beside a place, which may be ""; a kind alone needs one."""
        return self.meant(name, placed=bool(place)) or (self.of_kind(name) if place else None)

    def of_kind(self, name: str) -> Attested | None:
        """Return the only law of a kind: "Charter", where the list has no other charter."""
        key = without_article(spelling(name)) if self.all else ()
        found = [law.form for law in self.all if len(key) == 1 and kind(law.title) == key[0]]
        return found[0] if len(found) == 1 and key[0] in kinds() else None


@dataclass(frozen=True, slots=True)
class Law:
    """A law or a case of a list, with the words of its title."""

    form: Attested
    case: bool
    title: Spelling

    @property
    def year(self) -> tuple[str, str]:
        """The year with its letter."""
        return self.form.reference.year, self.form.reference.letter

    def named(self, key: Spelling) -> bool:
        """Tell whether words are a name that the title gives itself, or words of its subject with its kind."""
        own = key in own_names(self.form.reference.title)
        return own or (not self.case and (shortens(key, self.title) or subject_shortens(key, self.title)))

    def shortened(self, key: Spelling) -> bool:
        """Tell whether words are names of parties of a case of the year cited."""
        return self.case and name_case(key, self.form.reference.title)

    def told(self, key: Spelling, *, placed: bool) -> bool:
        """Tell whether words are names of both parties of a case, or of one beside a page; no numeral is among them."""
        counted = any(NUMERAL.fullmatch(word) and word not in self.title for word in key)
        return (
            self.case
            and not counted
            and (placed or len(key) > 1)
            and name_case(key, self.form.reference.title)
        )
