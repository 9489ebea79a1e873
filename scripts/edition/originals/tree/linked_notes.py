"""Makes the notes of a web page notes: a small link that leads to a paragraph, which leads back.

Word, LibreOffice, journals and wikis each write them in their own way; common to all are the two links. A number that
leads to an entry of a list of references is left alone: nothing leads back from there, or its heading says what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edition.language.regex import lazy_regex
from edition.language.words import alternatives
from edition.originals.tree.runs import Node, text_of, within

LABEL = lazy_regex(
    r"[\[(]?(?P<sign>\d{1,4}|[ivxl]{1,6}|[a-z]|[*†‡§¶#]{1,3})[\])]?\.?"
)  # "12", "[12]", "iv", "†"

BACK = lazy_regex(
    r"\W{0,3}|[\W_]{0,2}(?:\d{1,4}|[ivxl]{1,6}|[a-z])[\W_]{0,2}|back|return|jump up|zurück|retour|volver",
    re.IGNORECASE,
)

BEGUN = lazy_regex(r"[\[(]?(?:\d{1,4}|[*†‡§^])[\])]?[.:]?\s*")  # a number left at a note's beginning

NAMED = lazy_regex(
    r"_?(?:sd)?(?:foot|end)?(?:note|ftn|edn|fn|en)", re.IGNORECASE
)  # "_ftn2", "sdfootnote1sym"

FEWEST_ALIKE = 2  # notes that lead back, so that a further one of such an id need not

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

LISTED = lazy_regex(rf"{alternatives('lists of works')}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A block to which links lead: its place in the order of the text, the list that holds it, its heading."""

    order: int
    held: list[Any]
    block: Any
    heading: str


def tied(blocks: list[Any]) -> list[Any]:
    """Return blocks with their linked notes as notes. The blocks are changed."""
    for node in within(blocks, "Note"):
        unlabelled(node["c"][0]["c"] if node["c"] and node["c"][0]["t"] in {"Para", "Plain"} else [])
    places = list(walked(blocks, ""))
    targets: dict[str, Target] = {}
    for order, (held, block, heading) in enumerate(places):
        for name in ids_of(block):
            targets.setdefault(name, Target(order, held, block, heading))
    made: dict[int, list[Any]] = {}
    calls = list(called(places, targets))
    alike = Counter(stem(name) for _, _, name, back in calls if back)
    for inlines, link, name, back in calls:
        place = next((place for place, item in enumerate(inlines) if item is link), None)
        if place is not None and (back or alike[stem(name)] >= FEWEST_ALIKE):
            target = targets[name]
            key = target.order
            if key not in made:
                made[key] = body_of(target.block)
                target.held[:] = [item for item in target.held if item is not target.block]
            inlines[place] = {"t": "Note", "c": made[key]}
    return pruned(blocks) if made else blocks


def called(
    places: list[tuple[list[Any], Any, str]], targets: dict[str, Target]
) -> Iterator[tuple[list[Any], Any, str, bool]]:
    """Yield the links that may call notes: the list that holds it, the link, the id, whether the note leads back.

    A note that does not lead back has the number of its call in its id: the "4" that leads to "n4".
    """
    for order, (_, block, _) in enumerate(places):
        for inlines, place in links_in(block):
            name = inlines[place]["c"][2][0][1:]
            target = targets.get(name)
            if target is None or target.order <= order:
                continue
            back = is_note(inlines[place], name, target)
            sign = LABEL.fullmatch(text_of(inlines[place]["c"][1]))
            numbered = sign and sign["sign"].isdecimal() and name == f"{stem(name)}{sign['sign']}"
            if back or (numbered and not LISTED.search(target.heading)):
                yield inlines, inlines[place], name, back


def stem(name: str) -> str:
    """Return the id of a note without its number: "n" of "n4"."""
    return name.rstrip("0123456789")


def walked(blocks: list[Any], heading: str) -> Iterator[tuple[list[Any], Any, str]]:
    """Yield each block with the list that holds it and the words of the heading above it."""
    for block in list(blocks):
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            heading = text_of(content[2])
        yield blocks, block, heading
        for inner in inner_lists(kind, content):
            yield from walked(inner, heading)


