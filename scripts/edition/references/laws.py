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

WORD = re.compile(r"[^\W\d_]+")


def law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law with which a text begins; ``None`` if it begins with none."""
    found = LAW.match(text.strip())
    named = WORD.findall(found["title"]) if found else []
    small = words("small", "articles", "particles") | {"between"}
    is_law = bool(set(named) & words("events", "laws"))
    return found if is_law and all(not word[0].islower() or word in small for word in named) else None


def only_law(text: str) -> re.Match[str] | None:
    """Return the title, the year and perhaps the address of a law if a text says nothing else."""
    found = law(text)
    return found if found and found.end() == len(text.strip()) else None
