"""Puts the parts of a document into lines of our text form, with the sign of a new page where one begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from edition.language.regex import lazy_regex
from edition.originals.pdf import hyphens
from edition.originals.pdf.chains import Chain
from edition.originals.pdf.feet import Note
from edition.originals.pdf.listed import BACK, NUMBER
from edition.originals.pdf.page import Piece, Row
from edition.originals.pdf.roles import BULLET, Part
from edition.originals.pdf.runs import RAISED, TURN, runs, text_of
from edition.originals.pdf.tables import Table
from edition.originals.reading import Edge, Lost
from edition.originals.tree.markup import Writer

MOST_WORDS = 200  # characters of what has no place

MARK = lazy_regex(r"\#{1,6}\s|>|\|.*\|\Z|-\s")  # what would make a paragraph something else


@dataclass(slots=True)
class Written:
    """The text as it grows."""

    lines: list[str] = field(default_factory=list)
    furniture: list[tuple[int, Edge]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    turns: int = 0  # pages that have begun and whose sign is not yet written
    page: int = 0

    def put(self, text: str) -> int:
        """Add a line, and a blank one after it; return its number."""
        self.lines += [TURN * self.turns + text, ""]
        self.turns = 0
        return len(self.lines) - 1

    def lose(self, kind: str, words: str) -> None:
        """Add what has no place in the text."""
        self.lost.append(Lost(kind, len(self.lines) + 1, self.page, words[:MOST_WORDS]))


def without_first(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """Return pieces without so many characters at their beginning."""
    out: list[Piece] = []
    for piece in pieces:
        out.append(replace(piece, text=piece.text[count:]))
        count = max(count - len(piece.text), 0)
    return out


class Putter:
    """Puts the parts of a document into lines."""

    def __init__(self, out: Written, known: hyphens.Words, writer: Writer) -> None:
        self.out = out
        self.known = known
        self.writer = writer
        self.caption: Part | None = None

    def edges(self, rows: Iterable[tuple[Row, Edge]]) -> None:
        """Put the running heads and the number of a page."""
        for row, kind in rows:
            text = self.writer.line(runs(row.pieces, frozenset()))
            if text:
                self.out.furniture.append((self.out.put(text), kind))

    def caption_of(self, part: Part, following: Sequence[Chain]) -> bool:
        """Keep a caption until its table is put, if that follows; tell whether it does."""
        fits = part.kind == "caption" and bool(following) and isinstance(following[0].part, Table)
        self.caption = part if fits else None
        return fits

    def table(self, table: Table, notes: frozenset[str]) -> None:
        """Put a table, with the caption above it."""
        if self.caption:
            self.out.put(self.writer.caption(runs(text_of(self.caption.group.rows, self.known), notes)))
            self.out.lines.pop()
        words = " ".join("".join(piece.text for piece in cell) for cell in table.cells[0])
        self.out.lose("pdf-table", words)
        for line in table.cells:
            cells = " | ".join(self.writer.cell(runs(cell, notes)) for cell in line)
            self.out.put(f"| {cells} |")
            self.out.lines.pop()
        self.out.lines.append("")
        self.caption = None

    def part(self, part: Part, rows: Sequence[Row], notes: frozenset[str]) -> None:
        """Put a paragraph, a heading, an item or a block quotation."""
        pieces = text_of(rows, self.known)
        sign = {"quote": "> ", "item": "- "}.get(part.kind, "")
        if part.kind in {"title", "heading"}:
            slanted = part.group.italic
            pieces = [replace(piece, bold=False, italic=piece.italic and not slanted) for piece in pieces]
            sign = "#" * (part.level or 1) + " "
        elif part.kind == "item":
            mark = BULLET.match("".join(piece.text for piece in pieces))
            pieces = without_first(pieces, mark.end() if mark else 0)
        text = self.writer.line(runs(pieces, notes))
        self.out.put(f"{sign}\\{text}" if not sign and MARK.match(text) else f"{sign}{text}")

    def listed(self, label: str, rows: Sequence[Row]) -> None:
        """Put a note of a list at the end; without a label it is a further paragraph of the one before."""
        pieces = text_of(rows, self.known)
        whole = "".join(piece.text for piece in pieces)
        match = NUMBER.match(whole) if label else None
        close = len(pieces[0].text) if label and pieces[0].shift == 1 else 0  # "¹⁰A list": no blank follows
        pieces = without_first(pieces, match.end() if match else close)
        text = BACK.sub("", self.writer.line(runs(pieces, frozenset())))
        if label or len(self.out.lines) < 2:  # noqa: PLR2004 - a line and the blank one after it
            self.out.put(f"{label.translate(RAISED)} {text}")
            return
        last, heads = len(self.out.lines) - 2, {number for number, _ in self.out.furniture}
        while last > 1 and last + 1 in heads:  # the heads of the page on which the note goes on
            last -= 2
        self.out.lines[last] += f" {TURN * self.out.turns}{text}"
        self.out.turns = 0
        self.out.lose("in-note", text)

    def note(self, note: Note) -> None:
        """Put a note of the foot of a page."""
        text = self.writer.line(runs(text_of(note.rows, self.known), frozenset())).replace(TURN, "")
        sign = note.label.translate(RAISED) if note.label.isdecimal() else note.label.replace("*", "\\*")
        self.out.put(f"{note.mark or sign} {text}")
