"""“edition addresses”: lists the public addresses of edited papers, adds new ones, and changes no row."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.data import addresses


def listed(root: Path) -> dict[str, str]:
    """Return the rows of the toy's list."""
    made: dict[str, str] = yaml.safe_load((root / "corpus" / "toy" / addresses.NAME).read_text("utf-8"))[
        "published"
    ]
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a corpus of an edited paper with two paragraphs."""
    return toy.counted(toy.corpus(tmp_path, "Rivers rise in the north.\n\nWells fall. They are deep.\n"))


def test_rows_are_added_and_none_is_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run lists all; after an emendation the check names what is new, and the next run adds it."""
    assert main(["--root", str(root), "addresses"]) == 0
    first = listed(root)
    assert first == {"p1": "1:1 Rivers rise in the north.", "p2": "3:1 Wells fall. They are deep."}
    assert main(["--root", str(root), "addresses", "--check"]) == 0
    split = {
        "line": 3,
        "find": "fall. They",
        "replace": "fall.\n\nThey",
        "kind": "structure",
        "reason": "Two.",
    }
    (root / "corpus" / "toy" / "emendations.yaml").write_text(yaml.safe_dump([split]), "utf-8")
    toy.counted(root)
    capsys.readouterr()
    assert main(["--root", str(root), "check"]) == 0
    assert "ADR003 “p2a” is not listed" in capsys.readouterr().err
    assert main(["--root", str(root), "addresses", "--check"]) == 1
    assert listed(root) == first
    assert main(["--root", str(root), "addresses"]) == 0
    assert listed(root) == {**first, "p2a": "3:13 They are deep."}


def test_a_draft_has_no_list(root: Path) -> None:
    """Its addresses may still change, and its page says so."""
    path = root / "corpus" / "toy" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("status: edited", "status: draft"), "utf-8")
    assert main(["--root", str(root), "addresses"]) == 0
    assert not (path.parent / addresses.NAME).exists()
    assert "Its addresses may still change." in toy.built(root).pages["papers/toy.md"]
