"""Joins the pieces of a paragraph that the end of a column or a page divides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf import counted, paragraphs
from edition.originals.pdf.paragraphs import Group
from edition.originals.pdf.roles import Part
from edition.originals.pdf.tables import Table

FAR = 3  # pages over which a figure may part a paragraph

NEAR = 1.7  # sizes between the baselines of the lines of one title, at most

SPREAD = 1.15  # times the distance of the lines of a title

SAME_SIZE = 0.05  # share by which the pieces of one paragraph may differ in size

ENTRY = lazy_regex(
    r"[^\W\d_][\w'’-]{0,40}(?: [\w'’-]{1,40}){0,3}, (?:[^\W\d_]\.|[^\W\d_][\w'’-]{1,40})"
)  # "Mazhar, M. S."

YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\. ?d\.|\bforthcoming\b", re.IGNORECASE)

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
    cut: Chain | None = None  # the last one that ends within a sentence, as before a figure with words
    for index, own in enumerate(parts):
        for item in own:
            if isinstance(item, Table) or item.kind == "caption":
                out.append(Chain(index, item))
                continue
            begun = next((one for one in (last, body) if one and continues(one, item)), None)
            if not begun and cut and index - cut.index < FAR and resumes(cut, item):
                begun = cut
            if begun:
                begun.more.append(item.group)
                if begun is cut:
                    cut = begun if within(begun) else None
                continue
            last = Chain(index, item)
            out.append(last)
            if item.group.size >= ASIDE * size:
                body = last
                cut = last if within(last) else cut
    return out


def within(chain: Chain) -> bool:
    """Tell whether a paragraph of several lines ends within a sentence."""
    end = chain.end
    prose = end is not None and len(end.rows) > 1 and getattr(chain.part, "kind", "") == "paragraph"
    return prose and end is not None and not paragraphs.ends_sentence(end.text)


def resumes(chain: Chain, item: Part) -> bool:
    """Tell whether several lines go on with a paragraph that was left within a sentence."""
    small = item.group.text[:1].islower() and len(item.group.rows) > 1
    return small and not item.group.indented and continues(chain, item)


def continues(begun: Chain, item: Part) -> bool:
    """Tell whether a part goes on with an earlier one, from which the end of a column parts it."""
    one, other = begun.end, item.group
    if one is None or isinstance(begun.part, Table):
        return False
    if begun.part.kind == item.kind == "title":
        return near(one, other)
    row, after = one.rows[-1], other.rows[0]
    if after.page == row.page and after.base <= row.base:
        return False
    if begun.part.kind not in {"paragraph", "quote", "item"} or item.kind not in {"paragraph", "quote"}:
        return False
    if counted.counts_on(begun.part.group.rows[0], after):
        return False
    if abs(one.size - other.size) > SAME_SIZE * one.size or one.bold is not other.bold:
        return False
    ended = paragraphs.ends_sentence(one.text)
    if not ended and other.text[:1].islower():
        return True
    spare = paragraphs.room(row, after, one.frame.right)
    if paragraphs.short_last(one.rows, one.frame.right) or entries(
        begun.part.group.text, one.text, other.text
    ):
        return False
    if other.indented or spare > (paragraphs.ROOM if ended else paragraphs.MUCH_ROOM):
        return False
    return not (len(one.rows) == 1 and ended)


def entries(first: str, last: str, other: str) -> bool:
    """Tell whether a text is an entry of a list of references, and the next one begins as an entry does."""
    if counted.labelled(first, other):
        return paragraphs.ends_sentence(last)
    begin = ENTRY.match(first)
    return bool(
        begin and ENTRY.match(other) and YEAR.search(f"{first} {last}") and paragraphs.ends_sentence(last)
    )


def near(one: Group, other: Group) -> bool:
    """Tell whether two groups of lines are the lines of one title: set alike, and no further apart than their own."""
    step = one.rows[-1].base - other.rows[0].base
    own = [above.base - below.base for rows in (one.rows, other.rows) for above, below in pairwise(rows)]
    most = min([NEAR * one.size, *(SPREAD * gap for gap in own)])
    return 0 < step < most and one.bold is other.bold and one.italic is other.italic
