"""Tells raised numbers that are exponents, "10⁶", "x²", "5 km²", from those that cite, by what stands before them."""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.words import alternatives

BASE_TEN = lazy_regex(r"(?<![\d.,])10$")  # 10²

NUMBER = lazy_regex(r"(?<![\w.,])(?P<number>\d+)(?P<more>[.,]\d+)?$")

FRACTION = lazy_regex(r"(?<![\d.,])[.,]\d+$")  # "below .05"

NAMED = lazy_regex(r"[^\W\d_]{3}\d{1,3}$")  # "the package salt2"

NUMBERED = lazy_regex(  # "of the Survey, Round ", "and Wave "; not "It fell. Exactly "
    rf"(?:(?<=[^\s.?!:]\s)(?P<name>[^\W\d_a-z][^\W\d_]+)|\b(?:{alternatives('counted', 'labelled')}))\s$"
)

YEAR = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d$")  # "in 1961"

VERSION = lazy_regex(r"\d\.\d{1,4}\.\d{1,4}$")  # "version 1.2.1"

UNIT = lazy_regex(r"(?<![^\W\d_])(?<![’'])(?:[cdhkmnµμ]?m|ft|mi|yd|s|sec|inch|in)$")  # 5 km², not "Small’s²"

LETTER = lazy_regex(r"(?<![\w’'])[^\W\d_]$")  # x²

CUBE = 3

HIGHEST = 4  # highest exponent of a letter in running prose

SMALL = 10  # a number up to which a high exponent is likely: "3²⁰"; but not "0⁸⁰" or "1¹²", nor "5⁷²"

BINARY = 2

HIGHEST_OF_TWO = 128  # exponent of 2


def exponent(before: str, number: int) -> bool:
    """Tell whether a raised number is an exponent rather than a citation, by the characters before it."""
    if YEAR.search(before) or VERSION.search(before):
        return False
    if BASE_TEN.search(before):
        return True
    if match := NUMBER.search(before):
        thing = NUMBERED.search(before, 0, match.start())
        named = thing is not None and (not thing["name"] or thing["name"][0].isupper())
        base = SMALL + 1 if match["more"] or named else int(match["number"])
        return number <= CUBE or (
            base <= SMALL and number <= (HIGHEST_OF_TWO if base == BINARY else SMALL * base)
        )
    if FRACTION.search(before) or NAMED.search(before):
        return number <= CUBE
    if before[-1:].isdecimal():
        return True
    if UNIT.search(before):
        return number <= CUBE
    return bool(LETTER.search(before)) and number <= HIGHEST
