"""Tells the notes at the foot of a column from its text, and one note from the next.

Notes stand below the text, smaller than it or under a rule, and begin with a number or a sign. A list of
numbered entries looks alike; but the numbers of notes are called by raised numbers on the same page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edition.language.powers import FURTHEST, may_be_power
from edition.language.regex import lazy_regex
from edition.originals.pdf.columns import Column
from edition.originals.pdf.page import Piece, Row, Rule
from edition.originals.pdf.paragraphs import ends_sentence

LABEL = lazy_regex(
    r"(?P<label>\d{1,4})(?:[.):]?\s+|[.)]?(?=[A-Z“‘\"]))(?=\S)"
)  # "12 Ibid.", "10Holsti", "3. Doe"

SIGN = lazy_regex(r"(?P<label>[*∗†‡§¶‖]{1,4})\s*(?=[^\W\d_])")  # "* I thank", "†Corresponding author"

SIGNS = frozenset("*∗†‡§¶‖")

SMALLER = 0.96  # share of the size of the text above which a line is not smaller

SAME_SIZE = 1.01

SHORT = 0.7  # share of a column’s width: a longer rule may be that of a table

NEAR = 2.5  # sizes of a line, in which the rule above it stands

CAPTION = lazy_regex(r"(?:table|figure|fig\.|map|chart|box|source|note)s?\b", re.IGNORECASE)

NUMBERS = lazy_regex(r"\d{1,4}")

CELLS = 4  # of a line of a table

NOTES = frozenset({"Note", "FENote"})

FILLED = 0.8  # share of a column that a line of a note fills, unless it is the last

SKIPPED = 3  # most numbers by which a note may be further than the one before


@dataclass(frozen=True, slots=True)
class Note:
    """One note at the foot of a page: its label ("" if it goes on from the page before) and its lines."""

    label: str
    rows: tuple[Row, ...]
    sign: bool = False
    mark: str = ""  # by which our text form knows it, if not by its number


@dataclass(frozen=True, slots=True)
class Asked:
    """What the lines of a page ask for: raised numbers, signs; and the last note before it.

    ``unfinished``: that note ends within a sentence.
    """

    numbers: frozenset[int] = frozenset()
    signs: frozenset[str] = SIGNS
    last: int = 0
    unfinished: bool = False

    def after(self, notes: Sequence[Note]) -> Asked:
        """Return the same after the notes of a column."""
        if not notes:
            return self
        numbers = [int(note.label) for note in notes if note.label.isdecimal()]
        ended = ends_sentence(notes[-1].rows[-1].text)
        return replace(self, last=numbers[-1] if numbers else self.last, unfinished=not ended)


def called(rows: Sequence[Row]) -> frozenset[int]:
    """Return the raised numbers of lines; "4–6" and "4,6" are several."""
    return frozenset(number for number, _ in raised(rows))


def raised(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the raised numbers of lines that do not begin them, with the last characters before them."""
    for row in rows:
        for piece, before in preceded(row):
            if piece.shift > 0 and before:
                yield from ((int(number), before) for number in NUMBERS.findall(piece.text))


def preceded(row: Row) -> Iterator[tuple[Piece, str]]:
    """Yield the pieces of a line, each with the last characters before it."""
    before = ""
    for piece in row.pieces:
        yield piece, before
        before = f"{before}{piece.text}"[-FURTHEST:]


def asked(rows: Sequence[Row], before: Asked | None) -> Asked:
    """Return what the lines of a page ask for, after another page; ``None`` before the first.

    Numbers that recur on a first page are those of affiliations, which several authors share; none up to them calls
    a note there.
    """
    numbers = called(rows)
    if before is None:
        times = Counter(number for number, text in raised(rows) if not may_be_power(text))
        shared = max((number for number, count in times.items() if count > 1), default=0)
        numbers = frozenset(number for number in numbers if number > shared)
    return replace(before or Asked(), numbers=numbers, signs=signs(rows))


def signs(rows: Sequence[Row]) -> frozenset[str]:
    """Return the signs that may call a note: those that do not begin their line."""
    return frozenset(sign for row in rows for sign in SIGNS if sign in row.text[1:])


