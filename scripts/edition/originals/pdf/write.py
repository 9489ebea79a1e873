"""Writes the flow of a PDF in our text form, with the sign of a new page (U+000C) where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from edition.originals.pdf import feet, hyphens
from edition.originals.pdf.flow import Flow, chains
from edition.originals.pdf.page import Piece, Row
from edition.originals.pdf.roles import BULLET, Part
from edition.originals.pdf.tables import Table
from edition.originals.reading import Lost

TURN = "\f"

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

NUMBERS = re.compile(r"\d{1,4}")


@dataclass(slots=True)
class Written:
    """The text as it grows."""

    lines: list[str] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    turns: int = 0  # pages that have begun and whose sign is not yet written

    def put(self, text: str) -> int:
        """Add a line, and a blank one after it; return its number."""
        self.lines += [TURN * self.turns + text, ""]
        self.turns = 0
        return len(self.lines) - 1


def text_of(rows: Sequence[Row], known: hyphens.Words) -> list[Piece]:
    """Return the pieces of lines joined to one text; where a page begins stands the sign of it."""
    out: list[Piece] = []
    for place, row in enumerate(rows):
        pieces = list(row.pieces)
        if place:
            turned = TURN * (row.page - rows[place - 1].page)
            last = "".join(piece.text for piece in out[-3:])
            hyphen = hyphens.joined(last, row.text, known)
            if hyphen:
                out[-1] = replace(out[-1], text=f"{out[-1].text[:-1]}{hyphen}")
                if turned:
                    pieces = turned_behind_word(pieces, turned)
            else:
                out[-1] = replace(out[-1], text=f"{out[-1].text.rstrip()} {turned}")
        out += pieces
    return out


def turned_behind_word(pieces: list[Piece], turned: str) -> list[Piece]:
    """Return the pieces of a line with the sign of a new page behind the rest of a divided word."""
    head, blank, rest = pieces[0].text.partition(" ")
    if not blank:
        return [replace(pieces[0], text=f"{head} {turned}"), *pieces[1:]]
    return [replace(pieces[0], text=f"{head} {turned}{rest}"), *pieces[1:]]


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with neighbours of one form joined; a blank has the form of what is before it."""
    out: list[Piece] = []
    for piece in pieces:
        if (
            out and (out[-1].italic, out[-1].bold, out[-1].shift) == (piece.italic, piece.bold, piece.shift)
        ) or (out and not piece.text.strip()):
            out[-1] = replace(out[-1], text=out[-1].text + piece.text)
        else:
            out.append(piece)
    return out


def marked(pieces: Sequence[Piece], notes: frozenset[str], *, plain: bool = False) -> str:
    """Return pieces with the marks of our text form; ``notes`` are the numbers that call a note here."""
    out = ""
    for piece in merged(pieces):
        text = piece.text.replace("\\", "\\\\").replace("*", "\\*")
        bare = text.strip()
        before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if not bare:
            out += text
        elif piece.shift > 0 and any(map(str.isalnum, bare)):
            numbers = NUMBERS.findall(bare)
            tied = bool(numbers) and set(numbers) <= notes
            made = bare.translate(RAISED) if tied else f"<sup>{bare}</sup>"
            out = out.rstrip(" ") if tied and out[-1:] == " " and not out[:-1].endswith(TURN) else out
            out += before.lstrip() + made + behind if tied else before + made + behind
        elif piece.shift < 0:
            out += f"{before}<sub>{bare}</sub>{behind}"
        elif plain or not any(map(str.isalnum, bare)):
            out += text
        else:
            sign = "*" * (piece.italic + 2 * piece.bold)
            out += f"{before}{sign}{bare}{sign}{behind}"
    return " ".join(part for part in out.split(" ") if part)


