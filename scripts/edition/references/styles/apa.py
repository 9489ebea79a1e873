"""APA: American Psychological Association, Publication Manual, 6th and 7th editions, chapter 9."""

from __future__ import annotations

import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.model.text import Inlines, Span
from edition.model.works import Reference
from edition.references import names
from edition.references.fields import (
    HIGHEST_VOLUME,
    ITALIC,
    LABEL,
    MONTH,
    PAGES,
    ROMAN,
    YEAR,
    Reading,
    addresses,
    bare,
    flat,
    noticed,
    same_number,
    sentence_end,
    titled,
)
from edition.references.style import Style
from edition.references.styles.common import LETTERED

YEAR_IN_BRACKETS = lazy_regex(
    r"""(?:(?<!\s)\s++)?\(
        (?:\d{4}/)?                          # (1979/1994, a work printed again
        (?P<year>\d{4}|n\.d\.|in\ press)      # (2002
        (?P<letter>[a-z])?                    # a
        (?:,\s*+(?P<date>[^()]*))?            # , March 3
        \)\.?\s*+
    """,
    re.VERBOSE,
)

DAY = lazy_regex(rf"{MONTH}\s+\d")  # "August 14"

NEWSPAPER_PAGE = lazy_regex(  # "*Delta Courant*, 10. https://example.org/a": a page, and no title before
    rf"{ITALIC}[^{ROMAN}]{{3,80}}{ROMAN},\s[A-Z]?\d{{1,3}}[A-Z]?(?:[–-]\d{{1,3}})?(?:\.|$)"
)

EDITION = lazy_regex(r"^\((?P<edition>[^()]*\bed\.)\)\.?\s*")  # "(5th ed.)."

NUMBER = lazy_regex(r"^\(No\.\s*(?P<number>[\w-]+)\)\.?\s*")  # "(No. 1)."

ARTICLE = lazy_regex(r"(?:,\s*+|(?<![\s,])\s++)?Article\s++(?P<article>\w++)\.?$")  # ", Article 1."

APA_CHAPTER = lazy_regex(
    rf"""^In\s+
        (?:(?P<editors>[^{ITALIC}]*?)\s*\(Eds?\.\),\s*)?
        (?P<container>{ITALIC}[^{ROMAN}]*{ROMAN}|[^()]+?)
        \s*(?:\((?P<inside>[^()]*)\))?\.\s*
        (?P<publisher>[^{ITALIC}]*?)\.?$
    """,
    re.VERBOSE,
)

APA_JOURNAL = lazy_regex(
    rf"""^(?P<container>{ITALIC}[^{ROMAN}]*?,?{ROMAN}|[^{ITALIC},]+)?  # International Affairs
        (?:^|,)?\s*{ITALIC}?(?P<volume>\d+)?{ROMAN}?                    # , 94
        (?:\((?P<issue>[^()]+)\))?                                      # (1)
        (?:,\s*(?:pp?\.\s*)?(?P<pages>{PAGES}))?                         # , 7–23
        \.?$
    """,
    re.VERBOSE,
)

BARE_VOLUME = lazy_regex(r"^(?P<volume>\d+)\((?P<issue>[^()]+)\)\.?$")  # "52(1)." without a journal