def labelled(row: Row) -> tuple[str, bool] | None:
    """Return the number or sign with which a line begins, and whether it is raised."""
    first = row.pieces[0]
    text = first.text.strip()
    if first.shift > 0 and (NUMBERS.fullmatch(text.rstrip(".)")) or SIGN.match(f"{text}x")):
        return text.rstrip(".)"), True
    match = LABEL.match(row.text) or SIGN.match(row.text)
    return (match["label"], False) if match else None


def begins(column: Column, rules: Sequence[Rule], size: float, *, unfinished: bool) -> tuple[int, bool]:
    """Return the place of the first line at the foot of a column that may be a note, and whether a rule says so."""
    rows = column.rows
    place = len(rows)
    while place and tagged(rows[place - 1]):
        place -= 1
    if place < len(rows):
        return place, True
    while place and rows[place - 1].size < SMALLER * size and not in_table(rows, place - 1):
        place -= 1
    for rule in sorted(rules, key=lambda rule: rule.height):  # the lowest: those of tables stand higher
        under = next((n for n, row in enumerate(rows) if row.base < rule.height), len(rows))
        if under < len(rows) and parts(rule, rows[under], column):
            small = all(
                row.size <= SAME_SIZE * size and not in_table(rows, n)
                for n, row in enumerate(rows[under:], under)
            )
            short = rule.right - rule.left < SHORT * (column.right - column.left)
            if small and (
                labelled(rows[under]) or short or goes_on(rows[under:], size, unfinished=unfinished)
            ):
                return under, True
    return place, False


def tagged(row: Row) -> bool:
    """Tell whether the tags of a PDF say that a line is one of a note."""
    return row.tag is not None and row.tag.role in NOTES


def in_table(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a line and one beside it have many cells; a single line of a note may be spread to fill its measure."""
    return len(rows[place].cells) >= CELLS and any(
        len(row.cells) >= CELLS for row in (*rows[max(place - 1, 0) : place], *rows[place + 1 : place + 2])
    )


def goes_on(rows: Sequence[Row], size: float, *, unfinished: bool) -> bool:
    """Tell whether smaller lines are the rest of a note, and the notes after it.

    They are if a later one is labelled, or if the last note before is ``unfinished``.
    """
    smaller = all(row.size < SMALLER * size for row in rows)
    later = any(map(labelled, rows)) or (unfinished and not any(row.cells for row in rows))
    return smaller and later and not CAPTION.match(rows[0].text)


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
            fits = number > last and (number in calls or (last > 0 and number <= last + SKIPPED))
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


def split(column: Column, rules: Sequence[Rule], size: float, asked: Asked) -> tuple[Column, list[Note]]:
    """Return a column without the notes at its foot, and these.

    In: the column; the rules of its page; the usual size of the text; what its page asks for.
    """
    place, ruled = begins(column, rules, size, unfinished=asked.unfinished)
    while place < len(column.rows) and not ruled and not labelled(column.rows[place]):
        place += 1
    below = column.rows[place:]
    if not below:
        return column, []
    notes = parted(below, asked.last, asked.numbers)
    numbers = [int(note.label) for note in notes if note.label.isdecimal()]
    signed = any(note.sign and note.label[0] in asked.signs for note in notes)
    answered = sum(number in asked.numbers for number in numbers)
    rest = ruled and asked.last > 0 and filled(below, column)  # of a note that began before
    goes_on_counting = (
        ruled and asked.last > 0 and numbers[:1] == [asked.last + 1]
    )  # as where another page has the text
    known = all(map(tagged, below)) or goes_on_counting
    sound = (2 * answered >= len(numbers) if numbers else signed or rest) or known
    if not sound or (not place and not ruled and not answered):
        return column, []
    return replace(column, rows=column.rows[:place]), notes


def filled(rows: Sequence[Row], column: Column) -> bool:
    """Tell whether lines fill their column but for the last one, unlike the words of a drawing."""
    width = column.right - column.left
    return not any(row.cells for row in rows) and all(
        row.right - row.left > FILLED * width for row in rows[:-1]
    )


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
            text = text[len(left) :]
            left = ""
        if not pieces:
            text = text.lstrip(".): ")
        if text:
            pieces.append(replace(piece, text=text))
    return (replace(first, pieces=tuple(pieces)), *rows[1:]) if not left else tuple(rows)
