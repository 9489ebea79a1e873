"""Numbers in square brackets that are the bounds of an interval: "95% CI [2, 14]", "a scale of [1, 7]"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.language.regex import lazy_regex
from edition.language.words import alternatives

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

SCALE_BEHIND = lazy_regex(
    r"\s(?:(?:Likert|rating|response)\s)?(?:scale|range|interval)\b"
)  # "a [1–10] scale"

MEASURED = lazy_regex(  # "The mean age was 40 years [20–60]"
    r"\b(?:[Mm]eans?|[Mm]edians?|[Aa]verages?|[Aa]ged?|IQR|[Rr]anges?)\b[^.;]{0,60}?(?<![\w.,])(?P<estimate>\d{1,6}(?:\.\d{1,6})?)"
    r"(?:%|\s[^\W\d_]{1,12})\s$"
)

VARIABLE = lazy_regex(  # "for n in [1, 60]"; not "hepatitis B in [12, 14]"
    rf"(?:^|[.,;:(]\s?|\b(?i:{alternatives('function')})\s)[^\W\d_aI]\sin\s$"
)

FURTHEST = 40  # characters before a number that tell what it is

LONGEST = 100  # characters before a bracket


def interval(text: str, start: int, end: int, numbers: Sequence[int]) -> bool:
    """Tell whether the numbers in the square bracket between offsets are an interval, or values of a scale."""
    before = text[max(start - FURTHEST, 0) : start]
    change = CHANGED.search(before)
    changed = change and (not change["start"] or TO_VALUE.match(text, end))
    bounds = BOUNDS.search(before) or VARIABLE.search(before) or SCALE_BEHIND.match(text, end)
    measured = MEASURED.search(text, max(start - LONGEST, 0), start)
    around = measured and min(numbers) <= float(measured["estimate"]) <= max(numbers)
    return bool(bounds or changed or around or around_estimate(before, numbers))


def around_estimate(before: str, numbers: Sequence[int]) -> bool:
    """Tell whether words before numbers call them an interval, or a decimal before them is between them: "3.1 [2, 4]"."""
    match = INTERVAL.search(before)
    estimate = match["estimate"] if match else None
    return match is not None and (not estimate or min(numbers) <= float(estimate) <= max(numbers))
