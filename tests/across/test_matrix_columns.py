"""The matrix of a part of the facts has a column for each paper that states one of these, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import synthetic
import synthetic_across
from edition.across.claims import parts
from edition.cache.tasks import Workshop
from edition.pages import parting
from edition.pipeline.build import build

PAPERS = 12


@pytest.mark.slow
def test_columns_of_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each paper of its rows once, in the order of the papers; in an edition of thousands most state nothing there."""
    for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
        monkeypatch.setattr(synthetic, name, 8)
    monkeypatch.setattr(synthetic_across, "TOLD", 4)
    root = synthetic_across.project(tmp_path, PAPERS)
    monkeypatch.setattr(parting, "MOST", 9_000)
    monkeypatch.setattr(parts, "MOST", 4_000)
    made = build(root, Workshop()).pages
    found = {path: text for path, text in made.items() if re.fullmatch(r"claims/[^/]+\.md", path)}
    assert len(found) > 3
    for text in found.values():
        columns = re.findall(r'<th scope="col"><a href="\.\./papers/([^."]+)\.html">', text)
        stating = {slug for papers in re.findall(r'data-papers="([^"]+)"', text) for slug in papers.split()}
        assert columns == sorted(stating)
    assert any(len(re.findall(r'<th scope="col">', text)) < PAPERS for text in found.values())
