"""The whole pipeline on damaged papers, for some seconds; ``make fuzz`` runs longer."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import judge, mutate


class Drawn:
    """Numbers that Hypothesis draws, so that it can shrink a failing case."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def number(self, limit: int) -> int:
        """Return an integer from 0 to below ``limit``."""
        return self.data.draw(st.integers(0, limit - 1))


@pytest.mark.slow
@pytest.mark.judge
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_paper(data: st.DataObject) -> None:
    """No exception, no lost word, no markup from a text, no finding without a place, no hang."""
    files = mutate.corpus(Drawn(data))
    with tempfile.TemporaryDirectory() as folder:
        root = mutate.write(Path(folder), files)
        assert judge.problems(root, sum(map(len, files.values()))) == []
