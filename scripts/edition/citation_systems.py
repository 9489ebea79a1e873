"""The systems of citation in running text: how each is found, and what fits an entry of the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edition import author_page, citations
from edition.citations import Found
from edition.model import Attested

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class System:
    """One system: the finder of its citations and the test of an entry."""

    find: Callable[[str, Known], tuple[Found, ...]]
    fits: Callable[[Found, Attested], bool]


SYSTEMS: dict[str, System] = {
    "author-date": System(citations.find, citations.fits),
    "author-date-no-comma": System(
        lambda text, known: citations.find(text, known, citations.NO_COMMA), citations.fits
    ),
    "author-page": System(author_page.find, author_page.fits),
}
