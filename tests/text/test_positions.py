"""Each character of a document has the place that its paragraph gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import toy
from edition.language.typography import plain
from edition.model.text import Heading, Inlines, ItemList, Paragraph, Positions
from edition.pipeline.build import Build
from edition.text.paper import Paper
from edition.text.positions import place_of
from edition.text.source import Line, all_as_printed, as_printed

STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def pieces(paper: Paper) -> Iterator[tuple[Inlines, Positions]]:
    """Yield everything that has positions."""
    for node in paper.document.body:
        if isinstance(node, Paragraph | Heading):
            yield node.content, node.positions
        elif isinstance(node, ItemList):
            yield from ((item.content, item.positions) for item in node.items)
    yield from ((note.content, note.positions) for note in paper.document.notes)


def astray(paper: Paper) -> list[tuple[str, int, int]]:
    """Return the characters that the printed line does not have in the given column."""
    printed = {line.number: line.text for line in paper.source.printed}
    found = []
    for content, positions in pieces(paper):
        for offset, character in enumerate(plain(content)):
            place = place_of(positions, offset, "")
            there = printed.get(place.line, "")[place.column - 1 : place.column]
            if not character.isspace() and there.translate(STRAIGHT) != character.translate(STRAIGHT):
                found.append((character, place.line, place.column))
    return found


@pytest.mark.slow
def test_every_character_of_the_five_papers_is_where_it_is_printed(made: Build) -> None:
    """Across page breaks, hyphens, links, emendations, drop capitals and quotation marks."""
    for paper in made.papers:
        assert sum(len(plain(content)) for content, _ in pieces(paper)) > 10_000
        assert astray(paper) == []


@pytest.mark.parametrize(
    ("source", "word", "line", "column"),
    [
        ("Intro\n\nThe [old port](https://x.org/port) of Gwadar.\n", "Gwadar", 3, 39),
        ("Intro\n\n**P** akistan and *old* Gwadar.\n", "Gwadar", 3, 25),
        ("Intro\n\nThe rela-\ntions of Gwadar, and relations.\n", "Gwadar", 4, 10),
        ("Intro\n\nAn \ufb01ght and \\*stars\\* in Gwadar.\n", "Gwadar", 3, 26),
        ("Intro\n\nPower<sup>a</sup> in <u>the</u> Gwadar.\n", "Gwadar", 3, 33),
    ],
)
def test_a_word_behind_markup(tmp_path: Path, source: str, word: str, line: int, column: int) -> None:
    """Content that a page does not show moves no word: the expected columns were counted in the lines."""
    toy.corpus(tmp_path, source)
    (paper,) = toy.built(tmp_path).papers
    (node,) = (node for node in paper.document.body if isinstance(node, Paragraph))
    place = place_of(node.positions, plain(node.content).index(word), "toy")
    assert (place.line, place.column) == (line, column)


def test_all_columns_are_those_of_each() -> None:
    """Emendations and composed letters move the columns behind them, also at both ends of a line."""
    picked = random.Random(5)
    for _ in range(300):
        text = "x" * picked.randrange(12)
        starts = sorted(picked.randrange(14) for _ in range(picked.randrange(4)))
        origins = sorted(picked.randrange(20) for _ in starts)
        line = Line(1, text, tuple(zip(starts, origins, strict=True)))
        assert all_as_printed(line) == [as_printed(line, column) for column in range(len(text) + 1)], line
