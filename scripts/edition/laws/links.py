"""Law 4: every internal link and anchor resolves, in the generated pages and in the built site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from edition.cache.tasks import Workshop
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

FOREIGN = ("http:", "https:", "mailto:", "data:", "javascript:", "//")

MANY = 500  # pages; fewer are read sooner than other processes start

# What a <link> only names; every other one makes a browser fetch what it leads to.
NAMING = frozenset(["alternate", "author", "canonical", "cite-as", "collection", "describedby", "feed", "item",
                    "license", "next", "prev", "related", "type"])  # fmt: skip

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}

# Sites have thousands of pages, and the standard library's parser takes five times as long as these.
TAG = re.compile(
    r"""<!--                                    # a comment
      | <(?P<tag>[a-zA-Z][\w:-]*+)              # <a
        (?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+'){0,100}+)>  #  href="x.html#y">
    """,
    re.VERBOSE,
)

ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)
        (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'=<>`]++)))?+
    """,
    re.VERBOSE,
)

Place = tuple[str, int, int]  # an address, its line and column


@dataclass(frozen=True, slots=True)
class Page:
    """The anchors and links of one page, and what it loads."""

    anchors: frozenset[str]
    links: tuple[Place, ...]
    loads: tuple[Place, ...]


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag; the first of two of one name counts, as in a browser."""
    values: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(text):
        value = match["double"] or match["single"] or match["bare"] or ""
        values.setdefault(match["name"].lower(), unescape(value) if "&" in value else value)
    return values


def tags(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield the tags that begin an element, each with the text of its attributes and its place.

    Comments and what scripts and styles hold are no tags.
    """
    place = 0
    while match := TAG.search(html, place):
        tag, place = (match["tag"] or "").lower(), match.end()
        if tag:
            yield tag, match["rest"], match.start()
        end = f"</{tag}" if tag in {"script", "style"} else "" if tag else "-->"
        if end:
            found = html.find(end, place)
            place = found if found >= 0 else len(html)


def read(html: str) -> Page:
    """Return the anchors and links of a page."""
    anchors: set[str] = set()
    links: list[Place] = []
    loads: list[Place] = []
    line, counted, end = 1, 0, -1
    for tag, rest, start in tags(html):
        values = attributes(rest)
        line += html.count("\n", counted, start)
        end = max(end, html.rfind("\n", counted, start))  # of the line before; lines may have megabytes
        counted = start
        place = line, start - end
        for name in ("id", "name"):
            if values.get(name) and (name == "id" or tag == "a"):
                anchors.add(values[name])
        if tag == "a" and "href" in values:
            links.append((values["href"], *place))
        if tag == "link" and NAMING.issuperset(values.get("rel", "").split() or [""]):
            links.append((values.get("href", ""), *place))
            continue
        attribute = LOADING.get(tag, "")
        if attribute in values:
            loads.append((values[attribute], *place))
    return Page(frozenset(anchors), tuple(links), tuple(loads))


def canonical(html: str) -> str:
    """Return the address that a page calls its own, ``""`` where it has none."""
    rows = (attributes(rest) for tag, rest, _ in tags(html) if tag == "link")
    return next((values.get("href", "") for values in rows if values.get("rel") == "canonical"), "")


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
