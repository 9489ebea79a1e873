"""Sets pages by hand: glyphs of one width at places that a test names, as a PDF would have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.originals.pdf.assemble import reading
from edition.originals.pdf.page import Font, Glyph, Page, Rule
from edition.originals.reading import Reading

WIDTH = 0.5  # of an em, each glyph

PARTS = re.compile(r"\*(?P<italic>[^*]+)\*|\^(?P<raised>[^^]+)\^|=(?P<superior>[^=]+)=|(?P<plain>[^*^=]+)")


@dataclass
class Sheet:
    """A page of 600 by 800 points that is being set; lines are written from their left end and baseline."""

    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def line(self, text: str, x: float, y: float, size: float = 10, *, bold: bool = False) -> None:
        """Set one line: "*italic*", "^1^" raised and smaller, "=1=" a superior figure of the font itself."""
        spaced = True
        for match in PARTS.finditer(text):
            kind = match.lastgroup or ""
            font = Font("Test", kind == "italic", bold)
            own = 0.7 * size if kind == "raised" else size
            base = y + 0.35 * size if kind == "raised" else y
            for character in match[kind]:
                if character == " ":
                    x, spaced = x + WIDTH * own, True
                    continue
                low = base + 0.35 * size if kind == "superior" else base
                high = low + (0.34 if kind == "superior" else 0.66) * own
                self.glyphs.append(Glyph(character, x, x + WIDTH * own, low, high, base, own, font, spaced))
                x, spaced = x + WIDTH * own, False

    def text(
        self, text: str, x: float, y: float, right: float, *, size: float = 10, indent: float = 0
    ) -> float:
        """Set a paragraph, broken where the next word does not fit; return the baseline below it."""
        for number, row in enumerate(wrapped(text, (right - x) / (WIDTH * size), indent / (WIDTH * size))):
            self.line(row, x if number else x + indent, y, size)
            y -= 1.2 * size
        return y

    def page(self, number: int = 1, label: str = "") -> Page:
        """Return the page."""
        return Page(number, label, 600, 800, tuple(self.glyphs), tuple(self.rules))


def wrapped(text: str, room: float, indent: float) -> Iterator[str]:
    """Yield the lines of a text; the signs of ``PARTS`` take no room."""
    row, left = "", room - indent
    for word in text.split():
        if row and len(re.sub(r"[*^=]", "", f"{row} {word}")) > left:
            yield row
            row, left = "", room
        row = f"{row} {word}".strip()
    yield row


def read(*sheets: Sheet) -> Reading:
    """Return what the reader makes of pages."""
    return reading([sheet.page(number) for number, sheet in enumerate(sheets, 1)], "1")


def lines(*sheets: Sheet) -> list[str]:
    """Return the lines of text that the reader makes of pages."""
    return [line for line in read(*sheets).text.split("\n") if line]


RIVER = (
    "The river rises in the mountains of the north and falls through narrow gorges to the wide plain where it "
    "has been led into canals since the oldest times of which we know anything at all by the people who live "
    "there and who have always taken from it what they needed for their fields and for their gardens and towns."
)

TREATY = (
    "The treaty of the two states divides its waters between them and leaves to each the rivers that the other "
    "may not touch except for drinking and for what grows on its own banks although neither has ever believed "
    "that this would last for more than the lives of those who had signed it in a year of hunger and of fear."
)
