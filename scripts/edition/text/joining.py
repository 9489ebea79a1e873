"""Joins hard-wrapped lines into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.data.paper import PaperSpec
from edition.language.regex import lazy_regex
from edition.text.hyphenation import SOFT_HYPHEN, spelt_out, words_of
from edition.text.lines import (
    ITEM,
    LONGEST,
    Block,
    Plan,
    bare_heading,
    classify,
    continued,
    endable,
    ends_sentence,
)
from edition.text.markup import TAG
from edition.text.source import Source

ONLY_MARKS = lazy_regex(r"\s*+(?:\#{1,6}\s++)?(?:[-•▪]\s++)?[*\s]*+")  # "### ****"


def wordless(text: str) -> bool:
    """Tell whether a line holds only tags or soft hyphens, perhaps between marks: "### <u></u>"."""
    bare = TAG.sub("", text).replace(SOFT_HYPHEN, "")
    return bare != text and bool(ONLY_MARKS.fullmatch(bare))


def scan(source: Source, spec: PaperSpec, plan_: Plan) -> list[Block]:
    """Return a block for every line that is neither blank nor wordless, in order."""
    lines = source.lines
    following = ""
    ahead: list[str] = []
    for line in reversed(lines):
        ahead.append(following)
        role = plan_.roles.get(line.number)
        text = spelt_out(line.text).strip()
        if role not in {"furniture", "author-note"}:
            following = (ITEM.sub(r"\g<text>", text) if role == "reference" else text) or following
    ahead.reverse()
    blocks = [
        classify(index, line, ahead[index], spec, plan_)
        if len(line.text) <= LONGEST
        else Block("unparsed", (index,), line.text.strip())
        for index, line in enumerate(lines)
        if line.text.strip() and not wordless(line.text)
    ]
    words = words_of(lines, spec.whole_words)
    if spec.layout == "hard-wrapped":
        return list(unwrap(blocks, plan_, words))
    return list(contiguous(blocks, words))


def contiguous(blocks: list[Block], words: frozenset[str] = frozenset()) -> Iterator[Block]:
    """Join paragraph lines that no blank line separates (Markdown's own rule)."""
    open_block: Block | None = None
    for block in blocks:
        mergeable = block.kind == "paragraph" and not block.complete
        if (
            open_block
            and mergeable
            and open_block.quoted is block.quoted
            and block.lines[0] == open_block.lines[-1] + 1
            and endable(open_block)
        ):
            open_block = continued(open_block, block, words)
            continue
        if open_block:
            yield open_block
            open_block = None
        if mergeable:
            open_block = block
        else:
            yield block
    if open_block:
        yield open_block


def measure(blocks: list[Block]) -> int:
    """Return the usual length of a full line: the length that nine of ten lines do not exceed."""
    lengths = sorted(len(block.text) for block in blocks if block.kind == "paragraph")
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def unwrap(blocks: list[Block], plan_: Plan, words: frozenset[str]) -> Iterator[Block]:
    """Join the lines of a hard-wrapped page into paragraphs.

    A line ends its paragraph when it ends a sentence and the next line's first word would have
    fitted on it. A short line between two paragraphs, without a full stop, is a heading.
    """
    full = measure(blocks)
    open_block: Block | None = None
    for position, block in enumerate(blocks):
        if block.kind != "paragraph" or block.complete:
            if open_block and block.kind != "furniture":
                yield open_block
                open_block = None
            yield block
            continue
        after = blocks[position + 1].text if position + 1 < len(blocks) else ""
        if open_block is None and bare_heading(block.text, after) and short(block.text, after, full):
            yield replace(block, kind="heading", level=plan_.levels.get("bare", 2), complete=True)
            continue
        if open_block and (not endable(open_block) or open_block.quoted is not block.quoted):
            yield open_block
            open_block = None
        open_block = continued(open_block, block, words) if open_block else block
        if ends_sentence(block.text) and short(block.text, after, full):
            yield replace(open_block, complete=True)
            open_block = None
    if open_block:
        yield open_block


def short(text: str, after: str, full: int) -> bool:
    """Tell whether the first word of the next line would have fitted on this one."""
    word = after.split(maxsplit=1)[0] if after.split() else ""
    return len(text) + 1 + len(word) < full * 0.97
