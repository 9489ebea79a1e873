"""Citations by number in running text, tied to works by the numbers of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from edition.citations.addresses import CitationAddresses
from edition.citations.by_field import Fields
from edition.citations.entry_index import outlets, variants
from edition.citations.in_notes import marker_places
from edition.citations.in_tables import tied_figure, tied_table
from edition.citations.number_marks import KINDS, Kind, Mark, Part
from edition.citations.numbers import find, marks_of
from edition.citations.spellings import Spelling, spelling
from edition.data.works import CitationDecision
from edition.language.regex import lazy_regex
from edition.language.sentences import sentence_at, shortened
from edition.language.typography import curl, plain
from edition.model.text import (
    Cite,
    Document,
    Entry,
    Figure,
    Inlines,
    ItemList,
    Node,
    Paragraph,
    Positions,
    Table,
)
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Attested, Citation, Found
from edition.references.names import people
from edition.references.note_names import only_names
from edition.text.inlines import wrap
from edition.text.paper import Paper
from edition.text.positions import place_of

IN_CELLS: tuple[Kind, ...] = ("square",)

DIGITS = lazy_regex(r"\d+")

HEAD = lazy_regex(
    r"[\W\d]*(?P<name>[^.,:;()]{2,80})"
)  # of an entry: "World Bank", of "9. World Bank. Water."

SENTENCE = lazy_regex(r"[.?!]\s+")  # between the parts of an entry: "Water. World Bank. 2017."

FEWEST_WORDS = 2  # of a name with which a part of an entry may begin, if it is no abbreviation

FEWEST_LETTERS = 3  # of an abbreviation

BEGINS = lazy_regex(r"\[(?P<square>\d{1,3})\]|(?P<bare>\d{1,3})[.)]\s")  # "[12] Small", "12. Small"


def numbers_of(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Return the entries of a list by printed number; by their place if none has a number.

    Where the list was not read as a numbered one, most of its entries may still begin with their numbers. An entry
    that was joined to the one before it has none, and no place can stand for it.
    """
    rows = list(entries)
    found: dict[int, list[Entry]] = defaultdict(list)
    begun = [BEGINS.match(plain(entry.content)) for entry in rows]
    in_text = 2 * sum(match is not None for match in begun) >= len(rows)
    printed = in_text or any(entry.label for entry in rows)
    for entry, begins in zip(rows, begun, strict=True):
        match = DIGITS.search(entry.label)
        number = match[0] if match else (begins["square"] or begins["bare"]) if begins and in_text else ""
        if number or not printed:
            found[int(number or entry.number)].append(entry)
    return dict(found)


def running(document: Document) -> Iterator[str]:
    """Yield the texts of the paragraphs and lists of the body, and of the notes."""
    for node in document.body:
        if isinstance(node, Paragraph):
            yield plain(node.content)
        elif isinstance(node, ItemList):
            yield from (plain(item.content) for item in node.items)
    yield from (plain(note.content) for note in document.notes)


def alike(one: Spelling, other: Spelling) -> bool:
    """Tell whether one of two rows of words begins with the other."""
    return bool(one and other) and all(mine == theirs for mine, theirs in zip(one, other, strict=False))


