"""The types of the program, strictly: one of the tests, so that nobody waits for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_types(root: Path) -> None:
    """Mypy finds nothing in what ``pyproject.toml`` names."""
    command = [sys.executable, "-m", "mypy", "--no-color-output"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
