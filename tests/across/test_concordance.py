"""What the concordance's page says of its data: words, headings, labels, size."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.across import concordance
from edition.language.words import words
from edition.pipeline import build
from edition.text import places


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Pakistan’s 60", 3),
        ("U.S.–China", 3),
        ("2005–2008, p. 7", 4),
        ("all-weather (CPEC)", 3),
        ("e\u0301tat", 1),  # a combining accent belongs to its letter
        ("snake_case", 2),
    ],
)
def test_words_end_at_punctuation(text: str, number: int) -> None:
    """Letters, figures and combining marks make a word; everything else parts words."""
    assert concordance.count(text) == number


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Po", "Pd", "Zs"])))
def test_counts_agree_with_another_way(text: str) -> None:
    """As many words as the alphanumeric runs that ``re`` finds, where no marks are about."""
    assert concordance.count(text) == len(re.findall(r"[^\W_]+", text))


def test_headings_are_in_their_places(made: build.Build) -> None:
    """Each heading names the passage that follows it, as the first paper's page shows them."""
    data = json.loads(
        made.pages["data/corpus.js"].removeprefix("globalThis.EDITION = ").rstrip().removesuffix(";")
    )
    first = [(text, data["passages"][after][1]) for paper, _, text, after in data["headings"] if paper == 0]
    assert first == [
        ("Introduction", "p1"),
        ("Theoretical Construct", "p3"),
        ("Strategic Landscape", "p7"),
        ("Typology of the Threat", "p10"),
        ("Efficacy of Pakistan’s Military Capacity", "p19"),
        ("Strategic Choices", "p23"),
        ("Way Forward", "p31"),
        ("Conclusion", "p32"),
    ]
    for paper, anchor, _, after in data["headings"]:
        assert data["passages"][after][0] == paper
        assert f"#{anchor}" in made.pages[f"papers/{data['papers'][paper]['slug']}.md"]


def test_labels(made: build.Build) -> None:
    """One name, two names, the first of more; a word of the title where names do not suffice, or it alone."""
    data = json.loads(made.pages["data/corpus.js"].removeprefix("globalThis.EDITION = ").rstrip(";\n"))
    assert [paper["label"] for paper in data["papers"]] == [
        "Arshad",
        "Yousaf & Ma, Drive",
        "Yousaf & Ma, Integration",
        "[Pakistan’s “Balancing Act”]",
        "Kanwal et al.",
    ]


def test_headings_are_no_passages(made: build.Build) -> None:
    """Nothing that quotes from passages meets a heading."""
    kinds = {part.kind for paper in made.papers for part in places.of_paper(paper)}
    assert "heading" not in kinds


def test_size_is_computed() -> None:
    """The size is that of the file, rounded."""
    assert concordance.size("ü" * 100_000) == "200 kB"


def test_function_words_are_small_and_closed() -> None:
    """The list has the commonest function words, and no word that the papers speak about."""
    listed = words("function")
    assert {"the", "of", "no", "on", "s"} <= listed
    assert not listed & {"pakistan", "china", "power", "state", "new"}
    assert all(word == word.lower() for word in listed)
