"""A page leads only to files and pages that the edition makes, whatever its papers have or lack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import toy

LISTED = "Silt falls and rises.\n\nReferences\n\nReed, P. (2010). *Deltas of the world*. Hurst.\n"
LIST = {"style": "apa", "lines": {"first": 5, "last": 5}, "count": 1}


def built(root: Path, text: str, **options: object) -> dict[str, str]:
    """Return the pages and other texts of an edition of one paper."""
    return {name: str(page) for name, page in toy.built(toy.corpus(root, text, **options)).pages.items()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "cites"), [(LISTED, False), (LISTED.replace("rises.", "rises (Reed, 2010)."), True)]
)
def test_a_list_that_nothing_cites_has_no_files(tmp_path: Path, text: str, cites: bool) -> None:
    """The head of a page names the files of the works that it cites if they are made, in every format."""
    pages = built(tmp_path, text, references=LIST)
    named = set(re.findall(r"\.\./(downloads/toy\.[\w.]+)", pages["papers/toy.md"].partition("\n---\n")[0]))
    assert named == {name for name in pages if name.startswith("downloads/toy.")}
    assert bool(named) == cites


@pytest.mark.slow
def test_without_works_there_is_no_index_of_authors(tmp_path: Path) -> None:
    """The bibliography leads to the index only if a paper lists or cites a work."""
    pages = built(tmp_path, "Silt falls at 3 m a second.\n")
    assert "authors.md" not in pages
    assert "authors" not in pages["bibliography.md"]
    assert "(authors.md)" in built(tmp_path, LISTED, references=LIST)["bibliography.md"]
