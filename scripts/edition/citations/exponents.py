"""Tells raised numbers that are exponents, "10⁶", "x²", "5 km²", from those that cite, by what stands before them."""

from __future__ import annotations

from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives

BASE_TEN = lazy_regex(r"(?<![\d.,])10$")  # 10²

NUMBER = lazy_regex(r"(?<![\w.,])(?P<number>\d+)(?P<more>[.,]\d+)?$")

FRACTION = lazy_regex(r"(?<![\d.,])[.,]\d+$")  # "below .05"

NAMED = lazy_regex(r"[^\W\d_]{3}\d{1,3}$")  # "the package salt2"

NUMBERED = lazy_regex(  # "of the Survey, Round ", "and Wave "; not "It fell. Exactly "
    rf"(?:(?<=[^\s.?!:]\s)(?P<name>{CAPITAL}[^\W\d_]+)|\b(?:{alternatives('counted', 'labelled')}))\s$"
)

YEAR = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d$")  # "in 1961"

VERSION = lazy_regex(r"\d\.\d{1,4}\.\d{1,4}$")  # "version 1.2.1"

UNIT = lazy_regex(
    r"(?<![^\W\d_])(?<![’'])(?:[cdhkmnµμ]?m|Å|ft|mi|yd|s|sec|inch|(?<=\d)in|(?<=\d\s)in)$"
)  # "5 km²", not "Small’s²" or "as in²"

LETTER = lazy_regex(r"(?<![\w’'])(?<![^\W\d_]{2}[-‑])[^\W\d_]$")  # x², not "interferon-γ²"

DETERMINATION = lazy_regex(r"[^\W\d_]{2}[-‑]R$")  # "pseudo-R²"

SUBSCRIPTED = lazy_regex(  # "W_i²", "c_{ij}²", "x₁²", of a variable; not "CO₂⁵"
    r"(?<![^\W\d_])(?:[^\W\d_]{1,2}\\?_\{?[\w,]{1,6}\}?|[^\W\d_][₀-₉ᵢⱼₖₙₘₜ]{1,3})$"
)

GREEK = lazy_regex(  # "ΔR²", "Δχ²", "ηp²"; not "TNF-α²", nor a short word of a Greek text
    r"(?<![^\W\d_])(?<![^\W\d_]{2}[-‑])(?:[Δ∆][^\W\d_]\w?|[Α-ωϐ-ϖ∆∑√ℝℕℤ](?:[A-Za-z]\w?)?)$"
)

FRACTION_OF = lazy_regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]/$")  # "m¹/²"

HYPHENED = lazy_regex(r"[^\W\d_]{2}[-‐‑–]\d{1,3}$")  # "GPT-4", "COVID-19", "SARS-CoV-2"

CODED = lazy_regex(rf"(?<![\w.]){CAPITAL}(?:[^\W_]{{0,6}}[^\W\d_])?\d{{1,3}}$")  # "G20", "B12", "H1N1"

MEASURE = lazy_regex(  # "5 miles²", "12 MW²"
    rf"(?<![\w.])\d[\d.,]{{0,8}}\s(?:{alternatives('units_of_length')})$"
)

ISOTOPES = {  # mass numbers behind the sign of an element, as they were once written: "C¹⁴"
    "C": (12, 13, 14), "H": (2, 3), "N": (14, 15), "O": (16, 17, 18), "S": (32, 34), "K": (40,), "Co": (60,), "Sr": (86, 87, 90),
    "I": (129, 131), "Cs": (137,), "Pb": (204, 206, 207, 208, 210), "Th": (230, 232), "U": (233, 234, 235, 238), "Pu": (239, 240),
}  # fmt: skip

ELEMENT = lazy_regex(  # "of C¹⁴"; not "hepatitis C¹⁴", "vitamin K⁴⁰"
    rf"(?:^|[,;:(]\s?|\b(?i:{alternatives('function')})\s)(?P<sign>[A-Z][a-z]?)$"
)

SQUARE = 2

CUBE = 3

HIGHEST = 4  # highest exponent of a letter in running prose

SMALL = 10  # a number up to which a high exponent is likely: "3²⁰"; but not "0⁸⁰" or "1¹²", nor "5⁷²"

BINARY = 2

HIGHEST_OF_TWO = 128  # exponent of 2


def exponent(before: str, number: int) -> bool:
    """Tell whether a raised number is an exponent rather than a citation, by the characters before it."""
    if YEAR.search(before) or VERSION.search(before):
        return False
    if BASE_TEN.search(before) or FRACTION_OF.search(before):
        return True
    if (element := ELEMENT.search(before)) and number in ISOTOPES.get(element["sign"], ()):
        return True
    if HYPHENED.search(before):
        return False
    if match := NUMBER.search(before):
        thing = NUMBERED.search(before, 0, match.start())
        named = thing is not None and (not thing["name"] or thing["name"][0].isupper())
        base = SMALL + 1 if match["more"] or named else int(match["number"])
        return number <= CUBE or (
            base <= SMALL and number <= (HIGHEST_OF_TWO if base == BINARY else SMALL * base)
        )
    if FRACTION.search(before) or NAMED.search(before) or CODED.search(before) or MEASURE.search(before):
        return number <= CUBE
    if before[-1:].isdecimal():
        return True
    if UNIT.search(before):
        return number <= CUBE
    if DETERMINATION.search(before):
        return number == SQUARE
    variable = LETTER.search(before) or SUBSCRIPTED.search(before) or GREEK.search(before)
    return variable is not None and number <= HIGHEST
