"""Numbers in brackets and raised numbers that cite nothing: exponents, equations, items, intervals, data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.citations.exponents import exponent
from edition.citations.number_intervals import around_estimate, interval
from edition.citations.number_labels import OTHERS, labelled, labelled_round
from edition.language.regex import lazy_regex
from edition.language.sentences import sentence_at
from edition.language.words import alternatives, words

FURTHEST = 40  # characters before a number that tell what it is

DEVIATION = lazy_regex(  # "12 (3) mm", "aged 44 (7)"; not "in 1961 (3)", "COVID-19 (3)"
    r"(?:^|(?<![^\W\d_])(?P<before>[^\W\d_]{1,30})\W{1,3}|\s)(?<![\w.,–-])(?!(?:1[5-9]|20)\d\d\s)\d{1,6}(?:[.,·]\d{1,6})?\s$"
)

EQUALS = lazy_regex(r"[=≠≈≤≥∈]\s?$")  # "t = [3]"

EQUALS_BEHIND = lazy_regex(r"\s?[=≠≈≤≥]\s?[\d.−-]")  # "x [3] = 4"

OF_JUDGMENT = (
    lazy_regex(  # "[2001] UKHL 12, [34]", "[2001] 1 AC 12 at [34]", "[2001] EWHC 12 (Ch), [34]–[35]"
        r"\[(?:18|19|20)\d\d\]\s(?:\d{1,3}\s)?[A-Z][A-Za-z.()\s]{0,16}\s\d{1,5}(?:\s\([A-Z][A-Za-z]{1,8}\))?"
        rf",?\s(?:at\s)?(?:paras?\.?\s)?{OTHERS}$"
    )
)

LISTED = lazy_regex(  # "the vector [1, 2, 3]", "at coordinates [4, 20]"; not "resolved to coordinates [4, 20]"
    r"\b(?:(?:vectors?|arrays?|tuples?|matri(?:x|ces)|rows?|columns?|indices)|(?:at|the|with|of)\s(?:the\s)?coordinates)\s$",
    re.IGNORECASE,
)

DECIMAL = lazy_regex(r"\[\d{1,4}\.\d{1,4}\]")  # "[0.3]"

SEVERAL = 2  # decimals that are data; one alone may be the number of a section

COUNTS = lazy_regex(  # "number of types ", "different types ", "token frequencies of *marah* "
    rf"\b(?:{alternatives('counts')})(?:\sof\s[^\s\[\]”»]{{1,30}})?\s$", re.IGNORECASE
)

COMPARED = 200  # characters of a sentence, before and behind a bracket, in which it may stand again

SAYS_COUNT = lazy_regex(rf"\b(?:{alternatives('counts', 'counting')})\b", re.IGNORECASE)

TEST_BEHIND = lazy_regex(
    r"\s\([^()]{0,60}?(?<![^\W\d_])(?:df|[pFtz]|[χX]²?)[^()=<>]{0,30}[=<>]"
)  # " (X²fit=4; df=2"

BESIDE = 60  # characters between two data in brackets: "oaks [0.3] and firs [23]"

ISOTOPE = lazy_regex(r"(?:^|[\s(\[/–-])$")  # what stands before the raised 11 of "¹¹C-choline"

JOINED = lazy_regex(r"(?<!\w)\w(?:\[\d{1,3}\]){0,4}$")  # "A[1]", "A[1][2]", not "salt[1][2]"

JOINED_ROUND = lazy_regex(
    r"(?:[\d\])]|(?<![^\W\d_])[^\W\d_]{1,3}|(?<!\w)[^\W\d_]\([^()\s]{1,10}\)\s)$"
)  # "f(3)", "log(3)", "12(3)", "f(x) (3)"

ITEM_BEFORE = lazy_regex(r"(?:^|[:;,.]|\b(?:and|or|by|are|is|were|to|either|that))\s?$", re.IGNORECASE)

ANSWERS_BEFORE = lazy_regex(r"[?:][”’\"]?\s*$")  # "Do you agree? [1] Yes [2] No"

ANSWER_BEHIND = lazy_regex(r"\s[“‘„«\"]?[^\W\d_]")

ITEM_BEHIND = lazy_regex(r"\s[^\W\d_]")

EQUATION = lazy_regex(r"[=<>≤≥]")

WORD = lazy_regex(r"[^\W\d_]{4}")  # of prose, not of a formula

FEWEST_SLIP = 10  # a number that stands twice in a bracket and is hardly that of a score or a vector

QUOTES = "“”"

LONGEST_QUOTATION = 2_000  # characters


def other(kind: str, text: str, start: int, end: int, numbers: Sequence[int]) -> str:
    """Return what numbers in the form of a citation are instead; "" if they cite."""
    before = text[max(start - FURTHEST, 0) : start]
    if kind == "raised" and text[end : end + 2].lstrip("⁾")[:1].isalpha() and ISOTOPE.search(before):
        return "the mass number of an isotope, or part of a formula"
    if kind == "raised":
        return "an exponent" if len(numbers) == 1 and exponent(before, numbers[0]) else ""
    if kind == "named":
        return ""
    if labelled(before):
        return "the number of an equation, a figure or a table"
    within = interval(text, start, end, numbers) if kind == "square" else around_estimate(before, numbers)
    if len(numbers) > 1 and within:
        return "an interval"
    if kind == "square":
        return in_square(text, start, end, numbers, before)
    if reason := in_round(before):
        return reason
    alone = len(numbers) == 1 and not text[end:].strip(" .,;")
    formula = alone and EQUATION.search(before) and not WORD.search(before)
    return "the number of an equation" if formula else ""


def in_square(text: str, start: int, end: int, numbers: Sequence[int], before: str) -> str:
    """Return what numbers in square brackets are by the words and signs around them; "" if they may cite."""
    if JOINED.search(before):
        return "an index"
    if OF_JUDGMENT.search(before):
        return "a paragraph of a judgment"
    several = len(numbers) > 1
    if EQUALS.search(before) or EQUALS_BEHIND.match(text, end) or (several and LISTED.search(before)):
        return "a value"
    if not several and (among_decimals(text, start, end) or among_counts(text, start, end)):
        return "a number among data"
    return "a number that a quotation supplies" if quoted(text, start, end) else ""


def twice(kind: str, numbers: Sequence[int]) -> bool:
    """Tell whether a number stands twice in a bracket, as in "[2, 2]", a score, or "[1, 1, 2]", a vector.

    In a row that rises it is a slip, "[13,13,14]", if all are too high for these and one counts on from it, or raised.
    """
    again = [one for one, other in pairwise(sorted(numbers)) if one == other]
    if not again or len(set(numbers)) == 1 or list(numbers) != sorted(numbers):
        return bool(again)
    once = len(again) == 1 and not {again[0] - 1, again[0] + 1}.isdisjoint(
        numbers
    )  # not "[16, 16, 32]", a size
    return kind != "raised" and not (once and min(numbers) >= FEWEST_SLIP)


def among_decimals(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands beside a decimal in brackets, in a sentence that has several of them."""
    if not DECIMAL.search(text, max(start - BESIDE, 0), end + BESIDE):
        return False
    sentence, begin = sentence_at(text, start, end)
    here = [found.start() + begin for found in DECIMAL.finditer(sentence)]
    near = any(start - BESIDE <= place <= end + BESIDE for place in here)
    return near and len(here) >= SEVERAL


