"""The synopsis: the schema and its errors with places, and every cell with existing places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.data import synopsis
from edition.pipeline.build import Build

TEXT = "Introduction\n\nThis toy asks why.\n\nIt reads documents.\n"
GOOD: dict[str, Any] = {
    "questions": [{"id": "question", "label": "Question"}, {"id": "method", "label": "Method"}],
    "cells": [
        {"paper": "toy", "question": "question", "text": "It asks <why>.", "places": ["p1"]},
        {"paper": "toy", "question": "method"},
    ],
}
QUESTIONS = [
    "question",
    "theory",
    "method",
    "period",
    "data",
    "thesis",
    "china",
    "india",
    "united-states",
    "policy",
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a valid toy corpus."""
    return toy.counted(toy.corpus(tmp_path, TEXT))


def tried(root: Path, content: dict[str, Any]) -> tuple[Build, list[tuple[str, int]]]:
    """Build with this ``synopsis.yaml``; return codes and lines of the findings in it, too."""
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    (root / "corpus" / "synopsis.yaml").write_text(text, "utf-8")
    made = toy.built(root)
    rows = [item for item in made.found if item.span.path == "corpus/synopsis.yaml"]
    return made, [(item.code, item.span.line) for item in rows]


def with_cell(number: int, **values: Any) -> dict[str, Any]:
    """Return the valid content with one cell changed."""
    cells = [dict(cell) for cell in GOOD["cells"]]
    cells[number] |= values
    return {**GOOD, "cells": cells}


def test_a_sound_file_makes_a_page(place: Path) -> None:
    """Sentence, place and missing answer are shown, and special characters are escaped."""
    toys, rows = tried(place, GOOD)
    assert rows == []
    page = toys.pages["synopsis.md"]
    assert "It asks &lt;why&gt;." in page
    assert '<a href="papers/toy.html#p1">paragraph 1</a>' in page
    assert page.count("Not stated.") == 1


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (with_cell(0, places=["p3"]), "LOC001", 7),
        (with_cell(0, paper="tyo"), "LOC001", 7),
        (with_cell(0, places=[]), "SYN004", 7),
        (with_cell(1, places=["p1"]), "SYN004", 12),
        (with_cell(1, question="metod"), "SYN002", 12),
        (with_cell(1, question="metod"), "SYN001", 4),
        (with_cell(1, question="question"), "SYN003", 12),
        (with_cell(1, txt="It reads."), "YML003", 14),
        ({**GOOD, "questions": [*GOOD["questions"], {"id": "method", "label": "How"}]}, "SYN005", 6),
        ({**GOOD, "questions": [{"id": "The question", "label": "Question"}]}, "SYN005", 2),
    ],
)
def test_what_is_wrong_is_found_at_its_place(
    place: Path, content: dict[str, Any], code: str, line: int
) -> None:
    """Each mistake gives its code on its line, and no page is made."""
    toys, rows = tried(place, content)
    assert (code, line) in rows
    assert "synopsis.md" not in toys.pages


def test_without_the_file_there_is_no_page(place: Path) -> None:
    """A corpus without a synopsis builds without it."""
    assert "synopsis.md" not in toy.built(place).pages


def test_five_papers_and_ten_questions(root: Path, made: Build) -> None:
    """Each question has an answer for each paper; papers without a theory or data say so."""
    rows, problems = synopsis.load(root / "corpus", "corpus")
    assert problems == []
    assert [question.id for question in rows.questions] == QUESTIONS
    assert len(rows.cells) == 50
    silent = {(cell.paper.split("-")[0], cell.question) for cell in rows.cells if not cell.text}
    assert silent == {
        ("arshad", "method"),
        ("yousaf", "data"),
        ("ijisc", "theory"),
        ("ijisc", "method"),
        ("ijisc", "data"),
    }
    assert made.pages["synopsis.md"].count("<td data-paper=") == 50


def test_each_cell_is_one_sentence(root: Path) -> None:
    """One full stop, at the end (except in "U.S." and the like)."""
    rows, _ = synopsis.load(root / "corpus", "corpus")
    for cell in rows.cells:
        bare = re.sub(r"\bU\.S\.", "US", cell.text)
        assert not bare or (bare.endswith(".") and bare.count(".") == 1), cell


@pytest.mark.parametrize(
    ("paper", "question", "condition"),
    [
        ("yousaf-ma-strategic-drive", "policy", "while aligning with China"),  # p60
        ("arshad-security-alliance", "policy", "political consensus"),  # p31: after careful debate
        ("yousaf-ma-regional-integration", "policy", "if it were a full member of SAARC"),  # p35
    ],
)
def test_a_paper_s_condition_stands_in_its_cell(
    root: Path, paper: str, question: str, condition: str
) -> None:
    """Read by hand: a paper's condition is not omitted from the sentence about it."""
    rows, _ = synopsis.load(root / "corpus", "corpus")
    (cell,) = (item for item in rows.cells if (item.paper, item.question) == (paper, question))
    assert condition in cell.text


def test_the_places_that_a_reader_named(made: Build) -> None:
    """Read by hand: the four questions of Arshad are in paragraph 2, Kanwal's variables in 68 and 72."""
    page = made.pages["synopsis.md"]
    row = page.split('<tr id="question">')[1].split("</tr>")[0]
    assert 'href="papers/arshad-security-alliance.html#p2"' in row
    row = page.split('<tr id="theory">')[1].split("</tr>")[0]
    assert {"68", "72"} <= set(re.findall(r"kanwal-strategic-balancing\.html#p(\d+)", row))
