"""Joins the lines of a column into paragraphs, by their indents, their gaps, and the room at their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edition.originals.pdf.columns import Column
from edition.originals.pdf.counted import counts_on, numbered, raised
from edition.originals.pdf.page import Row
from edition.originals.pdf.tables import LEADERS, TEXT

BLANK = 1.6  # times the usual distance of lines: a line without words, which parts what is tagged as one paragraph

BULLETS = ("• ", "▪ ", "● ", "◦ ", "‣ ", "∙ ")

INDENT = 0.6  # of an em; a line that begins further right is indented

GAP = 1.28  # times the usual distance of lines, above which a gap parts paragraphs

ROOM, MUCH_ROOM = 0.4, 2.0  # of an em at a line’s end beyond the next word: after a sentence, and within one

LOOSER = 1.04  # as GAP, where indents alone do not tell: TeX spreads a page between its paragraphs

LARGER = 1.06  # times the size of the text, from which on a line belongs to a heading

FULL, SHORT = 0.3, 0.6  # of an em between a line’s end and its column’s: of a full line, and of the last one

FEW = 5  # lines of a column that say little of where it ends

BESIDE = 4.0  # ems between the longest line of a narrow paragraph and the end of its column

NARROW = 0.4  # share of a column’s width that another one at its left edge lacks

RESIZED = 0.05  # share by which lines of one paragraph may differ in size

ENDS = (".", "?", "!", "…", ":", "。", "！", "？", "؟", "۔", "।")

CLOSING = "\"'”’)]*_ 0123456789["


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of a column begin and end, and how far they are apart."""

    left: float
    right: float
    leading: float
    size: float = 10.0
    justified: bool = False  # most lines fill it


def style(row: Row) -> tuple[bool, bool]:
    """Tell whether all letters of a line are bold, and whether all are italic."""
    letters = [piece for piece in row.pieces if any(map(str.isalpha, piece.text))]
    return bool(letters) and all(p.bold for p in letters), bool(letters) and all(p.italic for p in letters)


def capitals(text: str) -> bool:
    """Tell whether a text is set in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)  # noqa: PLR2004


def usual(rows: Iterable[Row]) -> float:
    """Return the size in which most letters of lines are set."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 10.0


def steps(rows: Sequence[Row]) -> list[float]:
    """Return the distances of lines of one size."""
    return [
        round(one.base - other.base, 1)
        for one, other in pairwise(rows)
        if abs(one.size - other.size) < RESIZED * one.size and 0 < one.base - other.base < 4 * one.size
    ]


