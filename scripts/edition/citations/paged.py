"""Tells which entries an author–page citation fits."""

from __future__ import annotations

import re

from edition.citations.found import among_pages, begins
from edition.citations.resolve import fits_people
from edition.model.works import Attested, Found

LIKE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|[A-Z].*")  # pages that are a citation only with a known name


def year_for_page(item: Found) -> bool:
    """Tell whether a name without a title is followed by one page that looks like a year."""
    page = item.locator
    return not item.year and not item.hint and page.isdecimal() and bool(LIKE_YEAR.fullmatch(page))


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry fits an author–page citation.

    "(London 1941)" is a place and a year, unless the entry has such pages.
    """
    reference = form.reference
    if year_for_page(item) and not among_pages(item.locator, reference.pages):
        return False
    if item.hint and not begins(reference.title, item.hint):
        return False
    if not item.people:
        return bool(item.hint) and not (reference.authors or reference.editors)
    return fits_people(item, form)
