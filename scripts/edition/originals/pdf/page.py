"""What stands on the pages of a PDF: glyphs with their tight boxes, lines of them, rules; values only."""

from __future__ import annotations

from dataclasses import dataclass

UNREAD = "\ufffd"  # for a glyph of which the file does not say which letter it is


MADE = 2


@dataclass(frozen=True, slots=True)
class Font:
    """What a font's name and flags say of its letters."""

    name: str = ""
    italic: bool = False
    bold: bool = False


PLAIN = Font()


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a tagged PDF: its role ("P", "H1", "TD"), and which of its page’s elements it is."""

    role: str
    number: int


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character.

    ``left`` and ``right`` are the ends of its advance, ``bottom`` and ``top`` those of its ink; ``base`` is
    its baseline. Lengths are points, from the lower left corner of the page. ``spaced``: the file has a
    blank before it. ``turn``: the angle of its line in degrees.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    font: Font = PLAIN
    spaced: bool = False
    turn: int = 0
    tag: Tag | None = None  # the element that a tagged PDF puts it into


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal rule."""

    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF. ``hidden``: its words are invisible, as those behind the image of a scan.

    ``drawn``: it has a drawing made of lines; ``formula``: the words by which its first formula is found.
    """

    number: int
    label: str
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    images: int = 0
    hidden: bool = False
    drawn: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line that are set alike; ``shift`` is 1 if they are raised, -1 if lowered.

    It is ``MADE`` if they are the mark of a note already.
    """

    text: str
    italic: bool = False
    bold: bool = False
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of a line without a wide gap, or a whole line of a column."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    base: float
    size: float
    page: int
    top: float = 0.0
    tag: Tag | None = None
    font: str = ""  # in which all its letters are set
    cells: tuple[Row, ...] = ()  # its stretches, if wide gaps part it

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def shifts(self) -> bool:
        """Whether it has raised or lowered characters, which may push it down."""
        return any(piece.shift for piece in self.pieces)
