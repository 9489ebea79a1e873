"""Writes pandoc's document as the plain text that a person has, and keeps the place of every citation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from heldout.styles import Style
from heldout.truth import Item

Node = Any
WIDTH = 80
BESIDE = 60  # characters before a citation of which nothing is printed: its author's name stands there
COMMAND = re.compile(r"\\[A-Za-z]+ ?")
REF = "#ref-"
QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
LISTS = {
    "de": "Literatur",
    "fr": "Bibliographie",
    "es": "Bibliografía",
    "it": "Bibliografia",
    "pt": "Bibliografia",
}


@dataclass(slots=True)
class Writer:
    """Collects the text; its methods take pandoc's nodes."""

    style: Style
    language: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    items: list[Item] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    notes: list[list[Node]] = field(default_factory=list)
    entries: dict[str, tuple[int, int]] = field(default_factory=dict)
    note: str = ""
    cited: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def write(self, value: str) -> None:
        """Add characters."""
        value = unicodedata.normalize("NFC", value)
        self.parts.append(value)
        self.length += len(value)

    def document(self, document: Node) -> None:
        """Write a whole document: head, text, notes and list."""
        self.head(document["meta"])
        text, lists = parted(document["blocks"])
        self.blocks(text)
        if self.style.raised:
            self.written_notes("Notes")
        if lists:
            self.line(LISTS.get(self.language, self.style.heading))
            for div in lists[0]["c"][1]:
                self.entry(div)
            self.write("\n")
        if not self.style.raised:
            self.written_notes("")
        if self.style.wrapped:
            self.parts = [wrapped(self.text)]

    def head(self, meta: Node) -> None:
        """Write title, authors and abstract."""
        self.language = meta_text(meta.get("lang"))[:2]
        title = meta_text(meta.get("title")) or "Untitled"
        subtitle = meta_text(meta.get("subtitle"))
        self.line(f"{title}: {subtitle}" if subtitle else title)
        if people := [name for name in authors(meta.get("author")) if name]:
            self.line(", ".join(people))
        if "abstract" in meta:
            self.line("Abstract")
            inside = meta["abstract"]["c"]
            self.blocks(inside if meta["abstract"]["t"] == "MetaBlocks" else [{"t": "Para", "c": inside}])

    def line(self, value: str) -> None:
        """Write a line with an empty one below."""
        self.write(" ".join(value.split()) + "\n\n")

    def written_notes(self, heading: str) -> None:
        """Write the notes below the text; notes in notes are written after them."""
        if self.notes and heading:
            self.line(heading)
        number = 0
        while number < len(self.notes):
            blocks = self.notes[number]
            number += 1
            self.note = str(number)
            self.write(f"- <sup>{number}</sup> " if self.style.raised else f"[{number}] ")
            for place, block in enumerate(blocks):
                self.write(" " if place else "")
                self.inlines(inlines_of(block))
            self.write("\n\n" if self.style.wrapped else "\n")
            self.note = ""
        self.write("\n")

    def entry(self, div: Node) -> None:
        """Write an entry of the list."""
        key = div["c"][0][0].removeprefix("ref-")
        start = self.length
        for block in div["c"][1]:
            self.inlines(inlines_of(block))
        if self.length == start:  # some styles list no manuscripts
            return
        self.entries[key] = (start, self.length)
        self.write("\n\n" if self.style.wrapped else "\n")

    def blocks(self, blocks: list[Node], before: str = "") -> None:
        """Write blocks, each with an empty line below; ``before`` is the sign of a list's item."""
        for block in blocks:
            match block:
                case {"t": "Para" | "Plain", "c": content}:
                    self.paragraph(content, before)
                case {"t": "Header", "c": [_, _, content]}:
                    self.paragraph(content)
                case {"t": "LineBlock", "c": lines}:
                    for content in lines:
                        self.paragraph(content)
                case {"t": "BlockQuote", "c": content} | {"t": "Div", "c": [_, content]}:
                    self.blocks(content)
                case {"t": "BulletList", "c": points}:
                    for content in points:
                        self.blocks(content, "• ")
                case {"t": "OrderedList", "c": [_, points]}:
                    for number, content in enumerate(points, start=1):
                        self.blocks(content, f"{number}. ")
                case {"t": "DefinitionList", "c": rows}:
                    for term, meanings in rows:
                        self.paragraph(term)
                        for content in meanings:
                            self.blocks(content)
            before = ""

    def paragraph(self, content: list[Node], before: str = "") -> None:
        """Write a paragraph on one line."""
        self.write(before)
        self.inlines(content)
        self.write("\n\n")

    def inlines(self, content: list[Node]) -> None:
        """Write inlines."""
        for node in content:
            self.inline(node)

    def inline(self, node: Node) -> None:
        """Write an inline."""
        match node:
            case {"t": "Str", "c": value}:
                self.write(value.replace("*", "").replace("\n", " "))
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                self.write(" ")
            case {"t": "Emph", "c": content}:
                self.between("*" if self.style.italics else "", content)
            case {"t": "Superscript", "c": content}:
                self.between("<sup>", content, "</sup>")
            case {"t": "Subscript", "c": content}:
                self.between("<sub>", content, "</sub>")
            case {"t": "Quoted", "c": [{"t": kind}, content]}:
                self.between(QUOTES[kind][0], content, QUOTES[kind][1])
            case {"t": "Code" | "Math", "c": [_, value]}:
                self.write(formula(value))
            case {"t": "Cite", "c": [citations, content]}:
                self.citation(citations, content)
            case {"t": "Link", "c": [_, content, [target, _]]} if target.startswith(REF):
                start = self.length
                self.inlines(content)
                self.cited.append((target.removeprefix(REF), start, self.length))
            case {"t": "Note", "c": blocks}:
                self.mark(blocks)
            case {"t": "Link" | "Span", "c": [_, content, *_]}:
                self.inlines(content)
            case {"t": "Strong" | "Strikeout" | "Underline" | "SmallCaps", "c": content}:
                self.inlines(content)

    def between(self, before: str, content: list[Node], after: str = "") -> None:
        """Write inlines between two signs."""
        self.write(before)
        self.inlines(content)
        self.write(after or before)

    def mark(self, blocks: list[Node]) -> None:
        """Write the mark of a note, which is written later, or the note itself."""
        if self.style.bare:
            self.between(" (", inlines_of_all(blocks), ")")
            return
        self.notes.append(blocks)
        start = self.length
        self.write(f"<sup>{len(self.notes)}</sup>" if self.style.raised else f"[{len(self.notes)}]")
        self.marks.append((start, self.length))

    def citation(self, citations: list[Node], content: list[Node]) -> None:
        """Write a citation and keep the place of each of its works.

        In a style of notes, its content is a note, whose links are met when the note is written.
        """
        before, noted = len(self.cited), len(self.notes)
        start = self.length
        self.inlines(content)
        if len(self.notes) > noted:
            # The works are those of the note: its content becomes a citation when it is written.
            self.notes[-1] = [
                {"t": "Para", "c": [{"t": "Cite", "c": [citations, inlines_of_all(self.notes[-1])]}]}
            ]
            return
        places = {key: (first, last) for key, first, last in self.cited[before:]}
        del self.cited[before:]
        group = (start, self.length)
        for row in citations:
            key = row["citationId"]
            first, last = places.get(key, group)
            if (
                first == last
            ):  # a style prints nothing of "Ito [-@ito]": the name may be linked, and lead nowhere else
                beside = (max(first - BESIDE, 0), last)
                self.items.append(Item(key, *beside, beside, self.note, optional=True))
                continue
            optional = not places and not self.note  # a name alone, as MLA prints it without a page
            self.items.append(Item(key, first, last, group, self.note, optional))


