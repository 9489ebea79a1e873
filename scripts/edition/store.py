"""A store of what was computed, by the content that it was computed from.

It only saves time: whatever is missing, damaged or unreadable is computed again. The file is one
SQLite database below ``.cache/``. A value is read back by an unpickler that makes nothing but our
own dataclasses, so that a store that came with somebody else's folder can run no code.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib
import io
import operator
import pickle
import platform
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import markdown
import markdown_it
import yaml

LIMIT = 2_000_000_000  # bytes of values that are kept from one run to the next
SUM = 16  # bytes of a checksum
WAIT = 10.0  # seconds for another process that writes
MODULES = frozenset(
    f"edition.{name}"
    for name in (
        "abbreviations",
        "build",
        "chronology",
        "claims",
        "diagnostics",
        "index_terms",
        "links",
        "linking",
        "manifest",
        "model",
        "paper",
        "passages",
        "source",
        "synopsis",
        "term_matching",
        "term_places",
    )
)
TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, run INTEGER, size INTEGER, value BLOB) WITHOUT ROWID"


class Plain(pickle.Unpickler):
    """Reads values made of our dataclasses and Python's plain types."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of our dataclasses; raises ``UnpicklingError`` for anything else."""
        if module in MODULES:
            made = getattr(importlib.import_module(module), name, None)
            if isinstance(made, type) and dataclasses.is_dataclass(made):
                return made
        message = f"{module}.{name} is no value"
        raise pickle.UnpicklingError(message)


@cache
def reducers() -> dict[type, Callable[[Any], tuple[Any, ...]]]:
    """Return for each of our dataclasses how to take it apart: it is made again from its fields.

    It takes a quarter of the time of what dataclasses do by themselves.
    """
    table: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
    for name in sorted(MODULES):
        for made in vars(importlib.import_module(name)).values():
            if isinstance(made, type) and dataclasses.is_dataclass(made):
                table[made] = reducer(made)
    return table


def reducer(made: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return how to take one dataclass apart."""
    names = [field.name for field in dataclasses.fields(made)]
    take = operator.attrgetter(*names)
    if len(names) == 1:
        return lambda value: (made, (take(value),))
    return lambda value: (made, take(value))


def dumped(value: Any, *, memory: bool = True) -> bytes:
    """Return a pickle; without memory of what it has seen, equal values give equal bytes."""
    out = io.BytesIO()
    writer = pickle.Pickler(out, protocol=5)
    writer.dispatch_table = reducers()
    writer.fast = not memory
    writer.dump(value)
    return out.getvalue()


def seal(value: Any) -> bytes:
    """Return a value as bytes, with their checksum before them."""
    data = zlib.compress(dumped(value), 1)
    return hashlib.sha256(data).digest()[:SUM] + data


def unseal(data: bytes) -> Any:
    """Return the value of sealed bytes; raises ``ValueError`` where they are damaged."""
    if hashlib.sha256(data[SUM:]).digest()[:SUM] != data[:SUM]:
        message = "damaged entry"
        raise ValueError(message)
    return Plain(io.BytesIO(zlib.decompress(data[SUM:]))).load()


@cache
def version() -> bytes:
    """Return a checksum of the program: a store made by another one has nothing for this one."""
    total = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".yaml"}:
            total.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    versions = (platform.python_version(), markdown.__version__, markdown_it.__version__, yaml.__version__)
    return total.digest() + repr(versions).encode()


def digest(*parts: Any) -> str:
    """Return the key of what is computed from these parts (no sets, whose order is by chance)."""
    return hashlib.sha256(version() + dumped(parts, memory=False)).hexdigest()


class Store:
    """Values by key. Without a path nothing is kept. Never raises for what is wrong with its file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.used: set[str] = set()
        self.base: sqlite3.Connection | None = None
        for _ in range(2):
            with self.safely():
                self.base = self.open()
                break

    def open(self) -> sqlite3.Connection | None:
        """Open the file, making it where there is none."""
        if self.path is None:
            return None
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path, timeout=WAIT, isolation_level="DEFERRED")
        try:
            base.execute("PRAGMA synchronous=OFF")  # what a power cut damages is computed again
            base.execute(TABLE)
        except sqlite3.Error:
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
        """Drop a database that cannot be used; a locked one is only not used this time."""
        try:
            yield
        except sqlite3.OperationalError:
            self.drop()
        except (sqlite3.DatabaseError, OSError):
            self.drop()
            if self.path is not None:
                with contextlib.suppress(OSError):
                    self.path.unlink()

    def get(self, key: str) -> Any:
        """Return the value of a key, or ``None``."""
        found = None
        with self.safely():
            if self.base is not None:
                found = self.base.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        try:
            value = unseal(found[0])
        except Exception:  # noqa: BLE001 - whatever a damaged or foreign value does, it is not used
            return None
        self.used.add(key)
        return value

    def put(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep sealed values by their keys."""
        if self.base is None:
            return
        made = [(key, 0, len(value), value) for key, value in rows]
        self.used.update(row[0] for row in made)
        with self.safely(), self.base:
            self.base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", made)

    def close(self, limit: int = LIMIT) -> None:
        """Mark what this run used, and drop what was not used for longest above the limit."""
        with self.safely():
            if self.base is None:
                return
            with self.base:
                self.age(self.base, limit)
        self.drop()

    def age(self, base: sqlite3.Connection, limit: int) -> None:
        """Count runs in the entries' column ``run``: the used ones get this run's number."""
        (run,) = base.execute("SELECT coalesce(max(run), 0) + 1 FROM entry").fetchone()
        base.executemany("UPDATE entry SET run = ? WHERE key = ?", ((run, key) for key in sorted(self.used)))
        (total,) = base.execute("SELECT coalesce(sum(size), 0) FROM entry").fetchone()
        for old, size in base.execute(
            "SELECT run, sum(size) FROM entry GROUP BY run ORDER BY run"
        ).fetchall():
            if total <= limit or old == run:
                break
            base.execute("DELETE FROM entry WHERE run = ?", (old,))
            total -= size