def among_counts(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands again in its sentence, where brackets have counts: "more types [42] than tokens [42]".

    They have if it stands behind what is counted, or before a test, "(df = 2, p < .01)", or three times in a sentence that
    says that something was counted: a work may be cited as often for all that it found.
    """
    sentence, begin = sentence_at(text, start, end)
    first, last = max(begin, start - COMPARED), min(begin + len(sentence), end + COMPARED)
    bracket, around = text[start:end], text[first:last]
    places = [first + found.start() for found in re.finditer(re.escape(bracket), around)]
    if len(places) < SEVERAL:
        return False
    counted = any(COUNTS.search(text, max(place - FURTHEST, 0), place) for place in places)
    tested = any(TEST_BEHIND.match(text, place + len(bracket)) for place in places)
    return counted or tested or (len(places) > SEVERAL and bool(SAYS_COUNT.search(around)))


def in_round(before: str) -> str:
    """Return what a number in round brackets is by the words before it; "" if it may cite."""
    if JOINED_ROUND.search(before):
        return "an argument or an issue"
    if labelled_round(before):
        return "a counted thing"
    return "a deviation" if deviates(before) else ""


def deviates(before: str) -> bool:
    """Tell whether a number stands directly before a bracket, as a mean does: but not that of "type 2 (3)"."""
    match = DEVIATION.search(before)
    return match is not None and (match["before"] or "").capitalize() not in words("counted", "labelled")


def quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands amid quoted words: "the [12] guilds"."""
    first, last = max(start - LONGEST_QUOTATION, 0), end + LONGEST_QUOTATION
    opened, closed = (text.rfind(sign, first, start) for sign in QUOTES)
    amid = text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    amid = amid and text[:start].rstrip()[-1:] not in {".", "?", "!"}
    return amid and opened > closed and text.find(QUOTES[1], end, last) >= 0


def items(text: str, found: Sequence[tuple[str, int, int, Sequence[int]]]) -> frozenset[int]:
    """Return the offsets of brackets, each with its kind, that number items: of a sentence, or answers of a question."""
    rows = {kind: [row[1:] for row in found if row[0] == kind] for kind in ("round", "square")}
    return enumerated(text, rows["round"]) | answers(text, rows["square"])


def answers(text: str, found: Sequence[tuple[int, int, Sequence[int]]]) -> frozenset[int]:
    """Return the offsets of square brackets that number the answers of a question: "… agree? [1] Yes [2] No"."""
    out: set[int] = set()
    run: list[int] = []
    for start, end, numbers in found:
        worded = tuple(numbers) == (len(run) + 1,) and ANSWER_BEHIND.match(text, end)
        asked = run or ANSWERS_BEFORE.search(text, max(start - FURTHEST, 0), start)
        if worded and asked:
            run.append(start)
            out |= set(run) if len(run) > 1 else set()
        else:
            run = []
    return frozenset(out)


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
