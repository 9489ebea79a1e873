"""The addressable places of papers, and checks of places that the editors name."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Literal

from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.later import SHELVES, Later
from edition.model.shelf import Shelf, held_at
from edition.model.text import Document, Figure, Heading, Inlines, ItemList, Node, Paragraph, Span, Table
from edition.text.paper import Paper


@dataclass(frozen=True, slots=True)
class Passage:
    """One place with an anchor: its paper, its kind, its heading, its words.

    ``text`` is the edited text without note markers; line breaks separate the cells of a table
    and the items of a list.
    """

    paper: str
    anchor: str
    kind: Kind
    section: str
    text: str


Places = Mapping[str, Mapping[str, Passage]]

Headed = tuple[int, int, Passage]  # number of passages before a heading, its level, the heading


@dataclass(frozen=True, slots=True)
class Words(Later):
    """The words of a paper: its passages, and its headings."""

    passages: tuple[Passage, ...] = ()
    headings: tuple[Headed, ...] = ()


class OfPaper(Mapping[str, Passage]):
    """The passages of a paper by anchor; one that is asked for by itself is read without the others."""

    def __init__(self, known: Known, slug: str) -> None:
        """In: the passages of all papers; the paper."""
        self.known, self.slug = known, slug

    def __getitem__(self, anchor: str) -> Passage:
        """Return a passage; raises ``KeyError`` if there is none."""
        if (found := self.known.alone(self.slug).passage(self.slug, anchor)) is None:
            raise KeyError(anchor)
        return found

    def __contains__(self, anchor: object) -> bool:
        """Tell whether there is a passage of an anchor."""
        return anchor in self.known.alone(self.slug).names

    def __iter__(self) -> Iterator[str]:
        """Yield the anchors."""
        return iter(self.known.alone(self.slug).names)

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.known.alone(self.slug).names)

    def values(self) -> ValuesView[Passage]:
        """Return the passages, read together."""
        return self.known.every(self.slug).values()

    def items(self) -> ItemsView[str, Passage]:
        """Return the passages with their anchors, read together."""
        return self.known.every(self.slug).items()

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process, and into keys, as what it has."""
        return dict, (self.known.every(self.slug),)


BETWEEN = "\0"  # anchors that stand in one text; it occurs in no text


@dataclass(frozen=True, slots=True)
class Alone:
    """Where a file has each passage of a paper: the anchors; the first byte of all, and where each ends, counted from it."""

    anchors: str
    shelf: Shelf
    first: int
    ends: array[int]

    @property
    def names(self) -> list[str]:
        """The anchors, in their order."""
        return self.anchors.split(BETWEEN) if self.ends else []

    def passage(self, slug: str, anchor: str) -> Passage | None:
        """Return a passage of the paper; nothing if there is none of this anchor."""
        try:
            at = self.names.index(anchor)
        except ValueError:
            return None
        begin = self.ends[at - 1] if at else 0
        return Passage(
            slug, anchor, *json.loads(held_at((self.shelf, self.first + begin, self.ends[at] - begin)))
        )


def alone(passages: Mapping[str, Passage], shelf: Shelf) -> Alone:
    """Put the passages of a paper on a shelf, one by one."""
    rows = [json.dumps((its.kind, its.section, its.text)).encode() for its in passages.values()]
    _, first, _ = shelf.put(b"".join(rows))
    return Alone(BETWEEN.join(passages), shelf, first, array("L", accumulate(map(len, rows))))


class Known(Mapping[str, Mapping[str, Passage]]):
    """The passages of papers by slug and anchor, of which only the last few papers are in memory.

    What looks across the papers asks for single passages again and again, paper after paper; a file has them.
    """

    def __init__(self, papers: Mapping[str, Callable[[], Iterable[Passage]]]) -> None:
        """``papers`` are what reads the passages of each paper, by slug."""
        self.papers = papers
        self.last: dict[str, dict[str, Passage]] = {}
        self.shelf = SHELVES[-1] or Shelf()
        self.held: dict[str, Alone] = {}

    def __getitem__(self, slug: str) -> Mapping[str, Passage]:
        """Return the passages of a paper by anchor."""
        if slug not in self.papers:
            raise KeyError(slug)
        return OfPaper(self, slug)

    def alone(self, slug: str) -> Alone:
        """Return where each passage of a paper is."""
        if slug not in self.held:
            self.held[slug] = alone(self.every(slug), self.shelf)
        return self.held[slug]

    def every(self, slug: str) -> dict[str, Passage]:
        """Return all passages of a paper by anchor."""
        if slug not in self.last:
            if len(self.last) == AT_ONCE:
                del self.last[next(iter(self.last))]
            self.last |= known({slug: self.papers[slug]()})
        return self.last[slug]

    def forget(self) -> None:
        """Keep no passage in memory; whoever asks for one reads it again."""
        self.last.clear()

    def __contains__(self, slug: object) -> bool:
        """Tell whether there is a paper."""
        return slug in self.papers

    def __iter__(self) -> Iterator[str]:
        """Yield the slugs."""
        return iter(self.papers)

    def __len__(self) -> int:
        """Return the number of papers."""
        return len(self.papers)


