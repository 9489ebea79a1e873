"""The table of what formats keep, tried on a paper with one of everything: without a kind of inline, a file that keeps it differs."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from edition.model import text as model
from edition.model.formulas import Formula
from edition.takeaway import formats, pdf
from edition.takeaway.given import Taken, ready
from takeaway import whole

PARTS = {
    "italics": (model.Emph, model.Strong),
    "lowered": (model.Subscript, model.Superscript),
    "formulas": (Formula,),
    "links": (model.Link,),
    "citations": (model.Cite,),
}

NOTHING = {
    "No.",
    "Their words only.",
}  # what the table says of a part of which a file has no more than its words


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Return the paper, made ready."""
    return ready(whole.given(tmp_path_factory.mktemp("losses")))


def without(value: Any, kinds: tuple[type, ...]) -> Any:
    """Return a part of a document with the words of inlines of some kinds in their place."""
    if isinstance(value, tuple):
        made: list[Any] = []
        for item in value:
            if isinstance(item, kinds):
                made += (
                    without(item.children, kinds) if hasattr(item, "children") else [model.Text(item.value)]
                )
            else:
                made.append(without(item, kinds))
        return tuple(made)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{part.name: without(getattr(value, part.name), kinds) for part in fields(value)}
        )
    return value


def made(row: formats.Format, taken: Taken) -> object:
    """Return the file of a format; for PDF what is set, since setting takes long."""
    return pdf.data(taken) if row.ending == "pdf" else row.make(taken)


@pytest.mark.slow
@pytest.mark.parametrize("row", formats.ROWS, ids=lambda row: row.ending)
def test_the_table_says_what_files_keep(toy: Taken, row: formats.Format) -> None:
    """A file is another without the parts that its format keeps, and the same without those that it does not."""
    bare = {part: replace(toy, document=without(toy.document, kinds)) for part, kinds in PARTS.items()}
    assert all(taken.document != toy.document for taken in bare.values())
    whole_file = made(row, toy)
    lost = {part for part, taken in bare.items() if made(row, taken) == whole_file}
    said = formats.losses()[1][row.ending]
    assert lost == {part for part in PARTS if said[part] in NOTHING}
