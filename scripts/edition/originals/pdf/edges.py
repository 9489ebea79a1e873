"""Tells what belongs to the printed page and not to its text: running heads, page numbers, line numbers.

A line at the top or the foot of a page is furniture if it recurs at the same height on another page, its
figures left out, or if its number counts the pages. Figures in the margin that count lines are their numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf import browser
from edition.originals.pdf.page import Page, Row
from edition.originals.reading import Edge

DIGITS = lazy_regex(r"\d+")

ROMAN = lazy_regex(r"[ivxl]{1,7}", re.IGNORECASE)

ALONE = lazy_regex(
    r"\W*+(?:page|p\.|seite)?\W*+(?P<number>\d{1,5}|[ivxl]{1,7})[^\w/]*+(?:(?:of|/|von)\s*+\d{1,5})?\W*+(?:P\s?a\s?g\s?e)?\W*+",
    re.IGNORECASE,
)

LOOKED = 3  # lines at each edge of a page that are looked at

BEFORE = 2.5  # ems after the number of a heading in which its words begin

OFTEN = 3  # other pages on which a line that touches the text must recur

HEIGHT = 7.0  # points by which a running head may stand higher or lower on another page

LONGEST = 160  # characters of a running head

FIGURES = 5  # digits of a page number or the number of a line, at most

NUMBERED = 5  # fewest line numbers of a page

APART = 1.5  # times its size that a head is from the text; points by which line numbers are out of line

VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


Groups = Mapping[tuple[bool, str], Sequence["Candidate"]]  # by their edge and shape


@dataclass(frozen=True, slots=True)
class Edges:
    """The furniture of one page, and the page’s own printed number."""

    kinds: Mapping[int, Edge]  # by the place of the stretch on its page
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch at the edge of a page: the page’s index, the stretch’s place, its line from the edge."""

    page: int
    place: int
    depth: int
    row: Row
    top: bool

    @property
    def shape(self) -> str:
        """Return its characters with figures left out."""
        return " ".join(DIGITS.sub("#", self.row.text.casefold()).split())


def by_line(rows: Sequence[Row]) -> list[list[int]]:
    """Return the places of the stretches on each line of a page, from top to bottom."""
    order = sorted(range(len(rows)), key=lambda place: -rows[place].base)
    lines: list[list[int]] = []
    for place in order:
        if lines and rows[lines[-1][0]].base - rows[place].base < 0.4 * rows[place].size:
            lines[-1].append(place)
        else:
            lines.append([place])
    return lines


def candidates(pages: Sequence[Sequence[Row]]) -> Iterator[Candidate]:
    """Yield the stretches at the edges of all pages."""
    for index, rows in enumerate(pages):
        lines = by_line(rows)
        for depth, line in enumerate(lines[:LOOKED]):
            yield from (Candidate(index, place, depth, rows[place], top=True) for place in line)
        for depth, line in enumerate(reversed(lines[LOOKED:][-LOOKED:])):
            yield from (Candidate(index, place, depth, rows[place], top=False) for place in line)


def value(text: str) -> int | None:
    """Return the number of a line that is nothing but a page number."""
    match = ALONE.fullmatch(text.strip())
    if not match:
        return None
    if match["number"].isdecimal():
        return int(match["number"])
    numbers = [VALUES[letter] for letter in match["number"].lower()]
    return sum(-one if one < other else one for one, other in pairwise([*numbers, 0]))


def edges(pages: Sequence[Sequence[Row]]) -> list[Edges]:
    """Return the furniture of each page of a document, given the stretches of its pages."""
    found = [
        item for item in candidates(pages) if len(item.row.text) <= LONGEST and not item.row.pieces[0].shift
    ]
    offset = counting(found, len(pages))
    groups: dict[tuple[bool, str], list[Candidate]] = defaultdict(list)
    for item in found:
        groups[item.top, item.shape].append(item)
    kinds: list[dict[int, Edge]] = [{} for _ in pages]
    heights: list[tuple[bool, float]] = []
    for item in found:
        number = value(item.row.text)
        if (
            number is not None
            and number - item.page == offset
            and not before_words(item, found, groups, pages[item.page])
        ):
            kinds[item.page][item.place] = "page-number"
            continue
        alike = groups[item.top, item.shape]
        twins = {
            twin.page
            for twin in alike
            if twin.page != item.page and abs(twin.row.base - item.row.base) < HEIGHT
        }
        often = len(twins) >= max(OFTEN, len(pages) / 2)
        same = sum(twin.row.text == item.row.text for twin in alike) > 1  # "2025]" on each second page
        bare = value(item.row.text) is not None and "#" in item.shape and not same
        if twins and not bare and (often or stands_apart(item, pages[item.page])):
            kinds[item.page][item.place] = "running-head"
            heights.append((item.top, item.row.base))
    browser.mark(pages, kinds)
    for item in found:  # a head that stands once, where the others have theirs, apart from the text
        if item.place not in kinds[item.page] and item.page and value(item.row.text) is None:
            level = any(top is item.top and abs(item.row.base - height) < APART for top, height in heights)
            if level and item.depth == 0 and stands_apart(item, pages[item.page]):
                kinds[item.page][item.place] = "running-head"
    outer = [outermost(rows, own) for rows, own in zip(pages, kinds, strict=True)]
    return [
        Edges(own, number_of(rows, own, offset, index))
        for index, (rows, own) in enumerate(zip(pages, outer, strict=True))
    ]


