"""Several commands on one checkout, commands that are killed, and refusals of the system."""

from __future__ import annotations

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import toy
from edition.cache import tasks
from edition.cli.main import main
from edition.files import disk, moves
from edition.findings import console
from edition.site import checkout, generated
from fuzz import kills

EDITION = (sys.executable, "-m", "edition")
TEXT = kills.TEXT


def started(root: Path, *command: str) -> subprocess.Popen[str]:
    """Start a command in a session of its own."""
    return subprocess.Popen(
        [*EDITION, "--root", str(root), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a corpus of one paper that has been built."""
    made = toy.counted(toy.corpus(tmp_path / "project", TEXT, references=kills.REFERENCES))
    (made / "corpus" / "works.yaml").write_text("# Decisions of the editors.\n", "utf-8")
    return made


@pytest.mark.slow
def test_killed_at_changes_of_the_disk() -> None:
    """A command killed at any change leaves the old or the new files, no process, and the next one succeeds."""
    done = subprocess.run(
        [sys.executable, kills.__file__, "--step", "40"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("found new and old") == 3


@pytest.mark.slow
def test_commands_at_once(root: Path, tmp_path: Path) -> None:
    """Commands that start together run one after the other, and all succeed."""
    text = tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    assert main(["--root", str(root), "keys"]) == 0
    commands = ["build", shlex.join(["new", "second", str(text)]), "build", "terms", "build"]
    done = subprocess.run(
        [sys.executable, kills.__file__, "--at-once", str(root), *commands],
        capture_output=True,
        text=True,
        check=True,
    )
    ended = json.loads(done.stdout)
    assert len(ended) == len(commands)
    for status, said in ended:
        assert "Traceback" not in said, said
        assert status == 0 or "corpus/second/" in said, said  # the draft has doubts to resolve
    assert (root / "corpus/second/paper.yaml").is_file()
    assert not moves.room(root / "docs").exists()


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    """While one command has the lock another waits, says so once, and continues when the first is done."""
    said: list[str] = []
    order: list[str] = []

    def second() -> None:
        with checkout.held(tmp_path, said.append):
            order.append("second")

    with checkout.held(tmp_path, said.append):
        thread = threading.Thread(target=second)
        thread.start()
        until = time.monotonic() + 20
        while not said and time.monotonic() < until:
            time.sleep(0.01)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert len(said) == 1
    assert "waiting" in said[0]


def test_a_command_takes_the_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“edition keys” says that it waits for another command of the checkout, and then continues."""
    held, waits = threading.Event(), threading.Event()
    said: list[str] = []

    def first() -> None:
        with checkout.held(root, print):
            held.set()
            waits.wait(60)

    def warn(_: console.Console, text: str) -> None:
        said.append(text)
        waits.set()

    monkeypatch.setattr(console.Console, "warn", warn)
    thread = threading.Thread(target=first)
    thread.start()
    held.wait()
    assert main(["--root", str(root), "keys"]) == 0
    thread.join()
    assert f"Another command is working in {root}" in said[0]


def stuck(root: Path) -> Path:
    """Give a project a site of one page, on which MkDocs stays for a minute."""
    (root / "docs" / "index.md").write_text("# Toy\n", "utf-8")
    (root / "hook.py").write_text("import time\ntime.sleep(60)\n", "utf-8")
    config = "site_name: Toy\ntheme: {name: mkdocs}\nplugins: []\nhooks: [hook.py]\n"
    (root / "mkdocs.yml").write_text(config, "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_an_ended_command_leaves_no_process(root: Path, how: signal.Signals) -> None:
    """Ended by any signal while MkDocs works: no child continues, and there is no partial site."""
    assert main(["--root", str(root), "keys"]) == 0
    running = started(stuck(root), "site")
    until = time.monotonic() + 60
    while not any("attended" in line for line in kills.started_here(root)) and time.monotonic() < until:
        time.sleep(0.05)
    running.send_signal(how)
    _, said = running.communicate()
    assert "Traceback" not in said
    assert running.returncode == (-signal.SIGKILL if how is signal.SIGKILL else 130)
    assert kills.survivors(root) == []
    with checkout.held(root, print):
        pass
    left = [path.name for path in root.iterdir() if path.name.startswith(".site")]
    assert left == []
    assert not (root / "site").exists()


# Processes: the script and two workers; if it has several threads, also one that forks them and one that cleans up.
ALL = {"one": 3 if sys.platform == "linux" else 5, "several": 5}

WORKER = """
import sys, threading, time
from pathlib import Path
from edition.cache.tasks import opened
def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
if __name__ == "__main__":
    if sys.argv[2] == "several":
        threading.Thread(target=nap, args=(60.0,), daemon=True).start()
    print("ready", flush=True)
    with opened(Path(sys.argv[1]), jobs=2) as shop:
        shop.each(nap, [(30.0,)] * 4, few=0)
"""


@pytest.mark.slow
@pytest.mark.parametrize("threads", list(ALL))
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_process(tmp_path: Path, how: signal.Signals, threads: str) -> None:
    """Worker processes do not outlive the process that started them, copies of it or not."""
    script = tmp_path / "script.py"
    script.write_text(WORKER, "utf-8")
    running = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path), threads],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"ready\n"
    until = time.monotonic() + 60
    while len(members(running.pid)) < ALL[threads] and time.monotonic() < until:
        time.sleep(0.05)
    assert len(members(running.pid)) == ALL[threads]
    running.send_signal(how)
    running.stdout.close()
    running.wait()
    until = time.monotonic() + 20
    while members(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert members(running.pid) == []


def members(session: int) -> list[int]:
    """Return the processes of a session that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def say(root: Path, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """Run a command that the system refuses, and return its one finding."""
    capsys.readouterr()
    assert main(["--root", str(root), *command]) in {1, 2}
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_file_in_the_place_of_the_cache(
    root: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """If ``.cache`` is a file, a command that writes says so; one that only reads continues."""
    assert main(["--root", str(root), "keys"]) == 0
    (root / ".cache" / "edition.lock").unlink()
    for path in (root / ".cache").iterdir():
        path.unlink()
    (root / ".cache").rmdir()
    (root / ".cache").write_text("", "utf-8")
    if command == "build":
        assert ".cache:1:1: OUT005 the system says: File exists" in say(root, capsys, command)
    else:
        assert main(["--root", str(root), command]) == 0


def test_what_the_system_refuses_is_one_message(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a read-only folder or a page of another user ends in one plain message."""

    def full(docs: Path, *_: object) -> list[str]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(docs / "papers" / "toy.md"))

    assert main(["--root", str(root), "keys"]) == 0
    monkeypatch.setattr(generated, "write_pages", full)
    said = say(root, capsys, "build")
    assert "docs/papers/toy.md:1:1: OUT005 the system says: No space left on device\n  hint: " in said


def test_ctrl_c_is_no_traceback(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C gives the exit code that shells expect, and one line."""

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generated, "write_pages", ended)
    assert main(["--root", str(root), "keys"]) == 0
    assert main(["--root", str(root), "build"]) == 130
    assert "Interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:x", ":8000", "8000"])
def test_an_address_that_is_none(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An invalid port is a wrong command line, before anything is built."""
    assert main(["serve", "--address", address]) == 2
    assert "HOST:PORT" in capsys.readouterr().err


# --- not regular files ---------------------------------------------------------------------


def pipe(path: Path) -> None:
    """Make a named pipe, on which a reader would wait forever."""
    os.mkfifo(path)


def device(path: Path) -> None:
    """Make a link to a device that never ends."""
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path)


def folder(path: Path) -> None:
    """Make a folder."""
    path.mkdir()


def large(path: Path) -> None:
    """Make a file that has a size but no content."""
    with path.open("wb") as file:
        file.truncate(disk.LARGEST + 1)


FILES = ["toy/source.txt", "toy/paper.yaml", "toy/emendations.yaml", "toy/addresses.yaml", "corpus.yaml", "works.yaml", "claims.yaml",
         "chronology.yaml", "synopsis.yaml", "index-terms.yaml", "protected.yaml", "changes.yaml"]  # fmt: skip


@pytest.mark.parametrize("kind", [pipe, device, loop, folder, large], ids=lambda kind: kind.__name__)
def test_files_that_are_none(root: Path, capsys: pytest.CaptureFixture[str], kind: object) -> None:
    """Whatever replaces an editor's file is reported at once, with its name; none is waited for."""
    assert callable(kind)
    for name in FILES:
        path = root / "corpus" / name
        path.unlink(missing_ok=True)
        kind(path)
    said = say(root, capsys, "check")
    assert "corpus/corpus.yaml:1:1: SRC001 cannot be read: " in said
    corpus = root / "corpus" / "corpus.yaml"
    if kind is folder:
        corpus.rmdir()
    else:
        corpus.unlink()
    corpus.write_text("papers: [toy]\n", "utf-8")
    said = say(root, capsys, "check")
    for name in set(FILES) - {"corpus.yaml", "toy/source.txt"}:
        assert f"corpus/{name}:1:1: SRC001 cannot be read: " in said, name
    reason = "The file is larger than 50 MB" if kind is large else "cannot be read"
    assert reason in say(root, capsys, "check", str(root / "corpus" / "works.yaml"))
    assert reason in say(root, capsys, "new", "other", str(root / "corpus" / "works.yaml"))


def test_keys_with_nothing_to_add_writes_nothing(root: Path) -> None:
    """A second run leaves the file unchanged, and never a table without rows."""
    path = root / "corpus" / "works.yaml"
    assert main(["--root", str(root), "keys"]) == 0
    after = path.read_bytes()
    assert after == b"# Decisions of the editors.\nkeys:\n  small2015axis: toy:7\n"
    assert main(["--root", str(root), "keys"]) == 0
    assert path.read_bytes() == after


@pytest.mark.parametrize("text", ["papers: [", "papers: toy\n", "- toy\n", "papers: *x\n", "\xff"])
def test_new_with_a_list_of_papers_that_is_none(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, tmp_path: Path
) -> None:
    """If ``corpus.yaml`` cannot be extended, nothing is written, and the next try is not refused for it."""
    file = tmp_path / "text.txt"
    file.write_text(TEXT, "utf-8")
    index = root / "corpus" / "corpus.yaml"
    before = index.read_bytes()
    index.write_bytes(text.encode("latin-1"))
    assert "corpus.yaml cannot be added to" in say(root, capsys, "new", "second", str(file))
    assert index.read_bytes() == text.encode("latin-1")
    assert not (root / "corpus" / "second").exists()
    index.write_bytes(before)
    assert main(["--root", str(root), "new", "second", str(file)]) == 0


@pytest.mark.slow
def test_results_from_other_processes(tmp_path: Path) -> None:
    """Work done by other processes gives the same result as here."""
    with tasks.opened(tmp_path, jobs=2) as shop:
        made = shop.each(tasks.processors, [()] * 2, few=0)
    assert len({item.value for item in made}) == 1
