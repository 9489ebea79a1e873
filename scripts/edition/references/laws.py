"""Reads laws, treaties, policies and cases that an entry or a note names by title, number or reporter, and year.

Source of the rule: *Chicago Manual of Style*, 17th edition, 14.276 and 14.281, and *Bluebook*, rules 10 and 12: a law
prints neither an author nor marks, a case the two parties. So only words that name laws, with a capital as all
others but small ones have, or that stand first in the title or last, tell it from a remark or from a person with
a year.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.language.words import alternatives, words
from edition.references.law_names import ACT_NUMBER, kind, kinds

LAW = lazy_regex(  # "Rivers Act 2017 (2017).", "The Harbour Charter (Third Revision) (2004), https://…"
    r"(?P<title>[^\W\d_a-z][^“”‘’«»„.;:!?()]{4,200}(?:\([^()]{2,60}\)[^“”.;:!?()]{0,120}){0,2}?)\s"
    r"\((?P<year>(?:1[4-9]|20)\d\d)\)(?=[.,]|\s*$)\.?(?:,?\s(?P<url>https?://\S{1,400}))?\.?"
)

CASE = lazy_regex(  # "Delta Mills, C-219/11 (November 22, 2012). https://…"
    r"(?P<title>\b[^\W\d_a-z][^,;()“”«»„]{1,150}+),\s(?:Case\s|No\.?\s)?(?P<number>[A-Z]{0,3}[-‑–]?\d{1,6}[/-]\d{2,4}(?:\sP)?)\s"
    r"\((?:[^()\d]{2,60},\s)?(?P<date>[^()]{0,24}?(?P<year>(?:1[4-9]|20)\d\d))\)[.,]?(?:\s(?P<url>https?://\S{1,400}))?\.?"
)

ACT = lazy_regex(  # "Regulation (EU) 2017/745 of … on medical devices. 2017/745. n.d.", "Council Directive 93/42/EEC of …"
    r"(?P<title>(?:[^\W\d_a-z][^\W\d_]{1,20}\s){0,3}(?i:regulation|directive|decision)\s(?:\([A-Z, ]{2,16}\)\s)?(?:No\.?\s)?\d{1,4}/\d{1,4}(?:/[A-Z]{2,7})?"
    r"\s[^“”;\n]{0,600}?)[.,]\s(?P<number>\d{1,4}/\d{1,4}(?:/[A-Z]{2,7})?)[.,]\s(?P<year>n\.d\.|(?:1[4-9]|20)\d\d)(?:,\s(?P<pages>\d{1,4}))?\.?"
)

DATED = lazy_regex(  # at the end: " (July 16, 2020), ¶ 94. https://…", " (2016), art. 15"
    r"\s\((?:(?P<date>[^()\d]{3,20}\d{1,2},\s|\d{1,2}\.?\s[^()\d]{3,20})?(?P<year>(?:1[4-9]|20)\d\d))\)"
    r"(?:,\s(?!https?:)(?P<locator>[^\s();][^();]{0,60}(?:\(\w{1,4}\)[^();]{0,20}){0,3}?))?[.,]?(?:\s(?P<url>https?://\S{1,400}))?\.?$"
)

YEAR_ONLY = lazy_regex(  # "Small v. The Quay, 1966.", "Roe v. Quay, Inc., 2003, 12"
    rf"(?P<title>[^\W\d_a-z][^,;:()“”«»„\d]{{2,150}}(?:,\s(?i:{alternatives('companies')})\.?)?),\s(?P<year>(?:1[6-9]|20)\d\d)(?:,\s(?P<locator>\d[\d–-]{{0,12}}))?\.?"
)

STOPPED = lazy_regex(  # at the end, as MLA prints it: ". 27 Apr. 2016, https://…", ". *OJ C*, vol. 326, 2012, pp. 391–407."
    r"\.\s(?:(?P<container>[^\W\d_a-z][^,.;:()\d]{0,60}),\s(?:vol\.\s(?P<volume>\d{1,4}),\s)?)?"
    r"(?P<date>\d{1,2}\s[^\W\d_]{3,9}\.?\s)?(?P<year>(?:1[4-9]|20)\d\d)(?:,\spp?\.\s(?P<pages>\d[\d–-]{0,12}))?(?:,\s(?P<url>https?://\S{1,400}))?\.?$"
)

REPORTED = lazy_regex(  # behind a title: ", 326 OJ C 391", ", 410 U.S. 113, 120", ", 42 U.S.C. § 7401"
    r",\s(?P<volume>\d{1,4})\s(?P<container>[^\W\d_a-z][^,;:()\d§]{0,40}?)\s(?:§{1,2}\s?)?(?P<pages>\d[\w–-]{0,12})(?:,\s(?P<cited>\d[\d–-]{0,12}))?$"
)

NUMBERED = lazy_regex(  # behind a title: ", C-311/18", ", Pub. L. No. 101-549", ", No. 12-307"
    r",\s(?:Case\s|[^\W\d_a-z][^,;:()\d]{0,20}\s)?(?:No\.?\s)?(?P<number>[A-Z]{0,3}[-‑–]?\d{1,6}[/-]\d{2,4}(?:\s(?:P|RX|PPU))?)$"
)

PARTIES = lazy_regex(r"[^\W\d_]\.?\s[vV]s?\.?\s(?:[Tt]he\s)?[^\W\d_]")  # "Roe v. Wade", "Small v The Quay"

DOCKET = lazy_regex(r"(?<!\w)\d{1,2}\s[A-Z][A-Za-z]{1,4}\s\d{1,5}/\d{2}(?!\d)")  # "1 BvR 16/13"

SENTENCE = lazy_regex(r"(?<![^\W\d_])[^\W\d_]{4,40}\.\s(?!V\b)[^\W\d_a-z]")  # "Mills. The", not "Inc. v"

LONGEST = 1500  # characters of an entry that may be a law

WORD = lazy_regex(r"[^\W\d_]+")

WORD_OR_NUMBER = lazy_regex(r"[^\W_]+")


def law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law with which a text begins; ``None`` if it begins with none."""
    found = LAW.match(text.strip())
    named = WORD.findall(found["title"]) if found else []
    is_law = bool(set(named) & words("events", "laws"))
    return found if found and is_law and in_capitals(found["title"]) else None


