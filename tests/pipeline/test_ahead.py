"""The page of an edited paper that is made ahead is the one that a whole build makes, or there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.pipeline import ahead
from edition.pipeline.build import build

PAGE = "papers/one.md"
EDIT = Callable[[Path], object]
HOME = "corpus/one"


def ledger(*more: dict[str, Any]) -> EDIT:
    """Return what writes the emendations of the first paper."""
    return lambda root: (root / HOME / "emendations.yaml").write_text(yaml.safe_dump([*more]), "utf-8")


def retold(old: str, new: str) -> EDIT:
    """Return what changes words of a source, and its checksum in ``paper.yaml``."""

    def edit(root: Path) -> None:
        path, data = root / HOME / "source.txt", root / HOME / "paper.yaml"
        before = path.read_text("utf-8")
        after = before.replace(old, new)
        assert before != after
        path.write_text(after, "utf-8")
        sums = [hashlib.sha256(text.encode()).hexdigest() for text in (before, after)]
        data.write_text(data.read_text("utf-8").replace(*sums), "utf-8")

    return edit


def stated(name: str, value: Any) -> EDIT:
    """Return what sets a fact in ``paper.yaml``."""

    def edit(root: Path) -> None:
        path = root / HOME / "paper.yaml"
        path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text("utf-8")), name: value}), "utf-8")

    return edit


YEAR = {"line": 3, "find": "1963", "replace": "1964", "kind": "extraction", "reason": "A digit."}
NOTE = {"line": 3, "find": "began", "kind": "print", "reason": "It began later."}
CITED = {"line": 3, "find": "(Small, 2015)", "replace": "(Short, 2015)", "kind": "extraction", "reason": "X."}
ENTRY = {"line": 7, "find": "axis", "replace": "axes", "kind": "extraction", "reason": "A letter."}
NOWHERE = {"line": 3, "find": "Qxz", "replace": "Q", "kind": "extraction", "reason": "Nothing."}


@pytest.mark.slow
@pytest.mark.parametrize("status", ["edited", "draft"])
@pytest.mark.parametrize(
    "edit",
    [
        ledger({**toy.SLIP, "reason": "Another reason."}),
        ledger(toy.SLIP, YEAR),
        ledger(toy.SLIP, NOTE),
        retold("began in", "started about"),
        retold("Introduction", "Beginnings"),
    ],
    ids=["reason", "emendation", "note", "words", "heading"],
)
def test_the_page_of_a_whole_build(tmp_path: Path, edit: EDIT, status: str) -> None:
    """Words, emendations and notes that change nothing elsewhere: the page is there before the others."""
    root = toy.edition(tmp_path)
    stated("status", status)(root)
    before = build(root, editing=True)
    assert not before.stops
    edit(root)
    made, whole = ahead.page(root, before.desk["one"]), build(root)
    assert not whole.stops
    assert made
    assert made == whole.pages[PAGE] != before.pages[PAGE]


@pytest.mark.slow
@pytest.mark.parametrize(
    "edit",
    [
        stated("description", {"title": {"text": "Another Toy", "supplied": "It is a toy."}}),
        stated("status", "draft"),
        ledger(toy.SLIP, ENTRY),
        ledger(toy.SLIP, NOWHERE),
        retold("axis. Hurst", "canal. Hurst"),
        retold("in 1963", "in\n\n1963"),
        lambda root: (root / HOME / "source.txt").unlink(),
        lambda root: (root / HOME / "emendations.yaml").write_text("- reson: x\n", "utf-8"),
    ],
    ids=["title", "status", "entry emended", "fault", "entry", "paragraph", "no source", "no data"],
)
def test_what_only_a_whole_build_can_tell(tmp_path: Path, edit: EDIT) -> None:
    """Facts, references and addresses are on other pages, too, and a fault is reported by the whole build."""
    root = toy.edition(tmp_path)
    before = build(root, editing=True)
    edit(root)
    assert ahead.page(root, before.desk["one"]) == ""


def test_doubts_of_a_draft(tmp_path: Path) -> None:
    """The page of a draft lists what is doubtful: a citation without an entry is one more doubt."""
    root = toy.edition(tmp_path)
    stated("status", "draft")(root)
    before = build(root, editing=True)
    ledger(toy.SLIP, CITED)(root)
    assert ahead.page(root, before.desk["one"]) == ""
    assert "Short" in build(root).pages[PAGE]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["one/emendations.yaml"], {"one"}),
        (["one/source.txt", "two/paper.yaml"], {"one", "two"}),
        (["one/released.yaml"], set()),
        (["works.yaml"], set()),
        (["one/source.txt", "works.yaml"], set()),
        (["three/source.txt"], set()),
        ([], set()),
    ],
)
def test_files_of_papers(names: list[str], expected: set[str]) -> None:
    """Only a file that the reading of one paper depends on belongs to that paper alone."""
    assert ahead.papers_of(names, {"one", "two"}) == expected
