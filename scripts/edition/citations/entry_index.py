"""Indexes the entries of a list by the names in citations, so that a search need not try all entries."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from edition.language.strings import folded
from edition.model.works import Attested
from edition.references.names import first_author


def last_of_name(text: str) -> str:
    """Return the last word of a name, folded: "de Soysa" -> "soysa"."""
    return folded(text).rpartition(" ")[2]


class Entries:
    """The printed entries that a paper's citations may mean, in order."""

    def __init__(self, forms: Iterable[Attested]) -> None:
        self.all = tuple(forms)
        self.spelt: dict[tuple[str, str, float], Attested | None] = {}

    @cached_property
    def named(self) -> dict[str, list[Attested]]:
        """The entries by the last word of their first author's or editor's name; those without a name under ""."""
        found: dict[str, list[Attested]] = defaultdict(list)
        for form in self.all:
            people = form.reference.authors or form.reference.editors
            words = (
                {last_of_name(people[0].family), last_of_name(people[0].literal)} - {""} if people else {""}
            )
            for word in words or {""}:
                found[word].append(form)
        return found

    @cached_property
    def dated(self) -> dict[str, dict[str, Attested]]:
        """The entries by year with letter, then by first family name (folded); "" holds all years."""
        found: dict[str, dict[str, Attested]] = defaultdict(dict)
        for form in self.all:
            if name := first_author(form.reference):
                found[f"{form.reference.year}{form.reference.letter}"][name] = form
                found[""][name] = form
        return found

    def near(self, people: Sequence[str]) -> list[Attested]:
        """Return the entries whose first name ends with the same word as the first of ``people``.

        Entries without a person are always included.
        """
        nameless = self.named.get("", [])
        word = last_of_name(people[0]) if people else ""
        return [*self.named.get(word, []), *nameless] if word else nameless

    def alike(self, name: str, year: str, cutoff: float) -> Attested | None:
        """Return the entry of a year ("": any) whose first name is spelt most like ``name`` but not the same."""
        key = name, year, cutoff
        if key not in self.spelt:
            close = difflib.get_close_matches(name, self.dated.get(year, {}), n=1, cutoff=cutoff)
            self.spelt[key] = self.dated[year][close[0]] if close and close[0] != name else None
        return self.spelt[key]
