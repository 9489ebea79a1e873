"""Reads the lines of a list of references as entries: where each begins, and in which style they are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from edition.intake.evidence import Stretch
from edition.references.reader import LISTS
from edition.text import entries
from edition.text.hyphenation import spelt_out
from edition.text.lines import ITEM

ENOUGH = 0.6  # share of a list's entries in one style above which the style is certain

FOR_NUMBERS = 1.5  # weight of a style with numbers for a list that has them

LEAST = 0.3  # share below which a list is in none of the styles with rules

LONGEST_ENTRY = 1000  # most characters of an entry that are matched


def entry_texts(lines: Sequence[str], run: Stretch, beside: frozenset[int]) -> tuple[list[str], str]:
    """Return the entries of a list and whether each is a line or they are wrapped."""
    numbers = [n for n in range(run.first, run.last + 1) if n not in beside and lines[n - 1].strip()]
    shown = ["" if n in beside else lines[n - 1] for n in range(run.first, run.last + 1)]
    rows = [bare(lines[n - 1]) for n in numbers]
    if marks := entries.numbers(rows):
        return by_number(rows, marks), "line" if len(marks) == len(rows) else "wrapped"
    style, share = style_of(rows)
    starts = sum(entries.begins(lines[n - 1], style) for n in numbers)
    whole = sum(entries.complete(lines[n - 1].strip()) for n in numbers)
    cut = any(
        not entries.begins(lines[later - 1], style) and not entries.complete(lines[former - 1].strip())
        for former, later in itertools.pairwise(numbers)
    )
    mostly = share >= ENOUGH and starts + whole >= 2 * ENOUGH * len(numbers)
    if whole == len(numbers) or (
        mostly and not cut and not entries.hanging([row for row in shown if row.strip()])
    ):
        return [bare(lines[n - 1]) for n in numbers], "line"
    joined: list[str] = []
    how = entries.sign(shown, guess_style(shown))
    gap, page = True, False
    for n in range(run.first, run.last + 1):
        text = lines[n - 1]
        if n in beside:
            page = True
            continue
        if not text.strip():
            gap = True
            continue
        begins = any(entries.begins(text, name) for name in LISTS)
        done = not joined or entries.complete(joined[-1])
        if how == "hanging":
            fresh = text.lstrip("\f")[:1] not in " \t"
        elif how == "blank" and not page:
            fresh = gap
        else:
            fresh = done and begins
        if fresh or not joined:
            joined.append(bare(text))
        else:
            joined[-1] += " " + bare(text)
        gap = page = False
    return joined, "wrapped"


def by_number(rows: Sequence[str], marks: Mapping[int, re.Match[str]]) -> list[str]:
    """Return the entries of a numbered list, each with its number; lines without one continue an entry."""
    joined: list[str] = []
    for place, row in enumerate(rows):
        if place in marks:
            joined.append(row)
        else:
            joined[-1] += f" {row}"
    return joined


def guess_style(shown: Sequence[str]) -> str:
    """Return the style in which most lines of a list begin like an entry."""
    return max(LISTS, key=lambda name: sum(entries.begins(text, name) for text in shown if text.strip()))


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