def lawful(text: str) -> dict[str, str]:
    """Return the fields of a case or of a law if a text is nothing else; else ``{}``."""
    bare = text.strip()
    for pattern, type_ in ((CASE, "legal_case"), (ACT, "legislation")):
        if found := pattern.fullmatch(bare):
            fields = {name: value.rstrip(".") for name, value in found.groupdict().items() if value}
            year, date = found["year"].removeprefix("n.d."), fields.get("date", "")
            return {"type": type_, **fields, "year": year, "date": date if date != year else ""}
    if (case := YEAR_ONLY.fullmatch(bare)) and type_of(case["title"]) == "legal_case":
        return {"type": "legal_case", **{name: value for name, value in case.groupdict().items() if value}}
    return by_title(bare) if len(bare) <= LONGEST else {}


def by_title(text: str) -> dict[str, str]:
    """Return the fields of a case or of a law by its parties or its kind, a number or a reporter, and the year at the end."""
    end = DATED.search(text) or STOPPED.search(text)
    if not end:
        return {}
    title, where = text[: end.start()], REPORTED.search(text[: end.start()])
    title = title[: where.start()] if where else title
    number = NUMBERED.search(title)
    title = title[: number.start()] if number else title
    type_ = type_of(title)
    if not type_ or (end.re.pattern == STOPPED.pattern and type_ == "legal_case"):
        return {}
    rows = (end.groupdict(), where.groupdict() if where else {}, number.groupdict() if number else {})
    fields = {name: value.rstrip(" ,") for row in rows for name, value in row.items() if value}
    fields |= {name: fields[name].rstrip(".") for name in ("url", "locator") if name in fields}
    if page := fields.pop("cited", ""):
        fields["locator"] = page
    date = text[end.start("date") : end.end("year")] if "date" in fields else ""
    return {**fields, "type": type_, "title": title, "date": date}


def type_of(title: str) -> str:
    """Return the type of a case or of a law with a title; "" for other titles.

    Two parties make a case. The kind of a law is among its first words, or is its last; a comma before it would
    stand behind an author. A title with words in small letters begins with the kind, or has the number of a law.
    """
    if not title[:1].isupper() or SENTENCE.search(title) or any(mark in title for mark in "“”«»„;"):
        return ""
    head = title.partition(",")[0]
    first = head.split(maxsplit=1)[0]
    if first in words("lead_ins") - {"The"}:
        return ""
    if PARTIES.search(head) or DOCKET.search(title):
        return "legal_case"
    named = tuple(spelt(word) for word in WORD_OR_NUMBER.findall(head))
    alone = title == head or bool(kind(named[:3]))
    sure = in_capitals(head) or first.lower() in kinds() or ACT_NUMBER.search(head)
    return "legislation" if len(named) > 1 and alone and sure and kind(named) else ""


def in_capitals(title: str) -> bool:
    """Tell whether all words of a title but small ones have a capital."""
    small = words("small", "articles", "particles") | {"between"}
    return all(not word[0].islower() or word in small for word in WORD.findall(title))


def only_law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law if a text says nothing else."""
    found = law(text)
    return found if found and found.end() == len(text.strip()) else None
