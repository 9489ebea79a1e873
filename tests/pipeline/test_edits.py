"""After an edit of any kind, what is kept gives the pages that are made from nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import synthetic
import synthetic_across
import toy
from edition.across import pages as pages_across
from edition.across import papers as across_papers
from edition.across.subjects import relations
from edition.across.terms import places as term_places
from edition.cache.keys import digest
from edition.model.text import Text
from edition.model.works import Attested, Citation
from edition.pages import apparatus, bibliography, work
from edition.pages.shown import Editorial, ShownWork
from edition.pipeline import together
from edition.pipeline.build import build, build_kept
from edition.pipeline.together import Known, seen_of
from edition.text.paper import Paper

LEDGER = "corpus/one/emendations.yaml"


def renewed(root: Path, text: str, slug: str = "one", **options: Any) -> None:
    """Write a paper anew with another text."""
    toy.corpus(root, text, slug=slug, key=slug, references=toy.LISTED, **options)
    toy.counted(root, slug)


def ledger(root: Path, **changes: str) -> None:
    """Change the emendation of the first paper."""
    (root / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, **changes}]), "utf-8")


def works(root: Path, **more: Any) -> None:
    """Add something to the decisions on works."""
    known = yaml.safe_load(toy.OWN["corpus/works.yaml"])
    (root / "corpus/works.yaml").write_text(yaml.safe_dump({**known, **more}), "utf-8")


def listed(root: Path, *papers: str) -> None:
    """List other papers."""
    path = root / "corpus/corpus.yaml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(path.read_text("utf-8")), "papers": papers}), "utf-8")


IN_ENTRY = {"line": 7, "find": "Hurst", "replace": "C. Hurst", "kind": "extraction", "reason": "A letter."}
CORRECTED = {"entry": "one:7", "fields": {"title": "The long axis"}, "reason": "As its cover has it."}
TERMS = {
    "covers": "names",
    "categories": {"thing": "Things"},
    "terms": [{"id": "axis", "heading": "Axis", "category": "thing", "variants": ["axis"]}],
}
EDITS: dict[str, Callable[[Path], object]] = {
    "a word of a sentence that cites": lambda root: ledger(root, replace="That"),
    "why a word was changed": lambda root: ledger(root, reason="A slip."),
    "a word of an entry": lambda root: (root / LEDGER).write_text(
        yaml.safe_dump([toy.SLIP, IN_ENTRY]), "utf-8"
    ),
    "another sentence": lambda root: renewed(root, toy.ESSAY.replace("1963", "1964")),
    "another author": lambda root: renewed(root, toy.ESSAY.replace("Small", "Smith")),
    "a title": lambda root: renewed(
        root, toy.ESSAY, description={"title": {"text": "The Canals", "supplied": "As it is."}}
    ),
    "a correction of a record": lambda root: works(root, corrections=[CORRECTED]),
    "a correction, and a word of another sentence": lambda root: (
        works(root, corrections=[CORRECTED]),
        ledger(root, replace="Those"),
    ),
    "a key": lambda root: works(root, keys={"small2015canal": "one:7"}),
    "a paper less": lambda root: listed(root, "one"),
    "papers in another order": lambda root: listed(root, "two", "one"),
    "a name in an entry": lambda root: (root / LEDGER).write_text(
        yaml.safe_dump([toy.SLIP, {**IN_ENTRY, "find": "Small, A.", "replace": "Small, Andrew"}]), "utf-8"
    ),
    "a paper more": lambda root: renewed(root, toy.SECOND.replace("canal", "tunnel"), slug="three"),
    "a term": lambda root: (root / "corpus/index-terms.yaml").write_text(yaml.safe_dump(TERMS), "utf-8"),
    "a title of the edition": lambda root: (root / "corpus/corpus.yaml").write_text(
        (root / "corpus/corpus.yaml").read_text("utf-8").replace("Toys", "Canals"), "utf-8"
    ),
}


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("name", EDITS)
def test_an_edit(name: str, tmp_path: Path) -> None:
    """The edit, and taking it back, give what a build without a store gives."""
    root, other = toy.publishable(tmp_path / "one"), toy.publishable(tmp_path / "two")
    first = {**build_kept(root).pages}
    before = {path: path.read_bytes() for path in (root / "corpus").rglob("*.*")}
    for folder in (root, other):
        EDITS[name](folder)
    assert {**build_kept(root).pages} == {**build(other).pages}
    for path in (root / "corpus").rglob("*.*"):
        if path not in before:
            path.unlink()
    for folder in {*(root / "corpus").iterdir()} - {path.parent for path in before} - {*before}:
        folder.rmdir()
    for path, data in before.items():
        path.write_bytes(data)
    assert {**build_kept(root).pages} == first


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("seed", range(3))
def test_edits_in_a_row(seed: int, tmp_path: Path) -> None:
    """After each of several edits, what is kept of the states before gives pages and findings as from nothing."""
    root = toy.publishable(tmp_path)
    build_kept(root)
    for name in random.Random(seed).sample([*EDITS], 5):
        EDITS[name](root)
        kept, plain = build_kept(root), build(root)
        assert {**kept.pages} == {**plain.pages}, name
        assert kept.found == plain.found, name


@pytest.mark.slow
@pytest.mark.judge
def test_the_apparatus_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an apparatus that is divided, only the parts of edited papers are made anew."""
    monkeypatch.setattr(apparatus, "MOST", 100)
    root = toy.publishable(tmp_path)
    build_kept(root)
    made: list[str] = []
    real = apparatus.account

    def told(paper: Paper, known: apparatus.Summary) -> apparatus.Account:
        made.append(paper.spec.slug)
        return real(paper, known)

    monkeypatch.setattr(apparatus, "account", told)
    ledger(root, reason="A slip.")
    kept = {**build_kept(root).pages}
    assert made == ["one"]
    assert kept == {**build(root).pages}