def leading(found: Sequence[float]) -> float:
    """Return the usual distance of lines."""
    # the smallest distance that is frequent: gaps between paragraphs may be as many as lines
    often = [step for step, times in Counter(found).items() if times >= max(1, len(found) / 6)]
    return min(often) if often else sorted(found)[len(found) // 2] if found else 0.0


def spacing(found: Sequence[float], usual: float) -> float:
    """Return the usual distance of lines of a column: that of the document, if as many lines have it as any other."""
    own = leading(found)
    alike, mine = (sum(abs(step - one) < RESIZED * one for step in found) for one in (usual, own))
    return usual if usual > own and alike >= mine > 0 else own or usual


def frame(column: Column, size: float, known: Sequence[Frame] = ()) -> Frame:
    """Return the frame of a column; a short one takes the edges of a column of the document at its place."""
    rows = [row for row in column.rows if abs(row.size - size) < RESIZED * size] or list(column.rows)
    lefts = Counter(round(row.left) for row in rows)
    left = min((x for x, times in lefts.items() if times >= max(2, 0.12 * len(rows))), default=column.left)
    right = sorted(row.right for row in rows)[min(int(0.97 * len(rows)), len(rows) - 1)]
    apart = steps(rows)
    justified = 2 * sum(abs(row.right - right) < FULL * size for row in rows) > len(rows)
    for other in known:
        narrow = len(rows) > FEW and right < other.right - NARROW * (other.right - other.left)
        if -1 < left - other.left < 4 * size and right <= other.right + size and not narrow:
            return Frame(
                other.left,
                max(right, other.right),
                spacing(apart, other.leading),
                size,
                justified or other.justified,
            )
    return Frame(min(left, column.left + size), right, leading(apart), size, justified)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends a sentence."""
    return text.rstrip().rstrip(CLOSING).endswith(ENDS) or text.rstrip().endswith(ENDS)


def room(row: Row, after: Row, right: float) -> float:
    """Return by how many ems the first word of the next line would have fitted on a line."""
    word = after.text.split(maxsplit=1)[0] if after.text.split() else ""
    share = len(word) / max(len(after.text), 1)
    width = (after.right - after.left) * share
    return (right - row.right - width) / max(row.size, 1.0) - 0.25


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one paragraph in one column, with how the column frames them."""

    rows: tuple[Row, ...]
    frame: Frame
    indented: bool = False  # its first line begins further right than the others
    gap: float = 0.0  # above it, in usual distances of lines

    @property
    def text(self) -> str:
        """Return its words, for judging its form."""
        return " ".join(row.text for row in self.rows)

    @property
    def size(self) -> float:
        """Return the size of most of its letters."""
        return usual(self.rows)

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(style(row)[0] for row in self.rows)

    @property
    def italic(self) -> bool:
        """Tell whether all of it is italic."""
        return all(style(row)[1] for row in self.rows)

    @property
    def role(self) -> str:
        """Return its role in a tagged PDF."""
        return self.rows[0].tag.role if self.rows[0].tag else ""

    @property
    def page(self) -> int:
        """Return the page on which it begins."""
        return self.rows[0].page


def breaks(begun: Sequence[Row], row: Row, around: Frame, *, hanging: bool) -> bool:
    """Tell whether a line begins a new paragraph after the lines of the one before."""
    last = begun[-1]
    em = row.size
    if last.tag and row.tag and {last.tag.role, row.tag.role} <= TEXT:
        return last.tag != row.tag or blank_line(last, row, around.leading)
    unlike = style(last)[0] != style(row)[0] and not bold_goes_on(last, row, around.right)
    if abs(last.size - row.size) > RESIZED * max(last.size, row.size) or unlike:
        return True
    step = last.base - row.base
    usual_step = max(around.leading, 0.9 * em, around.leading * em / around.size)
    if around.leading and step > GAP * usual_step:
        return True
    of_text = abs(em - around.size) < RESIZED * around.size and not row.shifts
    looser = around.leading > 0 and step > LOOSER * usual_step and of_text
    if em > LARGER * around.size or style(row)[0]:
        return capitals(last.text) is not capitals(row.text) or not alike(last, row)  # else one heading
    if LEADERS.search(last.text) or row.text.startswith(BULLETS):
        return True
    if counts_on(begun[0], row) and abs(begun[0].left - row.left) < em:
        return True
    return begins_anew(begun, row, around, hanging=hanging, looser=looser)


def bold_goes_on(last: Row, row: Row, right: float) -> bool:
    """Tell whether bold words within a paragraph go on from a full line into the next."""
    return last.pieces[-1].bold and row.pieces[0].bold and room(last, row, right) <= ROOM


def blank_line(last: Row, row: Row, leading: float) -> bool:
    """Tell whether a blank line stands between two lines of one tagged paragraph, behind a sentence or a bold line."""
    apart = leading > 0 and last.base - row.base > BLANK * leading
    return apart and (ends_sentence(last.text) or style(last)[0])


def begins_anew(begun: Sequence[Row], row: Row, around: Frame, *, hanging: bool, looser: bool) -> bool:
    """Tell whether a line begins a new paragraph by its indent, and by the room at the end of the line before."""
    last, em = begun[-1], row.size
    indent, before = row.left - around.left, last.left - around.left
    spare = room(last, row, around.right)
    hangs = len(begun) > 1 and begun[1].left - begun[0].left > INDENT * em
    if hangs or (hanging and len(begun) == 1):
        if row.left - begun[0].left <= INDENT * em:
            return hangs or spare > ROOM or ends_sentence(last.text)
        return False
    # a line that ends a sentence and does not fill its column, where others do
    last_one = around.justified and ends_sentence(last.text) and around.right - last.right > SHORT * em
    if indent > INDENT * em and before <= INDENT * em:
        # indented after a line at the margin: a new paragraph, or the second line of a hanging one
        return looser or last_one or not (len(begun) == 1 and spare < ROOM)
    if indent > INDENT * em and abs(row.left - last.left) < 1 and len(begun) == 1:
        # two indented lines: two short paragraphs, or a block that is set off
        return looser or last_one or spare > ROOM
    if short_last(begun, around.right):
        return True
    return spare > (ROOM if ends_sentence(last.text) else MUCH_ROOM)


def short_last(rows: Sequence[Row], right: float) -> bool:
    """Tell whether lines fill their column but for the last one, which ends a sentence."""
    last = rows[-1]
    return (
        len(rows) > 2  # noqa: PLR2004 - one full line says little
        and all(abs(right - row.right) < FULL * row.size for row in rows[:-1])
        and right - last.right > SHORT * last.size
        and ends_sentence(last.text)
    )


def alike(one: Row, other: Row) -> bool:
    """Tell whether two lines may be set in one font."""
    return one.font == other.font or not one.font or not other.font


def ends(rows: Sequence[Row], around: Frame) -> Iterator[float]:
    """Yield where each line could end: with its column, or with the block that is set off and that it goes on."""
    place = 0
    while place < len(rows):
        end = place + 1
        while end < len(rows) and set_alike(rows[place], rows[end]):
            end += 1
        block = rows[place:end]
        em = block[0].size
        ended = sum(ends_sentence(row.text) for row in block[:-1])
        off = len(block) > 1 and block[0].left - around.left > INDENT * em and 2 * ended < len(block) - 1
        off = off or narrow(block, around)
        yield from [min(around.right, max(row.right for row in block)) if off else around.right] * len(block)
        place = end


def set_alike(one: Row, other: Row) -> bool:
    """Tell whether two lines begin at one place and are of one size."""
    return abs(other.left - one.left) < 1 and abs(other.size - one.size) < RESIZED * one.size


def narrow(block: Sequence[Row], around: Frame) -> bool:
    """Tell whether lines are a paragraph narrower than its column, as a caption beside its figure; no verse."""
    most = max(row.right for row in block)
    small = sum(row.text[:1].islower() for row in block)
    return len(block) >= FEW and around.right - most > BESIDE * block[0].size and 2 * small > len(block)


def grouped(column: Column, around: Frame) -> Iterator[Group]:
    """Yield the paragraphs of a column."""
    begun: list[Row] = []
    hanging = False
    gap = 0.0
    items = numbered(column.rows)
    for row, right in zip(column.rows, ends(column.rows, around), strict=True):
        item = id(row) in items and begun and (raised(row) or begun[-1].left - row.left > INDENT * row.size)
        if item or (begun and breaks(begun, row, replace(around, right=right), hanging=hanging)):
            hanging = (len(begun) > 1 and begun[1].left - begun[0].left > INDENT * begun[0].size) or (
                hanging and len(begun) == 1
            )
            yield made(begun, around, gap)
            gap = (begun[-1].base - row.base) / around.leading if around.leading else 0.0
            begun = []
        begun.append(row)
    if begun:
        yield made(begun, around, gap)


def made(rows: Sequence[Row], around: Frame, gap: float) -> Group:
    """Return lines as one paragraph."""
    em = rows[0].size
    indented = rows[0].left - around.left > INDENT * em and (len(rows) == 1 or rows[1].left < rows[0].left)
    return Group(tuple(rows), around, indented, gap)
