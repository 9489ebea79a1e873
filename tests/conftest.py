"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same cases on every machine, and no limit on time: what is slow here is the machine.
settings.register_profile("edition", derandomize=True, deadline=None)
settings.load_profile("edition")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT
