"""Takes the lines that are printed as rows of dashes or underscores for the rules that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.originals.pdf.page import Page, Row, Rule

DASHES = lazy_regex(r"\s*[–—―─_‾-]{8,}\s*")


def is_rule(row: Row) -> bool:
    """Tell whether a line has nothing but dashes or underscores."""
    return bool(DASHES.fullmatch(row.text))


def with_printed(page: Page, rows: Sequence[Row]) -> Page:
    """Return a page with its printed rules among those that are drawn."""
    found = tuple(Rule(row.left, row.right, row.base) for row in rows if is_rule(row))
    return replace(page, rules=(*page.rules, *found)) if found else page
