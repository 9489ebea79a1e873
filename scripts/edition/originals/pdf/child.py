"""Reads a PDF from the standard input and writes the reading as JSON: run in a process of its own.

A PDF may be made to crash the library that opens it, or to take all memory; this process may be lost.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from edition.originals.pdf import extract
from edition.originals.pdf.assemble import reading
from edition.originals.pdf.page import UNREAD, Page

MEMORY = 2 << 30  # bytes

SECONDS = 600  # of the processor

MOST_UNREAD = 0.2  # share of the glyphs of a text that can be read

MOST_PAGES = 2000

MOST_BARE = 12  # letters and figures on the image of a page that are no text: "Page 123 of 456"


def limit() -> None:
    """Limit the memory and the time of this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for name, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hard = resource.getrlimit(name)
            resource.setrlimit(name, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
        except (ValueError, OSError):
            continue  # macOS does not limit addresses


@dataclass
class Counted:
    """What is counted on the pages of a PDF while they are read."""

    images: int = 0
    most: int = 0  # letters and figures of a page
    glyphs: int = 0
    unread: int = 0

    def pages(self, found: Iterable[Page]) -> Iterator[Page]:
        """Yield pages, and count."""
        for page in found:
            self.images += page.images
            self.most = max(self.most, sum(glyph.text.isalnum() for glyph in page.glyphs))
            self.glyphs += len(page.glyphs)
            self.unread += sum(glyph.text == UNREAD for glyph in page.glyphs)
            yield page


def answer(data: bytes) -> dict[str, Any]:
    """Return what was read, or why not."""
    counted = Counted()
    try:
        made = reading(counted.pages(extract.pages(data, MOST_PAGES)), extract.version())
    except extract.Closed as fault:
        return {"closed": fault.code}
    except extract.TooLong as fault:
        return {"long": fault.pages, "most": MOST_PAGES}
    if counted.most <= (MOST_BARE if counted.images else 0):
        return {"wordless": counted.images}
    if counted.unread > MOST_UNREAD * counted.glyphs:
        return {"unread": True}
    return {"reading": asdict(made)}


def main() -> None:
    """Read, and answer."""
    limit()
    sys.stdout.buffer.write(json.dumps(answer(sys.stdin.buffer.read())).encode())
