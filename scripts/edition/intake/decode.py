"""Decodes the bytes of a plain text: encodings, line breaks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from edition.originals.encoding import guess

GZIP = b"\x1f\x8b"

ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that is not plain text: what it is, and the command that unpacks it."""

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
    """Recognise an archive by its first bytes; ``None`` if the file may be plain text."""
    if data.startswith(GZIP):
        return Foreign("a gzip archive", f"gunzip {name}")
    if data.startswith(ZIP):
        return Foreign("a ZIP archive", f"unzip {name}")
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
