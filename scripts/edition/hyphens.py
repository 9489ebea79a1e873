"""Words that a line end or a page break cuts in two: whether their hyphen belongs to them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from edition.letters import SOFT_HYPHEN, spelt_out
from edition.model import Line

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "Sino-Pakistani"
HYPHEN_END = re.compile(r"(?<![^\W\d_])(?P<left>[^\W\d_]++)-$")  # "The Sino-"
LONGEST_WORD = 80  # characters at a line's end among which its last word is looked for
WORD_START = re.compile(r"[^\W\d_]+")  # "Pakistani strategic"


@lru_cache(maxsize=4)  # several steps ask for the words of one paper
def words_of(lines: tuple[Line, ...], whole: tuple[str, ...] = ()) -> frozenset[str]:
    """Collect the words of a source in lower case, and those that its data says are whole."""
    found = {word.lower() for line in lines for word in WORD.findall(spelt_out(line.text))}
    return frozenset(found | {word.lower() for word in whole})


def glue(first: str, second: str, words: frozenset[str]) -> str:
    """Join two pieces of a cut paragraph.

    A soft hyphen at the cut goes. A hyphen stays ("Sino-" + "Pakistani"), unless the paper
    elsewhere writes the word without one ("rela-" + "tions") and never with it.
    """
    if first.endswith(SOFT_HYPHEN):
        return first[:-1] + second
    cut = HYPHEN_END.search(first[-LONGEST_WORD:])
    start = WORD_START.match(second)
    if not cut or not start:
        return f"{first} {second}"
    left, right = cut["left"].lower(), start[0].lower()
    if left + right in words and f"{left}-{right}" not in words:
        return first[:-1] + second
    return first + second


def doubtful(lines: Iterable[str], words: frozenset[str]) -> tuple[tuple[int, str, str], ...]:
    """Return the cut words whose hyphen stays because the paper does not show what they are.

    In: the lines of running text in order; the paper's words. Out: for each cut the position of
    its line, and the word with and without the hyphen.
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
