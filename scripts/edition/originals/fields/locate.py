"""Finds the words of citation fields in a text, each exactly once, or not at all."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.originals.fields.printed import CONTEXT, NUMBERED, Printed
from edition.originals.reading import Field, Lost

MARKUP = lazy_regex(  # what our text form adds: tags, and the addresses of links
    r"</?(?:sup|sub|up|u|b|i)>|\]\((?:https?:|mailto:)[^()\s]{0,2000}\)|\\(?=[!-/:-@\[-`{-~])"
)

ROW = lazy_regex(r"^\|.*$", re.MULTILINE)  # "| 1901 | low |"

LABEL = lazy_regex(r"^- <sup>\d{1,6}</sup> ", re.MULTILINE)  # "- <sup>12</sup> "

STROKE = lazy_regex(r"(?<!\\)\|")

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")

SETTING = frozenset("*_>\\")  # marks that may stand between a bracket and the first word

# How many characters on each side; whether the ends of a paragraph and the number of its note count. At last the words
# alone must be unique.
WAYS = (
    (CONTEXT, True, True),
    (CONTEXT, True, False),
    (CONTEXT, False, False),
    (40, False, False),
    (12, False, False),
    (0, False, False),
)

FEWEST = 6  # letters of words that may be found alone


MOST = 1000  # places that are looked at

FURTHEST = (
    8_000_000_000  # characters that are looked through in all: thousands of fields in a book, some seconds
)


@dataclass(frozen=True, slots=True)
class Bare:
    """The letters and digits of a text, and where each stands in it."""

    text: str
    places: list[int]


def bare(text: str) -> Bare:
    """Return the letters, digits and line ends of a text without what our text form adds.

    A stroke between the cells of a table ends a line, too; a sign of ours stands behind the number of a note.
    """
    letters, places, start = [], [], 0
    text = LABEL.sub(lambda match: match[0][:-1] + NUMBERED, text)
    text = ROW.sub(lambda match: STROKE.sub("\n", match[0]), text)
    for match in [*MARKUP.finditer(text), None]:
        end = match.start() if match else len(text)
        for place in range(start, end):
            if text[place].isalnum() or text[place] in {"\n", NUMBERED}:
                letters.append(text[place])
                places.append(place)
        start = match.end() if match else end
    return Bare("".join(letters).translate(FIGURES), places)


def letters(text: str) -> str:
    """Return the letters and digits of words of a document."""
    whole = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in whole if letter.isalnum() or letter == NUMBERED).translate(FIGURES)


def located(text: str, printed: Iterable[Printed]) -> tuple[tuple[Field, ...], tuple[Lost, ...]]:
    """Return the fields with their places in a text, in its order, and those that are not found in it.

    A field is found by its words with what stands around them in their paragraph. If some fields have the same
    words in the same surroundings, the text must have these as often; otherwise none of them is found.
    """
    whole, starts = bare(text), line_starts(text)
    rest, left = list(printed), FURTHEST
    made: list[Field] = []
    for width, edges, number in WAYS:
        groups: dict[tuple[str, str, str], list[Printed]] = defaultdict(list)
        for item in rest:
            before, after = beside(item, edges=edges, number=number)
            groups[before[-width:] if width else "", letters(item.words), after[:width]].append(item)
        rest = []
        for (before, words, after), group in groups.items():
            enough = left > 0 and len(words) >= (1 if width else FEWEST)
            at = occurrences(whole.text, before + words + after) if enough else []
            left -= len(whole.text)
            found = [
                place_of(text, starts, whole, n + len(before), words, item)
                for n, item in zip(at, group, strict=False)
            ]
            if len(at) == len(group) and all(found):
                made += [field for field in found if field]
            else:
                rest += group
    made.sort(key=lambda field: (field.line, field.columns))
    apart = [field for place, field in enumerate(made) if place == 0 or not overlap(made[place - 1], field)]
    lost = [item.words for item in rest] + [field.words for field in made if field not in apart]
    return tuple(apart), tuple(Lost("citation-field", words=" ".join(words.split())) for words in lost)


def beside(item: Printed, *, edges: bool, number: bool) -> tuple[str, str]:
    """Return what stands before and after a field in its paragraph.

    If wanted, with the paragraph's ends, and with the number of its note, which the text may count otherwise.
    """
    before, after = letters(item.before), letters(item.after)
    if not number and NUMBERED in before:
        before = before[before.index(NUMBERED) :]
        return before, f"{after}\n" if edges and len(item.after) < CONTEXT else after
    if not edges:
        return before, after
    return (
        f"\n{before}" if len(item.before) < CONTEXT else before,
        f"{after}\n" if len(item.after) < CONTEXT else after,
    )


def occurrences(text: str, wanted: str) -> list[int]:
    """Return where a text has some characters; not more than ``MOST`` places."""
    found: list[int] = []
    place = text.find(wanted)
    while place >= 0 and len(found) < MOST:
        found.append(place)
        place = text.find(wanted, place + max(len(wanted.strip("\n")), 1))
    return found


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def place_of(text: str, starts: list[int], whole: Bare, at: int, words: str, item: Printed) -> Field | None:
    """Return a field whose words begin at a letter; ``None`` if they are not on one line."""
    first, last = whole.places[at], whole.places[at + len(words) - 1]
    first = reaching(text, first, lead(item.words)[::-1], -1)
    last = reaching(text, last, lead(item.words[::-1])[::-1], 1)
    line = bisect_right(starts, first)
    if bisect_right(starts, last) != line:
        return None
    begin = starts[line - 1]
    shown = " ".join(unicodedata.normalize("NFC", item.words).split())
    return Field(shown, line, (first - begin + 1, last - begin + 1), item.code.cited, item.code.program)


def lead(words: str) -> str:
    """Return what stands before the first letter or digit of words: the bracket of "(Small"."""
    count = next((place for place, letter in enumerate(words) if letter.isalnum()), len(words))
    return words[:count].strip()


def reaching(text: str, place: int, signs: str, step: int) -> int:
    """Return the place of the last of the signs that follow, in one direction, marks of setting between them."""
    reached = place
    for sign in signs:
        near = reached + step
        while 0 <= near < len(text) and text[near] in SETTING and text[near] != sign:
            near += step
        if not 0 <= near < len(text) or text[near] != sign:
            break
        reached = near
    return reached


def overlap(one: Field, other: Field) -> bool:
    """Tell whether a field begins inside the one before it."""
    return one.line == other.line and other.columns[0] <= one.columns[1]
