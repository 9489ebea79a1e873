"""Every word of a tree, whatever its shape, is in the text once, or is named as having no place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.intake.detect import detect
from edition.intake.spec import paper, spec
from edition.laws.conservation import account
from edition.originals.tree.formulas import Formulas
from edition.originals.tree.write import write
from originals import making

Tree = Any

NOWHERE = ["", [], []]
NUMBERS = [{"t": "Decimal"}, {"t": "Period"}]
INLINE = ["Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout", "Underline"]

inlines: st.SearchStrategy[Tree] = st.deferred(
    lambda: st.one_of(
        st.just(("Str",)),
        st.just(("Str",)),
        st.just(("Space",)),
        st.sampled_from(["Code", "Math", "RawInline", "LineBreak", "Image"]).map(lambda kind: (kind,)),
        st.tuples(st.sampled_from([*INLINE, "Quoted", "Span", "Link", "Cite"]), some),
        st.tuples(st.just("Note"), blocks),
    )
)
some = st.lists(inlines, min_size=1, max_size=3)
plain = st.tuples(st.sampled_from(["Para", "Plain", "Header"]), some)
blocks: st.SearchStrategy[Tree] = st.deferred(
    lambda: st.lists(
        st.one_of(
            plain,
            plain,
            st.sampled_from(["CodeBlock", "RawBlock", "HorizontalRule"]).map(lambda kind: (kind,)),
            st.tuples(st.just("LineBlock"), st.lists(some, max_size=2)),
            st.tuples(st.sampled_from(["BlockQuote", "Div", "Figure"]), blocks),
            st.tuples(
                st.sampled_from(["BulletList", "OrderedList", "DefinitionList", "Table"]),
                st.lists(blocks, min_size=1, max_size=2),
            ),
        ),
        max_size=3,
    )
)


class Namer:
    """Turns shapes into pandoc's tree; each word is another one."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.words: list[str] = []

    def word(self) -> str:
        """Return a new word."""
        self.words.append(f"zq{next(self.numbers)}x")
        return self.words[-1]

    def inlines(self, shapes: list[Tree]) -> list[Tree]:
        """Return inlines."""
        return [self.inline(shape) for shape in shapes]

    def inline(self, shape: Tree) -> Tree:
        """Return one inline."""
        kind = shape[0]
        content: Tree
        match kind:
            case "Str":
                content = f"{self.word()} "
            case "Space" | "LineBreak":
                return {"t": kind}
            case "Code":
                content = [NOWHERE, f"{self.word()} "]
            case "Math":
                content = [{"t": "InlineMath"}, f"{self.word()} "]
            case "RawInline":
                content = ["latex", self.word()]
            case "Image":
                content = [NOWHERE, [{"t": "Str", "c": self.word()}], ["x.png", ""]]
            case "Quoted":
                content = [{"t": "DoubleQuote"}, self.inlines(shape[1])]
            case "Span":
                content = [NOWHERE, self.inlines(shape[1])]
            case "Link":
                content = [NOWHERE, self.inlines(shape[1]), ["https://example.org/", ""]]
            case "Cite":
                content = [[{"citationId": "x"}], self.inlines([("Str",), *shape[1]])]
            case "Note":
                content = self.blocks(shape[1])
            case _:
                content = self.inlines(shape[1])
        return {"t": kind, "c": content}

    def blocks(self, shapes: list[Tree]) -> list[Tree]:
        """Return blocks."""
        return [self.block(shape) for shape in shapes]

    def block(self, shape: Tree) -> Tree:
        """Return one block."""
        kind = shape[0]
        content: Tree
        match kind:
            case "HorizontalRule":
                return {"t": kind}
            case "CodeBlock":
                content = [NOWHERE, self.word()]
            case "RawBlock":
                content = ["html", self.word()]
            case "Header":
                content = [2, NOWHERE, self.inlines(shape[1])]
            case "LineBlock":
                content = [self.inlines(line) for line in shape[1]]
            case "Div":
                content = [NOWHERE, self.blocks(shape[1])]
            case "Figure":
                content = [NOWHERE, [None, [self.block(("Para", [("Str",)]))]], self.blocks(shape[1])]
            case "BulletList":
                content = [self.blocks(item) for item in shape[1]]
            case "OrderedList":
                content = [[1, *NUMBERS], [self.blocks(item) for item in shape[1]]]
            case "DefinitionList":
                content = [[self.inlines([("Str",)]), [self.blocks(item)]] for item in shape[1]]
            case "Table":
                rows = [[NOWHERE, [self.cell(item), self.cell([])]] for item in shape[1]]
                width = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * 2
                body = [NOWHERE, 0, [], rows]
                content = [NOWHERE, [None, []], width, [NOWHERE, []], [body], [NOWHERE, []]]
            case "Para" | "Plain":
                content = self.inlines(shape[1])
            case _:
                content = self.blocks(shape[1])
        return {"t": kind, "c": content}

    def cell(self, shapes: list[Tree]) -> Tree:
        """Return a cell that spans two rows and columns."""
        return [NOWHERE, {"t": "AlignDefault"}, 2, 1, self.blocks(shapes)]


