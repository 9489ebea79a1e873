"""Tells the notes at the foot of a column from its text, and one note from the next.

Notes stand below the text, smaller than it or under a rule, and begin with a number or a sign. A list of
numbered entries looks alike; but the numbers of notes are called by raised numbers on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.originals.pdf.columns import Column
from edition.originals.pdf.page import Piece, Row, Rule

LABEL = re.compile(
    r"(?P<label>\d{1,4})(?:[.):]?\s+|[.)]?(?=[A-Z“‘\"]))(?=\S)"
)  # "12 Ibid.", "10Holsti", "3. Doe"

SIGN = re.compile(r"(?P<label>[*∗†‡§¶‖]{1,4})\s*(?=[^\W\d_])")  # "* I thank", "†Corresponding author"

SMALLER = 0.96  # share of the size of the text above which a line is not smaller

SAME_SIZE = 1.01

SHORT = 0.7  # share of a column’s width: a longer rule may be that of a table

NEAR = 2.5  # sizes of a line, in which the rule above it stands

NUMBERS = re.compile(r"\d{1,4}")

SKIPPED = 3  # most numbers by which a note may be further than the one before


@dataclass(frozen=True, slots=True)
class Note:
    """One note at the foot of a page: its label ("" if it goes on from the page before) and its lines."""

    label: str
    rows: tuple[Row, ...]
    sign: bool = False
    mark: str = ""  # by which our text form knows it, if not by its number


def called(rows: Sequence[Row]) -> frozenset[int]:
    """Return the raised numbers of lines; "4–6" and "4,6" are several."""
    found: set[int] = set()
    for row in rows:
        for piece in row.pieces[bool(row.pieces[0].shift) :]:
            if piece.shift > 0:
                found |= {int(number) for number in NUMBERS.findall(piece.text)}
    return frozenset(found)


def labelled(row: Row) -> tuple[str, bool] | None:
    """Return the number or sign with which a line begins, and whether it is raised."""
    first = row.pieces[0]
    text = first.text.strip()
    if first.shift > 0 and (NUMBERS.fullmatch(text.rstrip(".)")) or SIGN.match(f"{text}x")):
        return text.rstrip(".)"), True
    match = LABEL.match(row.text) or SIGN.match(row.text)
    return (match["label"], False) if match else None


def begins(column: Column, rules: Sequence[Rule], size: float) -> tuple[int, bool]:
    """Return the place of the first line at the foot of a column that may be a note, and whether a rule says so."""
    rows = column.rows
    place = len(rows)
    while place and rows[place - 1].size < SMALLER * size:
        place -= 1
    for rule in sorted(rules, key=lambda rule: rule.height):  # the lowest: those of tables stand higher
        under = next((n for n, row in enumerate(rows) if row.base < rule.height), len(rows))
        if under < len(rows) and parts(rule, rows[under], column):
            small = all(row.size <= SAME_SIZE * size for row in rows[under:])
            short = rule.right - rule.left < SHORT * (column.right - column.left)
            if small and (labelled(rows[under]) or short):
                return under, True
    return place, False


def parts(rule: Rule, row: Row, column: Column) -> bool:
    """Tell whether a rule stands right above a line, at the left edge of its column."""
    near = rule.height - row.top < NEAR * row.size
    return near and abs(rule.left - column.left) < row.size and rule.right < column.right + row.size


def parted(rows: Sequence[Row], last: int, calls: frozenset[int]) -> list[Note]:
    """Return the notes of lines at the foot of a column; ``last`` is the number of the note before them."""
    notes: list[Note] = []
    for row in rows:
        found = labelled(row)
        if found and found[0].isdecimal():
            number = int(found[0])
            fits = last < number <= last + SKIPPED if last else number in calls
            if found[1] or fits or (number == 1 and 1 in calls):
                last = number
                notes.append(Note(found[0], (row,)))
                continue
        elif found:
            notes.append(Note(found[0], (row,), sign=True))
            continue
        if notes:
            notes[-1] = replace(notes[-1], rows=(*notes[-1].rows, row))
        else:
            notes.append(Note("", (row,)))
    return notes


def split(
    column: Column, rules: Sequence[Rule], size: float, last: int, calls: frozenset[int]
) -> tuple[Column, list[Note]]:
    """Return a column without the notes at its foot, and these.

    In: the column; the rules of its page; the usual size of the text; the number of the last note before;
    the raised numbers on the page.
    """
    place, ruled = begins(column, rules, size)
    while place < len(column.rows) and not ruled and not labelled(column.rows[place]):
        place += 1
    below = column.rows[place:]
    if not below:
        return column, []
    notes = parted(below, last, calls)
    numbers = [int(note.label) for note in notes if note.label.isdecimal()]
    signs = any(note.sign for note in notes)
    answered = sum(number in calls for number in numbers)
    sound = 2 * answered >= len(numbers) if numbers else signs or (ruled and last > 0)
    if not sound or (not place and not ruled and not answered):
        return column, []
    return replace(column, rows=column.rows[:place]), notes


def without_label(rows: Sequence[Row], label: str) -> tuple[Row, ...]:
    """Return the lines of a note without its number."""
    first = rows[0]
    pieces: list[Piece] = []
    left = label
    for piece in first.pieces:
        text = piece.text
        if left:
            text = text.lstrip()
            if not text.startswith(left):
                break
            text = text[len(left) :].lstrip(".): ")
            left = ""
        if text:
            pieces.append(replace(piece, text=text))
    return (replace(first, pieces=tuple(pieces)), *rows[1:]) if not left else tuple(rows)
