"""Reads the blocks of all layouts: whole, wrapped, hard-wrapped and marked paragraphs.

In the layout ``wrapped``, lines are broken at a fixed width and blank lines separate paragraphs: a
run of lines without a blank one (a stanza) is read as other layouts read one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.data.paper import PaperSpec
from edition.text import entries, marked, note_forms
from edition.text.hyphenation import spelt_out, words_of
from edition.text.joining import scan as scan_lines
from edition.text.lines import (
    HASH_HEADING,
    ITEM,
    Block,
    Plan,
    bare_heading,
    classify,
    continued,
    ends_sentence,
    headline,
    note_body,
    piped,
)
from edition.text.source import Source

HEADING_LINES = 2  # most lines of a heading in a wrapped text


def scan(source: Source, spec: PaperSpec, plan_: Plan) -> list[Block]:
    """Return a block for every line or stanza that is not blank, in order."""
    words = words_of(source.lines, spec.whole_words)
    if spec.layout == "wrapped":
        blocks = list(wrapped(source, spec, plan_, words))
    elif spec.layout == "marked":
        blocks = marked.scan(source, spec, plan_)
    else:
        blocks = scan_lines(source, spec, plan_)
    if spec.layout == "hard-wrapped" and spec.notes and spec.notes.bodies == "list":
        blocks = gather_notes(blocks, words)
    if spec.references:
        blocks = entries.numbered(blocks)
    if spec.notes and (spec.notes.bodies == "numbered" or spec.notes.markers == "carets"):
        blocks = note_forms.gathered(blocks, source.lines, spec.notes, words)
    if spec.references and spec.references.entries == "wrapped":
        blocks = entries.gather(blocks, source.lines, words)
    return blocks


def gather_notes(blocks: list[Block], words: frozenset[str]) -> list[Block]:
    """Join the lines of each note in a hard-wrapped list.

    Paragraph lines after a note belong to it; those after the last note only until it ends a
    sentence, since other text may follow the list.
    """
    last = max((place for place, block in enumerate(blocks) if block.kind == "note"), default=-1)
    out: list[Block] = []
    note: int | None = None
    for place, block in enumerate(blocks):
        if block.kind == "note":
            note = len(out)
        elif block.kind == "paragraph" and note is not None:
            if place < last or not ends_sentence(out[note].text):
                out[note] = continued(out[note], block, words)
                continue
            note = None
        elif block.kind != "furniture":
            note = None
        out.append(block)
    return out


def stanzas(source: Source, plan_: Plan) -> Iterator[list[int]]:
    """Yield the line indexes of each stanza; a line with a role is a stanza of its own."""
    run: list[int] = []
    for index, line in enumerate(source.lines):
        alone = line.number in plan_.roles or line.number in plan_.structure
        if (alone or not line.text.strip()) and run:
            yield run
            run = []
        if alone and line.text.strip():
            yield [index]
        elif line.text.strip():
            run.append(index)
    if run:
        yield run


def wrapped(source: Source, spec: PaperSpec, plan_: Plan, words: frozenset[str]) -> Iterator[Block]:
    """Yield the blocks of a wrapped text, one for each part of a stanza."""
    runs = list(stanzas(source, plan_))
    openings = [opening(source, run, plan_) for run in runs]
    for place, run in enumerate(runs):
        following = next((text for text in openings[place + 1 :] if text), "")
        for part in parts(source, run, spec):
            yield stanza(source, part, following, spec, plan_, words)


def opening(source: Source, run: list[int], plan_: Plan) -> str:
    """Return the first line of a stanza; "" if the stanza is outside the running text."""
    line = source.lines[run[0]]
    if plan_.roles.get(line.number) in {"furniture", "author-note"}:
        return ""
    text = spelt_out(line.text).strip()
    return ITEM.sub(r"\g<text>", text) if plan_.roles.get(line.number) == "reference" else text


def parts(source: Source, run: list[int], spec: PaperSpec) -> Iterator[list[int]]:
    """Split a stanza where a list item, a note or a table row begins, and after a heading."""
    texts = {index: spelt_out(source.lines[index].text).strip() for index in run}
    rows = len(run) > 1 and all("\t" in texts[index] for index in run)
    begun: list[int] = []
    for index in run:
        text = texts[index]
        starts = (
            rows
            or piped(text) is not None
            or ITEM.fullmatch(text)
            or note_body(text, spec)
            or HASH_HEADING.fullmatch(text)
        )
        turned = bool(begun) and text.startswith(">") != texts[begun[-1]].startswith(">")
        if begun and (starts or turned or HASH_HEADING.fullmatch(texts[begun[-1]])):
            yield begun
            begun = []
        begun.append(index)
    yield begun


def stanza(
    source: Source, run: list[int], following: str, spec: PaperSpec, plan_: Plan, words: frozenset[str]
) -> Block:
    """Return the block of a stanza."""
    first = classify(run[0], source.lines[run[0]], following, spec, plan_)
    if source.lines[run[0]].number in plan_.roles or source.lines[run[0]].number in plan_.structure:
        return first
    rest = [Block("paragraph", (index,), spelt_out(source.lines[index].text).strip()) for index in run[1:]]
    if first.quoted:
        rest = [replace(line, text=line.text.removeprefix(">").strip()) for line in rest]
    if first.kind == "row" and rest:
        first = replace(first, kind="paragraph", text=spelt_out(source.lines[run[0]].text).strip())
    if first.kind == "heading" and rest:
        first = replace(first, kind="paragraph", text=spelt_out(source.lines[run[0]].text).strip(), level=0)
    made = first
    for line in rest:
        made = continued(made, line, words)
    if made.kind != "paragraph" or len(run) > HEADING_LINES:
        return made
    if head := headline(made.text, plan_.levels):
        return replace(made, kind="heading", text=head[0], level=head[1])
    if bare_heading(made.text, following):
        return replace(made, kind="heading", level=plan_.levels.get("bare", 2))
    return made
