"""The menu is made from the corpus: it lists every paper, in the corpus's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.data.corpus import load_corpus

pytestmark = pytest.mark.slow  # each builds a whole small corpus

TEXT = "Introduction\n\nA sentence.\n"
ESSAY = "Rivers of Salt\n\nJane Doe\n\nIntroduction\n\nA first sentence. A second one.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a valid corpus of two papers."""
    for slug in ("one", "two"):
        title = {"text": f"Of {slug}: An Essay", "supplied": "It is a toy."}
        toy.counted(toy.corpus(tmp_path, TEXT, slug=slug, key=slug, description={"title": title}), slug)
    (tmp_path / "docs" / "index.md").write_text("# Toy\n", "utf-8")
    return tmp_path


def nav(root: Path, **content: Any) -> tuple[list[Any], list[str]]:
    """Build with this ``corpus.yaml``; return the menu, and the findings in that file."""
    (root / "corpus" / "corpus.yaml").write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
    made = toy.built(root)
    rows = [str(item).partition("\n")[0] for item in made.found if item.span.path == "corpus/corpus.yaml"]
    return yaml.safe_load(made.pages["_generated/settings.yml"])["nav"], rows


def test_the_usual_menu(place: Path) -> None:
    """An edition without a menu of its own has its home page, its papers and the bibliography."""
    papers = [{"[Unsigned], Of one": "papers/one.md"}, {"[Unsigned], Of two": "papers/two.md"}]
    wanted = [{"Home": "index.md"}, {"Papers": papers}, {"Bibliography": "bibliography.md"}]
    assert nav(place, papers=["one", "two"]) == (wanted, [])


def test_the_order_of_the_corpus(place: Path) -> None:
    """The papers change places with their lines in corpus.yaml."""
    made, _ = nav(place, papers=["two", "one"], menu=[{"title": "Texts", "papers": True}])
    assert [list(item.values()) for item in made[0]["Texts"]] == [["papers/two.md"], ["papers/one.md"]]


def test_a_title_for_the_menu(place: Path) -> None:
    """A long title has a short form for the menu in paper.yaml."""
    path = place / "corpus/one/paper.yaml"
    path.write_text(f"{path.read_text('utf-8')}menu_title: 'One: short'\n", "utf-8")
    assert nav(place, papers=["one", "two"])[0][1]["Papers"][0] == {"[Unsigned], One: short": "papers/one.md"}


def test_what_is_not_made_is_left_out(place: Path) -> None:
    """A page without data has no entry, and neither has a group without pages."""
    menu = [
        {"title": "Home", "page": "index.md"},
        {"title": "Across", "pages": [{"title": "Facts", "page": "claims.md"}]},
        {"title": "Synopsis", "page": "synopsis.md"},
    ]
    assert nav(place, papers=["one", "two"], menu=menu) == ([{"Home": "index.md"}], [])


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"title": "X"}, "corpus/corpus.yaml:5:3: NAV001 the entry “X” needs"),
        ({"title": "X", "page": "index.md", "papers": True}, "corpus/corpus.yaml:5:3: NAV001 the entry “X” needs"),
        ({"title": "X", "page": "about/no.md"}, "corpus/corpus.yaml:5:3: NAV002 there is no page “about/no.md”"),
        (
            {"title": "X", "pages": [{"title": "Y", "page": "no.md"}]},
            "corpus/corpus.yaml:7:5: NAV002 there is no page “no.md”",
        ),
        ({"title": "X", "page": "../secret.md"}, "corpus/corpus.yaml:6:9: YML002 “page” must be a page below docs"),
        ({"title": "X", "page": "index.html"}, "corpus/corpus.yaml:6:9: YML002 “page” must be a page below docs"),
    ],
)  # fmt: skip
def test_mistakes(place: Path, entry: dict[str, Any], told: str) -> None:
    """Each error is reported at its place."""
    found = nav(place, papers=["one", "two"], menu=[entry])[1]
    assert any(row.startswith(told) for row in found), found


def test_a_new_paper_stands_in_the_menu(place: Path) -> None:
    """“edition new” and “edition build” are enough."""
    (place / "essay.txt").write_text(ESSAY, "utf-8")
    assert main(["--root", str(place), "new", "rivers", str(place / "essay.txt")]) == 0
    assert main(["--root", str(place), "build"]) == 0
    made = yaml.safe_load((place / "docs/_generated/settings.yml").read_text("utf-8"))["nav"]
    assert {"Doe, Rivers of Salt (draft)": "papers/rivers.md"} in made[1]["Papers"]


def test_the_edition_has_its_own_menu(root: Path) -> None:
    """The only menu is that of corpus.yaml: none in mkdocs.yml overrides it."""
    assert load_corpus(root / "corpus", "corpus")[0].menu
    settings = (root / "mkdocs.yml").read_text("utf-8").splitlines()
    assert settings[0].startswith("INHERIT: docs/_generated/settings.yml")
    assert "nav:" not in settings
