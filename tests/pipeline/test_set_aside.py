"""A paper taken out of ``corpus.yaml`` is removed from the whole site, and the rest stays complete."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cache.tasks import ROOM
from edition.cli.main import main
from edition.findings.finding import has_errors
from edition.pipeline.build import Build, build, build_kept
from edition.site import generated

pytestmark = [pytest.mark.slow, pytest.mark.judge]  # each builds a whole small corpus

SLUGS = (
    "arshad-security-alliance",
    "yousaf-ma-strategic-drive",
    "yousaf-ma-regional-integration",
    "ijisc-balancing-act",
    "kanwal-strategic-balancing",
)
TEXT = "Introduction\n\n{said} (Small, 2015).\n\nReferences\n\nSmall, A. (2015). The axis. Hurst.\n{more}"
REFERENCES = {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}
TWO = {"style": "apa", "lines": {"first": 7, "last": 8}, "count": 2}
ACROSS: dict[str, Any] = {
    "claims.yaml": {
        "topics": [{"id": "axis", "label": "The axis"}],
        "facts": [
            {"id": "start", "topic": "axis", "subject": "Its begin", "verdict": "differ", "note": "As told.",
             "statements": [
                 {"paper": "one", "place": "p1", "quote": "began in 1963", "value": "1963"},
                 {"paper": "two", "place": "p1", "quote": "began in 1964", "value": "1964"},
             ]},
        ],
    },
    "chronology.yaml": {
        "themes": [{"id": "axis", "label": "The axis"}, {"id": "rest", "label": "The rest"}],
        "events": [
            {"id": "start", "date": "1963", "title": "It begins", "theme": "axis", "remark": "The years differ.",
             "places": [
                 {"paper": "one", "at": "p1", "quote": "began in 1963"},
                 {"paper": "two", "at": "p1", "quote": "began in 1964", "date": "1964"},
             ]},
            {"id": "canal", "date": "1970", "title": "A canal", "theme": "rest",
             "places": [{"paper": "two", "at": "p1", "quote": "canal of 1970"}]},
        ],
    },
    "synopsis.yaml": {
        "questions": [{"id": "thesis", "label": "Thesis"}],
        "cells": [{"paper": slug, "question": "thesis", "text": f"Said of {slug}.", "places": ["p1"]} for slug in ("one", "two")],
    },
    "index-terms.yaml": {
        "categories": {"thing": "Things"},
        "papers": {"one": "One", "two": "Two"},
        "terms": [
            {"id": "axis", "heading": "Axis", "category": "thing", "variants": ["axis"], "see_also": ["canal"]},
            {"id": "canal", "heading": "Canal", "category": "thing", "variants": ["canal"]},
            {"id": "ditch", "heading": "Ditch", "see": ["canal"]},
        ],
    },
    "works.yaml": {
        "keys": {"small2015axis": "two:7", "wide2016canal": "two:8"},
        "exceptions": [],
    },
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a valid corpus of two papers that share a work, whose key names the second one's entry."""
    one, two = (
        "The axis began in 1963",
        "The axis began in 1964, the canal of 1970 (Wide, 2016), says Ann Zimmer",
    )
    more = "Wide, B. (2016). The canal. Hurst.\n"
    title = {"title": {"text": "Of canals", "supplied": "It is a toy."}, "authors": [AUTHOR]}
    toy.corpus(tmp_path, TEXT.format(said=one, more=""), slug="one", key="one", references=REFERENCES)
    toy.corpus(
        tmp_path, TEXT.format(said=two, more=more), slug="two", key="two", references=TWO, description=title
    )
    for slug in ("one", "two"):
        toy.counted(tmp_path, slug)
    for name, content in ACROSS.items():
        (tmp_path / "corpus" / name).write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return tmp_path


AUTHOR = {"name": "Ann Zimmer", "family": "Zimmer", "given": "Ann", "line": 3}


def listing(root: Path, *slugs: str, **content: Any) -> Build:
    """Let ``corpus.yaml`` list these papers, and build."""
    text = yaml.safe_dump({"papers": list(slugs), **content}, sort_keys=False)
    (root / "corpus" / "corpus.yaml").write_text(text, "utf-8")
    return build(root)


def serious(made: Build) -> list[str]:
    """Return the findings except notes, each in one line."""
    return [str(item).partition("\n")[0] for item in made.found if item.severity != "note"]


def test_both(place: Path) -> None:
    """The toy has no findings with both papers."""
    made = listing(place, "one", "two")
    assert serious(made) == []
    assert {"papers/two.md", "claims.md", "works/wide2016canal.md"} <= made.pages.keys()


def test_one_is_set_aside(place: Path) -> None:
    """Its page, records, works and facts are removed; the other paper's content keeps its addresses."""
    made = listing(place, "one")
    assert serious(made) == [
        "corpus/corpus.yaml:1:1: YML009 the folder corpus/two is not listed under “papers”"
    ]
    assert not [name for name in made.pages if "two" in name or "canal" in name]
    assert not [name for name, text in made.pages.items() if "canal" in text and not name.endswith(".json")]
    assert "claims.md" not in made.pages  # no fact is left with two sides
    assert "small2015axis" in {work.key for work in made.works}  # though its key names the other's entry
    chronology = made.pages["chronology.md"]
    assert "It begins" in chronology
    assert "1964" not in chronology
    assert "The rest" not in chronology
    assert "Said of one." in made.pages["synopsis.md"]
    assert "Said of two." not in made.pages["synopsis.md"]
    index = made.pages["index-of-terms.md"]
    assert 'id="term-axis"' in index
    assert "see also" not in index
    assert "Ditch" not in index