class Numbered:
    """Ties the numbers in the texts of one paper: ``made`` are the citations, ``used`` the decisions followed."""

    def __init__(
        self,
        paper: Paper,
        forms: list[Attested],
        keys: dict[str, str],
        decided: list[CitationDecision],
        fields: Fields,
    ) -> None:
        self.paper, self.fields = paper, fields
        works: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            works[form.anchor].append(keys[form.id])
        self.entries = numbers_of(paper.document.entries)
        self.list = {
            number: [tuple(dict.fromkeys(works[entry.anchor])) for entry in entries]
            for number, entries in self.entries.items()
        }
        self.named: dict[str, list[Collection[Spelling]]] = defaultdict(list)
        self.titles: dict[str, list[Spelling]] = defaultdict(list)
        for form in forms:
            if any(person.family for person in people(form.reference)):
                self.titles[form.anchor].append(spelling(form.reference.title))
            head = HEAD.match(plain(form.reference.as_printed))
            self.named[form.anchor] += [outlets(form), [spelling(head["name"])] if head else ()]
            self.named[form.anchor] += [variants(name) for name in people(form.reference)]
        self.keys = keys
        self.decided = {(item.line, curl(item.surface)): item for item in decided}
        self.used: set[tuple[int, str]] = set()
        self.made: list[Citation] = []
        self.addresses = CitationAddresses(paper.published)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """How the paper marks its citations."""
        return marks_of(running(self.paper.document), self.list)[0] or ("square", "named")

    def document(self) -> Document:
        """Return the document of the paper with its numbers tied, also those in its abstract and notes."""
        document = self.paper.document
        abstract = tuple(
            replace(part, content=self.content(part.content, part.positions, "abstract"))
            for part in document.abstract
        )
        body = tuple(self.node(node) for node in document.body)
        places = marker_places(document)
        notes = []
        for note in document.notes:
            paragraph, _, _ = places.get(note.label, ("", "", ""))
            content = self.content(note.content, note.positions, f"fn{note.label}", paragraph, note.label)
            notes.append(replace(note, content=content))
        return replace(document, abstract=abstract, body=body, notes=tuple(notes))

    def node(self, node: Node) -> Node:
        """Return a node of the body with its numbers tied."""
        match node:
            case Paragraph():
                content = self.content(node.content, node.positions, f"p{node.number}", node.number)
                return replace(node, content=content)
            case ItemList():
                anchor = f"list{node.number}"
                rows = [replace(i, content=self.content(i.content, i.positions, anchor)) for i in node.items]
                return replace(node, items=tuple(rows))
            case Table():
                return tied_table(node, self.paper.source, self.tie, partial(self.tie, among=IN_CELLS))
            case Figure():
                return tied_figure(node, self.paper.source, self.tie)
            case _:
                return node

    def tie(
        self, inlines: Inlines, where: Positions, anchor: str, among: Collection[Kind] = KINDS
    ) -> Inlines:
        """Return the inlines of a table or a caption with their numbers tied."""
        return self.content(inlines, where, anchor, among=among)

    def content(
        self,
        inlines: Inlines,
        where: Positions,
        anchor: str,
        paragraph: str = "",
        note: str = "",
        among: Collection[Kind] = KINDS,
    ) -> Inlines:
        """Return inlines with their numbers tied, each printed number to its work; record the citations.

        A range is one citation of all its works, of which the first and the last are links.
        """
        text = plain(inlines)
        places: list[tuple[int, int, Cite]] = []
        exact = self.fields.exact(text, where, note=bool(note))
        for part, mark in self.parts(text, among):
            at = place_of(where, part.start, self.paper.source.path)
            surface = text[part.start : part.end]
            works, unresolved = self.tied(part)
            for field in exact if unresolved else ():
                if len(field.works) == 1 and part.start < field.end and field.start < part.end:
                    works, unresolved = field.works, None
            decision = self.decided.get((at.line, surface))
            if decision and decision.entry in self.keys:
                self.used.add((at.line, surface))
                works, unresolved = (self.keys[decision.entry],), None
            first = ""
            for number, (start, end) in zip((part.numbers[0], part.numbers[-1]), part.ends, strict=False):
                there = place_of(where, start, self.paper.source.path)
                name = self.addresses.of(anchor, there.line, there.column, text[start:end])
                first = first or name
                one = works if decision or len(part.ends) == 1 else self.works(number)
                places.append((start, end, Cite((), one, unresolved, part.locator, name)))
            sentence, begin = sentence_at(text, mark.start, mark.end)
            shown, offset = shortened(sentence, part.start - begin, part.end - begin)
            self.made.append(
                Citation(
                    self.paper.spec.slug,
                    f"fn:{note}" if note else anchor,
                    surface,
                    works,
                    at.line,
                    paragraph=paragraph,
                    note=note,
                    unresolved=unresolved,
                    decided=decision.reason if decision and works else "",
                    locator=part.locator,
                    sentence=shown,
                    offset=offset,
                    column=at.column,
                    found=Found(
                        part.start, part.end, surface, (), et_al=False, year="", letter="",
                        locator=part.locator, numbers=part.numbers,
                    ),
                    id=first,
                )
            )  # fmt: skip
        return wrap(inlines, places) if places else inlines

    def parts(self, text: str, among: Collection[Kind]) -> Iterator[tuple[Part, Mark]]:
        """Yield the numbers and ranges of a text that cite, each with its mark; a range with a loose end is cut."""
        kinds = [kind for kind in self.kinds if kind in {*among, "named"}]
        for mark in find(text, kinds, self.list.__contains__, self.has):
            for part in mark.parts:
                if len(part.ends) == 1 or all(self.works(part.numbers[place]) for place in (0, -1)):
                    yield part, mark
                    continue
                for number, (start, end) in zip((part.numbers[0], part.numbers[-1]), part.ends, strict=True):
                    yield replace(part, start=start, end=end, numbers=(number,), ends=((start, end),)), mark

    def has(self, number: int, name: str) -> bool:
        """Tell whether the entry with a number is by whom a name names: its author, or who published it.

        Whatever its reader made of them, a part of the entry that is a name may begin with the words: ". World Bank
        Group."; not its title, which "[COVID 19]" or "[Climate Action 13]" would meet by chance.
        """
        named = spelling(name)
        acronym = name.isupper() and len(name) >= FEWEST_LETTERS
        long = len(named) >= FEWEST_WORDS or (named and acronym)
        for entry in self.entries.get(number, ()):
            parts = [
                spelling(part) for part in SENTENCE.split(plain(entry.content)) if long and only_names(part)
            ]
            if any(named in ways for ways in self.named[entry.anchor]):
                return bool(named)
            others = (
                part for part in parts if not any(alike(part, title) for title in self.titles[entry.anchor])
            )
            if any(part[: len(named)] == named for part in others):
                return True
        return False

    def works(self, number: int) -> tuple[str, ...]:
        """Return the works of the one entry with a number; none if no entry or several have it."""
        rows = self.list.get(number, [])
        return rows[0] if len(rows) == 1 else ()

    def tied(self, part: Part) -> tuple[tuple[str, ...], Unresolved | None]:
        """Return the works that a number or range leads to, or why it leads to none."""
        works = tuple(dict.fromkeys(work for number in part.numbers for work in self.works(number)))
        if works:
            return works, None
        if not self.list:
            return (), Unresolved(Why.NO_LIST)
        rows = self.list.get(part.numbers[0], [])
        if rows:
            return (), Unresolved(Why.SEVERAL_FIT, fitting=len(rows))
        return (), Unresolved(Why.NO_NUMBER, f"{part.numbers[0]}")
