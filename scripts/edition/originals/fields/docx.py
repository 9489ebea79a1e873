"""Reads the citation fields of a Word document, in its text and in its notes.

ECMA-376, 17.16: a field stands in a ``w:fldSimple``, or between the ``w:fldChar`` begin, separate and end,
its code in ``w:instrText`` and its result in runs. Content controls (17.5.2) and bookmarks serve as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.originals.fields import bookmarks, csl, endnote
from edition.originals.fields.printed import NUMBERED, Code, Paragraph, Printed
from edition.originals.fields.walk import Attributes, Unsound, Walker

PARTS = {"word/document.xml": "", "word/footnotes.xml": "f", "word/endnotes.xml": "e"}

NOTES = {"w:footnote": "f", "w:endnote": "e"}

MARKS = {"w:footnoteReference": "f", "w:endnoteReference": "e"}

OWN = frozenset({"w:footnoteRef", "w:endnoteRef"})  # the number of the note itself

NO = frozenset({"0", "false", "off"})  # a note with a mark of the author's own has no number

GONE = frozenset({"w:del", "w:moveFrom", "Fallback", "w:pPr", "w:rPr"})  # deleted, or said twice

CHARACTERS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "\u2011"}

MOST_OPEN = 200  # fields inside one another


@dataclass(slots=True)
class Open:
    """A field that has begun: the paragraph and offset of its result, its code and data."""

    code: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    result: tuple[Paragraph, int] | None = None
    known: Code | None = None


class Reader(Walker):
    """Reads one part: ``made`` are its fields in order, ``numbers`` those of the notes that are called.

    ``broken`` counts citations whose code cannot be read, or whose words are not in one paragraph.
    """

    def __init__(self, known: Mapping[str, Code], numbers: Mapping[str, int]) -> None:
        super().__init__()
        self.known = known
        self.numbers = dict(numbers)
        self.made: list[Printed] = []
        self.broken = 0
        self.note = ""
        self.paragraphs: list[Paragraph] = []
        self.fields: list[Open] = []
        self.controls: list[Open] = []
        self.marked: dict[str, Open] = {}
        self.simple: list[Open] = []
        self.gone = 0
        self.inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a paragraph, a field or a text."""
        if name in GONE:
            self.gone += 1
        if self.gone:
            return
        self.inside = name
        if name == "w:p":
            self.paragraphs.append(Paragraph(self.note))
        elif name in NOTES:
            self.note = NOTES[name] + attributes.get("w:id", "")
        elif name in MARKS and attributes.get("w:customMarkFollows", "0") in NO:
            self.mark(MARKS[name] + attributes.get("w:id", ""))
        elif name in OWN and self.note in self.numbers:
            self.add(f"{self.numbers[self.note]}{NUMBERED}")
        elif name in CHARACTERS:
            self.add(CHARACTERS[name])
        elif name == "w:fldChar":
            self.turn(attributes.get("w:fldCharType", ""))
        elif name == "w:fldSimple":
            made = Open([attributes.get("w:instr", "")], result=self.here())
            self.simple.append(made)
        elif name == "w:sdt":
            self.controls.append(Open())
        elif name == "w:tag" and self.controls:
            self.controls[-1].known = csl.code_of_tag(attributes.get("w:val", ""))
        elif name == "w:sdtContent" and self.controls:
            self.controls[-1].result = self.here()
        elif name == "w:bookmarkStart" and attributes.get("w:name", "") in self.known:
            known = self.known[attributes["w:name"]]
            self.marked[attributes.get("w:id", "")] = Open(result=self.here(), known=known)
        elif name == "w:bookmarkEnd" and attributes.get("w:id", "") in self.marked:
            self.close(self.marked.pop(attributes["w:id"]))

    def end(self, name: str) -> None:
        """End a paragraph, a field or a text."""
        self.inside = ""
        if name in GONE:
            self.gone -= 1
        elif self.gone:
            return
        elif name == "w:p" and self.paragraphs:
            self.made += self.paragraphs.pop().printed()
        elif name == "w:fldSimple" and self.simple:
            self.close(self.simple.pop())
        elif name == "w:sdtContent" and self.controls:
            self.close(self.controls[-1])
        elif name == "w:sdt" and self.controls:
            self.controls.pop()
        elif name in NOTES:
            self.note = ""

    def characters(self, text: str) -> None:
        """Take the characters of a text, of a code, or of the data of a field."""
        if self.gone:
            return
        if self.inside == "w:t":
            self.add(text)
        elif self.inside == "w:instrText" and self.fields:
            self.fields[-1].code.append(text)
        elif self.inside == "w:fldData" and self.fields:
            for each in self.fields:  # EndNote's data may be those of a field within the code
                each.data.append(text)

    def here(self) -> tuple[Paragraph, int] | None:
        """Return the paragraph and the offset of what follows; ``None`` between paragraphs."""
        return (self.paragraphs[-1], self.paragraphs[-1].length) if self.paragraphs else None

    def add(self, text: str) -> None:
        """Add characters to the paragraph, unless they belong to the code of a field."""
        if self.paragraphs and not any(each.result is None for each in self.fields):
            self.paragraphs[-1].add(text)

    def mark(self, note: str) -> None:
        """Add the number of a note, which pandoc counts in the order of the text."""
        if note not in self.numbers:
            self.numbers[note] = len(self.numbers) + 1
        self.add(f"{self.numbers[note]}")

    def turn(self, kind: str) -> None:
        """Begin a field, its result, or what follows it."""
        if kind == "begin":
            if len(self.fields) >= MOST_OPEN:
                raise Unsound("its fields are nested too deep")
            self.fields.append(Open())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = self.here()
        elif kind == "end" and self.fields:
            self.close(self.fields.pop())

    def close(self, made: Open) -> None:
        """Keep a field that cites."""
        text = "".join(made.code)
        known = made.known or csl.code_of(text) or endnote.code_of(text, first_of(made.data))
        if known is None:
            self.broken += bool(csl.CODE.match(text) or endnote.CODE.match(text))
            return
        if made.result is None or not self.paragraphs or made.result[0] is not self.paragraphs[-1]:
            self.broken += 1
            return
        paragraph, start = made.result
        paragraph.places.append((start, paragraph.length, known))


def first_of(data: list[str]) -> str:
    """Return the data of a field; its nested field repeats them."""
    return data[0] if data else ""


def fields(parts: Mapping[str, bytes]) -> tuple[list[Printed], int]:
    """Return the citation fields of a document in the order of its text, and how many cannot be read.

    Raises ``Unsound``.
    """
    known = (
        bookmarks.codes(parts["docProps/custom.xml"], "property") if "docProps/custom.xml" in parts else {}
    )
    made: list[Printed] = []
    broken, numbers = 0, dict[str, int]()
    for name, kind in PARTS.items():
        if name not in parts:
            continue
        reader = Reader(known, numbers)
        reader.read(parts[name])
        if not kind:
            numbers = reader.numbers
            made += reader.made
        else:
            made += [item for item in reader.made if item.note in numbers]
        broken += reader.broken
    return sorted(made, key=lambda item: numbers.get(item.note, -1)), broken