def named(text: str) -> Iterator[str]:
    """Yield the words of a text that a tree has."""
    yield from re.findall(r"zq\d+x", text)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(blocks)
def test_no_word_is_lost(shapes: list[Tree]) -> None:
    """Each is in the text exactly once, or named; and each line of the text is on the page once."""
    namer = Namer()
    tree = {"meta": {}, "blocks": namer.blocks(shapes)}
    made = write(tree, Formulas())
    there = Counter(named(made.text))
    assert not [word for word, times in there.items() if times > 1]
    told = {word for item in made.lost for word in named(item.words)}
    told |= {word for image in made.images for word in named(image.description)}
    assert set(namer.words) == set(there) | told
    found = detect(made.text, marked=True)
    read, _ = paper(found, spec(found, "x", "0" * 64), "x")
    assert account(read.document, read.source) == []


LONG = (
    "The river has seven mouths, and each of them has silted up at least once in the last two hundred years."
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (f"{LONG}\\\n{LONG}\n", 2),
        (f"{LONG}\\\n\\\n{LONG}\n", 2),
        (f"“{LONG}”[^1]\\\n{LONG}\n\n[^1]: A note.\n", 2),
        (f"{LONG[:-1]}\\\nand {LONG}\n", 1),  # within a sentence
        ("The river flows.\\\nThe sea is salt.\n", 1),  # a verse
        (f"{LONG}\\\nA short end.\n", 1),
    ],
)
def test_line_breaks_that_part_paragraphs(text: str, paragraphs: int) -> None:
    """Where both sides are whole sentences of some length they are paragraphs; else the break is told."""
    made = making.reading(text, "md")
    assert sum(len(line) > 20 and not line.startswith("- ") for line in made.text.splitlines()) == paragraphs
    assert ("line-break" in {item.kind for item in made.lost}) == (paragraphs == 1)


@pytest.mark.parametrize("heading", ["References", "Citations", "7. Works Cited"])
def test_indented_entries_are_no_quotations(heading: str) -> None:
    """Word processors indent entries as they do quotations; one of the text stays a quotation."""
    text = f"# Rivers\n\n{LONG}\n\n> {LONG}\n\n{LONG}\n\n# {heading}\n\n> Doe, J. (1999). *Salt*. Ink.\n"
    made = making.reading(text, "md").text.splitlines()
    assert "Doe, J. (1999). *Salt*. Ink." in made
    assert f"> {LONG}" in made


def test_a_caption_behind_a_line_break() -> None:
    """It belongs to its table, although its program put it into the paragraph above."""
    text = f"{LONG}\\\nTable 1. Mouths[^1]\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.\n"
    assert "**Table 1. Mouths<sup>1</sup>**" in making.reading(text, "md").text


def test_empty_columns_are_none() -> None:
    """Columns without anything in any row only part others on paper."""
    text = f"{LONG}\n\n| Mouth |  | Year |  |\n|---|---|---|---|\n| East |  | 1923 |  |\n|  |  | 1951 |  |\n"
    rows = [line for line in making.reading(text, "docx").text.splitlines() if line.startswith("|")]
    assert rows == ["| Mouth | Year |", "|---|---|", "| East | 1923 |", "|  | 1951 |"]
