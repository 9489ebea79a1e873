"""Which entry of a list a citation means: exactly one, or none with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from edition.citations.author_date import other_name
from edition.citations.entry_index import Entries
from edition.citations.found import begins, family_of
from edition.language.strings import folded
from edition.language.words import words
from edition.model.text import Unresolved, Why
from edition.model.works import Attested, Found, Name
from edition.references import names
from edition.references.names import family

SEVERAL = 3  # "et al." stands for three authors or more (APA 7, 8.17)

SPELT_ALIKE = 0.8


def initials(text: str) -> str:
    """Return the initials of given names: "Kenneth N." -> "kn"."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", text) if part).lower()


def same_person(cited: str, name: Name) -> bool:
    """Tell whether a cited person can be this author: family name, and initials where given.

    A family name of several words ("Ould Sidi") may be cited whole, a particle with it or not.
    """
    text, whole = folded(cited), family(name)
    if text == whole or (name.literal and text == folded(name.literal)):
        return True
    if text.endswith(f" {whole}") and whole:
        front = cited.split()[: -len(whole.split())]
    elif family_of(cited) == whole:
        front = cited.split()[:-1]
    else:
        return False
    given = " ".join(word for word in front if word.lower() not in words("particles"))
    wanted, there = initials(given), initials(name.given)
    return not wanted or not there or there.startswith(wanted[0])


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry is what a citation names."""
    reference = form.reference
    if (reference.year, reference.letter) != (item.year, item.letter):
        return False
    if item.hint:
        return not names.people(reference) and begins(reference.title, item.hint)
    return fits_people(item, form)


def fits_people(item: Found, form: Attested) -> bool:
    """Tell whether an entry is by the persons that a citation names."""
    reference = form.reference
    authors = reference.authors or reference.editors
    if not authors or not item.people:
        return False
    if item.et_al:
        return same_person(item.people[0], authors[0]) and (reference.et_al or len(authors) >= SEVERAL)
    if len(item.people) != len(authors) or reference.et_al:
        return False
    return all(same_person(cited, name) for cited, name in zip(item.people, authors, strict=True))


def resolve(
    item: Found,
    forms: Iterable[Attested] | Entries,
    works: dict[str, str],
    *,
    listed: bool,
    fits: Callable[[Found, Attested], bool] = fits,
) -> tuple[str, Unresolved | None]:
    """Return the work that a citation leads to, or ``""`` and why it leads to none.

    In: the citation; the paper's own entries; the key of each entry's work; whether the paper
    prints a list at all; the test of an entry against a citation.
    """
    if not listed:
        return "", Unresolved(Why.NO_LIST)
    entries = forms if isinstance(forms, Entries) else Entries(forms)
    keys = sorted({works[form.id] for form in entries.near(item.people) if fits(item, form)})
    if len(keys) == 1:
        return keys[0], None
    if keys:
        return "", Unresolved(Why.SEVERAL_FIT, fitting=len(keys))
    return "", why_not(item, entries)


def why_not(item: Found, entries: Entries) -> Unresolved:
    """Say why no entry fits: year, spelling, or nothing like it."""
    if not item.people:
        return Unresolved(Why.NO_TITLE)
    wanted = family_of(item.people[0])
    named = entries.families.get(wanted, [])
    years = sorted({form.reference.year + form.reference.letter for form in named})
    if named and item.year and item.year + item.letter not in years:
        return Unresolved(Why.OTHER_YEAR, tuple(years))
    if named:
        return Unresolved(Why.OTHER_AUTHORS if item.year else Why.OTHER_TITLE)
    if alike := entries.alike(wanted, SPELT_ALIKE):
        return other_name(entries.families[alike][-1].reference)
    return Unresolved(Why.NO_ENTRY)
