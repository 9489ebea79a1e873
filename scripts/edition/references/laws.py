"""Reads laws, treaties and policies that an entry or a note names by title and year alone.

Source of the rule: *Chicago Manual of Style*, 17th edition, 14.281: a law prints neither an author nor marks. So
only words that name laws, with a capital as all others but small ones have, tell it from a remark or from a
person with a year.
"""

from __future__ import annotations

import re

from edition.language.words import words

LAW = re.compile(  # "Rivers Act 2017 (2017).", "The Harbour Charter (Third Revision) (2004), https://…"
    r"(?P<title>[^\W\d_a-z][^“”‘’«»„.;:!?()]{4,200}(?:\([^()]{2,60}\)[^“”.;:!?()]{0,120}){0,2}?)\s"
    r"\((?P<year>(?:1[4-9]|20)\d\d)\)(?=[.,]|\s*$)\.?(?:,?\s(?P<url>https?://\S{1,400}))?\.?"
)

CASE = re.compile(  # "Delta Mills, C-219/11 (November 22, 2012). https://…"
    r"(?P<title>\b[^\W\d_a-z][^,;()“”«»„]{1,150}+),\s(?:Case\s|No\.?\s)?(?P<number>[A-Z]{0,3}[-‑–]?\d{1,6}[/-]\d{2,4}(?:\sP)?)\s"
    r"\((?:[^()\d]{2,60},\s)?(?P<date>[^()]{0,24}?(?P<year>(?:1[4-9]|20)\d\d))\)[.,]?(?:\s(?P<url>https?://\S{1,400}))?\.?"
)

ACT = re.compile(  # "Regulation (EU) 2017/745 of … on medical devices. 2017/745. n.d.", "Council Directive 93/42/EEC of …"
    r"(?P<title>(?:[^\W\d_a-z][^\W\d_]{1,20}\s){0,3}(?i:regulation|directive|decision)\s(?:\([A-Z, ]{2,16}\)\s)?(?:No\.?\s)?\d{1,4}/\d{1,4}(?:/[A-Z]{2,7})?"
    r"\s[^“”;\n]{0,600}?)[.,]\s(?P<number>\d{1,4}/\d{1,4}(?:/[A-Z]{2,7})?)[.,]\s(?P<year>n\.d\.|(?:1[4-9]|20)\d\d)(?:,\s(?P<pages>\d{1,4}))?\.?"
)

WORD = re.compile(r"[^\W\d_]+")


def law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law with which a text begins; ``None`` if it begins with none."""
    found = LAW.match(text.strip())
    named = WORD.findall(found["title"]) if found else []
    small = words("small", "articles", "particles") | {"between"}
    is_law = bool(set(named) & words("events", "laws"))
    return found if is_law and all(not word[0].islower() or word in small for word in named) else None


def lawful(text: str) -> dict[str, str]:
    """Return the fields of a case, or of an act of the European Union, if a text is nothing else; else ``{}``."""
    bare = text.strip()
    for pattern, kind in ((CASE, "legal_case"), (ACT, "legislation")):
        if found := pattern.fullmatch(bare):
            fields = {name: value.rstrip(".") for name, value in found.groupdict().items() if value}
            year, date = found["year"].removeprefix("n.d."), fields.get("date", "")
            return {"type": kind, **fields, "year": year, "date": date if date != year else ""}
    return {}


def only_law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law if a text says nothing else."""
    found = law(text)
    return found if found and found.end() == len(text.strip()) else None
