"""Entries in the Vancouver form: "Small A, Lee BC. Title. Journal. 2015;12(3):45–67.".

Source of the rules: National Library of Medicine, *Citing Medicine*, 2nd edition. A letter after
the year ("2011a") is allowed, since texts that cite by name and year need it.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references.fields import PAGES, Reading, sentence_end
from edition.references.style import Style
from edition.references.styles import common

FAMILY = (  # "van der Berg"; particles match from their first letter only, words have 60 letters at most
    r"(?:(?<![a-z’'])[a-z’']++\s++){0,3}[^\W\d_a-z][\w’'-]{0,60}+(?:\s++[^\W\d_a-z][\w’'-]{1,60}+){0,2}"
)

PERSON = lazy_regex(
    rf"(?P<family>{FAMILY})\s+(?P<initials>[^\W\d_a-z]{{1,3}})\b(?:\s+(?P<suffix>Jr|Sr|\dnd|\drd))?"
)

PEOPLE = lazy_regex(
    rf"^(?P<people>{PERSON.pattern.replace('?P<family>', '?:').replace('?P<initials>', '?:').replace('?P<suffix>', '?:')}"
    rf"(?:,\s+{PERSON.pattern.replace('?P<family>', '?:').replace('?P<initials>', '?:').replace('?P<suffix>', '?:')})*)"
    r"(?P<more>,\s+et\s+al\.?)?(?P<editors>,\s+editors?)?\.\s+"
)

LONGEST_NAMES = 800  # characters at the beginning of an entry that may hold its authors

JOURNAL = lazy_regex(
    rf"""^(?P<container>.+?)[.;]\s*
        (?P<year>{common.YEAR}[a-z]?)(?P<date>\s+{common.MONTH}(?:\s+\d{{1,2}})?)?
        ;\s*(?P<volume>\d+)?(?:\((?P<issue>[^()]*)\)|\s+(?P<part>Suppl(?:\s+\d+)?|Pt\s+\d+))?
        (?::\s*(?P<pages>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

CHAPTER = lazy_regex(r"^In:\s+(?P<editors>.+?),\s+editors?\.\s+(?P<rest>.+)$", re.DOTALL)

BOOK = lazy_regex(
    rf"""^(?:(?P<edition>[^.:]*\bed)\.\s+)?
        (?P<place>[^:;]+):\s+(?P<publisher>[^;]+);\s*(?P<year>{common.YEAR}[a-z]?)
        (?:\.?\s*pp?\.\s*(?P<pages>{PAGES}))?
    """,
    re.VERBOSE,
)

EDITION = lazy_regex(r"(?<=\.)\s+(?P<edition>\d+(?:st|nd|rd|th)\s+ed)\.\s+")  # ". 2nd ed. "

EDITED = lazy_regex(  # "The price of salt, editorSmall AB", as some programs print it
    rf",\s(?:{alternatives('role_words')})(?=[^\W\d_a-z])(?P<names>[^.;:?!]{{3,200}})$"
)

GENRE = lazy_regex(r"(?:(?<!\s)\s++)?\[(?P<genre>dissertation|master’s thesis|thesis)\]")

NEWSPAPER = lazy_regex(  # "The Guardian. 2011 Jul 11;Sect. World:1", "BBC News. 2014 May 20."
    rf"""^(?P<container>[^.;:]+)\.\s+(?P<year>{common.YEAR})(?P<date>\s+{common.MONTH}\s+\d{{1,2}})
        (?:;\s*[^:]*(?::(?P<pages>{PAGES}))?)?\.?$
    """,
    re.VERBOSE,
)

ANY_YEAR = lazy_regex(rf"\b(?P<year>{common.YEAR}[a-z]?)\b")


def spaced(initials: str) -> str:
    """Return initials as other styles print them: "VD" -> "V. D."."""
    return " ".join(f"{letter}." for letter in initials)


def vancouver_people(text: str) -> tuple[Name, ...]:
    """Read names in the Vancouver form."""
    return tuple(
        Name(family=m["family"], given=spaced(m["initials"]), suffix=m["suffix"] or "")
        for m in PERSON.finditer(text)
    )


def vancouver_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a Vancouver entry."""
    text, fields = common.opened(printed)
    match = PEOPLE.match(text[:LONGEST_NAMES])
    if match:
        named = (vancouver_people(match["people"]), bool(match["more"]), ())
        rest, edited = text[match.end() :], bool(match["editors"])
    else:
        end = sentence_end(text)
        named = ((Name(literal=common.plain(text[:end])),), False, ())
        rest, edited = text[end:], False
    if match := GENRE.search(rest):
        fields |= {"type": "thesis", "genre": match["genre"]}
        rest = rest[: match.start()] + rest[match.end() :]
    if match := EDITION.search(rest):
        fields["edition"] = match["edition"]
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    title, tail = title_of(rest.strip())
    more, editors = vancouver_tail(tail)
    if glued := EDITED.search(title):
        title, editors = title[: glued.start()], editors or vancouver_people(glued["names"])
    fields = {"title": title, **{name: value for name, value in more.items() if value}, **fields}
    fields |= common.dated(fields.pop("year", ""))
    return (common.made(span, printed, named, fields, editors, edited=edited),)


def title_of(text: str) -> tuple[str, str]:
    """Split off the title; a question mark ends it only before a journal."""
    end = sentence_end(text)
    while (text[end - 1 : end] in {"?", "!"} and not JOURNAL.match(text[end:].strip())) or splits_title(
        text[end:]
    ):
        more = sentence_end(text[end:].strip())
        further = text.index(text[end:].strip()) + more
        if further <= end or further >= len(text):
            break
        end = further
    title = common.plain(text[:end])
    asks = text[:end].endswith("?") and not title.endswith("?")
    return f"{title}?" if asks else title, text[end:].strip()


def splits_title(rest: str) -> bool:
    """Tell whether a text continues the title: a sentence comes first, then a journal."""
    rest = rest.strip()
    match = JOURNAL.match(rest)
    return bool(match and ". " in match["container"] and not match["container"].startswith("In:"))


def vancouver_tail(text: str) -> tuple[dict[str, str], tuple[Name, ...]]:
    """Read the text after the title: a journal, a part of a book, or a book."""
    if chapter := CHAPTER.match(text):
        end = sentence_end(chapter["rest"])
        fields = {"type": "chapter", "container": common.plain(chapter["rest"][:end])}
        if book := BOOK.match(chapter["rest"][end:].strip()):
            fields |= {name: common.plain(value or "") for name, value in book.groupdict().items()}
        return fields, vancouver_people(chapter["editors"])
    for pattern, kind in ((BOOK, "book"), (JOURNAL, "article-journal"), (NEWSPAPER, "article-newspaper")):
        if match := pattern.match(text):
            fields = {name: common.plain(v or "") for name, v in match.groupdict().items()}
            part = fields.pop("part", "")
            return {"type": kind, **fields, **({"issue": part} if part else {})}, ()
    year = ANY_YEAR.search(text)
    return {
        "publisher": common.plain(text[: year.start()] if year else text),
        "year": year["year"] if year else "",
    }, ()


GIVEN = r"[^\W\d_a-z][\w’'-]+"

STYLE = Style(
    key="vancouver",
    title="Vancouver",
    stands_in="list",
    read=vancouver_entry,
    # such as "Small A. T. J. 2015;12(3)"
    recognised=lazy_regex(
        rf"(?:{GIVEN}(?:\s{GIVEN})?\s[^\W\d_a-z]{{1,3}}(?:,\s|\.\s).*)?.*"
        rf"(?:;\s?{common.LETTERED}(?:\.|\s\[|$|\.\sp)|{common.LETTERED}[^;.]{{0,9}};\s?\d)"
    ),
)
