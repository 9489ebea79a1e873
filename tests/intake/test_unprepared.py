"""An unprepared text becomes a page with its citations linked, with at most ten edited lines."""

from __future__ import annotations

from pathlib import Path

import pytest

import unprepared
from edition.cli.main import main
from edition.laws import page_html
from unprepared import EDITS, GOLD

pytestmark = pytest.mark.slow
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
    page = page_html.html((tmp_path / "docs" / "papers" / f"{slug}.md").read_text("utf-8"))
    assert page.count('role="doc-biblioref"') >= result.linked


def test_the_words_of_a_cut_line_are_whole(tmp_path: Path) -> None:
    """Soft hyphens, ligatures and hyphens at line breaks leave whole words on the page."""
    unprepared.adopted(tmp_path, "mekong-catch")
    assert main(["--root", str(tmp_path), "build"]) == 0
    page = (tmp_path / "docs/papers/mekong-catch.md").read_text("utf-8")
    assert "have since become the standard. They have faults" in page
    assert "none of them says how many fish there are. The figure" in page
    assert "\u00ad" not in page
    assert "\ufb01" not in page
    assert "L. Pham and O. Brandt" not in page.partition('<div class="paper-head')[2]  # the doubts name it


def test_numbers_on_the_line_become_notes_of_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text with footnotes is built; each raised number is an emendation."""
    text = (unprepared.TEXTS / "frontier-notes.txt").read_text("utf-8")
    sound = text.replace("27. McMorrow", "26. McMorrow").replace("1. Ibid., 12; for", "1. For")
    (tmp_path / "docs").mkdir()
    (tmp_path / "sound.txt").write_text(sound, "utf-8", newline="")
    root = ["--root", str(tmp_path)]
    assert main([*root, "new", "frontier", str(tmp_path / "sound.txt")]) == 0
    assert "52 emendations in emendations.yaml raise them." in capsys.readouterr().out
    data = tmp_path / "corpus" / "frontier" / "paper.yaml"
    data.write_text(data.read_text("utf-8").replace("  # - {line: ", "  - {line: "), "utf-8")
    assert main([*root, "keys"]) == 0
    assert main([*root, "build"]) == 0
    assert (tmp_path / "corpus/frontier/source.txt").read_text("utf-8") == sound
    assert (data.parent / "emendations.yaml").read_text("utf-8").count("- line: ") == 2 * 26
    page = (tmp_path / "docs/papers/frontier.md").read_text("utf-8")
    assert all(page.count(f"[^{number}]") == 2 for number in range(1, 27))
    assert "everywhere else.[^1] The present article" in page
