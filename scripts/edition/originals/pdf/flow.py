"""Puts the pages of a PDF into one flow: parts of the text in reading order, notes, furniture, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from edition.originals.pdf import (
    beside,
    columns,
    dashes,
    display,
    edges,
    feet,
    letters,
    paragraphs,
    restarts,
    roles,
    sizes,
    stretches,
    tables,
    tagged,
    turned,
)
from edition.originals.pdf.columns import Column
from edition.originals.pdf.feet import Note
from edition.originals.pdf.leaf import Leaf
from edition.originals.pdf.page import Page, Row
from edition.originals.pdf.paragraphs import Frame, Group
from edition.originals.pdf.roles import Part
from edition.originals.pdf.tables import Table


@dataclass(frozen=True, slots=True)
class Flow:
    """A document: what stands on its pages in reading order, and how each page is cited."""

    leaves: tuple[Leaf, ...]
    pages: tuple[Page, ...]  # without their glyphs
    labels: tuple[str, ...]
    size: float
    parts: tuple[tuple[Part | Table, ...], ...] = field(default=())  # by page
    tagged: bool = False  # its tags said where paragraphs begin and end
    restarts: bool = False  # the numbers of its notes begin anew on pages


def leaves(pages: Iterable[Page]) -> tuple[list[Leaf], list[Page], list[str], float, bool]:
    """Return what stands on each page, the pages, how each is cited, the size of the text, and whether tags were used.

    Of each page only its lines are kept, since the glyphs of a thousand pages would fill the memory.
    """
    level: list[tuple[Page, str]] = []
    found_rows: list[tuple[Row, ...]] = []
    for one in pages:
        page, glyphs = turned.upright(one)
        found_rows.append(stretches.stretches(page))
        words = "".join(f"{' ' if glyph.spaced else ''}{glyph.text}" for glyph in glyphs).strip()
        level.append((replace(page, glyphs=()), words))
    rows = letters.with_bullets(found_rows)
    level = [(dashes.with_printed(page, own), aside) for (page, aside), own in zip(level, rows, strict=True)]
    rows = [tuple(row for row in own if not dashes.is_rule(row)) for own in rows]
    size = sizes.text_size(rows)
    rows = [tuple(letters.with_initials(page, size)) for page in letters.lightened(rows, size)]
    sure = tagged.trusted(rows)
    rows = [tuple(tagged.whole(page) if sure else (replace(row, tag=None) for row in page)) for page in rows]
    counted = [edges.line_numbers(page) for page in rows]
    bare = [
        [row for place, row in enumerate(page) if place not in numbers]
        for page, numbers in zip(rows, counted, strict=True)
    ]
    found = edges.edges(bare)
    inner = [
        [row for n, row in enumerate(page) if n not in edge.kinds]
        for page, edge in zip(bare, found, strict=True)
    ]
    shown = display.emphasised(inner, size)
    inside = [beside.margin(page, size) for page in shown]
    known = common([columns.gutter(text) for text, _ in inside])
    made: list[Leaf] = []
    asked: feet.Asked | None = None
    for (page, aside), own, edge, numbers, whole, (text, outer) in zip(
        level, bare, found, counted, rows, inside, strict=True
    ):
        furniture = [(row, edge.kinds[place]) for place, row in enumerate(own) if place in edge.kinds]
        middle = page.height / 2
        kept: list[Column] = []
        notes: list[Note] = []
        asked = feet.asked(text, asked)
        for column in columns.columns(text, known):
            rest, more = feet.split(column, page.rules, size, asked)
            kept.append(rest)
            notes += more
            asked = asked.after(more)
        more, margins = beside.notes(outer, asked)
        kept, notes = [*kept, *margins], [*notes, *more]
        made.append(
            Leaf(
                page.number,
                tuple(item for item in furniture if item[0].base > middle),
                tuple(column for column in kept if column.rows),
                tuple(notes),
                tuple(item for item in furniture if item[0].base <= middle),
                tuple(row for place, row in enumerate(whole) if place in numbers),
                aside,
                " ".join(row.text for column in margins for row in column.rows),
            )
        )
    only = [page for page, _ in level]
    return made, only, edges.labels(only, found), size, sure


def common(gutters: Sequence[float | None]) -> float | None:
    """Return the gutter of a document whose pages mostly have one at the same place."""
    counted = Counter(round(place / 4) for place in gutters if place is not None)
    if not counted:
        return None
    place, times = counted.most_common(1)[0]
    return place * 4.0 if 3 * times >= len(gutters) else None


def flow(pages: Iterable[Page]) -> Flow:
    """Return a document in reading order."""
    made, only, labels, size, sure = leaves(pages)
    anew = restarts.restart(made)
    made = list(restarts.told_apart(made)) if anew else made
    framed: list[list[Group | Table]] = []
    wholes = [
        paragraphs.frame(column, size)
        for leaf in made
        for column in leaf.columns
        if len(column.rows) > paragraphs.FEW
    ]
    known = frames(wholes)
    for leaf in made:
        own: list[Group | Table] = []
        for column in leaf.columns:
            around = paragraphs.frame(column, size, () if column.margin else known)
            for segment in tables.segments(column.rows):
                if isinstance(segment, Table):
                    own.append(segment)
                else:
                    own += paragraphs.grouped(replace(column, rows=segment), around)
        framed.append(own)
    groups = [item for own in framed for item in own if isinstance(item, Group)]
    parts = iter(roles.roles(groups, size))
    placed = tuple(tuple(item if isinstance(item, Table) else next(parts) for item in own) for own in framed)
    return Flow(tuple(made), tuple(only), tuple(labels), size, placed, sure, anew)


def frames(found: Sequence[Frame]) -> list[Frame]:
    """Return the frames that several columns of a document share, the commonest first."""
    counted = Counter((round(item.left / 3), round(item.right / 3)) for item in found)
    out = []
    for key, times in counted.most_common(6):
        if times > 1:
            alike = [item for item in found if (round(item.left / 3), round(item.right / 3)) == key]
            filled = 2 * sum(item.justified for item in alike) > len(alike)
            step = Counter(item.leading for item in alike).most_common(1)[0][0]
            out.append(replace(alike[0], justified=filled, leading=step))
    return out
