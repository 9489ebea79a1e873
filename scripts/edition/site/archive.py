"""The offline archive: the built site as one zip file; the same site gives the same bytes.

The page ``offline.html``, which offers the archive, is replaced in the archive by ``offline-copy.html``,
which says that this is the copy; the site itself keeps only the first. The texts to take away are left out, and
pages lose their links to them. So do files whose words a page has, and what heads say to programs on a host (``lean``).
"""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.store import Store
from edition.cache.values import pack as pack_value
from edition.files import disk, zipped
from edition.files.zipped import Packed
from edition.pages.html import add, element, to_html
from edition.site import lean, texts

NAME = "downloads/offline.zip"

OFFER, COPY = "offline.html", "offline-copy.html"

LEVEL = 5  # of compression: in a quarter less time than the usual one, for one or two bytes more in a hundred

MISSING = "404.html"  # for servers only; its links do not work from disk

OPEN_ME = "open-me.html"

VERSION = (
    "edition-version.txt"  # by which a copy in a browser is told from the host's edition (docs/keeper.js)
)


def open_me(title: str) -> str:
    """Return the small page beside the site's folder that opens it."""
    page = element("html", lang="en")
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="refresh", content="0; url=site/index.html")
    add(head, "title", title)
    add(add(add(page, "body"), "p"), "a", f"Open {title}", href="site/index.html")
    return f"<!doctype html>\n{to_html(page)}\n"


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the archive that was written last: the checksum of the site's file, and its own CRC-32 and size.

    ``begins`` and ``length`` say where its packed bytes are, ``packed`` is their checksum.
    """

    made_from: str
    crc: int
    size: int
    begins: int
    length: int
    packed: str


@dataclass(frozen=True, slots=True)
class Last:
    """The files of the archive that was written last, by name."""

    rows: dict[str, Row] = field(default_factory=dict)


def key() -> str:
    """Return the key of what is known of the last archive; another compressor gives other bytes."""
    return digest("archive", zlib.ZLIB_RUNTIME_VERSION)


def checksum(data: bytes) -> str:
    """Return the checksum of bytes."""
    return hashlib.sha256(data).hexdigest()


class Before:
    """The archive of the site that stands: what did not change is taken from it as it is packed there."""

    def __init__(self, store: Store, site: Path | None) -> None:
        """In: the store, which knows the last archive; the folder of the site, if one stands."""
        known: Last | None = store.get([key()], Last)[0] if site else None
        self.rows: Mapping[str, Row] = known.rows if known else {}
        self.file = None
        if self.rows and site:
            with contextlib.suppress(OSError):
                self.file = (site / NAME).open("rb")

    def packed(self, name: str, made_from: str) -> Packed | None:
        """Return a file that was made from the same; ``None`` if the archive has none, or other bytes in its place."""
        row = self.rows.get(name)
        if self.file is None or row is None or row.made_from != made_from:
            return None
        self.file.seek(row.begins)
        data = self.file.read(row.length)
        return Packed(data, row.crc, row.size) if checksum(data) == row.packed else None

    def close(self) -> None:
        """Close the archive."""
        if self.file is not None:
            self.file.close()


Contents = tuple[
    str, str, Callable[[], bytes]
]  # the name, the checksum of what it is made from, and what makes it


def contents(site: Path, title: str, sums: dict[str, str]) -> Iterator[Contents]:
    """Yield each file of the archive but the version of the site; add the checksums of the site's files by name.

    Each file of the site is read once, and not all of them are held, since a large site has gigabytes. The files to
    take away are in the version, but the archive has no room for them.
    """
    opening = open_me(title).encode()
    yield OPEN_ME, checksum(opening), partial(bytes, opening)
    names = {*disk.below(site)}
    left_out = {MISSING, OFFER if COPY in names else ""}
    for name in sorted(names - {NAME, VERSION}):
        data = (site / name).read_bytes()
        sums[name] = checksum(data)
        if name not in left_out and not texts.is_one(name) and not lean.is_twice(name):
            shown = OFFER if name == COPY else name
            yield f"site/{shown}", sums[name], partial(as_shown, shown, data)


def version(sums: Mapping[str, str]) -> bytes:
    """Return the version of a site; in: the checksums of its files by name, in this order."""
    whole = hashlib.sha256()
    for name, own in sums.items():
        whole.update(f"{name}\0".encode() + bytes.fromhex(own))
    return whole.hexdigest()[:16].encode()


def as_shown(name: str, data: bytes) -> bytes:
    """Return a file as the archive has it under a name."""
    if texts.has_some(name):
        data = texts.without_links(data)
    return lean.page(data) if name.endswith(".html") else data


def write(
    site: Path, folder: str, title: str, store: Store | None = None, standing: Path | None = None
) -> dict[str, str]:
    """Write the archive into the site, and the file that tells this state of the site from any other.

    In: the built site; the name of the folder that unpacking makes; the edition's title; the store, and the site that
    stands, from whose archive the files that did not change are taken. Out: the checksums of the site's files by name.
    """
    store = store or Store()
    target = site / NAME
    target.parent.mkdir(exist_ok=True)
    before, rows, sums = Before(store, standing), dict[str, Row](), dict[str, str]()
    try:
        with zipfile.ZipFile(target, "w") as file:
            for name, made_from, make in contents(site, title, sums):
                packed = before.packed(name, made_from) or zipped.deflated(make(), LEVEL)
                begins = zipped.put(file, f"{folder}/{name}", packed)
                own = checksum(packed.data)
                rows[name] = Row(made_from, packed.crc, packed.size, begins, len(packed.data), own)
            now = version(sums)
            zipped.put(file, f"{folder}/site/{VERSION}", zipped.deflated(now, LEVEL))
    finally:
        before.close()
    (site / VERSION).write_bytes(now)
    (site / COPY).unlink(missing_ok=True)
    with contextlib.suppress(Unfit):  # of a hundred thousand files
        store.put([(key(), pack_value(Last(rows), Last))])
    return sums


def pack_folder(folder: Path, target: Path) -> None:
    """Write all files of a folder as a zip file, in the order of their names: the site of a release."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    target.parent.mkdir(parents=True, exist_ok=True)
    zipped.pack(target, ((name, path.read_bytes()) for name, path in sorted(paths.items())))
