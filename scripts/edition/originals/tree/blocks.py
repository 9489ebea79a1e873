"""Writes the blocks of pandoc's tree as lines: one for each heading, paragraph, item, row and note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from edition.language.regex import lazy_regex
from edition.model.formulas import PlacedFormula
from edition.originals.pictures import Shown, shortened
from edition.originals.reading import Lost
from edition.originals.tree.captions import captioned
from edition.originals.tree.formulas import Formulas
from edition.originals.tree.markup import Writer, escape, unmarked
from edition.originals.tree.runs import Node, Reader, Run, parted, text_of, trimmed_tex
from edition.originals.tree.shapes import SPACES, at_breaks, is_bold, numbered, trimmed, unwrapped
from edition.originals.tree.tables import grid, paragraphs

FIRST, DEEPEST = 2, 6  # levels of headings

INDENT = "  "  # before the mark of an item, for each list around its own

MOST_WORDS = 200  # characters of what has no place

MARK = lazy_regex(
    r"\#{1,6}\s|>|\|.*\|\Z"
)  # what would make a paragraph something else: "# 1", "> x", "| a |"

TAG = lazy_regex(r"</?[a-z][^<>]*>", re.IGNORECASE)  # "<footer>", around words that are read

LONGEST_HEADING = 14  # words of a bold paragraph that is a heading

PICTURES = SPACES | {"Image"}


class Blocks:
    """Collects lines, notes, and what has no place.

    In: the formulas of the tree; whether the text has notes; whether bold lines are its headings.
    """

    def __init__(self, formulas: Formulas, *, noted: bool, bold_heads: bool) -> None:
        self.lines: list[str] = []
        self.lost: list[Lost] = []
        self.notes: list[list[Node]] = []
        self.pending: list[tuple[str, str]] = []
        self.images: list[Shown] = []
        self.coming: list[tuple[str, str]] = []  # images until the next line is written
        self.formulas: list[PlacedFormula] = []
        self.kept = [*formulas.kept.items()]
        numbers = {key: number for number, key in enumerate(formulas.kept, 1)}
        self.reader = Reader(self.note, self.lose, self.show, formulas.shown, numbers)
        self.writer = Writer(self.lose, noted=noted)
        self.bold_heads = bold_heads
        self.highest = FIRST  # level of the highest heading in the tree
        self.quoted = 0
        self.called = 0  # how many notes were called
        self.own_marks: Mapping[int, str] = {}  # the marks of those calls that have one of their own
        self.apart: list[
            list[Node]
        ] = []  # the notes of such calls, until the block that calls them is written
        self.done = 0  # how many numbered notes are written
        self.ended = False  # whether the notes are being written

    def note(self, blocks: list[Node]) -> str:
        """Keep a note for the end and return its marker: its number, or a mark of the author's own."""
        self.called += 1
        if self.called in self.own_marks:
            self.apart.append(blocks)
            return escape(self.own_marks[self.called])
        number = next((n for n, known in enumerate(self.notes, 1) if known is blocks), 0)
        if not number:  # several markers may call one note
            self.notes.append(blocks)
            number = len(self.notes)
        return f"<sup>{number}</sup>"

    def lose(self, kind: str, words: str) -> None:
        """Keep what has no place until its line is known."""
        self.pending.append((kind, words[:MOST_WORDS]))

    def show(self, name: str, words: str) -> None:
        """Keep an image until its line is known; among the notes there is no room for it."""
        if self.ended:
            self.lose("image", " ".join(filter(None, (words, shortened(name)))))
        else:
            self.coming.append((name, words))

    def put(self, line: str, *, apart: bool = True) -> None:
        """Add a line, by itself a block unless it is not ``apart`` from the one before."""
        if not line.strip():
            return
        if apart and self.lines:
            self.lines.append("")
        line, kept = unmarked(line)
        self.lines.append(line)
        for number, first, last in kept:
            (tex, display), mathml = self.kept[number - 1]
            said = unicodedata.normalize("NFC", trimmed_tex(tex))
            self.formulas.append(PlacedFormula(said, mathml, display, len(self.lines), (first, last)))
        self.place()
        self.settle()

    def place(self) -> None:
        """Give the images that are coming the last line."""
        self.images += (Shown(name, words, len(self.lines)) for name, words in self.coming)
        self.coming.clear()

    def settle(self) -> None:
        """Give what has no place the last line."""
        self.lost += (Lost(kind, len(self.lines), words=words) for kind, words in self.pending)
        self.pending.clear()

    def inlines(self, nodes: Iterable[Node]) -> str:
        """Return inlines as a line."""
        return self.writer.line(list(self.reader.runs(trimmed(nodes))))

    def all(self, blocks: Iterable[Node]) -> None:
        """Write blocks."""
        flat = [part for block in unwrapped(blocks) for part in at_breaks(block)]
        for block in captioned(flat):
            self.block(block)
            self.written_apart()

    def block(self, block: Node) -> None:
        """Write one block."""
        kind, content = parted(block)
        match kind:
            case "Para" | "Plain":
                self.paragraph(content)
            case "Header":
                self.heading(content[0], content[2])
            case "BlockQuote":
                self.quote(content)
            case "BulletList":
                self.items([("", item) for item in content], 0)
            case "OrderedList":
                self.items(numbered(content), 0)
            case "DefinitionList":
                self.definitions(content)
            case "LineBlock":
                self.lose("verse", "")
                for line in content:
                    self.paragraph(line)
            case "CodeBlock":
                self.lose("code", content[1])
                for line in content[1].splitlines():
                    self.paragraph([{"t": "Str", "c": line}])
            case "RawBlock" if content[0] != "html" or not TAG.fullmatch(content[1].strip()):
                self.lose("raw", content[1])
            case "HorizontalRule":
                self.lose("rule", "")
            case "Table":
                self.table(content)
            case "Figure":
                self.figure(content)

    def paragraph(self, nodes: list[Node]) -> None:
        """Write a paragraph."""
        if nodes and all(node["t"] in PICTURES for node in nodes):
            self.inlines(nodes)  # only keeps the pictures
            self.settle()
            return
        if self.bold_heads and not self.quoted and is_bold({"t": "Para", "c": nodes}, LONGEST_HEADING):
            self.heading(FIRST, nodes)
            return
        text = self.inlines(nodes)
        text = f"\\{text}" if MARK.match(unmarked(text)[0]) else text
        self.put(f"> {text}" if self.quoted and text else text)

    def heading(self, level: int, nodes: list[Node]) -> None:
        """Write a heading; its letters are not bold."""
        depth = min(max(level - self.highest, 0) + FIRST, DEEPEST)
        text = self.plain(nodes)
        self.put(f"{'#' * depth} {text}" if text else "")

    def plain(self, nodes: Iterable[Node]) -> str:
        """Return inlines as a line without bold."""
        return self.writer.line([replace(run, strong=False) for run in self.reader.runs(trimmed(nodes))])

    def quote(self, blocks: list[Node]) -> None:
        """Write a block quotation."""
        if self.quoted:
            self.lose("quote-in-quote", "")
        self.quoted += 1
        self.all(blocks)
        self.quoted -= 1

    def items(self, items: Sequence[tuple[str, list[Node]]], depth: int) -> None:
        """Write the items of a list, each with the lists inside it."""
        first = depth == 0
        if self.quoted and first:
            self.lose("quoted-list", "")
        for sign, blocks in items:
            begun = False
            for block in unwrapped(blocks):
                kind, content = parted(block)
                if kind in {"BulletList", "OrderedList"}:
                    inner = numbered(content) if kind == "OrderedList" else [("", item) for item in content]
                    self.items(inner, depth + begun)
                elif begun or kind not in {"Para", "Plain"}:
                    self.lose("in-item", "")
                    self.block(block)
                    first = True
                elif text := self.inlines(content):
                    apart = first or not self.lines[-1].lstrip().startswith("- ")
                    self.put(f"{INDENT * depth}- {sign}{' ' * bool(sign)}{text}", apart=apart)
                    begun, first = True, False
        self.settle()

    def definitions(self, content: Any) -> None:
        """Write terms in bold, each with the paragraphs that define it."""
        self.lose("definitions", "")
        for term, definitions in content:
            self.paragraph([{"t": "Strong", "c": term}])
            for blocks in definitions:
                self.all(blocks)

    def table(self, content: Any) -> None:
        """Write a table: its caption, its head (empty if it has none), its rows."""
        made = grid(content)
        if made.spans:
            self.lose("spans", f"{made.spans}")
        if made.heads > 1:
            self.lose("heads", f"{made.heads}")
        if not made.rows or len(made.rows[0]) == 1:  # a frame around text
            self.lose("frame", "")
            self.all(made.caption)
            self.all(block for row in made.rows for cell in row for block in cell)
            return
        called = len(self.notes)
        caption = self.flat(made.caption, "caption")
        self.put(self.writer.caption(caption))
        empty: list[list[Node]] = [[] for _ in made.rows[0]]
        rows = made.rows if made.heads else [empty, *made.rows]
        for number, row in enumerate(rows):
            cells = [self.writer.cell(self.flat(blocks, "cell")) for blocks in row]
            self.put(f"| {' | '.join(cells)} |", apart=not number and not caption)
            if not number:
                self.put(f"|{'---|' * len(cells)}", apart=False)
        if len(self.notes) > called:
            self.lose("note-in-table", ", ".join(f"{n}" for n in range(called + 1, len(self.notes) + 1)))
            self.settle()

    def figure(self, content: Any) -> None:
        """Write the text in a figure and its caption; an image that its caption describes needs no other words."""
        _, (_, caption), blocks = content
        self.all(blocks)
        words = text_of(caption)
        self.coming = [(name, "" if said == words else said) for name, said in self.coming]
        self.all(caption)

    def flat(self, blocks: list[Node], where: str) -> list[Run]:
        """Return the runs of blocks as of one paragraph; ``where`` they stand."""
        found = [(kind, nodes) for kind, nodes in paragraphs(blocks) if nodes]
        if len(found) > 1:
            self.lose(f"in-{where}", "")
        out: list[Run] = []
        for _, nodes in found:
            runs = list(self.reader.runs(trimmed(nodes)))
            out += [Run(" "), *runs] if out and runs else runs
        return out

    def written_apart(self) -> None:
        """Write the notes with marks of their own, which stand in their words, as paragraphs."""
        apart, self.apart = self.apart, []
        for blocks in apart:
            self.lose("own-mark", "")
            self.put(self.writer.line(self.flat(blocks, "note")))

    def written_front(self) -> None:
        """Write the notes that title and authors call, each with its number, as they stand on a first page."""
        self.written_apart()
        for number in range(self.done + 1, len(self.notes) + 1):
            text = self.writer.line(self.flat(self.notes[number - 1], "note"))
            self.put(f"<up>{number}</up> {text}" if text else "")
        self.done = len(self.notes)

    def written_notes(self) -> None:
        """Write the notes, in their order; one inside another follows at the end."""
        first = True
        self.place()
        self.ended = True
        while self.done < len(self.notes):
            blocks = self.notes[self.done]
            self.done += 1
            text = self.writer.line(self.flat(blocks, "note"))
            if not text:
                self.lose("empty-note", f"{self.done}")
                continue
            self.put(f"- <sup>{self.done}</sup> {text}", apart=first)
            first = False
        self.written_apart()
        self.settle()
