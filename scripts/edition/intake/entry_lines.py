"""Reads the lines of a list of references as entries: where each begins, and in which style they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from edition.intake.evidence import Stretch
from edition.references.reader import LISTS
from edition.text import entries
from edition.text.entry_starts import Row, beginnings
from edition.text.hyphenation import glue, spelt_out
from edition.text.lines import ITEM

ENOUGH = 0.6  # share of a list's entries in one style above which the style is certain

FOR_NUMBERS = 1.5  # weight of a style with numbers for a list that has them

LEAST = 0.3  # share below which a list is in none of the styles with rules

NO_WORDS = frozenset[str]()

LONGEST_ENTRY = 1000  # most characters of an entry that are matched


def entry_texts(lines: Sequence[str], run: Stretch, beside: frozenset[int]) -> tuple[list[str], str]:
    """Return the entries of a list and whether each is a line or they are wrapped."""
    numbers = [n for n in range(run.first, run.last + 1) if n not in beside and lines[n - 1].strip()]
    texts = [bare(lines[n - 1]) for n in numbers]
    if marks := entries.numbers(texts):
        return by_number(texts, marks), "line" if len(marks) == len(texts) else "wrapped"
    rows = [
        Row(
            lines[number - 1],
            gap=number == 1 or not lines[number - 2].strip(),
            turned=any(n in beside for n in range(last + 1, number)),
        )
        for last, number in zip([run.first - 1, *numbers], numbers, strict=False)
    ]
    joined: list[str] = []
    for text, begins in zip(texts, beginnings(rows), strict=True):
        if begins:
            joined.append(text)
        else:
            joined[-1] = glue(joined[-1], text, NO_WORDS)
    return joined, "line" if len(joined) == len(texts) else "wrapped"


def by_number(rows: Sequence[str], marks: Mapping[int, re.Match[str]]) -> list[str]:
    """Return the entries of a numbered list, each with its number; lines without one continue an entry."""
    joined: list[str] = []
    for place, row in enumerate(rows):
        if place in marks:
            joined.append(row)
        else:
            joined[-1] += f" {row}"
    return joined


def bare(line: str) -> str:
    """Return an entry's line without list mark, italics and white space."""
    text = spelt_out(line).strip()
    item = ITEM.fullmatch(text)
    return (item["text"] if item else text).replace("*", "")


def style_of(texts: Sequence[str], only: str = "") -> tuple[str, float]:
    """Return the style that recognises most entries, and their share; ``only`` names the style to try."""
    if not texts:
        return next(iter(LISTS)), 0.0
    marks = entries.numbers(texts)
    numbered = len(marks) > len(texts) / 2
    plain = [text[marks[place].end() if place in marks else 0 :] for place, text in enumerate(texts)]
    plain = [text[:LONGEST_ENTRY] for text in plain]
    counts = {
        style.key: sum(bool(style.recognised.match(text)) for text in plain)
        for style in LISTS.values()
        if (numbered or not style.numbered) and only in {"", style.key}
    }
    weights = {name: FOR_NUMBERS if numbered and LISTS[name].numbered else 1 for name in counts}
    best = max(counts, key=lambda name: counts[name] * weights[name], default=only)
    if not only and counts[best] < len(texts) * LEAST:
        return ("numbered" if numbered else "any"), counts[best] / len(texts)
    return best, counts.get(best, 0) / len(texts)
