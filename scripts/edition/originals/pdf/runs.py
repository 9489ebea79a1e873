"""Joins the lines of a paragraph to runs of our text form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from edition.language.regex import lazy_regex
from edition.originals.pdf import hyphens
from edition.originals.pdf.page import MADE, Piece, Row
from edition.originals.tree.runs import Run

PLAIN = Piece("")

MANY = 20  # pieces of a line’s end in which its last word is

TURN = "\f"

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

NUMBERS = lazy_regex(r"\d{1,4}")

BLANKS = lazy_regex(r"[ \t\n\r\u00a0\u2000-\u200a]+")


def text_of(rows: Sequence[Row], known: hyphens.Words) -> list[Piece]:
    """Return the pieces of lines joined to one text; where a page begins stands the sign of it."""
    out: list[Piece] = []
    for place, row in enumerate(rows):
        pieces = list(row.pieces)
        if place:
            turned = TURN * (row.page - rows[place - 1].page)
            last = "".join(piece.text for piece in out[-MANY:])
            hyphen = hyphens.joined(last, row.text, known)
            if not hyphen and place == len(rows) - 1 and hyphens.cut(rows[place - 1].text, row.text):
                hyphen = last[-1]
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


def runs(pieces: Iterable[Piece], notes: frozenset[str]) -> list[Run]:
    """Return pieces as runs; ``notes`` are the numbers that call a note here."""
    out: list[Run] = []
    for piece in even(pieces):
        text = BLANKS.sub(" ", piece.text)
        bare = text.strip()
        if piece.shift == MADE:
            out.append(Run(bare, made=True))
            out.append(Run(text[len(text.rstrip()) :]))
        elif piece.shift > 0 and calls(bare, notes):
            if out:
                out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
            out.append(Run(bare.translate(RAISED), made=True))
            out.append(Run(text[len(text.rstrip()) :]))
        else:
            out.append(Run(text, piece.italic, piece.bold, shift_of(piece)))
    return out


def even(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in which signs between upright letters are upright, as the dots of an address."""
    found = list(pieces)
    out: list[Piece] = []
    for place, piece in enumerate(found):
        beside = (out[-1:] or [PLAIN], found[place + 1 : place + 2] or [PLAIN])
        upright = not any(one.italic or one.bold for (one,) in beside)
        if upright and not any(map(str.isalnum, piece.text)):
            piece = replace(piece, italic=False, bold=False)  # noqa: PLW2901 - the same signs
        out.append(piece)
    return out


def calls(text: str, notes: frozenset[str]) -> bool:
    """Tell whether raised characters are the numbers of notes."""
    numbers = set(NUMBERS.findall(text))
    return bool(numbers) and numbers <= notes


def shift_of(piece: Piece) -> Literal["", "up", "sub"]:
    """Return how a piece is shifted; a sign such as an asterisk stands as it is."""
    if not piece.shift or not any(map(str.isalnum, piece.text)):
        return ""
    return "up" if piece.shift > 0 else "sub"
