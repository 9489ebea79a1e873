"""Commands killed at every change on disk, or at random: ``python tests/fuzz/kills.py [--step N | --at-random N]``.

Or commands that start at the same moment: ``python tests/fuzz/kills.py --at-once ROOT COMMAND…``, each command quoted as one word.

A Python audit hook sees every file that is opened for writing, moved, linked or removed below the project,
and every process that is started; at the n-th of these events the system kills the command. Afterwards a
command that only reads must find all of the old files or all of the new ones, and the same command, run
again, must succeed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shlex
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS)]

import synthetic  # noqa: E402 - found by the path above
import toy  # noqa: E402
from edition.cli.main import main as edition  # noqa: E402
from edition.files import moves  # noqa: E402
from edition.site import checkout, workplace  # noqa: E402

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate"}
STARTS = {"subprocess.Popen", "os.posix_spawn"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
KEPT = ".cache/"  # a command's private files are not part of the project's state
LEFT = ".new"  # except files that wait to be moved
MOST = 400
TEXT = "Introduction\n\nA sentence (Small, 2015).\n\nReferences\n\nSmall, A. (2015). The axis. Hurst.\n"
Tree = dict[str, bytes]


def changes(event: str, arguments: tuple[Any, ...], root: str) -> bool:
    """Tell whether an event of Python's audit is a change below a folder or the start of a process."""
    if event in STARTS:
        return True
    name = arguments[0] if arguments else None
    if event not in CHANGES | {"open"} or not isinstance(name, str | bytes | os.PathLike):
        return False
    path = os.fsdecode(name)
    if not path.startswith(root) or "__pycache__" in path or "edition.sqlite" in path:
        return False
    if event == "open":
        mode, flags = arguments[1] or "", arguments[2] or 0
        return any(sign in mode for sign in "wax+") or bool(flags & WRITING)
    return True


def killed_at(number: int, root: Path, command: list[str]) -> bool:
    """Run a command in a separate process, killed at one of its changes; tell whether it got that far."""
    child = os.fork()
    if child == 0:
        left = [number]

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            if changes(event, arguments, str(root)):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        os._exit(run(root, command))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, (command, status)
    return False


def run(root: Path, command: list[str]) -> int:
    """Run a command and return its exit code; discard its output."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return edition(["--root", str(root), "--jobs", "1", *command])


def at_once(root: Path, commands: list[list[str]]) -> list[tuple[int, str]]:
    """Run commands in separate processes that start together; return the exit code of each, and what it said.

    They are copies of this process, which has loaded the program.
    """
    running = []
    for command in commands:
        said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - read when the command has ended
        child = os.fork()
        if child == 0:
            status = 70  # of a process that ends in another way than a command does
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                try:
                    status = edition(["--root", str(root), *command])
                except BaseException:  # noqa: BLE001 - whatever it is, the parent is told, and alone goes on
                    traceback.print_exc()
            said.flush()
            os._exit(status)
        running.append((child, said))
    ended = []
    for child, said in running:
        _, status = os.waitpid(child, 0)
        with said:
            said.seek(0)
            ended.append((os.waitstatus_to_exitcode(status), said.read()))
    return ended


def tree(root: Path) -> Tree:
    """Return the files of a project, without the private files of commands."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(KEPT)}


