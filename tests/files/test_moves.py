"""The output is complete at every moment: a killed process leaves the old one, or a new one to finish."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from edition.cli.main import main
from edition.files import moves
from edition.files.disk import Stopped
from edition.site import build, generated, workplace
from fuzz import kills

HEAD = "---\ngenerated: true\n---\n"
OLD = {
    "papers/a.md": HEAD + "old a",
    "papers/b.md": HEAD + "old b",
    "works/gone.md": HEAD,
    "data/x.js": "old",
}
NEW = {
    "papers/a.md": HEAD + "new a",
    "papers/b.md": HEAD + "old b",
    "works/more.md": HEAD,
    "data/x.js": "new",
}


class Killed(BaseException):
    """Represents a kill: nothing catches it."""


def tree(folder: Path) -> dict[str, str]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dying(after: int) -> Iterator[None]:
    """Allow a number of changes on disk, then die."""
    for _ in range(after):
        yield
    while True:
        raise Killed


def killed_after(number: int, docs: Path) -> bool:
    """Write the new output, killed at the given change on disk; tell whether it got that far."""
    steps = dying(number)
    originals = {
        name: getattr(Path, name)
        for name in ("write_bytes", "write_text", "replace", "unlink", "mkdir", "touch")
    }

    def deadly(name: str) -> object:
        def call(self: Path, *arguments: object, **options: object) -> object:
            next(steps)
            return originals[name](self, *arguments, **options)

        return call

    patches = [mock.patch.object(Path, name, deadly(name)) for name in originals]
    for patch in patches:
        patch.start()
    try:
        generated.write_pages(docs, NEW)
    except Killed:
        return True
    finally:
        for patch in patches:
            patch.stop()
    return False


@pytest.mark.slow
def test_killed_at_every_change_of_the_disk(tmp_path: Path) -> None:
    """Whenever the writer dies, the next run finds all of the old output or makes all of the new."""
    seen = set()
    for number in range(100):
        docs = tmp_path / f"{number}" / "docs"
        docs.mkdir(parents=True)
        (docs / "index.md").write_text("by hand", "utf-8")
        generated.write_pages(docs, OLD)
        died = killed_after(number, docs)
        assert all(text in {OLD.get(name), NEW.get(name), "by hand"} for name, text in tree(docs).items())
        moves.recover(docs)
        after = tree(docs)
        assert after.pop("index.md") == "by hand"
        assert after in (OLD, NEW)
        seen.add("new" if after == NEW else "old")
        assert not moves.room(docs).exists()
        generated.write_pages(docs, NEW)
        assert tree(docs) == {**NEW, "index.md": "by hand"}
        if not died:
            break
    assert not died
    assert number > 8
    assert seen == {"old", "new"}


def test_a_list_of_moves_cannot_reach_outside(tmp_path: Path) -> None:
    """A list from elsewhere in the folder moves nothing in or out."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "precious").write_text("mine", "utf-8")
    waiting = moves.room(docs)
    waiting.mkdir(parents=True)
    (waiting / "0").write_text("theirs", "utf-8")
    (waiting / moves.LIST).write_text(
        '[["0", "../precious", false], ["../../precious", "x.md", true]]', "utf-8"
    )
    moves.recover(docs)
    assert (tmp_path / "precious").read_text("utf-8") == "mine"
    assert tree(docs) == {}


def test_what_was_only_prepared_is_dropped(tmp_path: Path) -> None:
    """Without the list there is no new output; the prepared files are removed."""
    docs = tmp_path / "docs"
    generated.write_pages(docs, OLD)
    waiting = moves.room(docs)
    waiting.mkdir()
    (waiting / "0").write_text("half", "utf-8")
    assert generated.stale(docs, OLD) == []
    assert not waiting.exists()


def test_a_site_moved_away_comes_back(tmp_path: Path) -> None:
    """Between the two moves of a swap a killed build leaves no site; the next one restores it."""
    target = tmp_path / "site"
    left = tmp_path / f"{workplace.prefix(tmp_path, target)}abc"
    (left / "old").mkdir(parents=True)
    (left / "old" / "index.html").write_text("old", "utf-8")
    other = tmp_path / f"{workplace.prefix(tmp_path / 'elsewhere', target)}def"
    other.mkdir()
    workplace.restore(tmp_path, target)
    assert tree(target) == {"index.html": "old"}
    assert not left.exists()
    assert other.exists(), "it belongs to another checkout"


