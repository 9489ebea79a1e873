"""Zip files that take what is packed already are, byte for byte, those that ``zipfile`` writes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from edition.files import zipped

FILES = (
    ("mimetype", b"application/epub+zip"),
    ("empty.txt", b""),
    ("a/long.html", b"<p>The axis began in 1963.</p>\n" * 4_000),
    ("a/\N{ARABIC LETTER MEEM}.txt", bytes(range(256)) * 300),
)


def usual(rows: tuple[tuple[str, bytes], ...], bare: frozenset[str]) -> bytes:
    """Return what ``zipfile`` makes of files, in the usual way."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in rows:
            entry = zipfile.ZipInfo(name, zipped.EPOCH)
            entry.create_system = 3
            entry.external_attr = zipped.REGULAR_FILE
            entry.compress_type = zipfile.ZIP_STORED if name in bare else zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
    return out.getvalue()


@pytest.mark.parametrize("rows", [FILES, FILES[:1], ()])
def test_the_usual_bytes(rows: tuple[tuple[str, bytes], ...], tmp_path: Path) -> None:
    """In memory and on disk, compressed and as they are, with and without files."""
    bare = frozenset({"mimetype"})
    out = io.BytesIO()
    zipped.pack(out, rows, bare)
    zipped.pack(tmp_path / "a.zip", rows, bare)
    assert out.getvalue() == (tmp_path / "a.zip").read_bytes() == usual(rows, bare)


def test_where_a_file_begins(tmp_path: Path) -> None:
    """A file's packed bytes stand where ``put`` says, and can be put into another zip file."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        begins = [zipped.put(file, name, zipped.deflated(data)) for name, data in FILES]
    whole = (tmp_path / "a.zip").read_bytes()
    for (_, data), begin in zip(FILES, begins, strict=True):
        packed = zipped.deflated(data)
        assert whole[begin : begin + len(packed.data)] == packed.data
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert [(name, file.read(name)) for name in file.namelist()] == [*FILES]
        assert file.testzip() is None
