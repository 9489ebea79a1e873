"""Laws 3 and 4: all citations, links and anchors have targets, and no page loads from another host."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from edition.cache.tasks import Workshop
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span
from edition.model.works import Citation

FOREIGN = ("http:", "https:", "mailto:", "data:", "javascript:", "//")

MANY = 500  # pages; for fewer, starting other processes takes longer

# Values of "rel" for which a browser does not fetch the target of a <link>.
NAMING = frozenset(["alternate", "author", "canonical", "cite-as", "collection", "describedby", "feed", "item",
                    "license", "next", "prev", "related", "type"])  # fmt: skip

LOADING = (
    "link[href], script[src], img[src], iframe[src], source[src]"  # elements that may load what they name
)

KNOWN = 4096  # addresses of which is known where they lead: those that many pages of a folder share


@dataclass(frozen=True, slots=True)
class Page:
    """The anchors of one page, the addresses that it links to, and those that it loads."""

    anchors: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]


def read_page(html: str | bytes) -> Page:
    """Return the anchors and links of a page."""
    page = LexborHTMLParser(html)
    anchors = {node.attributes["id"] for node in page.css("[id]")}
    anchors |= {node.attributes["name"] for node in page.css("a[name]")}
    links = [node.attributes["href"] or "" for node in page.css("a[href]")]
    loads: list[str] = []
    for node in page.css(LOADING):
        values, is_link = node.attributes, node.tag == "link"
        names = is_link and NAMING.issuperset((values.get("rel") or "").split() or [""])
        (links if names else loads).append(values["href" if is_link else "src"] or "")
    return Page(frozenset(filter(None, anchors)), tuple(links), tuple(loads))


def canonical(html: str) -> str:
    """Return the canonical address of a page, or ``""``."""
    node = LexborHTMLParser(html).css_first("link[rel=canonical]")
    return (node.attributes.get("href") or "") if node else ""


def target(address: str, page: str) -> tuple[str, str] | None:
    """Return the file and anchor of an address on a page; ``None`` outside the site."""
    if address.lower().startswith(FOREIGN):
        return None
    before, _, anchor = address.partition("#")
    if not anchor.isprintable():
        anchor = urlsplit(address).fragment  # without tabs and ends of lines, as browsers read it
    return located(before, page.rpartition("/")[0]) or page, unquote(anchor)


@lru_cache(maxsize=KNOWN)
def located(address: str, folder: str) -> str:
    """Return the file to which an address without an anchor leads from a page in a folder; "" for the page itself."""
    path = unquote(urlsplit(address).path)
    if not path:
        return ""
    joined = posixpath.normpath(posixpath.join(folder, path))
    if path.endswith("/") or joined == ".":
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined


def where(html: str, address: str, earlier: int) -> tuple[int, int]:
    """Return line and column of an attribute with an address, in the page's HTML.

    Skips ``earlier`` occurrences. Returns 1, 1 if the page writes the address differently.
    """
    place = -1
    for _ in range(earlier + 1):
        place = html.find(f'="{escape(address)}"', place + 1)
        if place < 0:
            return 1, 1
    begins = place + len('="')
    return html.count("\n", 0, begins) + 1, begins - html.rfind("\n", 0, begins)


def wrong(
    path: str, page: Page, pages: Mapping[str, Page], files: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of a page's links: the code, the address, and the reason."""
    for address in page.links + page.loads:
        found = target(address, path)
        if found is None:
            continue
        file, anchor = found
        if file not in files:
            yield "LAW004", address, f"“{address}” leads to {file}, which does not exist"
        elif anchor and file in pages and anchor not in pages[file].anchors and anchor != "__top":
            yield "LAW004", address, f"“{address}”: {file} has no “{anchor}”"
    for address in page.loads:
        if address.lower().startswith(("http:", "https:", "//")):
            yield "LAW007", address, f"the page loads “{address}” from another host"


def dead(
    pages: Mapping[str, Page], files: frozenset[str], shown: str, written: Callable[[str], str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each link without a target, and for each load from another host.

    In: the pages by path, all files of the site, the folder to print, a function that returns a page's
    HTML (called for the place of a finding only). Links to other hosts are allowed.
    """
    for path, page in sorted(pages.items()):
        earlier: Counter[str] = Counter()
        for code, address, why in wrong(path, page, pages, files):
            line, column = where(written(path), address, earlier[address])
            earlier[address] += 1
            yield diagnose(code, Span(f"{shown}/{path}", line, line, column), why)


def read_file(path: Path) -> Page:
    """Return the anchors and links of a page of a built site."""
    return read_page(path.read_bytes())


def files_of(folder: Path) -> frozenset[str]:
    """Return the names of all files of a site."""
    return frozenset(disk.below(folder))


def is_checked(name: str) -> bool:
    """Tell whether a file is a page whose links are checked."""
    return name.endswith(".html") and name != "404.html"


def check_site(folder: Path, shown: str, shop: Workshop | None = None) -> list[Diagnostic]:
    """Find dead links and loads from other hosts in a built site."""
    shop = shop or Workshop()
    files = files_of(folder)
    names = sorted(filter(is_checked, files))
    made = shop.each(read_file, [(folder / name,) for name in names], [""] * len(names), few=MANY)
    pages = {name: page.value for name, page in zip(names, made, strict=True)}
    return list(dead(pages, files, shown, lambda name: (folder / name).read_text("utf-8", "replace")))


def citations_resolve(citations: tuple[Citation, ...], keys: set[str], path: str) -> list[Diagnostic]:
    """Law 3: each citation leads to works that exist, or has a reason why not."""
    found = []
    for item in citations:
        place = Span(path, item.line, item.line, 1)
        missing = [key for key in item.works if key not in keys]
        if missing:
            found.append(
                diagnose("LAW003", place, f"“{item.surface[:60]}” leads to “{missing[0]}”, which is no work")
            )
        if not item.works and item.unresolved is None:
            found.append(diagnose("LAW003", place, f"“{item.surface[:60]}” is unresolved without a reason"))
    return found
