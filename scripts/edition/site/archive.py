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


def contents(site: Path, title: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file of the archive, and last the version of the site.

    Each file of the site is read once, and not all of them are held, since a large site has gigabytes. The files to
    take away are in the version, but the archive has no room for them.
    """
    yield OPEN_ME, open_me(title).encode()
    whole = hashlib.sha256()
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    left_out = {MISSING, OFFER if COPY in paths else ""}
    for name in sorted(paths.keys() - {NAME, VERSION}):
        data = paths[name].read_bytes()
        whole.update(f"{name}\0".encode() + hashlib.sha256(data).digest())
        if name not in left_out and not texts.is_one(name) and not lean.is_twice(name):
            shown = OFFER if name == COPY else name
            if texts.has_some(shown):
                data = texts.without_links(data)
            yield f"site/{shown}", lean.page(data) if shown.endswith(".html") else data
    yield f"site/{VERSION}", whole.hexdigest()[:16].encode()


def write(site: Path, folder: str, title: str) -> None:
    """Write the archive into the site, and the file that tells this state of the site from any other.

    In: the built site; the name of the folder that unpacking makes; the edition's title.
    """
    target = site / NAME
    target.parent.mkdir(exist_ok=True)

    def rows() -> Iterator[tuple[str, bytes]]:
        for name, data in contents(site, title):
            yield f"{folder}/{name}", data
        (site / VERSION).write_bytes(data)  # the last

    pack(target, rows())
    (site / COPY).unlink(missing_ok=True)


def pack_folder(folder: Path, target: Path) -> None:
    """Write all files of a folder as a zip file, in the order of their names: the site of a release."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    target.parent.mkdir(parents=True, exist_ok=True)
    pack(target, ((name, path.read_bytes()) for name, path in sorted(paths.items())))
