"""The format of a file is told by what it contains, and what cannot be read is told with the next step."""

from __future__ import annotations

import io
import zipfile

import pytest

from edition.originals import formats
from edition.originals.formats import Format
from edition.originals.reading import Unreadable


def zipped(*files: tuple[str, str]) -> bytes:
    """Return an archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files:
            archive.writestr(name, text)
    return out.getvalue()


ODF = "application/vnd.oasis.opendocument."

KNOWN = [
    (zipped(("word/document.xml", "<x/>")), "a", "docx"),
    (zipped(("mimetype", f"{ODF}text"), ("content.xml", "<x/>")), "a", "odt"),
    (zipped(("mimetype", "application/epub+zip")), "a", "epub"),
    (b"%PDF-1.7\n", "a", "pdf"),
    (b"\xef\xbb\xbf<!DOCTYPE html>\n<p>x", "a", "html"),
    (b"<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='http://www.w3.org/1999/xhtml'>", "a.txt", "html"),
    (
        b'<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">\n<article>',
        "a",
        "jats",
    ),
    (b"% !TeX program\n\\documentclass[12pt]{article}\n", "a", "latex"),
    (b"\\section{x}", "a.tex", "latex"),
    (b"# Rivers\n", "a.md", "markdown"),
]


@pytest.mark.parametrize(("data", "name", "key"), KNOWN, ids=[f"{row[2]}-{n}" for n, row in enumerate(KNOWN)])
def test_formats_are_told(data: bytes, name: str, key: str) -> None:
    """By their first bytes or files; only LaTeX and Markdown also by the file's name."""
    made = formats.of(data, name)
    assert isinstance(made, Format)
    assert made.key == key


@pytest.mark.parametrize("text", ["Rivers\n\nA text.\n", "<sup>1</sup> Doe.\n", "<b>Rivers</b>\n", ""])
def test_a_plain_text_has_no_format(text: str) -> None:
    """Also if it has a tag in it."""
    assert formats.of(text.encode(), "a.txt") is None


REFUSED = [
    (rb"{\rtf1\ansi x}", "RTF", "save it as DOCX"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "save it as DOCX"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
        "without one",
    ),
    (b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>", "TEI", "DOCX or HTML"),
    (b"<?xml version='1.0'?><office:document office:x='1'>", "OpenDocument", "ODT"),
    (b"<?xml version='1.0'?><feed>", "unknown", "DOCX"),
    (zipped(("[Content_Types].xml", ""), ("xl/workbook.xml", "")), "table", "DOCX"),
    (zipped(("mimetype", f"{ODF}spreadsheet")), "table", "ODT"),
    (zipped(("word/document.xml", "<x/>"))[:60], "damaged", "again"),
]


@pytest.mark.parametrize(("data", "what", "hint"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_cannot_be_read_is_told_with_the_next_step(data: bytes, what: str, hint: str) -> None:
    """Never a traceback, never silence."""
    made = formats.of(data, "a")
    assert isinstance(made, Unreadable)
    assert what in made.what
    assert hint in made.hint
