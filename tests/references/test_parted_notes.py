"""Full notes that name two works: the editors say where the second begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import toy
from edition.language.typography import plain
from edition.pipeline import read

TEXT = """Introduction

One.<sup>1</sup> Two.<sup>2</sup>

Notes

- <sup>1</sup> Tala Okello, *The Salt Road* (Accra: Quayside, 2001), 12, and Peter Holm, *A Price for Shade* (Bergen: Meridian, 2014), 3.
- <sup>2</sup> Bintou Keita, “Wells and Wars.” and Salt Board (SB), “Tariffs.” Accessed May 1, 2020. <https://salt.org/x>.
"""
STYLE = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 2}


def parted(root: Path, *items: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the works that the notes name, as entry and title, with the findings about divided notes."""
    rows = [{"reason": "Two sources.", **item} for item in items]
    toy.corpus(root, TEXT, notes={**STYLE, "parted": rows})
    made, found = read.read_paper(root / "corpus" / "toy", "corpus/toy")
    assert made is not None
    for form in made.forms:
        note = made.paper.document.notes[0 if "7" in form.id else 1]
        assert plain(form.reference.as_printed) == plain(note.content)  # each form shows the whole note
    rows_ = [(form.id, form.reference.title) for form in made.forms]
    return rows_ + [
        (item.code, item.message) for item in found if item.code == "YML007" and "note" in item.message
    ]


def test_two_works_of_one_note(tmp_path: Path) -> None:
    """Each part gives its work, whatever joins them."""
    found = parted(tmp_path, {"line": 7, "words": "Peter Holm"}, {"line": 8, "words": "Salt Board (SB)"})
    assert found == [
        ("toy:7a", "The Salt Road"),
        ("toy:7b", "A Price for Shade"),
        ("toy:8a", "Wells and Wars"),
        ("toy:8b", "Tariffs"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [(6, "Peter Holm"), (7, "Salt Board"), (8, "Bintou Keita"), (7, "20")],
)
def test_a_note_that_is_not_there(tmp_path: Path, line: int, words: str) -> None:
    """A line without a note, or words that are missing, repeated or at its beginning: an error at its place."""
    (item,) = [row for row in parted(tmp_path, {"line": line, "words": words}) if row[0] == "YML007"]
    assert f"“{words}” does not occur exactly once inside a note that begins on line {line}" in item[1]
