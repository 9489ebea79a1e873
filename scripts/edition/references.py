"""Printed references into typed fields: one reader for each style, in one table.

Sources of the rules: APA 7, sections 9 and 10; Chicago 17, 14.23–14.31 and 14.68 onward. Italics
and quotation marks are evidence for what is a title and what a container. What a reader cannot
place stays in the printed form, which every reference keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from edition import names
from edition.model import Cite, Emph, Inlines, Link, Name, NoteRef, Reference, Span, Strong, Superscript, Text
from edition.sentences import last_word
from edition.typography import plain
from edition.words import alternatives, words

# Italics and links inside the flat text that the patterns read; no source can hold these signs.
ITALIC, ROMAN, LINK, END = "\ue000", "\ue001", "\ue002", "\ue003"
SIGNS = str.maketrans("", "", ITALIC + ROMAN + LINK + END)

YEAR_IN_BRACKETS = re.compile(
    r"""(?:(?<!\s)\s++)?\(
        (?:\d{4}/)?                          # (1979/1994, a work printed again
        (?P<year>\d{4}|n\.d\.|in\ press)      # (2002
        (?P<letter>[a-z])?                    # a
        (?:,\s*+(?P<date>[^()]*))?            # , March 3
        \)\.?\s*+
    """,
    re.VERBOSE,
)
URL_PART = re.compile(rf"{LINK}(?P<url>[^{LINK}{END}]*){END}")
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s*)(?P<doi>10\.\d{4,9}/\S+?)[.,;]?(?=\s|$)", re.IGNORECASE
)
DOI_IN_ADDRESS = re.compile(
    r"/doi/(?:[a-z]+/)?(?P<doi>10\.\d{4,9}/[^/?#\s]+)"
)  # "…/doi/pdf/10.1126/sciadv.1601895"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ACCESSED = re.compile(
    rf"(?:[,.]\s*+|(?<![\s,.])\s++)?\b(?:[Aa]ccessed|Retrieved)\s++(?P<date>{MONTH}\s+\d{{1,2}},\s+\d{{4}})\b(?:,\s+from\b)?[.,]?"
)
PAGES = r"(?:[A-Za-z]?\d+[A-Za-z]?|[IVXLCDM]+)(?:[–—-](?:[A-Za-z]?\d+[A-Za-z]?|[IVXLCDM]+))?"  # "107–XIV"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = re.compile(rf"{MONTH}\s+\d")  # "August 14"
EDITION = re.compile(r"^\((?P<edition>[^()]*\bed\.)\)\.?\s*")  # "(5th ed.)."
NUMBER = re.compile(r"^\(No\.\s*(?P<number>[\w-]+)\)\.?\s*")  # "(No. 1)."
ARTICLE = re.compile(r"(?:,\s*+|(?<![\s,])\s++)?Article\s++(?P<article>\w++)\.?$")  # ", Article 1."
APA_CHAPTER = re.compile(
    rf"""^In\s+
        (?:(?P<editors>[^{ITALIC}]*?)\s*\(Eds?\.\),\s*)?
        (?P<container>{ITALIC}[^{ROMAN}]*{ROMAN}|[^()]+?)
        \s*(?:\((?P<inside>[^()]*)\))?\.\s*
        (?P<publisher>[^{ITALIC}]*?)\.?$
    """,
    re.VERBOSE,
)
APA_JOURNAL = re.compile(
    rf"""^(?P<container>{ITALIC}[^{ROMAN}]*?,?{ROMAN}|[^{ITALIC},]+)?  # International Affairs
        (?:^|,)?\s*{ITALIC}?(?P<volume>\d+)?{ROMAN}?                    # , 94
        (?:\((?P<issue>[^()]+)\))?                                      # (1)
        (?:,\s*(?:pp?\.\s*)?(?P<pages>{PAGES}))?                         # , 7–23
        \.?$
    """,
    re.VERBOSE,
)
BARE_VOLUME = re.compile(r"^(?P<volume>\d+)\((?P<issue>[^()]+)\)\.?$")  # "52(1)." without a journal
PLACE_PUBLISHER = re.compile(
    rf"""(?:^|(?<=[.?!]\s))
        (?P<place>[A-Z][\w.]*+(?:,?\s?(?<=[,\s])[A-Z][\w.]*+){{0,2}},?\s?(?:\([^()]*\))?):\s++
        (?P<publisher>[^:{ITALIC}]+?)
        (?:,\s++(?P<page>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)
QUOTED = re.compile(r"(?P<head>[^“]*+)“(?P<title>[^”]*?)[,.]?”(?P<rest>.*)$", re.DOTALL)
CHICAGO_JOURNAL = re.compile(
    rf"""^(?:{ITALIC}(?P<container>[^{ROMAN}]*){ROMAN})?
        ,?\s*+(?:(?P<volume>\d+|[IVXLC]+)(?![\w–-]))?
        (?:,?\s*+(?:no\.|Issue|issue)\s*+\(?(?P<issue>[\w–-]+)\)?)?
        ,?\s*+(?:\((?P<bracket>[^()]*)\)|(?P<date>[^():,]*\b{YEAR}|{MONTH}\s+\d{{1,2}},\s+{YEAR}|n\.d\.))?
        (?:,?\s*+(?:no\.|Issue|issue)\s*+\(?(?P<late>[\w–-]+)\)?)?
        (?:\s*+[:,]\s*+(?P<pages>{PAGES}))?
        \s*+[.,]?\s*+$
    """,
    re.VERBOSE,
)
CHICAGO_CHAPTER = re.compile(
    rf"""^In\s+{ITALIC}(?P<container>[^{ROMAN}]*?),?{ROMAN},?\s*
        (?:edited\s+by\s+(?P<editors>(?:[^.,]|(?<=\b[A-Z])\.|,\s(?=and\b))+))?
        (?:,\s*(?P<pages>{PAGES}))?
        (?:\.\s+(?P<imprint>.*?)|,\s*(?P<date>{MONTH}\s+{YEAR}))?\.?$
    """,
    re.VERBOSE,
)
IMPRINT = re.compile(
    rf"""^\(?(?:(?P<place>[^:()]+?):\s+)?(?P<publisher>[^:]+?),\s+(?P<year>{YEAR}|n\.d\.)\)?\.?$""",
    re.VERBOSE,
)
VOLUME_OF = re.compile(r"^Vol\.\s*(?P<volume>\d+)\.\s*")  # "Vol. 91."
EDITION_OF = re.compile(
    r"^(?P<edition>(?:\d+(?:st|nd|rd|th)|Rev\.|Revised|Updated)\s+ed\.),?\s*"
)  # "2nd ed."
TRANSLATED = re.compile(r"^[Tt]ranslated by (?P<translators>[^.]+)\.\s*")
THESIS = re.compile(
    rf"""^(?P<genre>{alternatives("theses")}\.?),\s*
        (?P<publisher>[^,]+),\s*(?:(?P<place>[^,\d]+),\s*)?(?P<date>(?:{MONTH}\s+)?{YEAR})\.?$
    """,
    re.VERBOSE,
)
REPORT = re.compile(
    rf"""^{ITALIC}?(?P<publisher>.+?)(?<!\s)\s++(?P<genre>{alternatives("genres")}){ROMAN}?
        (?:\s*+,?\s*+[Nn]o\.\s*+(?P<number>[\w-]+))?
        (?:[.,]\s*(?P<date>(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?{YEAR}))?
        (?:,\s*(?P<locator>{PAGES}))?\.?$
    """,
    re.VERBOSE,
)
YEAR_ONLY = re.compile(rf"^,?\s*(?P<date>(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?(?P<year>{YEAR}|n\.d\.))\.?$")
STOP = re.compile(r"[.?!](?=\s++(?P<following>\S?))")  # ". T"
FOUR_DIGITS = re.compile(YEAR)
TWO_WORKS = re.compile(r"”\s+and\s+(?=[A-Z])")  # "… Trade.” and World Trade Organisation"
RUN_TOGETHER = re.compile(
    rf"""(?<=\.)\s+(?=[A-Z][\w’-]+,\s+{names.INITIALS}(?:,\s+(?:&\s+)?[A-Z][\w’-]+,\s+{names.INITIALS}){{0,20}}\s+\({YEAR}[a-z]?\))""",
    re.VERBOSE,
)
LABEL = re.compile(r"^\s*(?:\d{1,3}\.|\[\d{1,3}\])\s+")  # "12. ", "[12] "
MOST_TOGETHER = 9  # entries on one line that are read apart; what follows stays with the last
HIGHEST_VOLUME = 150  # a lone number behind a journal's name above this is a page
IBID = re.compile(r"^\s*ibid(?:em)?\b\.?,?\s*(?P<locator>[^.]*)\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A reference and what a copy editor would notice about its form."""

    reference: Reference
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short-title note: family names as printed, and the title (Chicago 17, 14.30)."""

    families: tuple[str, ...]
    title: str
    et_al: bool = False
    locator: str = ""


def flat(inlines: Inlines) -> str:
    """Return inlines as one text in which signs stand for italics and links."""
    out = []
    for item in inlines:
        match item:
            case Text(value) | Superscript(value):
                out.append(value.translate(SIGNS))
            case NoteRef():
                pass
            case Emph(children):
                out.append(f"{ITALIC}{flat(children)}{ROMAN}")
            case Link(url, children):
                shown = plain(children).translate(SIGNS)
                out.append(f"{LINK}{url.translate(SIGNS)}{END}" if shown == url else flat(children))
            case Strong(children) | Cite(children):
                out.append(flat(children))
    return "".join(out)


def bare(text: str) -> str:
    """Return a field without signs, and without the stops and commas around it."""
    return " ".join(text.translate(SIGNS).split()).strip(" ,;")


def titled(text: str) -> str:
    """Return a title without the full stop or comma that only closes it."""
    text = bare(text)
    if text.endswith((".’", ".”")):
        text = text[:-2] + text[-1]
    return text.removesuffix(".") if not text.endswith("...") else text


def year_of(date: str) -> str:
    """Return the year of a printed date, ``n.d.`` as it stands, or ``""``."""
    if "n.d." in date:
        return "n.d."
    found = FOUR_DIGITS.findall(date)
    return found[-1] if found else ""


def addresses(text: str) -> tuple[str, dict[str, str]]:
    """Take DOI, address and date of access out of an entry; return the rest and these fields."""
    fields: dict[str, str] = {}
    if match := ACCESSED.search(text):
        fields["accessed"] = match["date"]
        text = text[: match.start()] + "." + text[match.end() :]
    for match in URL_PART.finditer(text):
        doi = DOI.search(match["url"])
        if doi:
            fields["doi"] = doi["doi"]
        else:
            fields["url"] = match["url"]
            if spelt := DOI_IN_ADDRESS.search(match["url"]):
                fields["doi"] = spelt["doi"]
    text = URL_PART.sub("", text)
    if match := DOI.search(text):
        fields.setdefault("doi", match["doi"])
        text = text[: match.start()] + text[match.end() :]
    text = text.strip()
    bare = text.rstrip(" .,")
    return (f"{bare}." if text.endswith((".", ",")) else text), fields


def known(text: str) -> bool:
    """Tell whether a plain name is that of a periodical."""
    parts = set(text.replace(",", " ").split())
    return bool(parts & words("periodicals")) and not parts & words("publishers")


def sentence_end(text: str) -> int:
    """Return where the first sentence of a text ends (behind its mark); its length if nowhere.

    A full stop behind an initial or an abbreviation ends nothing; neither does one before a
    small letter or a figure.
    """
    for match in STOP.finditer(text):
        following = match["following"]
        last = last_word(text, match.start()).translate(SIGNS).lstrip("(“‘")
        initial = match[0] == "." and (len(last) == 1 or last in words("abbreviations") or "." in last)
        if not initial and (following.isupper() or following in {ITALIC, "(", "“"}):
            return match.end()
    return len(text)


def split_apa_title(rest: str) -> tuple[str, str, bool]:
    """Split what follows the year into title and rest; the third value says: in italics."""
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
    """Return where a title without italics ends: a question has a second part where two sentences follow."""
    end = sentence_end(text)
    following = text[end:].strip()
    more = sentence_end(following)
    if text[end - 1 : end] in {"?", "!"} and more < len(following) and not following.startswith(("In ", "(")):
        return len(text) - len(following) + more
    return end


def apa_tail(tail: str, *, italic: bool) -> dict[str, str]:
    """Read what follows an APA title: edition, journal with volume and pages, book, publisher."""
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
        if lone and int(fields["volume"]) > HIGHEST_VOLUME:
            fields["pages"], fields["volume"] = fields["volume"], ""
        return fields
    name = titled(tail)
    if not italic and (known(name) or sentence_end(tail) < len(tail)):
        kind = "report" if sentence_end(tail) < len(tail) else "article-journal"
        return fields | {"type": kind, "container": name}
    return fields | {"type": "book", "publisher": name}


def apa(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read an APA entry; two that were run together on one line are read apart."""
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
    if sentence_case(head):  # a work without an author stands under its title (APA 7, 9.12)
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
    if kind == "article-journal" and DAY.search(match["date"] or "") and not fields.get("volume"):
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


TITLE_BRACKETS = re.compile(  # "Sampling (2nd ed.)", "Pakistan (Asia Report No. 36)"
    r"\s\((?:(?P<edition>[^()]*\bed\.)|(?P<genre>[^()]*)\bNo\.\s(?P<number>[\w-]+))\)$"
)
TITLE_THESIS = re.compile(  # "Teaching [Unpublished doctoral dissertation]"
    rf"\s\[(?P<genre>[^\[\]]*?(?:{alternatives('theses')})[^\[\]]*)\]$", re.IGNORECASE
)


def title_brackets(title: str) -> tuple[str, dict[str, str]]:
    """Take edition, report number or kind of thesis off the end of an APA title (APA 7, 9.19 and 10.6)."""
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


def sentence_case(head: str) -> bool:
    """Tell whether what stands before the year is a title: words that no name has, in small letters."""
    parts = head.strip(".").split()
    small = [
        part for part in parts[1:] if part[:1].islower() and part not in words("small") | words("particles")
    ]
    return len(parts) > PERSON_TITLE and bool(small) and "et" not in parts


PERSON_TITLE = 3  # words; a shorter head is a name


def same_number(article: str, issue: str) -> bool:
    """Tell whether an article number only says the issue's again: "Article 2" behind "7(02)"."""
    one, other = (text.lstrip("0").casefold() for text in (article, issue))
    return one == other


def noticed(made: Reference, *, repeated: bool = False) -> tuple[str, ...]:
    """Return what a copy editor would notice about an entry by itself."""
    flags = []
    if repeated:
        flags.append("article-placeholder")
    if made.type == "article-journal" and not made.container:
        flags.append("missing-container")
    if made.type == "document" and not (made.container or made.publisher or made.url or made.doi):
        flags.append("missing-container")
    if made.type == "review-book":
        flags.append("review-of-book")
    if made.year == "n.d.":
        flags.append("no-year")
    if made.doi and contradicts(made):
        flags.append("doi-contradicts")
    return tuple(flags)


def contradicts(made: Reference) -> bool:
    """Tell whether a DOI that spells out volume and issue ("ss.038.01.00175") names others."""
    match = re.search(r"\.0*(?P<volume>\d{1,3})\.0*(?P<issue>\d{1,2})\.\d+$", made.doi)
    if not match or not made.volume or not made.issue:
        return False
    return (match["volume"], match["issue"]) != (made.volume.lstrip("0"), made.issue.lstrip("0"))


def chicago(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a Chicago entry, of a bibliography or in the full form of a note.

    A note with two works gives two; a note that only comments gives none.
    """
    text = flat(printed)
    cut = TWO_WORKS.search(text)
    parts = [text[: cut.start() + 1], text[cut.end() :]] if cut else [text]
    found = [chicago_entry(part, printed, span) for part in parts]
    return tuple(reading for reading in found if reading is not None)


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


def dated(date: str) -> dict[str, str]:
    """Return year and, where more is printed, the date."""
    year = year_of(date)
    return {"year": year, "date": bare(date) if bare(date) != year else ""}


def chicago_article(rest: str) -> dict[str, str]:
    """Read what follows a quoted title."""
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
    """Return the fields of a part of a book, or of a report in a series."""
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
    """Read what follows a title in italics."""
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


Reader = Callable[[Inlines, Span], tuple[Reading, ...]]
STYLES: dict[str, Reader] = {
    "apa": apa,
    "apa-numbered": apa,
    "chicago-bibliography": chicago,
    "chicago-notes": chicago,
}


def read(
    printed: Inlines, style: str, span: Span, styles: Mapping[str, Reader] = STYLES
) -> tuple[Reading, ...]:
    """Read one printed entry.

    In: its inlines, the name of its style (raises ``KeyError`` for an unknown one), its place,
    and the table of styles. Out: the works that it names, nearly always one. Never raises on any
    text.
    """
    readings = styles[style](printed, span)
    clean = [replace(r.reference, title=r.reference.title.strip("“” ")) for r in readings]
    return tuple(replace(r, reference=c) for r, c in zip(readings, clean, strict=True))


def is_ibid(printed: Inlines) -> bool:
    """Tell whether a note stands for the one before it."""
    return bool(IBID.match(plain(printed)))


def ibid_locator(printed: Inlines) -> str:
    """Return the page that an *Ibid.* gives of its own."""
    match = IBID.match(plain(printed))
    return match["locator"].strip() if match else ""


def short(printed: Inlines) -> ShortForm | None:
    """Read a short-title note; ``None`` where it has no title."""
    text = flat(printed)
    quoted = QUOTED.match(text)
    italic = text.find(ITALIC)
    if quoted and (italic < 0 or len(quoted["head"]) < italic):
        head, title, rest = quoted["head"], quoted["title"], quoted["rest"]
    elif italic >= 0:
        head, body = text[:italic], text[italic + 1 :]
        title, _, rest = body.partition(ROMAN)
    else:
        return None
    head, more = names.cleaned(bare(head))
    families = tuple(part.strip() for part in names.AND.split(head.replace(", ", " & ")) if part.strip(" &"))
    locator = re.fullmatch(rf"[\s,.]*(?P<pages>{PAGES})?[\s.]*", rest)
    return ShortForm(families, titled(title), more, (locator["pages"] or "") if locator else "")


def people(reference: Reference) -> tuple[Name, ...]:
    """Return the names under which a work is known: its authors, else its editors."""
    return reference.authors or reference.editors
