"""Numbers in brackets and raised numbers that cite nothing: exponents, equations, items, intervals, data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.citations.exponents import exponent
from edition.language.regex import lazy_regex
from edition.language.sentences import sentence_at
from edition.language.words import alternatives, words

FURTHEST = 40  # characters before a number that tell what it is

COUNTED = lazy_regex(  # "Eq. [3]", "Table [2]", "Item [7]", "answers to item [3]"
    r"(?:\b(?:Eqs?|Eqns?|Equations?|Figs?|Figures?|Tables?|Panels?|Items?|Questions?|Step|Row|Column|Page|Box|Statement|Constraint)"
    r"|\b(?:in|see|to|of|for|under|on|and|or|by|that|from)\s(?:item|question|equation|eq|statement|constraint))\.?\s?$"
)

IN_QUESTION = lazy_regex(  # "the policy in question [7]", not "the answers in question [7]"
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|any)\s(?!(?:{alternatives('of_questions')})\b)[\w’-]{{1,30}}\sin\squestion\s$"
)

COUNTED_ROUND = lazy_regex(  # "equation (3)", "step (3)", "hypothesis (2)", "twelve (12)"
    r"\b(?:eqs?|eqns?|equations?|formula|figs?|figures?|tables?|section|step|item|article|para|paragraph|clause"
    r"|hypothesis|theorem|lemma|proposition|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\.?\s$",
    re.IGNORECASE,
)

LABELLED = lazy_regex(  # "Group (1)", "in group (1)"; not "the Delta Study Group (1)", "each group (1)"
    rf"(?:(?:^|[.,;:(]\s?|\b(?:in|of|for|from|to|and|or|see|by|with|between|than|versus|vs\.?|during|after|at)\s)"
    rf"(?:{alternatives('labelled')})|\b(?:in|for|see|than|between)\s(?i:{alternatives('labelled')}))\s$"
)

DEVIATION = lazy_regex(  # "12 (3) mm", "aged 44 (7)"; not "in 1961 (3)", "COVID-19 (3)"
    r"(?:^|(?<![^\W\d_])(?P<before>[^\W\d_]{1,30})\W{1,3}|\s)(?<![\w.,–-])(?!(?:1[5-9]|20)\d\d\s)\d{1,6}(?:[.,·]\d{1,6})?\s$"
)

INTERVAL = lazy_regex(  # "95% CI [2, 14]", "the median was 5 [3–7]", "3.1 [2, 4]"
    r"(?:\b(?:CI|IQR|interval|intervals|range|ranges|bounds|scale)\b\W{0,4}"
    r"|\b(?:CI|IQR|[Mm]edian|[Mm]ean)\b(?:\s(?:was|is|of|=))?\s\d[\d.,]{0,8}%?\s?"
    r"|(?<![\w.])(?P<estimate>\d{1,6}\.\d{1,6})%?\s)$"
)

BOUNDS = lazy_regex(  # "lay in [1, 5]", "rescaled to [1, 10]", "values between [2, 8]", "x ∈ [2, 6]", "a scale of [1, 7]"
    r"(?:[∈∼~=≤<]\s?|\b(?:lies?|lay|lying|falls?|fell|falling|uniform|uniformly|(?:re)?scaled|normali[sz]ed|bounded|clipped"
    r"|truncated|restricted|constrained|limited|mapped|var(?:y|ies|ied|ying)|rang(?:es?|ed|ing)|intervals?|scales?)\s"
    r"(?:(?:uniformly|only|always|mostly|entirely|strictly|randomly|it|them|all|each)\s)?(?:in|within|between|over|on|from|to|onto|of)\s"
    r"|\b(?<!the\s)(?<!these\s)(?<!those\s)(?:values?|numbers?|integers?|parameters?|weights?|scores?|variables?|draws?)\sin\s"
    r"|\b(?:values?|numbers?|integers?|parameters?|weights?|scores?|probabilit(?:y|ies)|variables?|draws?)\s"
    r"(?:within|between|on|over)\s)(?:the\s(?:range|interval|domain|set)\s)?$",
    re.IGNORECASE,
)

CHANGED = lazy_regex(  # "has risen from [33, 35] in 1960 to 38", "fell to [3, 5]"; not "was improved by [3, 5]"
    rf"\b(?:{alternatives('changes')})\s(?:(?:sharply|steadily|slightly|only|further)\s)?"
    r"(?:(?P<start>from)|to|from\s\[[\d,\s–-]{1,20}\](?:\s(?:in|during)\s\d{4}(?:[–-]\d{2,4})?)?,?\sto)\s$"
)

TO_VALUE = lazy_regex(r"(?:\s(?:in|during)\s\d{4}(?:[–-]\d{2,4})?)?,?\sto\s[\d[(]")  # behind "from [33, 35]"

EQUALS = lazy_regex(r"[=≠≈≤≥∈]\s?$")  # "t = [3]"

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

SCALE_BEHIND = lazy_regex(
    r"\s(?:(?:Likert|rating|response)\s)?(?:scale|range|interval)\b"
)  # "a [1–10] scale"

ISOTOPE = lazy_regex(r"(?:^|[\s(\[/–-])$")  # what stands before the raised 11 of "¹¹C-choline"

JOINED = lazy_regex(r"(?<!\w)\w$|\]$")  # "A[1]", "A[1][2]"

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
    if COUNTED.search(before) and not IN_QUESTION.search(before):
        return "the number of an equation, a figure or a table"
    bounds = kind == "square" and (BOUNDS.search(before) or SCALE_BEHIND.match(text, end))
    change = CHANGED.search(before) if kind == "square" else None
    changed = change and (not change["start"] or TO_VALUE.match(text, end))
    if len(numbers) > 1 and (bounds or changed or around_estimate(before, numbers)):
        return "an interval"
    if kind == "square":
        if JOINED.search(before):
            return "an index"
        if EQUALS.search(before) or (len(numbers) > 1 and LISTED.search(before)):
            return "a value"
        data = len(numbers) == 1 and (among_decimals(text, start, end) or among_counts(text, start, end))
        supplied = "a number that a quotation supplies" if quoted(text, start, end) else ""
        return "a number among data" if data else supplied
    if reason := in_round(before):
        return reason
    alone = len(numbers) == 1 and not text[end:].strip(" .,;")
    formula = alone and EQUATION.search(before) and not WORD.search(before)
    return "the number of an equation" if formula else ""


def around_estimate(before: str, numbers: Sequence[int]) -> bool:
    """Tell whether words before numbers call them an interval, or a decimal before them is between them: "3.1 [2, 4]"."""
    match = INTERVAL.search(before)
    estimate = match["estimate"] if match else None
    return match is not None and (not estimate or min(numbers) <= float(estimate) <= max(numbers))


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
    if COUNTED_ROUND.search(before) or LABELLED.search(before):
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