def a_word(root: Path) -> None:
    """Change a word of a paper, by an emendation."""
    path = next(
        path
        for path in sorted(root.glob("corpus/*/emendations.yaml"))
        if "replace: ' the '" in path.read_text("utf-8")
    )
    path.write_text(
        path.read_text("utf-8").replace("replace: ' the '", "replace: ' trade that '", 1), "utf-8"
    )


def a_form(root: Path) -> None:
    """Give a term another form."""
    path = root / "corpus/index-terms.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["terms"][0]["variants"].append("the")
    path.write_text(yaml.safe_dump(data), "utf-8")


def no_year(root: Path) -> None:
    """Leave out an event, whose years then belong to none."""
    for name, key in (("chronology", "events"), ("claims", "facts")):
        path = root / f"corpus/{name}.yaml"
        data = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(yaml.safe_dump({**data, key: data[key][1:]}, allow_unicode=True), "utf-8")


def no_places(root: Path) -> None:
    """Leave out a term, whose places then are no term's."""
    path = root / "corpus/index-terms.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump({**data, "terms": data["terms"][1:]}, allow_unicode=True), "utf-8")


def entry_title(root: Path) -> None:
    """Correct the title of an entry."""
    path = root / "corpus/works.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    entry = next(iter(data["keys"].values()))
    fields = {"title": "The long axis"}
    correction = {"entry": entry, "fields": fields, "reason": "As its cover has it."}
    path.write_text(yaml.safe_dump({**data, "corrections": [correction]}, allow_unicode=True), "utf-8")


@pytest.mark.slow
@pytest.mark.judge
def test_edits_with_data_across_the_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each edit, what is kept of terms, years and sentences gives pages and findings as from nothing."""
    for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
        monkeypatch.setattr(synthetic, name, 16)
    for module in (term_places, relations):
        monkeypatch.setattr(module, "SIDE_BY_SIDE", 2)
    monkeypatch.setattr(across_papers, "LONG", 1000)
    root = synthetic_across.project(tmp_path, 5)
    before = {**build_kept(root).pages}
    for edit in (a_word, a_form, no_year, no_places, entry_title):
        edit(root)
        kept, plain = build_kept(root), build(root)
        pages = {**kept.pages}
        assert pages == {**plain.pages}, edit
        assert pages != before, edit
        assert kept.found == plain.found, edit
        before = pages


def bare_citation(citation: Citation) -> Citation:
    """Return a citing place with other words in the same place."""
    return replace(citation, surface="x", sentence="y", line=1, offset=0, column=1, found=None, decided="z")


def bare_form(form: Attested) -> Attested:
    """Return a printed form with other words in the same place."""
    other = replace(form.reference, title="x", authors=(), year="y", as_printed=(Text("z"),))
    return replace(form, id="x:1", reference=other, flags=("x",), as_read=other, items=("y",))


def bare(shown: ShownWork) -> ShownWork:
    """Return a work with everything else at which no list of works looks."""
    mine = replace(
        shown.work,
        cited=tuple(map(bare_citation, shown.work.cited)),
        attested=tuple(map(bare_form, shown.work.attested)),
        aliases=("x",),
        unprinted=("title",),
    )
    return replace(shown, work=mine, said=Editorial(), others={})


@pytest.mark.slow
@pytest.mark.judge
def test_what_lists_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bibliography, authors and sources in common say the same of works with other sentences, entries and remarks."""
    known: list[Known] = []
    monkeypatch.setattr(together, "exports", lambda _run, it, _where: known.append(it))
    for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
        monkeypatch.setattr(synthetic, name, 16)
    build(synthetic.write(tmp_path, 6))
    (it,) = known
    papers, shown = tuple(it.shown.papers.values()), tuple(it.shown.works.values())
    other = tuple(map(bare, shown))
    assert other != shown
    assert [digest(seen_of(one)) for one in other] == [digest(seen_of(one)) for one in shown]
    lines = {one.work.key: work.page(one, it.given.proper, "").line for one in shown}
    assert lines == {one.work.key: work.page(one, it.given.proper, "").line for one in other}

    def lists(some: tuple[ShownWork, ...]) -> list[dict[str, str]]:
        return [
            bibliography.pages(papers, bibliography.tree(some), lines),
            pages_across.of_works(papers, some),
            dict(pages_across.of_authors(some, it.labels, it.given.names)),
        ]

    assert lists(other) == lists(shown)