AT_ONCE = 16  # papers of which the passages are in memory


def without(places: Places, slugs: Collection[str]) -> Places:
    """Return the places of the papers but some; they are read when they are wanted."""
    return Known({slug: partial(passages_of, places, slug) for slug in places if slug not in slugs})


def passages_of(places: Places, slug: str) -> Iterable[Passage]:
    """Return the passages of a paper."""
    return places[slug].values()


def places(papers: Iterable[Paper]) -> dict[str, dict[str, Passage]]:
    """Return every passage of the papers by slug and anchor."""
    return known({paper.spec.slug: of_paper(paper) for paper in papers})


def known(parts: Mapping[str, Iterable[Passage]]) -> dict[str, dict[str, Passage]]:
    """Index passages by slug and anchor; the paragraphs of an abstract become one passage."""
    found: dict[str, dict[str, Passage]] = {}
    for slug, told in parts.items():
        mine = found.setdefault(slug, {})
        for part in told:
            before = mine.get(part.anchor)
            text = f"{before.text}\n{part.text}" if before else part.text
            mine[part.anchor] = Passage(part.paper, part.anchor, part.kind, part.section, text)
    return found


def dead(known: Places, paper: str, anchors: Iterable[str], at: Span) -> Iterator[Diagnostic]:
    """Yield a finding for each paper or anchor that does not exist; ``at`` is the place in the data."""
    if paper not in known:
        yield diagnose("LOC001", at, f"there is no paper “{paper}”", about=(paper,))
        return
    for anchor in anchors:
        if anchor not in known[paper]:
            yield diagnose("LOC001", at, f"{paper} has no place “{anchor}”", about=(paper,))


def misquoted(known: Places, paper: str, anchor: str, quote: str, at: Span) -> Iterator[Diagnostic]:
    """Yield a finding if a place does not contain exactly the quoted words."""
    passage = known.get(paper, {}).get(anchor)
    if passage and " ".join(quote.split()) not in " ".join(passage.text.split()):
        yield diagnose("LOC002", at, f"{paper}#{anchor} does not say “{quote}”", about=(paper,))


Kind = Literal["abstract", "text", "list", "table", "figure", "note", "reference", "heading"]


def words(inlines: Inlines) -> str:
    """Return inlines as one line of plain characters."""
    return " ".join(plain(inlines).split())


def node_text(node: Node) -> tuple[Kind, str, str]:
    """Return the kind, anchor and words of a body node."""
    match node:
        case Paragraph():
            return "text", f"p{node.number}", words(node.content)
        case ItemList():
            rows = [f"{item.label} {words(item.content)}".strip() for item in node.items]
            return "list", f"list{node.number}", "\n".join(rows)
        case Table():
            cells = [node.caption, *node.header, *(cell for row in node.rows for cell in row)]
            return "table", f"table{node.number}", "\n".join(words(cell) for cell in cells)
        case Figure():
            lines = [words(node.caption), *(line for group in node.groups for line in group)]
            return "figure", f"figure{node.number}", "\n".join(lines)
        case _:
            return "text", "", ""


def abstract(places: Iterable[Passage]) -> str:
    """Return the words of a paper's abstract."""
    return " ".join(part.text for part in places if part.kind == "abstract")


def of_document(slug: str, document: Document) -> Iterator[Passage]:
    """Yield the passages of a document in the order of its page."""
    for paragraph in document.abstract:
        yield Passage(slug, "abstract", "abstract", "Abstract", words(paragraph.content))
    section = ""
    for node in document.body:
        if isinstance(node, Heading):
            section = words(node.content)
            continue
        kind, anchor, text = node_text(node)
        if anchor:
            yield Passage(slug, anchor, kind, section, text)
    for note in document.notes:
        yield Passage(slug, f"fn:{note.label}", "note", f"Note {note.label}", words(note.content))
    for entry in document.entries:
        yield Passage(slug, entry.anchor, "reference", "References", words(entry.content))


def of_paper(paper: Paper) -> tuple[Passage, ...]:
    """Return the passages of a paper."""
    return tuple(of_document(paper.spec.slug, paper.document))


def headings_of(paper: Paper) -> Iterator[Headed]:
    """Yield the headings of a paper, each with the number of passages before it and its level.

    Headings are not passages, since nothing is quoted from them; a count of words includes them.
    """
    document = paper.document
    before = len(document.abstract)
    for node in document.body:
        if isinstance(node, Heading):
            text = words(node.content)
            yield before, node.level, Passage(paper.spec.slug, node.anchor, "heading", text, text)
        elif node_text(node)[1]:
            before += 1
