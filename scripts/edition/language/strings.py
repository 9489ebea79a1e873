"""Small operations on words: folding for comparison, slugs, lists, plurals."""

from __future__ import annotations

import json
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from edition.language.regex import lazy_regex


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 note", "43 notes", "4,624 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


as_json = json.JSONEncoder(ensure_ascii=False).encode


def indented(value: Any, step: int, margin: str = "\n") -> str:
    """Return plain data as ``json.dumps`` writes it with an indentation, which it does without its C code."""
    inner = margin + " " * step
    if value and isinstance(value, dict):
        rows = [f"{as_json(name)}: {indented(one, step, inner)}" for name, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}"
    if value and isinstance(value, list | tuple):
        return f"[{inner}{f',{inner}'.join([indented(one, step, inner) for one in value])}{margin}]"
    return as_json(value)


def one_line(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


CONTROL = lazy_regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)  # not allowed in HTML (https://infra.spec.whatwg.org/#noncharacter), nor in XML and YAML


def clean(text: str) -> str:
    """Return a text with each character that no page can contain replaced by a symbol."""
    return text if text.isprintable() else CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


NOT_LETTERS = lazy_regex(r"[\x00-/:-`{-\x7f]+")  # of ASCII, one or more

# What is compared beyond ASCII, by Unicode's categories: letters, the vowel signs of many scripts, and numbers.
# Modifier letters are left out, since many write "ʿUmar" as "Umar".
COMPARED = frozenset({"Ll", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No"})

PARTING = str.maketrans({"’": None, "'": None, "–": " ", "—": " "})

WHOLE_LETTERS = str.maketrans(  # letters whose stroke or form Unicode does not separate from them
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)


@lru_cache(maxsize=1 << 16)
def spelt(text: str) -> str:
    """Return a text in small letters of its own script, without accents and apostrophes: "Łódź" -> "lodz"."""
    if text.isascii():  # most are
        return text.replace("'", "").lower()
    apart = unicodedata.normalize("NFKD", text.translate(PARTING)).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(WHOLE_LETTERS)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return a text as small letters and digits of any script, without accents, with single spaces between words.

    "Łódź" -> "lodz", "Мо́сква" -> "москва".
    """
    small = spelt(text)
    if not small.isascii():
        small = "".join(sign for sign in small if sign.isascii() or unicodedata.category(sign) in COMPARED)
    return NOT_LETTERS.sub(" ", small).strip()


NOT_SLUG = lazy_regex(r"[^a-z0-9]+")  # one or more: everything between words

DASHES = str.maketrans(dict.fromkeys("–—/", " "))

LONGEST_ANCHOR = 60  # characters


def slugify(text: str) -> str:
    """Return an anchor: lower-case ASCII words joined by hyphens, cut after a whole word."""
    decomposed = unicodedata.normalize("NFKD", text.translate(DASHES))
    slug = NOT_SLUG.sub("-", decomposed.encode("ascii", "ignore").decode().lower()).strip("-")
    if len(slug) > LONGEST_ANCHOR:
        slug = slug[: LONGEST_ANCHOR + 1].rpartition("-")[0] or slug[:LONGEST_ANCHOR]
    return slug or "section"


def listed(words: list[str]) -> str:
    """Return words as a list: "Yousaf & Ma", "Kanwal, Samrana & Alvi"."""
    return " & ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(character for character in text if character.isalnum()).casefold()


ALIKE = 0.75  # of "Smal, 2015" and "Small, 2015"


def alike(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and digits, or nearly so, or one has those of the other."""
    first, second = letters(one), letters(other)
    if not first or not second:
        return False
    return (
        first in second
        or second in first
        or SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
    )
