"""The pages that notes cite: "12, 15–17" behind a title, "Art. 2(4)" before the name of a law."""

from __future__ import annotations

from edition.language.regex import CAPITAL, lazy_regex
from edition.model.works import Attested
from edition.references.ibid import UNIT
from edition.references.law_names import behind_provision
from edition.references.note_imprint import PLACE
from edition.references.note_index import Word
from edition.references.note_match import Hit
from edition.references.note_years import YEAR

LOCATOR = lazy_regex(
    rf"[,:][”’]?\s+(?:at\s+)?(?P<pages>(?:(?!(?:no|nos|vol|vols|col|cols|bk)\b){UNIT}\s*)?{PLACE}(?:,\s{PLACE}){{0,9}})"
    r"(?:ff?\.)?(?=[.,;)]|\s\(|\s*$)"
)

SENTENCE = lazy_regex(rf"[\d)]\.\s+[“(]?{CAPITAL}")  # "46. They were"


def pinpoint(form: Attested) -> str:
    """Return the page that a full note cites: its locator, or a single page of an article."""
    reference = form.reference
    lone = reference.pages if not any(dash in reference.pages for dash in "–-") else ""
    return reference.locator or lone


def locator(piece: str, at: list[Word], hit: Hit, end: int) -> str:
    """Return the page that follows a title: the last one, unless these are the pages of the article.

    Without one, it is the provision of a law that stands before it.
    """
    start = at[hit.last - 1].end if hit.last else 0
    behind = piece[start:end]
    stop = SENTENCE.search(behind)
    found = [
        match["pages"] for match in LOCATOR.finditer(behind, 0, stop.start() + 2 if stop else len(behind))
    ]
    found = [pages for pages in found if not YEAR.fullmatch(pages) and pages != hit.item.form.reference.pages]
    return found[-1] if found else behind_provision(piece, at[hit.title].start)
