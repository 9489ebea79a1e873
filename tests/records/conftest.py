"""The tests of records have pandoc make every reference anew."""

from __future__ import annotations

import pytest

from edition.records import citeproc, styles


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no page that an earlier run of the tests kept."""
    monkeypatch.setattr(styles, "pages", citeproc.pages)