def inner_lists(kind: str, content: Any) -> list[list[Any]]:
    """Return the lists of blocks that a block holds."""
    match kind:
        case "Div":
            return [content[1]]
        case "BlockQuote":
            return [content]
        case "BulletList":
            return list(content)
        case "OrderedList":
            return list(content[1])
        case "DefinitionList":
            return [inner for _, definitions in content for inner in definitions]
        case _:
            return []


def ids_of(block: Any) -> Iterator[str]:
    """Yield the ids of a block, and of what is in its paragraph."""
    if block["t"] == "Div" and block["c"][0][0]:
        yield block["c"][0][0]
    elif block["t"] in {"Para", "Plain"}:
        yield from inline_ids(block["c"])


def inline_ids(part: Any) -> Iterator[str]:
    """Yield the ids of inlines."""
    if isinstance(part, list):
        for item in part:
            yield from inline_ids(item)
    elif isinstance(part, dict):
        if part.get("t") in {"Span", "Link"} and part["c"][0][0]:
            yield part["c"][0][0]
        if part.get("t") != "Note":
            yield from inline_ids(part.get("c"))


def links_in(block: Any) -> Iterator[tuple[list[Any], int]]:
    """Yield the links inside the page that a paragraph, heading or table has: their list, and the place in it."""
    if block["t"] in {"Para", "Plain", "Header", "Table", "LineBlock"}:
        yield from links(block["c"])


def links(part: Any) -> Iterator[tuple[list[Any], int]]:
    """Yield the links inside the page in a part of the tree."""
    if not isinstance(part, list):
        return
    for place, item in enumerate(part):
        if isinstance(item, dict):
            if item.get("t") == "Link" and item["c"][2][0].startswith("#"):
                yield part, place
            elif item.get("t") != "Note":
                yield from links(item.get("c"))
        else:
            yield from links(item)


def is_note(link: Any, name: str, target: Target) -> bool:
    """Tell whether a link calls a note: its words are a label, and the block that it leads to leads back.

    ``name`` is the id to which it leads. Below the heading of a list of references, the label must be raised, or
    the id be one of notes.
    """
    if not LABEL.fullmatch(text_of(link["c"][1])):
        return False
    listed = LISTED.search(target.heading) and "note" not in target.heading.lower()
    if listed and not NAMED.match(name) and not any(within(link["c"][1], "Superscript")):
        return False
    return any(is_back(inlines[place]) for inlines, place in links([target.block]))


def is_back(link: Any) -> bool:
    """Tell whether a link is the one with which a note leads back: an arrow, its label, a word."""
    return bool(BACK.fullmatch(text_of(link["c"][1]).strip()))


def body_of(block: Any) -> list[Any]:
    """Return the blocks of a note without its link back and its label."""
    blocks = block["c"][1] if block["t"] == "Div" else [block]
    for inlines, place in reversed(list(links(blocks))):
        if is_back(inlines[place]):
            del inlines[place]
    first: Node | None = next((item for item in blocks if item["t"] in {"Para", "Plain"}), None)
    if first:
        unlabelled(first["c"])
    return list(blocks)


def unlabelled(inlines: Any) -> None:
    """Remove a label and spaces from the beginning of inlines."""
    while inlines:
        item = inlines[0]
        kind, content = item["t"], item.get("c")
        if (
            kind in {"Space", "SoftBreak", "LineBreak"}
            or (kind in {"Span", "Superscript"} and not text_of([item]))
            or (kind == "Superscript" and LABEL.fullmatch(text_of(content)))
        ):
            del inlines[0]
        elif kind == "Span":
            unlabelled(content[1])
            return
        elif kind == "Str" and (match := BEGUN.match(content)) and match.end() == len(content):
            del inlines[0]
        elif kind == "Str" and content[:1] in RAISED:
            inlines[0] = {"t": "Str", "c": content.lstrip(RAISED)}
            return
        else:
            return


def pruned(blocks: list[Any]) -> list[Any]:
    """Return blocks without lists and frames that have become empty."""
    out = []
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Div":
            content[1] = pruned(content[1])
            keep = bool(content[1])
        elif kind == "OrderedList":
            content[1] = [made for item in content[1] if (made := pruned(item))]
            keep = bool(content[1])
        elif kind == "BulletList":
            content[:] = [made for item in content if (made := pruned(item))]
            keep = bool(content)
        else:
            keep = True
        if keep:
            out.append(block)
    return out
