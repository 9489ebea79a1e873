"""Tests of the browser wait for what happens in ways that a busy machine does not break."""

from __future__ import annotations

import re
from pathlib import Path

BREAKS = re.compile(r"\bwait_for_function\(|networkidle")  # why: tests/browser/waiting.py


def test_nothing_waits_in_a_way_that_breaks(root: Path) -> None:
    """Neither by expressions that the pages' policy forbids, nor until a network is idle."""
    paths = [*(root / "tests" / "browser").glob("test_*.py"), *(root / "tests" / "fuzz").glob("*.py")]
    assert len(paths) > 30
    assert [path.name for path in paths if BREAKS.search(path.read_text("utf-8"))] == []
