"""Papers and works share one namespace: no key is used twice, and no wrong link is shown meanwhile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.copyedit import public_keys
from edition.data import works
from edition.findings.finding import Diagnostic
from edition.intake.new_paper import Refused, adopt

pytestmark = pytest.mark.slow  # each builds a whole small corpus

TEXT = "Rivers\n\nThe river fell (Doe, 2015).\n\nReferences\n\n- Doe, J. (2015). Rivers. *Journal of Water*, *1*(2), 3–4.\n"
WORK = "doe2015rivers"
ENTRY = "citing:7"
LISTED = {"references": {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}}
TITLE = "Fields and Furrows"
WATER = """# Water and {what}

Jane Doe

## Introduction

The delta towns were drained by guilds long before they had councils, and the guilds kept their own books.

A second view holds that the water itself made the towns, since each flood moved the mouth of the river.
"""


def paper(root: Path, slug: str, key: str, text: str = "Intro\n\nWords.\n", **options: Any) -> None:
    """Write a paper with a key."""
    described = {"title": {"text": f"{TITLE} {slug}", "supplied": "It is a toy."}}
    toy.counted(toy.corpus(root, text, slug=slug, key=key, description=described, **options), slug)


def decided(root: Path, **content: Any) -> None:
    """Write the editors' decisions about works."""
    (root / "corpus" / "works.yaml").write_text(yaml.safe_dump(content), "utf-8")


def wrong(root: Path) -> list[Diagnostic]:
    """Return the findings about keys."""
    return [item for item in toy.built(root).found if item.code == "WRK006"]


@pytest.mark.parametrize(
    "content", [{"keys": {WORK: ENTRY}}, {"keys": {"doe2015water": ENTRY}, "aliases": {WORK: "doe2015water"}}]
)
def test_a_paper_with_the_key_of_a_work(tmp_path: Path, content: dict[str, Any]) -> None:
    """It is an error at the paper, also if it is a work's former key; no reference is confused."""
    paper(tmp_path, "citing", "roe2020fields", TEXT, **LISTED)
    paper(tmp_path, "other", WORK)
    decided(tmp_path, **content)
    (fault,) = wrong(tmp_path)
    assert (fault.severity, fault.span.path) == ("error", "corpus/other/paper.yaml")
    assert f"“{WORK}” is also a work’s key in corpus/works.yaml" in fault.message
    assert "another key" in fault.hint
    made = toy.built(tmp_path)
    (key,) = content["keys"]
    assert "Journal of Water" in made.pages[f"works/{key}.md"]
    assert f"{TITLE} other" not in made.pages[f"works/{key}.md"]
    assert "Journal of Water" not in made.pages["papers/other.md"]
    assert main(["--root", str(tmp_path), "build"]) == 1
    assert not (tmp_path / "docs" / "papers").exists()


def test_a_work_without_a_key_gets_none_of_a_papers(tmp_path: Path) -> None:
    """The key that it would get belongs to a paper, so it has a letter, in the build and in “edition keys”."""
    paper(tmp_path, "citing", "roe2020fields", TEXT, **LISTED)
    paper(tmp_path, "other", WORK)
    assert wrong(tmp_path) == []
    made = toy.built(tmp_path)
    assert [work.key for work in made.works] == [f"{WORK}a"]
    assert "Journal of Water" not in made.pages["papers/other.md"]
    rows = json.loads(made.pages["downloads/corpus.csl.json"])
    assert sorted(row["id"] for row in rows) == [WORK, f"{WORK}a", "roe2020fields"]
    assert main(["--root", str(tmp_path), "keys"]) == 0
    decisions, _ = works.load_decisions(tmp_path / "corpus", "corpus")
    assert decisions.keys == {f"{WORK}a": ENTRY}


def test_two_papers_with_one_key(tmp_path: Path) -> None:
    """The later one is reported, with the earlier."""
    paper(tmp_path, "one", "roe2020fields")
    paper(tmp_path, "two", "roe2020fields")
    (fault,) = wrong(tmp_path)
    assert fault.span.path == "corpus/two/paper.yaml"
    assert "is also the key of “one”" in fault.message
    rows = json.loads(toy.built(tmp_path).pages["downloads/papers.csl.json"])
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize("slug", ["papers", "corpus"])
def test_a_slug_that_is_the_name_of_a_file(tmp_path: Path, slug: str) -> None:
    """The downloads of a paper are named by its slug, in one folder with those of all papers."""
    paper(tmp_path, slug, "roe2020fields")
    (fault,) = wrong(tmp_path)
    assert f"downloads/{slug}.bib" in fault.message
    (tmp_path / "text.md").write_text(WATER.format(what="Rule"), "utf-8")
    with pytest.raises(Refused, match="whole set"):
        adopt(tmp_path / "new", slug, tmp_path / "text.md")


def test_new_papers_have_keys_of_their_own(tmp_path: Path) -> None:
    """Two of one author without a year, and one whose key already belongs to a work."""
    for slug, what in (("water-rule", "Rule"), ("water-trade", "Trade")):
        (tmp_path / f"{slug}.md").write_text(WATER.format(what=what), "utf-8")
        adopt(tmp_path, slug, tmp_path / f"{slug}.md")
    keys = [
        yaml.safe_load((tmp_path / "corpus" / slug / "paper.yaml").read_text("utf-8"))["key"]
        for slug in ("water-rule", "water-trade")
    ]
    assert keys == ["doendwater", "doendwatera"]
    decided(tmp_path, keys={"doendwaterb": "water-rule:1"})
    (tmp_path / "third.md").write_text(WATER.format(what="War"), "utf-8")
    adopt(tmp_path, "water-war", tmp_path / "third.md")
    assert "doendwaterc" in public_keys.keys_of_corpus(tmp_path / "corpus")
    assert wrong(tmp_path) == []
