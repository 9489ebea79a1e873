"""The concordance's page about its data: words, headings, labels, size."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toy
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
    """Letters, digits and combining marks form a word; everything else separates words."""
    assert concordance.count(text) == number


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Po", "Pd", "Zs"])))
def test_counts_agree_with_another_way(text: str) -> None:
    """As many words as the alphanumeric runs that ``re`` finds, in text without combining marks."""
    assert concordance.count(text) == len(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize(
    ("search", "stands"),
    [
        ("Gwadar", True),
        ("gwadar’s port", True),  # an apostrophe separates words
        ("Gwad", False),  # whole words
        ("Gwad*", True),
        ("*dar", True),
        ("G?adar", True),
        ("port of", True),
        ("of port", False),
        ("the * of", True),  # a star by itself is any word
        ("Gwadar, Karachi", False),  # every term occurs
        ("Gwadar, Évian", True),
        ("Evian", True),
        ("", False),
        ("notes", False),  # in the text, not in the notes
    ],
)
def test_what_can_be_found(search: str, stands: bool) -> None:
    """A search is offered if each of its terms occurs in the text, with its words in a row."""
    said = places.Passage("toy", "p1", "text", "", "At Gwadar’s port; the port\nof Évian.")
    note = places.Passage("toy", "fn:1", "note", "", "Notes.")
    assert concordance.found([search], [[said, note]]) == ((search,) if stands else ())


def test_a_search_that_finds_nothing(tmp_path: Path) -> None:
    """It is reported, and the page does not offer it; what it does offer is escaped."""
    root = toy.counted(toy.corpus(tmp_path, "Introduction\n\nA & B meet.\n"))
    (root / "corpus" / "corpus.yaml").write_text('papers: [toy]\nsearches: ["A & B", Gwadra]\n', "utf-8")
    made = build.build(root)
    wanted = "corpus/corpus.yaml:1:1: NAV003 “Gwadra” does not occur in the papers"
    assert wanted in [str(item).partition("\n")[0] for item in made.found]
    assert "[&quot;A &amp; B&quot;]" in made.pages["_generated/searches.md"]


def test_headings_are_in_their_places(made: build.Build) -> None:
    """Each heading names the passage after it, as the first paper's page shows them."""
    data = json.loads(
        made.pages["data/corpus.js"].removeprefix("globalThis.EDITION = ").rstrip().removesuffix(";")
    )
    first = [
        (text, data["passages"][after][1]) for paper, _, text, after, _ in data["headings"] if paper == 0
    ]
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
    for paper, anchor, _, after, _ in data["headings"]:
        assert data["passages"][after][0] == paper
        assert f"#{anchor}" in made.pages[f"papers/{data['papers'][paper]['slug']}.md"]


def test_labels(made: build.Build) -> None:
    """One name, two names, the first of more; a word of the title if names do not suffice, or without names."""
    data = json.loads(made.pages["data/corpus.js"].removeprefix("globalThis.EDITION = ").rstrip(";\n"))
    assert [paper["label"] for paper in data["papers"]] == [
        "Arshad",
        "Yousaf & Ma, Drive",
        "Yousaf & Ma, Integration",
        "[Pakistan’s “Balancing Act”]",
        "Kanwal et al.",
    ]


def test_headings_are_no_passages(made: build.Build) -> None:
    """Functions that quote from passages get no heading."""
    kinds = {part.kind for paper in made.papers for part in places.of_paper(paper)}
    assert "heading" not in kinds


def test_size_is_computed() -> None:
    """The size is that of the file, rounded."""
    assert concordance.size(["ü" * 60_000, "ü" * 40_000]) == "200 kB"


def test_function_words_are_small_and_closed() -> None:
    """The list has the commonest function words, and no subject word of the papers."""
    listed = words("function")
    assert {"the", "of", "no", "on", "s"} <= listed
    assert not listed & {"pakistan", "china", "power", "state", "new"}
    assert all(word == word.lower() for word in listed)
