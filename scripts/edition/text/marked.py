"""Reads the layout ``marked``: each line is a whole block whose kind its own mark says.

Files of word processors and the like say what is a heading, a paragraph, a list. Nothing is inferred here, and
nothing is joined: "## " begins a heading, "> " a quotation, "- " an item (behind two spaces for each list around
it), "|" a row, and a bold line right above a row is the caption of its table.
"""

from __future__ import annotations

from dataclasses import replace

from edition.data.paper import PaperSpec
from edition.language.regex import lazy_regex
from edition.model.text import Line
from edition.text.lines import BOLD_LINE, Block, Plan, classify, piped
from edition.text.source import Source

LABELLED = lazy_regex(
    r"(?P<label>\(?(?:\d{1,4}|[A-Za-z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[.)])\s+(?P<text>\S.*)"
)  # "3. The third", "(a) the first", "iv) the fourth"

STEP = 2  # spaces before the mark of an item for each list around its own


def scan(source: Source, spec: PaperSpec, plan_: Plan) -> list[Block]:
    """Return the block of every line that is not blank, in order."""
    lines = source.lines
    return [
        block_of(index, line, lines[index - 1] if index else None, lines[index + 1 : index + 2], spec, plan_)
        for index, line in enumerate(lines)
        if line.text.strip()
    ]


def block_of(
    index: int, line: Line, above: Line | None, below: tuple[Line, ...], spec: PaperSpec, plan_: Plan
) -> Block:
    """Return the block of one line; a blank line above parts it from the list or table before it."""
    block = classify(index, line, "", spec, plan_)
    if line.number in plan_.roles or line.number in plan_.structure:
        return block
    apart = above is None or not above.text.strip()
    if block.kind == "item":
        depth = (len(line.text) - len(line.text.lstrip())) // STEP
        match = LABELLED.fullmatch(f"{block.label} {block.text}".strip())
        label, text = (match["label"], match["text"]) if match else ("", block.text)
        return replace(block, text=text, label=label, level=depth, complete=apart)
    bold = BOLD_LINE.fullmatch(block.text) if block.kind == "paragraph" and below else None
    if bold and piped(below[0].text.strip()) is not None:
        return replace(block, kind="caption", text=bold["text"])
    return replace(block, complete=apart or block.kind == "paragraph")
