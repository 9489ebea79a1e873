"""citations.csl.json keeps the citation fields of an original; one that cannot be used is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edition.data import citation_fields
from edition.files import disk
from edition.originals.reading import Cited, Field

ITEM = {"type": "book", "title": "The Axis", "author": [{"family": "Small", "given": "Andrew"}]}

FIELD = Field(
    "(Small, 2015)",
    2,
    (4, 16),
    (Cited("u1", ITEM, "page", "12", "see", "f.", without_author=True),),
    "Zotero",
)

LINES = ["# Rivers", "As (Small, 2015) says."]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Item for item; the same fields give the same bytes."""
    data = citation_fields.written([FIELD, FIELD])
    assert data == citation_fields.written([FIELD, FIELD])
    disk.place(data, tmp_path / citation_fields.NAME)
    made, found = citation_fields.load(tmp_path, "corpus/x", LINES)
    assert not found
    assert made == citation_fields.fields_of([FIELD, FIELD])
    assert (made[0].works[0].locator, made[0].works[0].without_author) == ("12", True)
    assert len(json.loads(data)["items"]) == 1


def test_a_field_that_is_not_at_its_place_is_left_out(tmp_path: Path) -> None:
    """With a finding; the others count."""
    disk.place(citation_fields.written([FIELD]), tmp_path / citation_fields.NAME)
    made, found = citation_fields.load(tmp_path, "corpus/x", ["# Rivers", "As (Khan, 2015) says."])
    assert not made
    assert [(item.code, item.message) for item in found] == [
        ("SRC008", "“(Small, 2015)” is not on line 2 of source.txt")
    ]


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    """And nothing is wrong."""
    assert citation_fields.load(tmp_path, "corpus/x", LINES) == ((), [])


def row(**more: Any) -> dict[str, Any]:
    """Return a citation of the file."""
    return {"words": "(Small, 2015)", "line": 2, "columns": [4, 16], "citationItems": [{"id": "u1"}], **more}


AMISS = [
    b"\xff",
    b"{",
    b"[" * 20_000,
    b"[]",
    b'{"items": [], "citations": {}}',
    *(
        json.dumps({"items": [{"id": "u1"}], "citations": [each]}).encode()
        for each in (
            3, row(line=0), row(line=True), row(line="2"), row(columns=[1]), row(columns=None), row(citationItems=[]),
            row(citationItems=[{"id": "u2"}]), row(citationItems=[{"id": ["u1"]}]), row(citationItems=3), row(line=9),
            row(columns=[5000, 5001]), row(words=[1]),
        )
    ),
    b'{"items": [{"id": 1}], "citations": []}',
]  # fmt: skip


@pytest.mark.parametrize("data", AMISS, ids=range(len(AMISS)))
def test_a_file_of_another_form_is_told(tmp_path: Path, data: bytes) -> None:
    """It has no fields, and stops nothing."""
    disk.place(data, tmp_path / citation_fields.NAME)
    made, found = citation_fields.load(tmp_path, "corpus/x", LINES)
    assert (made, [item.code for item in found]) == ((), ["SRC008"])
