"""Paragraphs with the citation fields that stand in them, as any format gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.originals.reading import Cited

CONTEXT = 120  # characters on each side of a field by which its place in the text is found

NUMBERED = "\0"  # stands behind the number with which a note begins; no document can have it


@dataclass(frozen=True, slots=True)
class Code:
    """What a citation field says: the program that made it, and the works that it cites."""

    program: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A citation field in print: its words, what stands before and after them in their paragraph.

    ``note`` is the id of its note in the file, "" in running text.
    """

    words: str
    before: str
    after: str
    code: Code
    note: str = ""


@dataclass(slots=True)
class Paragraph:
    """The text of a paragraph so far, and the offsets of the fields in it."""

    note: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    places: list[tuple[int, int, Code]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add characters."""
        self.pieces.append(text)
        self.length += len(text)

    def printed(self) -> list[Printed]:
        """Return the fields of the paragraph, in order."""
        text = "".join(self.pieces)
        made = []
        for start, end, code in sorted(self.places, key=lambda place: place[:2]):
            before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
            made.append(Printed(text[start:end], before, after, code, self.note))
        return made
