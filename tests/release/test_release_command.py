"""“edition release”: what it refuses, what it writes, and that a version is made by the tutorial's commands."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.data.changes import Change
from edition.release import checks

pytestmark = [pytest.mark.slow, pytest.mark.judge]  # a site is built

NAMED = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
         "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
         "GIT_COMMITTER_DATE": "2026-05-04T12:00:00+00:00", "GIT_AUTHOR_DATE": "2026-05-04T12:00:00+00:00",
         "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}  # fmt: skip

CITATION = 'cff-version: 1.2.0\ntitle: Toys\nversion: 0.1.0\ndate-released: "2026-01-01"\n'

AXIS = {"line": 3, "find": "axis", "replace": "Axis", "kind": "extraction", "reason": "A name."}


@pytest.fixture(autouse=True)
def _git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NAMED.items():
        monkeypatch.setenv(name, value)


def git(root: Path, *arguments: str) -> str:
    """Run git in a project and return what it prints."""
    return subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def edition(root: Path, *arguments: str) -> int:
    """Run a command in a project."""
    return main(["--root", str(root), "-q", *arguments])


def committed(root: Path) -> Path:
    """Put a project under git, with its addresses and pages."""
    (root / "CITATION.cff").write_text(CITATION, "utf-8")
    assert edition(root, "addresses") == 0
    assert edition(root, "build") == 0
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "First")
    return root


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is ready for its first version."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in NAMED.items():
            patch.setenv(name, value)
        return committed(toy.publishable(tmp_path_factory.mktemp("first") / "toys"))


@pytest.fixture
def ready(first: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copytree(first, tmp_path / "toys"))


def refused(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the message with which a version is refused; nothing is written."""
    before = git(root, "status", "--porcelain"), git(root, "rev-parse", "HEAD")
    capsys.readouterr()
    assert edition(root, "release", *arguments) == 1
    assert (git(root, "status", "--porcelain"), git(root, "rev-parse", "HEAD")) == before
    assert git(root, "tag") in {"", "v1.0"}
    assert not (root / "dist").exists()
    return capsys.readouterr().err


