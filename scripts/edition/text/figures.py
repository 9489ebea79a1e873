"""Reads tables and figures from their lines."""

from __future__ import annotations

from edition.language.typography import plain
from edition.model.text import Emph, Figure, Inlines, Link, Strong, Subscript, Superscript, Table
from edition.text.lines import Block
from edition.text.markup import parse

ARROW = "↓"


def cells(block: Block) -> tuple[Inlines, ...]:
    """Split a table row at its tabs and parse each cell."""
    return tuple(parse(cell.strip()) for cell in block.text.split("\t"))


def table(block: Block, number: str) -> Table:
    """Make a table from its caption (if it has one), header row and rows."""
    caption, rows = block.items[:1], block.items
    if caption and caption[0].kind == "caption":
        rows = block.items[1:]
        title = parse(caption[0].text)
    else:
        title = ()
    parsed = [cells(row) for row in rows if row.text]
    return Table(block.lines, title, parsed[0], tuple(parsed[1:]), number)


def drawn(content: Inlines) -> str:
    """Return the words of a line in a figure; raised characters become separate words."""
    out = []
    for item in content:
        if isinstance(item, Superscript):
            out.append(f" {item.value} ")
        elif isinstance(item, Subscript):
            out.append(item.value)
        elif isinstance(item, Emph | Strong | Link):
            out.append(drawn(item.children))
        else:
            out.append(plain((item,)))
    return "".join(out)


def figure(block: Block, number: str) -> Figure:
    """Make a flow figure: the first line is its caption, and arrows separate its groups.

    The first words of a group are its title, unless the source marks them as a list item.
    """
    first, *rest = block.items or (block,)
    groups: list[list[Block]] = [[]]
    for part in rest:
        if part.text.strip() == ARROW:
            groups.append([])
        else:
            groups[-1].append(part)
    filled = [group for group in groups if group]
    return Figure(
        block.lines,
        parse(first.text),
        tuple(tuple(" ".join(drawn(parse(part.text)).split()) for part in group) for group in filled),
        tuple(len(group) > 1 and not group[0].label for group in filled),
        number,
    )
