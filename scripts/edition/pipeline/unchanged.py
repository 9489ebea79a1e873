"""Tells whether anything changed since the last build: the corpus, the pages, or what people wrote beside them.

If nothing did, nothing is read, made or written again; only the checksums of all these files are compared. A file is
read for its checksum only if what the system notes of it is not what it was when its checksum was made.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from uuid import uuid4

from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.store import Store
from edition.cache.tasks import ROOM, opened
from edition.cache.values import pack
from edition.files import disk, spool
from edition.findings.finding import Diagnostic
from edition.records import styles

FOLDERS = ("corpus", "docs")  # a build reads the first, and of the second the pages that people wrote

UNREADABLE = "-"  # in place of the checksum of a file that cannot be read

State = dict[str, str]  # the checksum of each file, by its place below the project

Stamps = dict[str, tuple[int, ...]]  # what the system notes of each file, by the same places; nothing of some

SETTLED = 2_000_000_000  # nanoseconds; a file written later than this before a look may have changed unseen


@dataclass(frozen=True, slots=True)
class Seen:
    """The files of a project at one time, in nanoseconds: before a build, or after it."""

    sums: State = field(default_factory=dict)
    stamps: Stamps = field(default_factory=dict)
    time: int = 0

    def stands(self, name: str, stamp: tuple[int, ...]) -> bool:
        """Tell whether a file is still the one of which the checksum was made; not where any program may say so."""
        if self.stamps.get(name) != stamp or name not in self.sums or os.name != "posix":
            return False
        settled = self.time - SETTLED
        return bool(stamp) and stamp[2] < settled and stamp[3] < settled


def of_docs(files: Seen) -> State:
    """Return the checksums of the files below ``docs``, by their place there."""
    return {
        name.removeprefix("docs/"): value for name, value in files.sums.items() if name.startswith("docs/")
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the number of pages, the findings, the key of what is kept of it for the next one, or ""."""

    pages: int
    found: list[Diagnostic]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """The files of a project now, and which of them are not what the last build left, if it is known what that came to."""

    now: Seen
    names: frozenset[str] = frozenset()
    before: Outcome | None = None


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


def gather(folder: str, place: str, found: Stamps) -> None:
    """Add all files below a folder, with what changes whenever one is written, even if its bytes are the same in the end.

    ``place`` is where the folder is below the project. There is nothing to note of a link to a folder, or to nothing.
    """
    try:
        rows = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    for row in rows:
        name = f"{place}/{row.name}"
        if row.is_dir(follow_symlinks=False):
            gather(row.path, name, found)
            continue
        try:
            known = row.stat()
        except OSError:
            found[name] = ()
        else:
            stamp = known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns
            found[name] = () if row.is_dir() else stamp


def stamps(root: Path) -> Stamps:
    """Return all files of the corpus and below ``docs``, generated or not, with what the system notes of each."""
    found: Stamps = {}
    for folder in FOLDERS:
        gather(f"{root / folder}", folder, found)
    return found


def look(root: Path, before: Seen) -> Seen:
    """Return the files of a project; the stamps are the older.

    Checksums of files that still are as they were ``before`` are taken from there.
    """
    now, noted = time.time_ns(), stamps(root)
    sums = {
        name: before.sums[name] if before.stands(name, stamp) else checksum(root / name)
        for name, stamp in noted.items()
    }
    return Seen(sums, noted, now)


def last(store: Store) -> Seen:
    """Return the files of a project as the last build left them; none if that is not known."""
    return store.get([digest("seen")], Seen)[0] or Seen()


def note(store: Store, now: Seen) -> None:
    """Keep the files of a project as a build left them."""
    with contextlib.suppress(Unfit):  # a hundred thousand files
        store.put([(digest("seen"), pack(now, Seen))])


def seen(root: Path) -> Seen:
    """Return the files of a project, to compare them with what is there after a build."""
    if not (root / ROOM).is_file():
        return look(root, Seen())
    with opened(root) as shop:
        return look(root, last(shop.store))


def key(now: State) -> str:
    """Return the key of a build's outcome."""
    return digest("outcome", styles.processor(), now)


def outcome(root: Path) -> Outcome | None:
    """Return what the last build came to, if a new one would find everything as that one left it."""
    return compared(root)[0]


def compared(root: Path) -> tuple[Outcome | None, Edit]:
    """Return the same, with the files of the project as they are now, and what changed since the last build."""
    if not (root / ROOM).is_file():
        return None, Edit(look(root, Seen()))
    with opened(root) as shop:
        shop.store.goes_on = True
        before = last(shop.store)
        now = look(root, before)
        found: Outcome | None = shop.store.get([key(now.sums)], Outcome)[0]
        if found is None:
            names = frozenset(name for name, _ in before.sums.items() ^ now.sums.items())
            return None, Edit(now, names, shop.store.get([key(before.sums)], Outcome)[0])
        if not all(before.stands(name, stamp) for name, stamp in now.stamps.items()):
            note(shop.store, now)
    return found, Edit(now)


def remember(
    root: Path, before: Seen, files: Mapping[str, str | bytes], changed: Collection[str], made: Outcome
) -> None:
    """Keep what a build came to, unless a file changed meanwhile, or was there for a while only.

    In: the project's folder; its files before the build; what the build made for ``docs``; which names of files below
    ``docs`` it wrote or took away.
    """
    now = look(root, before)
    after = now.sums
    own = {f"docs/{name}": checksum for name, checksum in spool.checksums(files).items()}
    written = {f"docs/{name}" for name in changed}
    standing = all(after.get(name) == value for name, value in own.items()) and not any(
        name in after for name in written - own.keys()
    )
    if standing and differing(before, now) <= written:  # no other file, not even for a while
        with opened(root) as shop:
            shop.store.goes_on = True
            shop.store.put([(key(after), pack(made, Outcome))])
            note(shop.store, now)


def differing(before: Seen, now: Seen) -> set[str]:
    """Return the names of the files that are not as they were."""
    sums, noted = before.sums.items() ^ now.sums.items(), before.stamps.items() ^ now.stamps.items()
    return {name for name, _ in sums} | {name for name, _ in noted}
