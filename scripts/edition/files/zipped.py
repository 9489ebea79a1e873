"""Zip files that depend on their contents only: not on time, machine or order of the files on disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold

REGULAR_FILE = 0o100644 << 16  # readable by everyone, on systems that have permissions


def pack(
    target: Path | IO[bytes], rows: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()
) -> None:
    """Write files, each with its name and bytes, as a zip file; those of ``stored`` are not compressed."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in rows:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # Unix, whatever system makes the file
            entry.external_attr = REGULAR_FILE
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
