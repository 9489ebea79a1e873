"""Tests of the browser wait for what happens in ways that a busy machine does not break."""

from __future__ import annotations

import re
from pathlib import Path

BREAKS = re.compile(r"\bwait_for_function\(|networkidle")  # why: tests/browser/waiting.py
COSTS = re.compile(r"from playwright\.sync_api import (?:\([^)]*|.*)\bexpect\b|\.expect\(")


def test_nothing_waits_in_a_way_that_breaks(root: Path) -> None:
    """Neither by expressions that the pages' policy forbids, nor until a network is idle."""
    paths = [*(root / "tests" / "browser").glob("test_*.py"), *(root / "tests" / "fuzz").glob("*.py")]
    assert len(paths) > 30
    assert [path.name for path in paths if BREAKS.search(path.read_text("utf-8"))] == []


def test_nothing_waits_in_a_way_that_costs(root: Path) -> None:
    """Playwright's own ``expect`` describes the whole page whenever it looks too early (see ``waiting.Expected``)."""
    paths = [*(root / "tests" / "browser").glob("test_*.py"), root / "tests" / "browser" / "borrowed.py"]
    assert len(paths) > 25
    assert [path.name for path in paths if COSTS.search(path.read_text("utf-8"))] == []
