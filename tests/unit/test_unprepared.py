"""A text that nobody prepared becomes a page with its citations linked, by at most ten edited lines."""

from __future__ import annotations

from pathlib import Path

import pytest

import unprepared
from edition import preview
from edition.__main__ import main
from unprepared import EDITS, GOLD

MOST_LINES = 10
LEAST_RECALL = 0.95


@pytest.mark.parametrize("slug", sorted(GOLD))
def test_citations_are_linked(tmp_path: Path, slug: str) -> None:
    """No link is wrong, nearly every citation is linked, and the paper builds without an error."""
    assert len(EDITS[slug]) <= MOST_LINES
    made = unprepared.adopted(tmp_path, slug)
    assert [item for item in made.found if item.severity == "error"] == []
    result = unprepared.score(GOLD[slug], list(unprepared.links(made)))
    assert result.wrong == ()
    assert result.recall >= LEAST_RECALL, result.missed
    assert main(["--root", str(tmp_path), "build"]) == 0
    page = preview.html((tmp_path / "docs" / "papers" / f"{slug}.md").read_text("utf-8"))
    assert page.count('role="doc-biblioref"') >= result.linked


def test_the_words_of_a_cut_line_are_whole(tmp_path: Path) -> None:
    """Soft hyphens, ligatures and hyphens at line ends leave whole words on the page."""
    unprepared.adopted(tmp_path, "mekong-catch")
    assert main(["--root", str(tmp_path), "build"]) == 0
    page = (tmp_path / "docs/papers/mekong-catch.md").read_text("utf-8")
    assert "have since become the standard. They have faults" in page
    assert "none of them says how many fish there are. The figure" in page
    assert "\u00ad" not in page
    assert "\ufb01" not in page
    assert "L. Pham and O. Brandt" not in page
