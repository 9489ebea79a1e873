"""Chicago notes in full: "William Brand, *The Rising* (London: Hurst, 1998), 45.", with italics or without.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.23. ``chicago`` reads
notes with italics; this module reads those of a text that has lost them. Semicolons separate the works of
a note. A full form has a year in parentheses, or a quoted title with its journal.
"""

from __future__ import annotations

import re

from edition.model.text import Inlines, Span, Text
from edition.references import fields as reference_fields
from edition.references import names
from edition.references.fields import PAGES, Reading
from edition.references.style import Style
from edition.references.styles import chicago, common
from edition.references.styles.chicago_bibliography import JOURNAL

PART = re.compile(r";\s+(?:and\s+)?")

LEAD = re.compile(rf"^{reference_fields.LEAD_IN}")

PEOPLE = r"(?P<people>[^,“”():\d]{2,120}?)"

IMPRINT = rf"\((?:(?P<place>[^():]+):\s+)?(?:(?P<publisher>[^()]+?),\s+)?(?P<year>{common.YEAR})\)"

LOCATOR = rf"(?:,\s+(?P<locator>{PAGES}|chaps?\.\s*[\w–-]+))?\.?$"

BOOK = re.compile(rf"^{PEOPLE},\s+(?P<title>[^“”()]+?)\s+{IMPRINT}{LOCATOR}")

QUOTED = re.compile(rf"^(?:{PEOPLE},\s+)?“(?P<title>[^“”]+?)[,.]?”\s+(?P<rest>.+)$")

CHAPTER = re.compile(
    rf"^in\s+(?P<container>[^()]+?),\s+ed(?:s?\.|ited\s+by)\s+(?P<editors>[^()]+?)\s+{IMPRINT}{LOCATOR}"
)

THESIS = re.compile(
    rf"^\((?P<genre>[^(),]*(?:diss|thesis)[^(),]*),\s+(?P<publisher>[^()]+?),\s+(?P<year>{common.YEAR})\){LOCATOR}"
)

LONGEST = 600  # characters of one part of a note


def note_works(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read the full forms in a note; short titles, archives and remarks are skipped."""
    found = []
    for part in PART.split(reference_fields.flat(printed)):
        text = LEAD.sub("", part.strip())
        fields = full_form(text) if len(text) <= LONGEST else {}
        if fields:
            people = tuple(names.natural(one) for one in names.AND.split(fields.pop("people", "")) if one)
            editors = tuple(names.natural(one) for one in names.AND.split(fields.pop("editors", "")) if one)
            found.append(common.made(span, printed, (people, False, ()), fields, editors))
    return tuple(found)


def full_form(text: str) -> dict[str, str]:
    """Return the fields of one full form; ``{}`` for any other text."""
    if match := BOOK.match(text):
        return {"type": "book", **filled(match)}
    quoted = QUOTED.match(text)
    if not quoted:
        return {}
    head = {"people": quoted["people"] or "", "title": common.plain(quoted["title"])}
    for pattern, kind in ((CHAPTER, "chapter"), (THESIS, "thesis")):
        if match := pattern.match(quoted["rest"]):
            return {"type": kind, **head, **filled(match)}
    rest, more = common.opened((Text(quoted["rest"]),))
    if match := JOURNAL.match(rest):
        fields = filled(match)
        return {
            "type": "article-journal",
            **head,
            **more,
            **fields,
            **reference_fields.dated(fields.get("date", "")),
        }
    if paper := common.newspaper(rest):
        return {**head, **more, **paper, **reference_fields.dated(paper["date"])}
    return {}


def filled(match: re.Match[str]) -> dict[str, str]:
    """Return the named groups of a match that are not empty."""
    return {name: common.plain(value) for name, value in match.groupdict().items() if value}


STYLE = Style(
    key="chicago-notes",
    title="Chicago, full notes",
    stands_in="notes",
    read=chicago.chicago_works,
    read_plain=note_works,
)
