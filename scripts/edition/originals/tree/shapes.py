"""What blocks and inlines of pandoc's tree are, whatever holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from edition.language.regex import lazy_regex
from edition.originals.tree.captions import labelled
from edition.originals.tree.labels import label
from edition.originals.tree.runs import Node, parted, text_of

SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})

SENTENCE = 100  # characters, at least, on both sides of a line break that parts paragraphs

ENDED = lazy_regex(r"[.?!…][\"'”’»)\]]{0,2}$")

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


def at_breaks(block: Node) -> list[Node]:
    """Return the paragraphs that line breaks part within one, or the block itself.

    Two line breaks leave a blank line and part always. Before and behind a single one stands a sentence of some
    length, or behind it the caption of a table. The lines of a verse or of an address are shorter, and stay together.
    """
    if block["t"] != "Para":
        return [block]
    parts: list[list[Node]] = [[]]
    blank: set[int] = set()  # the parts above which a blank line stands
    for node in block["c"]:
        if node["t"] != "LineBreak":
            parts[-1].append(node)
        elif len(parts) > 1 and not trimmed(parts[-1]):
            blank.add(len(parts) - 1)
        else:
            parts.append([])
    out = parts[:1]
    for place, part in enumerate(parts[1:], 1):
        before, behind = text_of(out[-1]), text_of(part)
        caption = bool(before and labelled().match(behind))
        long = min(len(before), len(behind)) >= SENTENCE and not behind[0].islower()
        if (ENDED.search(before) and (long or caption)) or (place in blank and before and behind):
            out.append(part)
        else:
            out[-1] = [*out[-1], {"t": "LineBreak"}, *part]
    return [{"t": "Para", "c": part} for part in out]
