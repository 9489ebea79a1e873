"""Finds where printed entries begin in a list of references with wrapped lines.

Three kinds of evidence, strongest first: hanging indents; blank lines between entries; the form of an
entry's first words, which differs by style. A list is split by the strongest that it shows. An entry may
continue over a page break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
