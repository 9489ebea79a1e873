"""The systems of citation in running text: how each is found, and what fits an entry of the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edition import author_page, citations
from edition.model import Attested, Found

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class System:
    """One system: the finder of its citations, the test of an entry, and a second look at a citation.

    The second look gets the sentence and the entries, for what none fits at first.
    """

    find: Callable[[str, Known], tuple[Found, ...]]
    fits: Callable[[Found, Attested], bool]
    again: Callable[[Found, str, list[Attested], Known], Found] = lambda item, *_: item


SYSTEMS: dict[str, System] = {
    "author-date": System(citations.find, citations.fits),
    "author-date-no-comma": System(
        lambda text, known: citations.find(text, known, citations.NO_COMMA), citations.fits
    ),
    "author-page": System(author_page.find, author_page.fits, author_page.as_title),
}
