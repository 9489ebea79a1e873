"""Decodes the bytes of a file: encodings, line breaks, and files that are not plain text."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass

PANDOC = "pandoc -t plain --wrap=none {name} -o {stem}.txt"

FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "pdftotext -layout {name} {stem}.txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "libreoffice --convert-to txt:Text {name}"),
    (b"{\\rtf", "an RTF document", PANDOC),
    (b"\x1f\x8b", "a gzip archive", "gunzip {name}"),
)

ZIPPED = (
    (b"word/", "a Word document (DOCX)"),
    (b"opendocument", "an OpenDocument text"),
    (b"epub", "an EPUB"),
)

MARKUP = ((b"<!doctype html", "an HTML page"), (b"<html", "an HTML page"), (b"<?xml", "an XML file"))

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

HEAD = 4096  # bytes at the beginning of a file that show its format

HALF = 0.3  # share of NUL bytes at odd or even offsets above which a text is UTF-16 without a byte-order mark


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that is not plain text: its format, and the command that converts it to text."""

    what: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``sure`` says whether the encoding is certain."""

    text: str
    encoding: str
    sha256: str
    line_ends: str = "LF"
    sure: bool = True

    @property
    def unchanged(self) -> bool:
        """Whether the file's own bytes are the text in UTF-8."""
        return self.encoding == "utf-8" and self.line_ends == "LF"


def foreign(data: bytes, name: str) -> Foreign | None:
    """Recognise a file that is not plain text by its first bytes; ``None`` if it may be plain text."""
    stem = name.rpartition(".")[0] or name
    head = data[:HEAD]
    for magic, what, command in FOREIGN:
        if magic in head[:1024] if magic == b"%PDF-" else head.startswith(magic):
            return Foreign(what, command.format(name=name, stem=stem))
    if head.startswith(b"PK\x03\x04"):
        what = next((what for mark, what in ZIPPED if mark in data), "a ZIP archive")
        return Foreign(
            what, PANDOC.format(name=name, stem=stem) if what != "a ZIP archive" else f"unzip {name}"
        )
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, what in MARKUP:
        if start.startswith(mark):
            return Foreign(what, PANDOC.format(name=name, stem=stem))
    return None


def decode(data: bytes, name: str, encoding: str = "") -> Decoded | Foreign:
    """Return the text of a file, or its format if it is not text.

    In: its bytes, its name for messages, and the user's encoding, if any (raises ``LookupError`` for an
    unknown one). A byte-order mark decides; otherwise valid UTF-8 is UTF-8, and anything else is read as
    Windows-1252, without certainty.
    """
    if other := foreign(data, name):
        return other
    chosen, sure = (encoding, True) if encoding else guess(data)
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as fault:
        return Foreign(f"no text in {chosen} (byte {fault.start + 1})")
    if "\x00" in text:
        return Foreign("a binary file")
    if not text.strip():
        return Foreign("a file without words")
    ends = "LF"
    if "\r" in text and "\n" not in text:
        text, ends = text.replace("\r", "\n"), "CR"
    return Decoded(text, chosen, hashlib.sha256(data).hexdigest(), ends, sure)


def guess(data: bytes) -> tuple[str, bool]:
    """Return the encoding of a text and whether it is certain."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, True
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data and data[first::2].count(0) > HALF * len(data) and not data[1 - first :: 2].count(0):
            return name, False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1", False
        return "cp1252", False
    return "utf-8", True