def before_words(item: Candidate, found: Sequence[Candidate], groups: Groups, rows: Sequence[Row]) -> bool:
    """Tell whether words follow a number on its line, as in a heading; those of a head recur on another page."""
    row, reach = item.row, BEFORE * item.row.size
    follow = [one for one in rows if abs(one.base - row.base) < 1 and 0 < one.left - row.right < reach]
    heads = [
        one
        for one in found
        if one.page == item.page
        and any(one.row is other for other in follow)
        and any(twin.page != one.page for twin in groups[one.top, one.shape])
    ]
    return len(heads) < len(follow)


def stands_apart(item: Candidate, rows: Sequence[Row]) -> bool:
    """Tell whether the gap to the text is wider than a line."""
    others = [
        row.base
        for row in rows
        if (row.base < item.row.base - 1 if item.top else row.base > item.row.base + 1)
    ]
    gap = min((abs(base - item.row.base) for base in others), default=0.0)
    return gap > APART * item.row.size or not others


def outermost(rows: Sequence[Row], kinds: Mapping[int, Edge]) -> dict[int, Edge]:
    """Return only the furniture that no line of text parts from the edge of its page."""
    kept: dict[int, Edge] = {}
    lines = by_line(rows)
    for side in (lines, list(reversed(lines))):
        for line in side:
            mine = [place for place in line if place in kinds]
            kept |= {place: kinds[place] for place in mine}
            if len(mine) < len(line):
                break
    return kept


def counting(found: Sequence[Candidate], pages: int) -> int | None:
    """Return by how much the printed numbers of pages exceed their index; ``None`` if nothing counts them."""
    if pages == 1:
        return (
            1
            if any(value(item.row.text) == 1 and not item.top and not item.depth for item in found)
            else None
        )
    offsets: Counter[int] = Counter()
    for _, group in groupby(sorted(found, key=lambda item: item.page), key=lambda item: item.page):
        seen: set[int] = set()
        for item in group:
            number = value(item.row.text)
            numbers = (
                [number]
                if number is not None
                else [
                    int(digits)
                    for digits in DIGITS.findall(item.row.text)[:4] + DIGITS.findall(item.row.text)[-2:]
                    if len(digits) <= FIGURES
                ]
            )
            seen |= {number - item.page for number in numbers}
        offsets.update(seen)
    if not offsets:
        return None
    best, times = max(offsets.items(), key=lambda pair: (pair[1], -abs(pair[0])))
    return best if times >= max(2, pages / 3) else None


def number_of(rows: Sequence[Row], kinds: Mapping[int, Edge], offset: int | None, index: int) -> str:
    """Return the number that a page prints, "" if it prints none."""
    if offset is None:
        return ""
    wanted = offset + index
    for place in kinds:
        text = rows[place].text
        match = ALONE.fullmatch(text.strip())
        if match and value(text) == wanted:
            return match["number"]
        if str(wanted) in DIGITS.findall(text):
            return str(wanted)
    return ""


def labels(pages: Sequence[Page], found: Sequence[Edges]) -> list[str]:
    """Return how each page is cited: by its printed number, else by the file’s label, else by its place.

    A page without a number, such as a first one, has that which the others leave it.
    """
    own = [page.label for page in pages]
    plain = all(label in {"", str(page.number)} for label, page in zip(own, pages, strict=True))
    numbers = [int(item.printed) - index for index, item in enumerate(found) if item.printed.isdecimal()]
    offset = Counter(numbers).most_common(1)[0][0] if numbers else None
    out = []
    for index, (page, item) in enumerate(zip(pages, found, strict=True)):
        counted = str(index + offset) if offset is not None and index + offset > 0 else ""
        given = page.label if not plain else ""
        out.append(item.printed or given or counted or str(page.number))
    return out


def line_numbers(rows: Sequence[Row]) -> frozenset[int]:
    """Return the places of the figures in the margin of a page that number its lines."""
    numbers = [
        (place, int(row.text))
        for place, row in enumerate(rows)
        if row.text.isdecimal() and len(row.text) <= FIGURES
    ]
    if len(numbers) < NUMBERED:
        return frozenset()
    texts = [row for row in rows if len(row.text) > 25]  # noqa: PLR2004 - lines of running text
    if not texts:
        return frozenset()
    left, right = min(row.left for row in texts), max(row.right for row in texts)
    for side in ("left", "right"):
        margin = [
            (p, n)
            for p, n in numbers
            if (rows[p].right <= left + APART if side == "left" else rows[p].left >= right - APART)
        ]
        margin.sort(key=lambda item: -rows[item[0]].base)
        steps = Counter(later - one for (_, one), (_, later) in pairwise(margin))
        if len(margin) < NUMBERED or not steps:
            continue
        step, times = steps.most_common(1)[0]
        if step in {1, 2, 5, 10} and times >= 0.7 * (len(margin) - 1):
            return frozenset(place for place, _ in margin)
    return frozenset()
