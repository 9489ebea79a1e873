"""A draft always becomes a page, with its doubts; one draft stops neither the others nor the pages across."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.findings.finding import Diagnostic, diagnose
from edition.laws import page_html
from edition.model.text import Span
from edition.pages import doubts
from edition.pages import paper as page_paper
from edition.pipeline import build
from edition.text.document import page_order

NOTED = (
    "Opening\n\nGuilds kept books.<sup>1</sup> They kept them well.<sup>7</sup>\n\nand ended in mid-sentence.\n\n"
    "Notes\n\n- <sup>1</sup> Harlow, *Guilds*, 12.\n- <sup>2</sup> Brandt, *Mouths*, 4.\n- <sup>1</sup> Twice.\n"
)
NOTES = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 9}
WRONG = [{"line": 3, "find": "no such words", "replace": "x", "kind": "extraction", "reason": "A slip."}]


def severities(found: list[Diagnostic]) -> dict[str, str]:
    """Return the severity of each code that was found."""
    return {item.code: item.severity for item in found}


def save(root: Path, name: str, data: Any) -> None:
    """Write a data file of the corpus."""
    (root / "corpus" / name).write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def noted(root: Path, status: str) -> toy.Build:
    """Build a text with every fault of structure, notes and emendations."""
    return toy.built(toy.corpus(root, NOTED, WRONG, status=status, notes=NOTES))


def test_an_edited_paper_is_strict(tmp_path: Path) -> None:
    """What is wrong in an edited paper stops the build."""
    made = noted(tmp_path, "edited")
    assert made.stops
    assert severities(made.found)["EMD001"] == "error"


def test_absent_status_means_draft(tmp_path: Path) -> None:
    """A paper without a status is a draft."""
    path = toy.corpus(tmp_path, "Guilds kept books.") / "corpus/toy/paper.yaml"
    path.write_text(path.read_text("utf-8").replace("status: edited\n", ""), "utf-8")
    made, _ = toy.read(tmp_path)
    assert made is not None
    assert made.spec.is_draft


def test_a_draft_becomes_a_page(tmp_path: Path) -> None:
    """In a draft the same faults are warnings; its page has every word, and marks what is doubtful."""
    made = noted(tmp_path, "draft")
    faults = ("EMD001", "STR003", "STR004", "NOT001", "NOT002", "NOT003")
    assert [severities(made.found).get(code) for code in faults] == ["warning"] * len(faults)
    assert not made.stops
    page = made.pages["papers/toy.md"]
    words = " ".join(page_html.page_words(page_html.html(page)))
    for part in ("kept them well. 7 and ended", "2 Brandt, Mouths, 4. 1 Twice."):
        assert part in words
    assert 'title="Our source has no note 7."' in page
    assert "{ #fn:2 }" in page
    assert page.count("#fn:1 ") == 0  # the first note 1 is a footnote, which the converter gives its id


def test_notes_stay_in_their_order(tmp_path: Path) -> None:
    """An Ibid. refers to the note before it in print, also if the page shows that note elsewhere."""
    text = (
        "Opening\n\nOne.<sup>1</sup> Two.<sup>3</sup>\n\nNotes\n\n- <sup>1</sup> Harlow, *Guilds*, 12.\n"
        "- <sup>2</sup> Brandt, *Mouths*, 4.\n- <sup>3</sup> Ibid.\n"
    )
    made, _ = toy.read(toy.corpus(tmp_path, text, status="draft", notes=NOTES))
    assert made is not None
    assert [note.antecedent for note in made.document.notes] == ["", "", "2"]
    printed = [made.source.lines[lines[0]].text for lines in page_order(made.document)]
    assert printed[-2:] == ["- <sup>3</sup> Ibid.", "- <sup>2</sup> Brandt, *Mouths*, 4."]


def test_the_page_says_that_it_is_a_draft(tmp_path: Path) -> None:
    """Head, menu, cards, names and records mark a draft; its doubts are counted and lead to their places."""
    root = toy.corpus(tmp_path, "Guilds kept books.\n\nand more.\n", status="draft")
    made = toy.built(root)
    page = made.pages["papers/toy.md"]
    assert "<strong>Draft.</strong>" in page
    assert '<a href="#p2">paragraph 2</a>: a paragraph begins with “and more.”' in page
    assert "(draft)" in made.pages["_generated/settings.yml"]
    assert "(draft)" in made.pages["data/corpus.js"]
    assert "draft-mark" in made.pages["_generated/papers.md"]
    assert "Draft: no editor" in made.pages["downloads/papers.bib"]
    edited = toy.built(toy.corpus(tmp_path, "Guilds kept books.", status="edited"))
    assert "raft" not in edited.pages["papers/toy.md"] + edited.pages["downloads/papers.bib"]


def test_doubts_that_gain_most_come_first() -> None:
    """What stops an edited paper first, then warnings, then notes; within each, that with most places."""
    at = [Span("corpus/toy/source.txt", line, line, 1) for line in range(9)]
    found = [
        diagnose("STR007", at[1], "left out"),
        diagnose("CIT001", at[2], "“Doe, 2010”: one reason"),
        diagnose("CIT001", at[3], "“Roe, 2011”: another"),
        diagnose("CIT001", at[4], "“Roe, 2011”: another"),
        diagnose("NOT004", at[5], "an Ibid."),
        diagnose("STR005", at[6], "no rule"),
        diagnose("STR004", at[7], "begins"),
        diagnose("STR004", at[8], "begins"),
    ]
    made = doubts.doubts(found, {3: "p3"}, "corpus/toy/source.txt")
    order = [(item.places[0][0].span.line, len(item.places)) for item in made]
    assert order == [(7, 2), (6, 1), (5, 1), (3, 2), (1, 1), (2, 1)]
    assert [anchor for _, anchor in made[3].places] == ["p3", ""]


def two(root: Path, text: str = "A second text of guilds.\n", **options: Any) -> Path:
    """Write an edited paper and a draft."""
    toy.corpus(root, "Guilds kept books in 1963.\n")
    toy.counted(toy.corpus(root, text, slug="two", key="two", **{"status": "draft", **options}), "toy")
    return root


BROKEN: list[dict[str, Any]] = [
    {"layout": "spiral"},
    {"figures": [{"first": 900, "last": 901}]},
    {"sha256": "0" * 64},
]


@pytest.mark.slow
@pytest.mark.parametrize("options", BROKEN)
def test_a_draft_that_cannot_be_read(
    tmp_path: Path, options: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Only that draft is left out, with an error that names it; what is said of it elsewhere stops nothing."""
    root = two(tmp_path, **options)
    save(root, "works.yaml", {"keys": {"small2015china": "two:3"}})
    made = toy.built(root)
    assert not made.stops
    assert "papers/toy.md" in made.pages
    assert "papers/two.md" not in made.pages
    assert "“two”" in next(item.message for item in made.found if item.code == "DRF001")
    assert main(["--root", str(root), "build"]) == 1
    assert (root / "docs/papers/toy.md").is_file()
    assert main(["--root", str(root), "keys"]) == 0
    capsys.readouterr()


