"""A paper as JATS, Archiving 1.3 (https://jats.nlm.nih.gov/archiving/1.3/): its text, notes, entries and works.

What the edition adds within the text has ``specific-use="edition"``; places have the names of their addresses.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.language.addresses import safe_url
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
    Unparsed,
)
from edition.takeaway import formulas, jats_front, statements
from edition.takeaway.given import Taken
from edition.takeaway.jats_works import add_work
from edition.takeaway.tree import REMARKS, WORKS, Sections, add, add_text, finished, name, nested
from edition.text.inlines import without_links
from edition.text.markup import parse

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN"'
    ' "JATS-archivearticle1-3.dtd">\n'
)

OURS = {"specific-use": "edition"}

STRESS = {Emph: "italic", Strong: "bold"}

BLOCKS = frozenset(
    [
        "front",
        "journal-meta",
        "article-meta",
        "title-group",
        "contrib-group",
        "contrib",
        "abstract",
        "kwd-group",
        "permissions",
        "notes",
        "body",
        "sec",
        "title",
        "p",
        "list",
        "list-item",
        "table-wrap",
        "caption",
        "thead",
        "tbody",
        "tr",
        "fig",
        "back",
        "fn-group",
        "fn",
        "ref-list",
        "ref",
        "mixed-citation",
        "element-citation",
        "disp-quote",
    ]
)


def text(taken: Taken) -> str:
    """Return the file."""
    root = ET.Element(
        "article",
        {
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "article-type": "research-article",
            "dtd-version": "1.3",
            "xml:lang": "en",
        },
    )
    writer = Writer(taken)
    writer.front(root)
    writer.body(add(root, "body"))
    writer.back(add(root, "back"))
    return finished(root, BLOCKS, DOCTYPE)


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
                    add(parent, "sup", value)
                case Subscript(value):
                    add(parent, "sub", value)
                case Formula():
                    formulas.jats(parent, item)
                case NoteRef():
                    call(parent, item)
                case Emph(children) | Strong(children):
                    self.inlines(add(parent, STRESS[type(item)]), children)
                case Link(url, children):
                    target = safe_url(url)
                    values = {"ext-link-type": "uri", "xlink:href": target}
                    self.inlines(add(parent, "ext-link", "", values) if target else parent, children)
                case Cite(children, works) if works:
                    # The first work stands for all: "rid" of a citation names one place in most readers.
                    values = {
                        "ref-type": "bibr",
                        "rid": " ".join(name(self.taken.target(key)) for key in works),
                    }
                    if item.id:
                        values["id"] = name(item.id)
                    self.inlines(add(parent, "xref", "", values), without_links(children))
                case Mark():
                    pass
                case _:
                    self.inlines(parent, item.children)

    def paragraph(self, parent: ET.Element, content: Inlines, anchor: str = "") -> None:
        """Append a paragraph."""
        self.inlines(add(parent, "p", "", {"id": name(anchor)} if anchor else {}), content)

    def heading(self, parent: ET.Element, part: Heading | None, otherwise: str = "") -> None:
        """Append a printed heading, or the one that the edition supplies."""
        if part:
            self.inlines(add(parent, "title"), part.content)
        elif otherwise:
            add(parent, "title", otherwise, OURS)

    def front(self, root: ET.Element) -> None:
        """Write what stands before the body: first what the paper is, then its printed front matter."""
        document = self.taken.document
        front = add(root, "front")
        abstract = ET.Element("abstract", {"id": "abstract"})
        self.heading(abstract, document.abstract_heading, "Abstract")
        for part in document.abstract:
            self.paragraph(abstract, part.content)
        has_abstract = bool(document.abstract or document.abstract_heading)
        jats_front.add_front(front, self.taken, abstract if has_abstract else None)
        if document.front:
            box = add(front, "notes", "", {"notes-type": "front-matter"})
            for part in document.front:
                self.paragraph(box, part.content)
        if document.author_note:
            self.paragraph(
                add(front, "notes", "", {"notes-type": "author-note", "id": "author-note"}),
                document.author_note.content,
            )
        said = add(front, "notes", "", {"notes-type": "edition", **OURS})
        for row in statements.about(self.taken):
            add(said, "p", row)

    def body(self, parent: ET.Element) -> None:
        """Write the body."""
        sections = Sections(parent, "sec", "id")
        for part in self.taken.document.body:
            if isinstance(part, Heading):
                self.heading(sections.begin(part), part)
            else:
                self.node(sections.last, part)

    def node(self, parent: ET.Element, part: Node) -> None:
        """Append a node of the body that is no heading."""
        match part:
            case Paragraph():
                box = add(parent, "disp-quote") if part.quoted else parent
                self.paragraph(box, part.content, f"p{part.number}" if part.number else "")
            case ItemList():
                self.item_list(parent, part)
            case Table():
                self.table(add(parent, "table-wrap", "", {"id": f"table{part.number}"}), part)
            case Figure():
                box = add(parent, "fig", "", {"id": f"figure{part.number}"})
                self.inlines(add(add(box, "caption"), "title"), part.caption)
                for group in part.groups:
                    listed = add(box, "list", "", {"list-type": "simple"})
                    for line in group:
                        add(add(listed, "list-item"), "p", line)
            case Unparsed():
                self.paragraph(parent, parse(part.text))

    def item_list(self, parent: ET.Element, part: ItemList) -> None:
        """Append a list; the lists in its items stand in them."""
        kind = {"list-type": "simple" if any(item.label for item in part.items) else "bullet"}
        lists = [add(parent, "list", "", {"id": f"list{part.number}", **kind})]
        for item, ends in nested(part.items):
            if ends < 0:
                lists.append(add(lists[-1][-1], "list", "", kind))
            for _ in range(ends):
                lists.pop()
            row = add(lists[-1], "list-item")
            if item.label:
                add(row, "label", item.label)
            self.inlines(add(row, "p"), item.content)

    def table(self, box: ET.Element, part: Table) -> None:
        """Append a table with its caption."""
        if part.caption:
            self.inlines(add(add(box, "caption"), "title"), part.caption)
        grid = add(box, "table")
        if any(part.header):
            row = add(add(grid, "thead"), "tr")
            for cell in part.header:
                self.inlines(add(row, "th", "", {"scope": "col"}), cell)
        body = add(grid, "tbody")
        for cells in part.rows:
            row = add(body, "tr")
            for cell in cells:
                self.inlines(add(row, "td"), cell)

    def back(self, parent: ET.Element) -> None:
        """Write notes, entries and the works without an entry."""
        document = self.taken.document
        if document.notes:
            box = add(parent, "fn-group", "", {"id": "notes"})
            self.heading(box, document.notes_heading, "Notes")
            for note in self.taken.notes:
                self.note(box, note)
        if document.entries:
            self.entries(add(parent, "ref-list", "", {"id": "references"}))
        if self.taken.unlisted:
            box = add(parent, "ref-list", "", {"id": WORKS, **OURS})
            add(box, "title", "Works cited, from the edition’s bibliography")
            for work in self.taken.unlisted:
                add_work(add(box, "ref", "", {"id": name(self.taken.target(work.key))}), work)
        if self.taken.remarks:
            box = add(parent, "notes", "", {"notes-type": "edition", "id": REMARKS, **OURS})
            add(box, "title", "Emendations and remarks of the editors")
            for remark, _, place in statements.remarks(self.taken):
                before, words, behind = statements.remark_words(remark)
                said = f"{place[:1].upper()}{place[1:]}. {before}“{words}”{behind}"
                add(box, "p", said, {"id": f"ed{remark.number}"})

    def entries(self, parent: ET.Element) -> None:
        """Append the printed list of references, each entry with the record of its work."""
        document = self.taken.document
        self.heading(parent, document.references_heading, "References")
        listed = parent
        for entry in document.entries:
            if entry.above:
                listed = add(parent, "ref-list", "", {"id": name(entry.above.anchor)})
                self.heading(listed, entry.above)
            row = add(listed, "ref", "", {"id": entry.anchor})
            if entry.label:
                add(row, "label", entry.label)
            self.inlines(add(row, "mixed-citation"), entry.content)
            key = self.taken.given.linked.works_of_entries.get(entry.number)
            if key and key in self.taken.given.works:
                add_work(row, self.taken.given.works[key])

    def note(self, parent: ET.Element, part: Note) -> None:
        """Append a note, with links to the works that it cites without words of their own."""
        first = part.label not in self.noted
        self.noted.add(part.label)
        values = {"id": name(f"fn:{part.label}")} if first else {}
        box = add(parent, "fn", "", values)
        add(box, "label", part.label)
        row = add(box, "p")
        self.inlines(row, part.content)
        for citation in self.taken.in_notes.get(part.label, ()) if first else ():
            for key in citation.works:
                add_text(row, " ")
                values = {"ref-type": "bibr", "rid": name(self.taken.target(key)), **OURS}
                add(row, "xref", self.taken.given.works[key].name, values)


def call(parent: ET.Element, item: NoteRef) -> None:
    """Append the marker of a note; without a note it is a raised number."""
    if item.after:
        add(parent, "sup", item.after)
    if item.dead:
        add(parent, "sup", item.label)
        return
    made = add(parent, "xref", "", {"ref-type": "fn", "rid": name(f"fn:{item.label}")})
    if not item.implied:
        add(made, "sup", item.label)