def write(flow: Flow) -> Written:
    """Write a document."""
    out = Written()
    known = hyphens.words(
        [row.text for leaf in flow.leaves for column in leaf.columns for row in column.rows]
    )
    tied = [frozenset(note.label for note in leaf.notes if note.label.isdecimal()) for leaf in flow.leaves]
    ends = endnotes(flow) if not any(tied) else frozenset()
    chained = list(chains(flow.parts))
    place = 0
    bodies = gathered_notes(flow)
    done = 0  # pages whose sign is written
    for index, leaf in enumerate(flow.leaves):
        out.turns += max(index - done, 0) if index else 0
        done = max(done, index)
        for row, kind in leaf.heads:
            out.furniture.append((out.put(marked(row.pieces, frozenset(), plain=True)), kind))
        while place < len(chained) and chained[place][0] == index:
            _, part, more = chained[place]
            place += 1
            rows = (
                []
                if isinstance(part, Table)
                else [*part.group.rows, *(row for group in more for row in group.rows)]
            )
            last = rows[-1].page - flow.leaves[0].page if rows else index
            here = frozenset().union(*tied[max(index - 0, 0) : max(last, index) + 2])
            put(part, rows, out, known, here | ends, leaf.page)
            done = max(done, last)
        for note in bodies[index]:
            number = (
                note.label.translate(RAISED) if note.label.isdecimal() else note.label.replace("*", "\\*")
            )
            text = marked(text_of(note.rows, known), frozenset()).replace(TURN, "")
            out.put(f"{number} {text}".strip())
        for row, kind in leaf.foots:
            out.furniture.append((out.put(marked(row.pieces, frozenset(), plain=True)), kind))
        if leaf.numbers:
            words = f"{leaf.numbers[0].text}–{leaf.numbers[-1].text}"
            out.lost.append(Lost("line-numbers", len(out.lines), leaf.page, words))
        if leaf.turned:
            out.lost.append(Lost("turned", len(out.lines), leaf.page, leaf.turned[:200]))
    return out


FEWEST = 3  # notes of a list at the end


def endnotes(flow: Flow) -> frozenset[str]:
    """Return the numbers of the notes in a list: paragraphs that begin with raised numbers, rising from 1."""
    found: list[int] = []
    for own in flow.parts:
        for part in own:
            number = own_number(part)
            if number == 1:
                found = [1]
            elif found and number == found[-1] + 1:
                found.append(number)
    return frozenset(map(str, found)) if len(found) >= FEWEST else frozenset()


def own_number(part: Part | Table) -> int:
    """Return the raised number with which a paragraph begins, 0 if with none."""
    if isinstance(part, Table) or part.kind in {"title", "heading"}:
        return 0
    first = part.group.rows[0].pieces[0]
    text = first.text.strip()
    return int(text) if first.shift > 0 and text.isdecimal() and len(text) < 5 else 0  # noqa: PLR2004


def gathered_notes(flow: Flow) -> list[list[feet.Note]]:
    """Return the notes of each page, each with what goes on at the foot of a later page."""
    out: list[list[feet.Note]] = []
    last: tuple[int, int] | None = None
    for index, leaf in enumerate(flow.leaves):
        out.append([])
        for note in leaf.notes:
            if not note.label and last:
                page, place = last
                before = out[page][place]
                out[page][place] = replace(before, rows=(*before.rows, *note.rows))
                continue
            rows = feet.without_label(note.rows, note.label) if note.label else note.rows
            out[index].append(replace(note, rows=rows))
            last = index, len(out[index]) - 1
    return out


def put(
    part: Part | Table,
    rows: Sequence[Row],
    out: Written,
    known: hyphens.Words,
    notes: frozenset[str],
    page: int,
) -> None:
    """Write one part."""
    if isinstance(part, Table):
        first = len(out.lines) + 1
        for line in part.cells:
            cells = (marked(cell, notes).replace("|", "\\|") for cell in line)
            out.put("| " + " | ".join(cells) + " |")
            out.lines.pop()
        out.lines.append("")
        words = " ".join("".join(piece.text for piece in cell) for cell in part.cells[0])
        out.lost.append(Lost("table", first, page, words))
        return
    pieces = text_of(rows, known)
    if part.kind in {"title", "heading"}:
        pieces = [
            replace(piece, bold=False, italic=piece.italic and not part.group.italic) for piece in pieces
        ]
        sign = "#" * (part.level or 1) + " "
    elif part.kind == "item":
        pieces[0] = replace(pieces[0], text=BULLET.sub("", pieces[0].text, count=1))
        sign = "- "
    else:
        sign = "> " if part.kind == "quote" else ""
    if str(own_number(part)) in notes:
        pieces[0] = replace(pieces[0], text=f"{pieces[0].text.strip()} ")
    text = marked(pieces, notes)
    if not sign and text[:1] in "#>|":
        text = f"\\{text}"
    out.put(f"{sign}{text}".strip())