def test_a_site_that_cannot_be_moved_leaves_the_old_one(tmp_path: Path) -> None:
    """If the new site cannot replace the old one, the old one is restored."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old", "utf-8")
    with pytest.raises(FileNotFoundError):
        build.swap(tmp_path / "gone", target, tmp_path / "old")
    assert tree(target) == {"index.html": "old"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[",
        "{}",
        '[["0"]]',
        '[["0", 7, true]]',
        '[["0", "x.md"]]',
        '[["0", "../x.md", true]]',
        "[" * 100_000,
    ],
)
def test_a_damaged_list_of_moves_decides_nothing(tmp_path: Path, text: str) -> None:
    """An empty or truncated list, as after a power cut, is dropped; the next run writes the output."""
    docs = tmp_path / "docs"
    generated.write_pages(docs, OLD)
    waiting = moves.room(docs)
    waiting.mkdir()
    (waiting / "0").write_text("half", "utf-8")
    (waiting / moves.LIST).write_text(text, "utf-8")
    moves.recover(docs)
    assert tree(docs) == OLD
    assert not waiting.exists()
    generated.write_pages(docs, NEW)
    assert tree(docs) == NEW


def refusing(at: int) -> Iterator[bool]:
    """Choose the moves that the system refuses: the one with this number, and later ones of that name."""
    yield from (number == at for number in range(1000))


@pytest.mark.parametrize("at", range(4))
def test_a_refused_move_leaves_all_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Whichever move the system refuses, earlier moves are undone, and the next run makes all."""
    docs = tmp_path / "docs"
    generated.write_pages(docs, OLD)
    steps = refusing(at)
    real_replace, real_unlink = Path.replace, Path.unlink

    def replace(self: Path, target: Path) -> Path:
        if self.name.isdigit() and next(steps):
            raise PermissionError(13, "Permission denied", str(target))
        return real_replace(self, target)

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self.is_relative_to(docs) and self.suffix == ".md" and next(steps):
            raise PermissionError(13, "Permission denied", str(self))
        real_unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(PermissionError):
        generated.write_pages(docs, NEW)
    assert tree(docs) == OLD
    monkeypatch.undo()
    generated.write_pages(docs, NEW)
    assert tree(docs) == NEW
    assert not moves.room(docs).exists()


def test_taking_back_that_is_killed_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the process dies while undoing moves, the next one undoes the rest."""
    docs = tmp_path / "docs"
    generated.write_pages(docs, OLD)
    real = moves.make_move

    def make(folder: Path, waiting: Path, number: int, move: moves.Move) -> None:
        if number == 3:
            raise PermissionError(13, "Permission denied", move[1])
        real(folder, waiting, number, move)

    def die(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(moves, "make_move", make)
    monkeypatch.setattr(moves, "take_back", die)
    with pytest.raises(Killed):
        generated.write_pages(docs, NEW)
    assert tree(docs) not in (OLD, NEW)
    monkeypatch.undo()
    moves.recover(docs)
    assert tree(docs) == OLD


def test_a_folder_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    """Nothing is written through a link that leads out of the folder; then nothing is written at all."""
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    docs.mkdir()
    elsewhere.mkdir()
    (docs / "papers").symlink_to(elsewhere)
    with pytest.raises(Stopped, match=r"docs/papers/a\.md:1:1: OUT006"):
        generated.write_pages(docs, NEW)
    assert tree(docs) == tree(elsewhere) == {}


def test_many_files_reach_the_disk_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer does not wait for the disk once for each of a hundred files, where the system can do better."""
    waited: list[int] = []
    monkeypatch.setattr("os.fsync", waited.append)
    generated.write_pages(tmp_path / "docs", {f"data/{number}.js": "x" for number in range(100)})
    assert len(tree(tmp_path / "docs")) == 100
    assert (len(waited) < 100) == (sys.platform == "linux")


def test_a_file_of_an_editor_keeps_its_rights(tmp_path: Path) -> None:
    """A replaced file keeps its permissions; a new file can be read by everyone."""
    (tmp_path / "works.yaml").write_text("old", "utf-8")
    (tmp_path / "works.yaml").chmod(0o600)
    folder = tmp_path
    moves.commit(folder, {"works.yaml": b"new", "more/other.yaml": b"new"})
    assert (tmp_path / "works.yaml").read_bytes() == b"new"
    assert (tmp_path / "works.yaml").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "more" / "other.yaml").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("name", ["", "corpus", "precious", "file"])
def test_a_site_takes_no_place_that_holds_something_else(tmp_path: Path, name: str) -> None:
    """The project, a folder with other files, or a file is never moved aside for a site."""
    for folder in ("corpus", "precious"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    before = tree(tmp_path)
    assert main(["--root", str(tmp_path), "site", "--site-dir", str(tmp_path / name)]) == 1
    assert tree(tmp_path).items() >= before.items()
    assert build.is_ours(tmp_path, tmp_path / "new")


@pytest.mark.slow
def test_builds_killed_at_any_moment() -> None:
    """A build of a corpus, killed by the system at random moments, leaves old or new, never a mixture."""
    command = [sys.executable, kills.__file__, "--at-random", "8"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_page_that_is_taken_away_during_a_build_is_written(tmp_path: Path) -> None:
    """Its checksum was known before; no site lacks a page for that."""
    known = {"a.md": "0" * 64, "papers/b.md": hashlib.sha256(b"B").hexdigest()}
    assert generated.write_pages(tmp_path, {"papers/b.md": "B"}, known) == ["papers/b.md"]
    assert (tmp_path / "papers" / "b.md").read_text() == "B"
