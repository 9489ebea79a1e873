"""Gives tables the captions that stand as paragraphs beside them, as word processors write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from edition.language.words import alternatives
from edition.originals.tree.runs import Node, text_of

LONGEST = 60  # words of a caption


@cache
def labelled() -> re.Pattern[str]:
    """Return the form of a caption: "Table 3. Exports", "Tabelle IV"."""
    return re.compile(
        rf"(?:{alternatives('tables')})\.?\s?(?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z])\b", re.IGNORECASE
    )


def captioned(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks in which a paragraph such as “Table 3. Exports” beside a table is its caption.

    It stands above the table, its number perhaps on a line of its own, or below it.
    """
    out: list[Node] = []
    taken = False
    for place, block in enumerate(blocks):
        if taken:
            taken = False
            continue
        if block["t"] != "Table" or block["c"][1][1]:
            out.append(block)
            continue
        caption: list[Node] = []
        if out and is_caption(out[-1]):
            caption = list(out.pop()["c"])
        elif len(out) > 1 and is_label(out[-2]) and is_short(out[-1]):
            caption = [*out[-2]["c"], {"t": "Space"}, *out[-1]["c"]]
            del out[-2:]
        elif place + 1 < len(blocks) and is_caption(blocks[place + 1]):
            beyond = blocks[place + 2]["t"] if place + 2 < len(blocks) else ""
            if beyond != "Table":
                caption, taken = list(blocks[place + 1]["c"]), True
        out.append(with_caption(block, caption) if caption else block)
    return out


def is_short(block: Node) -> bool:
    """Tell whether a block is a paragraph that is short enough for a caption."""
    return block["t"] in {"Para", "Plain"} and len(text_of([block]).split()) <= LONGEST


def is_caption(block: Node) -> bool:
    """Tell whether a paragraph begins as captions do, not as a sentence about a table: “Table 3 shows …”."""
    match = labelled().match(text_of([block])) if is_short(block) else None
    return match is not None and not re.match(r"\s[a-z]", match.string[match.end() :])


def is_label(block: Node) -> bool:
    """Tell whether a paragraph is only the number of a table."""
    return is_short(block) and bool(labelled().fullmatch(text_of([block]).rstrip(".:")))


def with_caption(block: Node, caption: list[Node]) -> Node:
    """Return a table with a caption."""
    attributes, (short, _), *rest = block["c"]
    return {"t": "Table", "c": [attributes, [short, [{"t": "Plain", "c": caption}]], *rest]}
