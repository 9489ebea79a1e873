"""A paper as TEI P5 (https://tei-c.org/guidelines/p5/): its text with the apparatus, and its works beside it.

What the edition adds within the text has ``resp="#edition"``; places have the names of their addresses.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.citations import reasons
from edition.language.addresses import safe_url
from edition.language.strings import one_line
from edition.model.formulas import Formula
from edition.model.text import (
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
from edition.takeaway import formulas, statements, tei_header
from edition.takeaway.given import Taken, flat, named
from edition.takeaway.tei_works import add_work
from edition.takeaway.tree import Sections, add, add_text, finished, name, nested, pointer
from edition.text.inlines import without_links
from edition.text.markup import parse

OURS = {"resp": "#edition"}

STRESS = {Emph: "italic", Strong: "bold"}

BLOCKS = frozenset(
    [
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "respStmt",
        "publicationStmt",
        "sourceDesc",
        "encodingDesc",
        "profileDesc",
        "text",
        "front",
        "body",
        "back",
        "div",
        "head",
        "p",
        "list",
        "item",
        "table",
        "row",
        "figure",
        "note",
        "listBibl",
        "bibl",
        "biblStruct",
        "standOff",
        "annotation",
        "listAnnotation",
    ]
)


def text(taken: Taken) -> str:
    """Return the file."""
    return finished(root(taken), BLOCKS)


def root(taken: Taken) -> ET.Element:
    """Return the element that is the paper."""
    made = ET.Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0", "xml:lang": "en"})
    tei_header.add_header(made, taken)
    writer = Writer(taken)
    whole = add(made, "text")
    writer.front(add(whole, "front"))
    writer.body(add(whole, "body"))
    writer.back(add(whole, "back"))
    writer.beside(add(made, "standOff"))
    for part in [*whole]:
        if not len(part) and part.tag != "body":
            whole.remove(part)
    return made


class Writer:
    """Writes the parts of one paper."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.noted: set[str] = set()  # labels of the notes that have a name: only the first of a label has

    def inlines(self, parent: ET.Element, items: Inlines) -> None:
        """Append inlines to a parent."""
        for item in items:
            match item:
                case Text(value):
                    add_text(parent, value)
                case Superscript(value):
                    add(parent, "hi", value, {"rend": "superscript"})
                case Subscript(value):
                    add(parent, "hi", value, {"rend": "subscript"})
                case Formula():
                    formulas.tei(parent, item)
                case NoteRef():
                    call(parent, item)
                case Emph(children) | Strong(children):
                    self.inlines(add(parent, "hi", "", {"rend": STRESS[type(item)]}), children)
                case Link(url, children):
                    target = safe_url(url)
                    self.inlines(add(parent, "ref", "", {"target": target}) if target else parent, children)
                case Cite():
                    self.citation(parent, item)
                case Mark(number):
                    add(parent, "anchor", "", {"xml:id": f"edref{number}", "type": "remark"})
                case Edited(children, printed):
                    choice = add(parent, "choice")
                    add(choice, "sic", printed)
                    self.inlines(add(choice, "corr", "", OURS), children)
                case _:
                    self.inlines(parent, item.children)

    def citation(self, parent: ET.Element, item: Cite) -> None:
        """Append a citation: it leads to its works, or is marked as unresolved."""
        if item.works:
            values = {"type": "citation", "target": pointer(map(self.taken.target, item.works))}
            box = add(parent, "ref", "", values)
        else:
            box = add(parent, "seg", "", {"type": "citation", "subtype": "unresolved"})
        if item.id:
            box.set("xml:id", name(item.id))
        self.inlines(box, without_links(item.children) if item.works else item.children)

    def paragraph(self, parent: ET.Element, content: Inlines, anchor: str = "") -> None:
        """Append a paragraph."""
        self.inlines(add(parent, "p", "", {"xml:id": name(anchor)} if anchor else {}), content)

    def heading(self, parent: ET.Element, part: Heading | None, otherwise: str = "") -> None:
        """Append a printed heading, or the one that the edition supplies."""
        if part:
            self.inlines(add(parent, "head"), part.content)
        elif otherwise:
            add(parent, "head", otherwise, OURS)

    def front(self, parent: ET.Element) -> None:
        """Write what stands before the body."""
        document = self.taken.document
        if document.front:
            box = add(parent, "div", "", {"type": "front-matter", "xml:id": "title"})
            for part in document.front:
                self.paragraph(box, part.content)
        if document.author_note:
            self.paragraph(add(parent, "div", "", {"type": "author-note", "xml:id": "author-note"}),
                           document.author_note.content)  # fmt: skip
        if document.abstract or document.abstract_heading:
            box = add(parent, "div", "", {"type": "abstract", "xml:id": "abstract"})
            self.heading(box, document.abstract_heading, "Abstract")
            for part in document.abstract:
                self.paragraph(box, part.content)

    def body(self, parent: ET.Element) -> None:
        """Write the body."""
        sections = Sections(parent, "div", "xml:id")
        if not self.taken.document.body:
            add(parent, "p")
        for part in self.taken.document.body:
            if isinstance(part, Heading):
                self.heading(sections.begin(part), part)
            else:
                self.node(sections.last, part)

    def node(self, parent: ET.Element, part: Node) -> None:
        """Append a node of the body that is no heading."""
        match part:
            case Paragraph():
                box = add(parent, "quote") if part.quoted else parent
                self.paragraph(box, part.content, f"p{part.number}" if part.number else "")
            case ItemList():
                self.item_list(parent, part)
            case Table():
                box = add(parent, "table", "", {"xml:id": f"table{part.number}"})
                if part.caption:
                    self.inlines(add(box, "head"), part.caption)
                for number, cells in enumerate((part.header, *part.rows)):
                    row = add(box, "row", "", {"role": "label" if not number else "data"}) if cells else box
                    for cell in cells:
                        self.inlines(add(row, "cell"), cell)
            case Figure():
                box = add(parent, "figure", "", {"xml:id": f"figure{part.number}"})
                self.inlines(add(box, "head"), part.caption)
                for group in part.groups:
                    listed = add(box, "list")
                    for line in group:
                        add(listed, "item", line)
            case Unparsed():
                self.paragraph(parent, parse(part.text))

    def item_list(self, parent: ET.Element, part: ItemList) -> None:
        """Append a list; the lists in its items stand in them."""
        lists = [add(parent, "list", "", {"xml:id": f"list{part.number}"})]
        for item, ends in nested(part.items):
            if ends < 0:
                lists.append(add(lists[-1][-1], "list"))
            for _ in range(ends):
                lists.pop()
            row = add(lists[-1], "item")
            if item.label:
                add(row, "label", item.label).tail = " "
            self.inlines(row, item.content)

    def back(self, parent: ET.Element) -> None:
        """Write notes and entries."""
        document = self.taken.document
        if document.notes:
            box = add(parent, "div", "", {"type": "notes", "xml:id": "notes"})
            self.heading(box, document.notes_heading, "Notes")
            for note in self.taken.notes:
                self.note(box, note)
        if not document.entries:
            return
        box = add(parent, "div", "", {"type": "bibliography", "xml:id": "references"})
        self.heading(box, document.references_heading, "References")
        listed = None
        for entry in document.entries:
            if listed is None or entry.above:
                listed = add(box, "listBibl", "", {"xml:id": name(entry.above.anchor)} if entry.above else {})
                self.heading(listed, entry.above)
            row = add(listed, "bibl", f"{entry.label} " * bool(entry.label), {"xml:id": entry.anchor})
            self.inlines(row, entry.content)

    def note(self, parent: ET.Element, part: Note) -> None:
        """Append a note, with pointers to the works that it cites without words of their own."""
        first = part.label not in self.noted
        self.noted.add(part.label)
        values = {"n": part.label, "place": "end", "type": "uncalled" if part.stray else ""}
        if first:
            values["xml:id"] = name(f"fn:{part.label}")
        if part.antecedent:
            values["corresp"] = pointer([f"fn:{part.antecedent}"])
        box = add(parent, "note", "", values)
        self.inlines(box, part.content)
        for citation in self.taken.in_notes.get(part.label, ()) if first else ():
            if citation.works:
                add(
                    box,
                    "ptr",
                    "",
                    {"type": "citation", "target": pointer(map(self.taken.target, citation.works))},
                )

    def beside(self, parent: ET.Element) -> None:
        """Write what stands beside the text: the works, the editors' remarks, and why a citation is unresolved."""
        works = add(parent, "listBibl", "", {"type": "works"})
        for key, work in sorted(self.taken.given.works.items()):
            entry = self.taken.entry_of.get(key)
            add_work(works, work, f"work-{key}", pointer([entry]) if entry else "")
        said = add(parent, "listAnnotation", "", OURS)
        for remark, anchor, _ in statements.remarks(self.taken):
            before, words, behind = statements.remark_words(remark)
            box = add(said, "annotation", "", {"xml:id": f"ed{remark.number}"})
            if anchor:
                box.set("target", f"#edref{remark.number}")
            kind = "corrected" if remark.item.replace is not None else "kept"
            add(box, "note", one_line(f"{before}“{words}”{behind}"), {"type": kind})
        for _, content in named(self.taken.document):
            for item in flat(content):
                if isinstance(item, Cite) and not item.works and item.id:
                    values = {"xml:id": f"why-{name(item.id)}", "target": pointer([item.id])}
                    box = add(said, "annotation", "", values)
                    add(box, "note", reasons.sentence(item.unresolved), {"type": "unresolved"})
        for part in (works, said):
            if not len(part):
                parent.remove(part)


def call(parent: ET.Element, item: NoteRef) -> None:
    """Append the marker of a note; without a note it is a raised number."""
    if item.after:
        add(parent, "hi", item.after, {"rend": "superscript"})
    if item.dead:
        add(parent, "hi", item.label, {"rend": "superscript"})
    else:
        values = {"type": "noteAnchor", "target": pointer([f"fn:{item.label}"]), "rend": "superscript"}
        add(parent, "ref", "" if item.implied else item.label, values)
