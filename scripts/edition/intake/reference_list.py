"""Detects the printed list of references of a text: its lines, its layout and its style."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from edition.intake.evidence import Detected, Stretch
from edition.references.reader import LISTS
from edition.text import entries
from edition.text.hyphenation import spelt_out
from edition.text.lines import BOLD_LINE, HASH_HEADING, ITEM, NUMBERED_ENTRY

HEADING = re.compile(
    r"""(?:\d{1,2}\.?\s+|[IVX]+\.\s+)?
        (?: (?:list\ of\ )?(?:works\ cited|references|bibliography|literature|sources)(?:\ (?:list|cited))?
          | literature\ cited | reference\ list | references\ and\ notes | works\ consulted )
        \s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

FURTHER = re.compile(
    r"(?:appendix|appendices|notes|endnotes|acknowledge?ments?|about the authors?|index)\b.{0,40}",
    re.IGNORECASE,
)

IN_BRACKETS = re.compile(r"\[\d{1,3}\]\s")  # "[12] P. Waweru, “Three jobs,” "

NOTE_MARKS = re.compile(r"(?:<sup>\d{1,4}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})$")  # "Introduction¹"

ENOUGH = 0.6  # share of a list's entries in one style above which the style is certain

LONGEST_ENTRY = 1000  # most characters of an entry that are matched

FEWEST = 2  # fewest entries of a list


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed list: its heading's line, its lines, its style, and whether entries are wrapped."""

    heading: int
    lines: Stretch
    style: str
    entries: str
    count: int


def heading_text(line: str) -> str:
    """Return a line without the marks of a heading and the marks of notes at its end."""
    text = spelt_out(line).strip()
    if match := HASH_HEADING.fullmatch(text):
        text = match["text"].strip()
    if match := BOLD_LINE.fullmatch(text):
        text = match["text"].strip()
    return NOTE_MARKS.sub("", text)


def references(lines: Sequence[str], beside: frozenset[int]) -> Detected[Printed] | None:
    """Find the printed list of references.

    In: the lines of a text and the numbers of the furniture. Out: the last list under a heading such as
    “References” in which at least two entries have the form of an entry. Numbered notes under such a
    heading are not a list.
    """
    for place in reversed(range(len(lines))):
        if not HEADING.fullmatch(heading_text(lines[place])):
            continue
        end = last_line(lines, place + 1, beside)
        number = next((n for n in range(place + 2, end + 1) if lines[n - 1].strip() and n not in beside), 0)
        if not number:
            continue
        run = Stretch(number, end)
        texts, how = entry_texts(lines, run, beside)
        if len(texts) < FEWEST or sum("<sup>" in text[:8] for text in texts) > len(texts) / 2:
            continue
        style, share = style_of(texts)
        if not share:
            continue
        made = Printed(place + 1, run, style, how, len(texts))
        reason = f"{round(share * 100)} of 100 entries have the form of {LISTS[style].title}"
        if (
            not LISTS[style].brackets
            and sum(bool(IN_BRACKETS.match(text)) for text in texts) > len(texts) / 2
        ):
            reason += "; numbers in square brackets are IEEE’s, a style that is not read: compare every entry"
            share = 0.0
        return Detected(made, (place + 1, number), reason, sure=share >= ENOUGH)
    return None


def last_line(lines: Sequence[str], start: int, beside: frozenset[int]) -> int:
    """Return the number of the last line of a list: before the next heading, or the text's last."""
    end = start
    for place in range(start, len(lines)):
        text = lines[place].strip()
        if HASH_HEADING.fullmatch(text) or BOLD_LINE.fullmatch(text) or FURTHER.fullmatch(text):
            break
        if text and place + 1 not in beside:
            end = place + 1
    return end


def entry_texts(lines: Sequence[str], run: Stretch, beside: frozenset[int]) -> tuple[list[str], str]:
    """Return the entries of a list and whether each is a line or they are wrapped."""
    numbers = [n for n in range(run.first, run.last + 1) if n not in beside and lines[n - 1].strip()]
    shown = ["" if n in beside else lines[n - 1] for n in range(run.first, run.last + 1)]
    style, share = style_of([bare(lines[n - 1]) for n in numbers])
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


def guess_style(shown: Sequence[str]) -> str:
    """Return the style in which most lines of a list begin like an entry."""
    return max(LISTS, key=lambda name: sum(entries.begins(text, name) for text in shown if text.strip()))


def bare(line: str) -> str:
    """Return an entry's line without list mark, italics and white space."""
    text = spelt_out(line).strip()
    item = ITEM.fullmatch(text)
    return (item["text"] if item else text).replace("*", "")


def style_of(texts: Sequence[str]) -> tuple[str, float]:
    """Return the style that recognises most entries, and their share."""
    if not texts:
        return next(iter(LISTS)), 0.0
    numbered = sum(bool(NUMBERED_ENTRY.fullmatch(text)) for text in texts) > len(texts) / 2
    plain = [match["text"] if (match := NUMBERED_ENTRY.fullmatch(text)) else text for text in texts]
    plain = [text[:LONGEST_ENTRY] for text in plain]
    counts = {
        style.key: sum(bool(style.recognised.match(text)) for text in plain)
        for style in LISTS.values()
        if numbered or not style.numbered
    }
    best = max(counts, key=lambda name: counts[name])
    return best, counts[best] / len(texts)
