"""A work that is a paper of the edition links to its page, and the page to the places that cite it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.pipeline.build import Build

pytestmark = pytest.mark.slow  # each builds a whole small corpus

CITED = "## Rivers and Rule\n\nJane Doe\n\n2015, doi 10.5555/rivers\n\nThe river fell.\n"
HEAD = {
    "title": {"text": "Rivers and Rule", "line": 1},
    "authors": [{"name": "Jane Doe", "family": "Doe", "given": "Jane", "line": 3}],
    "year": {"text": "2015", "line": 5},
    "doi": {"text": "10.5555/rivers", "line": 5},
}
WORK, PAPER = "doe2015rivers", "doe2015riversa"
ENTRY = "citing:7"
LISTED = {"references": {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}}
SUPPLIED = {"title": {"text": "Fields", "supplied": "It is a toy."}}
LINK = "This work is a paper of this edition"
SENTENCE = "The river fell low (Doe, 2015)."
SAME = "Doe, J. (2015). Rivers and rule. *Journal of Water*, *1*(2), 3–4."
DOI = "Doe, J. (2015). River rule. *Journal of Water*, *1*(2), 3–4. https://doi.org/10.5555/RIVERS"
OTHER_DOI = f"{SAME} https://doi.org/10.5555/lakes"
LONGER = "Doe, J. (2015). Rivers and rule: A view. *Journal of Water*, *1*(2), 3–4."
YEAR_AFTER = "Doe, J. (2016). Rivers and rule. *Journal of Water*, *1*(2), 3–4."
OTHER_AUTHOR = "Roe, J. (2015). Rivers and rule. *Journal of Water*, *1*(2), 3–4."
OTHER_TITLE = "Doe, J. (2015). Lakes. *Journal of Water*, *1*(2), 3–4."


def edition(root: Path, entry: str, head: dict[str, Any] | None = None, **decided: Any) -> Build:
    """Build an edition of a cited paper and one that cites it, with the editors' decisions."""
    front = {"front_matter": [{"first": 1, "last": 5}]}
    described = HEAD if head is None else head
    toy.counted(toy.corpus(root, CITED, slug="cited", key=PAPER, description=described, **front), "cited")
    text = f"Intro\n\n{SENTENCE}\n\nReferences\n\n- {entry}\n"  # “Intro” is a heading
    toy.counted(
        toy.corpus(root, text, slug="citing", key="roe2020fields", description=SUPPLIED, **LISTED), "citing"
    )
    content = {"keys": {WORK: ENTRY}, **decided}
    (root / "corpus" / "works.yaml").write_text(yaml.safe_dump(content), "utf-8")
    return toy.built(root)


def doubts(made: Build) -> list[str]:
    """Return the doubtful cases."""
    return [item.message for item in made.found if item.code == "WRK007"]


def decision(are: str) -> list[dict[str, str]]:
    """Return a decision about the entry and the paper."""
    return [{"entry": ENTRY, "paper": "cited", "are": are, "reason": "The editors looked."}]


@pytest.mark.parametrize("entry", [SAME, DOI])
def test_a_work_that_is_a_paper(tmp_path: Path, entry: str) -> None:
    """By author, year and title, or by DOI: the work leads to the paper, the paper to its citing places."""
    made = edition(tmp_path, entry)
    assert [item.code for item in made.found if item.severity == "error"] == []
    assert doubts(made) == []
    work, paper = made.pages[f"works/{WORK}.md"], made.pages["papers/cited.md"]
    assert f'{LINK}: <a href="../papers/cited.html">Doe, Rivers and Rule</a>' in work
    section = paper.partition("## Cited in this edition")[2].partition("\n## ")[0]
    assert f"<h3>Fields</h3><ul><li><q>{SENTENCE}</q>" in section
    assert re.search(r'<a href="\.\./papers/citing\.html#[\w-]+">paragraph 1</a>', section)
    assert f'<a href="../works/{WORK}.html">' in section
    assert "Cited in this edition" not in made.pages["papers/citing.md"]
    assert 'href="papers/cited.html"' in made.pages["bibliography.md"]


