"""The pages do not depend on one renderer: Zensical builds them from the same ``mkdocs.yml``."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition.laws import conservation
from edition.pipeline.build import Build
from edition.site import texts


def navigation(folder: Path) -> str:
    """Return the navigation of the home page that Zensical made."""
    home = (folder / "site" / "index.html").read_text("utf-8")
    return html.unescape(home).partition('<nav class="md-nav md-nav--primary"')[2].partition("<article")[0]


@pytest.mark.slow
@pytest.mark.judge
def test_zensical_shows_the_same_words(
    root: Path, made: Build, edition: dict[str, bytes], tmp_path: Path
) -> None:
    """Five papers' pages, each of which keeps law 1, and no warning."""
    for name in ("docs", "overrides"):
        shutil.copytree(root / name, tmp_path / name)
    shutil.copy(root / "mkdocs.yml", tmp_path)
    texts.place(tmp_path / "docs", edition)  # to which the papers' pages link
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    environment = {**os.environ, "PYTHONPATH": str(root / "scripts")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(made.papers) == 5
    places = [navigation(tmp_path).index(f"papers/{paper.spec.slug}.html") for paper in made.papers]
    assert places == sorted(places), "the menu has the papers in the order of the corpus"
    for paper in made.papers:
        text = (tmp_path / "site" / "papers" / f"{paper.spec.slug}.html").read_text("utf-8")
        article = text.partition("<article")[2].partition("</article>")[0]
        assert conservation.conserve(paper.document, paper.source, f"<article{article}") == []
