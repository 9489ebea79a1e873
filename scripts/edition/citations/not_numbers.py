"""Numbers in brackets and raised numbers that cite nothing: exponents, equations, items, intervals, data."""

from __future__ import annotations

import re
from collections.abc import Sequence

FURTHEST = 40  # characters before a number that tell what it is

COUNTED = re.compile(  # "Eq. (3)", "Table [2]"
    r"\b(?:eqs?|eqns?|equations?|formulas?|formulae|figs?|figures?|tables?|panels?|box|boxes|expressions?)\.?\s?$",
    re.IGNORECASE,
)

COUNTED_ROUND = re.compile(  # "step (3)", "hypothesis (2)", "twelve (12)"
    r"\b(?:sections?|steps?|items?|points?|articles?|paras?|paragraphs?|clauses?|cases?|types?|class(?:es)?|phases?"
    r"|stages?|levels?|nos?|numbers?|chapters?|parts?|examples?|hypothes[ie]s|theorems?|lemmas?|propositions?"
    r"|conditions?|rules?|models?|questions?|vol|volume|appendix|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\w{3,6}ty(?:-\w+)?)\.?\s$",
    re.IGNORECASE,
)

INTERVAL = re.compile(r"\b(?:CI|IQR|interval|intervals|range|ranges|bounds)\b\W{0,4}$")  # "95% CI [2, 14]"

JOINED = re.compile(r"(?<!\w)\w$|\]$")  # "A[1]", "A[1][2]"

JOINED_ROUND = re.compile(r"[\w\])]$")  # "f(3)", "12(3)"

ITEM_BEFORE = re.compile(r"(?:^|[:;,.]|\b(?:and|or|by|are|is|were|to|either|that))\s?$", re.IGNORECASE)

ITEM_BEHIND = re.compile(r"\s[^\W\d_]")

EQUATION = re.compile(r"[=<>≤≥∑∫±+]\s?\S{1,12}(?:\s\S{1,12}){0,4}\s{1,40}$")  # "y = a x + b   (3)"

BASE_TEN = re.compile(r"(?<![\d.,])10$")  # 10²

NUMBER = re.compile(r"(?<![\d.,])(?P<number>\d+)(?P<more>[.,]\d+)?$")

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d$")  # "in 1961"

UNIT = re.compile(r"(?<![^\W\d_])(?:[cdhkmnµμ]?m|ft|mi|yd|s|sec|inch|in)$")  # 5 km²

LETTER = re.compile(r"(?<![\w’'])[^\W\d_]$")  # x²

CUBE = 3

HIGHEST = 4  # highest exponent of a letter in running prose

SMALL = 10  # a number up to which an exponent of any size is likely

QUOTES = "“”"

LONGEST_QUOTATION = 2_000  # characters


def other(kind: str, text: str, start: int, end: int, numbers: Sequence[int]) -> str:
    """Return what numbers in the form of a citation are instead; "" if they cite."""
    before = text[max(start - FURTHEST, 0) : start]
    if kind == "raised":
        return "an exponent" if len(numbers) == 1 and exponent(before, numbers[0]) else ""
    if kind == "named":
        return ""
    if COUNTED.search(before):
        return "the number of an equation, a figure or a table"
    if len(numbers) > 1 and INTERVAL.search(before):
        return "an interval"
    if kind == "square":
        if JOINED.search(before):
            return "an index"
        return "a number that a quotation supplies" if quoted(text, start, end) else ""
    if JOINED_ROUND.search(before):
        return "an argument or an issue"
    if COUNTED_ROUND.search(before):
        return "a counted thing"
    return "the number of an equation" if len(numbers) == 1 and EQUATION.search(before) else ""


def exponent(before: str, number: int) -> bool:
    """Tell whether a raised number is an exponent rather than a citation, by the characters before it."""
    if YEAR.search(before):
        return False
    if BASE_TEN.search(before):
        return True
    if match := NUMBER.search(before):
        return number <= CUBE or (not match["more"] and int(match["number"]) <= SMALL)
    if before[-1:].isdecimal():
        return True
    if UNIT.search(before):
        return number <= CUBE
    return bool(LETTER.search(before)) and number <= HIGHEST


def quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands amid quoted words: "the [12] guilds"."""
    first, last = max(start - LONGEST_QUOTATION, 0), end + LONGEST_QUOTATION
    opened, closed = (text.rfind(sign, first, start) for sign in QUOTES)
    amid = text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    return amid and opened > closed and text.find(QUOTES[1], end, last) >= 0


def enumerated(text: str, found: Sequence[tuple[int, int, Sequence[int]]]) -> frozenset[int]:
    """Return the offsets of round brackets that number the items of a sentence: "(1) by hand and (2) by wind"."""
    out: set[int] = set()
    run: list[tuple[int, int]] = []
    for start, end, numbers in found:
        if len(numbers) == 1 and numbers[0] == len(run) + 1 and ITEM_BEHIND.match(text, end):
            run.append((start, end))
            continue
        out |= of_items(text, run)
        run = [(start, end)] if tuple(numbers) == (1,) and ITEM_BEHIND.match(text, end) else []
    return frozenset(out | of_items(text, run))


def of_items(text: str, run: Sequence[tuple[int, int]]) -> set[int]:
    """Return the offsets of a run of brackets if it numbers items: two or more, one after a sign or “and”."""
    introduced = any(ITEM_BEFORE.search(text[max(start - FURTHEST, 0) : start]) for start, _ in run)
    return {start for start, _ in run} if len(run) > 1 and introduced else set()
