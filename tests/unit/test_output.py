"""The output is whole at every moment: a killed process leaves the old one, or the new one to finish."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

import synthetic
from edition import output, site

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
    """Stands for a kill: nothing catches it."""


def tree(folder: Path) -> dict[str, str]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dying(after: int) -> Iterator[None]:
    """Let so many changes of the disk happen, then die."""
    for _ in range(after):
        yield
    while True:
        raise Killed


def killed_after(number: int, docs: Path) -> bool:
    """Write the new output, killed at the given change of the disk; tell whether it came so far."""
    steps = dying(number)
    originals = {
        name: getattr(Path, name) for name in ("write_bytes", "write_text", "replace", "unlink", "rmdir")
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
        output.write(docs, NEW)
    except Killed:
        return True
    finally:
        for patch in patches:
            patch.stop()
    return False


def test_killed_at_every_change_of_the_disk(tmp_path: Path) -> None:
    """Whenever the writer dies, the next run finds all of the old output or makes all of the new."""
    seen = set()
    for number in range(100):
        docs = tmp_path / f"{number}" / "docs"
        docs.mkdir(parents=True)
        (docs / "index.md").write_text("by hand", "utf-8")
        output.write(docs, OLD)
        died = killed_after(number, docs)
        assert all(text in {OLD.get(name), NEW.get(name), "by hand"} for name, text in tree(docs).items())
        output.recover(docs)
        after = tree(docs)
        assert after.pop("index.md") == "by hand"
        assert after in (OLD, NEW)
        seen.add("new" if after == NEW else "old")
        assert not output.room(docs).exists()
        output.write(docs, NEW)
        assert tree(docs) == {**NEW, "index.md": "by hand"}
        if not died:
            break
    assert not died
    assert number > 8
    assert seen == {"old", "new"}


def test_a_list_of_moves_cannot_reach_outside(tmp_path: Path) -> None:
    """A list that came with the folder and is not ours moves nothing in or out."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "precious").write_text("mine", "utf-8")
    waiting = output.room(docs)
    waiting.mkdir(parents=True)
    (waiting / "0").write_text("theirs", "utf-8")
    (waiting / output.MOVES).write_text('[["0", "../precious"], ["../../precious", "x.md"]]', "utf-8")
    output.recover(docs)
    assert (tmp_path / "precious").read_text("utf-8") == "mine"
    assert tree(docs) == {}


def test_what_was_only_prepared_is_dropped(tmp_path: Path) -> None:
    """Without the list nothing was decided; the prepared files go."""
    docs = tmp_path / "docs"
    output.write(docs, OLD)
    waiting = output.room(docs)
    waiting.mkdir()
    (waiting / "0").write_text("half", "utf-8")
    assert output.stale(docs, OLD) == []
    assert not waiting.exists()


def test_a_site_moved_away_comes_back(tmp_path: Path) -> None:
    """Between the two moves of a swap a killed build leaves no site; the next one restores it."""
    child = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    target = tmp_path / "site"
    left = tmp_path / f".site-{int(child.stdout)}-abc"
    (left / "old").mkdir(parents=True)
    (left / "old" / "index.html").write_text("old", "utf-8")
    living = tmp_path / f".site-{os.getpid()}-def"
    living.mkdir()
    site.restore(target)
    assert tree(target) == {"index.html": "old"}
    assert not left.exists()
    assert living.exists()


def test_a_site_that_cannot_be_moved_leaves_the_old_one(tmp_path: Path) -> None:
    """Where the new site cannot take the place of the old one, the old one comes back."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old", "utf-8")
    with pytest.raises(FileNotFoundError):
        site.swap(tmp_path / "gone", target, tmp_path / "old")
    assert tree(target) == {"index.html": "old"}


@pytest.mark.slow
def test_builds_killed_at_any_moment(tmp_path: Path) -> None:
    """A build of a corpus, killed by the system at random moments, leaves old or new, never a mixture."""
    root = synthetic.write(tmp_path / "one", 2)
    (root / "docs").mkdir()
    command = [sys.executable, "-m", "edition", "--root", str(root), "build"]
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    spent = time.monotonic() - start
    old = tree(root / "docs")
    path = next(root.glob("corpus/*/emendations.yaml"))
    path.write_text(path.read_text("utf-8").replace("Letters", "Some letters"), "utf-8")
    chance = random.Random(5)
    new: dict[str, str] = {}
    for _ in range(8):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(chance.uniform(0.1, spent))
            running.send_signal(signal.SIGKILL)
        output.recover(root / "docs")
        found = tree(root / "docs")
        new = new or (found if found != old else {})
        assert found in (old, new)
    subprocess.run(command, check=True, capture_output=True)
    assert tree(root / "docs") == (new or tree(root / "docs")) != old
    assert [path.name for path in (root / ".cache").iterdir() if path.name.endswith(".new")] == []
