"""Detects the furniture of a text: page numbers, running heads, rules."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from edition.data.domains import clean
from edition.intake.evidence import Detected
from edition.language.regex import lazy_regex
from edition.text.hyphenation import spelt_out
from edition.text.lines import BOLD_LINE, HASH_HEADING, ends_sentence

RULE = lazy_regex(r"-{3,}|_{3,}|\*{3,}|={3,}")

PAGE_NUMBER = lazy_regex(r"(?:[-–—]\s*)?(?:[Pp]age\s+)?(?P<number>\d{1,4})(?:\s*[-–—])?(?:\s+of\s+\d+)?")

OF_PAGES = lazy_regex(r"[Pp]age\s+\d{1,4}\s+of\s+\d{1,4}")  # only page furniture has this form

DIGITS = lazy_regex(r"\d+")

LONGEST_HEAD = 100  # characters; a longer line is no running head

SHORTEST_PAGE = 12  # lines; a line that recurs sooner is not a running head

# A line so often at the edge of a page, ignoring digits, is a running head: two or three times, and five
# times if it ends a sentence, since a short note may stand at the foot of some pages.
TWICE, TIMES, OFTEN = 2, 3, 5

ET_AL = "et al."  # "J. Doe et al." is the end of a running head, and ends no sentence

NOTE = lazy_regex(
    r"""(?:\[?\d{1,3}[\].)]?\s+)? (?:ibid|id|op|loc)\b\.?  # "12. Ibid., 4", "Ibid."
      | <sup>\d | [⁰¹²³⁴⁵⁶⁷⁸⁹] | -\s+<sup>          # "¹² Doe", "- <sup>3</sup> Doe"
      | \[\^?\d{1,3}\]                               # "[3] Doe"
    """,
    re.VERBOSE | re.IGNORECASE,
)

NUMBER_FIRST = lazy_regex(r"\d{1,3}\.?\s")  # "12. Doe, Rivers, 4."

FEWEST_NUMBERS = 3  # page numbers that show that they count up

SHORTEST_PAGE_TEXT = 400  # characters; numbers that are closer do not count pages

FAR = 10  # most lines between a running head and the continued text

TOGETHER = 3  # most lines between a running head and the page number

Kind = Literal["rule", "running-head", "page-number"]

SHORT = 0.6  # share of the length of its neighbours: a line inside a sentence that is longer is text


def furniture(lines: Sequence[str]) -> tuple[Detected[Kind], ...]:
    """Find the furniture, in the order of the text.

    Only page edges are proof: a form feed, or a page number, which is alone on its line and counts up
    with pages of text between. A running head is a short line that recurs at edges, or with a number
    that rises. The same line elsewhere is text. Whatever else may be furniture is unsure.
    """
    texts = [line.strip() for line in lines]
    found: dict[int, Detected[Kind]] = {}
    for place, text in enumerate(texts):
        if RULE.fullmatch(text):
            found[place] = Detected("rule", (place + 1,), "a rule")
    numbers = page_numbers(lines)
    found |= numbers
    found |= running_heads(lines, set(numbers))
    return tuple(found[place] for place in sorted(found))


def page_numbers(lines: Sequence[str]) -> dict[int, Detected[Kind]]:
    """Find lines that consist of a number which rises by one from page to page."""
    alone = {}
    for place, line in enumerate(lines):
        match = PAGE_NUMBER.fullmatch(line.strip())
        sole = OF_PAGES.fullmatch(line.strip()) or apart(lines, place) or turned(lines, place)
        if match and sole:
            alone[place] = int(match["number"])
    rising = longest_rise(sorted(alone.items()))
    found: dict[int, Detected[Kind]] = {}
    counted = len(rising) > 1 and counts_pages(lines, sorted(rising))
    for place in alone:
        if place in rising and counted:
            found[place] = Detected("page-number", (place + 1,), "numbers rise from page to page")
        elif len(alone) == 1 or turned(lines, place):
            found[place] = Detected("page-number", (place + 1,), "a number alone on its line", sure=False)
    return found


def counts_pages(lines: Sequence[str], rising: Sequence[int]) -> bool:
    """Tell whether rising numbers count pages: form feeds say so, or pages of text lie between them."""
    turns = sum(turned(lines, place) or bool(OF_PAGES.fullmatch(lines[place].strip())) for place in rising)
    if turns >= len(rising) / 2:
        return True
    sizes = sorted(
        sum(len(line.strip()) for line in lines[place + 1 : later])
        for place, later in itertools.pairwise(rising)
    )
    return len(rising) >= FEWEST_NUMBERS and sizes[len(sizes) // 2] >= SHORTEST_PAGE_TEXT


def longest_rise(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indexes of the longest sequence of numbers in which each is one or two above the last."""
    best: dict[int, tuple[int, int | None]] = {}
    last_with: dict[int, int] = {}
    for place, number in numbers:
        before = max((last_with[n] for n in (number - 1, number - 2) if n in last_with), default=None)
        best[place] = (best[before][0] + 1 if before is not None else 1, before)
        last_with[number] = place
    if not best:
        return set()
    at: int | None = max(best, key=lambda place: best[place][0])
    run = set()
    while at is not None:
        run.add(at)
        at = best[at][1]
    return run


