"""Citations in the notes of a paper that cites by author and year: a page may stand behind the bracket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from edition.citations import author_date
from edition.citations.entry_index import Entries
from edition.language.regex import lazy_regex
from edition.model.works import Found
from edition.references.ibid import UNIT
from edition.references.note_imprint import PLACE
from edition.references.note_years import YEAR

PAGE = lazy_regex(  # "Small (2015), 3–4.", "Small (2015) at 1354.", "Small (2015), p. 3"; not "Small (2015), 40 years"
    rf"(?:,\s+|,?\s+(?P<sure>at)\s+)(?P<pages>(?P<unit>{UNIT}\s*)?{PLACE}(?:,\s{PLACE}){{0,9}})(?=[.,;)]|\s*$)"
)


def find(
    text: str, entries: Entries, test: Callable[[Found], bool], *, comma: bool = True
) -> tuple[Found, ...]:
    """Return the citations of a note, as ``author_date.find`` does, with the pages behind the brackets of names."""
    return tuple(with_page(text, item) for item in author_date.find(text, entries, test, comma=comma))


def with_page(text: str, item: Found) -> Found:
    """Return a citation with the page that follows the year in brackets; a year that follows it is none."""
    if not (item.narrative and item.known and item.year) or item.locator or not item.surface.endswith(")"):
        return item
    page = PAGE.match(text, item.end)
    if not page or (YEAR.fullmatch(page["pages"]) and not page["sure"] and not page["unit"]):
        return item
    return replace(item, end=page.end(), surface=text[item.start : page.end()], locator=page["pages"])
