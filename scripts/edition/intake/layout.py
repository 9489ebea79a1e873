"""Detects the layout of a text, and headings that a row of signs underlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from edition.intake.evidence import Detected
from edition.language.regex import lazy_regex
from edition.text.entry_starts import complete
from edition.text.lines import ends_sentence

Layout = Literal["paragraphs", "wrapped", "hard-wrapped", "marked"]

UNDERLINE = lazy_regex(r"={3,}|-{3,}")  # below a heading

FAR_OFF = 2  # most characters by which such a row is longer or shorter than its heading

LONG_LINE = 200  # characters; only whole paragraphs have lines of this length

NARROW = 40  # characters; the usual line of a page is longer

FULL = 0.75  # share of the longest line of a run below which its last line is short

MOST_LINES = 30  # longer runs of lines are pages, not paragraphs

WHOLE = 0.5  # share of a text's words in long lines above which each line is a paragraph


def underlined(lines: Sequence[str]) -> dict[int, int]:
    """Return the levels of the headings that a row of signs underlines, by the number of their line.

    Markdown's own form: the row is right below the heading and about as long.
    """
    found: dict[int, int] = {}
    for place, line in enumerate(lines[1:], 1):
        row, text = line.strip(), lines[place - 1].strip()
        before = lines[place - 2].strip() if place > 1 else ""
        if UNDERLINE.fullmatch(row) and text and not before and abs(len(row) - len(text)) <= FAR_OFF:
            found[place] = 2 if row[0] == "=" else 3
    return found


def is_ended(run: Sequence[str]) -> bool:
    """Tell whether a run of lines ends a paragraph: with a sentence, an address, or a short line."""
    return ends_sentence(run[-1]) or complete(run[-1]) or len(run[-1]) < FULL * max(map(len, run))


def layout(lines: Sequence[str], beside: frozenset[int]) -> Detected[Layout]:
    """Detect the layout of a text.

    In: its lines, and the numbers of the furniture. If lines are long, each is a paragraph; otherwise
    blank lines separate paragraphs of several lines (wrapped) or mean nothing (hard-wrapped).
    """
    texts = ["" if number in beside else line.strip() for number, line in enumerate(lines, 1)]
    filled = [text for text in texts if text]
    long = [number for number, text in enumerate(texts, 1) if len(text) > LONG_LINE]
    if sum(len(texts[number - 1]) for number in long) > WHOLE * sum(len(text) for text in filled):
        return Detected("paragraphs", tuple(long[:3]), "a line is a whole paragraph")
    runs: list[list[str]] = []
    for before, text in zip(["", *texts], texts, strict=False):
        if text and before:
            runs[-1].append(text)
        elif text:
            runs.append([text])
    whole = [run for run in runs if len(run) > 1]
    inside = sum(len(run) for run in whole)
    ended = sum(is_ended(run) for run in whole)
    if inside < WHOLE * len(filled):
        open_ends = sum(not ends_sentence(text) for text in filled)
        usual = sorted(len(text) for text in filled)[len(filled) // 2]
        if open_ends > WHOLE * len(filled) and usual >= NARROW:
            return Detected("hard-wrapped", (), "a blank line follows every line, also inside sentences")
        return Detected("paragraphs", (), "a line is a whole paragraph", sure=False)
    pages = sum(len(run) for run in whole if len(run) > MOST_LINES)
    if ended > WHOLE * len(whole) and pages < WHOLE * inside:
        return Detected("wrapped", (), "blank lines part paragraphs of several lines")
    return Detected("hard-wrapped", (), "paragraphs follow one another without a blank line", sure=False)
