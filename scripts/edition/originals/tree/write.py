"""Writes a whole tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from edition.model.formulas import PlacedFormula
from edition.originals.pictures import Shown
from edition.originals.reading import Lost
from edition.originals.tree import head
from edition.originals.tree.blocks import Blocks
from edition.originals.tree.formulas import Formulas
from edition.originals.tree.labels import REFERENCES
from edition.originals.tree.linked_notes import tied
from edition.originals.tree.runs import Node, text_of, within
from edition.originals.tree.shapes import is_bold, unwrapped

FEWEST_QUOTES = 5  # that may be most of a text

LONGEST_TITLE = 30  # words

TITLE = 1  # the level of a heading that may be the title


@dataclass(frozen=True, slots=True)
class Written:
    """A tree as text, what has no place in it, its images, and its formulas."""

    text: str
    lost: tuple[Lost, ...]
    images: tuple[Shown, ...] = ()
    formulas: tuple[PlacedFormula, ...] = ()


def write(
    tree: Mapping[str, Any],
    formulas: Formulas,
    *,
    shown: bool = False,
    own_marks: Mapping[int, str] | None = None,
) -> Written:
    """Write a tree.

    In: the tree, its formulas; ``shown``: the text itself has what the metadata say, as on the page of a site;
    the marks of those calls of notes, counted from 1, that have one of the author's own.
    """
    blocks, meta = list(tree["blocks"]), dict(tree["meta"])
    if shown:
        blocks = tied(blocks)
    title, blocks = title_of(blocks, meta, within_name=shown)
    if shown:
        meta = {} if title else {"title": meta["title"]} if "title" in meta else {}
    blocks = unquoted(blocks)
    headings = [node["c"][0] for node in within(blocks, "Header") if text_of(node["c"][2])]
    noted = any(within([blocks, list(meta.values())], "Note"))
    out = Blocks(formulas, noted=noted, bold_heads=not headings)
    out.own_marks = own_marks or {}
    out.highest = min(headings, default=TITLE)
    if title:
        out.put(f"# {out.plain(title)}")
    head.write(meta, out, titled=bool(title))
    out.all(blocks)
    out.written_notes()
    return Written("\n".join(out.lines) + "\n", tuple(out.lost), tuple(out.images), tuple(out.formulas))


def unquoted(blocks: list[Node]) -> list[Node]:
    """Return blocks without their quotations, if most paragraphs stand in one: then the whole text is indented.

    Below the heading of a list of references they are its entries.
    """
    flat = listed(list(unwrapped(blocks)))
    quotes = sum(len(block["c"]) for block in flat if block["t"] == "BlockQuote")
    if quotes < FEWEST_QUOTES or quotes < sum(block["t"] in {"Para", "Plain"} for block in flat):
        return flat
    return without_quotes(flat)


def without_quotes(blocks: list[Node]) -> list[Node]:
    """Return blocks, in place of each quotation what stands in it."""
    return [inner for block in blocks for inner in (block["c"] if block["t"] == "BlockQuote" else [block])]


def listed(flat: list[Node]) -> list[Node]:
    """Return blocks whose indented entries, below the last heading of a list of references, are no quotations."""
    heads = [n for n, block in enumerate(flat) if block["t"] == "Header"]
    lists = [n for n in heads if REFERENCES.match(text_of(flat[n]["c"][2]))]
    if not lists:
        return flat
    start = lists[-1] + 1
    end = next((n for n in heads if n >= start), len(flat))
    return [*flat[:start], *without_quotes(flat[start:end]), *flat[end:]]


def title_of(
    blocks: list[Node], meta: Mapping[str, Any], *, within_name: bool = False
) -> tuple[list[Node], list[Node]]:
    """Return the title that a text begins with, if it does, and the blocks without it.

    It is the first heading, if the metadata name the same title, or name none and no other heading is as high;
    or a first paragraph that is bold as a whole. ``within_name``: the metadata may say more, such as the name of a site.
    """
    first = next((place for place, block in enumerate(blocks) if text_of([block])), None)
    if first is None:
        return [], blocks
    block = blocks[first]
    while block["t"] == "Div":
        inner = [item for item in block["c"][1] if text_of([item])]
        if not inner:
            return [], blocks
        block = inner[0]
    if "title" not in meta and is_bold(block, LONGEST_TITLE):
        return list(block["c"]), without(blocks, block)
    if block["t"] != "Header":
        return [], blocks
    levels = [node["c"][0] for node in within(blocks, "Header")]
    named = text_of(meta["title"]) if "title" in meta else ""
    words = text_of(block["c"][2])
    alone = levels.count(block["c"][0]) == 1 and block["c"][0] == min(levels) and len(levels) > 1
    same = words in named if within_name else words.casefold() == named.casefold()
    if not (words and same if named else alone):
        return [], blocks
    return list(block["c"][2]), without(blocks, block)


def without(blocks: list[Node], gone: Node) -> list[Node]:
    """Return blocks without one, which may stand inside others."""
    out: list[Node] = []
    for block in blocks:
        if block is gone:
            continue
        if block["t"] == "Div":
            out.append({"t": "Div", "c": [block["c"][0], without(block["c"][1], gone)]})
        else:
            out.append(block)
    return out
