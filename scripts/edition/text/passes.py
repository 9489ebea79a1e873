"""The passes: named functions that each repair one thing, in a fixed order.

Each takes blocks and returns blocks without losing a line (law 1 checks that). A second application
of a pass changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from edition.data.paper import PaperSpec
from edition.text.hyphenation import SOFT_HYPHEN, glue, words_of
from edition.text.lines import FIGURES, Block, endable, ends_sentence
from edition.text.source import Source

LONGEST_ROW = 80  # characters at a paragraph's end that show whether it is a table row

ASIDE = frozenset({"furniture", "note", "front", "author-note"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a pass knows besides the blocks: the data, the source, and its words."""

    spec: PaperSpec
    source: Source
    words: frozenset[str]


Pass = Callable[[list[Block], Context], list[Block]]


def context(spec: PaperSpec, source: Source) -> Context:
    """Return the context of the passes, with the words of the source for decisions about hyphens."""
    return Context(spec, source, words_of(source.lines, spec.whole_words))


def merge(
    blocks: list[Block], fits: Callable[[Block, Block], bool], join: Callable[[Block, Block], Block]
) -> list[Block]:
    """Join each block to the one before it in the running text wherever the two fit."""
    out: list[Block] = []
    last: int | None = None
    for block in blocks:
        if last is not None and fits(out[last], block):
            out[last] = join(out[last], block)
            continue
        out.append(block)
        if block.kind not in ASIDE:
            last = len(out) - 1
    return out


def rejoin_paragraphs(blocks: list[Block], about: Context) -> list[Block]:
    """Join the pieces of a paragraph that a page break, a running head or footnotes divide."""

    def fits(first: Block, second: Block) -> bool:
        return (
            first.kind == second.kind == "paragraph"
            and first.quoted is second.quoted
            and not first.complete
            and not second.complete
            and endable(first)
            and not ends_sentence(first.text)
            and not (
                FIGURES.search(first.text, max(len(first.text) - LONGEST_ROW, 0))
                and second.text[:1].isupper()
            )
        )

    def join(first: Block, second: Block) -> Block:
        text = glue(first.text, second.text, about.words)
        return replace(first, lines=first.lines + second.lines, text=text)

    return merge(blocks, fits, join)


def gather_lists(blocks: list[Block], _: Context) -> list[Block]:
    """Gather neighbouring list items, also over a page break, into one list."""
    wrapped = [
        replace(block, kind="list", text="", label="", items=(block,)) if block.kind == "item" else block
        for block in blocks
    ]

    def fits(first: Block, second: Block) -> bool:
        return first.kind == second.kind == "list" and not second.complete

    def join(first: Block, second: Block) -> Block:
        return replace(first, lines=first.lines + second.lines, items=first.items + second.items)

    return merge(wrapped, fits, join)


def gather_tables(blocks: list[Block], _: Context) -> list[Block]:
    """Gather a caption and the rows below it, also over a page break, into one table."""

    def fits(first: Block, second: Block) -> bool:
        return first.kind in {"caption", "row", "table"} and second.kind == "row" and not second.complete

    def join(first: Block, second: Block) -> Block:
        items = first.items if first.kind == "table" else (first,)
        return Block("table", first.lines + second.lines, "", items=(*items, second))

    return merge(blocks, fits, join)


def gather_figures(blocks: list[Block], _: Context) -> list[Block]:
    """Gather the lines of a figure into one block."""

    def fits(first: Block, second: Block) -> bool:
        return first.kind == second.kind == "figure"

    def join(first: Block, second: Block) -> Block:
        items = first.items or (first,)
        return replace(first, lines=first.lines + second.lines, items=(*items, second))

    return merge(blocks, fits, join)


def set_abstract_apart(blocks: list[Block], about: Context) -> list[Block]:
    """Mark the paragraphs on the lines that ``paper.yaml`` names as the abstract."""
    run = about.spec.abstract
    if run is None:
        return blocks
    numbers = [line.number for line in about.source.lines]

    def inside(block: Block) -> bool:
        return all(run.first <= numbers[index] <= run.last for index in block.lines)

    return [
        replace(block, kind="abstract") if block.kind == "paragraph" and inside(block) else block
        for block in blocks
    ]


def mark_unparsed(blocks: list[Block], _: Context) -> list[Block]:
    """Mark blocks that no pass used, such as a caption without a table, as unparsed."""
    return [
        replace(block, kind="unparsed") if block.kind in {"row", "caption", "item"} else block
        for block in blocks
    ]


def drop_soft_hyphens(blocks: list[Block], about: Context) -> list[Block]:
    """Remove a soft hyphen that is left at the end of a block."""
    return [
        replace(
            block,
            text=block.text.removesuffix(SOFT_HYPHEN),
            items=tuple(drop_soft_hyphens(list(block.items), about)),
        )
        if block.text.endswith(SOFT_HYPHEN) or block.items
        else block
        for block in blocks
    ]


def give_up_on_endless(blocks: list[Block], _: Context) -> list[Block]:
    """Mark a paragraph that is too long as unparsed: its line breaks were lost."""
    return [block if endable(block) else replace(block, kind="unparsed", complete=True) for block in blocks]


PASSES: tuple[Pass, ...] = (
    rejoin_paragraphs,
    give_up_on_endless,
    gather_lists,
    gather_tables,
    gather_figures,
    set_abstract_apart,
    mark_unparsed,
    drop_soft_hyphens,
)


def normalise(blocks: list[Block], about: Context) -> list[Block]:
    """Apply the passes in their order."""
    for step in PASSES:
        blocks = step(blocks, about)
    return blocks
