"""An edit of a paper's words is built without the other papers, and gives what a build from nothing gives."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_limits
import synthetic
import toy
from edition.cli import building
from edition.cli.main import main
from edition.cli.options import Settings
from edition.cli.publishing import Writer
from edition.findings.console import Console
from edition.pages.searched import again, parts
from edition.pages.searched.piece import Piece, indexed, rows
from edition.pipeline.build import Build, build, build_kept

LEDGER = "corpus/one/emendations.yaml"
ALONE = {
    "a word": {"replace": "That"},
    "two words for one": {"replace": "All of the"},
    "a word that nobody used": {"replace": "Qirxu"},
    "why it was changed": {"reason": "A slip of the extraction."},
}
WIDER: dict[str, list[dict[str, Any]]] = {
    "a word of an entry": [
        toy.SLIP,
        {"line": 7, "find": "Hurst", "replace": "C. Hurst", "kind": "extraction", "reason": "A letter."},
    ],
    "a year by which a work is cited": [
        toy.SLIP,
        {"line": 3, "find": "2015", "replace": "2016", "kind": "extraction", "reason": "A digit."},
    ],
    "a name by which a work is cited": [
        toy.SLIP,
        {"line": 3, "find": "Small", "replace": "Smoll", "kind": "extraction", "reason": "A letter."},
    ],
}


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Make every edition a large one; return the projects that are built as a whole from now on."""
    monkeypatch.setattr(parts, "LARGEST", 10)
    monkeypatch.setattr(parts, "STRETCH", 60)
    small_limits.shrink(monkeypatch)
    made: list[Path] = []

    def told(root: Path, **options: bool) -> Build:
        made.append(root)
        return build_kept(root, **options)

    monkeypatch.setattr(building, "build_kept", told)
    return made


def written(root: Path, pages: Collection[str]) -> dict[str, str]:
    """Return the generated files of a project that stand below ``docs``, of which it now has ``pages``."""
    names = {*pages} | {
        path.relative_to(root / "docs").as_posix() for path in (root / "docs/data").rglob("*.js")
    }
    return {
        name: (root / "docs" / name).read_bytes().decode()
        for name in names
        if (root / "docs" / name).is_file()
    }


def built(root: Path) -> None:
    """Build a project, and compare what stands there then with what is made from nothing."""
    main(["--root", str(root), "build"])
    made = {**build(root).pages}
    assert written(root, made) == made


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("name", ALONE)
def test_words_alone(name: str, tmp_path: Path, whole: list[Path]) -> None:
    """Neither the edit nor taking it back needs the other papers."""
    root = toy.publishable(tmp_path)
    built(root)
    assert whole == [root]
    before = (root / LEDGER).read_bytes()
    (root / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, **ALONE[name]}]), "utf-8")
    built(root)
    (root / LEDGER).write_bytes(before)
    built(root)
    assert whole == [root]


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("name", WIDER)
def test_more_than_words(name: str, tmp_path: Path, whole: list[Path]) -> None:
    """What other pages say of the paper is made again, too; an edit of words follows as if nothing had been."""
    root = toy.publishable(tmp_path)
    built(root)
    (root / LEDGER).write_text(yaml.safe_dump(WIDER[name]), "utf-8")
    built(root)
    assert len(whole) == 2
    (root / LEDGER).write_text(yaml.safe_dump([{**WIDER[name][0], "reason": "A slip."}]), "utf-8")
    built(root)


@pytest.mark.slow
@pytest.mark.judge
def test_other_files_changed(tmp_path: Path, whole: list[Path]) -> None:
    """A page that somebody wrote over, beside an edit, or data of the edition, has all of it built."""
    root = toy.publishable(tmp_path)
    built(root)
    for name, old, new in (
        ("docs/papers/two.md", "canal", "Canal"),
        ("corpus/changes.yaml", "All", "Everything"),
        ("docs/about/design.md", "Plain", "Bold"),
        ("corpus/two/paper.yaml", "A toy", "A play"),
    ):
        (root / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, "reason": f"A slip in {name}."}]), "utf-8")
        path = root / name
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        whole.clear()
        built(root)
        assert whole == [root]


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("asked", [False, True])
def test_a_note_more(asked: bool, tmp_path: Path, whole: list[Path]) -> None:
    """A new note of the editors has an address, to which a question of the home page may lead."""
    question = {"words": "When?", "about": "A year.", "answer": "papers/one.html#p1"}
    root = toy.publishable(tmp_path, **({"questions": [question]} if asked else {}))
    built(root)
    note = {"line": 3, "find": "1963", "kind": "print", "reason": "So it is printed."}
    (root / LEDGER).write_text(yaml.safe_dump([toy.SLIP, note]), "utf-8")
    built(root)
    assert len(whole) == (2 if asked else 1)


