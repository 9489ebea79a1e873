"""Keeps what MkDocs made of each page, so that it is asked only for pages that changed.

A page's HTML depends on its source, the parts that it includes, and what all pages share, the frame: the settings, the
templates, the programs, and the heads of the pages that the menu names. What is kept of a page, under a key made of
all this, is the checksum of its HTML, which is taken from the site that stands there if it still has it; pages that
later steps change are kept whole. The set of pages is no part of the frame: a link that leads nowhere now is found by
the check of the finished site. Whatever we do not know to depend on these only is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.store import Store
from edition.cache.tasks import opened
from edition.cache.values import pack
from edition.files import disk
from edition.language.regex import lazy_regex
from edition.site import texts
from edition.site.in_turn import headed, in_turn
from edition.site.looking import at_others
from edition.site.quick_pages import Quick, parted, quickened, same_settings

PACKAGES = ("mkdocs", "mkdocs-material", "pymdown-extensions")

# Extensions that read nothing but the page, except the parts that a page includes.
EXTENSIONS = frozenset(
    {
        "attr_list",
        "fenced_code",
        "edition.site.markdown_extension",
        "footnotes",
        "md_in_html",
        "pymdownx.snippets",
        "tables",
        "toc",
    }
)

SNIPPETS = frozenset({"base_path", "check_paths"})  # settings of the last but two

CODE = b"!!python"  # in settings: a function of somebody else's

INHERITS = lazy_regex(
    rb"""(?m)^["']?INHERIT["']?\s*:\s*([^\s#]+)"""
)  # "INHERIT: docs/_generated/settings.yml"

INCLUDES = lazy_regex(rb'(?m)^--8<-- "([\w./-]+)"\s*$')  # '--8<-- "_generated/papers.md"'

MARK = b"-8<-"  # in any form of including

WORD = lazy_regex(rb"[A-Za-z_]\w*", re.ASCII)

ARTICLE = lazy_regex(rb"<article\b.*</article>", re.DOTALL)  # our own content, in which spaces may be text

INDENTATION = lazy_regex(rb"\n\s++")  # blank lines, and the spaces that begin a line

