"""Knows the head and the foot that a browser prints around a web page: date, title, address, "3/12"."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Row
from edition.originals.reading import Edge

COUNT = lazy_regex(r"(?P<page>\d{1,4})\s?(?:/|of|von|de|di|van)\s?(?P<pages>\d{1,4})")  # "3/12", "3 of 12"

DATE = lazy_regex(
    r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?", re.IGNORECASE
)

ADDRESS = lazy_regex(r"(?:https?|file)://\S+|about:blank")


def mark(pages: Sequence[Sequence[Row]], kinds: Sequence[MutableMapping[int, Edge]]) -> None:
    """Mark as furniture what a browser printed on the first and the last line of each page, if one did.

    One did if these lines have, on every page, the number of the page with that of all pages, and a date or an
    address. A document of one page has the same lines, which recur nowhere.
    """
    edges = [outer(rows) for rows in pages]
    if not all(
        printed(rows, own, index, len(pages))
        for index, (rows, own) in enumerate(zip(pages, edges, strict=True))
    ):
        return
    for rows, own, found in zip(pages, edges, kinds, strict=True):
        for place in own:
            found[place] = "page-number" if COUNT.fullmatch(rows[place].text.strip()) else "running-head"


def outer(rows: Sequence[Row]) -> list[int]:
    """Return the places of the stretches on the first and on the last line of a page."""
    if not rows:
        return []
    top, bottom = max(row.base for row in rows), min(row.base for row in rows)
    return [place for place, row in enumerate(rows) if row.base > top - 1 or row.base < bottom + 1]


def printed(rows: Sequence[Row], places: Sequence[int], index: int, pages: int) -> bool:
    """Tell whether the outer lines of a page are those of a browser."""
    texts = [rows[place].text.strip() for place in places]
    counts = [match for text in texts if (match := COUNT.fullmatch(text))]
    counted = any((int(match["page"]), int(match["pages"])) == (index + 1, pages) for match in counts)
    return counted and any(DATE.fullmatch(text) or ADDRESS.fullmatch(text) for text in texts)
