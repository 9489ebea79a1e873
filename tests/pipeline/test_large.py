"""An edition whose texts are too many for one file has them in parts, each paper's made and kept alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from edition.pages.searched import parts


def test_large_texts_are_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file names the parts; without many texts there is one file."""
    root = toy.corpus(tmp_path, "Guilds kept books, in two-thirds of the towns.")
    small = [name for name in toy.built(root).pages if name.startswith("data/")]
    monkeypatch.setattr(parts, "LARGEST", 10)
    made = toy.built(root).pages
    large = [name for name in made if name.startswith("data/")]
    assert {*large} - {*small} == {"data/texts/toy.js", "data/index/0.js", "data/words.js"}
    assert "Guilds" not in made["data/corpus.js"]
    assert "Guilds kept books" in made["data/texts/toy.js"]
    assert "two-thirds:" in made["data/index/0.js"]
    assert ";thirds:" in made["data/index/0.js"]
    assert ";thirds:" not in made["data/words.js"]
    assert "The texts are 3 files below data/" in made["_generated/concordance.md"]


def test_the_limit_is_what_the_page_says(root: Path) -> None:
    """The page “How the edition is made” names four million characters."""
    assert parts.LARGEST == 4_000_000
    assert "more than four million characters" in (root / "docs/about/design.md").read_text("utf-8")
