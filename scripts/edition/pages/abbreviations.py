"""Expands abbreviations in a tooltip, once in each paper, at their first use in its body.

The words stay as they are; the expansion is editorial. Paragraphs, lists and rows of tables are
searched, but not headings, captions, figures, notes, citations and links. If the first use is "(CPEC)"
after its own expansion, the paper explains it and nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from edition.data.terms import Abbreviation, IndexTerms
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.text import (
    Abbr,
    Document,
    Edited,
    Emph,
    Inline,
    Inlines,
    ItemList,
    Node,
    Paragraph,
    Strong,
    Table,
    Text,
)
from edition.text.paper import Paper

Parts = tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """An abbreviation, its expansion, and the address of its term, seen from the site's root, if it has one."""

    abbreviation: str
    words: str
    term: str = ""

    def pattern(self) -> re.Pattern[str]:
        """Return a pattern for the abbreviation as a whole word."""
        return re.compile(rf"(?<!\w){re.escape(self.abbreviation)}(?!\w)")


def expansions(data: IndexTerms, address: Callable[[str], str]) -> tuple[Expansion, ...]:
    """Return the abbreviations of the data, each with the address of the term of which it is a variant."""
    terms = {form: address(term.id) for term in data.terms for form in term.variants}
    return tuple(
        Expansion(item.abbreviation, item.expansion, terms.get(item.abbreviation, ""))
        for item in data.abbreviations
    )


def open_text(inlines: Inlines, offset: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the plain texts that may take a tooltip, with their offsets: no citations, no links."""
    for item in inlines:
        length = len(plain((item,)))
        if isinstance(item, Text):
            yield offset, offset + length
        elif isinstance(item, Emph | Strong | Edited):
            yield from open_text(item.children, offset)
        offset += length


def find(inlines: Inlines, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the first match of an abbreviation in text that may take a tooltip."""
    stretches = list(open_text(inlines))
    for match in pattern.finditer(plain(inlines)):
        if any(start <= match.start() and match.end() <= end for start, end in stretches):
            return match.span()
    return None


def wrap(inlines: Inlines, start: int, end: int, expansion: Expansion) -> Inlines:
    """Wrap a span of one plain text as an abbreviation."""
    out: list[Inline] = []
    offset = 0
    for item in inlines:
        length = len(plain((item,)))
        first, last = start - offset, end - offset
        offset += length
        if first < 0 or last > length or first == length:
            out.append(item)
        elif isinstance(item, Text):
            words = Text(item.value[first:last])
            pieces = (Text(item.value[:first]), Abbr((words,), expansion.words, expansion.term))
            out += [*pieces, Text(item.value[last:])]
        elif isinstance(item, Emph | Strong | Edited):
            out.append(replace(item, children=wrap(item.children, first, last, expansion)))
        else:
            out.append(item)
    return tuple(item for item in out if not (isinstance(item, Text) and not item.value))


def parts_of(node: Node) -> Parts:
    """Return the parts of a node in which abbreviations are expanded."""
    match node:
        case Paragraph():
            return (node.content,)
        case ItemList():
            return tuple(item.content for item in node.items)
        case Table():
            return tuple(cell for row in node.rows for cell in row)
        case _:
            return ()


def with_parts(node: Node, parts: Parts) -> Node:
    """Return a node with new contents; the inverse of ``parts_of``."""
    match node:
        case Paragraph():
            return replace(node, content=parts[0])
        case ItemList():
            pairs = zip(node.items, parts, strict=True)
            return replace(node, items=tuple(replace(item, content=part) for item, part in pairs))
        case Table():
            rest = iter(parts)
            return replace(node, rows=tuple(tuple(next(rest) for _ in row) for row in node.rows))
        case _:
            return node


def expand(body: tuple[Node, ...], expansion: Expansion) -> tuple[Node, ...]:
    """Return the nodes of a body with one abbreviation expanded at its first place."""
    pattern = expansion.pattern()
    for position, node in enumerate(body):
        parts = parts_of(node)
        for number, part in enumerate(parts):
            place = find(part, pattern)
            if place is None:
                continue
            text, (start, end) = plain(part), place
            if text[:start].endswith("(") and text[end:].startswith(")"):
                return body
            made = (*parts[:number], wrap(part, start, end, expansion), *parts[number + 1 :])
            return (*body[:position], with_parts(node, made), *body[position + 1 :])
    return body


def apply(document: Document, found: Iterable[Expansion]) -> Document:
    """Return the document with each abbreviation expanded once."""
    body = document.body
    for expansion in found:
        body = expand(body, expansion)
    return replace(document, body=body)


def unused(items: Iterable[Abbreviation], papers: Iterable[Paper]) -> Iterator[Diagnostic]:
    """Yield a finding for each abbreviation that no paper's body uses."""
    left = [(item, Expansion(item.abbreviation, item.expansion).pattern()) for item in items]
    rest = iter(papers)
    while left and (paper := next(rest, None)):
        text = "\n".join(plain(part) for node in paper.document.body for part in parts_of(node))
        left = [(item, pattern) for item, pattern in left if not pattern.search(text)]
    for item, _ in left:
        yield diagnose(
            "IDX001",
            item.at,
            f"the abbreviation “{item.abbreviation}” does not occur in the body of any paper",
        )
