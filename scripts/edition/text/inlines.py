"""Cuts and wraps inlines at offsets of their plain characters."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from edition.language.typography import plain
from edition.model.formulas import Formula
from edition.model.text import Cite, Inline, Inlines, Link, Mark, NoteRef, Subscript, Superscript, Text


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """Return the part of inlines between two offsets of their plain characters.

    A marker belongs to the characters before it.
    """
    out: list[Inline] = []
    place = 0
    for item in inlines:
        if isinstance(item, NoteRef | Mark):
            if start < place <= end or (start == place == 0):
                out.append(item)
            continue
        length = len(plain((item,)))
        first, last = max(start - place, 0), min(end - place, length)
        if first < last:
            out.append(part(item, first, last, length))
        place += length
    return tuple(out)


def part(item: Inline, first: int, last: int, length: int) -> Inline:
    """Return one inline from its ``first`` character to before its ``last``; a part of a formula is text."""
    if (first, last) == (0, length) or isinstance(item, NoteRef | Mark):
        return item
    if isinstance(item, Formula):
        return Text(item.value[first:last])
    if isinstance(item, Text | Superscript | Subscript):
        return replace(item, value=item.value[first:last])
    return replace(item, children=cut(item.children, first, last))


def taken(rest: deque[Inline], length: int) -> Inlines:
    """Remove and return the first ``length`` plain characters, with the markers after them."""
    out: list[Inline] = []
    while rest:
        item = rest[0]
        size = 0 if isinstance(item, NoteRef | Mark) else len(plain((item,)))
        if size and not length:
            break
        rest.popleft()
        if size > length:
            out.append(part(item, 0, length, size))
            rest.appendleft(part(item, length, size, size))
            break
        out.append(item)
        length -= size
    return tuple(out)


def wrap(inlines: Inlines, places: list[tuple[int, int, Cite]]) -> Inlines:
    """Wrap each stretch from start to end in its citation.

    The markers of notes behind it stay behind it, since no link may hold another: "[35]<sup>3</sup>".
    """
    out: list[Inline] = []
    rest = deque(inlines)
    done = 0
    for start, end, cite in places:
        out += taken(rest, start - done)
        children = list(taken(rest, end - start))
        behind: list[Inline] = []
        while children and isinstance(children[-1], NoteRef):
            behind.insert(0, children.pop())
        out += [replace(cite, children=tuple(children)), *behind]
        done = end
    return (*out, *rest)


def without_links(inlines: Inlines) -> Inlines:
    """Return inlines with links replaced by their text, for use inside another link."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, Link):
            out += without_links(item.children)
        else:
            out.append(item)
    return tuple(out)
