"""MLA entries: "Small, Andrew. *Title*. Publisher, 2015." and articles with "vol." and "no.".

Source of the rules: *MLA Handbook*, 9th edition, chapter 5. Three hyphens stand for the author of
the previous entry (5.126).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references import names
from edition.references.fields import ITALIC, PAGES, Reading, sentence_end
from edition.references.note_parts import english_marks
from edition.references.style import Style
from edition.references.styles import common

People = tuple[tuple[Name, ...], bool, tuple[str, ...]]  # as "names" reads them

NOBODY: People = ((), False, ())

GIVEN = r"(?:[^\W\d_a-z]\.\s?)*[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z]\.)*"  # "Laura B.", "S. Paul"

WHOLE = r"(?:[^\W\d_a-z]\.\s?){0,3}[^.,“”]+?(?:\s[^\W\d_a-z]\.[^.,“”]+?)*?"  # "Peter C. Holm", "P. C. Holm"

AUTHORS = lazy_regex(
    rf"""^(?P<people>
          [^.,“”]+,\s+{GIVEN}(?:\s+{GIVEN})*?                # Diallo, Mariam
          (?:,\s+{WHOLE})*?(?:(?:,?\s+and|,\s+(?:{alternatives("joining")}))\s+{WHOLE})?   # , and Peter Holm
          (?:,\s+{names.MORE.pattern})?(?:,\s+(?:editors?|translators?))?
        )(?:(?<=\.)|\.)\s+
    """,
    re.VERBOSE,
)

NEWS_DAY = lazy_regex(rf"\d\s+{common.MONTH}")  # "12 Mar. 1931": an article with a day is in a newspaper

INITIALED = lazy_regex(  # "Noorani, A. G. ", before a title of several words
    r"^(?P<people>[^.,“”]+,\s+(?:[^\W\d_a-z]\.\s?){1,4})(?<=\s)(?![^\W\d_a-z][\w’-]*(?:\.|,\s|\s+and\s))"
)

LONGEST_NAMES = 400  # characters at the beginning of an entry that may hold its authors

CONTAINER = lazy_regex(
    rf"""^(?P<container>[^,]+?),?
        (?:(?:,|(?<!\s))\s*+\bvol\.\s*(?P<volume>[\w-]+))?
        (?:(?:,|(?<!\s))\s*+\bno\.\s*(?P<issue>[\w–-]+))?
        (?:,\s*(?P<date>(?:\w+\s+)?{common.DAY}|{common.YEAR}))?
        (?:,\s*pp?\.\s*(?P<pages>{PAGES}))?[.,]?$
    """,
    re.VERBOSE,
)

MONTH_ONLY = lazy_regex(  # "Juni 2023", what follows a title that stands nowhere else
    rf"(?:\d{{1,2}}\.?\s(?:de\s)?)?(?i:{alternatives('months_any')})\.?\s(?:de\s)?{common.YEAR}"
)

EDITED = lazy_regex(  # ", edited by Laura B. Small"
    rf"{common.BEFORE}edited\s+by\s+(?P<editors>[^,.]+(?:,\s+and\s+[^,.]+)?)"
)

TRANSLATED = lazy_regex(  # "Translated by Peter Holm, "
    rf"{common.BEFORE}[Tt]ranslated\s+by\s+(?P<translators>[^,.]+)[,.]?\s*"
)

PUBLISHED = lazy_regex(rf"{common.BEFORE}(?P<year>{common.YEAR})\b\.?")  # ", 2015."

YEARS = lazy_regex(common.YEAR)

THESIS = lazy_regex(  # "A Title. 2014. U of Texas, PhD dissertation."
    rf"^(?P<title>.*?\S)\s++(?P<year>{common.YEAR})\.\s+(?P<publisher>[^.]+?),\s+(?P<genre>{alternatives('theses')})\.?$"
)

PARTS = lazy_regex(rf"\b(?:{alternatives('german_parts')})(?!\w)")  # of entries in German, which are learned

SECOND = lazy_regex(r"(?<=\d)\.\s+[A-Z][\w\s]{1,40},?\.?$")  # ". JSTOR," the database after the pages


@dataclass(frozen=True, slots=True)
class Opening:
    """An entry split after its people, who may be editors (``edited``) or repeated by a dash (``same``)."""

    people: People
    edited: bool
    same: bool
    rest: str


def opening(text: str) -> Opening:
    """Read the people before a title; it begins with a quotation mark, italics, or after a full stop."""
    if same := common.DASHES.match(text):
        return Opening(NOBODY, edited=False, same=True, rest=text[same.end() :])
    if text[:1] in common.CLOSING or text.startswith(ITALIC):
        return Opening(NOBODY, edited=False, same=False, rest=text)
    begun = text[:LONGEST_NAMES]
    match = INITIALED.match(begun) or AUTHORS.match(begun)
    end = match.end() if match else sentence_end(text)
    head = match["people"] if match else common.plain(text[:end])
    people = names.chicago(common.EDITOR.sub("", head))
    return Opening(people, edited=bool(common.EDITOR.search(head)), same=False, rest=text[end:])


def mla_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read an MLA entry."""
    text, fields = common.opened(printed)
    plain = "«" in text or ("„" in text and not PARTS.search(text))
    begun = opening(english_marks(text) if plain else text)
    text = begun.rest
    editors: tuple[Name, ...] = ()
    if thesis := THESIS.match(text):
        fields |= {"type": "thesis", **thesis.groupdict(), "title": thesis["title"].strip(" .,“”")}
    else:
        parts = common.split_title(text)
        more, editors = mla_tail(parts)
        fields |= {"title": parts.title, **more}
    made = common.made(
        span, printed, begun.people, fields, editors, edited=begun.edited, same_author=begun.same
    )
    return (made,)


