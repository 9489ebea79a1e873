"""Chicago author–date entries: "Small, Andrew. 2015. *Title*. London: Hurst.".

Source of the rules: *Chicago Manual of Style*, 17th edition, 15.6–15.9. Three em dashes stand for
the author of the previous entry (15.17).
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references import names
from edition.references.fields import ITALIC, PAGES, ROMAN, Reading
from edition.references.style import Style
from edition.references.styles import common

HEAD = lazy_regex(  # "Small, Andrew. 2015. "
    rf"^(?P<people>.*?)(?:[.”]|(?<!\s))\s++(?:\({common.YEAR}\)\s+)?"
    rf"(?P<year>{common.YEAR}[a-z]?|{common.UNDATED})\.?\s+"
)

JOURNAL = lazy_regex(
    rf"""^(?P<container>[^:()]+?),?
        (?:(?<!\s)\s++(?P<volume>\d+))?
        (?:(?:,|(?<!\s))\s*+(?:no\.\s*(?P<number>[\w–-]+)|\((?P<issue>[^()]*)\)))?    # (3), or no. 3
        (?::\s*(?P<pages>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

CHAPTER = lazy_regex(
    rf"""^In\s+(?P<container>.+?),?
        (?:,\s*edited\s+by\s+(?P<editors>(?:[^,.]|(?<=\b[A-Z])\.)+(?:,\s+(?:and\s+)?(?:[^,.\d]|(?<=\b[A-Z])\.)+)*))?
        (?:,\s*(?P<pages>{PAGES}))?
        \.\s+(?P<imprint>.+?)\.?$
    """,
    re.VERBOSE,
)

IN_ITALICS = lazy_regex(rf"{ITALIC}[^{ITALIC}{ROMAN}“”]{{2,300}}{ROMAN}\.?")  # "*Rivers Act*."

INITIAL_LAST = lazy_regex(r"\s[A-Z]$")  # "Small, Andrew J"

EDITION = lazy_regex(r"^(?P<edition>(?:\d+(?:st|nd|rd|th)|Rev\.)\s+ed)\.\s*")


def author_date_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a Chicago author–date entry."""
    text, fields = common.opened(printed)
    same = common.DASHES.match(text)
    match = HEAD.match(text[same.end() - 1 if same else 0 :] if same else text)
    if not match:
        parts = common.split_title(text)
        return (common.made(span, printed, ((), False, ()), {**fields, "title": parts.title}),)
    head = "" if same else common.plain(match["people"])
    head += "." if INITIAL_LAST.search(head) else ""
    rest = (text[same.end() - 1 :] if same else text)[match.end() :]
    book = bool(IN_ITALICS.fullmatch(match["people"])) and not rest.startswith((ITALIC, "“", "‘"))
    quoted = head.startswith("“")
    titled = not same and (quoted or book)  # an entry without an author begins with its title (15.34)
    title, head = (head.strip("“”."), "") if titled else ("", head)
    edited = bool(common.EDITOR.search(head))
    people = names.chicago(common.EDITOR.sub("", head)) if head else ((), False, ())
    parts = common.Titled(title, rest, quoted, book) if titled else common.split_title(rest)
    more, editors = author_date_tail(parts)
    fields |= {**common.dated(match["year"]), "title": parts.title, **more}
    return (common.made(span, printed, people, fields, editors, edited=edited, same_author=bool(same)),)


def author_date_tail(parts: common.Titled) -> tuple[dict[str, str], tuple[Name, ...]]:
    """Read the text after the title: a journal, a book with its editors, or an imprint."""
    rest = parts.rest
    if chapter := CHAPTER.match(rest):
        named = names.AND.split(chapter["editors"] or "")
        editors = tuple(names.natural(part) for part in named if part)
        fields = {
            "type": "chapter",
            "container": common.plain(chapter["container"]),
            "pages": chapter["pages"] or "",
        }
        return fields | common.imprint(chapter["imprint"]), editors
    if parts.quoted:
        if paper := common.newspaper(rest) or common.thesis(rest):
            return paper, ()
        match = JOURNAL.match(rest)
        if not match:
            return {"type": "webpage", "container": common.plain(rest)}, ()
        fields = {name: common.plain(value or "") for name, value in match.groupdict().items()}
        number = fields.pop("number")
        fields["issue"] = fields["issue"] or number
        journal = fields["volume"] or fields["issue"] or fields["pages"]
        return {"type": "article-journal" if journal else "webpage", **fields}, ()
    fields = {"type": "book"}
    if match := EDITION.match(rest):
        fields["edition"] = match["edition"]
        rest = rest[match.end() :]
    return fields | common.imprint(rest), ()


STYLE = Style(
    key="chicago-author-date",
    title="Chicago, author–date",
    stands_in="list",
    read=author_date_entry,
    # also "“A Title.” 2015.", or a list of names that continues after the line break
    # such as "Small, Andrew. 2015. T"
    recognised=lazy_regex(rf"[^“()]{{2,200}}\.\s(?:{common.LETTERED}|n\.d\.)\.\s"),
)
