"""Changes a folder's files all at once or not at all, even if the process is killed or a move fails.

Files are staged beside the folder and moved to their places at the end. The list of moves is itself
written by one move, which commits the change: whoever finds the list makes the remaining moves. So a
killed process leaves the old files or new ones that the next run completes. The list says which files are
new; before any other move the old file is kept under a second name. If a move fails, the list is renamed by one move, which commits the
rollback: whoever finds the renamed list takes the moves back.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edition.files import disk
from edition.files.disk import Stopped
from edition.findings.finding import diagnose
from edition.model.text import Span

LIST, BACK = "moves.json", "back.json"

KEPT = ".kept"  # suffix of a move's number: the old file

# The staged file's name (empty: delete the file), the name below the folder, whether nothing was there before.
Move = tuple[str, str, bool]


def room(folder: Path) -> Path:
    """Return the folder in which changes of ``folder`` are staged."""
    return folder.parent / ".cache" / f"{folder.name}.new"


def commit(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Write files below a folder, and delete those given as ``None``.

    Raises ``Stopped`` if a path leads out of the folder by a link, ``OSError`` if the system refuses
    a change; the files are then as they were.
    """
    recover(folder)
    for name in astray(folder, changes):
        part = f"{folder.name}/{name}"
        message = "a link leads outside the folder; nothing is written through it"
        raise Stopped(diagnose("OUT006", Span(part, 1, 1, 1), message))
    if not changes:
        return
    waiting = room(folder)
    try:
        waiting.mkdir(parents=True)
        stage(folder, waiting, changes)
    except OSError:
        empty(waiting)
        raise
    finish(folder, waiting)


def recover(folder: Path) -> None:
    """Finish the changes that a killed process committed, and drop what it only staged."""
    waiting = room(folder)
    if waiting.is_dir():
        finish(folder, waiting)


def astray(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Yield the names below a folder that do not lead to a place below it."""
    sound: dict[Path, bool] = {}  # by folder, since links are followed slowly
    for name in names:
        path = folder / name
        if path.parent not in sound:
            sound[path.parent] = inside(folder, path.parent)
        linked = path.name in {"", ".."} or path.is_symlink()
        if not sound[path.parent] or (linked and not inside(folder, path)):
            yield name


def inside(folder: Path, path: Path) -> bool:
    """Tell whether a path leads to a place below a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a loop
        return False


def stage(folder: Path, waiting: Path, changes: Mapping[str, bytes | None]) -> None:
    """Stage changes, then commit all of them at once."""
    moves: list[Move] = []
    for number, (name, data) in enumerate(changes.items()):
        fresh = not disk.there(folder / name)
        if data is None:
            moves.append(("", name, fresh))
            continue
        path = waiting / f"{number}"
        path.write_bytes(data)
        moves.append((path.name, name, fresh))
    disk.sync_all([waiting / staged for staged, _, _ in moves if staged])
    draft = waiting / "moves.draft"
    draft.write_text(json.dumps(moves), "utf-8")
    disk.sync(draft)
    draft.replace(waiting / LIST)
    disk.sync(waiting)


def listed(path: Path, folder: Path) -> list[Move] | None:
    """Return the moves of a list; ``None`` if it does not exist, is damaged or is not ours."""
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(rows, list):
        return None
    moves = []
    for row in rows:
        if not (isinstance(row, list) and [type(part) for part in row] == [str, str, bool]):
            return None
        staged, name, fresh = row
        if staged and not (staged.isascii() and staged.isdigit()):
            return None
        moves.append((staged, name, fresh))
    return None if [*astray(folder, (name for _, name, _ in moves))] else moves


def finish(folder: Path, waiting: Path) -> None:
    """Make the committed moves that are not yet made, and remove the staging folder.

    Raises ``OSError`` if a move fails, after all moves were taken back.
    """
    if back := listed(waiting / BACK, folder):
        take_back(folder, waiting, back)
    elif moves := listed(waiting / LIST, folder):
        parents = {(folder / name).parent for _, name, _ in moves}
        try:
            for parent in parents:
                parent.mkdir(parents=True, exist_ok=True)
            for number, move in enumerate(moves):
                make_move(folder, waiting, number, move)
            disk.sync_all(parents)
        except OSError:
            (waiting / LIST).replace(waiting / BACK)
            disk.sync(waiting)
            take_back(folder, waiting, moves)
            empty(waiting)
            raise
    empty(waiting)


def make_move(folder: Path, waiting: Path, number: int, move: Move) -> None:
    """Make one move, unless it is already made; the old file is kept."""
    staged, name, fresh = move
    target, kept = folder / name, waiting / f"{number}{KEPT}"
    old = not fresh and target.is_file()
    if old and not kept.exists():
        duplicate(target, kept)
    if not staged:
        target.unlink(missing_ok=True)
    elif (path := waiting / staged).is_file():
        path.chmod(stat.S_IMODE(target.stat().st_mode) if old else 0o644)
        across(path, target)


def across(path: Path, target: Path) -> None:
    """Move a file; from another file system, by way of a copy beside the target."""
    try:
        path.replace(target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        disk.place(path.read_bytes(), target)
        path.unlink()


def duplicate(path: Path, copy: Path) -> None:
    """Give a file a second name or, if that is impossible, copy it."""
    draft = copy.with_name("copy.draft")
    draft.unlink(missing_ok=True)
    try:
        os.link(path, draft)
    except OSError:
        shutil.copy2(path, draft)
    draft.replace(copy)


def take_back(folder: Path, waiting: Path, moves: Sequence[Move]) -> None:
    """Restore the old files; the next run retries what fails now."""
    for number, (_, name, fresh) in enumerate(moves):
        kept, target = waiting / f"{number}{KEPT}", folder / name
        if kept.is_file():
            again = waiting / "again.draft"
            again.unlink(missing_ok=True)
            duplicate(kept, again)
            with contextlib.suppress(FileNotFoundError):
                if target.samefile(kept):
                    continue
            across(again, target)
        elif fresh and target.is_file():
            target.unlink()


def empty(waiting: Path) -> None:
    """Remove the staging folder, its lists first, since without them nothing is committed."""
    for path in (waiting / LIST, waiting / BACK):
        path.unlink(missing_ok=True)
    shutil.rmtree(waiting, ignore_errors=True)