def test_it_comes_back(place: Path) -> None:
    """Listed again, everything is as before."""
    before = listing(place, "one", "two").pages
    listing(place, "one")
    assert listing(place, "one", "two").pages == before


def test_its_files_are_taken_away(place: Path) -> None:
    """None of its pages, records or notes is left below docs, however long a page's head is."""
    line = f"line: {'A sentence on what it argues. ' * 100}\n"
    path = place / "corpus/two/paper.yaml"
    path.write_text(path.read_text("utf-8").replace("line: A toy.\n", line), "utf-8")
    generated.write_pages(place / "docs", listing(place, "one", "two").pages)
    assert len(list((place / "docs").rglob("two*"))) > 5
    generated.write_pages(place / "docs", listing(place, "one").pages)
    assert list((place / "docs").rglob("two*")) == []
    assert list((place / "docs").rglob("wide2016canal*")) == []


def test_a_sentence_that_names_it(place: Path) -> None:
    """The editors' sentences cannot be left out: each that names its author is reported at its place."""
    path = place / "corpus" / "synopsis.yaml"
    path.write_text(path.read_text("utf-8").replace("Said of one.", "It differs from Zimmer."), "utf-8")
    assert serious(listing(place, "one", "two")) == []
    told = [row for row in serious(listing(place, "one")) if "YML010" in row]
    assert told == [
        "corpus/synopsis.yaml:2:3: YML010 “Zimmer” may mean two, which is not listed under “papers”: “It differs from Zimmer.”"
    ]


def test_its_mistakes_stop_nothing(place: Path) -> None:
    """A differing count is no finding while the paper is set aside; a paper that cannot be read is one."""
    path = place / "corpus/two/paper.yaml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("paragraphs: 1", "paragraphs: 9"), "utf-8")
    assert has_errors(listing(place, "one", "two").found)
    assert not has_errors(listing(place, "one").found)
    path.write_text(f"{sound}titel: x\n", "utf-8")
    assert any("corpus/two/paper.yaml" in row and "YML003" in row for row in serious(listing(place, "one")))


def test_without_its_folder(place: Path) -> None:
    """The other files then name a paper that does not exist, and each place is reported."""
    shutil.rmtree(place / "corpus" / "two")
    rows = serious(listing(place, "one"))
    for name in ("claims", "chronology", "synopsis", "index-terms"):
        assert any(
            row.startswith(f"corpus/{name}.yaml:") and "LOC001 there is no paper “two”" in row for row in rows
        )
    assert any(row.startswith("corpus/works.yaml:") and "WRK002" in row for row in rows)


NOTICE = re.compile(r'<div class="(?:old-address )?editorial" data-search-exclude=""[^\n]*</div>')


@pytest.fixture(scope="module")
def whole(root: Path, made: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the edition's corpus with the edition's own store, which keeps what the papers read alike."""
    assert made.papers
    copy = tmp_path_factory.mktemp("whole")
    shutil.copytree(root / "corpus", copy / "corpus")
    (copy / ROOM.parent).symlink_to(root / ROOM.parent)
    return copy


def with_papers(root: Path, whole: Path, slugs: Sequence[str]) -> Build:
    """Build the copy with these papers, in this order."""
    content = yaml.safe_load((root / "corpus" / "corpus.yaml").read_text("utf-8"))
    content["papers"] = list(slugs)
    (whole / "corpus" / "corpus.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return build_kept(whole)


@pytest.mark.parametrize("gone", [*((slug,) for slug in SLUGS), SLUGS[1:], SLUGS[:-1]])
def test_any_paper_of_the_edition(root: Path, whole: Path, gone: tuple[str, ...]) -> None:
    """Without any one paper, and with only one: no page, file or menu names the others, without errors.

    Only at their published addresses a notice says that they are not part of this edition.
    """
    made = with_papers(root, whole, [slug for slug in SLUGS if slug not in gone])
    codes = {item.code for item in made.found if item.severity != "note"}
    assert {"YML009"} <= codes <= {"YML009", "YML010"}
    told = "downloads/diagnostics.json"  # the note that it is not listed
    pages = {name: NOTICE.sub("", text) for name, text in made.pages.items()}
    for slug in gone:
        alone = f"papers/{slug}.md"
        assert [name for name, text in pages.items() if slug in name or slug in text] == [told, alone]
        assert "and is not part of this one.</div>" in made.pages[alone]
        assert slug not in pages[alone]


def test_the_order_of_the_edition(root: Path, whole: Path, made: Build) -> None:
    """In another order the pages are the same, and the menu has that order."""
    turned = with_papers(root, whole, SLUGS[::-1])
    assert turned.pages.keys() == made.pages.keys()
    menu = yaml.safe_load(turned.pages["_generated/settings.yml"])["nav"][1]["Papers"]
    assert [address for entry in menu for address in entry.values()] == [
        f"papers/{slug}.md" for slug in reversed(SLUGS)
    ]


def test_terms_are_counted_in_the_listed_papers_only(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both papers say that something “began”; with one of them set aside, only one paper does."""
    monkeypatch.chdir(place)
    listing(place, "one", "two")
    assert main(["terms", "--least", "1", "--words"]) == 0
    assert "2 in 2 papers  began" in capsys.readouterr().out
    listing(place, "one")
    assert main(["terms", "--least", "1", "--words"]) == 0
    out = capsys.readouterr().out
    assert "1 in 1 papers  " in out
    assert "in 2 papers" not in out
