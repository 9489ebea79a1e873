"""Reads the citation fields of an OpenDocument text: reference marks, bookmarks, and the fields of a Word document.

A reference mark begins with ``text:reference-mark-start``, whose name is the code of the citation and a random
end: ``ZOTERO_ITEM CSL_CITATION {…} RNDabc``. A bookmark's code is in ``meta.xml``, cut into properties. LibreOffice
keeps a Word document's field as a ``field:fieldmark-start`` with its code in a ``field:param``.
"""

from __future__ import annotations

from collections.abc import Mapping

from edition.originals.fields import bookmarks, csl, endnote
from edition.originals.fields.printed import NUMBERED, Code, Paragraph, Printed
from edition.originals.fields.walk import Attributes, Unsound, Walker

PARAGRAPHS = frozenset({"text:p", "text:h"})

STARTS = frozenset({"text:reference-mark-start", "text:bookmark-start"})

ENDS = frozenset({"text:reference-mark-end", "text:bookmark-end"})

HIDDEN = frozenset(
    {"text:note-citation", "text:tracked-changes", "annotation", "annotation-end", "text:sequence-decls"}
)

CHARACTERS = {"text:s": " ", "text:tab": " ", "text:line-break": " "}

MOST_OPEN = 2000  # marks that have begun


class Reader(Walker):
    """Reads the content: ``made`` are its fields, ``broken`` counts those that cannot be read."""

    def __init__(self, known: Mapping[str, Code]) -> None:
        super().__init__()
        self.known = known
        self.made: list[Printed] = []
        self.notes: list[Printed] = []
        self.broken = 0
        self.paragraphs: list[Paragraph] = []
        self.open: dict[str, tuple[Paragraph, int, Code]] = {}
        self.marks: list[tuple[tuple[Paragraph, int] | None, list[str]]] = []
        self.note = ""
        self.number = ""  # of a note whose first paragraph has not begun
        self.count = 0
        self.hidden = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a paragraph, a note or a field."""
        if name in HIDDEN:
            self.hidden += 1
        if self.hidden:
            return
        if name in PARAGRAPHS:
            self.paragraphs.append(Paragraph(self.note))
            self.add(self.number)
            self.number = ""
        elif name == "text:note":
            self.count += 1
            self.add(f"{self.count}")
            self.note = f"{self.count}"
            self.number = f"{self.count}{NUMBERED}"
        elif name in CHARACTERS:
            self.add(CHARACTERS[name])
        elif name == "fieldmark-start":
            self.marks.append((self.here(), []))
        elif name == "param" and self.marks:
            self.marks[-1][1].append(attributes.get("value", ""))
        elif name == "fieldmark-end" and self.marks:
            self.close(*self.marks.pop())
        elif name in STARTS and self.paragraphs:
            self.begin(attributes.get("text:name", ""))
        elif name in ENDS and attributes.get("text:name", "") in self.open:
            paragraph, start, code = self.open.pop(attributes["text:name"])
            if self.paragraphs and paragraph is self.paragraphs[-1]:
                paragraph.places.append((start, paragraph.length, code))
            else:
                self.broken += 1

    def begin(self, name: str) -> None:
        """Begin a field, if a mark is one."""
        code = self.known.get(name) or csl.code_of(name)
        if code is None:
            self.broken += bool(csl.CODE.match(name) or bookmarks.NAME.fullmatch(name))
            return
        if len(self.open) >= MOST_OPEN:
            raise Unsound("it has too many open marks")
        self.open[name] = (self.paragraphs[-1], self.paragraphs[-1].length, code)

    def here(self) -> tuple[Paragraph, int] | None:
        """Return the paragraph and the offset of what follows; ``None`` between paragraphs."""
        if len(self.marks) >= MOST_OPEN:
            raise Unsound("it has too many open marks")
        return (self.paragraphs[-1], self.paragraphs[-1].length) if self.paragraphs else None

    def close(self, begun: tuple[Paragraph, int] | None, codes: list[str]) -> None:
        """Keep a field of a Word document, if it cites."""
        known = next(
            (code for text in codes if (code := csl.code_of(text) or endnote.code_of(text, ""))), None
        )
        if known is None:
            self.broken += any(csl.CODE.match(text) or endnote.CODE.match(text) for text in codes)
        elif begun and self.paragraphs and begun[0] is self.paragraphs[-1]:
            self.paragraphs[-1].places.append((begun[1], self.paragraphs[-1].length, known))
        else:
            self.broken += 1

    def end(self, name: str) -> None:
        """End a paragraph or a note."""
        if name in HIDDEN:
            self.hidden -= 1
        elif self.hidden:
            return
        elif name in PARAGRAPHS and self.paragraphs:
            (self.notes if self.note else self.made).extend(self.paragraphs.pop().printed())
        elif name == "text:note":
            self.note = ""

    def characters(self, text: str) -> None:
        """Take characters."""
        if not self.hidden:
            self.add(text)

    def add(self, text: str) -> None:
        """Add characters to the paragraph."""
        if self.paragraphs:
            self.paragraphs[-1].add(text)


def fields(parts: Mapping[str, bytes]) -> tuple[list[Printed], int]:
    """Return the citation fields of a text in order, those in notes last, and how many cannot be read.

    Raises ``Unsound``.
    """
    if "content.xml" not in parts:
        return [], 0
    reader = Reader(bookmarks.codes(parts["meta.xml"], "user-defined") if "meta.xml" in parts else {})
    reader.read(parts["content.xml"])
    return reader.made + reader.notes, reader.broken
