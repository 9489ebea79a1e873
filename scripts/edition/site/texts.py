"""Puts the files to take away into the built site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

KILOBYTE = 1000

# The place on a page for the size of a file: <span class="file-size" data-file="downloads/texts/small-paper.epub"></span>
SIZE = re.compile(rb'(<span class="file-size" data-file="([\w./-]+)">)(</span>)')


def place(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files into the built site, and their sizes into the pages that link to them.

    In: the site; the files by their place below it. The page of a paper that has none loses its links to them, and so
    does the page about reading offline, which has those to the whole edition.
    """
    for name, data in files.items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def sized(match: re.Match[bytes]) -> bytes:
        return match[1] + size(len(files[match[2].decode()])).encode() + match[3]

    for page in sorted([*(site / "papers").glob("*.html"), *site.glob("offline*.html")]):
        text = page.read_bytes()
        there = all(match[2].decode() in files for match in SIZE.finditer(text))
        page.write_bytes(SIZE.sub(sized, text) if there else without_links(text))


LINE = re.compile(
    rb'<p class="take-away [^>]*>.*?</p>', re.DOTALL
)  # the line of a page that links to the files

HEAD = re.compile(rb'<link [^>]*href="\.\./downloads/texts/[^>]*>\n?')  # a link to one in the head


def without_links(page: bytes) -> bytes:
    """Return a page as the archive has it, without links to the files, for which it has no room."""
    return HEAD.sub(b"", LINE.sub(b"", page))


def size(number: int) -> str:
    """Return a number of bytes for readers, behind the name of a file: " (23 kB)"."""
    return f" ({max(1, round(number / KILOBYTE)):,}\N{NO-BREAK SPACE}kB)"
