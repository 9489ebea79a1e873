"""Writes the flow of a PDF in our text form, with the sign of a new page (U+000C) where each begins."""

from __future__ import annotations

from dataclasses import replace

from edition.originals.pdf import feet, hyphens, listed
from edition.originals.pdf.chains import Chain, chains
from edition.originals.pdf.flow import Flow
from edition.originals.pdf.put import Putter, Written
from edition.originals.pdf.tables import Table
from edition.originals.tree.markup import Writer

BYLINE = 30  # words; a longer part is text


def write(flow: Flow) -> Written:
    """Write a document."""
    out = Written()
    known = hyphens.words(
        [row.text for leaf in flow.leaves for column in leaf.columns for row in column.rows]
    )
    feet_of = [frozenset(note.label for note in leaf.notes if note.label.isdecimal()) for leaf in flow.leaves]
    chained = chains(flow.parts, flow.size)
    ends = {} if any(feet_of[1:]) else listed.notes(chained)
    at_end = frozenset(filter(None, ends.values()))
    of_authors: frozenset[str] = (
        frozenset().union(*feet_of[:1]) if ends else frozenset()
    )  # at the foot of the first page
    feet_of = [] if ends else feet_of
    if flow.restarts:
        out.lose("pdf-restarts", "")
    put = Putter(out, known, Writer(out.lose, noted=bool(ends or any(feet_of))))
    bodies = gathered_notes(flow)
    if ends:
        bodies = [[affiliation(note) for note in notes] for notes in bodies]
    place = turned = 0
    for index, leaf in enumerate(flow.leaves):
        out.turns += max(index - turned, 0)
        turned = max(turned, index)
        out.page = leaf.page
        put.edges(leaf.heads)
        while place < len(chained) and chained[place].index == index:
            chain, label = chained[place], ends.get(place)
            place += 1
            end = chain.end
            last = end.rows[-1].page - flow.leaves[0].page if end else index
            known_here = at_end - of_authors if not index and is_short(chain) else at_end
            notes = known_here.union(*feet_of[index : max(last, index) + 2])
            if isinstance(chain.part, Table):
                put.table(chain.part, notes)
            elif label is not None:
                put.listed(label, [row for group in (chain.part.group, *chain.more) for row in group.rows])
            elif not put.caption_of(chain.part, chained[place : place + 1]):
                groups = (chain.part.group, *chain.more)
                put.part(chain.part, [row for group in groups for row in group.rows], notes)
            turned = max(turned, last)
        for note in bodies[index]:
            put.note(note)
        put.edges(leaf.foots)
        if leaf.numbers:
            out.lose("pdf-line-numbers", f"{leaf.numbers[0].text}–{leaf.numbers[-1].text}")
        if leaf.margin:
            out.lose("pdf-margin", leaf.margin)
        if leaf.turned:
            out.lose("pdf-turned", leaf.turned)
    return out


def is_short(chain: Chain) -> bool:
    """Tell whether a part has few words, as a line of authors."""
    return not isinstance(chain.part, Table) and len(chain.part.group.text.split()) < BYLINE


def affiliation(note: feet.Note) -> feet.Note:
    """Return a line at the foot of a first page whose number calls no note of the text."""
    return replace(note, mark=f"<up>{note.label}</up>") if note.label.isdecimal() else note


def gathered_notes(flow: Flow) -> list[list[feet.Note]]:
    """Return the notes of each page, each with what goes on at the foot of a later page."""
    out: list[list[feet.Note]] = []
    last: tuple[int, int] | None = None
    for index, leaf in enumerate(flow.leaves):
        out.append([])
        for note in leaf.notes:
            if not note.label and last:
                page, place = last
                before = out[page][place]
                out[page][place] = replace(before, rows=(*before.rows, *note.rows))
                continue
            rows = feet.without_label(note.rows, note.label) if note.label else note.rows
            out[index].append(replace(note, rows=rows))
            last = index, len(out[index]) - 1
    return out
