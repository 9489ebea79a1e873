"""Keys of results: checksums of the program, of the function and of what it computes from; pickles for other processes."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.resources
import io
import operator
import pickle
import platform
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from edition.cache import values
from edition.model.later import Later, waiting
from edition.model.shared import Summed

DATA = frozenset({".py", ".yaml", ".jinja", ".gz", ".typ"})  # suffixes of the program's own files

# What results are made with. Pandoc, typst, the styles and the reader of PDFs are in the keys of what they make.
PACKAGES = (
    "bibtexparser",
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "orjson",
    "pylatexenc",
    "python-crfsuite",
    "pyyaml",
    "selectolax",
    "zstandard",
)

Reducer = Callable[[Any], tuple[Any, ...]]


class Reducers(dict[type, Reducer]):
    """Pickle reducers for our dataclasses, which rebuild an object from its fields.

    They take a quarter of the time of the default.
    """

    def __missing__(self, made: type) -> Reducer:
        """Make the reducer of a dataclass; raises ``KeyError`` for any other type, which pickle handles itself."""
        if not dataclasses.is_dataclass(made):
            raise KeyError(made)
        self[made] = reducer(made)
        return self[made]


def reducer(made: type) -> Reducer:
    """Return the reducer of one dataclass."""
    names = [field.name for field in dataclasses.fields(made)]
    take = operator.attrgetter(*names)
    if len(names) == 1:
        return lambda value: (made, (take(value),))
    return lambda value: (made, take(value))


class InKeys(Reducers):
    """The same for keys: of a record that stands in many of them, its checksum, which is made once."""

    def __missing__(self, made: type) -> Reducer:
        """Make the reducer of a dataclass, as above."""
        known = super().__missing__(made)
        if issubclass(made, Summed):
            self[made] = lambda value: (made, (summed(value, known),))
        return self[made]


def summed(record: Summed, known: Reducer) -> str:
    """Return the checksum of a record; ``known`` returns its fields."""
    try:
        return record.sum
    except AttributeError:
        object.__setattr__(record, "sum", digest(known(record)))
        return record.sum


class Sent(Reducers):
    """The same for what another process gets: a record that is not filled goes as it is."""

    def __missing__(self, made: type) -> Reducer:
        """Make the reducer of a dataclass, as above."""
        known = super().__missing__(made)
        if issubclass(made, Later):
            self[made] = lambda value: (
                (values.read_later, (made, waiting(value))) if waiting(value) else known(value)
            )
        return self[made]


REDUCERS, SENT = InKeys(), Sent()


def dumped(value: Any, *, memory: bool = True) -> bytes:
    """Return a pickle for another process, or one without memoisation, of which equal values give equal bytes."""
    out = io.BytesIO()
    writer = pickle.Pickler(out, protocol=5)
    writer.dispatch_table = SENT if memory else REDUCERS
    writer.fast = not memory
    writer.dump(value)
    return out.getvalue()


@cache
def version() -> bytes:
    """Return a checksum of the program; another version of the program does not reuse its results."""
    total = hashlib.sha256()
    folder = Path(str(importlib.resources.files("edition")))
    for path in sorted(folder.rglob("*")):
        if path.suffix in DATA:
            total.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    versions = (platform.python_version(), *map(metadata.version, PACKAGES))
    return total.digest() + repr(versions).encode()


def digest(*parts: Any) -> str:
    """Return the key of a result that is computed from these parts (no sets, whose order varies)."""
    return hashlib.sha256(version() + dumped(parts, memory=False)).hexdigest()
