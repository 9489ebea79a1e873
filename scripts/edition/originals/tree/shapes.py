"""What blocks and inlines of pandoc's tree are, whatever holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from edition.originals.tree.labels import label
from edition.originals.tree.runs import Node, parted, text_of

SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})

ENDS = frozenset(".?!;,")  # at the end of a bold sentence, not of a heading


def trimmed(nodes: Iterable[Node]) -> list[Node]:
    """Return inlines without the spaces and line breaks at their edges."""
    made = list(nodes)
    while made and made[0]["t"] in SPACES:
        del made[0]
    while made and made[-1]["t"] in SPACES:
        del made[-1]
    return made


def unwrapped(blocks: Iterable[Node]) -> Iterator[Node]:
    """Yield blocks, in place of those that only hold others what they hold."""
    for block in blocks:
        if block["t"] == "Div":
            yield from unwrapped(block["c"][1])
        else:
            yield block


def numbered(content: Any) -> list[tuple[str, list[Node]]]:
    """Return the items of a numbered list, each with its number as it is printed."""
    (start, style, sign), items = content
    return [(label(start + place, style["t"], sign["t"]), blocks) for place, blocks in enumerate(items)]


def is_bold(block: Node, most: int) -> bool:
    """Tell whether a block is a paragraph that is bold as a whole, has few words, and is no sentence."""
    if block["t"] not in {"Para", "Plain"}:
        return False
    text = text_of(block["c"])
    return (
        bool(text)
        and text[-1] not in ENDS
        and len(text.split()) <= most
        and all(map(strong, trimmed(block["c"])))
    )


def strong(node: Node) -> bool:
    """Tell whether all characters of an inline are bold; the mark of a note has no letters."""
    kind, content = parted(node)
    if kind in {"Emph", "Underline", "Superscript"}:
        return all(map(strong, content))
    return kind in {"Strong", "Note"} | SPACES or (kind == "Span" and all(map(strong, content[1])))
