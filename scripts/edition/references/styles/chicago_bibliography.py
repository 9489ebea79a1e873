"""Entries of a Chicago bibliography without italics: "Small, Andrew. The Axis. London: Hurst, 2015.".

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.23 and chapter 14 throughout. A text
extracted from a PDF may have lost its italics, so a title ends with its sentence.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references import fields as reference_fields
from edition.references import names
from edition.references.fields import ITALIC, PAGES, Reading
from edition.references.style import Style
from edition.references.styles import chicago, chicago_author_date, common, mla

JOURNAL = lazy_regex(  # "Strategic Studies 11, no. 3 (1988): 5–21."
    rf"""^(?P<container>[^:()]*?[^:()\s]),?\s++(?P<volume>\d+)(?:,\s*{chicago.ISSUE_SIGN}\s*(?P<issue>[\w–-]+))?
        ,?\s*\((?P<date>[^()]*{common.YEAR})\)(?::\s*(?P<pages>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

IMPRINT = lazy_regex(rf"^(?P<rest>.+?),\s+(?P<year>{common.YEAR}|n\.d\.)\.?$")  # "London: Hurst, 2015."

EDITED = lazy_regex(r"^Edited\s+by\s+(?P<editors>[^.]+(?:\b[A-Z]\.[^.]+)*)\.\s+")


def bibliography_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read an entry by its italics, or, if it has none, by its sentences."""
    made = chicago.chicago_works(printed, span)
    sound = any(reading.reference.year and reading.reference.type != "document" for reading in made)
    if ITALIC in reference_fields.flat(printed) or len(made) > 1 or sound:
        return made
    plain = plain_entry(printed, span)
    return (plain,) if plain.reference.year or plain.reference.url or not made else made


def plain_entry(printed: Inlines, span: Span) -> Reading:
    """Read an entry without italics."""
    text, fields = common.opened(printed)
    begun = mla.opening(text)
    parts = common.split_title(begun.rest)
    more, editors = bibliography_tail(parts)
    fields |= {"title": parts.title, **more}
    if "type" in fields and fields["type"] == "document" and fields.get("url"):
        fields["type"] = "webpage"
    return common.made(
        span, printed, begun.people, fields, editors, edited=begun.edited, same_author=begun.same
    )


def bibliography_tail(parts: common.Titled) -> tuple[dict[str, str], tuple[Name, ...]]:
    """Read the text after the title: a journal, a chapter, a thesis, a newspaper, or a book's imprint."""
    rest = parts.rest
    if parts.quoted:
        if match := JOURNAL.match(rest):
            fields = {name: common.plain(value or "") for name, value in match.groupdict().items()}
            return {"type": "article-journal", **fields, **reference_fields.dated(fields["date"])}, ()
        if match := chicago.THESIS.match(rest):
            fields = {name: match[name] or "" for name in ("genre", "publisher", "place")}
            return {"type": "thesis", **fields, **reference_fields.dated(match["date"])}, ()
        if paper := common.newspaper(rest):
            return {**paper, **reference_fields.dated(paper["date"])}, ()
        match = chicago_author_date.CHAPTER.match(rest)
        if match and (imprint := IMPRINT.match(match["imprint"])):
            editors = tuple(names.natural(part) for part in names.AND.split(match["editors"] or "") if part)
            found = {"type": "chapter", "container": common.plain(match["container"])}
            found |= {"pages": match["pages"] or "", "year": imprint["year"]}
            return found | common.imprint(imprint["rest"]), editors
        return {"type": "document", "container": common.plain(rest)}, ()
    book: dict[str, str] = {"type": "book"}
    editors = ()
    if match := EDITED.match(rest):
        editors = tuple(names.natural(part) for part in names.AND.split(match["editors"]) if part)
        rest = rest[match.end() :]
    if match := chicago_author_date.EDITION.match(rest):
        book["edition"] = match["edition"]
        rest = rest[match.end() :]
    match = IMPRINT.match(rest)
    if not match:
        return book, editors
    return {**book, **common.imprint(match["rest"]), "year": match["year"]}, editors


STYLE = Style(
    key="chicago-bibliography",
    title="Chicago, bibliography",
    stands_in="list",
    read=bibliography_entry,
    # such as "no. 3 (2015): 45", "London: Hurst, 2015.", "Hurst, 2015.", "May 4, 2015. https://"
    recognised=lazy_regex(
        rf".*(?:\bno\.\s\d+\s\((?:\w+\s)?[^()]*{common.LETTERED}\)|\d\s\({common.LETTERED}\)[:.]"
        rf"|,\s{common.LETTERED}\.(?:$|\shttps?:)"
        rf"|(?<![A-Z])[A-Z]\w{{1,60}}+(?:,\s\w+)?:\s[^:]+,\s{common.LETTERED}\.|\bn\.d\.)"
    ),
)
