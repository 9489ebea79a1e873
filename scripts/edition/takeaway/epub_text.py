"""The text of a paper in an EPUB.

Notes are in the form that reading systems show beside the text (``epub:type="footnote"``); places have the addresses
of the paper's page.
"""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from edition.citations import reasons
from edition.language.addresses import safe_url
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
)
from edition.takeaway import formulas, statements
from edition.takeaway.epub_page import OURS, file_of, page, written
from edition.takeaway.given import Taken
from edition.takeaway.tree import WORKS, add, add_text, begins_text, name, nested
from edition.text.inlines import without_links
from edition.text.markup import parse

STRESS = {Emph: "em", Strong: "strong"}


def text(taken: Taken, about: str = "about.xhtml", works: str = "") -> str:
    """Return the page of the text.

    In: the paper; the page with its remarks; the page with the works that have no printed entry, if it is another.
    """
    root, body = page(taken.title, "bodymatter")
    writer = Writer(taken, about, works)
    writer.front(body)
    for part in taken.document.body:
        writer.node(body, part)
    writer.notes(body)
    writer.references(body)
    if not works:
        writer.works(body)
    return written(root)


class Writer:
    """Writes the parts of one paper."""

    def __init__(self, taken: Taken, about: str, works: str) -> None:
        self.taken, self.about, self.page_of_works = taken, about, works
        self.called: Counter[str] = Counter()  # markers written so far, by the label of their note
        self.noted: set[str] = (
            set()
        )  # labels of the notes that have an address: only the first of a label has

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
                    formulas.epub(parent, item)
                case NoteRef():
                    self.call(parent, item)
                case Emph(children) | Strong(children):
                    self.inlines(add(parent, STRESS[type(item)]), children)
                case Link(url, children):
                    target = safe_url(url)
                    self.inlines(add(parent, "a", "", {"href": target}) if target else parent, children)
                case Cite():
                    self.citation(parent, item)
                case Mark(number):
                    self.mark(parent, f"{number}")
                case Edited(children, printed):
                    title = f"Our source has “{printed}”"
                    self.inlines(add(parent, "span", "", {"class": "edited", "title": title}), children)
                case _:
                    self.inlines(parent, item.children)

    def call(self, parent: ET.Element, item: NoteRef) -> None:
        """Append the marker of a note; without a note it is a raised number."""
        if item.after:
            add(parent, "sup", item.after)
        if item.dead:
            add(parent, "sup", item.label)
            return
        self.called[item.label] += 1
        box = add(parent, "sup", "", {"class": OURS} if item.implied else {})
        values = {"epub:type": "noteref", "role": "doc-noteref", "href": f"#{name(f'fn:{item.label}')}"}
        if self.called[item.label] == 1:
            values["id"] = name(f"fnref:{item.label}")
        add(box, "a", item.label, values)

    def target(self, key: str) -> str:
        """Return the address of a work: of its printed entry, or in the list that the edition adds."""
        page = "" if key in self.taken.entry_of else self.page_of_works
        return f"{page}#{name(self.taken.target(key))}"

    def citation(self, parent: ET.Element, item: Cite) -> None:
        """Append a citation: it leads to its work, or says why it leads to none."""
        values = {"id": name(item.id)} if item.id else {}
        if item.works:
            target = self.target(item.works[0])
            box = add(parent, "a", "", {**values, "role": "doc-biblioref", "href": target})
            self.inlines(box, without_links(item.children))
        else:
            said = {"class": "unresolved", "title": reasons.sentence(item.unresolved)}
            self.inlines(add(parent, "span", "", {**values, **said}), item.children)

    def mark(self, parent: ET.Element, number: str) -> None:
        """Append the marker of an editors' remark."""
        values = {"class": f"mark {OURS}", "id": f"edref{number}", "href": f"{self.about}#ed{number}"}
        add(parent, "a", "°", {**values, "aria-label": f"Editors’ remark {number}"})

    def paragraph(self, parent: ET.Element, content: Inlines, number: str = "") -> None:
        """Append a paragraph, with its number if it has one."""
        box = add(parent, "p", "", {"id": f"p{number}"} if number else {})
        if number:
            add(box, "span", number, {"class": f"number {OURS}"})
        self.inlines(box, content)

    def heading(self, parent: ET.Element, part: Heading | None, otherwise: str, anchor: str) -> None:
        """Append a printed heading, or the one that the edition supplies."""
        if part:
            self.inlines(add(parent, f"h{part.level}", "", {"id": name(anchor)}), part.content)
        else:
            add(parent, "h2", otherwise, {"id": name(anchor), "class": OURS})

    def front(self, parent: ET.Element) -> None:
        """Write what stands before the body."""
        document = self.taken.document
        head = add(parent, "div", "", {"class": OURS})
        add(head, "h1", self.taken.title, {"id": "title"})
        for row in statements.people(self.taken):
            add(head, "p", row, {"class": "people"})
        for row in statements.about(self.taken)[:1] if self.taken.given.spec.is_draft else ():
            add(head, "p", row)
        self.inlines(add(head, "p", "", {"class": "reference"}), self.taken.given.line)
        if document.front:
            box = add(parent, "div", "", {"class": "front"})
            add(box, "p", "Front matter as printed", {"class": OURS})
            for part in document.front:
                self.paragraph(box, part.content)
        if document.author_note:
            self.inlines(add(parent, "p", "", {"id": "author-note"}), document.author_note.content)
        if document.abstract or document.abstract_heading:
            box = add(parent, "section", "", {"role": "doc-abstract", "aria-labelledby": "abstract"})
            self.heading(box, document.abstract_heading, "Abstract", "abstract")
            for part in document.abstract:
                self.paragraph(box, part.content)
        if document.abstract and begins_text(document.body):
            self.heading(parent, None, "Text", "text")

    def node(self, parent: ET.Element, part: Node) -> None:
        """Append a node of the body, behind its images."""
        for one in self.taken.before(part):
            values = {"src": file_of(self.taken, one), "alt": one.said}
            add(add(parent, "figure", "", {"id": one.anchor}), "img", "", values)
        match part:
            case Heading():
                self.heading(parent, part, "", part.anchor)
            case Paragraph():
                box = add(parent, "blockquote") if part.quoted else parent
                self.paragraph(box, part.content, f"{part.number}" if part.number else "")
            case ItemList():
                self.item_list(parent, part)
            case Table():
                self.table(parent, part)
            case Figure():
                self.figure(parent, part)
            case _:
                self.paragraph(parent, parse(part.text))

    def item_list(self, parent: ET.Element, part: ItemList) -> None:
        """Append a list; the lists in its items stand in them."""
        plain = {"class": "plain"} if any(item.label for item in part.items) else {}
        lists = [add(parent, "ul", "", {"id": f"list{part.number}", **plain})]
        for item, ends in nested(part.items):
            if ends < 0:
                lists.append(add(lists[-1][-1], "ul", "", plain))
            for _ in range(ends):
                lists.pop()
            row = add(lists[-1], "li", f"{item.label} " if item.label else "")
            self.inlines(row, item.content)

    def table(self, parent: ET.Element, part: Table) -> None:
        """Append a table with its caption."""
        grid = add(parent, "table", "", {"id": f"table{part.number}"})
        if part.caption:
            self.inlines(add(grid, "caption"), part.caption)
        if any(part.header):
            row = add(add(grid, "thead"), "tr")
            for cell in part.header:
                self.inlines(add(row, "th", "", {"scope": "col"}), cell)
        body = add(grid, "tbody")
        for cells in part.rows:
            row = add(body, "tr")
            for cell in cells:
                self.inlines(add(row, "td"), cell)

    def figure(self, parent: ET.Element, part: Figure) -> None:
        """Append a flow figure: boxes of words, each leading to the next."""
        box = add(parent, "figure", "", {"id": f"figure{part.number}"})
        self.inlines(add(box, "figcaption"), part.caption)
        for place, group in enumerate(part.groups):
            if place:
                add(box, "p", "↓", {"class": f"arrow {OURS}", "aria-hidden": "true"})
            words = add(box, "div", "", {"class": "box"})
            for line, said in enumerate(group):
                row = add(words, "p")
                add(row, "strong" if not line and part.titled[place] else "span", said)

    def notes(self, parent: ET.Element) -> None:
        """Write the notes."""
        document = self.taken.document
        if not document.notes:
            return
        values = {"role": "doc-endnotes", "epub:type": "footnotes", "aria-labelledby": "notes"}
        box = add(parent, "section", "", values)
        self.heading(box, document.notes_heading, "Notes", "notes")
        for note in self.taken.notes:
            self.note(box, note)

    def note(self, parent: ET.Element, part: Note) -> None:
        """Append a note, with links back to its marker and to the works that it cites without words of their own."""
        first = part.label not in self.noted
        self.noted.add(part.label)
        values = {"epub:type": "footnote", "role": "doc-footnote", "aria-label": f"Note {part.label}"}
        box = add(parent, "aside", "", {**values, "id": name(f"fn:{part.label}")} if first else values)
        row = add(box, "p")
        if first and self.called[part.label]:
            back = {"role": "doc-backlink", "href": f"#{name(f'fnref:{part.label}')}"}
            add(row, "a", part.label, {**back, "aria-label": f"{part.label}, back to the text"})
        else:
            add(row, "span", part.label)
        add_text(row, " ")
        self.inlines(row, part.content)
        if part.antecedent:
            said = add(row, "span", " (that is, ", {"class": OURS})
            add(
                said, "a", f"note {part.antecedent}", {"href": f"#{name(f'fn:{part.antecedent}')}"}
            ).tail = ")"
        for citation in self.taken.in_notes.get(part.label, ()) if first else ():
            for key in citation.works:
                add(row, "span", " → ", {"class": OURS})
                href = self.target(key)
                values = {"class": OURS, "role": "doc-biblioref", "href": href}
                add(row, "a", self.taken.given.works[key].name, values)

    def references(self, parent: ET.Element) -> None:
        """Write the printed list of references."""
        document = self.taken.document
        if not document.entries:
            return
        values = {"role": "doc-bibliography", "epub:type": "bibliography", "aria-labelledby": "references"}
        box = add(parent, "section", "", values)
        self.heading(box, document.references_heading, "References", "references")
        listed = None
        for entry in document.entries:
            if entry.above:
                self.heading(box, entry.above, "", entry.above.anchor)
            if listed is None or entry.above:
                listed = add(box, "ul", "", {"class": "plain"})
            row = add(listed, "li", f"{entry.label} " if entry.label else "", {"id": entry.anchor})
            self.inlines(row, entry.content)

    def works(self, parent: ET.Element) -> None:
        """Write the works that the paper cites without a printed entry."""
        if not self.taken.unlisted:
            return
        values = {"role": "doc-bibliography", "aria-labelledby": WORKS, "class": OURS}
        box = add(parent, "section", "", values)
        add(box, "h2", "Works cited, from the edition’s bibliography", {"id": WORKS})
        listed = add(box, "ul", "", {"class": "plain"})
        for work in self.taken.unlisted:
            row = add(listed, "li", "", {"id": name(self.taken.target(work.key))})
            self.inlines(row, work.line)
