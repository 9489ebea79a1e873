"""The offline archive: the built site as one zip file; the same site gives the same bytes.

The page ``offline.html``, which offers the archive, is replaced in the archive by ``offline-copy.html``,
which says that this is the copy; the site itself keeps only the first. The texts to take away are left out, and
pages lose their links to them. So do files whose words a page has, and what heads say to programs on a host (``lean``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from edition.files.zipped import pack
from edition.pages.html import add, element, to_html
from edition.site import lean, texts

NAME = "downloads/offline.zip"

OFFER, COPY = "offline.html", "offline-copy.html"

MISSING = "404.html"  # for servers only; its links do not work from disk

OPEN_ME = "open-me.html"

VERSION = (
    "edition-version.txt"  # by which a copy in a browser is told from the host's edition (docs/keeper.js)
)


def open_me(title: str) -> str:
    """Return the small page beside the site's folder that opens it."""
    page = element("html", lang="en")
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="refresh", content="0; url=site/index.html")
    add(head, "title", title)
    add(add(add(page, "body"), "p"), "a", f"Open {title}", href="site/index.html")
    return f"<!doctype html>\n{to_html(page)}\n"


def members(site: Path) -> list[tuple[str, Path]]:
    """Return the files of the archive below its folder ``site/``, by name; it has no room for those to take away."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files.pop(NAME, None)
    files.pop(MISSING, None)
    files = {name: path for name, path in files.items() if not texts.is_one(name) and not lean.is_twice(name)}
    if copy := files.pop(COPY, None):
        files[OFFER] = copy
    return sorted(files.items())


def contents(site: Path, title: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file, one at a time, since a large site has gigabytes."""
    yield OPEN_ME, open_me(title).encode()
    for name, path in members(site):
        data = path.read_bytes()
        if texts.has_some(name):
            data = texts.without_links(data)
        yield f"site/{name}", lean.page(data) if name.endswith(".html") else data


def write_version(site: Path) -> None:
    """Write the file that tells this state of the site from any other: the checksum of all its files."""
    whole = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.name != VERSION):
        whole.update(f"{path.relative_to(site).as_posix()}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    (site / VERSION).write_text(whole.hexdigest()[:16], "ascii")


def write_archive(site: Path, folder: str, title: str) -> None:
    """Write the archive into the site.

    In: the built site; the name of the folder that unpacking makes; the edition's title.
    """
    target = site / NAME
    target.parent.mkdir(exist_ok=True)
    pack(target, ((f"{folder}/{name}", data) for name, data in contents(site, title)))
    (site / COPY).unlink(missing_ok=True)


def pack_folder(folder: Path, target: Path) -> None:
    """Write all files of a folder as a zip file, in the order of their names: the site of a release."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    target.parent.mkdir(parents=True, exist_ok=True)
    pack(target, ((name, path.read_bytes()) for name, path in sorted(paths.items())))
