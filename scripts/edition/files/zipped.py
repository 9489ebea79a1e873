"""Zip files that depend on their contents only: not on time, machine or order of the files on disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold

REGULAR_FILE = 0o100644 << 16  # readable by everyone, on systems that have permissions


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as a zip file holds it: its bytes, compressed or not, and the checksum (CRC-32) and the size of the file."""

    data: bytes
    crc: int
    size: int
    method: int = zipfile.ZIP_DEFLATED


def deflated(data: bytes, level: int = zlib.Z_DEFAULT_COMPRESSION) -> Packed:
    """Return a file compressed as ``zipfile`` does it."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(compressor.compress(data) + compressor.flush(), zlib.crc32(data), len(data))


def stored(data: bytes) -> Packed:
    """Return a file as it is."""
    return Packed(data, zlib.crc32(data), len(data), zipfile.ZIP_STORED)


def put(file: zipfile.ZipFile, name: str, packed: Packed) -> int:
    """Add a file that is packed already to a zip file that is being written; return where its bytes begin."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 3  # Unix, whatever system makes the file
    entry.external_attr = REGULAR_FILE
    entry.compress_type = packed.method
    entry.CRC, entry.file_size, entry.compress_size = packed.crc, packed.size, len(packed.data)
    out: IO[bytes] = file.fp  # type: ignore[assignment] # it is open
    entry.header_offset = out.tell()
    out.write(entry.FileHeader())
    begins = out.tell()
    out.write(packed.data)
    # What ``writestr`` does, which would compress the file once more.
    file.filelist.append(entry)
    file.NameToInfo[name] = entry
    file.start_dir = out.tell()
    return begins


def pack(
    target: Path | IO[bytes], rows: Iterable[tuple[str, bytes]], as_they_are: frozenset[str] = frozenset()
) -> None:
    """Write files, each with its name and bytes, as a zip file; those of ``as_they_are`` are not compressed."""
    with zipfile.ZipFile(target, "w") as file:
        for name, data in rows:
            put(file, name, stored(data) if name in as_they_are else deflated(data))