def is_list(block: Node) -> bool:
    """Tell whether a block is the list that citeproc wrote."""
    return bool(block["t"] == "Div" and block["c"][0][0] == "refs")


def parted(blocks: list[Node]) -> tuple[list[Node], list[Node]]:
    """Part blocks into text and the lists that citeproc wrote, also those within other blocks ("::: {.conditional}")."""
    text, lists = [], []
    for block in blocks:
        if is_list(block):
            lists.append(block)
        elif block["t"] == "Div":
            inside, more = parted(block["c"][1])
            text.append({**block, "c": [block["c"][0], inside]})
            lists += more
        else:
            text.append(block)
    return text, lists


def inlines_of(block: Node) -> list[Node]:
    """Return the inlines of a block, those of several paragraphs with a blank between them."""
    match block:
        case {"t": "Para" | "Plain", "c": content}:
            return list(content)
        case {"t": "Div", "c": [_, blocks]} | {"t": "BlockQuote", "c": blocks}:
            return inlines_of_all(blocks)
    return []


def inlines_of_all(blocks: list[Node]) -> list[Node]:
    """Return the inlines of blocks."""
    rows: list[Node] = []
    for block in blocks:
        rows += ([{"t": "Space"}] if rows else []) + inlines_of(block)
    return rows


def formula(value: str) -> str:
    """Return mathematics or code on one line, without commands and signs that mean markup here."""
    value = COMMAND.sub("", value)
    return " ".join(value.translate({ord(sign): None for sign in "\\{}*<>[]"}).split())


def meta_text(node: Node) -> str:
    """Return a value of the front matter as plain text."""
    match node:
        case {"t": "Str" | "MetaString", "c": value}:
            return str(value)
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "Quoted", "c": [{"t": kind}, content]}:
            return QUOTES[kind][0] + meta_text(content) + QUOTES[kind][1]
        case {"t": "Note"}:
            return ""
        case {"c": content}:
            return meta_text(content)
        case list():
            return "".join(meta_text(child) for child in node)
    return ""


def authors(node: Node) -> list[str]:
    """Return the names of authors: a list of names, or of maps with a name."""
    match node:
        case {"t": "MetaList", "c": rows}:
            return [name for row in rows for name in authors(row)]
        case {"t": "MetaMap", "c": fields}:
            return [meta_text(fields[name]) for name in ("name", "given-names") if name in fields][:1]
        case None:
            return []
    return [meta_text(node)]


def wrapped(text: str) -> str:
    """Break lines at blanks, so that no character changes its place."""
    lines = []
    for line in text.split("\n"):
        rest, done = line, []
        while len(rest) > WIDTH and (cut := rest.rfind(" ", 1, WIDTH + 1)) > 0:
            done.append(rest[:cut])
            rest = rest[cut + 1 :]
        lines.append("\n".join([*done, rest]))
    return "\n".join(lines)
