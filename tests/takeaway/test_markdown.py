"""Markdown to take away shows the printed characters, whether it is read by the rules of CommonMark or of pandoc.

The law reads it by those of CommonMark alone, which has fewer marks: "(1)", "--" and others are pandoc's.
"""

from __future__ import annotations

import html
import json

import pypandoc
from markdown_it import MarkdownIt

from edition.language.strings import one_line
from edition.model.text import Text
from edition.takeaway import markdown_text
from fuzz import mutate

LINES = (
    *(
        "(1) A Toy",
        "(a) Small",
        "(iv) x",
        "(XXXVIII) x",
        "1) x",
        "a. x",
        "ii. x",
        "#. x",
        "(#) x",
        "@. x",
        "(@) x",
        "(@key) x",
    ),
    *(
        "- x",
        "+ x",
        ": x",
        "= x",
        "% x",
        "! x",
        "(1)",
        "1.",
        "-",
        "Table: x",
        "table: x",
        "--- x",
        "::: x",
        "> x",
        "| x",
        "# x",
    ),
    *(
        "a -- b --- c",
        "a... b....",
        "It's \"so\", 'said' he",
        "Head {.b #c}",
        "[x]{.y}",
        "x^2^ ~y~",
        "$a$",
        "\\alpha",
        "x^[y]",
    ),
    *(
        "*a* _b_ `c`",
        "<b>",
        "&amp;",
        "@smith",
        "see [-@smith, p. 3]",
        "***",
        "===",
        "[^1]: x",
        "[x]: y",
        "(see 1) x",
        "Dr. x",
    ),
)


def test_pandoc_and_commonmark_read_the_same_words() -> None:
    """At the beginning of a block, of a note or within a line, nothing that is printed is taken for markup."""
    lines = [*LINES, *(line for line in map(one_line, mutate.MARKUP) if line)]
    blocks = [markdown_text.block((Text(line),)) for line in lines]
    engine = MarkdownIt("commonmark")
    for line, text in zip(lines, blocks, strict=True):
        assert engine.render(text) == f"<p>{engine.renderInline(markdown_text.escape(line))}</p>\n"
        assert html.unescape(engine.renderInline(text)) == line
    notes = [f"Call.[^n{number}]\n\n[^n{number}]: {text}" for number, text in enumerate(blocks)]
    tree = json.loads(pypandoc.convert_text("\n\n".join([*blocks, *notes]), "json", format="markdown"))
    read, called = tree["blocks"][: len(lines)], tree["blocks"][len(lines) :]
    for line, part, call in zip(lines, read, called, strict=True):
        (note,) = [item["c"] for item in call["c"] if item["t"] == "Note"]
        for shown in ([part], note):
            assert [item["t"] for item in shown] == ["Para"], line
            assert {item["t"] for item in shown[0]["c"]} <= {"Str", "Space"}, line
            assert "".join(item.get("c", " ") for item in shown[0]["c"]).split() == line.split()