PLACE_PUBLISHER = lazy_regex(
    rf"""(?:^|(?<=[.?!]\s))
        (?P<place>[A-Z][\w.]*+(?:,?\s?(?<=[,\s])[A-Z][\w.]*+){{0,2}},?\s?(?:\([^()]*\))?):\s++
        (?P<publisher>[^:{ITALIC}]+?)
        (?:,\s++(?P<page>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)

RUN_TOGETHER = lazy_regex(
    rf"""(?<=[^\s.]\.)\s+(?=[A-Z][\w’-]+,\s+{names.INITIALS}(?:,\s+(?:&\s+)?[A-Z][\w’-]+,\s+{names.INITIALS}){{0,20}}\s+\({YEAR}[a-z]?\))""",
    re.VERBOSE,
)

MOST_TOGETHER = 9  # most places at which one line is split into entries; the rest stays with the last


def known(text: str) -> bool:
    """Tell whether a name, printed without italics, is that of a periodical."""
    parts = set(text.replace(",", " ").split())
    return bool(parts & words("periodicals")) and not parts & words("publishers")


def split_apa_title(rest: str) -> tuple[str, str, bool]:
    """Split the text after the year into title and rest, and tell whether the title is in italics."""
    if rest.startswith(ITALIC):
        title, _, tail = rest[1:].partition(ROMAN)
        return titled(title), tail.lstrip(" ."), True
    if rest.startswith(tuple(words("reviews"))):
        return titled(rest), "", False
    match = PLACE_PUBLISHER.search(rest)
    if match and match.start():
        return titled(rest[: match.start()]), rest[match.start() :], False
    mark = re.search(rf"[.?!]\s+(?=(?:In\s+)?{ITALIC})|\s(?=\(No\.)|(?<=\bed\.\))\.\s", rest)
    end = mark.start() + 1 if mark else question_end(rest)
    return titled(rest[:end]), rest[end:].strip(), False


def question_end(text: str) -> int:
    """Return where a title without italics ends; of two sentences after a question, the first is part of it."""
    end = sentence_end(text)
    following = text[end:].strip()
    more = sentence_end(following)
    if text[end - 1 : end] in {"?", "!"} and more < len(following) and not following.startswith(("In ", "(")):
        return len(text) - len(following) + more
    return end


def apa_tail(tail: str, *, italic: bool) -> dict[str, str]:
    """Read the text after an APA title: edition, journal with volume and pages, book, publisher."""
    fields: dict[str, str] = {}
    for pattern, name in ((EDITION, "edition"), (NUMBER, "number")):
        if match := pattern.match(tail):
            fields[name] = match[name]
            tail = tail[match.end() :].lstrip(" .")
    if match := ARTICLE.search(tail):
        fields["article"] = match["article"]
        tail = tail[: match.start()] + "."
    if not tail.strip(" ."):
        return fields
    if match := APA_CHAPTER.match(tail):
        inside = match["inside"] or ""
        pages = re.search(rf"pp?\.\s*(?P<pages>{PAGES})", inside)
        fields |= {
            "type": "chapter",
            "container": titled(match["container"]),
            "publisher": bare(match["publisher"]),
        }
        fields |= {"pages": pages["pages"]} if pages else {}
        fields |= {"editors": match["editors"]} if match["editors"] else {}
        return fields
    if match := PLACE_PUBLISHER.search(tail):
        fields |= {"type": "book", "place": bare(match["place"]), "publisher": bare(match["publisher"])}
        return fields | ({"pages": match["page"]} if match["page"] else {})
    if match := BARE_VOLUME.match(tail):
        return fields | {"type": "article-journal", **match.groupdict()}
    match = APA_JOURNAL.match(tail)
    journal = match and (match["volume"] or match["pages"] or match["issue"])
    if match and (journal or (tail.startswith(ITALIC) and not italic)):
        fields["type"] = "article-journal"
        fields |= {name: bare(match[name] or "") for name in ("volume", "issue", "pages")}
        fields["container"] = bare(match["container"] or "")
        lone = fields["volume"].isdigit() and not (fields["issue"] or fields["pages"])
        upright = ROMAN in (match["container"] or "") and tail[match.start("volume") - 1] != ITALIC
        newspaper = upright and words("newspapers").intersection(fields["container"].split())
        if lone and (int(fields["volume"]) > HIGHEST_VOLUME or newspaper):
            fields["pages"], fields["volume"] = fields["volume"], ""
        return fields
    name = titled(tail)
    if not italic and (known(name) or sentence_end(tail) < len(tail)):
        kind = "report" if sentence_end(tail) < len(tail) else "article-journal"
        return fields | {"type": kind, "container": name}
    return fields | {"type": "book", "publisher": name}


def apa_entries(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read an APA entry; split entries that were run together on one line."""
    text = flat(printed)
    parts = RUN_TOGETHER.split(text, MOST_TOGETHER)
    extra = ("run-together",) if len(parts) > 1 else ()
    return tuple(apa_entry(part, printed, span, extra) for part in parts)


def apa_entry(text: str, printed: Inlines, span: Span, flags: tuple[str, ...]) -> Reading:
    """Read one APA entry from its flat text."""
    text, fields = addresses(LABEL.sub("", text))
    match = YEAR_IN_BRACKETS.search(text)
    if not match:
        title = text[: sentence_end(text)]
        return Reading(Reference(span, printed, title=titled(title)), (*flags, "no-year"))
    head = bare(text[: match.start()]) if match.start() else ""
    title, tail, italic = split_apa_title(text[match.end() :].strip())
    if sentence_case(head) or titled_head(
        text, match
    ):  # an entry without an author begins with its title (APA 7, 9.12)
        head, title, tail = "", titled(head), text[match.end() :].strip()
    edited = bool(names.EDITORS.search(head))
    people, more, odd = names.apa(head)
    title, inside = title_brackets(title)
    fields |= inside
    fields |= apa_tail(tail, italic=italic)
    kind = inside.get("type") or fields.get("type", "book" if italic else "document")
    fields.pop("type", None)
    if title.startswith(tuple(words("reviews"))):
        kind = "review-book"
    article = fields.pop("article", "")
    issue = fields.get("issue", "").strip()
    repeated = bool(article and issue) and same_number(article, issue)
    if article and not repeated:
        fields["number"] = article
    if kind == "document" and fields.get("volume"):
        kind = "article-journal"
    dated = DAY.search(match["date"] or "")
    lone = fields.get("volume", "").isdigit() and not (fields.get("issue") or fields.get("pages"))
    if dated and lone and upright(tail, fields["volume"]):  # of a newspaper
        fields["pages"] = fields.pop("volume")
    if kind == "article-journal" and dated and not fields.get("volume"):
        kind = "article-newspaper"
    editors = names.apa(fields.pop("editors", ""))[0]
    made = Reference(
        span,
        printed,
        type=kind,
        authors=() if edited else people,
        et_al=more,
        editors=people if edited else editors,
        year=match["year"],
        letter=match["letter"] or "",
        date=bare(match["date"] or ""),
        title=title,
        **fields,  # type: ignore[arg-type]
    )
    return Reading(made, (*flags, *odd, *noticed(made, repeated=repeated)))


TITLE_BRACKETS = lazy_regex(  # "Sampling (2nd ed.)", "Pakistan (Asia Report No. 36)"
    r"\s\((?:(?P<edition>[^()]*\bed\.)|(?P<genre>[^()]*)\bNo\.\s(?P<number>[\w-]+))\)$"
)

TITLE_THESIS = lazy_regex(  # "Teaching [Unpublished doctoral dissertation]"
    rf"\s\[(?P<genre>[^\[\]]*?(?:{alternatives('theses')})[^\[\]]*)\]$", re.IGNORECASE
)


def title_brackets(title: str) -> tuple[str, dict[str, str]]:
    """Split edition, report number or kind of thesis off an APA title (APA 7, 9.19 and 10.6)."""
    if match := TITLE_THESIS.search(title):
        return title[: match.start()], {"type": "thesis", "genre": match["genre"]}
    if match := TITLE_BRACKETS.search(title):
        if match["edition"]:
            return title[: match.start()], {"edition": match["edition"]}
        return title[: match.start()], {
            "type": "report",
            "genre": bare(match["genre"]),
            "number": match["number"],
        }
    return title, {}


def upright(tail: str, number: str) -> bool:
    """Tell whether the last number of an entry stands upright: "*Dawn*, 48"; in "*Nature*, *48*" it is a volume."""
    place = tail.rfind(number)
    return tail.rfind(ITALIC, 0, place) <= tail.rfind(ROMAN, 0, place)


def sentence_case(head: str) -> bool:
    """Tell whether the text before the year is a title: it has lower-case words that names do not have."""
    parts = head.strip(".").split()
    other = words("small", "particles")
    small = [part for part in parts[1:] if part[:1].islower() and part.strip(",") not in other]
    return len(parts) > PERSON_TITLE and bool(small) and "et" not in parts


def titled_head(text: str, year: re.Match[str]) -> bool:
    """Tell whether an entry begins with its title: in italics, or before the day and the name of a newspaper."""
    before, behind = text[: year.start()].strip(), text[year.end() :].strip()
    if before.startswith(ITALIC) and ITALIC not in before[1:]:
        return before.rstrip(" .").endswith(ROMAN)
    day = DAY.search(year["date"] or "")
    return bool(day and NEWSPAPER_PAGE.match(behind)) and not names.APA_PERSON.search(before)


PERSON_TITLE = 3  # words; a head without more is a name


STYLE = Style(
    key="apa",
    title="APA",
    stands_in="list",
    read=apa_entries,
    # such as "Small, A. (2015). T"
    recognised=lazy_regex(rf"[^()“]{{2,200}}\((?:{LETTERED}|n\.d\.|in press)(?:,[^()]*)?\)\.\s"),
)

NUMBERED = replace(STYLE, key="apa-numbered", title="APA, in a numbered list", numbered=True)
