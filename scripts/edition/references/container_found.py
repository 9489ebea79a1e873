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

BEHIND = lazy_regex(  # "” River Review, ahead of print, May 2019, 2–3.", "” 2019 Meeting on Salt (MOS) (Oslo), 2019, 2–3."
    rf"[.,]?[”»“][.,]?\s(?P<container>(?:(?:19|20)\d\d\s)?[^\W_a-z][^“”«»:;()]{{2,120}}?(?:\([^\W\d_a-z][\w-]{{1,12}}\)(?:\s(?:19|20)\d\d)?)?)"
    rf"(?:\s\((?P<place>[^()\d]{{2,60}})\))?,\s(?:(?:{alternatives('ahead')}),\s)?"
    rf"(?:(?:{alternatives('months_any')})\.?\s)?(?P<year>(?:1[5-9]|20)\d\d)(?:,\s(?P<pages>\d{{1,5}}(?:[–-]\d{{1,5}})?))?\.(?=\s|$)"
)

KIND = lazy_regex(rf"\b(?:{alternatives('kinds_of_texts')})\b", re.IGNORECASE)

WORD = lazy_regex(r"\w+")

YEAR_BEFORE = lazy_regex(r"[”»]\s(?P<year>(?:19|20)\d\d\s)$")  # "” 2019 ", before a meeting’s name

MONTH_END = lazy_regex(rf",\s(?:{alternatives('months_any')})\.?$")

YEAR_BEHIND = lazy_regex(  # " 2013. ", behind a container, and the year of the book somewhere behind it
    r"(?P<behind>\s(?P<own>(?:19|20)\d\d))(?=[.,]|\s\()[^“”/]{1,200}?[,.(]\s?(?P<year>(?:19|20)\d\d)(?=[.,:)])"
)


def found(made: Reference) -> Reference:
    """Return a reference with the container that its reader missed; it unchanged where there may be none."""
    text = plain(made.as_printed)
    at = text.find(made.title) if made.title and not made.container else -1
    if at < 1 or made.genre or any(isinstance(item, Emph) for item in made.as_printed):
        return made
    behind = BEHIND.match(text, at + len(made.title))
    if not behind or behind["year"] != made.year:
        return made
    container = behind["container"]
    within = {*WORD.findall(container)}
    ranged = "–" in (behind["pages"] or "")  # pages of an article; a book in quotation marks has none
    if not ranged and ("," in container or KIND.search(container) or words("publishers") & within):
        return made
    if not ranged and words("institutions", "bodies") & within and not words("of_journals") & within:
        return made
    kept = {name: "" for name in ("publisher", "place", "series") if getattr(made, name) in container}
    pages = made.pages or behind["pages"] or ""
    return replace(made, container=container, pages=pages, type="article-journal", **kept)  # type: ignore[arg-type]


def whole(made: Reference) -> Reference:
    """Return a reference whose container has the year that belongs to its name, and what stands before its colon."""
    if not made.container or any(isinstance(item, Emph) for item in made.as_printed):
        return made
    text = plain(made.as_printed)
    start = text.find(made.container, text.find(made.title) + len(made.title))
    if start < 0:
        return made
    end = start + len(made.container)
    led = f"{made.place}: " if made.place and made.type.startswith("article") and not made.publisher else ""
    if led and text.endswith(led, 0, start):  # "Delta: The Journal of Salt 23"
        return replace(made, container=f"{led}{made.container}", place="")
    if before := YEAR_BEFORE.search(text, max(start - 8, 0), start):
        return replace(made, container=before["year"] + made.container)
    behind = YEAR_BEHIND.match(text, end)
    if (
        not behind
        or MONTH_END.search(made.container)
        or made.volume == behind["own"]
        or made.year not in {behind["own"], behind["year"]}
    ):
        return made
    return replace(made, container=made.container + behind["behind"], year=behind["year"])
