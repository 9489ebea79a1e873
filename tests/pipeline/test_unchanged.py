"""An unchanged project is not built again, and whatever changed is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import toy
from edition.cli import building
from edition.cli.main import main
from edition.findings import console
from edition.pipeline import unchanged
from edition.pipeline.build import Build, build_kept
from edition.pipeline.unchanged import Outcome, outcome, remember, seen
from edition.site import generated

pytestmark = pytest.mark.slow  # each builds a project, some twice


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose pages are written."""
    root = toy.edition(tmp_path_factory.mktemp("unchanged"))
    assert main(["--root", str(root), "build"]) == 0
    return root


def refuse(_: Path, **_options: bool) -> Build:
    """Stand in for a build that must not run."""
    raise AssertionError


def test_nothing_is_built_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both commands find that the pages stand, and say what they say otherwise."""
    monkeypatch.setattr(console, "PATIENCE", 600)  # a busy machine says that it continues
    told = []
    for command in (["build"], ["build", "--check"]):
        assert main(["--root", str(project), *command]) == 0
        told.append(capsys.readouterr())
    with monkeypatch.context() as patched:
        patched.setattr(unchanged, "outcome", lambda _: None)
        for command in (["build"], ["build", "--check"]):
            assert main(["--root", str(project), *command]) == 0
            assert capsys.readouterr() == told.pop(0)
    monkeypatch.setattr(building, "build_kept", refuse)
    assert main(["--root", str(project), "build"]) == 0
    assert main(["--root", str(project), "build", "--check"]) == 0


def rewritten(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return a function that changes words of a file."""
    return lambda root: (root / name).write_text((root / name).read_text("utf-8").replace(old, new), "utf-8")


def linked(root: Path) -> None:
    """Move a paper's folder elsewhere, and put a link in its place."""
    (root / "corpus" / "one").rename(root / "elsewhere")
    (root / "corpus" / "one").symlink_to(root / "elsewhere")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": rewritten("corpus/one/source.txt", "axis", "Axis"),
    "an emendation": rewritten("corpus/one/emendations.yaml", "Letters", "Some letters"),
    "data of the corpus": rewritten("corpus/corpus.yaml", "Toys", "Games"),
    "a file that was not there": lambda root: (root / "corpus" / "claims.yaml").write_text("[]\n", "utf-8"),
    "a paper that is gone": lambda root: shutil.rmtree(root / "corpus" / "two"),
    "a page of the menu that is gone": lambda root: (root / "docs/about/design.md").unlink(),
    "a page that a person wrote": rewritten("docs/about/design.md", "Plain", "Bold"),
    "a generated page": rewritten("docs/papers/one.md", "axis", "Axis"),
    "a generated page that is gone": lambda root: (root / "docs/papers/one.md").unlink(),
    "a page that is left over": lambda root: shutil.copy(
        root / "docs/papers/one.md", root / "docs/papers/three.md"
    ),
    "a download that is left over": lambda root: (root / "docs/downloads/old.bib").write_text("", "utf-8"),
    "a folder that is a link": linked,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_built(project: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    """The copy has a store of its own, in which the pages stand until something changes."""
    root = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))
    made = build_kept(root)
    remember(root, seen(root), made.pages, [], Outcome(len(made.pages), made.found))
    assert outcome(root) is not None
    change(root)
    assert outcome(root) is None


def saved_twice(root: Path) -> None:
    """Save other words and then the former ones again; the build may have read those between."""
    rewritten("corpus/one/source.txt", "axis", "Axis")(root)
    rewritten("corpus/one/source.txt", "Axis", "axis")(root)


MEANWHILE = {
    **{name: CHANGES[name] for name in ("a text", "a page that a person wrote", "a generated page")},
    "a file of the corpus that is gone": lambda root: (root / "corpus/one/emendations.yaml").unlink(),
    "a page that a person wrote is gone": CHANGES["a page of the menu that is gone"],
    "a text that is as before in the end": saved_twice,
    "a page that the build took away": lambda root: (root / "docs/papers/three.md").write_text("", "utf-8"),
}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE)
def test_a_file_that_changes_meanwhile_is_not_taken_for_built(
    project: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    """What is saved while a build runs is in the next one."""
    root = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))
    shutil.copy(root / "docs/papers/one.md", root / "docs/papers/three.md")
    before = seen(root)
    made = build_kept(root)
    changed = generated.write_pages(root / "docs", made.pages)
    assert changed == ["papers/three.md"]
    remember(root, before, made.pages, changed, Outcome(len(made.pages), made.found))
    assert outcome(root) is not None
    shutil.rmtree(root / ".cache")
    change(root)
    remember(root, before, made.pages, changed, Outcome(len(made.pages), made.found))
    assert outcome(root) is None


@pytest.mark.skipif(
    os.name != "posix", reason="there any program may set all that the system notes of a file"
)
def test_only_files_that_may_have_changed_are_read(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system notes tells the others, also where size and time of a changed file are those it had before."""
    root = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))
    made = build_kept(root)
    monkeypatch.setattr(unchanged, "SETTLED", -(10**9))  # as if all files had been written long before
    remember(root, seen(root), made.pages, [], Outcome(len(made.pages), made.found))
    read: list[str] = []

    def noted(path: Path) -> str:
        read.append(path.relative_to(root).as_posix())
        return checksum(path)

    checksum = unchanged.checksum
    monkeypatch.setattr(unchanged, "checksum", noted)
    assert outcome(root) is not None
    assert read == []
    path = root / "corpus/one/source.txt"
    before = path.stat()
    rewritten("corpus/one/source.txt", "axis", "Axis")(root)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert outcome(root) is None
    assert read == ["corpus/one/source.txt"]
    monkeypatch.setattr(unchanged, "SETTLED", 10**18)  # as if all had been written just now
    seen(root)
    assert "docs/papers/one.md" in read
