"""The systems of citation in running text, each with its finder and its test of entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edition.citations import author_date, author_page, resolve
from edition.model.works import Attested, Found

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class System:
    """One system: the finder of its citations, the test of an entry, and a second look at a citation.

    The second look at a citation that no entry fits takes the sentence and the entries.
    """

    find: Callable[[str, Known], tuple[Found, ...]]
    fits: Callable[[Found, Attested], bool]
    again: Callable[[Found, str, list[Attested], Known], Found] = lambda item, *_: item


SYSTEMS: dict[str, System] = {
    "author-date": System(author_date.find, resolve.fits),
    "author-date-no-comma": System(
        lambda text, known: author_date.find(text, known, author_date.NO_COMMA), resolve.fits
    ),
    "author-page": System(author_page.find, author_page.fits, author_page.as_title),
}
