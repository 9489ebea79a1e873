"""Reads Chicago's notes and bibliographies by italics and quotation marks, which show the title.

Source of the rules: *Chicago Manual of Style*, 17th edition, chapter 14.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.model.text import Inlines, Span
from edition.model.works import Reference
from edition.references import names
from edition.references.fields import (
    FOUR_DIGITS,
    ITALIC,
    MONTH,
    PAGES,
    QUOTED,
    ROMAN,
    YEAR,
    Reading,
    addresses,
    bare,
    dated,
    flat,
    noticed,
    sentence_end,
    titled,
)
from edition.references.note_parts import english_marks

ISSUE_SIGN = rf"(?:{alternatives('issue_signs')})(?!(?<=[a-z])\w)"  # not "sy" of "symposium"

CHICAGO_JOURNAL = lazy_regex(
    rf"""^(?:{ITALIC}(?P<container>[^{ROMAN}]*){ROMAN}(?:,\s(?:{alternatives("ahead")}))?)?
        ,?\s*+(?:(?P<volume>\d+|[IVXLC]+)(?![\w–-]))?
        (?:,?\s*+(?:{ISSUE_SIGN}|Issue|issue)\s*+\(?(?P<issue>[\w–-]+)\)?)?
        ,?\s*+(?:\((?P<bracket>[^()]*)\)|(?P<date>[^():,]*\b{YEAR}|{MONTH}\s+\d{{1,2}},\s+{YEAR}|n\.d\.))?
        (?:,?\s*+(?:no\.|Issue|issue)\s*+\(?(?P<late>[\w–-]+)\)?)?
        (?:\s*+[:,]\s*+(?P<pages>{PAGES}))?
        \s*+[.,]?\s*+$
    """,
    re.VERBOSE,
)

CHICAGO_CHAPTER = lazy_regex(
    rf"""^In\s+{ITALIC}(?P<container>[^{ROMAN}]*?),?{ROMAN},?\s*
        (?:edited\s+by\s+(?P<editors>(?:[^.,]|(?<=\b[A-Z])\.|,\s(?=and\b))+))?
        (?:,\s*(?P<pages>{PAGES}))?
        (?:\.\s+(?P<imprint>.*?)|,\s*(?P<date>{MONTH}\s+{YEAR}))?\.?$
    """,
    re.VERBOSE,
)

IMPRINT = lazy_regex(
    rf"""^\(?(?:(?P<place>[^:()]+?):\s+)?(?P<publisher>[^:]+?),\s+(?P<year>{YEAR}|n\.d\.)\)?\.?$""",
    re.VERBOSE,
)

VOLUME_OF = lazy_regex(r"^Vol\.\s*(?P<volume>\d+)\.\s*")  # "Vol. 91."

EDITION_OF = lazy_regex(
    r"^(?P<edition>(?:\d+(?:st|nd|rd|th)|Rev\.|Revised|Updated)\s+ed\.),?\s*"
)  # "2nd ed."

TRANSLATED = lazy_regex(r"^[Tt]ranslated by (?P<translators>[^.]+)\.\s*")

THESIS = lazy_regex(
    rf"""^(?P<genre>{alternatives("theses")}\.?),\s*
        (?P<publisher>[^,]+),\s*(?:(?P<place>[^,\d]+),\s*)?(?P<date>(?:{MONTH}\s+)?{YEAR})\.?$
    """,
    re.VERBOSE,
)

REPORT = lazy_regex(
    rf"""^{ITALIC}?(?P<publisher>.+?)(?<!\s)\s++(?P<genre>{alternatives("genres")}){ROMAN}?
        (?:\s*+,?\s*+[Nn]o\.\s*+(?P<number>[\w-]+))?
        (?:[.,]\s*(?P<date>(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?{YEAR}))?
        (?:,\s*(?P<locator>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

YEAR_ONLY = lazy_regex(rf"^,?\s*(?P<date>(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?(?P<year>{YEAR}|n\.d\.))\.?$")


def chicago_works(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a Chicago entry: an entry of a bibliography, or the full form in a note.

    A note that only comments gives nothing.
    """
    found = chicago_entry(english_marks(flat(printed)), printed, span)
    return (found,) if found else ()


def chicago_entry(text: str, printed: Inlines, span: Span) -> Reading | None:
    """Read one Chicago entry from its flat text; ``None`` for a comment."""
    text, fields = addresses(text.strip())
    quoted = QUOTED.match(text)
    italic = text.find(ITALIC)
    if quoted and (italic < 0 or len(quoted["head"]) < italic):
        head, title, rest = quoted["head"], quoted["title"], quoted["rest"]
        fields |= chicago_article(rest.lstrip(" ,.").rstrip(" ,"))
    elif italic >= 0:
        head, body = text[:italic], text[italic + 1 :]
        title, _, rest = body.partition(ROMAN)
        fields |= chicago_book(rest.strip(" .,"))
    elif fields:
        end = max(text.find(", "), 0) if ". " not in text else sentence_end(text)
        head, title, rest = text[:end], text[end:].strip(" ,."), ""
        fields.setdefault("type", "webpage")
    else:
        return None
    people, more, odd = names.chicago(bare(head).rstrip(","))
    if not people and not fields:
        return None
    kind = fields.pop("type", "") or ("webpage" if fields.get("url") else "document")
    if kind in {"webpage", "document"} and "Report" in (title + head).split():
        kind = "report"
    editors, translators = fields.pop("editors", ""), fields.pop("translators", "")
    made = Reference(
        span,
        printed,
        type=kind,
        authors=people,
        et_al=more,
        editors=tuple(names.natural(part) for part in names.AND.split(editors) if part),
        translators=tuple(names.natural(part) for part in names.AND.split(translators) if part),
        title=titled(title),
        **{name: value for name, value in fields.items() if value},
    )
    return Reading(made, (*odd, *noticed(made)))


def chicago_article(rest: str) -> dict[str, str]:
    """Read the text after a quoted title."""
    if not rest.strip("."):
        return {}
    if match := YEAR_ONLY.match(rest):
        return dated(match["date"])
    if match := re.match(rf"^(?P<locator>{PAGES})\.?$", rest):
        return {"locator": match["locator"]}
    if match := THESIS.match(rest):
        fields = {name: match[name] or "" for name in ("genre", "publisher", "place")}
        return {"type": "thesis", **fields, **dated(match["date"])}
    if match := CHICAGO_CHAPTER.match(rest):
        return chicago_chapter(match)
    match = CHICAGO_JOURNAL.match(rest)
    if match and not (match["container"] is None and match["volume"] is None):
        report = REPORT.match(rest) if "No." in rest else None
        if not report:
            return chicago_journal(match)
    if match := REPORT.match(rest):
        fields = {name: bare(match[name] or "") for name in ("publisher", "genre", "number", "locator")}
        return {"type": "report", **fields, **dated(match["date"] or "")}
    if match := IMPRINT.match(rest):
        return {
            "publisher": bare(match["publisher"]),
            "place": bare(match["place"] or ""),
            "year": match["year"],
        }
    return {"container": titled(rest)}


def chicago_journal(match: re.Match[str]) -> dict[str, str]:
    """Return the fields of a journal or newspaper."""
    volume, date = match["volume"] or "", match["bracket"] or match["date"] or ""
    if FOUR_DIGITS.fullmatch(volume) and not date:
        volume, date = "", volume
    fields = {
        "container": bare(match["container"] or ""),
        "volume": volume,
        "issue": match["issue"] or match["late"] or "",
        "pages": match["pages"] or "",
        **dated(date),
    }
    day = re.search(rf"{MONTH}\s+\d{{1,2}},", date)
    newspaper = day and not volume and not fields["issue"]
    return {"type": "article-newspaper" if newspaper else "article-journal", **fields}


def chicago_chapter(match: re.Match[str]) -> dict[str, str]:
    """Return the fields of a book chapter, or of a report in a series."""
    fields = {
        "type": "chapter",
        "container": titled(match["container"]),
        "editors": bare(match["editors"] or ""),
        "locator": match["pages"] or "",
    }
    container, _, editors = fields["container"].partition(", edited by ")
    if editors:
        fields |= {"container": container, "editors": editors}
    if imprint := IMPRINT.match(match["imprint"] or ""):
        fields |= {"place": bare(imprint["place"] or ""), "publisher": bare(imprint["publisher"])}
        fields["year"] = imprint["year"]
    if match["date"]:
        fields |= dated(match["date"])
    if report := REPORT.match(container):
        fields |= {
            "type": "report",
            "publisher": report["publisher"],
            "genre": report["genre"],
            "container": "",
        }
        fields["number"] = report["number"] or ""
    return fields


def chicago_book(rest: str) -> dict[str, str]:
    """Read the text after a title in italics."""
    fields = {"type": "book"}
    for pattern in (TRANSLATED, EDITION_OF, VOLUME_OF):
        if match := pattern.match(rest):
            fields |= {name: bare(value) for name, value in match.groupdict().items()}
            rest = rest[match.end() :]
    if match := IMPRINT.match(rest):
        fields |= {
            "place": bare(match["place"] or ""),
            "publisher": bare(match["publisher"]),
            "year": match["year"],
        }
    elif match := re.match(rf"^(?P<locator>{PAGES})$", rest):
        fields["locator"] = match["locator"]
    elif match := YEAR_ONLY.match(rest):
        fields |= dated(match["date"])
    elif rest:
        fields["publisher"] = titled(rest)
    return fields
