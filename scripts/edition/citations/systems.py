"""The systems of citation in running text, each with its finder and its test of entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from edition.citations import author_date, author_page, dated_notes, paged, paged_alone, resolve, spoken
from edition.citations.entry_index import Entries
from edition.model.works import Attested, Found

Test = Callable[[Found], bool]

Finder = Callable[[str, Entries, Test], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class System:
    """One system: the finder of its citations, the test of an entry, and a second look at a citation.

    The finder takes a text, the entries, and whether one of them fits a citation. The second look at a
    citation that no entry fits takes the sentence and the entries. Notes may have a finder of their own,
    and one of names that may cite although no word leads to them.
    """

    find: Finder
    fits: Callable[[Found, Attested], bool]
    again: Callable[[Found, str, Entries], Found] = lambda item, *_: item
    in_notes: Finder | None = None
    spoken: Finder | None = None


SYSTEMS: dict[str, System] = {
    "author-date": System(author_date.find, resolve.fits, in_notes=dated_notes.find),
    "author-date-no-comma": System(
        partial(author_date.find, comma=False), resolve.fits, in_notes=partial(dated_notes.find, comma=False)
    ),
    "author-page": System(
        author_page.find, paged.fits, paged_alone.as_title, partial(author_page.find, noted=True), spoken.find
    ),
}
