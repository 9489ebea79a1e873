"""The numbers that a list prints decide, not the places of its entries."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from edition.citations.in_numbers import numbers_of
from edition.model.text import Entry, Text

FERN = "I. Fern, “Silt and nets,” *J. Silt*, vol. 3, no. 2, pp. 1–9, 2001."
GALE = "B. Gale, *Deltas of the World*. London: Hurst, 2010."
REED = "P. Reed, *Rivers*. London: Hurst, 2012."


def entries(*texts: str) -> list[Entry]:
    """Return the entries of a list that was not read as a numbered one."""
    return [Entry((place,), (Text(text),), place) for place, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ((f"[1] {FERN} [2] {GALE}", f"[3] {REED}"), {1: 1, 3: 2}),
        ((f"1. {FERN} 2. {GALE}", f"3. {REED}"), {1: 1, 3: 2}),
        ((f"[1] {FERN}", "* Funded by nobody."), {1: 1}),
        ((FERN, "1. FC Delta, *Annals*. 2001.", GALE, REED), {1: 1, 2: 2, 3: 3, 4: 4}),
        ((FERN, GALE), {1: 1, 2: 2}),
    ],
)
def test_joined_entries_shift_no_number(texts: tuple[str, ...], wanted: dict[int, int]) -> None:
    """A number whose entry was joined to another leads nowhere; only a list without numbers counts by place."""
    found = numbers_of(entries(*texts))
    assert {number: row.number for number, (row,) in found.items()} == wanted


def test_two_numbers_in_square_brackets_make_a_numbered_list(tmp_path: Path) -> None:
    """Two entries begin with "[1]" and "[2]": each is one entry, although a third line has no number."""
    text = f"It falls [1, 2].\n\n## References\n\n[1] {FERN}\n\n[2] {GALE}\n\nOn the web.\n"
    lines = {"style": "ieee", "lines": {"first": 5, "last": 9}, "count": 2, "entries": "wrapped"}
    made, _ = toy.read(toy.corpus(tmp_path, text, citations="numbers", references=lines))
    assert made is not None
    assert [entry.label for entry in made.document.entries] == ["[1]", "[2]"]
