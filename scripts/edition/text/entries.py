"""Finds where printed entries begin in a list of references with wrapped lines.

Three kinds of evidence, strongest first: hanging indents; blank lines between entries; the form of an
entry's first words, which differs by style. A list is split by the strongest that it shows. An entry may
continue over a page break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edition.model.text import Line
from edition.references.reader import STYLES
from edition.text.hyphenation import spelt_out
from edition.text.lines import Block, continued

NUMBERED = re.compile(r"\[?\d{1,3}[.\])]\s+\S|[-•▪]\s+\S")  # "12. Small", "- Small"

COMPLETE = re.compile(
    r"""(?:
          [.”"’?!)\]]        # a full stop, or a mark that closes
        | https?://\S+ | doi:\S+   # an address
        )\**$
    """,
    re.VERBOSE,
)

LONGEST_START = 300  # characters that show the form of an entry's beginning

LONGEST_END = 120  # characters at the end of an entry that show whether it is complete

FEWEST_NUMBERED = 3  # with so many numbers a list is a numbered one: only a number begins an entry

SOME = 0.15  # share of a list's lines above which a form is no accident

LABELS = tuple(  # the forms of an entry's number, safest first
    re.compile(pattern)
    for pattern in (
        r"(?P<label>\\?\[(?P<number>\d{1,4})\\?\])(?:\s+|$)",  # "[12] P. Waweru"
        r"(?P<label>(?P<number>\d{1,4})\\?[.)])(?:\s+|$)",  # "12. Small", "12) Small"
        r"(?P<label>\((?P<number>\d{1,4})\))(?:\s+|$)",  # "(12) Small, A."
        r"(?P<label>(?P<number>\d{1,4}))(?:\s+(?=[^\W\d_])|$)",  # "12 Small A"
    )
)

SKIPPED = 3  # largest gap in the numbers of a list, where entries were lost

Sign = Literal["hanging", "blank", "form"]


def sign(lines: Sequence[str], style: str) -> Sign:
    """Return the evidence that separates the entries of a list.

    In: the lines of the list as printed, blank ones included.
    """
    texts = [line.rstrip() for line in lines]
    filled = [text for text in texts if text.strip()]
    if not filled:
        return "form"
    if hanging(filled):
        return "hanging"
    firsts = [
        text for before, text in zip(["", *texts], texts, strict=False) if text.strip() and not before.strip()
    ]
    formed = sum(begins(text, style) for text in filled)
    if len(firsts) < len(filled) and formed and len(firsts) >= formed * (1 - SOME):
        return "blank"
    return "form"


def hanging(filled: Sequence[str]) -> bool:
    """Tell whether a list has hanging indents: some, but not all, of its filled lines are indented."""
    indented = sum(line[:1] in " \t" for line in filled) / len(filled) if filled else 0
    return SOME < indented < 1 - SOME


def complete(text: str) -> bool:
    """Tell whether an entry can end here: a full stop, a closing mark, or an address."""
    return bool(COMPLETE.search(text[-LONGEST_END:]))


def begins(text: str, style: str) -> bool:
    """Tell whether a line has the form of an entry's beginning; raises ``KeyError`` for an unknown style."""
    text = spelt_out(text).strip().lstrip("*_")[:LONGEST_START]
    return bool(STYLES[style].begins.match(text) or NUMBERED.match(text))


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
        if 0 in found and len(found) > len(best):
            best = found
    return best if len(best) >= min(FEWEST_NUMBERED, len(texts)) and len(best) > 1 else {}


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


def gather(blocks: list[Block], lines: Sequence[Line], style: str, words: frozenset[str]) -> list[Block]:
    """Join the lines of each entry of a list.

    In: blocks, one for each line of the list; the source's lines. Out: blocks, one for each
    entry; page furniture stays between them.
    """
    listed = [block for block in blocks if block.kind == "reference"]
    if not listed:
        return blocks
    beside = {i for block in blocks if block.kind != "reference" for i in block.lines}
    first, last = listed[0].lines[0], listed[-1].lines[-1]
    own = ["" if index in beside else lines[index].text for index in range(first, last + 1)]
    how = sign(own, style)
    numbered = bool(listed[0].label) and sum(bool(block.label) for block in listed) >= FEWEST_NUMBERED
    out: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind != "reference":
            out.append(block)
            open_at = None if block.kind == "heading" else open_at
            continue
        index = block.lines[0]
        gap = not lines[index - 1].text.strip() if index else True
        turned = open_at is not None and any(i in beside for i in range(out[open_at].lines[-1] + 1, index))
        place = Place(lines[index].text, gap, turned)
        begins_here = open_at is None or (
            bool(block.label) if numbered else starts_here(block, place, out[open_at], how, style)
        )
        if begins_here or open_at is None:
            open_at = len(out)
            out.append(block)
        else:
            out[open_at] = continued(out[open_at], block, words)
    return out


@dataclass(frozen=True, slots=True)
class Place:
    """A list's line as printed, and whether a blank line and a page break precede it."""

    raw: str
    gap: bool
    turned: bool


def starts_here(block: Block, place: Place, before: Block, how: Sign, style: str) -> bool:
    """Tell whether a line of a list begins an entry, given the entry before it."""
    if block.label:
        return True
    if how == "hanging":
        return place.raw.lstrip("\f")[:1] not in " \t"
    if how == "blank" and not place.turned:
        return place.gap
    return complete(before.text) and begins(block.text, style)


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
