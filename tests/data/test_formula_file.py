"""formulas.json keeps the formulas of an original; one that cannot be used is told, and its words stand."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from edition.data import formulas
from edition.files import disk
from edition.model.formulas import PlacedFormula

FORMULA = PlacedFormula(r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>", False, 2, (4, 14))

LINES = ["# Sums", r"As \frac{a}{b} says."]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Item for item; the same formulas give the same bytes."""
    data = formulas.written([FORMULA])
    assert data == formulas.written([FORMULA])
    disk.place(data, tmp_path / formulas.NAME)
    assert formulas.load(tmp_path, "corpus/x", LINES) == ((FORMULA,), [])


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    """And nothing is wrong."""
    assert formulas.load(tmp_path, "corpus/x", LINES) == ((), [])


def test_a_formula_that_is_not_at_its_place_is_left_out(tmp_path: Path) -> None:
    """With a finding."""
    disk.place(formulas.written([FORMULA]), tmp_path / formulas.NAME)
    made, found = formulas.load(tmp_path, "corpus/x", ["# Sums", r"As \frac{c}{d} says."])
    assert not made
    assert [(item.code, item.message) for item in found] == [
        ("SRC010", r"“\frac{a}{b}” is not on line 2 of source.txt")
    ]


def row(**more: Any) -> dict[str, Any]:
    """Return a formula of the file."""
    return {
        "tex": FORMULA.tex,
        "mathml": FORMULA.mathml,
        "line": 2,
        "columns": [4, 14],
        "display": False,
        **more,
    }


@pytest.mark.parametrize(
    "mathml",
    [
        "<mfrac><mi>a</mi><mi>c</mi></mfrac>",  # another formula
        "<mi>a</mi>",
        "<script>alert(1)</script>",
        "<math><maction><mi>a</mi><mi>b</mi></maction></math>",
        "<mfrac><mi>a</mi>",
        "",
    ],
)
def test_mathml_that_does_not_say_what_the_tex_says_is_left_out(tmp_path: Path, mathml: str) -> None:
    """The words stand, and a finding names them."""
    disk.place(json.dumps({"formulas": [row(mathml=mathml)]}).encode(), tmp_path / formulas.NAME)
    made, found = formulas.load(tmp_path, "corpus/x", LINES)
    assert not made
    assert [item.code for item in found] == ["SRC010"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"formulas": {}}',
        b'{"formulas": [1]}',
        b"[" * 100_000,
        *(
            json.dumps({"formulas": [row(**wrong)]}).encode()
            for wrong in (
                {"line": 0},
                {"line": "2"},
                {"line": True},
                {"columns": [4]},
                {"columns": "ab"},
                {"tex": 1},
                {"tex": " "},
                {"mathml": None},
            )
        ),
    ],
)
def test_a_file_of_another_form_is_told(tmp_path: Path, data: bytes) -> None:
    """Once, and without it words stand."""
    disk.place(data, tmp_path / formulas.NAME)
    made, found = formulas.load(tmp_path, "corpus/x", LINES)
    assert not made
    assert [item.code for item in found] == ["SRC010"]


@pytest.mark.parametrize("sign", ["\n::error::", "\ud800", "\x00", "\u2028"])
def test_signs_that_no_line_has_reach_no_message(tmp_path: Path, sign: str) -> None:
    """A message is one line that every terminal prints."""
    disk.place(json.dumps({"formulas": [row(tex=f"{FORMULA.tex}{sign}")]}).encode(), tmp_path / formulas.NAME)
    made, found = formulas.load(tmp_path, "corpus/x", LINES)
    assert not made
    assert found
    assert not any(formulas.UNPRINTED.search(item.message) for item in found)


@pytest.mark.slow
def test_very_many_formulas_amiss_are_told_in_a_line(tmp_path: Path) -> None:
    """Formulas of another text: in seconds, and one finding for each way to be wrong."""
    rows = [row(line=3, columns=[place, place + 10]) for place in range(1, 20_001)]
    rows += [row(mathml="<mi>")] * 2
    disk.place(json.dumps({"formulas": rows}).encode(), tmp_path / formulas.NAME)
    before = os.times()
    made, found = formulas.load(tmp_path, "corpus/x", LINES)
    assert os.times().user - before.user < 20
    assert not made
    assert [item.message for item in found] == [
        r"“\frac{a}{b}”, for line 2, has no MathML that a page may hold and that says the same, nor have 1 more",
        r"“\frac{a}{b}” is not on line 3 of source.txt, nor 19999 more at their places",
    ]


def test_a_long_formula_is_named_by_its_beginning(tmp_path: Path) -> None:
    """Not by a million signs."""
    disk.place(json.dumps({"formulas": [row(tex="a" * 1_000_000)]}).encode(), tmp_path / formulas.NAME)
    _, found = formulas.load(tmp_path, "corpus/x", LINES)
    assert {len(item.message) < 300 for item in found} == {True}
