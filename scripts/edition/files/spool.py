"""Texts by name that a file holds instead of memory, since the pages of a large edition have gigabytes."""

from __future__ import annotations

import contextlib
import hashlib
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from struct import Struct

from edition.files import disk
from edition.model.shelf import Place, Shelf, held_at, taken

Promise = Callable[[], str]

Promised = tuple[Promise, bytes]  # with the checksum

WHERE = Struct("QQ")  # the first byte of a text, and the number of its bytes

SUM = 32  # bytes of a checksum

Content = str | bytes | Iterator[bytes]  # a text, the same in UTF-8, or its parts in UTF-8

Texts = Mapping[str, str] | Iterable[tuple[str, Content]]  # by name


def pairs(texts: Texts) -> Iterable[tuple[str, Content]]:
    """Return texts with their names, one at a time."""
    return texts.items() if isinstance(texts, Mapping) else texts


class Spool(MutableMapping[str, str]):
    """Texts by name, in the order of their names. Each has a checksum, so that it is compared without being read.

    Raises ``OSError`` if the disk is full.
    """

    def __init__(self, room: Path | None = None) -> None:
        """``room`` is the folder of the file; without it, the system's for such files."""
        self.shelf = Shelf(room)
        self.rows: dict[
            str, bytes | Promised
        ] = {}  # the place and the checksum of each; bytes take the least room

    def __setitem__(self, name: str, text: Content) -> None:
        """Keep a text; one of the same name before it is forgotten. While parts are made, nothing else may be kept."""
        first, total = self.shelf.size, hashlib.sha256()
        for data in in_bytes(text):
            self.shelf.put(data)
            total.update(data)
        self.rows[name] = total.digest() + WHERE.pack(first, self.shelf.size - first)

    def add(self, texts: Texts) -> None:
        """Keep some texts, one at a time."""
        for name, text in pairs(texts):
            self[name] = text

    def promise(self, name: str, checksum: str, read: Callable[[], str]) -> None:
        """Keep how to read a text, and its checksum; most texts are as they were, and nobody reads them."""
        self.rows[name] = read, bytes.fromhex(checksum)

    def __getitem__(self, name: str) -> str:
        """Return a text; raises ``KeyError`` if there is none of this name."""
        held = self.rows[name]
        return taken(self.place(held)) if isinstance(held, bytes) else held[0]()

    def data(self, name: str) -> bytes:
        """Return a text in UTF-8, as ``__getitem__`` does."""
        held = self.rows[name]
        if isinstance(held, bytes):
            return held_at(self.place(held))
        return held[0]().encode("utf-8", "surrogatepass")

    def place(self, held: bytes) -> Place:
        """Return where a text is."""
        return (self.shelf, *WHERE.unpack_from(held, SUM))

    def __delitem__(self, name: str) -> None:
        """Forget a text."""
        del self.rows[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a text of this name."""
        return name in self.rows

    def __iter__(self) -> Iterator[str]:
        """Yield the names, sorted."""
        return iter(sorted(self.rows))

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.rows)

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process as texts: it has neither the file nor what keeps the promises."""
        return filled, ({**self},)

    def checksum(self, name: str) -> str:
        """Return the SHA-256 of a text in UTF-8."""
        return sum_of(self.rows[name])


def sum_of(held: bytes | Promised) -> str:
    """Return the checksum of a text that is held or promised."""
    return held[:SUM].hex() if isinstance(held, bytes) else held[1].hex()


def in_bytes(text: Content) -> Iterable[bytes]:
    """Return a text in UTF-8, part by part."""
    if isinstance(text, str):
        return (text.encode("utf-8", "surrogatepass"),)
    return (text,) if isinstance(text, bytes) else text


def filled(texts: Texts) -> Spool:
    """Return texts in a file."""
    made = Spool()
    made.add(texts)
    return made


def checksum_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Again:
    """Texts that were made before: each stands where it was written, or is made once more with the others."""

    def __init__(self, folder: Path, sums: Mapping[str, str], make: Callable[[], Texts]) -> None:
        """In: the folder where they were written; their checksums by name; what makes them."""
        self.folder, self.sums, self.make = folder, sums, make
        self.made: Spool | None = None

    def written(self, name: str) -> str | None:
        """Return a text from the folder, or nothing if another stands there, or none."""
        with contextlib.suppress(OSError):
            data = disk.read_bytes(self.folder / name)
            if hashlib.sha256(data).hexdigest() == self.sums[name]:
                return data.decode("utf-8", "surrogatepass")
        return None

    def again(self, name: str) -> str:
        """Return a text that is made once more."""
        if self.made is None:
            self.made = filled(self.make())
        return self.made[name]


def checksum(texts: Mapping[str, str | bytes], name: str) -> str:
    """Return the SHA-256 of one of some texts, without reading it from a file."""
    some = having(texts, name)
    return some.checksum(name) if isinstance(some, Spool) else hashlib.sha256(content(some, name)).hexdigest()


def checksums(texts: Mapping[str, str | bytes]) -> dict[str, str]:
    """Return the same of all of them."""
    if isinstance(texts, ChainMap):
        made: dict[str, str] = {}
        for some in reversed(texts.maps):
            made |= checksums(some)
        return made
    if isinstance(texts, Spool):
        return {name: sum_of(held) for name, held in texts.rows.items()}
    return {name: checksum(texts, name) for name in texts}


def content(texts: Mapping[str, str | bytes], name: str) -> bytes:
    """Return one of some texts in UTF-8; it is not decoded if a file has it."""
    some = having(texts, name)
    if isinstance(some, Spool):
        return some.data(name)
    text = some[name]
    return text.encode() if isinstance(text, str) else text


def having(texts: Mapping[str, str | bytes], name: str) -> Mapping[str, str | bytes]:
    """Return which of several mappings in a chain has a name; another mapping is the one."""
    return next(some for some in texts.maps if name in some) if isinstance(texts, ChainMap) else texts
