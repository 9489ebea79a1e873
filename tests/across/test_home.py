"""The home page's questions lead to existing places, and its example is a place of a paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import toy

TEXT = "Introduction\n\nA sentence.\n\nAnother one.\n"
SYNOPSIS = {
    "questions": [{"id": "question", "label": "Question"}],
    "cells": [{"paper": "toy", "question": "question", "text": "It asks.", "places": ["p1"]}],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a valid corpus with a synopsis and a page written by hand."""
    root = toy.counted(toy.corpus(tmp_path, TEXT))
    (root / "corpus" / "synopsis.yaml").write_text(yaml.safe_dump(SYNOPSIS), "utf-8")
    (root / "docs" / "search.md").write_text("# Search\n", "utf-8")
    return root


def made(root: Path, **content: Any) -> tuple[dict[str, str], list[str]]:
    """Build with this in ``corpus.yaml``; return the pages, and the findings in that file."""
    text = yaml.safe_dump({"papers": ["toy"], **content}, sort_keys=False)
    (root / "corpus" / "corpus.yaml").write_text(text, "utf-8")
    built = toy.built(root)
    rows = [str(item).partition("\n")[0] for item in built.found if item.span.path == "corpus/corpus.yaml"]
    return built.pages, rows


def asked(answer: str) -> list[dict[str, str]]:
    """Return one question with this answer."""
    return [{"words": "What <is> it?", "answer": answer, "about": "It"}]


@pytest.mark.parametrize(
    "answer", ["synopsis.html#question", "synopsis.html", "papers/toy.html#p2", "search.html?q=It"]
)
def test_a_question_with_its_answer(place: Path, answer: str) -> None:
    """It is a link, and its words are escaped."""
    pages, found = made(place, questions=asked(answer))
    assert found == []
    link = f'<li><a href="{answer}">What &lt;is&gt; it?</a><span>It</span></li>'
    assert link in pages["_generated/questions.md"]


@pytest.mark.parametrize(
    "answer", ["synopsis.html#answer", "claims.html", "papers/no.html", "search.html#no"]
)
def test_a_question_without_an_answer(place: Path, answer: str) -> None:
    """The place of the question in corpus.yaml is reported."""
    pages, found = made(place, questions=asked(answer))
    assert [row.partition(" “")[0] for row in found] == ["corpus/corpus.yaml:4:3: NAV002"]
    assert answer not in pages["_generated/questions.md"]


@pytest.mark.parametrize("answer", ["https://example.org/", "../secret.html", "synopsis.md", "//x.html"])
def test_an_answer_outside(place: Path, answer: str) -> None:
    """An answer is an address inside the site."""
    assert "YML002 “answer” must be an address inside the site" in made(place, questions=asked(answer))[1][0]


def test_the_example(place: Path) -> None:
    """The editors name a place; the default is the first paragraph. The 404 page names the paper."""
    pages, found = made(place, example={"paper": "toy", "place": "p2"})
    assert found == []
    assert "[`papers/toy.html#p2`](papers/toy.md#p2)" in pages["_generated/address.md"]
    assert yaml.safe_load(pages["_generated/settings.yml"])["extra"] == {
        "example": "papers/toy.html",
        "feed": False,  # the toy has no list of changes
    }
    assert "[`papers/toy.html#p1`](papers/toy.md#p1)" in made(place)[0]["_generated/address.md"]


def test_an_example_that_is_no_place(place: Path) -> None:
    """It is reported at its place."""
    found = made(place, example={"paper": "toy", "place": "p9"})[1]
    assert found == ["corpus/corpus.yaml:4:3: LOC001 toy has no place “p9”"]
