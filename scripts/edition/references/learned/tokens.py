"""Cuts an entry into words, numbers, signs and addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.references.fields import ITALIC, ROMAN

LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})

TOKEN = lazy_regex(
    rf"""(?P<doi>(?:(?:https?://(?:dx\.)?doi\.org/){{1,2}}(?:doi:)?|(?:dx\.)?doi\.org/)?\b10\.\d{{4,9}}/[^\s“”"]+)
      | (?P<url>https?://[^\s“”"]+|www\.[^\s“”"]+)
      | (?P<role>(?-i:(?:{alternatives("role_words")})(?=[^\W\d_a-zß-öø-ÿ])))   # "editorWinckelmann J", as some programs print it
      | (?P<word>(?:[’'](?=[tsn][ -]))?[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*)      # "d’Alembert", "’t", "e1000247"
      | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d\w*)         # "2015a", "12", "48,557"
      | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)

ENDS_ADDRESS = ".,;:”’\"'"

CLOSES = {")": "(", "]": "[", ">": "<", "}": "{"}


class Token(NamedTuple):  # made in a third of the time of a dataclass
    """A word, number, sign or address: its place in the text, its kind, and whether it is in italics."""

    text: str
    start: int
    end: int
    kind: str
    italic: bool = False


def without_marks(flat: str) -> tuple[str, tuple[bool, ...]]:
    """Return a text without the marks of italics, in NFC and without ligatures, and what is in italics."""
    parts: list[str] = []
    italic: list[bool] = []
    inside = False
    for part in re.split(f"([{ITALIC}{ROMAN}])", flat):
        if part in {ITALIC, ROMAN}:
            inside = part == ITALIC
            continue
        part = unicodedata.normalize("NFC", part.translate(LIGATURES))  # noqa: PLW2901 - the same part, cleaned
        parts.append(part)
        italic += [inside] * len(part)
    return "".join(parts), tuple(italic)


def tokens(text: str, italic: tuple[bool, ...]) -> list[Token]:
    """Return the tokens of a text."""
    found: list[Token] = []
    at = 0
    while match := TOKEN.search(text, at):
        kind = "word" if match.lastgroup == "role" else match.lastgroup or "sign"
        start, end = match.span()
        if kind in {"doi", "url"}:
            end = address_end(text, start, end)
        found.append(Token(text[start:end], start, end, kind, italic[start]))
        at = end
    return found


def address_end(text: str, start: int, end: int) -> int:
    """Return where an address ends: before the signs of the sentence, and before an odd closing bracket."""
    while end > start + 1:
        last = text[end - 1]
        odd = last in CLOSES and text.count(last, start, end) > text.count(CLOSES[last], start, end)
        if last not in ENDS_ADDRESS and not odd:
            break
        end -= 1
    return end
