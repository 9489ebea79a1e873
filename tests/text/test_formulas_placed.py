"""A formula stands in the text where its words stand, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import toy
from edition.data import formulas
from edition.files import disk
from edition.language.typography import plain
from edition.laws.files import inlines
from edition.model.formulas import Formula, PlacedFormula
from edition.model.text import NoteRef, Text
from edition.text.inlines import cut
from edition.text.paper import Paper, read_folder

HALF = (r"\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")

TEXT = r"""# Sums
One \frac{1}{2}<sup>1</sup> and \frac{1}{2} here.
## Of \frac{1}{2}
- An item \frac{1}{2}
- Another \frac{1}{2}
| a | b |
|---|---|
| \frac{1}{2} | *so \frac{1}{2} is* |
[a link \frac{1}{2}](https://example.org/)
## Notes
- <sup>1</sup> See \frac{1}{2}.
"""


def placed(text: str) -> Iterator[PlacedFormula]:
    """Yield a formula for each place of its words in a text."""
    for number, line in enumerate(text.split("\n"), 1):
        start = line.find(HALF[0])
        while start >= 0:
            yield PlacedFormula(*HALF, False, number, (start + 1, start + len(HALF[0])))
            start = line.find(HALF[0], start + 1)


def read(root: Path, text: str = TEXT, ledger: list[dict[str, Any]] | None = None) -> tuple[Paper, list[str]]:
    """Return a paper with its formulas, and the messages of those that have no place."""
    toy.corpus(
        root,
        text,
        ledger or [],
        status="draft",
        layout="marked",
        structure=[{"line": 10, "kind": "notes-heading"}],
        front_matter=[{"first": 1, "last": 1}],
        notes={"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 1},
    )
    folder = root / "corpus" / "toy"
    disk.place(formulas.written(placed(TEXT)), folder / formulas.NAME)
    made, found = read_folder(folder, "corpus/toy")
    assert made is not None, found
    return made, [
        f"{item.span.line}:{item.span.column} {item.code}"
        for item in found
        if item.code in {"SRC010", "SRC011"}
    ]


def kept(paper: Paper) -> list[Formula]:
    """Return the formulas of a paper in its order."""
    document = paper.document
    return [item for item in inlines((document.body, document.notes)) if isinstance(item, Formula)]


def test_every_place_has_its_formula(tmp_path: Path) -> None:
    """In paragraphs, headings, items, cells and notes; in a link the words stand."""
    paper, told = read(tmp_path)
    assert len(kept(paper)) == 8
    assert {(item.value, item.tex) for item in kept(paper)} == {(HALF[0], HALF[0])}
    assert told == ["9:9 SRC011"]
    content = paper.document.body[0].content  # type: ignore[union-attr]
    assert [type(part) for part in content] == [Text, Formula, NoteRef, Text, Formula, Text]
    assert plain(content) == r"One \frac{1}{2} and \frac{1}{2} here."


def test_an_emended_formula_is_shown_by_its_words(tmp_path: Path) -> None:
    """The other one on its line, which the emendation moves, has its place still."""
    change = {
        "line": 2,
        "find": r"One \frac{1}{2}",
        "replace": r"Now one \frac{1}{3}",
        "kind": "extraction",
        "reason": "Misread.",
    }
    paper, told = read(tmp_path, ledger=[change])
    assert told == ["2:5 SRC011", "9:9 SRC011"]
    content = paper.document.body[0].content  # type: ignore[union-attr]
    assert [part.value for part in content if isinstance(part, Formula)] == [HALF[0]]
    assert plain(content) == r"Now one \frac{1}{3} and \frac{1}{2} here."


def test_a_part_of_a_formula_is_text() -> None:
    """A formula that is cut in two is none."""
    formula = Formula("abc", "abc", "<mi>abc</mi>")
    assert cut((Text("x"), formula), 0, 3) == (Text("x"), Text("ab"))
    assert cut((Text("x"), formula), 1, 4) == (formula,)