def mla_tail(parts: common.Titled) -> tuple[dict[str, str], tuple[Name, ...]]:
    """Read the text after the title: a container with its numbers, or a publisher and a year."""
    rest = parts.rest
    editors: tuple[Name, ...] = ()
    if match := EDITED.search(rest):
        editors = tuple(names.natural(part) for part in names.AND.split(match["editors"]) if part)
        rest = rest[: match.start()] + rest[match.end() :]
    if match := TRANSLATED.search(rest):
        rest = rest[: match.start()] + rest[match.end() :]
    if not parts.quoted:
        year = PUBLISHED.search(rest)
        named = rest[: year.start()] if year else rest
        return {
            "type": "book",
            "publisher": common.plain(named),
            "year": year["year"] if year else "",
        }, editors
    rest = SECOND.sub(".", rest)
    match = None if editors else CONTAINER.match(rest)
    if match:
        fields = {name: common.plain(value or "") for name, value in match.groupdict().items()}
        if MONTH_ONLY.fullmatch(fields["container"]):
            fields |= {"date": fields["container"], "container": ""}
        years = YEARS.findall(fields["date"])
        fields["year"] = years[-1] if years else ""
        fields["date"] = "" if fields["date"] == fields["year"] else fields["date"]
        journal = fields["volume"] or fields["issue"]
        newspaper = NEWS_DAY.search(fields["date"])
        kind = "article-journal" if journal else "article-newspaper" if newspaper else "webpage"
        return {"type": kind, **fields}, editors
    rest, run = common.pages(rest)
    year = PUBLISHED.search(rest)
    container, _, publisher = (rest[: year.start()] if year else rest).partition(", ")
    return {
        "type": "chapter" if editors or run else "document",
        "container": common.plain(container),
        "publisher": common.plain(publisher),
        "year": year["year"] if year else "",
        "pages": run,
    }, editors


STYLE = Style(
    key="mla",
    title="MLA",
    stands_in="list",
    read=mla_entry,
    # such as "vol. 3", "pp. 4–5", ", 4 May 2015,", ", 2015."
    recognised=lazy_regex(
        rf".*(?:\bvol\.\s|\bpp?\.\s\d|,\s(?:\d{{1,2}}\s\w+\.?\s)?{common.LETTERED}(?:,|\.$)|\bAccessed\s\d)"
    ),
)