@pytest.mark.slow
@pytest.mark.judge
def test_the_preview(tmp_path: Path, whole: list[Path]) -> None:
    """It renews the pages in the same way, and still makes that of an edited paper first."""
    root = toy.publishable(tmp_path)
    writer = Writer(Settings(root, 1, Console()))
    writer.write()
    for word in ("That", "Each"):
        (root / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, "replace": word}]), "utf-8")
        ahead = writer.ahead([LEDGER.removeprefix("corpus/")])
        changed = writer.write()
        assert changed is not None
        assert "papers/one.md" in changed
        pages = {**build(root).pages}
        assert ahead == {"papers/one.md": pages["papers/one.md"]}
        assert written(root, pages) == pages
    assert whole == [root]


@pytest.mark.slow
@pytest.mark.judge
def test_data_across_the_papers(tmp_path: Path, whole: list[Path]) -> None:
    """An edition with an index of terms looks at the words of all papers."""
    root = toy.publishable(tmp_path)
    terms = [{"id": "axis", "heading": "Axis", "category": "thing", "variants": ["axis"]}]
    content = {"covers": "names", "categories": {"thing": "Things"}, "terms": terms}
    (root / "corpus/index-terms.yaml").write_text(yaml.safe_dump(content), "utf-8")
    built(root)
    (root / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, "replace": "Axis: the"}]), "utf-8")
    built(root)
    assert len(whole) == 2


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("seed", range(2))
def test_random_words(seed: int, tmp_path: Path, whole: list[Path]) -> None:
    """Words of several papers are changed in turn."""
    root = synthetic.project(tmp_path, 5)
    main(["--root", str(root), "build"])
    chance = random.Random(seed)
    ledgers = sorted(root.glob("corpus/*/emendations.yaml"))
    for _ in range(4):
        for path in chance.sample(ledgers, chance.choice((1, 1, 2))):
            rows_of = yaml.safe_load(path.read_text("utf-8"))
            word = chance.choice(["the", "that", "of the new", "qirxu", chance.choice(synthetic.NOUNS)])
            chance.choice(rows_of)["replace"] = f" {word} "
            path.write_text(yaml.safe_dump(rows_of, allow_unicode=True), "utf-8")
        main(["--root", str(root), "build"])
    assert whole == [root]
    made = {**build(root).pages}
    assert written(root, made) == made


def piece(text: str) -> Piece:
    """Return a paper of one row as the index has it."""
    return Piece("", (*indexed([(0, 0, 0, text, "")])[0], "", "", ""), ("", "", ""))


def index(texts: list[str]) -> list[tuple[str, str]]:
    """Return the index of some papers from nothing: the first keys, and the parts."""
    words = parts.Words()
    words.add(parts.joined([piece(text) for text in texts]))
    return [*parts.stretches(parts.merged(words.places(), []))]


def texts_again(chance: random.Random) -> Iterator[str]:
    """Yield texts of few words, some of which are in every one."""
    while True:
        yield " ".join(
            chance.choice(("a", "bee", "cod", "d'or", "eel", "fig", "g-h", "ı"))
            + chance.choice(("", "x", "y"))
            for _ in range(chance.randint(1, 12))
        )


def counted(scope: int, text: str) -> str:
    """Return how often each word of a text occurs."""
    return indexed([(0, scope, 0, text, "")])[1]


def test_the_list_of_words_again() -> None:
    """With the words of some papers changed, words and counts, and their order, are those of a list from nothing."""
    chance = random.Random(11)
    source = texts_again(chance)
    for _ in range(200):
        texts = [[next(source) for _ in range(3)] for _ in range(chance.randint(1, 9))]
        before = [tuple(counted(chance.randint(0, 4), text) for text in some) for some in texts]
        after = [some if chance.random() < 0.7 else chance.choice(before) for some in before]
        beside = [counted(4, next(source))]
        listed = parts.together(parts.counted_in(before, beside))
        every = parts.counted_in(after, beside)
        both = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert again.words_again(listed, both, every) == parts.together(every)


def test_the_index_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the places of some papers changed, the parts are those of an index from nothing."""
    monkeypatch.setattr(parts, "STRETCH", 20)
    chance = random.Random(7)
    source = texts_again(chance)
    for _ in range(200):
        before = [next(source) for _ in range(chance.randint(1, 9))]
        after = [text if chance.random() < 0.7 else next(source) for text in before]
        both = {
            place: (piece(old), piece(new))
            for place, (old, new) in enumerate(zip(before, after, strict=True))
            if old != new
        }
        stands = index(before)
        made = again.parts_again(
            [first for first, _ in stands], again.differing(both), [some for _, some in stands].__getitem__
        )
        told = [
            (first, stands[place][1] if script is None else parts.value_of(script))
            for place, (first, script) in enumerate(made)
        ]
        assert told == index(after)
        assert all(dict(rows(some)) for _, some in told)
