"""Bad input gives messages with places, all of them at once, and leaves the old output unchanged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.cli.main import main

pytestmark = pytest.mark.slow  # each builds a whole small corpus

TEXT = "Introduction\n\nA sentence.\n"
MESSAGE = re.compile(r"[^:\n]+:\d+:\d+: [A-Z]{3}\d{3} .+\n  hint: .+")


def run(root: Path, *command: str) -> int:
    """Run the command line on a corpus."""
    return main(["--root", str(root), *command])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a valid corpus that was built once."""
    made = toy.counted(toy.corpus(tmp_path, TEXT))
    assert run(made, "build") == 0
    return made


def snapshot(root: Path) -> dict[str, bytes]:
    """Return all files below ``docs/``."""
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()
    }


def data(root: Path) -> dict[str, Any]:
    """Return the content of the toy's ``paper.yaml``."""
    content = yaml.safe_load((root / "corpus/toy/paper.yaml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def put(root: Path, content: dict[str, Any]) -> None:
    """Write the toy's ``paper.yaml``."""
    (root / "corpus/toy/paper.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def ledger(root: Path, text: str) -> None:
    """Write the toy's ``emendations.yaml``."""
    (root / "corpus/toy/emendations.yaml").write_text(text, "utf-8")


def wrong_checksum(root: Path) -> None:
    """Change the source without updating its checksum."""
    (root / "corpus/toy/source.txt").write_text("Introduction\n\nAnother sentence.\n", "utf-8")


def missing_source(root: Path) -> None:
    """Remove the source."""
    (root / "corpus/toy/source.txt").unlink()


def missing_data(root: Path) -> None:
    """Remove the paper's data."""
    (root / "corpus/toy/paper.yaml").unlink()


def missing_corpus(root: Path) -> None:
    """Remove the list of papers."""
    (root / "corpus/corpus.yaml").unlink()


def unknown_key(root: Path) -> None:
    """Misspell a key."""
    put(root, {**data(root), "titel": "x"})


def unknown_style(root: Path) -> None:
    """Name a style that does not exist."""
    put(root, {**data(root), "references": {"style": "oscola", "lines": {"first": 1, "last": 1}, "count": 1}})


def no_yaml(root: Path) -> None:
    """Break the YAML itself."""
    (root / "corpus/toy/paper.yaml").write_text('slug: "toy\nline: [\n', "utf-8")


def empty_yaml(root: Path) -> None:
    """Make the file empty."""
    (root / "corpus/toy/paper.yaml").write_text("", "utf-8")


def wrong_type(root: Path) -> None:
    """Put words where a number belongs."""
    put(root, {**data(root), "abstract_heading": "one"})


def wrong_slug(root: Path) -> None:
    """Use another slug than the folder's name."""
    put(root, {**data(root), "slug": "other"})


def matches_nowhere(root: Path) -> None:
    """Emend words that do not occur."""
    ledger(root, '- {line: 3, find: "sentense", replace: "sentence", kind: extraction, reason: x}\n')


def matches_twice(root: Path) -> None:
    """Emend a letter that occurs more than once."""
    ledger(root, '- {line: 3, find: "e", replace: "E", kind: extraction, reason: x}\n')


def beyond_the_end(root: Path) -> None:
    """Emend a line that does not exist."""
    ledger(root, '- {line: 99, find: "e", replace: "E", kind: extraction, reason: x}\n')


def overlapping(root: Path) -> None:
    """Emend the same words twice."""
    ledger(
        root,
        '- {line: 3, find: "A sentence", replace: "B", kind: extraction, reason: x}\n'
        '- {line: 3, find: "sentence.", replace: "C", kind: extraction, reason: x}\n',
    )


def print_with_replacement(root: Path) -> None:
    """Correct the author's own words."""
    ledger(root, '- {line: 3, find: "sentence", replace: "phrase", kind: print, reason: x}\n')


def not_utf8(root: Path) -> None:
    """Put a Latin-1 byte into the source."""
    toy.corpus(root, b"Introduction\n\nA caf\xe9 sentence.\n")


def unattested(root: Path) -> None:
    """State a fact that the line does not print."""
    content = data(root)
    content["description"]["year"] = {"text": "2024", "line": 3}
    put(root, content)


def no_provenance(root: Path) -> None:
    """State a fact without its source."""
    content = data(root)
    content["description"]["year"] = {"text": "2024"}
    put(root, content)


def furniture_elsewhere(root: Path) -> None:
    """Name furniture that the line does not contain."""
    put(root, {**data(root), "furniture": [{"line": 3, "text": "14", "kind": "page-number"}]})


def wrong_count(root: Path) -> None:
    """Expect another number of paragraphs."""
    content = data(root)
    content["expected"]["paragraphs"] = 7
    put(root, content)


def decided_nowhere(root: Path) -> None:
    """Declare words a citation that are not on this line."""
    decision = "{paper: toy, line: 3, surface: 'Small, 2015', reason: A bracket is lost.}"
    (root / "corpus/works.yaml").write_text(f"citations:\n  - {decision}\n", "utf-8")


def decided_in_no_paper(root: Path) -> None:
    """Decide on a citation of a paper that does not exist."""
    decision = "{paper: tow, line: 3, surface: 'A sentence', entry: 'toy:3', reason: It is this.}"
    (root / "corpus/works.yaml").write_text(f"citations:\n  - {decision}\n", "utf-8")


CASES = [
    (wrong_checksum, "corpus/toy/source.txt:1:1: SRC003"),
    (missing_source, "corpus/toy/source.txt:1:1: SRC001"),
    (missing_data, "corpus/toy/paper.yaml:1:1: SRC001"),
    (missing_corpus, "corpus/corpus.yaml:1:1: SRC001"),
    (unknown_key, "YML003 unknown key “titel”"),
    (unknown_style, "YML004 “style” cannot be “oscola”"),
    (no_yaml, "YML001"),
    (empty_yaml, "corpus/toy/paper.yaml:1:1: YML005"),
    (wrong_type, "YML002 “abstract_heading” must be the number of a line of source.txt, not “one”"),
    (wrong_slug, "YML006 slug “other”"),
    (matches_nowhere, "corpus/toy/emendations.yaml:1:3: EMD001"),
    (matches_twice, "corpus/toy/emendations.yaml:1:3: EMD002"),
    (beyond_the_end, "corpus/toy/emendations.yaml:1:3: EMD001"),
    (overlapping, "corpus/toy/emendations.yaml:2:3: EMD002"),
    (print_with_replacement, "corpus/toy/emendations.yaml:1:3: EMD003"),
    (not_utf8, "corpus/toy/source.txt:3:6: SRC002 byte 0xE9"),
    (unattested, "YML007 “2024” is not on line 3"),
    (no_provenance, "YML007 “2024” needs exactly one of"),
    (furniture_elsewhere, "STR002 line 3 is not “14” but “A sentence.”"),
    (decided_nowhere, "corpus/works.yaml:2:5: WRK002 no words “Small, 2015” on line 3 of toy that"),
    (decided_in_no_paper, "corpus/works.yaml:2:5: WRK002 no citation “A sentence” on line 3"),
    (wrong_count, "STR003 1 paragraph, paper.yaml expects 7"),
]


@pytest.mark.parametrize(("damage", "wanted"), CASES, ids=[case[0].__name__ for case in CASES])
def test_damage(root: Path, capsys: pytest.CaptureFixture[str], damage: Any, wanted: str) -> None:
    """The message names place, code and cause; exit 1; neither check nor build writes anything."""
    damage(root)
    before = snapshot(root)
    capsys.readouterr()
    for command in ("check", "build"):
        assert run(root, command) == 1
        said = capsys.readouterr().err
        assert wanted in said
        assert MESSAGE.search(said)
        assert "Traceback" not in said
        assert snapshot(root) == before


def test_all_faults_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run reports the faults of every file of every paper."""
    toy.corpus(root, TEXT, slug="second")
    put(root, {**data(root), "titel": "x", "layout": "odd", "abstract_heading": "one"})
    (root / "corpus/second/source.txt").write_bytes(b"\xff")
    assert run(root, "check") == 1
    said = capsys.readouterr().err
    for code in ("YML002", "YML003", "YML004", "SRC002"):
        assert code in said


def test_one_fault_is_not_told_many_times(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While a paper cannot be read, the places of it that other files name are not reported."""
    (root / "corpus/works.yaml").write_text("keys:\n  smith2020work: toy:3\n", "utf-8")
    assert run(root, "check") == 1
    assert "WRK002" in capsys.readouterr().err
    unknown_key(root)
    (root / "corpus/claims.yaml").write_text("fact: []\n", "utf-8")
    assert run(root, "check") == 1
    said = capsys.readouterr().err
    assert "YML003 unknown key “titel”" in said
    assert "YML003 unknown key “fact”" in said
    assert "YML008 “toy” cannot be read" in said
    assert "WRK002" not in said


def test_a_folder_without_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a wrong folder the message says so, and how an edition begins."""
    assert run(tmp_path, "check") == 1
    said = capsys.readouterr().err
    assert "--root" in said
    assert "edition new" in said


def test_a_sound_corpus_is_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One paper is not “1 papers”; citations that lead nowhere are counted."""
    assert run(root, "check") == 0
    said = "".join(capsys.readouterr())
    assert "1 paper, nothing wrong" in said
    unresolved = said.count("CIT001")
    assert ("unresolved" in said.partition("nothing wrong")[2].partition("\n")[0]) is bool(unresolved)


def test_stale_pages_fail_the_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page edited by hand, or missing, is reported."""
    assert run(root, "build", "--check") == 0
    (root / "docs/papers/toy.md").write_text("by hand", "utf-8")
    capsys.readouterr()
    assert run(root, "build", "--check") == 1
    assert "docs/papers/toy.md:1:1: OUT001" in capsys.readouterr().err


def test_markup_in_a_source_stays_text(tmp_path: Path) -> None:
    """Scripts and tags of a source are text on the page."""
    root = toy.counted(
        toy.corpus(
            tmp_path,
            "Introduction\n\nA <script>alert(1)</script> [x](javascript:y) {#z} ///Footnotes Go Here///.\n",
        )
    )
    assert run(root, "build") == 0
    page = (root / "docs/papers/toy.md").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
