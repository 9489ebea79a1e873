"""The container behind a title in quotation marks (“Salt.” River Review, May 2019) where no italics show it.

Source of the layout: Chicago 17, 14.168–14.171, of an article without a volume. A thesis, a working paper, a lecture or
an unpublished text has its kind or its publisher in this place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.text import Emph
from edition.model.works import Reference

BEHIND = lazy_regex(  # "” River Review, ahead of print, May 2019, 2–3."
    rf"[.,]?[”»“][.,]?\s(?P<container>[^\W\d_a-z][^“”«»:;,()]{{2,100}}),\s(?:(?:{alternatives('ahead')}),\s)?"
    rf"(?:(?:{alternatives('months_any')})\.?\s)?(?P<year>(?:1[5-9]|20)\d\d)(?:,\s(?P<pages>\d{{1,5}}(?:[–-]\d{{1,5}})?))?\.(?=\s|$)"
)

KIND = lazy_regex(rf"\b(?:{alternatives('kinds_of_texts')})\b", re.IGNORECASE)

WORD = lazy_regex(r"\w+")


def found(made: Reference) -> Reference:
    """Return a reference with the container that its reader missed; it unchanged where there may be none."""
    text = plain(made.as_printed)
    at = text.find(made.title) if made.title and not made.container else -1
    if at < 1 or made.genre or any(isinstance(item, Emph) for item in made.as_printed):
        return made
    behind = BEHIND.match(text, at + len(made.title))
    if not behind or behind["year"] != made.year or KIND.search(behind["container"]):
        return made
    container = behind["container"]
    if words("publishers", "institutions", "bodies") & {*WORD.findall(container)}:
        return made
    kept = {name: "" for name in ("publisher", "place", "series") if getattr(made, name) in container}
    pages = made.pages or behind["pages"] or ""
    return replace(made, container=container, pages=pages, type="article-journal", **kept)  # type: ignore[arg-type]
