"""Faults found by fuzzing stay fixed: every case builds, keeps its words and lets no markup through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import toy
from fuzz import judge
from shared import yaml_of

FOUND = Path(__file__).resolve().parent.parent / "fixtures" / "found" / "cases.yaml"
CASES: list[dict[str, Any]] = yaml_of(FOUND)


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_found(tmp_path: Path, case: dict[str, Any]) -> None:
    """No exception, no law broken, nothing foreign on a page or in an export; errors are reported."""
    root = toy.corpus(tmp_path, case["source"], case.get("emendations"), **case.get("options", {}))
    for name, text in case.get("files", {}).items():
        (root / name).write_text(text, "utf-8")
    made, problems = judge.judged(root, len(case["source"]))
    assert problems == []
    assert made is not None
    assert set(case.get("codes", ())) <= set(toy.codes(made.found))
