"""Law 4: every internal link and anchor resolves, in the generated pages and in the built site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from edition.diagnostics import Diagnostic, diagnose
from edition.model import Span
from edition.workshop import Workshop

FOREIGN = ("http:", "https:", "mailto:", "data:", "javascript:", "//")
MANY = 500  # pages; fewer are read sooner than other processes start
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


@dataclass(slots=True)
class Page:
    """The anchors and links of one page; a link is address, line and column."""

    anchors: set[str] = field(default_factory=set)
    links: list[tuple[str, int, int]] = field(default_factory=list)
    loads: list[tuple[str, int, int]] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects anchors, links, and what a page loads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element links, loads or names."""
        values = {name: value or "" for name, value in attrs}
        line, column = self.getpos()
        for name in ("id", "name"):
            if values.get(name) and (name == "id" or tag == "a"):
                self.page.anchors.add(values[name])
        if tag == "a" and "href" in values:
            self.page.links.append((values["href"], line, column + 1))
        if tag == "link" and values.get("rel") == "alternate":
            self.page.links.append((values.get("href", ""), line, column + 1))
            return
        attribute = LOADING.get(tag, "")
        if attribute in values and values.get("rel") not in {"canonical", "license"}:
            self.page.loads.append((values[attribute], line, column + 1))


def read(html: str) -> Page:
    """Return the anchors and links of a page."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def target(address: str, page: str) -> tuple[str, str] | None:
    """Return file and anchor that an address means, seen from a page; ``None`` outside the site."""
    if address.lower().startswith(FOREIGN):
        return None
    parts = urlsplit(address)
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith("/") or joined == ".":
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined, unquote(parts.fragment)


def dead(pages: Mapping[str, Page], files: frozenset[str], shown: str) -> Iterator[Diagnostic]:
    """Yield a finding for each link of the pages that leads nowhere.

    In: the pages by path, all files of the site, the folder to print. Links to another host are
    for the reader to follow; loading from another host is a fault.
    """
    for path, page in sorted(pages.items()):
        for address, line, column in page.links + page.loads:
            found = target(address, path)
            place = Span(f"{shown}/{path}", line, line, column)
            if found is None:
                continue
            file, anchor = found
            if file not in files:
                yield diagnose("LAW004", place, f"“{address}” leads to {file}, which is not there")
            elif anchor and file in pages and anchor not in pages[file].anchors and anchor != "__top":
                yield diagnose("LAW004", place, f"“{address}”: {file} has no “{anchor}”")
        for address, line, column in page.loads:
            if address.lower().startswith(("http:", "https:", "//")):
                place = Span(f"{shown}/{path}", line, line, column)
                yield diagnose("LAW007", place, f"the page loads “{address}” from another host")


def read_file(path: Path) -> Page:
    """Return the anchors and links of a page of a built site."""
    return read(path.read_text("utf-8"))


def check_site(folder: Path, shown: str, shop: Workshop | None = None) -> list[Diagnostic]:
    """Find dead links and foreign loads in a built site."""
    shop = shop or Workshop()
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names = sorted(name for name in files if name.endswith(".html") and name != "404.html")
    made = shop.each(read_file, [(folder / name,) for name in names], [""] * len(names), few=MANY)
    return list(dead({name: page.value for name, page in zip(names, made, strict=True)}, files, shown))