def apart(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line is between blank lines (or at the beginning or end of the text)."""
    before = lines[place - 1].strip() if place else ""
    after = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return not before and not after


def turned(lines: Sequence[str], place: int) -> bool:
    """Tell whether a form feed is on a line or right after it."""
    following = lines[place + 1] if place + 1 < len(lines) else "\f"
    return "\f" in lines[place] or "\f" in following


def running_heads(lines: Sequence[str], numbers: set[int]) -> dict[int, Detected[Kind]]:
    """Find short lines that recur at the edges of pages, ignoring digits.

    The same line elsewhere, such as a title that is also the running head, stays text.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        text = line.strip()
        if not clean(text):
            continue  # control characters, which no data file can hold
        if text and len(text) <= LONGEST_HEAD and place not in numbers and not RULE.fullmatch(text):
            alike[" ".join(DIGITS.sub("#", spelt_out(text)).split())].append(place)
    found: dict[int, Detected[Kind]] = {}
    for shape, places in alike.items():
        if DIGITS.sub("", shape).strip("# ") and not any(is_text(lines[place].strip()) for place in places):
            found |= heads(lines, shape, places, numbers)
    return found


def is_text(text: str) -> bool:
    """Tell whether a line has the form of a heading or of a note, which no running head has."""
    if HASH_HEADING.fullmatch(text) or BOLD_LINE.fullmatch(text) or NOTE.match(text):
        return True
    return bool(NUMBER_FIRST.match(text)) and text.endswith((".", "?", "!")) and not text.endswith(ET_AL)


def heads(
    lines: Sequence[str], shape: str, places: Sequence[int], numbers: set[int]
) -> dict[int, Detected[Kind]]:
    """Return the running heads among lines that are alike."""
    edge = [place for place in places if at_edge(lines, place, numbers)]
    inside = [place for place in places if place not in edge]
    near = any(later - place < SHORTEST_PAGE for place, later in itertools.pairwise(places))
    free = not near and all(apart(lines, place) for place in inside)
    titled = len(inside) == 1 and inside[0] < min(edge, default=0)  # the text begins with its title
    sentence = any(ends_sentence(lines[place]) and not lines[place].strip().endswith(ET_AL) for place in edge)
    wanted = OFTEN if sentence else TWICE if titled or not inside else TIMES
    if len(edge) >= max(wanted, len(inside)):
        sure = {place: f"comes {len(edge)} times at the edge of a page" for place in edge}
        if free and (places[0] in edge or len(inside) > 1):
            # where pages begin without a sign, the head's other lines are as free as those with one
            sure |= {place: f"comes {len(places)} times" for place in inside if place != places[0]}
        return {place: head_at(place, reason) for place, reason in sure.items()}
    if "#" in shape and free and len(places) > 1 and rises(lines, places):
        return {place: head_at(place, f"comes {len(places)} times with rising numbers") for place in places}
    if len(places) >= TIMES and free:
        return {place: head_at(place, f"comes {len(places)} times", sure=False) for place in places}
    if len(places) > 1:
        return {}
    return single(lines, shape, places[0], at_its_edge=bool(edge))


def single(lines: Sequence[str], shape: str, place: int, *, at_its_edge: bool) -> dict[int, Detected[Kind]]:
    """Return a line that occurs once and may be a running head."""
    if at_its_edge and below_foot(lines, place):
        reason = "stands under a page’s number"
    elif at_its_edge and "\f" in lines[place]:
        reason = "the first line of a page"
    elif "#" in shape and cuts_sentence(lines, place):
        reason = "stands inside a sentence"
    else:
        return {}
    return {place: head_at(place, reason, sure=False)}


def head_at(place: int, reason: str, *, sure: bool = True) -> Detected[Kind]:
    """Return a running head."""
    return Detected("running-head", (place + 1,), reason, sure=sure)


def rises(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Tell whether equal lines differ by a number that rises: "Okafor 2", "Okafor 3"."""
    rows = [[int(number) for number in DIGITS.findall(lines[place])] for place in places]
    return len(places) > 1 and all(
        any(later > former for former, later in zip(one, other, strict=False))
        for one, other in itertools.pairwise(rows)
    )


def at_edge(lines: Sequence[str], place: int, numbers: set[int]) -> bool:
    """Tell whether a line is at the edge of a page: at a form feed or near a page number."""
    if "\f" in lines[place]:
        return True
    near = range(place - TOGETHER, place + TOGETHER + 1)
    return any(n in numbers and not any(lines[i].strip() for i in between(n, place)) for n in near)


def below_foot(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line is between a page number ("Page 3 of 9") and a blank line."""
    above = lines[place - 1].strip() if place else ""
    after = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return bool(OF_PAGES.fullmatch(above)) and not after


def between(one: int, other: int) -> range:
    """Return the indexes between two."""
    return range(min(one, other) + 1, max(one, other))


def cuts_sentence(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line interrupts a sentence."""
    above, below = lines[max(place - FAR, 0) : place], lines[place + 1 : place + 1 + FAR]
    before = next((text for line in reversed(above) if (text := line.strip())), "")
    after = next((text for line in below if (text := line.strip())), "")
    short = len(lines[place].strip()) < SHORT * min(len(before), len(after)) if before and after else False
    return short and apart(lines, place) and not ends_sentence(before) and after[:1].islower()