def test_an_edited_paper_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    """A paper that says it is edited is never left out in silence."""
    made = toy.built(two(tmp_path, status="edited", layout="spiral"))
    assert made.stops


def test_lost_words_leave_out_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft whose page would lose words has no page, and no other page knows it."""
    judge = page_paper.judge

    def judged(linked: Any, html: str, seen: Any, name: str, keys: set[str]) -> list[Diagnostic]:
        source = linked.paper.source
        lost = [diagnose("LAW001", source.span(1), "lost")] if name == "papers/two.md" else []
        return judge(linked, html, seen, name, keys) + lost

    monkeypatch.setattr(page_paper, "judge", judged)
    made = toy.built(two(tmp_path))
    assert not made.stops
    assert made.left_out == {"two"}
    assert toy.codes(made.found).count("LAW001") == toy.codes(made.found).count("DRF001") == 1
    assert not any("papers/two" in text for name, text in made.pages.items() if "diagnostics" not in name)


def test_no_paper_left(tmp_path: Path) -> None:
    """If the only paper is a draft that cannot be read, nothing is written."""
    made = toy.built(toy.corpus(tmp_path, "Guilds.", status="draft", layout="spiral"))
    assert made.stops


def test_a_draft_needs_no_answers(tmp_path: Path) -> None:
    """The synopsis compares the papers that answer it; a draft without a cell is no fault."""
    root = two(tmp_path)
    cells = [{"paper": "toy", "question": "thesis", "text": "Guilds.", "places": ["p1"]}]
    save(root, "synopsis.yaml", {"questions": [{"id": "thesis", "label": "Thesis"}], "cells": cells})
    made = toy.built(root)
    assert "SYN001" not in toy.codes(made.found)
    assert "papers/two.html" not in made.pages["synopsis.md"]
    cells.append({"paper": "two", "question": "thesis", "text": "More guilds.", "places": ["p1"]})
    save(root, "synopsis.yaml", {"questions": [{"id": "thesis", "label": "Thesis"}], "cells": cells})
    assert "papers/two.html" in toy.built(root).pages["synopsis.md"]


def test_words_that_a_draft_no_longer_has(tmp_path: Path) -> None:
    """Data that fits a draft no longer is a warning, and the page is made without the draft."""
    root = two(tmp_path)
    places = [
        {"paper": "toy", "at": "p1", "quote": "books in 1963"},
        {"paper": "two", "at": "p9", "quote": "never there"},
    ]
    event = {"id": "start", "date": "1963", "title": "It begins", "theme": "axis", "places": places}
    save(root, "chronology.yaml", {"themes": [{"id": "axis", "label": "The axis"}], "events": [event]})
    made = toy.built(root)
    assert severities(made.found)["LOC001"] == "warning"
    assert not made.stops
    assert "papers/two.html" not in made.pages["chronology.md"]
    event["places"] = [{"paper": "toy", "at": "p9", "quote": "books in 1963"}, places[1]]
    save(root, "chronology.yaml", {"themes": [{"id": "axis", "label": "The axis"}], "events": [event]})
    assert toy.built(root).stops


def test_what_a_draft_leaves_out_is_listed(tmp_path: Path) -> None:
    """Lines left out as furniture are a doubt of a draft, with their lines; equal ones are one doubt."""
    text = "J. Doe\n\nGuilds kept books.\n\nJ. Doe\n\n12\n"
    rows = [
        {"line": 1, "text": "J. Doe", "kind": "running-head"},
        {"line": 5, "text": "J. Doe", "kind": "running-head"},
        {"line": 7, "text": "12", "kind": "page-number"},
    ]
    _, found = toy.read(toy.corpus(tmp_path, text, status="draft", furniture=rows))
    assert [item.message for item in found if item.code == "STR007"] == [
        "left out as a running head: “J. Doe”, lines 1, 5",
        "left out as a page number: “12”, line 7",
    ]
    _, found = toy.read(toy.corpus(tmp_path, text, status="edited", furniture=rows))
    assert "STR007" not in toy.codes(found)


def test_a_menu_shows_all_its_faults(tmp_path: Path) -> None:
    """An incomplete entry of the menu does not hide that another leads nowhere."""
    root = toy.counted(toy.corpus(tmp_path, "Guilds kept books.\n"))
    menu = [{"title": "Both", "page": "index.md", "papers": True}, {"title": "Letters", "page": "letters.md"}]
    save(root, "corpus.yaml", {"papers": ["toy"], "menu": menu})
    assert {"NAV001", "NAV002"} <= set(toy.codes(toy.built(root).found))


def test_works_of_a_draft_need_no_key_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft's page leads to its works before “edition keys” has run; without works that writes nothing."""
    listed = {"style": "apa", "lines": {"first": 5, "last": 5}, "count": 1}
    text = "It is so (Small, 2015).\n\nReferences\n\nSmall, A. (2015). *The axis*. Hurst.\n"
    root = two(tmp_path, text, references=listed)
    made = toy.built(root)
    assert severities(made.found)["WRK001"] == "warning"
    assert "works/small2015axis.md" in made.pages
    bare = two(tmp_path / "bare")
    assert main(["--root", str(bare), "keys"]) == 0
    assert not (bare / "corpus/works.yaml").exists()
    assert "0 keys added" in capsys.readouterr().out


def test_drafts_that_fail_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that fails only without another one is left out too, and named; the rest is built once more."""
    fails = {frozenset[str](): {"one"}, frozenset({"one"}): {"two"}, frozenset({"one", "two"}): set[str]()}
    tried: list[frozenset[str]] = []

    def attempt(
        _root: Path, _shop: object, lost: frozenset[str] = frozenset(), **_options: bool
    ) -> build.Build:
        tried.append(lost)
        found = [
            diagnose("LAW001", Span(f"corpus/{slug}/source.txt", 1, 1, 1), "lost") for slug in fails[lost]
        ]
        return build.Build({"papers/three.md": ""}, (), (), (), found, lost | fails[lost])

    monkeypatch.setattr(build, "attempt", attempt)
    made = build.build(tmp_path)
    assert tried == [frozenset(), frozenset({"one"}), frozenset({"one", "two"})]
    assert made.left_out == {"one", "two"}
    places = {item.span.path for item in made.found if item.code == "DRF001"}
    assert places == {"corpus/one/paper.yaml", "corpus/two/paper.yaml"}
    assert {item.span.path for item in made.found if item.code == "LAW001"} == {
        "corpus/one/source.txt", "corpus/two/source.txt",
    }  # fmt: skip
