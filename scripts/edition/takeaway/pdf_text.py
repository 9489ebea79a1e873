"""A paper as plain data, from which ``pdf.typ`` sets its pages: blocks, each with its kind, its address and its words.

Words are only ever values of this data, never part of the program that sets them, so none can become markup. An inline
is a string, or a list that begins with its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from edition.language.addresses import safe_url
from edition.language.strings import clean as without_controls
from edition.language.typography import plain
from edition.model.formulas import Formula
from edition.model.text import (
    Cite,
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
)
from edition.takeaway import statements
from edition.takeaway.given import Taken
from edition.takeaway.tree import begins_text, nested
from edition.text.inlines import without_links
from edition.text.markup import parse

Block = dict[str, Any]

TURNING = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)  # signs that turn the direction of letters

TOP = 2  # the level of a paper's highest headings


def clean(text: str) -> str:
    """Return a text as a page of a PDF can have it."""
    return without_controls(text).translate(TURNING)


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one paper.

    ``prefix`` parts its addresses from those of other papers in one file, whose list of works holds those that the paper
    does not print (``shared``).
    """

    taken: Taken
    prefix: str = ""
    above: int = 0  # levels of headings above those of the paper
    shared: bool = False
    ids: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    notes: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the notes that markers may call."""
        self.notes = {note.label: note for note in reversed(self.taken.document.notes) if not note.stray}

    def place(self, anchor: str) -> str:
        """Return the name of a place, ``""`` if another place has it."""
        if not anchor or anchor in self.ids:
            return ""
        self.ids.add(anchor)
        return f"{self.prefix}{clean(anchor)}"

    def target(self, key: str) -> str:
        """Return the place of a work."""
        if self.shared and key not in self.taken.entry_of:
            return of_work(key)
        return f"{self.prefix}{clean(self.taken.target(key))}"

    def inlines(self, items: Inlines) -> list[Any]:
        """Return inlines as data."""
        return [row for item in items for row in self.inline(item)]

    def inline(self, item: Any) -> Iterator[Any]:
        """Yield one inline as data."""
        match item:
            case Text(value) | Formula(value):
                yield clean(value)
            case Superscript(value):
                yield ["sup", clean(value)]
            case Subscript(value):
                yield ["sub", clean(value)]
            case NoteRef():
                yield from self.call(item)
            case Emph(children):
                yield ["i", self.inlines(children)]
            case Strong(children):
                yield ["b", self.inlines(children)]
            case Link(url, children):
                target = safe_url(url)
                yield ["a", target, self.inlines(children)] if target else ["", self.inlines(children)]
            case Cite(children, works):
                if works:
                    yield ["c", self.target(works[0]), self.inlines(without_links(children))]
                else:
                    yield ["", self.inlines(children)]
            case Mark(number):
                yield ["m", f"{self.prefix}edition.ed{number}"]
            case _:
                yield from self.inlines(item.children)

    def call(self, item: NoteRef) -> Iterator[Any]:
        """Yield the marker of a note, the first time with the note; without a note it is a raised number."""
        if item.after:
            yield ["sup", clean(item.after)]
        if item.dead or item.label not in self.notes:
            yield ["sup", clean(item.label)]
        elif item.label in self.called:
            yield ["again", clean(item.label), f"{self.prefix}fn:{clean(item.label)}", item.implied]
        else:
            self.called.add(item.label)
            note = self.notes[item.label]
            yield ["n", clean(item.label), self.place(f"fn:{item.label}"), item.implied, self.note(note)]

    def note(self, part: Note) -> list[Any]:
        """Return the words of a note, and what the edition adds: what an “Ibid.” stands for, and its works."""
        said = self.inlines(part.content)
        if part.antecedent:
            said.append(["o", [f" (that is, note {part.antecedent})"]])
        for citation in self.taken.in_notes.get(part.label, ()):
            for key in citation.works:
                name = clean(self.taken.given.works[key].name)
                said.append(["o", [" → ", ["c", self.target(key), [name]]]])
        return said

    def heading(self, part: Heading | None, otherwise: str, anchor: str) -> Block:
        """Return a printed heading, or the one that the edition supplies."""
        said = self.inlines(part.content) if part else [otherwise]
        if part and not plain(part.content).strip():
            return {"kind": "p", "id": self.place(anchor), "said": said}
        level = (part.level if part else TOP) - TOP + 1 + self.above
        return {"kind": "h", "level": level, "id": self.place(anchor), "said": said, "ours": not part}

    def front(self) -> Iterator[Block]:
        """Yield what stands before the body."""
        document = self.taken.document
        for part in document.front:
            yield {"kind": "front", "said": self.inlines(part.content)}
        if note := document.author_note:
            yield {"kind": "front", "id": self.place("author-note"), "said": self.inlines(note.content)}
        if document.abstract or document.abstract_heading:
            yield self.heading(document.abstract_heading, "Abstract", "abstract")
        for part in document.abstract:
            yield {"kind": "abstract", "said": self.inlines(part.content)}
        if document.abstract and begins_text(document.body):
            yield self.heading(None, "Text", "text")

    def images(self, part: Node) -> Iterator[Block]:
        """Yield the images before a node of the body."""
        for one in self.taken.before(part):
            file = f"{self.taken.given.spec.slug}/{one.picture.file}"
            wide = {"file": file, "wide": one.inches, "alt": clean(one.said)}
            yield {"kind": "image", "id": self.place(one.anchor), **wide}

    def node(self, part: Node) -> Block:
        """Return a node of the body."""
        match part:
            case Heading():
                return self.heading(part, "", part.anchor)
            case Paragraph():
                kind = "quote" if part.quoted else "p"
                anchor = f"p{part.number}" if part.number else ""
                return {
                    "kind": kind,
                    "id": self.place(anchor),
                    "number": part.number,
                    "said": self.inlines(part.content),
                }
            case ItemList():
                return {"kind": "list", "id": self.place(f"list{part.number}"), "items": self.items(part)}
            case Table():
                return {
                    "kind": "table",
                    "id": self.place(f"table{part.number}"),
                    "caption": self.inlines(part.caption),
                    "header": [self.inlines(cell) for cell in part.header],
                    "rows": [[self.inlines(cell) for cell in row] for row in part.rows],
                }
            case Figure():
                groups = [[clean(line) for line in group] for group in part.groups]
                return {
                    "kind": "figure",
                    "id": self.place(f"figure{part.number}"),
                    "caption": self.inlines(part.caption),
                    "groups": groups,
                    "titled": list(part.titled),
                }
            case _:
                return {"kind": "p", "said": self.inlines(parse(part.text))}

    def items(self, part: ItemList) -> list[Any]:
        """Return the items of a list, each with those of the lists in it."""
        lists: list[list[Any]] = [[]]
        for item, ends in nested(part.items):
            if ends < 0:
                lists.append(lists[-1][-1][2])
            for _ in range(ends):
                lists.pop()
            lists[-1].append([clean(item.label), self.inlines(item.content), []])
        return lists[0]

    def uncalled(self) -> Iterator[Block]:
        """Yield the printed heading of the notes, and below it those that no marker calls."""
        document = self.taken.document
        if not document.notes and not document.notes_heading:
            return
        if document.notes_heading:
            yield self.heading(document.notes_heading, "", "notes")
        left = [note for note in self.taken.notes if note.stray or note.label not in self.called]
        where = "stand at the foot of its pages" if len(left) < len(document.notes) else "follow"
        yield {"kind": "small", "ours": True, "said": [f"End of the text; its notes {where}."]}
        for note in left:
            yield {
                "kind": "note",
                "id": self.place(f"fn:{note.label}"),
                "label": clean(note.label),
                "said": self.note(note),
            }

    def entries(self) -> Iterator[Block]:
        """Yield the printed list of references, and the works cited that it lacks."""
        document, unlisted = self.taken.document, () if self.shared else self.taken.unlisted
        if document.entries:
            yield self.heading(document.references_heading, "References", "references")
        for entry in document.entries:
            if entry.above:
                yield self.heading(entry.above, "", entry.above.anchor)
            label = [f"{clean(entry.label)} "] if entry.label else []
            said = [*label, *self.inlines(entry.content)]
            yield {"kind": "entry", "id": self.place(entry.anchor), "said": said}
        if unlisted:
            yield self.heading(None, "Works cited, from the edition’s bibliography", "edition.works")
        for work in unlisted:
            anchor = self.place(self.taken.target(work.key))
            yield {"kind": "entry", "id": anchor, "said": self.inlines(work.line), "ours": True}

    def remarks(self) -> Iterator[Block]:
        """Yield the editors' remarks."""
        rows = [*statements.remarks(self.taken)]
        if rows:
            yield self.heading(None, "Emendations and remarks of the editors", "edition.remarks")
        for remark, anchor, name in rows:
            before, words, behind = statements.remark_words(remark)
            label = f"{name[:1].upper()}{name[1:]}"
            where = ["c", f"{self.prefix}{anchor}", [clean(label)]] if anchor in self.ids else clean(label)
            said = [where, clean(f". {before}“{words}”{behind}")]
            yield {
                "kind": "small",
                "id": self.place(f"edition.ed{remark.number}"),
                "said": said,
                "ours": True,
            }

    def blocks(self) -> list[Block]:
        """Return the paper's blocks, its list of references last, where programs look for it."""
        body = [block for part in self.taken.document.body for block in (*self.images(part), self.node(part))]
        made = [*self.front(), *body, *self.uncalled()]
        entries = [*self.entries()]
        made += [*self.remarks(), *entries]
        level = self.above
        for block in made:
            if block["kind"] == "h":  # no heading may skip a level (PDF/UA-1, 7.4.2)
                level = block["level"] = min(level + 1, block["level"])
        return made


def of_work(key: str) -> str:
    """Return the place of a work in the list of a whole edition."""
    return f"edition.work-{key}"