def test_its_record_stands_once_in_a_file(tmp_path: Path) -> None:
    """Each set has the paper's own record, with the key of the work as an additional name."""
    pages = edition(tmp_path, SAME).pages
    rows = json.loads(pages["downloads/corpus.csl.json"])
    assert sorted(row["id"] for row in rows) == [PAPER, "roe2020fields"]
    assert next(row for row in rows if row["id"] == PAPER)["custom"]["ids"] == [WORK]
    assert [row["id"] for row in json.loads(pages["downloads/citing.csl.json"])] == [PAPER]
    assert re.findall(r"^@\w+\{(.+),$", pages["downloads/corpus.bib"], re.MULTILINE) == [
        PAPER,
        "roe2020fields",
    ]
    assert f"ids = {{{WORK}}}" in pages["downloads/corpus.biblatex.bib"]
    assert json.loads(pages[f"downloads/works/{WORK}.csl.json"])[0]["id"] == WORK


@pytest.mark.parametrize(
    ("entry", "head", "doubt"),
    [
        (OTHER_DOI, None, True),  # everything is the same but the DOI
        (LONGER, None, True),  # a subtitle that the paper does not print
        (YEAR_AFTER, None, True),
        (SAME, {**HEAD, "year": None}, True),  # a paper without a printed year
        (OTHER_AUTHOR, None, False),
        (OTHER_TITLE, None, False),
        (SAME, {**HEAD, "title": {"text": "Rivers and Rule", "supplied": "None is printed."}}, False),
    ],
)
def test_doubt_means_no_link(tmp_path: Path, entry: str, head: dict[str, Any] | None, doubt: bool) -> None:
    """A similar work is reported and not linked; a different text is not even reported."""
    described = {name: value for name, value in head.items() if value} if head else None
    made = edition(tmp_path, entry, described)
    assert doubts(made) == ([f"“{WORK}” may be the paper “cited”"] if doubt else [])
    assert LINK not in made.pages[f"works/{WORK}.md"]
    assert "Cited in this edition" not in made.pages["papers/cited.md"]


def test_a_decision_settles_it(tmp_path: Path) -> None:
    """Either decision, with its reason, is on the page of the work and in the apparatus."""
    made = edition(tmp_path, LONGER, papers=decision("same"))
    assert doubts(made) == []
    assert LINK in made.pages[f"works/{WORK}.md"]
    for name in (f"works/{WORK}.md", "_generated/apparatus.md"):
        assert "Taken for a paper of this edition" in made.pages[name]
        assert "The editors looked." in made.pages[name]
    made = edition(tmp_path, SAME, papers=decision("apart"))
    assert doubts(made) == []
    assert LINK not in made.pages[f"works/{WORK}.md"]
    assert "Kept apart from a paper of this edition" in made.pages[f"works/{WORK}.md"]


@pytest.mark.parametrize("wrong", [{"entry": "citing:8"}, {"paper": "other"}])
def test_a_decision_that_meets_nothing_is_an_error(tmp_path: Path, wrong: dict[str, str]) -> None:
    """The entry or the paper does not exist."""
    made = edition(tmp_path, SAME, papers=[{**decision("same")[0], **wrong}])
    assert toy.codes([item for item in made.found if item.severity == "error"]) == ["WRK002"]


def test_two_works_for_one_paper(tmp_path: Path) -> None:
    """One has its DOI, one its title; which one it is remains unknown, so neither is linked."""
    edition(tmp_path, SAME)
    text = f"Intro\n\n{SENTENCE}\n\nReferences\n\n- {DOI}\n"
    toy.counted(
        toy.corpus(tmp_path, text, slug="third", key="poe2020lakes", description=SUPPLIED, **LISTED), "third"
    )
    made = toy.built(tmp_path)
    assert len(made.works) == 2
    assert len(doubts(made)) == 2
    assert not any(LINK in made.pages[f"works/{work.key}.md"] for work in made.works)


def test_the_site_of_such_an_edition(tmp_path: Path) -> None:
    """The pages are written without errors, and every link resolves."""
    edition(tmp_path, SAME)
    assert main(["--root", str(tmp_path), "build"]) == 0
    assert main(["--root", str(tmp_path), "build", "--check"]) == 0
