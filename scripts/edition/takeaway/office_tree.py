"""A paper as pandoc's syntax tree, from which pandoc writes DOCX and ODT (see ``office_nodes``).

Places have the names of their addresses as bookmarks. What the edition adds has styles whose names begin with
"Editorial". A note is a real footnote at its first marker; ``marks`` says what is printed where the program that
shows the file would count otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from edition.language.addresses import safe_url
from edition.language.strings import clean
from edition.language.typography import plain
from edition.model.formulas import Formula
from edition.model.text import (
    Abbr,
    Cite,
    Edited,
    Emph,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Link,
    Mark,
    Node,
    Note,
    NoteRef,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Unparsed,
)
from edition.takeaway import statements
from edition.takeaway.given import Taken
from edition.takeaway.office_nodes import PLAIN, Tree, block, heading, link, node, said, span, supplied
from edition.takeaway.tree import REMARKS, WORKS, begins_text, name, nested
from edition.text.inlines import without_links
from edition.text.markup import parse

AT_FOOT = "The notes stand at the foot of their pages."

NARROW = 6  # characters that the narrowest column of a table has room for


class Writer:
    """Writes the parts of one paper."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.notes: dict[str, Note] = {}
        for note in taken.notes:
            if not note.stray:
                self.notes.setdefault(note.label, note)
        order = [label for label in dict.fromkeys(item.label for item in taken.calls) if label in self.notes]
        self.ordered = order == [*self.notes]
        self.marks: list[str] = []  # what each footnote prints as its mark, "" if that is its number
        self.counted = 0  # footnotes so far that the program numbers
        self.called: set[str] = set()
        self.formulas: list[str] = []  # their TeX, in the order of the file
        self.in_note = False  # a footnote has no footnotes

    def inlines(self, items: Inlines) -> list[Tree]:
        """Return inlines."""
        return [part for item in items for part in self.inline(item)]

    def inline(self, item: Any) -> list[Tree]:
        """Return one inline."""
        match item:
            case Text(value):
                return [said(value)]
            case Superscript(value):
                return [node("Superscript", [said(value)])]
            case Subscript(value):
                return [node("Subscript", [said(value)])]
            case Formula():
                kind = "DisplayMath" if item.display else "InlineMath"
                self.formulas.append(clean(item.tex))
                return [{"t": "Math", "c": [{"t": kind}, self.formulas[-1]]}]
            case NoteRef():
                return self.call(item)
            case Emph(children) | Strong(children):
                return [node(type(item).__name__, self.inlines(children))]
            case Link(url, children):
                return link(self.inlines(children), safe_url(url))
            case Cite():
                return self.citation(item)
            case Mark():
                return []
            case Edited(children) | Abbr(children):
                return self.inlines(children)
        raise TypeError(type(item).__name__)

    def citation(self, item: Cite) -> list[Tree]:
        """Return a citation; the entry of the first work stands for all, since a link has one target."""
        if item.works:
            content = self.inlines(without_links(item.children))
            made = link(content, f"#{name(self.taken.target(item.works[0]))}")
        else:
            made = self.inlines(item.children)
        return [span(made, item.id)] if item.id else made

    def call(self, item: NoteRef) -> list[Tree]:
        """Return the marker of a note: the note itself where it is called first, then a link to it."""
        before = [node("Superscript", [said(item.after)])] if item.after else []
        label = node("Superscript", [said(item.label)])
        if item.dead or item.label not in self.notes:
            return [*before, label]
        if item.label in self.called or self.in_note:
            made = link([label], f"#{name(f'fn:{item.label}')}")
        else:
            self.called.add(item.label)
            expected = self.counted + 1
            self.counted += item.label == f"{expected}"
            self.marks.append("" if item.label == f"{expected}" else item.label)
            made = [node("Note", [node("Para", [self.note(self.notes[item.label])])])]
        return [*before, span(made, f"implied.{item.label}")] if item.implied else [*before, *made]

    def note(self, part: Note) -> Tree:
        """Return the text of a note; its place among the notes is named if markers call them in another order."""
        self.in_note = True
        made = span(self.inlines(part.content), f"fn:{part.label}")
        self.in_note = False
        if self.ordered:
            return made
        return span([made], f"place.{[*self.notes].index(part.label)}")

    def paragraph(self, part: Paragraph) -> Tree:
        """Return a paragraph of the body, with its number."""
        content = self.inlines(part.content)
        if part.number:
            number = span([said(part.number), said(" ")], style="ParagraphNumber")
            content = [span([number, *content], f"p{part.number}")]
        return node("BlockQuote", [block(content)]) if part.quoted else block(content)

    def part(self, part: Node) -> Iterator[Tree]:
        """Yield the blocks of a node of the body, behind its images."""
        for one in self.taken.before(part):
            size = [["width", f"{one.inches}in"]]
            image = node("Image", ["", [], size], [said(one.said)], [one.inline, ""])
            yield block([span([image], one.anchor)])
        match part:
            case Heading():
                yield heading(part.level, self.inlines(part.content), part.anchor)
            case Paragraph():
                yield self.paragraph(part)
            case ItemList():
                yield from self.item_list(part)
            case Table():
                yield self.table(part)
            case Figure():
                yield from self.figure(part)
            case Unparsed(_, text):
                yield block(self.inlines(parse(text)))

    def item_list(self, part: ItemList) -> Iterator[Tree]:
        """Yield a list: with bullets, or as paragraphs that hang if items have labels of their own."""
        rows = []
        for place, item in enumerate(part.items):
            content = [*([said(f"{item.label} ")] if item.label else []), *self.inlines(item.content)]
            rows.append([span(content, f"list{part.number}")] if not place else content)
        if any(item.label for item in part.items):
            for item, content in zip(part.items, rows, strict=True):
                yield block(content, f"Labelled{min(item.depth, 2)}")
            return
        lists: list[list[list[Tree]]] = [[]]
        for (_, ends), content in zip(nested(part.items), rows, strict=True):
            if ends < 0:
                inner: list[list[Tree]] = []
                lists[-1][-1].append(node("BulletList", inner))
                lists.append(inner)
            for _ in range(ends):
                lists.pop()
            lists[-1].append([node("Plain", content)])
        yield node("BulletList", lists[0])

    def table(self, part: Table) -> Tree:
        """Return a table; the columns have room for their words."""
        every = [row for row in (part.header, *part.rows) if row]
        width = max(map(len, every), default=1)
        sizes = [
            max([NARROW, *(len(plain(row[column])) ** 0.6 for row in every if column < len(row))])
            for column in range(width)
        ]
        whole = math.fsum(sizes)  # which every Python reckons alike; the sum of floats changed in 3.12
        columns = [[{"t": "AlignDefault"}, node("ColWidth", size / whole)] for size in sizes]
        caption = [span(self.inlines(part.caption), f"table{part.number}")]
        head = [self.row(part.header, width)] if any(part.header) else []
        body = [self.row(row, width) for row in part.rows]
        return node(
            "Table",
            PLAIN,
            [None, [node("Plain", caption)]],
            columns,
            [PLAIN, head],
            [[PLAIN, 0, [], body]],
            [PLAIN, []],
        )

    def row(self, cells: Iterable[Inlines], width: int) -> Tree:
        """Return a row of a table."""
        made = [[node("Plain", self.inlines(cell))] for cell in cells]
        made += [[node("Plain", [])] for _ in range(width - len(made))]
        return [PLAIN, [[PLAIN, {"t": "AlignDefault"}, 1, 1, cell] for cell in made]]

    def figure(self, part: Figure) -> Iterator[Tree]:
        """Yield a flow figure: its groups of words, an arrow between them."""
        yield block([span(self.inlines(part.caption), f"figure{part.number}")], "FigureTitle")
        for place, group in enumerate(part.groups):
            if place:
                yield block([said("↓")], "EditorialArrow")
            for row, line in enumerate(group):
                words = [said(line)]
                yield block([node("Strong", words)] if not row and part.titled[place] else words, "FigureBox")

    def blocks(self) -> Iterator[Tree]:
        """Yield the blocks of the file in their order."""
        document = self.taken.document
        yield block(self.inlines(self.taken.given.line), "Editorial")
        for row in statements.about(self.taken):
            yield block([said(row)], "Editorial")
        if document.front:
            yield block([said("Front matter as printed")], "Editorial")
        for part in document.front:
            yield block(self.inlines(part.content), "FrontMatter")
        if document.author_note:
            yield block([span(self.inlines(document.author_note.content), "author-note")], "FrontMatter")
        if document.abstract_heading:
            yield heading(2, self.inlines(document.abstract_heading.content), "abstract")
        elif document.abstract:
            yield supplied("Abstract", "abstract")
        for part in document.abstract:
            yield block(self.inlines(part.content))
        if document.abstract and begins_text(document.body):
            yield supplied("Text", "text")
        for one in document.body:
            yield from self.part(one)
        yield from self.after_the_text()

    def after_the_text(self) -> Iterator[Tree]:
        """Yield what follows the body: what is left of the notes, the entries, and what the edition adds."""
        document = self.taken.document
        if document.notes_heading:
            yield heading(2, self.inlines(document.notes_heading.content), "notes")
        elif document.notes:
            yield supplied("Notes", "notes")
        if document.notes:
            yield block([said(AT_FOOT)], "EditorialNotes")
        for note in self.taken.notes:
            if note.stray or note.label not in self.called:
                self.in_note = True
                content = [said(f"{note.label} "), *self.inlines(note.content)]
                self.in_note = False
                yield block(
                    [span(content, "" if note.label in self.called else f"fn:{note.label}")], "UncalledNote"
                )
        if document.references_heading:
            yield heading(2, self.inlines(document.references_heading.content), "references")
        elif document.entries:
            yield supplied("References", "references")
        for entry in document.entries:
            if entry.above:
                yield heading(entry.above.level, self.inlines(entry.above.content), entry.above.anchor)
            label = [said(f"{entry.label} ")] if entry.label else []
            yield block([span([*label, *self.inlines(entry.content)], entry.anchor)], "Bibliography")
        yield from self.added()

    def added(self) -> Iterator[Tree]:
        """Yield what the edition adds: the works without a printed entry, and the editors' remarks."""
        if self.taken.unlisted:
            yield supplied("Works cited, from the edition’s bibliography", WORKS)
        for work in self.taken.unlisted:
            yield block([span(self.inlines(work.line), self.taken.target(work.key))], "EditorialEntry")
        if self.taken.remarks:
            yield supplied("Emendations and remarks of the editors", REMARKS)
        for remark, anchor, place in statements.remarks(self.taken):
            before, words, behind = statements.remark_words(remark)
            where = [said(f"{place[:1].upper()}{place[1:]}")]
            linked = link(where, f"#{name(anchor)}") if anchor and anchor != "title" else where
            yield block([*linked, said(f". {before}“{words}”{behind}")], "EditorialEntry")
