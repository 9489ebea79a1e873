"""The numbers of list items, as a list's style prints them, and the names of lists of references."""

from __future__ import annotations

import re
from string import ascii_lowercase

from edition.language.regex import lazy_regex

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

REFERENCES = lazy_regex(
    r"\W*(?:\d+\W+)?(?:references|bibliograph|works cited|citations|literature|sources)", re.IGNORECASE
)

MOST_ROMAN = 3999

SIGNS = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}


def label(number: int, style: str, sign: str) -> str:
    """Return the label of an item: "3.", "(c)", "iv)"."""
    before, behind = SIGNS.get(sign, ("", "."))
    return f"{before}{counted(number, style)}{behind}"


def counted(number: int, style: str) -> str:
    """Return a number in a list's style."""
    text = f"{number}"
    if number > 0 and style.endswith("Alpha"):
        text = letters(number)
    elif 0 < number <= MOST_ROMAN and style.endswith("Roman"):
        text = roman(number)
    return text.upper() if style.startswith("Upper") else text


def letters(number: int) -> str:
    """Return a number in letters: "a", "z", "aa"."""
    text = ""
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        text = ascii_lowercase[rest] + text
    return text


def roman(number: int) -> str:
    """Return a number in Roman figures."""
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text
