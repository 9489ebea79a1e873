"""Names the places of findings in a document, which has no lines: by paragraph and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from edition.findings.finding import Diagnostic
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.originals.annotate.write import Remark
from edition.originals.fields.locate import bare, letters
from edition.text.markup import parse
from edition.text.paper import Paper

QUOTED = lazy_regex(r"“(?P<words>[^“”]{1,200}(?:“[^“”]{0,200}”[^“”]{0,200})?)”")

WORDS = 8  # that name a place

BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Named:
    """A finding that names its place, and the remark that a comment makes of it."""

    finding: Diagnostic
    remark: Remark


def named(found: Iterable[Diagnostic], paper: Paper, pages: Iterable[tuple[int, str]] = ()) -> list[Named]:
    """Return findings about a document with their places in words.

    In: the findings; the paper as read; for a file with pages, the line at which each begins, and its label.
    """
    where, begins = parts(paper), list(pages)
    return [name(item, paper, where, page_of(item.span.line, begins)) for item in found]


def page_of(line: int, pages: list[tuple[int, str]]) -> str:
    """Return the page of a line, "" if the document has none."""
    label = next((label for first, label in reversed(pages) if first <= line), "")
    return f"page {label}, " if label else ""


def parts(paper: Paper) -> dict[int, str]:
    """Return what each line belongs to: "paragraph 12", "note 3", "entry 5 of the list"."""
    document = paper.document
    rows: list[tuple[tuple[int, ...], str]] = [(part.lines, "the abstract") for part in document.abstract]
    rows += [(part.lines, "the front matter") for part in document.front]
    for node in document.body:
        match node:
            case Paragraph():
                rows.append((node.lines, f"paragraph {node.number}"))
            case Heading():
                rows.append((node.lines, "the heading"))
            case ItemList():
                rows.append((node.lines, f"list {node.number}"))
            case Table():
                rows.append((node.lines, f"table {node.number}"))
            case Figure():
                rows.append((node.lines, f"figure {node.number}"))
            case _:
                pass
    rows += [(note.lines, f"note {note.label}") for note in document.notes]
    rows += [(entry.lines, f"entry {entry.number} of the list") for entry in document.entries]
    return {paper.source.lines[index].number: label for lines, label in rows for index in lines}


def name(item: Diagnostic, paper: Paper, where: dict[int, str], page: str) -> Named:
    """Return a finding with its place."""
    lines, number = paper.source.printed, item.span.line
    whole = not 1 <= number <= len(lines) or item.code.startswith("SRC")
    line = "" if whole else lines[number - 1].text
    start, end = words_at(item, line)
    words = one_line(line[start:end])
    part = where.get(number, "")
    label = "the document" if whole else page + (part or "the text")
    place = f"{label} “{words}”" if words else label
    note = part.removeprefix("note ") if part.startswith("note ") else ""
    text = (item.message, *([item.hint] if item.hint else []))
    remark = Remark(
        bare(line[:start]).text,
        bare(line[start:end]).text,
        bare(line[end:]).text,
        int(note) if note.isdecimal() else 0,
        place[:1].upper() + place[1:],
        (f"{item.code}: {text[0]}", *text[1:]),
    )
    return Named(replace(item, place=place), remark)


def words_at(item: Diagnostic, line: str) -> tuple[int, int]:
    """Return the offsets of the words that a finding is about: those that its message quotes, else the next ones."""
    column = max(item.span.column - 1, 0)
    known = bare(line)
    for match in QUOTED.finditer(item.message):
        quoted = letters(match["words"].rstrip(" …"))
        first = next((n for n, place in enumerate(known.places) if place >= column), 0)
        for begin in (first, 0):
            at = known.text.find(quoted, begin) if quoted else -1
            if at >= 0:
                return with_brackets(line, known.places[at], known.places[at + len(quoted) - 1] + 1)
    start = min(column, len(line))
    rest = list(islice(re.finditer(r"\S+", line[start:]), WORDS))
    return start, start + (rest[-1].end() if rest else 0)


def with_brackets(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of words with the brackets around them."""
    if start and BRACKETS.get(line[start - 1]) == line[end : end + 1]:
        return start - 1, end + 1
    closing = line[end : end + 1]
    if closing == ")" and line.count("(", start, end) > line.count(")", start, end):
        return start, end + 1
    return start, end


def one_line(text: str) -> str:
    """Return words of our text form as a reader sees them."""
    return " ".join(plain(parse(text)).split())