def test_what_is_refused(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Uncommitted files, stale pages, errors, unlisted addresses, a day before the newest change, a paper taken out."""
    (ready / "notes.txt").write_text("New.", "utf-8")
    assert "REL002 “notes.txt” is not committed" in refused(ready, capsys, "1.0")
    (ready / "notes.txt").unlink()
    assert "REL005 2025-01-01 is before 2026-01-01" in refused(ready, capsys, "1.0", "--date", "2025-01-01")

    page = ready / "docs" / "papers" / "one.md"
    text = page.read_text("utf-8")
    page.write_text(text + "More.\n", "utf-8")
    assert "docs/papers/one.md:1:1: OUT001" in refused(ready, capsys, "1.0")
    page.write_text(text, "utf-8")

    ledger = ready / "corpus" / "one" / "emendations.yaml"
    text = ledger.read_text("utf-8")
    ledger.write_text(yaml.safe_dump([toy.SLIP, {**AXIS, "find": "river"}]), "utf-8")
    assert "EMD001" in refused(ready, capsys, "1.0")
    ledger.write_text(text, "utf-8")

    listed = ready / "corpus" / "one" / "addresses.yaml"
    listed.unlink()
    (ready / "corpus" / "site-addresses.yaml").unlink()
    assert edition(ready, "build") == 0
    git(ready, "commit", "--quiet", "-am", "Lost")
    said = refused(ready, capsys, "1.0")
    assert re.search(
        r"corpus/site-addresses.yaml:1:1: REL004 “[^”]+” (?:is|and \d+ more are) not listed", said
    )
    assert re.search(r"REL004 \d addresses of one are not listed", said)
    git(ready, "checkout", "--quiet", "HEAD~1", "--", ".")
    assert edition(ready, "build") == 0
    git(ready, "add", "--all")
    git(ready, "commit", "--quiet", "-m", "Found")

    assert edition(ready, "release", "1.0", "--prepare") == 0
    git(ready, "commit", "--quiet", "-am", "Taken out")
    names = ready / "corpus" / "corpus.yaml"
    names.write_text(names.read_text("utf-8").replace("- two\n", ""), "utf-8")
    git(ready, "add", "--all")
    assert edition(ready, "build") == 0
    git(ready, "add", "--all")
    git(ready, "commit", "--quiet", "-m", "Without two")
    assert "REL004 two is a paper of an earlier version" in refused(ready, capsys, "1.1")


def test_a_row_that_is_gone(tmp_path: Path) -> None:
    """A list of addresses has all that it had in the last version, beside what the editors write below."""
    site, one = tmp_path / "corpus" / "site-addresses.yaml", tmp_path / "corpus" / "one" / "addresses.yaml"
    one.parent.mkdir(parents=True)
    site.write_text('# Head\npublished:\n  "a.html": "page: A"\nmoved:\n  "fact a": "fact b"\n', "utf-8")
    one.write_text('# Head\npublished:\n  "p1": "1:1 A: \\"b\\""\n  "p2": "2:1 C"\n', "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "Version")
    last = Change("2026-05-04", "Version 1.0", ("A",), "1.0")
    assert list(checks.unlisted(tmp_path, last)) == []
    git(tmp_path, "tag", "v1.0")
    site.write_text('# Head\npublished:\n  "a.html": "page: B"\n  "b.html": "page: C"\n', "utf-8")
    assert list(checks.unlisted(tmp_path, last)) == []
    one.write_text('# Head\npublished:\n  "p1": "1:1 A"\n', "utf-8")
    site.unlink()
    assert [(item.span.path, item.code, item.message) for item in checks.unlisted(tmp_path, last)] == [
        (
            "corpus/site-addresses.yaml",
            "REL004",
            "“a.html” is an address of version 1.0, and its row is gone",
        ),
        ("corpus/one/addresses.yaml", "REL004", "“p2” is an address of version 1.0, and its row is gone"),
    ]


def test_a_draft_is_not_promised(ready: Path) -> None:
    """No version keeps what a draft says; it may be taken out afterwards, and is new in the version that has it edited."""
    two = ready / "corpus" / "two" / "paper.yaml"
    edited = two.read_text("utf-8")
    two.write_text(yaml.safe_dump({**yaml.safe_load(edited), "status": "draft"}), "utf-8")
    (ready / "corpus" / "two" / "addresses.yaml").unlink()
    (ready / "corpus" / "site-addresses.yaml").unlink()
    assert edition(ready, "addresses") == 0

    def released(number: str) -> list[str]:
        assert edition(ready, "build") == 0
        git(ready, "add", "--all")
        git(ready, "commit", "--quiet", "-m", "Ready")
        assert edition(ready, "release", number, "--prepare") == 0
        git(ready, "add", "--all")
        git(ready, "commit", "--quiet", "-m", number)
        newest = yaml.safe_load((ready / "corpus" / "changes.yaml").read_text("utf-8"))["changes"][0]
        return [row["paper"] for row in newest.get("papers", ())]

    assert released("1.0") == ["one"]
    assert not (ready / "corpus" / "two" / "released.yaml").exists()
    names = ready / "corpus" / "corpus.yaml"
    both = names.read_text("utf-8")
    names.write_text(both.replace("- two\n", ""), "utf-8")
    assert released("1.1") == []
    names.write_text(both, "utf-8")
    two.write_text(edited, "utf-8")
    assert edition(ready, "addresses") == 0
    assert released("1.2") == ["two"]


def test_without_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what to do."""
    root = toy.counted(toy.corpus(tmp_path / "project", "Silt falls.\n"))
    assert edition(root, "addresses") == 0
    assert edition(root, "build") == 0
    capsys.readouterr()
    assert edition(root, "release", "1.0") == 1
    said = capsys.readouterr().err
    assert "REL001" in said
    assert "git init" in said
    assert not (root / "corpus" / "changes.yaml").exists()


def test_a_number_that_is_none(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Such an argument is not understood; without any there must be a version already."""
    assert edition(ready, "release", "one") == 2
    assert "is not a version such as 1.0" in capsys.readouterr().err
    assert edition(ready, "release") == 2
    assert edition(ready, "release", "1.0", "--date", "2026-13-01") == 2


def test_a_dry_run_writes_nothing(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what would be written."""
    assert main(["--root", str(ready), "release", "1.0", "--dry-run"]) == 0
    assert 'date: "2026-05-04"\n    title: "Version 1.0"' in capsys.readouterr().out
    assert git(ready, "status", "--porcelain") == ""
    assert git(ready, "tag") == ""
    assert not (ready / "dist").exists()


def test_git_refuses_the_commit(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is written stays, and the message says how to go on: commit it, and run the command again."""
    hook = ready / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'No commits today.' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert edition(ready, "release", "1.0") == 1
    said = capsys.readouterr().err
    assert "REL001 No commits today." in said
    assert "commit them, and run “edition release 1.0” again" in said
    assert 'version: "1.0"' in (ready / "corpus" / "changes.yaml").read_text("utf-8")
    assert git(ready, "tag") == ""


def sums(root: Path) -> dict[str, str]:
    """Return the checksums of the files of a version, which hold."""
    rows = (root / "dist" / "SHA256SUMS").read_text("utf-8").splitlines()
    made = {name: mark for mark, _, name in (row.partition("  ") for row in rows)}
    assert made.keys() == {path.name for path in (root / "dist").iterdir()} - {"SHA256SUMS"}
    for name, mark in made.items():
        assert hashlib.sha256((root / "dist" / name).read_bytes()).hexdigest() == mark
    return made


def test_a_version_by_the_commands_of_the_tutorial(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh clone gives a version, its files twice the same, the next version with the words that changed."""
    clone = ready.parent / "clone"
    git(ready, "clone", "--quiet", str(ready), str(clone))
    assert edition(clone, "release", "1.0") == 0
    assert git(clone, "tag") == "v1.0"
    assert git(clone, "log", "-1", "--format=%s", "v1.0") == "Release version 1.0"
    assert git(clone, "status", "--porcelain") == ""
    made = sums(clone)
    assert {name.removeprefix("toys-1.0") for name in made} >= {
        "-site.zip", "-offline.zip", "-texts.zip", ".bib", ".biblatex.bib", ".ris", ".csl.json",
        ".epub", ".txt", ".tei.xml",
    }  # fmt: skip
    cited = yaml.safe_load((clone / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"]) == ("1.0", "2026-05-04")
    records = json.loads((clone / "dist" / "toys-1.0.csl.json").read_text("utf-8"))
    assert {item["id"]: item.get("version") for item in records} == {
        "one": "1.0",
        "two": "1.0",
        "small2015axis": None,
    }
    assert "version = {1.0}" in (clone / "dist" / "toys-1.0.biblatex.bib").read_text("utf-8")
    assert "version 1.0, 4 May 2026" in (clone / "docs" / "_generated" / "reference.md").read_text("utf-8")
    home = (clone / "site" / "index.html").read_text("utf-8")
    assert '<span class="imprint-edition">Pakistan Between Powers, version 1.0, 2026-05-04</span>' in home
    assert "Versions and changes" in (clone / "docs" / "papers" / "one.md").read_text("utf-8")

    # The tag alone gives the same files elsewhere; the number cannot be used again.
    again = ready.parent / "again"
    git(ready, "clone", "--quiet", "--branch", "v1.0", str(clone), str(again))
    assert edition(again, "release") == 0
    assert sums(again) == made

    # The next version says what changed; before it is made, the edition says that it is not version 1.0.
    (clone / "corpus" / "one" / "emendations.yaml").write_text(yaml.safe_dump([toy.SLIP, AXIS]), "utf-8")
    assert edition(clone, "build") == 0
    git(clone, "commit", "--quiet", "-am", "Emend")
    assert "after version 1.0" in (clone / "docs" / "_generated" / "reference.md").read_text("utf-8")
    assert '"version"' not in (clone / "docs" / "downloads" / "papers.csl.json").read_text("utf-8")
    capsys.readouterr()
    assert edition(clone, "release") == 1
    assert "REL006" in capsys.readouterr().err
    assert edition(clone, "release", "0.9") == 1
    assert "REL003 version 0.9 is not above version 1.0" in capsys.readouterr().err
    assert edition(clone, "release", "1.1", "--prepare") == 0
    assert git(clone, "tag") == "v1.0"
    newest = yaml.safe_load((clone / "corpus" / "changes.yaml").read_text("utf-8"))["changes"][0]
    assert newest["items"] == ["Since version 1.0: 1 emendation in 1 paper."]
    words = {"line": 3, "find": "axis", "before": "axis", "now": "Axis", "place": "p1", "reason": "A name."}
    assert newest["papers"] == [{"paper": "one", "words": [words]}]
    history = (clone / "docs" / "history" / "one.md").read_text("utf-8")
    assert (
        "<td><code>axis</code></td><td><code>axis</code></td><td><code>Axis</code></td><td>A name.</td>"
        in history
    )
    assert "A Toy: 1 emendation." in "".join(ET.parse(clone / "docs" / "feed.xml").getroot().itertext())


def test_the_citation_file_agrees_with_the_changes(root: Path) -> None:
    """CITATION.cff names the last version of this edition, or, before the first, the day of the newest change."""
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    changes = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    versions = [change for change in changes if "version" in change]
    if versions:
        assert (cited["version"], cited["date-released"]) == (versions[0]["version"], versions[0]["date"])
    else:
        assert cited["version"].startswith("0.")
        assert cited["date-released"] == changes[0]["date"]
