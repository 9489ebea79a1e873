"""A store of computed results, keyed by the content that they were computed from.

It only saves time: a missing, damaged or unreadable value is computed again. The store is one SQLite
database below ``.cache/``. A value is read back as the return type of its function (see ``values``), and
only from the file to which it was written: its checksum covers the value, its key and the file's identity
on this machine's disk. So a store that came with somebody else's folder is not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from edition.cache import values

LIMIT = 2_000_000_000  # bytes kept from one run to the next

SUM = 16  # bytes of a checksum

AT_ONCE = 200  # values that are read at once

RECENT = 20  # runs; of two entries that these used it is not told which was used last

WAIT = 10.0  # seconds to wait for another process that writes

COLUMNS = "entry (key TEXT PRIMARY KEY, run INTEGER, size INTEGER, value BLOB)"

TABLE = f"CREATE TABLE IF NOT EXISTS {COLUMNS}"

ALL = [("table", f"CREATE TABLE {COLUMNS}"), ("index", None)]  # what the file has, as SQLite records it


def checksum(home: str, key: str, data: bytes) -> bytes:
    """Return the checksum of a value in a store's file."""
    return hashlib.blake2b(
        data, digest_size=SUM, key=hashlib.sha256(f"{home} {key}".encode()).digest()
    ).digest()


def mark_of(home: str) -> int:
    """Return a number of 31 bits by which a store's file is told from a copy of it, without reading a value."""
    return int.from_bytes(hashlib.sha256(home.encode()).digest()[:4], "big") >> 1


class Store:
    """Values by key. Without a path nothing is kept. Faults of its file never raise an exception."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.used: set[str] = set()
        self.new: set[str] = set()
        self.identity = ""
        self.goes_on = False  # whether this run counts as part of the one before, since it uses few entries
        self.base: sqlite3.Connection | None = None
        for _ in range(2):
            with self.safely():
                self.base = self.open()
                break

    def home(self) -> str:
        """Return the identity of this file, which differs even from that of its copies."""
        found = self.path.stat() if self.path else None
        return f"{found.st_dev} {found.st_ino}" if found else ""

    def open(self) -> sqlite3.Connection | None:
        """Open the file, or create it."""
        if self.path is None:
            return None
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, timeout=WAIT, isolation_level="DEFERRED")
        try:
            self.identity = self.home()
            base.execute("PRAGMA synchronous=OFF")  # data lost in a power cut is computed again
            base.execute("PRAGMA journal_mode=MEMORY")  # as is a file that a killed program left damaged
            base.execute(TABLE)
            if base.execute("SELECT type, sql FROM sqlite_master").fetchall() != ALL:
                raise sqlite3.DatabaseError("a store with other tables")
            mark = mark_of(self.identity)
            if base.execute("PRAGMA application_id").fetchone() != (mark,):
                if base.execute("SELECT 1 FROM entry LIMIT 1").fetchone():
                    raise sqlite3.DatabaseError("a copy, of which nothing can be read")
                base.execute(f"PRAGMA application_id = {mark}")
        except (sqlite3.Error, UnicodeError):
            base.close()
            raise
        return base

    def drop(self) -> None:
        """Go on without a database."""
        if self.base is not None:
            self.base.close()
        self.base = None

    @contextlib.contextmanager
    def safely(self) -> Iterator[None]:
        """Drop a database that cannot be used; skip a locked one this time."""
        try:
            yield
        except sqlite3.OperationalError:
            self.drop()
        except (sqlite3.DatabaseError, OSError, UnicodeError):  # the last: a message of SQLite's is no text
            self.drop()
            if self.path is not None:
                with contextlib.suppress(OSError):
                    self.path.unlink()

    def known(self, keys: Sequence[str]) -> set[str]:
        """Return the keys that have a value; whether it can be used is only known when it is read."""
        found: set[str] = set()
        for start in range(0, len(keys), AT_ONCE):
            some = [key for key in keys[start : start + AT_ONCE] if key]
            marks = ",".join("?" * len(some))
            with self.safely():
                if self.base is not None:
                    rows = self.base.execute(f"SELECT key FROM entry WHERE key IN ({marks})", some)  # noqa: S608 - marks only
                    found.update(key for (key,) in rows)
        return found

    def get(self, keys: Sequence[str], kind: Any) -> list[Any]:
        """Return the value of each key, read as type ``kind``, or ``None``; an empty key has none."""
        found: dict[str, Any] = {}
        for start in range(0, len(keys), AT_ONCE):
            some = [key for key in keys[start : start + AT_ONCE] if key]
            marks = ",".join("?" * len(some))
            with self.safely():
                if self.base is not None:
                    rows = self.base.execute(f"SELECT key, value FROM entry WHERE key IN ({marks})", some)  # noqa: S608 - marks only
                    found |= {
                        key: value for key, data in rows if (value := self.read(key, data, kind)) is not None
                    }
        self.used.update(found)
        return [found.get(key) for key in keys]

    def read(self, key: str, data: Any, kind: Any) -> Any:
        """Return a stored value, or ``None`` if it was not written to this file as it is, or is of another type."""
        try:
            if checksum(self.identity, key, data[SUM:]) != data[:SUM]:
                return None
            return values.unpack(data[SUM:], kind)
        except Exception:  # noqa: BLE001 - whatever a damaged or foreign value does, it is not used
            return None

    def put(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Store packed values by their keys."""
        if self.base is None:
            return
        try:
            home = self.home()
        except OSError:  # the file was deleted
            return
        sealed = ((key, checksum(home, key, value) + value) for key, value in rows)
        made = [(key, 0, len(value), value) for key, value in sealed]
        keys = [row[0] for row in made]
        self.new.update(keys)
        self.used.update(keys)
        with self.safely(), self.base:
            self.base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", made)

    def close(self, limit: int = LIMIT) -> None:
        """Mark the entries that this run used; above the limit, drop the least recently used ones."""
        with self.safely():
            if self.base is None:
                return
            with self.base:
                self.age(self.base, limit)
        self.drop()

    def age(self, base: sqlite3.Connection, limit: int) -> None:
        """Give the used entries this run's number, and drop the oldest above the limit.

        To give an entry another number writes all of it anew, so one that has that of a recent run keeps it, unless any
        must be dropped.
        """
        if self.goes_on:  # to look for the number and the size reads the whole table
            (run,) = base.execute("PRAGMA user_version").fetchone()
            base.executemany(
                "UPDATE entry SET run = ? WHERE key = ? AND run = 0", ((run, key) for key in self.new)
            )
            return
        rows = base.execute("SELECT key, run, size FROM entry").fetchall()  # once: it reads the whole table
        run, total = max((own for _, own, _ in rows), default=0) + 1, sum(size for _, _, size in rows)
        base.execute(f"PRAGMA user_version = {int(run)}")
        old = run if total > limit else run - RECENT
        stale = [key for key, own, _ in rows if own <= max(old, 0) and key in self.used]
        base.executemany("UPDATE entry SET run = ? WHERE key = ?", ((run, key) for key in stale))
        sizes: Counter[int] = Counter()
        for key, own, size in rows:
            sizes[run if key in self.used else own] += size
        for old in sorted(sizes):
            if total <= limit or old == run:
                break
            base.execute("DELETE FROM entry WHERE run = ?", (old,))
            total -= sizes[old]
