"""Joins the pieces of a paragraph that the end of a column or a page divides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.originals.pdf import paragraphs
from edition.originals.pdf.paragraphs import Group
from edition.originals.pdf.roles import Part
from edition.originals.pdf.tables import Table

SAME_SIZE = 0.05  # share by which the pieces of one paragraph may differ in size

ASIDE = 0.96  # share of the size of the text below which a paragraph may stand between two pieces of another


@dataclass(slots=True)
class Chain:
    """A part of a document: the index of its page, and the groups that continue it."""

    index: int
    part: Part | Table
    more: list[Group] = field(default_factory=list)

    @property
    def end(self) -> Group | None:
        """Its last group, if it is no table."""
        return self.more[-1] if self.more else None if isinstance(self.part, Table) else self.part.group


def chains(parts: Sequence[Sequence[Part | Table]], size: float) -> list[Chain]:
    """Return the parts of a document, each with what continues it; ``size`` is that of the text.

    Tables, captions and smaller paragraphs do not keep two pieces of a paragraph apart.
    """
    out: list[Chain] = []
    last: Chain | None = None  # that may go on, whatever its size
    body: Chain | None = None  # the last one of the text’s own size
    for index, own in enumerate(parts):
        for item in own:
            if isinstance(item, Table) or item.kind == "caption":
                out.append(Chain(index, item))
                continue
            begun = next((one for one in (last, body) if one and continues(one, item)), None)
            if begun:
                begun.more.append(item.group)
                continue
            last = Chain(index, item)
            out.append(last)
            if item.group.size >= ASIDE * size:
                body = last
    return out


def continues(begun: Chain, item: Part) -> bool:
    """Tell whether a part goes on with an earlier one, from which the end of a column parts it."""
    one, other = begun.end, item.group
    if one is None or isinstance(begun.part, Table):
        return False
    row, after = one.rows[-1], other.rows[0]
    if after.page == row.page and after.base <= row.base:
        return False
    if begun.part.kind not in {"paragraph", "quote", "item"} or item.kind not in {"paragraph", "quote"}:
        return False
    if abs(one.size - other.size) > SAME_SIZE * one.size or one.bold is not other.bold:
        return False
    ended = paragraphs.ends_sentence(one.text)
    if not ended and other.text[:1].islower():
        return True
    spare = paragraphs.room(row, after, one.frame.right)
    if other.indented or spare > (paragraphs.ROOM if ended else paragraphs.MUCH_ROOM):
        return False
    return not (len(one.rows) == 1 and ended)
