"""Joins the lines of a list of references to entries, and reads the numbers of a numbered list.

An entry may continue over a page break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.model.text import Line
from edition.text.entry_starts import Row, beginnings
from edition.text.lines import Block, continued

FEWEST_NUMBERED = 3  # with so many numbers a list is a numbered one: only a number begins an entry

FEWEST_SQUARE = 2  # in square brackets, which are nothing else

LABELS = tuple(  # the forms of an entry's number, safest first
    lazy_regex(pattern)
    for pattern in (
        r"(?P<label>\\?\[(?P<number>\d{1,4})\\?\])(?:\s+|$)",  # "[12] P. Waweru"
        r"(?P<label>(?P<number>\d{1,4})\\?[.)])(?:\s+|$)",  # "12. Small", "12) Small"
        r"(?P<label>\((?P<number>\d{1,4})\))(?:\s+|$)",  # "(12) Small, A."
        r"(?P<label>(?P<number>\d{1,4}))(?:\s+(?=[^\W\d_])|$)",  # "12 Small A"
    )
)

SKIPPED = 3  # largest gap in the numbers of a list, where entries were lost


def numbers(texts: Sequence[str]) -> dict[int, re.Match[str]]:
    """Return which lines of a list begin with the entry's number, by their place, with the match.

    The numbers must rise from 1 on the list's first line, so that a year or a house number is none.
    """
    best: dict[int, re.Match[str]] = {}
    for form in LABELS:
        found: dict[int, re.Match[str]] = {}
        last = 0
        for place, text in enumerate(texts):
            match = form.match(text)
            if match and last < int(match["number"]) <= last + (SKIPPED if found else 1):
                found[place], last = match, int(match["number"])
        fewest = FEWEST_SQUARE if form is LABELS[0] else max(min(FEWEST_NUMBERED, len(texts)), 2)
        if 0 in found and len(found) >= fewest and len(found) > len(best):
            best = found
    return best


def numbered(blocks: list[Block]) -> list[Block]:
    """Give the entries of a numbered list their numbers; one that stands alone belongs to the next line.

    In and out: blocks, those of the list one for each line.
    """
    listed = [place for place, block in enumerate(blocks) if block.kind == "reference"]
    texts = [f"{blocks[place].label} {blocks[place].text}".strip() for place in listed]
    found = numbers(texts)
    if not found:
        return blocks
    out: dict[int, Block] = dict(enumerate(blocks))
    alone: Block | None = None
    alone_at = 0
    for order, place in enumerate(listed):
        block, match = blocks[place], found.get(order)
        if match:
            text = texts[order][match.end() :]
            block = replace(block, label=match["label"].replace("\\", ""), text=text)
        elif block.label:
            block = replace(block, label="", text=texts[order])
        if alone and not match:
            block = replace(block, label=alone.label, lines=alone.lines + block.lines)
        elif alone:
            out[alone_at] = alone
        alone = None
        if match and not block.text:
            alone, alone_at = block, place
            del out[place]
        else:
            out[place] = block
    if alone:
        out[alone_at] = alone
    return [out[place] for place in sorted(out)]


def gather(blocks: list[Block], lines: Sequence[Line], words: frozenset[str]) -> list[Block]:
    """Join the lines of each entry of a list.

    In: blocks, one for each line of the list; the source's lines. Out: blocks, one for each
    entry; page furniture stays between them.
    """
    listed = [block for block in blocks if block.kind == "reference"]
    numbered = bool(listed) and bool(listed[0].label)
    fewest = FEWEST_SQUARE if numbered and listed[0].label.startswith("[") else FEWEST_NUMBERED
    numbered = numbered and sum(bool(block.label) for block in listed) >= fewest
    begun = iter(beginnings(rows_of(blocks, lines)))
    out: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind != "reference":
            out.append(block)
            open_at = None if block.kind == "heading" else open_at
            continue
        weighed = next(begun)
        begins = bool(block.label) if numbered else weighed
        if begins or open_at is None:
            open_at = len(out)
            out.append(block)
        else:
            text = f"{block.label} {block.text}".strip()  # a number that counts no entry
            out[open_at] = continued(out[open_at], replace(block, label="", text=text), words)
    return out


def rows_of(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Row]:
    """Return the lines of a list, each with what precedes it."""
    beside = {i for block in blocks if block.kind != "reference" for i in block.lines}
    rows: list[Row] = []
    last = -1
    for block in blocks:
        if block.kind != "reference":
            continue
        index = block.lines[0]
        gap = not lines[index - 1].text.strip() if index else True
        turned = last >= 0 and any(i in beside for i in range(last + 1, index))
        rows.append(Row(lines[index].text, gap, turned))
        last = block.lines[-1]
    return rows


def heading_of_list(blocks: list[Block]) -> Block | None:
    """Return the heading right before the first printed entry."""
    previous = None
    for block in blocks:
        if block.kind == "reference":
            return previous if previous and previous.kind == "heading" else None
        if block.kind not in {"furniture", "note"}:
            previous = block
    return None


def headings_in_list(blocks: list[Block]) -> dict[tuple[int, ...], Block]:
    """Return the headings inside the list of references, each by the lines of the entry below it."""
    found: dict[tuple[int, ...], Block] = {}
    heading, inside = None, False
    for block in blocks:
        if block.kind == "reference":
            if inside and heading:
                found[block.lines] = heading
            heading, inside = None, True
        elif block.kind not in {"furniture", "note"}:
            heading = block if block.kind == "heading" else None
    return found
