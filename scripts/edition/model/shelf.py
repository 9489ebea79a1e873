"""Texts that a file holds instead of memory."""

from __future__ import annotations

import io
import os
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
        self.room, self.size = room, 0
        self.file: io.BytesIO | io.FileIO = io.BytesIO()

    def put(self, data: bytes) -> Place:
        """Keep a text in UTF-8; return its place."""
        first = self.size
        if isinstance(self.file, io.BytesIO) and first + len(data) > SMALL:
            early, self.file = self.file.getvalue(), self.opened()
            self.write(early)
        self.file.seek(first)
        self.write(data)
        self.size += len(data)
        return self, first, len(data)

    def write(self, data: bytes) -> None:
        """Write where the file stands."""
        left = memoryview(data)
        while left:
            left = left[self.file.write(left) :]

    def opened(self) -> io.FileIO:
        """Open the file; it is closed with this shelf, in whichever order both are forgotten."""
        with tempfile.TemporaryFile(dir=self.room) as file:
            number = os.dup(file.fileno())
        weakref.finalize(self, os.close, number)
        return io.FileIO(number, "r+", closefd=False)


Place = tuple[Shelf, int, int]  # the first byte, and the number of bytes


def held_at(place: Place) -> bytes:
    """Return the text at a place in UTF-8."""
    shelf, first, size = place
    shelf.file.seek(first)
    return shelf.file.read(size)


def taken(place: Place) -> str:
    """Return the text at a place."""
    return held_at(place).decode("utf-8", "surrogatepass")
