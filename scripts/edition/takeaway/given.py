"""What the files of a paper are made from: its document with the editors' marks, and its works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from edition.citations.link import Linked
from edition.data.paper import Description, PaperSpec
from edition.language.typography import curl
from edition.model.formulas import Formula
from edition.model.text import (
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Mark,
    Node,
    Note,
    NoteRef,
    Paragraph,
    Subscript,
    Superscript,
    Table,
    Text,
)
from edition.model.works import Citation
from edition.records.item import Item
from edition.takeaway import pictures
from edition.takeaway.pictures import TakenImage
from edition.text import editorial
from edition.text.editorial import Remark
from edition.text.paper import Paper


class Unset(Exception):  # noqa: N818 - what it is, not that it is an error
    """A file that cannot be made, with the reason in words, and the letters that no font has, if that is the reason."""

    def __init__(self, reason: str, letters: frozenset[str] = frozenset()) -> None:
        super().__init__(reason)
        self.letters = letters

    def of(self, text: str) -> str:
        """Return the reason, with only those letters that a text has, if it has any of them."""
        mine = {one for one in self.letters if one in text} or self.letters
        listed = ", ".join(f"“{one}” (U+{ord(one[0]):04X})" for one in sorted(mine))
        return f"no font has {listed}" if listed else f"{self}"


@dataclass(frozen=True, slots=True)
class TakenWork:
    """A work that a paper cites or lists: its key, its short name, its reference, its record."""

    key: str
    name: str
    line: Inlines
    record: Item


@dataclass(frozen=True, slots=True)
class Given:
    """A paper as its files are made from it.

    ``edition`` is the edition's title, ``record`` the paper's own record, ``line`` its reference in Chicago's
    author–date style; ``works`` are the works that it cites or lists, by key; ``modified`` is the day of the edition's
    newest change; ``press`` is what sets PDFs, ``""`` if none are made;
    ``home`` is the address of the site, if it has one; ``state`` names its version or day; ``images`` are those that its
    page shows.
    """

    edition: str
    linked: Linked
    record: Item
    line: Inlines
    works: Mapping[str, TakenWork]
    modified: str = ""
    press: str = ""
    home: str = ""
    state: str = ""
    images: tuple[TakenImage, ...] = ()

    @property
    def paper(self) -> Paper:
        """The paper itself."""
        return self.linked.paper

    @property
    def spec(self) -> PaperSpec:
        """The paper's data."""
        return self.linked.paper.spec


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper made ready: its document as edited, with the marks of the editors' remarks.

    ``places`` are the anchors where the remarks are marked, by their number; ``entry_of`` is the anchor of the
    printed entry of each work, by key; ``unlisted`` are the works without one, which the edition lists itself.
    ``in_notes`` are the citations of each note that have no words of their own.
    """

    given: Given
    document: Document
    remarks: tuple[Remark, ...]
    places: Mapping[int, str]
    entry_of: Mapping[str, str]
    unlisted: tuple[TakenWork, ...]
    in_notes: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    images: Mapping[int, tuple[TakenImage, ...]] = field(default_factory=dict)

    def before(self, part: Node) -> Iterator[TakenImage]:
        """Yield the images that the page shows before a node of the body."""
        return pictures.before(self.images, part)

    @property
    def shown(self) -> list[TakenImage]:
        """The images in the order of the page."""
        return [one for part in self.document.body for one in self.before(part)]

    @property
    def about(self) -> Description:
        """The facts about the paper."""
        return self.given.spec.description

    @property
    def title(self) -> str:
        """The paper's title on one line."""
        return title(self.given)

    @property
    def calls(self) -> list[NoteRef]:
        """The markers of notes, in the order of the page."""
        return [item for part in contents(self.document) for item in flat(part) if isinstance(item, NoteRef)]

    @property
    def notes(self) -> list[Note]:
        """The notes in the order of the page: those without a marker follow the others."""
        return sorted(self.document.notes, key=lambda note: note.stray)

    def target(self, key: str) -> str:
        """Return the anchor of a work in the file: of its printed entry, or in the list that the edition adds."""
        return self.entry_of.get(key) or f"work-{key}"


def title(given: Given) -> str:
    """Return the title of a paper on one line."""
    return " ".join(curl(given.spec.description.title.text).split()) or given.spec.slug


def ready(given: Given) -> Taken:
    """Make a paper ready."""
    document, remarks, _ = editorial.apply(given.paper)
    entry_of: dict[str, str] = {}
    for entry in document.entries:
        if key := given.linked.works_of_entries.get(entry.number):
            entry_of.setdefault(key, entry.anchor)
    cited = {key for citation in given.linked.citations for key in citation.works}
    unlisted = tuple(
        work for key, work in sorted(given.works.items()) if key in cited and key not in entry_of
    )
    in_notes: dict[str, list[Citation]] = defaultdict(list)
    for citation in given.linked.citations:
        if citation.note and not citation.id:
            in_notes[citation.note].append(citation)
    return Taken(
        given,
        document,
        tuple(remarks),
        dict(marked(document)),
        entry_of,
        unlisted,
        {label: tuple(found) for label, found in in_notes.items()},
        pictures.placed(given.images, given.paper.source),
    )


def node_anchor(node: Node) -> str:
    """Return the anchor of a node of the body, ``""`` if it has none."""
    match node:
        case Heading():
            return node.anchor
        case Paragraph():
            return f"p{node.number}" if node.number else ""
        case ItemList():
            return f"list{node.number}"
        case Table():
            return f"table{node.number}"
        case Figure():
            return f"figure{node.number}"
        case _:
            return ""


def node_contents(node: Node) -> Iterator[Inlines]:
    """Yield the inlines of a node of the body."""
    match node:
        case Heading() | Paragraph():
            yield node.content
        case ItemList():
            for item in node.items:
                yield item.content
        case Table():
            yield from (node.caption, *node.header)
            for row in node.rows:
                yield from row
        case Figure():
            yield node.caption


def named(document: Document) -> Iterator[tuple[str, Inlines]]:
    """Yield the inlines of a document in the order of its page, each with the anchor of its place."""
    for paragraph in document.front:
        yield "title", paragraph.content
    if document.author_note:
        yield "author-note", document.author_note.content
    if document.abstract_heading:
        yield "abstract", document.abstract_heading.content
    for paragraph in document.abstract:
        yield "abstract", paragraph.content
    for node in document.body:
        for content in node_contents(node):
            yield node_anchor(node), content
    if document.notes_heading:
        yield "notes", document.notes_heading.content
    for note in document.notes:
        yield f"fn:{note.label}", note.content
    if document.references_heading:
        yield "references", document.references_heading.content
    for entry in document.entries:
        if entry.above:
            yield entry.above.anchor, entry.above.content
        yield entry.anchor, entry.content


def contents(document: Document) -> Iterator[Inlines]:
    """Yield the inlines of a document in the order of its page."""
    return (content for _, content in named(document))


def flat(inlines: Inlines) -> Iterator[Inline]:
    """Yield inlines and everything in them."""
    for item in inlines:
        yield item
        if not isinstance(item, Text | Superscript | Subscript | Formula | NoteRef | Mark):
            yield from flat(item.children)


def marked(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the number of each remark that has a mark, and the anchor of its place."""
    for anchor, content in named(document):
        for item in flat(content):
            if isinstance(item, Mark):
                yield item.number, anchor
