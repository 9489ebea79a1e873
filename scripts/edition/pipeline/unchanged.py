"""Tells whether anything changed since the last build: the corpus, the pages, or what people wrote beside them.

If nothing did, nothing is read, made or written again; only the checksums of all these files are compared.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from edition.cache.store import digest
from edition.cache.tasks import ROOM, opened
from edition.cache.values import pack
from edition.files import disk
from edition.findings.finding import Diagnostic
from edition.records import styles

FOLDERS = ("corpus", "docs")  # a build reads the first, and of the second the pages that people wrote

UNREADABLE = "-"  # in place of the checksum of a file that cannot be read

State = dict[str, str]  # the checksum of each file, by its place below the project

Stamps = dict[str, tuple[int, ...]]  # what the system notes of each file, by the same places


@dataclass(frozen=True, slots=True)
class Seen:
    """The files of a project before a build."""

    sums: State
    stamps: Stamps


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the number of pages, and the findings."""

    pages: int
    found: list[Diagnostic]


def checksum(path: Path) -> str:
    """Return the checksum of a file's bytes.

    A link to a folder is not followed, since it may lead in a loop; with one, no state is like another.
    """
    if path.is_dir():
        return uuid4().hex
    try:
        return hashlib.sha256(disk.read_bytes(path)).hexdigest()
    except OSError:
        return UNREADABLE


def files_of(root: Path) -> dict[str, Path]:
    """Return all files of the corpus and below ``docs``, generated or not, by their places below the project."""
    return {
        path.relative_to(root).as_posix(): path
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def state(root: Path) -> State:
    """Return all these files with their checksums."""
    return {name: checksum(path) for name, path in files_of(root).items()}


def stamps(root: Path) -> Stamps:
    """Return all these files with what changes whenever one is written, even if its bytes are the same in the end."""
    made: Stamps = {}
    for name, path in files_of(root).items():
        with contextlib.suppress(OSError):  # a link that leads nowhere
            known = path.stat()
            made[name] = (known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)
    return made


def seen(root: Path) -> Seen:
    """Return the files of a project, to compare them with what is there after a build; the stamps are the older."""
    noted = stamps(root)
    return Seen(state(root), noted)


def key(now: State) -> str:
    """Return the key of a build's outcome."""
    return digest("outcome", styles.processor(), now)


def outcome(root: Path) -> Outcome | None:
    """Return what the last build came to, if a new one would find everything as that one left it."""
    if not (root / ROOM).is_file():
        return None
    with opened(root) as shop:
        found: Outcome | None = shop.store.get([key(state(root))], Outcome)[0]
    return found


def remember(
    root: Path, before: Seen, files: Mapping[str, str | bytes], changed: Collection[str], made: Outcome
) -> None:
    """Keep what a build came to, unless a file changed meanwhile, or was there for a while only.

    In: the project's folder; its files before the build; what the build made for ``docs``; which names of files below
    ``docs`` it wrote or took away.
    """
    now = seen(root)
    after = now.sums
    own = {
        f"docs/{name}": hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
        for name, data in files.items()
    }
    written = {f"docs/{name}" for name in changed}
    standing = all(after.get(name) == value for name, value in own.items()) and not any(
        name in after for name in written - own.keys()
    )
    if standing and others(before, written) == others(now, written):
        with opened(root) as shop:
            shop.store.put([(key(after), pack(made, Outcome))])


def others(files: Seen, written: Collection[str]) -> tuple[State, Stamps]:
    """Return the files that a build did not write."""
    sums = {name: value for name, value in files.sums.items() if name not in written}
    return sums, {name: value for name, value in files.stamps.items() if name not in written}