SAID = "Pages kept: "  # how many were not made anew, for the process that waits for this one


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a page: the checksum of its HTML, and the HTML if later steps change it."""

    sum: str
    html: str = ""


def without_indentation(page: bytes) -> bytes:
    """Return a page without blank lines and indentation outside its article: a twenty-fifth of the archive."""
    article = ARTICLE.search(page)
    start, end = article.span() if article else (0, 0)
    before, after = (INDENTATION.sub(b"\n", part) for part in (page[:start], page[end:]))
    return before + page[start:end] + after


def checksum(data: bytes) -> str:
    """Return the checksum of bytes."""
    return hashlib.sha256(data).hexdigest()


def settings_of(path: Path) -> Iterator[bytes]:
    """Yield the files of the settings: ``mkdocs.yml`` and what it inherits."""
    while True:
        data = disk.read_bytes(path)
        yield data
        if not (inherits := INHERITS.search(data)):
            return
        path = path.parent / inherits[1].decode().strip("\"'")


def of_menu(nav: Any) -> list[str] | None:
    """Return the pages that a menu names; ``None`` if it leaves the title of one to the page itself."""
    found: list[str] = []
    rows = [nav]
    while rows:
        for row in rows.pop():
            if not isinstance(row, dict):
                return None
            for value in row.values():
                if isinstance(value, str):
                    found.append(value)
                else:
                    rows.append(value)
    return found


def head_of(source: bytes) -> bytes:
    """Return the YAML head of a page, with the line that ends it, or all of a page without one."""
    head, end, _ = source.partition(b"\n---\n")
    return head + end


def read_head(file: File, source: bytes) -> dict[str, Any]:
    """Return the head of a page, which has this source, as MkDocs reads it."""
    found = parted(head_of(source).decode("utf-8-sig"))
    return found[1] if found else meta.get_data(file.content_string)[1]


def is_known(config: MkDocsConfig) -> bool:
    """Tell whether all that a page can be made from is known: no plugin, hook or extension that may read more."""
    snippets = config.mdx_configs.get("pymdownx.snippets", {})
    folder = snippets.get("base_path", "")
    return (
        not config.plugins
        and not config.hooks
        and config.theme.name == "material"
        and EXTENSIONS.issuperset(config.markdown_extensions)
        and SNIPPETS.issuperset(snippets)
        and isinstance(folder, str)  # not several folders
        and Path(folder).resolve() == Path(config.docs_dir)
    )


def frame(config: MkDocsConfig) -> str:
    """Return a checksum of what all pages share; ``""`` if they may depend on more than we know."""
    pages = of_menu(config.nav) if config.nav and is_known(config) else None
    if pages is None:
        return ""
    docs, folder = Path(config.docs_dir), Path(config.theme.custom_dir or config.docs_dir)
    try:
        settings = list(settings_of(Path(config.config_file_path)))
        heads = [head_of(disk.read_bytes(docs / name)) for name in pages if (docs / name).is_file()]
        every = sorted(folder.rglob("*")) if config.theme.custom_dir else []
        if any(path.is_symlink() and path.is_dir() for path in every):  # which templates it has is not seen
            return ""
        paths = [path for path in every if not path.is_dir()]
        templates = [(path.relative_to(folder).as_posix(), disk.read_bytes(path)) for path in paths]
        more = [disk.read_bytes(docs / name) for name in config.extra_templates]
    except OSError:
        return ""
    if any(CODE in data for data in settings) or any(map(at_others, (*more, *(own for _, own in templates)))):
        return ""
    words = {word.decode() for data in settings for word in WORD.findall(data)}
    values = sorted((word, os.environ[word]) for word in words if word in os.environ)
    return digest("frame", settings, values, heads, templates, [metadata.version(name) for name in PACKAGES])


@dataclass
class Pages:
    """The pages of one build: those kept before, which stand in the site, and those made anew.

    ``frame`` is what they share, ``standing`` the site that was built before.
    """

    store: Store
    frame: str
    standing: Path
    keys: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)  # the places of their HTML
    made: list[File] = field(default_factory=list)
    written: Mapping[str, str] = field(default_factory=dict)  # the checksums of their HTML by place, if known

    @cached_property
    def stands(self) -> bool:
        """Tell whether there is a site that was built before."""
        return self.standing.is_dir()

    def key(self, file: File, source: bytes) -> str:
        """Return the key of a page, which has this source; ``""`` if it may depend on more than we know."""
        names = INCLUDES.findall(source) if MARK in source else []
        if source.count(MARK) != len(names):
            return ""
        try:
            parts = [disk.read_bytes(Path(file.src_dir or "") / name.decode()) for name in names]
        except OSError:
            return ""
        if any(MARK in part for part in parts):
            return ""
        return digest("page", self.frame, file.src_uri, file.dest_uri, source, parts)

    def taken(self, file: File) -> bool:
        """Put a page that was kept into the new site, and give it its head; tell whether there is one."""
        source = file.content_bytes
        self.keys[file.src_uri] = key = self.key(file, source)
        (row,) = self.store.get([key], Kept) if self.stands else [None]
        if row is None or file.page is None:
            return False
        try:
            data = row.html.encode() if row.html else disk.read_bytes(self.standing / file.dest_uri)
        except OSError:
            return False
        if checksum(data) != row.sum or not headed(file.page, read_head(file, source)):
            return False
        target = Path(file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True

    def is_modified(self, file: File) -> bool:
        """Tell whether MkDocs is to make a file anew: every one that is no page, and pages that were not kept."""
        if not file.is_documentation_page():
            return True
        if file.src_uri not in self.keys:
            if self.taken(file):
                self.kept.add(file.abs_dest_path)
            else:
                self.made.append(file)
        return file.abs_dest_path not in self.kept

    def keep(self) -> None:
        """Keep the pages that were made anew, unless their sources changed meanwhile."""
        rows = []
        for file in self.made:
            key = self.keys[file.src_uri]
            if not key or self.key(file, file.content_bytes) != key:
                continue
            path = Path(file.abs_dest_path)
            html = path.read_bytes().decode() if texts.has_some(file.dest_uri) else ""
            total = self.written.get(str(path)) or checksum(path.read_bytes())
            with contextlib.suppress(Unfit):  # a page of many megabytes
                rows.append((key, pack(Kept(total, html), Kept)))
        self.store.put(rows)


def is_expected(record: logging.LogRecord) -> bool:
    """Tell whether a message of MkDocs is not the warning that some pages stay as they are."""
    return "'dirty' build" not in record.getMessage()


@contextlib.contextmanager
def asked(pages: Pages) -> Iterator[None]:
    """Let MkDocs, in this process, ask these pages whether a file changed, and not warn that it asks."""
    log, own = logging.getLogger(build.__name__), File.is_modified
    log.addFilter(is_expected)

    def is_modified(self: File) -> bool:
        return pages.is_modified(self)

    File.is_modified = is_modified  # type: ignore[method-assign] # there is no other way
    try:
        yield
    finally:
        File.is_modified = own  # type: ignore[method-assign]
        log.removeFilter(is_expected)


def make(
    config: MkDocsConfig, *, standing: Path | None, whole: Callable[..., None], dirty: bool = False
) -> Pages:
    """Build a site, and take the pages that were kept; return what became of each.

    In: the settings; the site that was built before, ``None`` to neither take nor keep any page; MkDocs' own build, and
    what it is to be told. What is written is what MkDocs would write from nothing, without indentation.
    """
    site, shared = Path(config.site_dir), frame(config) if standing else ""
    with opened(Path(config.config_file_path).parent) as shop:
        quick = Quick(shop.store, same_settings(config), without_indentation)
        pages = Pages(shop.store, shared, standing or site, written=quick.written)
        with contextlib.ExitStack() as ways:
            if shared:
                ways.enter_context(asked(pages))
                ways.enter_context(quickened(quick))
                ways.enter_context(in_turn(quick, shop.jobs))
            whole(config, dirty=dirty or bool(shared))
        if pages.kept:
            print(f"INFO    -  {SAID}{len(pages.kept)}", file=sys.stderr)
        for path in site.rglob("*.html"):
            if str(path) not in pages.kept and str(path) not in quick.written:
                path.write_bytes(without_indentation(path.read_bytes()))
        if shared and frame(config) == shared:
            pages.keep()
        return pages
