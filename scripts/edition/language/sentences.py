"""Sentences of a paragraph, for showing a citation in its context."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.language.words import words

END = lazy_regex(  # "war.” The", "война.» «В"; not before a small letter of any script
    r"[.?!][”’“»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹,⁻–]*(?=\s+[“‘«„(]?(?P<next>[^\W_]))"
)

NUMBER = lazy_regex(
    r"\s+(?:\d|[IVXLC]{1,7}(?<!\sI)(?!\w))"
)  # behind an abbreviation: " 4", " XVI"; not " I left"

LONGEST = 1_500  # characters of a sentence that is shown whole; a longer one is a list in running text
BESIDE = 500  # characters shown on either side of a citation in a long sentence


def last_word(text: str, end: int) -> str:
    """Return the word before an offset, up to the preceding space."""
    return text[text.rfind(" ", 0, end) + 1 : end]


@lru_cache(maxsize=8)  # called once for each citation of a paragraph
def boundaries(text: str) -> tuple[int, ...]:
    """Return the offsets at which the sentences of a text end, the text's own end included.

    A full stop after an initial, an abbreviation or "et al." does not end a sentence.
    """
    found = []
    for match in END.finditer(text):
        last = last_word(text, match.start()).lstrip("(“‘[")
        counts = last in words("abbreviations_counting") and NUMBER.match(text, match.end())
        short = len(last) == 1 or last in words("abbreviations") or "." in last or counts
        dotted = match[0].startswith(".") and short
        if not (dotted or match["next"].islower()):
            found.append(match.end())
    return (*found, len(text))


def around(text: str, start: int, end: int) -> str:
    """Return the sentence that contains a span of a text.

    If the span is in brackets after a full stop, the preceding sentence is included.
    """
    return sentence_at(text, start, end)[0]


def sentence_at(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the sentence that contains a span of a text, like ``around``, and its offset."""
    stops = boundaries(text)
    place = bisect_left(stops, end)
    if place == len(stops):
        return "", 0
    begin = stops[place - 1] if place else 0
    before = stops[place - 2] if place > 1 else 0
    sentence = text[begin : stops[place]].strip()
    inside = sentence.startswith("(") and sentence.lstrip("(").startswith(text[start:end])
    whole = text[before if inside else begin : stops[place]]
    return whole.strip(), (before if inside else begin) + len(whole) - len(whole.lstrip())


def shortened(sentence: str, start: int, end: int) -> tuple[str, int]:
    """Return a sentence as it is shown beside others, and where a stretch of it begins there.

    Of one longer than ``LONGEST`` characters, the words on either side of the stretch stand between ellipses:
    else a page that lists a thousand citations of one sentence would print it a thousand times.
    """
    if len(sentence) <= LONGEST:
        return sentence, start
    left = sentence.find(" ", max(start - BESIDE, 0), start) + 1 if start > BESIDE else 0
    right = sentence.rfind(" ", end, end + BESIDE) if end + BESIDE < len(sentence) else len(sentence)
    right = right if right > end else len(sentence)
    before, behind = "… " if left else "", " …" if right < len(sentence) else ""
    return f"{before}{sentence[left:right]}{behind}", start - left + len(before)
