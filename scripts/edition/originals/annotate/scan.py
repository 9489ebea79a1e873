"""Finds where each letter of a Word document's text stands in its XML, and the markers of its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.originals.fields.docx import CHARACTERS, GONE, MARKS, MOST_OPEN, NO
from edition.originals.fields.locate import letters
from edition.originals.fields.walk import Attributes, Unsound, Walker

WHOLE = frozenset({"w:fldSimple", "w:sdt"})


@dataclass(slots=True)
class Run:
    """A run by byte offsets: its ends, the ends of its properties, and of the text that it begins and ends with.

    ``bare`` is where its content begins, behind its properties.
    """

    start: int
    end: int = 0
    properties: tuple[int, int] = (0, 0)
    bare: int = 0
    texts: list[tuple[int, int]] = field(
        default_factory=list
    )  # the start tag's offset, the end of the content


@dataclass(slots=True)
class Whole:
    """A field or content control, by the bytes where it begins and where its last tag begins.

    ``first`` and ``last`` are the numbers of the paragraphs in which it begins and ends.
    """

    start: int
    first: int
    last: int = 0
    end: int = 0

    @property
    def in_paragraph(self) -> bool:
        """Whether it stands in one paragraph."""
        return 0 < self.first == self.last


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or digit of the text: the bytes where it begins and ends, its run, and what this stands in."""

    start: int
    end: int
    run: Run
    whole: Whole | None = None


@dataclass(slots=True)
class Piece:
    """Characters of a paragraph, with the places of its letters; ``None`` for the number of a note."""

    number: int
    text: list[str] = field(default_factory=list)
    places: list[Letter | None] = field(default_factory=list)


class Scanner(Walker):
    """Scans ``word/document.xml``: ``text`` are its letters, with a line end after each paragraph.

    ``marks`` are the runs of the markers of notes, by the number of the note.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parser.buffer_text = False  # so that each piece of text has its place
        self.text: list[str] = []
        self.places: list[Letter | None] = []
        self.marks: dict[int, Run] = {}
        self.numbers: dict[str, int] = defaultdict(lambda: len(self.numbers) + 1)
        self.paragraphs: list[Piece] = []
        self.count = 0
        self.runs: list[Run] = []
        self.open: list[list[tuple[int, str]]] = []  # the characters of an open text
        self.fields: list[Whole] = []
        self.simple: list[Whole] = []
        self.closing: list[Whole] = []
        self.tag = 0
        self.gone = 0
        self.waiting: Run | None = None  # a run whose content begins with the next element

    def start(self, name: str, attributes: Attributes) -> None:
        """Note where an element begins."""
        at = self.parser.CurrentByteIndex
        if self.waiting is not None and name != "w:rPr" and not self.gone:
            self.waiting.bare, self.waiting = at, None
        if name == "w:rPr" and self.runs and self.waiting is self.runs[-1]:
            self.runs[-1].properties = (at, at)
        if name in GONE:
            self.gone += 1
        if self.gone:
            return
        if name == "w:p":
            self.count += 1
            self.paragraphs.append(Piece(self.count))
        elif name == "w:r":
            self.runs.append(Run(at))
            self.waiting = self.runs[-1]
        elif name == "w:t":
            self.tag = at
            self.open.append([])
        elif name in MARKS and self.runs and attributes.get("w:customMarkFollows", "0") in NO:
            number = self.numbers[MARKS[name] + attributes.get("w:id", "")]
            self.marks.setdefault(number, self.runs[-1])
            self.add(f"{number}")
        elif name in CHARACTERS:
            self.add(CHARACTERS[name])
        elif name in WHOLE:
            self.simple.append(Whole(at, self.paragraph))
        elif name == "w:fldChar" and self.runs:
            self.turn(attributes.get("w:fldCharType", ""))

    @property
    def paragraph(self) -> int:
        """The number of the open paragraph, 0 between paragraphs."""
        return self.paragraphs[-1].number if self.paragraphs else 0

    def turn(self, kind: str) -> None:
        """Note where a field begins or ends."""
        if kind == "begin":
            if len(self.fields) >= MOST_OPEN:
                raise Unsound("its fields are nested too deep")
            self.fields.append(Whole(self.runs[-1].start, self.paragraph))
        elif kind == "end" and self.fields:
            self.closing.append(self.fields.pop())

    def characters(self, text: str) -> None:
        """Note where a piece of text stands."""
        if self.open and not self.gone:
            at = self.parser.CurrentByteIndex
            for letter in text:
                self.open[-1].append((at, letter))
                at += len(letter.encode())

    def end(self, name: str) -> None:
        """Note where an element ends."""
        at = self.parser.CurrentByteIndex
        if name in GONE:
            self.gone -= 1
            if name == "w:rPr" and self.runs and not self.gone and self.waiting is self.runs[-1]:
                self.runs[-1].properties = (self.runs[-1].properties[0], at)
            return
        if self.gone:
            return
        if name == "w:t" and self.open:
            self.keep(self.open.pop(), at)
        elif name == "w:r" and self.runs:
            run = self.runs.pop()
            run.end = at
            self.waiting = None
            for whole in self.closing:
                whole.end, whole.last = at, self.paragraph
            self.closing = []
        elif name in WHOLE and self.simple:
            whole = self.simple.pop()
            whole.end, whole.last = at, self.paragraph
        elif name == "w:p" and self.paragraphs:
            piece = self.paragraphs.pop()
            self.text += [*piece.text, "\n"]
            self.places += [*piece.places, None]

    def keep(self, found: list[tuple[int, str]], end: int) -> None:
        """Keep the letters of a text that ends at a byte."""
        if not self.runs or not self.paragraphs:
            return
        run, piece = self.runs[-1], self.paragraphs[-1]
        within = [
            whole for whole in self.simple if whole.first == self.paragraph
        ]  # others stand around paragraphs
        whole = min((*self.fields, *within), key=lambda one: one.start, default=None)
        run.texts.append((self.tag, end))
        stops = [*(at for at, _ in found[1:]), end] if found else []
        for (at, sign), stop in zip(found, stops, strict=True):
            if letter := letters(sign):
                piece.text += letter
                piece.places += [Letter(at, stop, run, whole)] * len(letter)

    def add(self, text: str) -> None:
        """Add characters that no text of a run has."""
        if self.paragraphs:
            found = letters(text)
            self.paragraphs[-1].text += found
            self.paragraphs[-1].places += [None] * len(found)


@dataclass(frozen=True, slots=True)
class Scanned:
    """The letters of a document, the place of each, and the runs of the markers of notes."""

    text: str
    places: list[Letter | None]
    marks: Mapping[int, Run]


def scanned(document: bytes) -> Scanned:
    """Scan ``word/document.xml``; raises ``Unsound``."""
    scanner = Scanner()
    scanner.read(document)
    return Scanned("".join(scanner.text), scanner.places, scanner.marks)
