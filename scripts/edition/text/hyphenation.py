"""Handles hyphens at line breaks, and letters that extractions join or split."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import lru_cache

from edition.language.addresses import goes_on
from edition.language.regex import lazy_regex
from edition.model.text import Line

WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "Sino-Pakistani"

HYPHEN_END = lazy_regex(r"(?<![^\W\d_])(?P<left>[^\W\d_]++)-$")  # "The Sino-"

LONGEST_WORD = 80  # characters at a line's end that are searched for its last word

WORD_START = lazy_regex(r"[^\W\d_]+")  # "Pakistani strategic"


@lru_cache(maxsize=4)  # several steps ask for the words of one paper
def words_of(lines: tuple[Line, ...], whole: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the words of a source in lower case, with the ``whole_words`` of its data."""
    found = {word.lower() for word in {*WORD.findall("\n".join([spelt_out(line.text) for line in lines]))}}
    return frozenset(found | {word.lower() for word in whole})


def glue(first: str, second: str, words: frozenset[str]) -> str:
    """Join two pieces of a divided paragraph.

    A soft hyphen at the break is removed; an address that goes on is joined without a space. A hyphen stays ("Sino-" + "Pakistani"), unless the
    paper elsewhere writes the word without one ("rela-" + "tions") and never with one.
    """
    if first.endswith(SOFT_HYPHEN):
        return first[:-1] + second
    if goes_on(first, second):
        return first + second
    cut = HYPHEN_END.search(first[-LONGEST_WORD:])
    start = WORD_START.match(second)
    if not cut or not start:
        return f"{first} {second}"
    left, right = cut["left"].lower(), start[0].lower()
    if left + right in words and f"{left}-{right}" not in words:
        return first[:-1] + second
    return first + second


def doubtful(lines: Iterable[str], words: frozenset[str]) -> tuple[tuple[int, str, str], ...]:
    """Return divided words that the paper has nowhere else, so that their hyphen stays.

    In: the lines of running text in order; the paper's words. Out: for each such word the index
    of its line, and the word with and without the hyphen.
    """
    found = []
    texts = [text.strip() for text in lines]
    for place, (first, second) in enumerate(itertools.pairwise(texts)):
        cut, start = HYPHEN_END.search(first), WORD_START.match(second)
        if not cut or not start:
            continue
        left, right = cut["left"], start[0]
        if right[0].islower() and not {f"{left}-{right}".lower(), (left + right).lower()} & words:
            found.append((place, f"{left}-{right}", left + right))
    return tuple(found)


SOFT_HYPHEN = "\u00ad"

LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


JOINED = lazy_regex(f"[{SOFT_HYPHEN}\ufb00-\ufb06]")  # a ligature or a soft hyphen


def spelt_out(text: str) -> str:
    """Spell out a line's ligatures and remove its soft hyphens, except one at the end of its last word."""
    if text.isascii() or not JOINED.search(text):
        return text
    text = text.translate(LIGATURES)
    if SOFT_HYPHEN not in text:
        return text
    shown = text.rstrip()
    word = shown.rstrip(SOFT_HYPHEN)
    cut = word != shown and word == word.rstrip() != ""
    return text.replace(SOFT_HYPHEN, "").rstrip() + SOFT_HYPHEN if cut else text.replace(SOFT_HYPHEN, "")
