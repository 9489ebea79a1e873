"""A record's formula has the words that the list prints, so that both are one work."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cli.main import main
from edition.pipeline import build

TEXT = """---
title: Water
author: Ann Reed
bibliography: a.bib
---

# One

As @lu2001 says, silt falls [@mills2002, p. 3]. A second @lu2001.

# References
"""
BIB = r"""
@article{lu2001, author={Lu, Wei}, title={Silt and {$H_2O$} in {\emph{Salix}}}, journal={Rivers}, year={2001}, volume=3}
@article{mills2002, author={Mills, Ada}, title={Silt in nets}, journal={Rivers}, year={2002}, volume=4}
"""


@pytest.mark.slow
def test_a_formula_in_a_title_makes_no_second_work(tmp_path: Path) -> None:
    """The record and the entry meet: two works, each cited."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    assert main(["-q", "--root", str(tmp_path), "new", "water", str(tmp_path / "a.md")]) == 0
    made = build.build(tmp_path)
    works = [name for name in made.pages if name.startswith("works/") and name.endswith(".md")]
    assert len([name for name in works if not name.endswith("index.md")]) == 2
    assert len({key for citation in made.citations for key in citation.works}) == 2
