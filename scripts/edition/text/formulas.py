"""Puts the formulas of an original at their places in a document, where their words still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.formulas import Formula, PlacedFormula
from edition.model.text import (
    Document,
    Emph,
    Entry,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Node,
    Note,
    NoteRef,
    Paragraph,
    Positions,
    Span,
    Strong,
    Table,
    Text,
)
from edition.text.inlines import cut
from edition.text.positions import in_turn, positions, stretch
from edition.text.source import Source

STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def placed(
    document: Document, source: Source, formulas: Iterable[PlacedFormula]
) -> tuple[Document, list[Diagnostic]]:
    """Return a document with its formulas, and a note for each whose words have another place now, or changed.

    Such a formula is shown by the words that stand there.
    """
    every = list(formulas)
    if not every:
        return document, []
    placer = Placer(every, source)
    made = placer.document(document)
    return made, [
        diagnose(
            "SRC011",
            Span(source.path, item.line, item.line, item.columns[0]),
            f"“{item.tex}” no longer stands here as the original has it",
        )
        for item in every
        if item not in placer.done
    ]


class Placer:
    """Puts formulas at their places; ``done`` are those that have one."""

    def __init__(self, formulas: Iterable[PlacedFormula], source: Source) -> None:
        self.source = source
        self.by_line: dict[int, list[PlacedFormula]] = defaultdict(list)
        self.done: set[PlacedFormula] = set()
        for item in formulas:
            self.by_line[item.line].append(item)

    def due(self, lines: Iterable[int]) -> list[PlacedFormula]:
        """Return the formulas of some lines of the source."""
        numbers = dict.fromkeys(self.source.lines[index].number for index in lines)
        return [item for number in numbers for item in self.by_line.get(number, ()) if item not in self.done]

    def content(self, lines: tuple[int, ...], inlines: Inlines, where: Positions | None = None) -> Inlines:
        """Return inlines that come from some lines with their formulas."""
        due = self.due(lines)
        return self.within(inlines, where or positions(self.source, lines, inlines), due) if due else inlines

    def contents(self, lines: tuple[int, ...], parts: Sequence[Inlines]) -> list[Inlines]:
        """Return inlines that follow one another on the same lines with their formulas."""
        if not self.due(lines):
            return [*parts]
        where = in_turn(self.source, lines, parts)
        return [self.within(part, place, self.due(lines)) for part, place in zip(parts, where, strict=True)]

    def within(self, inlines: Inlines, where: Positions, due: Iterable[PlacedFormula]) -> Inlines:
        """Return inlines with those formulas whose words they have at their places."""
        text = plain(inlines)
        for item in due:
            start, end = stretch(where, len(text), item.line, item.columns)
            if start < end and text[start:end].translate(STRAIGHT) == item.tex.translate(STRAIGHT):
                made = set_in(inlines, start, end, item)
                if made is not None:
                    inlines = made
                    self.done.add(item)
        return inlines

    def document(self, document: Document) -> Document:
        """Return a document with its formulas."""
        note, listed = document.author_note, document.references_heading
        return replace(
            document,
            front=tuple(self.paragraph(part) for part in document.front),
            author_note=self.paragraph(note) if note else None,
            abstract=tuple(self.paragraph(part) for part in document.abstract),
            body=tuple(self.node(part) for part in document.body),
            notes=tuple(self.note(part) for part in document.notes),
            references_heading=self.heading(listed) if listed else None,
            entries=tuple(self.entry(part) for part in document.entries),
        )

    def paragraph(self, part: Paragraph) -> Paragraph:
        """Return a paragraph with its formulas."""
        where = part.positions if part.positions.runs else None
        return replace(part, content=self.content(part.lines, part.content, where))

    def heading(self, part: Heading) -> Heading:
        """Return a heading with its formulas."""
        return replace(part, content=self.content(part.lines, part.content))

    def note(self, part: Note) -> Note:
        """Return a note with its formulas."""
        where = part.positions if part.positions.runs else None
        return replace(part, content=self.content(part.lines, part.content, where))

    def entry(self, part: Entry) -> Entry:
        """Return an entry with its formulas."""
        return replace(part, content=self.content(part.lines, part.content))

    def node(self, part: Node) -> Node:
        """Return a node of the body with its formulas."""
        match part:
            case Paragraph():
                return self.paragraph(part)
            case Heading():
                return self.heading(part)
            case ItemList() if due := self.due(part.lines):
                items = (
                    replace(one, content=self.within(one.content, one.positions, due)) for one in part.items
                )
                return replace(part, items=tuple(items))
            case Table():
                cells = [part.caption, *part.header, *(cell for row in part.rows for cell in row)]
                made = iter(self.contents(part.lines, cells))
                return replace(
                    part,
                    caption=next(made),
                    header=tuple(next(made) for _ in part.header),
                    rows=tuple(tuple(next(made) for _ in row) for row in part.rows),
                )
            case Figure():
                return replace(part, caption=self.content(part.lines, part.caption))
            case _:
                return part


def set_in(inlines: Inlines, start: int, end: int, item: PlacedFormula) -> Inlines | None:
    """Return inlines with a formula between two offsets; ``None`` if more than characters stand there.

    A marker of a note behind the last character stays behind the formula.
    """
    middle = [*cut(inlines, start, end)]
    behind: list[Inline] = []
    while middle and isinstance(middle[-1], NoteRef):
        behind.insert(0, middle.pop())
    if not all(only_text(part) for part in middle):
        return None
    formula = Formula(plain(tuple(middle)), item.tex, item.mathml, item.display)
    before = cut(inlines, 0, start) if start else ()
    return (*before, formula, *behind, *cut(inlines, end, len(plain(inlines))))


def only_text(part: object) -> bool:
    """Tell whether an inline has characters only, in italics or not."""
    if isinstance(part, Emph | Strong):
        return all(map(only_text, part.children))
    return isinstance(part, Text)
