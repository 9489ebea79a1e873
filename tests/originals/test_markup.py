"""What is written as our text form is read back as it was: characters, italics, bold, raised and lowered ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.laws.source_words import source_tokens
from edition.model.text import Emph, Inlines, Link, NoteRef, Strong, Subscript, Superscript, Text
from edition.originals.tree.blocks import Blocks
from edition.originals.tree.formulas import Formulas
from edition.text.markup import parse
from edition.text.raised import Marks

MARKS = Marks(frozenset({"1", "2", "3"}))


def written(nodes: list[dict[str, Any]], *, noted: bool = True) -> str:
    """Return inlines of pandoc's tree as a line of our text form."""
    return Blocks(Formulas(), noted=noted, bold_heads=False).inlines(nodes)


def text(value: str) -> dict[str, Any]:
    """Return characters as pandoc has them."""
    return {"t": "Str", "c": value}


def formed(kind: str, *inner: dict[str, Any]) -> dict[str, Any]:
    """Return a form around inlines."""
    return {"t": kind, "c": list(inner)}


Shown = tuple[str, bool, bool, str]  # a character, whether it is italic, whether bold, how it is shifted


def of_tree(nodes: list[dict[str, Any]], form: Shown = ("", False, False, "")) -> Iterator[Shown]:
    """Yield the characters of inlines of the tree with their forms."""
    _, emph, strong, shift = form
    for node in nodes:
        match node["t"]:
            case "Str":
                yield from ((character, emph, strong, shift) for character in node["c"])
            case "Emph":
                yield from of_tree(node["c"], ("", not emph, strong, shift))
            case "Strong":
                yield from of_tree(node["c"], ("", emph, True, shift))
            case "Superscript":
                yield from of_tree(node["c"], ("", emph, strong, "up"))
            case "Subscript":
                yield from of_tree(node["c"], ("", emph, strong, "sub"))


def of_page(inlines: Inlines, form: Shown = ("", False, False, "")) -> Iterator[Shown]:
    """Yield the characters of our inlines with their forms."""
    _, emph, strong, shift = form
    for item in inlines:
        match item:
            case Text(value):
                yield from ((character, emph, strong, shift) for character in value)
            case Superscript(value):
                yield from ((character, emph, strong, "up") for character in value)
            case Subscript(value):
                yield from ((character, emph, strong, "sub") for character in value)
            case Emph(children):
                yield from of_page(children, ("", True, strong, shift))
            case Strong(children):
                yield from of_page(children, ("", emph, True, shift))
            case Link(_, children):
                yield from of_page(children, form)
            case NoteRef(label):
                yield (label, False, False, "note")


def visible(shown: Iterator[Shown]) -> list[Shown]:
    """Return the characters that are no spaces; quotation marks count as equal."""
    same = str.maketrans("“”‘’", "\"\"''")
    return [(character.translate(same), *form) for character, *form in shown if not character.isspace()]  # type: ignore[misc]


CASES = [
    [text("a*b* c")],
    [text("x^2^ and H~2~O and ^(4,5)")],
    [text("<sup>2</sup> & <b> <https://x.org>")],
    [text("[^1] and [x](https://x.org) and [12]")],
    [text("C:\\dir \\* \\")],
    [text("_all_ snake_case https://x.org/_a_/b_c")],
    [text("mid"), formed("Emph", text("word")), text("dle")],
    [text("a"), formed("Emph", text("(b)")), text("c")],
    [formed("Emph", text("a")), formed("Strong", text("b"))],
    [formed("Strong", formed("Emph", text("a")), text(" b"))],
    [formed("Emph", text("a "), formed("Emph", text("b")), text(" c"))],
    [formed("Emph", text("x"), formed("Superscript", text("2")))],
    [formed("Emph", text(" a ")), text("b")],
    [formed("Emph", text("“a”")), text("s")],
    [text("1"), formed("Superscript", text("st"))],
]


@pytest.mark.parametrize("nodes", CASES, ids=[str(n) for n in range(len(CASES))])
def test_forms_are_read_back(nodes: list[dict[str, Any]]) -> None:
    """Each character with its form."""
    assert visible(of_page(parse(written(nodes), marks=MARKS))) == visible(of_tree(nodes))


def test_raised_signs_call_no_note() -> None:
    """Unicode's own raised figures have the tag of those that call no note, if the text has notes."""
    assert written([text("5 m² or EU¹")]) == "5 m<up>2</up> or EU<up>1</up>"
    assert written([text("5 m² or EU¹")], noted=False) == "5 m² or EU¹"
    shown = parse(written([text("EU¹")]), marks=MARKS)
    assert shown == (Text("EU"), Superscript("1"))


LETTERS = st.text(st.sampled_from("ab1 *_^~[]()<>\\|.“”'²-/é"), min_size=1, max_size=6).map(text)

FORMED = st.recursive(
    LETTERS,
    lambda inner: st.builds(
        lambda kind, parts: formed(kind, *parts),
        st.sampled_from(["Emph", "Strong"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=5,
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(FORMED, min_size=1, max_size=4))
def test_no_character_is_lost(nodes: list[dict[str, Any]]) -> None:
    """Whatever signs a text has, the page shows its characters, and the law that compares words agrees."""
    line = written(nodes)
    shown = "".join(character for character, *_ in visible(of_page(parse(line, marks=MARKS))))
    wanted = "".join(character for character, *_ in visible(of_tree(nodes)))
    figures = str.maketrans("²", "2")
    assert shown.translate(figures) == wanted.translate(figures)
    law = "".join(source_tokens(f"x {line}"))[1:]
    unmarked = str.maketrans("“”", '""', "*_|")
    assert law.translate(unmarked) == wanted.translate(figures).translate(unmarked)
