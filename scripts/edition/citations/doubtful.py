"""Citations that no entry fits, and that may be no citations at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from edition.citations import paged
from edition.citations.entry_index import Entries
from edition.language.words import words
from edition.model.works import Attested, Citation, Found
from edition.references.names import people


def doubtful(item: Found, entries: Entries) -> bool:
    """Tell whether a citation that no entry fits may not be a citation at all.

    So are words in quotation marks before a date; a name before a year without brackets; a page
    after two authors of the list who wrote nothing together; a page that looks like a year; a name alone
    in the sentence.
    """
    if paged.year_for_page(item):
        return True
    several = not item.year and len(item.people) > 1
    labelled = paged.LABELLED_PAGE.match(item.surface)  # "Small and Lee (p. 12)" cites, whoever they are
    apart = several and not labelled and all(person in entries.names for person in item.people)
    bare = bool(item.year) and not item.surface.endswith(")")
    return item.narrative and (bool(item.hint) or bare or apart or mentioned(item))


def dated_or_paged(item: Citation) -> bool:
    """Tell whether a citation has a year or a page, so that it is more than a name."""
    return item.found is not None and bool(item.found.year or item.found.locator)


def mentioned(item: Found) -> bool:
    """Tell whether a citation is only a name in the sentence: "Small argues"."""
    return item.narrative and not item.year and not item.locator and not item.hint


def newspaper(
    item: Found,
    italics: Iterable[tuple[int, int]],
    entries: Entries,
    fits: Callable[[Found, Attested], bool],
) -> bool:
    """Tell whether a name in italics is that of a newspaper, not of a person of the list: "*Dawn* (1921)"."""
    name, *others = item.people or ("",)
    if others or name not in words("newspapers"):
        return False
    own = any(first <= item.start < last < item.end for first, last in italics)
    near = [form for form in entries.near(item.people) if fits(item, form)]
    persons = [any(person.given for person in people(form.reference)) for form in near]
    return own and bool(persons) and all(persons)
