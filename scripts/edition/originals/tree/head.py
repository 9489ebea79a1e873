"""Writes what a file says of itself (title, authors, abstract) as the first lines of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edition.originals.tree.blocks import Blocks
from edition.originals.tree.runs import Node, text_of

ABSTRACT, KEYWORDS = "Abstract", "Keywords: "


def write(meta: Mapping[str, Any], out: Blocks, *, titled: bool) -> None:
    """Write the head of a text; ``titled``: the text itself begins with its title."""
    if "title" in meta and not titled:
        text = out.inlines(inlines(meta["title"]))
        out.put(f"# {text}" if text else "")
    for name in ("subtitle", "author", "date", "front"):
        for nodes in rows(meta.get(name)):
            out.paragraph(nodes[2:] if name == "subtitle" and text_of(nodes)[:2] == ": " else nodes)
    out.written_front()
    if abstract := blocks(meta.get("abstract")):
        out.put(f"## {ABSTRACT}")
        out.all(abstract)
    if words := [text_of(nodes) for nodes in rows(meta.get("keywords")) if text_of(nodes)]:
        out.put(KEYWORDS + out.inlines([{"t": "Str", "c": ", ".join(words)}]))


def inlines(value: Any) -> list[Node]:
    """Return the inlines of one value of the metadata."""
    match value["t"]:
        case "MetaInlines":
            return list(value["c"])
        case "MetaString":
            return [{"t": "Str", "c": value["c"]}]
        case "MetaBlocks":
            found: list[Node] = []
            for block in value["c"]:
                inside = block.get("c") if block["t"] in {"Para", "Plain"} else []
                found += [{"t": "Space"}, *inside] if found else inside
            return found
        case _:
            return []


def rows(value: Any) -> Iterator[list[Node]]:
    """Yield a value of the metadata line by line: an author's name and affiliation are two."""
    if value is None:
        return
    match value["t"]:
        case "MetaList":
            for item in value["c"]:
                yield from rows(item)
        case "MetaMap":
            for name in sorted(value["c"], key=lambda name: (name != "name", name)):
                yield from rows(value["c"][name])
        case _:
            if made := inlines(value):
                yield made


def blocks(value: Any) -> list[Node]:
    """Return a value of the metadata as blocks."""
    if value is None:
        return []
    if value["t"] == "MetaBlocks":
        return list(value["c"])
    made = inlines(value)
    return [{"t": "Para", "c": made}] if made else []