def started_here(root: Path) -> list[str]:
    """Return the command lines of other processes that name a folder."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if str(root) in line and int(path.parent.name) != os.getpid():
                lines.append(line)
    return lines


def survivors(root: Path, patience: float = 20.0) -> list[str]:
    """Return the processes that still work on a folder after a while."""
    until = time.monotonic() + patience
    while (left := started_here(root)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def every_kill(make: Callable[[Path], Path], command: list[str], step: int = 1) -> tuple[int, set[str]]:
    """Kill a command at each of its changes; return their number, and the states that were found.

    In: what makes a project in an empty folder; the command; the step from one change to the next.
    """
    found: set[str] = set()
    with tempfile.TemporaryDirectory() as name:
        first = make(Path(name) / "first")
        whole = Path(name) / "whole" / "project"
        shutil.copytree(first, whole)
        old = tree(first)
        assert run(whole, command) == 0, command
        new = tree(whole)
        assert new != old
        for number in range(0, MOST, step):
            root = Path(name) / f"{number}" / "project"
            shutil.copytree(first, root, symlinks=True)
            died = killed_at(number, root, command)
            assert survivors(root) == []
            with checkout.held(root, print):
                pass
            after = tree(root)
            assert after in (old, new), (command, number, sorted(set(after.items()) ^ set(new.items())))
            found.add("new" if after == new else "old")
            if after == old:
                assert run(root, command) == 0, (command, number)
            assert tree(root) == new, (command, number)
            assert not list((root / ".cache").glob(f"*{LEFT}"))
            assert not list(root.glob(f"{workplace.prefix(root, root / 'site')}*"))
            shutil.rmtree(root.parent)
            if not died:
                return number, found
    raise AssertionError(command)


def random_kills(times: int) -> None:
    """Kill the build of a changed corpus at random moments; each leaves the old pages or the new, never a mixture."""
    chance = random.Random(5)
    synthetic.CITATIONS = synthetic.REFERENCES = synthetic.PARAGRAPHS = 16  # as many files, changed sooner
    with tempfile.TemporaryDirectory() as name:
        root = synthetic.write(Path(name) / "one", 2)
        (root / "docs").mkdir()
        assert run(root, ["build"]) == 0
        path = next(root.glob("corpus/*/emendations.yaml"))
        path.write_text(path.read_text("utf-8").replace("Letters", "Some letters"), "utf-8")
        start = time.monotonic()
        assert run(root, ["build"]) == 0
        spent = time.monotonic() - start  # by a build of a change, as the killed ones are
        old = tree(root / "docs")
        path.write_text(path.read_text("utf-8").replace("Some letters", "Other letters"), "utf-8")
        new: Tree = {}
        for _ in range(times):
            child = os.fork()
            if child == 0:
                os._exit(run(root, ["build"]))
            time.sleep(chance.uniform(0.01, spent))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            moves.recover(root / "docs")
            found = tree(root / "docs")
            new = new or (found if found != old else {})
            assert found in (old, new)
        assert run(root, ["build"]) == 0
        assert tree(root / "docs") == (new or tree(root / "docs")) != old
        assert not list((root / ".cache").glob(f"*{LEFT}"))


def small(root: Path) -> Path:
    """Write a corpus of one paper that was built, and then change its text."""
    root.mkdir()
    made = toy.counted(toy.corpus(root, TEXT, references=REFERENCES))
    (made / "corpus" / "works.yaml").write_text("keys:\n  small2015axis: toy:7\n", "utf-8")
    assert run(made, ["build"]) == 0
    path = made / "corpus" / "toy" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("A Toy", "Another Toy"), "utf-8")

    return made


def keyless(root: Path) -> Path:
    """Write the same corpus without the key of its work."""
    made = small(root)
    (made / "corpus" / "works.yaml").write_text("# Decisions of the editors.\n", "utf-8")
    return made


REFERENCES = {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}


def built(root: Path) -> Path:
    """Write a corpus with a site, and change a text."""
    synthetic.write(root, 1)
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    shutil.copytree(TESTS.parent / "overrides", root / "overrides")
    for name in ("assets",):
        shutil.copytree(TESTS.parent / "docs" / name, root / "docs" / name)
    return root


def main() -> int:
    """Try the commands that write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="changes to go on each time")
    parser.add_argument(
        "--at-random", type=int, default=0, metavar="N", help="kill a build N times at random"
    )
    parser.add_argument("--at-once", nargs="+", metavar="WORD", help="run commands that start together")
    options = parser.parse_args()
    if options.at_once:
        root, *commands = options.at_once
        print(json.dumps(at_once(Path(root), [shlex.split(command) for command in commands])))
        return 0
    if options.at_random:
        random_kills(options.at_random)
        return 0
    trials = [(small, ["build"]), (small, ["new", "second", "TEXT"]), (keyless, ["keys"])]
    for make, command in trials:
        words = [str(TESTS / "fuzz" / "text.txt") if word == "TEXT" else word for word in command]
        count, states = every_kill(make, words, options.step if command == ["build"] else 1)
        print(
            f"{command[0]}: killed at each of {count} changes; found {' and '.join(sorted(states))}",
            flush=True,
        )
        assert states == {"old", "new"}, command
    return 0


if __name__ == "__main__":
    sys.exit(main())
