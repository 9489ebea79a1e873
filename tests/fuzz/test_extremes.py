"""Texts of a size or kind that no paper has: time grows in proportion to the text, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import toy
from edition.cache.tasks import Workshop
from edition.pipeline.build import Build, build
from fuzz import judge

Made = tuple[str, dict[str, Any]]
SMALL, TIMES = 10, 4  # notes, lines or words in one unit, and how much longer the longer text is
FAST = 1.0  # seconds below which the longer text needs no second measurement
LINEAR = 2.0  # the most that time may grow, relative to the text


def notes(number: int) -> Made:
    """Return one paragraph with a given number of notes."""
    body = " ".join(f"Word word.<sup>{i}</sup>" for i in range(1, number + 1))
    bodies = "\n".join(
        f"- <sup>{i}</sup> Doe, Jane. “Title {i}.” *Journal* 1 (2015): 3." for i in range(1, number + 1)
    )
    style = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": number}
    return f"Intro\n\n{body}\n\n{bodies}\n", {"notes": style, "citations": "notes"}


def listed(entries: str, style: str = "apa") -> Made:
    """Return a list of references."""
    count = entries.count("\n")
    lines = {"first": 3, "last": 2 + count}
    return f"Intro\n\n{entries}", {"references": {"style": style, "lines": lines, "count": count}}


CASES: dict[str, Callable[[int], Made]] = {
    "notes in one paragraph": lambda n: notes(12 * n),
    "citations in one paragraph": lambda n: (
        "Word " + "(Khan, 2015) and Ali (2016) " * (25 * n) + "\n\nList\n\n- Khan, A. (2015). *T*. P.\n",
        {"references": {"style": "apa", "lines": {"first": 5, "last": 5}, "count": 1}},
    ),
    "names in a row": lambda n: ("Word " + "Abc, Def, Ghi, " * (33 * n) + "\n", {}),
    "sentences": lambda n: ("A word is. " * (45 * n) + "\n", {}),
    "paragraphs": lambda n: ("A line of words here.\n\n" * (20 * n), {}),
    "lines of one paragraph": lambda n: ("a line of words here\n" * (20 * n), {}),
    "lines of a page": lambda n: ("a line of words here\n\n" * (20 * n), {"layout": "hard-wrapped"}),
    "items of a list": lambda n: ("- A line of words here.\n" * (20 * n), {}),
    "equal headings": lambda n: ("### Same head\n\n" * (20 * n), {}),
    "rows of a table": lambda n: ("a\tb\tc\n" * (40 * n), {}),
    "cells of a row": lambda n: ("a\t" * (200 * n) + "b\n", {}),
    "words of one entry": lambda n: listed("- Khan, A. (2015). " + "Title words " * (40 * n) + "\n"),
    "authors of one entry": lambda n: listed("- " + "Khan, A., " * (50 * n) + " (2015). T.\n"),
    "entries": lambda n: listed(
        "".join(f"- Khan, A. ({1500 + i % 500}). *T {i}*. P.\n" for i in range(8 * n))
    ),
    "equal entries": lambda n: listed("- Khan, A. (2015). *Title*. P.\n" * (8 * n)),
    "entries on one line": lambda n: listed("- " + "Khan, A. (2015). Title x. " * (20 * n) + "\n"),
    "links": lambda n: ("[a](https://e.org/x) " * (25 * n) + "\n", {}),
    "tags": lambda n: ("<b><sup>" * (60 * n) + "\n", {}),
    "asterisks": lambda n: ("a*" * (250 * n) + "\n", {}),
}


def built(root: Path, made: Made) -> tuple[float, Build]:
    """Build a toy; return the processor time and the build."""
    text, options = made
    toy.corpus(root, text, **options)
    start = time.process_time()
    with judge.without_pandoc():
        done = build(root, Workshop(jobs=1))
    return time.process_time() - start, done


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("make", list(CASES.values()), ids=list(CASES))
def test_time_grows_as_the_text_does(tmp_path: Path, make: Callable[[int], Made]) -> None:
    """A text four times as long takes about four times as long to build, and keeps its words."""
    spent, done = built(tmp_path / "long", make(SMALL * TIMES))
    assert [item for item in done.found if item.code in judge.LAWS] == []
    if spent > FAST:
        before = min(built(tmp_path / "short", make(SMALL))[0] for _ in range(2))
        most = before * TIMES * LINEAR
        assert spent < most or built(tmp_path / "long", make(SMALL * TIMES))[0] < most


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize(("unit", "share"), [("word ", 1), ("*", 4), ("a<sup>", 4), ("<sup>", 4), ("¹ ", 4)])
def test_a_line_of_a_megabyte(tmp_path: Path, unit: str, share: int) -> None:
    """A text without line breaks is printed unchanged, and reported; a text of tags alone shows nothing.

    Of signs, which take longer, a quarter of a megabyte, in the time that even quadratic code would leave it.
    """
    spent, done = built(tmp_path, ("Intro\n\n" + unit * (1_000_000 // share // len(unit)) + "\n", {}))
    assert ("STR006" in toy.codes(done.found)) == (unit != "<sup>")
    assert [item for item in done.found if item.code in judge.LAWS] == []
    assert spent < 30 / share**2


@pytest.mark.slow
@pytest.mark.judge
def test_a_thousand_notes_in_one_paragraph(tmp_path: Path) -> None:
    """Each note has its marker and its place, and the page is complete."""
    _, done = built(tmp_path, notes(1000))
    assert {item.code for item in done.found} <= {"STR003", "WRK001", "REF008"}
    assert done.pages["papers/toy.md"].count("[^1000]") == 2
