"""Puts the files to take away into the built site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

from edition.language.regex import lazy_regex

KILOBYTE = 1000

# The place on a page for the size of a file: <span class="file-size" data-file="downloads/texts/small-paper.epub"></span>
SIZE = lazy_regex(rb'(<span class="file-size" data-file="([\w./-]+)">)(</span>)')


def place(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files into the built site, and their sizes into the pages that link to them.

    In: the site; the files by their place below it. Each page that has links to files loses those to files that were
    not made.
    """
    sizes = {}
    for name, data in files.items():
        sizes[name] = len(data)
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def sized(match: re.Match[bytes]) -> bytes:
        return match[1] + size(sizes[match[2].decode()]).encode() + match[3]

    for page in sorted(path for pattern in PAGES for path in site.glob(pattern)):
        text = page.read_bytes()
        named = {match[2].decode() for match in SIZE.finditer(text)}
        named |= {match[1].decode() for match in WHOLE.finditer(text)}
        there = named & sizes.keys()
        for name in sorted(named - there) if there else ():
            text = without_file(text, name)
        page.write_bytes(SIZE.sub(sized, text) if there or not named else without_links(text))


LINE = lazy_regex(
    rb'<p (?:id="take-away" )?class="take-away [^>]*>.*?</p>|<span class="to-files">.*?</span>', re.DOTALL
)  # the line of a page that links to the files, and the way to it

FILES = rb"(?:(?:\.\./)?downloads/texts/[\w./-]+|[\w-]+\.pdf)"  # their addresses on a page

HEAD = lazy_regex(rb'<link [^>]*href="' + FILES + rb'"[^>]*>\n?|<meta name="citation_pdf_url"[^>]*>\n?')

ITEM = lazy_regex(rb'(?:, )?<a [^>]*>[^<]*</a><span class="file-size" data-file="([\w./-]+)"></span>')


WHOLE = lazy_regex(
    rb'href="(?:\.\./)?(downloads/texts/whole/[\w.-]+)"'
)  # a link to a file of the whole edition

PAGES = ("papers/*.html", "offline*.html", "index.html", "about/formats.html")  # that have links to files


def has_some(name: str) -> bool:
    """Tell whether a page of the site may have links to files."""
    return any(fnmatch(name, pattern) for pattern in PAGES)


def is_one(name: str) -> bool:
    """Tell whether a file of the site is one to take away."""
    return name.startswith("downloads/texts/") or (name.startswith("papers/") and name.endswith(".pdf"))


def without_links(page: bytes) -> bytes:
    """Return a page as the archive has it, without links to the files, for which it has no room."""
    return HEAD.sub(b"", LINE.sub(b"", page))


def without_file(page: bytes, name: str) -> bytes:
    """Return a page without its links to one file, which was not made."""
    mark = name.rpartition("/")[2].encode()
    page = ITEM.sub(lambda match: b"" if match[1] == name.encode() else match[0], page)
    return HEAD.sub(lambda match: b"" if mark + b'"' in match[0] else match[0], page)


def size(number: int) -> str:
    """Return a number of bytes for readers, behind the name of a file: " (23 kB)"."""
    return f" ({max(1, round(number / KILOBYTE)):,}\N{NO-BREAK SPACE}kB)"
