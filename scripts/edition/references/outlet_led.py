"""Reads entries without an author that begin with the name of their newspaper: "*Dawn*. 1921a. “Salt.” July 17.".

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.199 and 15.49 (the name of the newspaper stands in the
author's place); *Cite Them Right*, newspaper articles without an author. Italics show that no body is meant.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.model.text import Inlines, Span
from edition.model.works import Reference
from edition.references.fields import ITALIC, PAGES, ROMAN, flat
from edition.references.styles import common

HEAD = lazy_regex(  # "*Dawn*. ", "*Dawn* (Lahore). 1921a. ", "*Dawn: III* (1921a) "
    rf"""{ITALIC}(?P<container>[^{ITALIC}{ROMAN}“”]{{2,120}}?)\.?{ROMAN}
        (?:\s\((?P<place>[^()\d]{{2,60}})\))?
        (?:\.?\s\((?P<dated>{common.LETTERED}|n\.d\.)\),?|\.(?:\s(?:(?P<year>{common.LETTERED})\.|(?P<undated>n\.d\.)))?)
        \s(?=[“‘])
    """,
    re.VERBOSE,
)

LONGEST_LABEL = 8  # characters: "[12] "

DAY = rf"(?:\d{{1,2}}\s+{common.MONTH}|{common.MONTH}(?:\s+\d{{1,2}})?)"  # "17 July", "July 17"

BEHIND = lazy_regex(  # behind the title: "July 17, 1921.", "17 July, p. 7X.", "Late edition, July 17."
    rf"""(?:[^\W\d_][^\d.,]{{2,40}}(?:,|\sed\.,)\s)?
        (?P<date>{DAY}(?:,?\s+(?P<year>{common.YEAR}))?)?
        (?:(?:^|,\s+)(?:sec\.\s+[\w-]+,\s+)?(?:pp?\.\s?)?(?P<pages>[A-Z]?{PAGES}[A-Z]?))?\.?
    """,
    re.VERBOSE,
)


def outlet_led(printed: Inlines, span: Span) -> Reference | None:
    """Read an entry that begins with its newspaper in italics; ``None`` for any other.

    It has its title in quotation marks, a year or a day, and nothing else but pages, an edition and addresses: a book
    in italics before the title of its chapter is none.
    """
    if ITALIC not in flat(printed[:2])[:LONGEST_LABEL]:
        return None
    text, fields = common.opened(printed)
    head = HEAD.match(text)
    if not head:
        return None
    parts = common.split_title(text[head.end() :])
    rest = BEHIND.fullmatch(parts.rest)
    dated = head["dated"] or head["year"] or head["undated"] or (rest and rest["year"])
    if not parts.quoted or not parts.title or not rest or not dated:
        return None
    place = head["place"] or ""
    fields |= common.dated(dated) | {
        "title": parts.title,
        "container": common.plain(head["container"]),
        "place": place if place[:1].isupper() else "",  # not "(blog)"
        "date": rest["date"] or "",
        "pages": rest["pages"] or "",
        "type": "article-newspaper" if rest["date"] else "webpage",
    }
    kept = {name: value for name, value in fields.items() if value}
    return Reference(span, printed, **kept)  # type: ignore[arg-type]
