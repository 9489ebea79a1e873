"""Writing the generated files: only after everything was found right, and all of them or none."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

OWN = "\ngenerated: true\n"
HEAD = 2000  # characters within which a page's YAML head says that it is generated
FOLDERS = ("", "papers", "works", "bibliography", "about", "_generated", "downloads", "data")
MOVES = "moves.json"
WHOLLY_OWN = frozenset({"_generated", "downloads", "data"})


def is_own(path: Path) -> bool:
    """Tell whether a file was generated: its YAML head says so, or its folder is all ours."""
    if path.parent.name in WHOLLY_OWN:
        return True
    with path.open(encoding="utf-8", errors="replace") as file:
        return OWN in file.read(HEAD)


def stale(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the generated files that are missing, differ, or should no longer be there."""
    recover(docs)
    return differing(docs, pages)


def differing(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the same, of what is in the folder now."""
    changed = [name for name, text in pages.items() if not same(docs / name, text)]
    return sorted(changed + orphans(docs, pages))


def same(path: Path, text: str) -> bool:
    """Tell whether a file holds just this text."""
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def orphans(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the generated files that no page stands for any more."""
    found = []
    for folder in FOLDERS:
        pattern = "*.*" if folder in WHOLLY_OWN else "*.md"
        for path in sorted((docs / folder).glob(pattern)):
            name = path.relative_to(docs).as_posix()
            if name not in pages and is_own(path):
                found.append(name)
    return found


# A file is staged beside the folder and moved into its place at the end. The list of moves is itself
# put in place by one move, and from then on the new output stands: whoever finds the list makes the
# moves that are left. So a process that is killed leaves the old output or, for the next run to
# finish, the new one.


def room(docs: Path) -> Path:
    """Return the folder in which changes of ``docs`` wait."""
    return docs.parent / ".cache" / f"{docs.name}.new"


@contextlib.contextmanager
def locked(docs: Path) -> Iterator[Path]:
    """Let one process at a time change the output; a lock ends with its process."""
    waiting = room(docs)
    waiting.mkdir(parents=True, exist_ok=True)
    with (waiting.parent / f"{docs.name}.lock").open("w", encoding="utf-8") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield waiting


def write(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Write what changed and delete own files that are gone; return the names.

    An unchanged file is not touched.
    """
    with locked(docs) as waiting:
        finish(docs, waiting)
        waiting.mkdir()
        changed = differing(docs, pages)
        stage(waiting, {name: pages.get(name) for name in changed})
        finish(docs, waiting)
    return changed


def recover(docs: Path) -> None:
    """Finish what a killed process began to put in place, and drop what it only prepared."""
    if room(docs).is_dir():
        with locked(docs) as waiting:
            finish(docs, waiting)


def stage(waiting: Path, changes: Mapping[str, str | None]) -> None:
    """Prepare changes (``None`` for a file that goes), then decide on them all at once."""
    moves: list[tuple[str, str]] = []
    for number, (name, text) in enumerate(changes.items()):
        if text is None:
            moves.append(("", name))
            continue
        path = waiting / f"{number}"
        path.write_bytes(text.encode("utf-8"))
        path.chmod(0o644)
        moves.append((path.name, name))
    draft = waiting / "moves.new"
    draft.write_text(json.dumps(moves), "utf-8")
    draft.replace(waiting / MOVES)


def finish(docs: Path, waiting: Path) -> None:
    """Make the moves that were decided, as far as they are not made, and empty the folder."""
    listed = waiting / MOVES
    if listed.is_file():
        for staged, name in json.loads(listed.read_text("utf-8")):
            target = docs / name
            if not (target.resolve().is_relative_to(docs.resolve()) and (staged.isdigit() or not staged)):
                continue  # such a list is not ours
            if not staged:
                target.unlink(missing_ok=True)
            elif (waiting / staged).is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                (waiting / staged).replace(target)
        listed.unlink()
    for path in waiting.iterdir():
        path.unlink()
    waiting.rmdir()
