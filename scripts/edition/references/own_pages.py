"""Tells the pages of an article or a chapter, printed in its full note, from those that the note cites.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.23 and 14.171: a full note gives the pages cited, most
often, but a first note without a pinpoint gives those of the whole article.
"""

from __future__ import annotations

from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.references.fields import Reading, flat

RANGE = lazy_regex(r"(?P<first>\d{1,5})[–‑-](?P<last>\d{1,5})")

LONG_RANGE = 5  # pages from the first to the last


def paged(reading: Reading) -> Reading:
    """Return a reading of a note in which the pages of the work itself are no longer what the note cites of it.

    These are a range behind the colon of a journal, one too long to be cited for one statement, and one from page 1.
    """
    made = reading.reference
    own = made.container or made.locator.startswith("1–")
    ranged = RANGE.fullmatch(made.locator)  # not "15–30, 16"
    article = made.container and ranged and f"): {made.locator}" in flat(made.as_printed)
    if made.pages or not (article or (own and long_range(made.locator))):
        return reading
    return replace(reading, reference=replace(made, pages=made.locator, locator=""))


def long_range(pages: str) -> bool:
    """Tell whether pages are a long range: "449–68"."""
    match = RANGE.fullmatch(pages)
    if not match:
        return False
    first, last = match["first"], match["last"]
    return int(first[: -len(last)] + last if len(last) < len(first) else last) - int(first) >= LONG_RANGE
