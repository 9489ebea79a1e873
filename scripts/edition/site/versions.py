"""Publishes older versions beside the newest: the site of version 1.0 becomes ``v/1.0/``.

Each of their pages says that it is a version, links to the same address in the newest edition, and names that as its
canonical address (RFC 6596), so that search engines and readers find the newest. The pages of the newest edition lead
to their own state among the versions, if it is there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import relpath
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from edition.data.changes import numbers
from edition.files import disk
from edition.findings.finding import diagnose
from edition.language.regex import lazy_regex
from edition.laws import links
from edition.model.text import Span
from edition.pages.html import add, add_text, element, to_html
from edition.site import archive, own_addresses

FOLDER = "v"  # of the versions, below the root of the site

NAMED = lazy_regex(
    r"(?:[a-z0-9-]+-)?(?P<version>\d+(?:\.\d+){1,2})(?:-site)?(?:\.zip)?"
)  # "1.0", "1.0.zip", "pakistan-between-powers-1.0-site.zip"

CHANGES = "about/changes.html"

HOSTS = ("404.html", "robots.txt", "sitemap.xml")  # files that only the root of a host may have

CANONICAL = lazy_regex(rb'<link rel="canonical" href="[^"]*">\n?')

TITLE = lazy_regex(rb"<title>")

ARTICLE = lazy_regex(rb"<article [^>]*>")

ADDRESS = lazy_regex(rb'(<span class="imprint-address">)[^<]*(</span>)')

IMPRINT = lazy_regex(rb'(<p class="imprint"[^>]*>.*?)(</p>)', re.DOTALL)

LINKS = lazy_regex(rb'(<p class="head-links">.*?)(</p>)', re.DOTALL)  # at the head of a paper


@dataclass(frozen=True, slots=True)
class Older:
    """A version to publish: its number, and the folder or zip file that holds its site."""

    version: str
    path: Path

    @property
    def place(self) -> str:
        """Its place below the root of the site."""
        return f"{FOLDER}/{self.version}"


def found(folder: Path) -> tuple[Older, ...]:
    """Return the versions in a folder, the newest first; raises ``Stopped`` for a folder without any."""
    if not folder.is_dir():
        raise refused(folder, "it is no folder")
    rows = []
    for path in sorted(folder.iterdir()):
        match = NAMED.fullmatch(path.name)
        if match and (path.is_dir() or zipfile.is_zipfile(path)):
            rows.append(Older(match["version"], path))
    if not rows:
        raise refused(folder, "no site of a version is in it, such as 1.0.zip or 1.0/")
    twice = [row for row in rows if sum(other.version == row.version for other in rows) > 1]
    if twice:
        raise refused(twice[0].path, f"version {twice[0].version} is in the folder twice")
    return tuple(sorted(rows, key=lambda row: numbers(row.version), reverse=True))


def refused(path: Path, message: str) -> disk.Stopped:
    """Return the finding about a folder or a file that holds no version."""
    return disk.Stopped(diagnose("REL007", Span(path.as_posix(), 1, 1, 1), message))


def place(site: Path, rows: Iterable[Older], current: str) -> None:
    """Put versions into the built site; ``current`` is the number of the version that the site itself is, or "".

    Raises ``Stopped`` for one that is no built site.
    """
    rows = tuple(rows)
    home = links.canonical((site / "index.html").read_text("utf-8"))
    names = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    mark = hashlib.sha256((site / archive.VERSION).read_bytes())
    for row in rows:
        target = site / row.place
        unpack(row, target)
        mark.update((target / archive.VERSION).read_bytes())
        for name in HOSTS:
            (target / name).unlink(missing_ok=True)
        files = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
        own = urljoin(home, f"{row.place}/")
        for name in sorted(one for one in files if one.endswith(".html")):
            path = target / name
            page = path.read_bytes()
            before = own_addresses.base(links.canonical(page.decode("utf-8", "replace")), name)
            page = own_addresses.renamed(page, before, own, name, files)
            path.write_bytes(noticed(page, row, name, names, home))
    if same := next((row for row in rows if row.version == current), None):
        for name in sorted(names):
            if (site / same.place / name).is_file():
                path = site / name
                path.write_bytes(led(path.read_bytes(), same, name))
    if CHANGES in names:
        listed(site / CHANGES, rows)
    # A copy in a browser is told from another by this mark.
    (site / archive.VERSION).write_text(mark.hexdigest()[:16], "ascii")


def unpack(row: Older, target: Path) -> None:
    """Copy the site of a version to its place."""
    if row.path.is_dir():
        shutil.copytree(row.path, target)
    else:
        with zipfile.ZipFile(row.path) as file:
            file.extractall(target)
    shutil.rmtree(target / FOLDER, ignore_errors=True)  # the versions that this site had beside it
    if not (target / "index.html").is_file() or not (target / archive.VERSION).is_file():
        raise refused(row.path, "it is not the site of a version")


def noticed(page: bytes, row: Older, name: str, names: frozenset[str], home: str) -> bytes:
    """Return a page of a version with its notice, the link to the newest edition, and its own address.

    In: the page; its version and its name there; the pages of the newest edition; the address of the home page, "" if
    the site has none.
    """
    mine = f"{row.place}/{name}"
    same = name in names
    newest = name if same else next(one for one in (CHANGES, "index.html") if one in names)
    beside = relative(newest, mine)
    page = CANONICAL.sub(b"", page, count=1)
    if same:
        link = element(
            "link", rel="canonical", href=urljoin(home, newest) if home else beside, data_newest=""
        )
        page = TITLE.sub(lambda match: to_html(link).encode() + b"\n" + match[0], page, count=1)
    notice = element("p", class_="older-version editorial")
    add_text(notice, f"This is version {row.version} of the edition, which stays as it is. ")
    said = "The same page in the newest edition" if same else "The newest edition no longer has this page"
    add(notice, "a", said, href=beside)
    add_text(notice, ".")
    page = ARTICLE.sub(lambda match: match[0] + b"\n" + to_html(notice).encode(), page, count=1)
    shown = (urljoin(home, mine) if home else mine).encode()
    return ADDRESS.sub(lambda match: match[1] + shown + match[2], page, count=1)


def led(page: bytes, own: Older, name: str) -> bytes:
    """Return a page of the newest edition, which is a version, with links to its address among the versions."""
    address = relative(f"{own.place}/{name}", name)
    link = to_html(element_of(f"Address of version {own.version}", address)).encode()
    page = IMPRINT.sub(lambda match: match[1] + b" " + link + match[2], page, count=1)
    cite = to_html(element_of("Cite this version", address)).encode()
    return LINKS.sub(lambda match: match[1] + " · ".encode() + cite + match[2], page, count=1)


def element_of(words: str, address: str) -> Element:
    """Return a link to the address of a version."""
    made = element("a", href=address, class_="this-version")
    add_text(made, words)
    return made


def listed(page: Path, rows: Iterable[Older]) -> None:
    """Write the addresses of the versions into the page of changes, below their headings."""
    text = page.read_bytes()
    for row in rows:
        anchor = f"version-{row.version}".replace(".", "-").encode()
        heading = re.compile(rb'<h2 id="' + re.escape(anchor) + rb'">.*?</h2>', re.DOTALL)
        box = element("p", class_="kept-version")
        add(box, "a", f"The edition as version {row.version} had it", href=f"../{row.place}/index.html")
        made = to_html(box).encode()
        if match := heading.search(text):
            text = text[: match.end()] + b"\n" + made + text[match.end() :]
    page.write_bytes(text)


def relative(target: str, page: str) -> str:
    """Return the address of a file, seen from a page; both below the root of the site."""
    return relpath(target, page.rpartition("/")[0] or ".")
