"""Texts that a file holds instead of memory."""

from __future__ import annotations

import tempfile
import weakref
from pathlib import Path

SMALL = 8_000_000  # bytes of a shelf that stay in memory


class Shelf:
    """Texts in a file without a name, which goes with the shelf, and with the process however it ends.

    Raises ``OSError`` if the disk is full.
    """

    def __init__(self, room: Path | None = None) -> None:
        """``room`` is the folder of the file; without it, the system's for such files."""
        self.file = tempfile.SpooledTemporaryFile(SMALL, dir=str(room) if room else None)  # noqa: SIM115 - open as long as the shelf is there
        weakref.finalize(self, self.file.close)

    def put(self, data: bytes) -> Place:
        """Keep a text in UTF-8; return its place."""
        place = self.file.seek(0, 2)
        self.file.write(data)
        return self, place, len(data)


Place = tuple[Shelf, int, int]  # the first byte, and the number of bytes


def taken(place: Place) -> str:
    """Return the text at a place."""
    shelf, first, size = place
    shelf.file.seek(first)
    return shelf.file.read(size).decode("utf-8", "surrogatepass")
