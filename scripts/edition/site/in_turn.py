"""Has MkDocs convert each page just before it is written, and forget it then, so that it never has all pages in memory.

By itself it converts all pages before it writes the first, since a menu may show what a page says of itself. Here only the
heads of all pages are read first: the menu names its pages (see ``rendered.frame``), and no template looks at more of
another page.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from edition.site.quick_pages import parted

BETWEEN = "\0"  # no anchor has it


class Anchors:
    """The anchors of a page as one text, which takes a tenth of the memory of a set."""

    __slots__ = ("text",)

    def __init__(self, names: set[str]) -> None:
        self.text = BETWEEN.join(["", *names, ""])

    def __contains__(self, name: object) -> bool:
        """Tell whether the page has an anchor."""
        return f"{BETWEEN}{name}{BETWEEN}" in self.text


class Turns:
    """MkDocs' own functions that read and write a page, and the pages that are read when they are written."""

    def __init__(self) -> None:
        self.populate, self.build = build._populate_page, build._build_page  # noqa: SLF001 - there is no other way
        self.waiting: dict[str, Files] = {}

    def read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool) -> None:
        """Read the head of a page that will be written; a page that a person wrote is read whole, as MkDocs does."""
        if dirty and not page.file.is_modified():
            return
        try:
            found = parted(page.file.content_string)
        except (OSError, ValueError):  # MkDocs says what is wrong
            found = None
        if found is None:
            self.populate(page, config, files, dirty)
            return
        page.meta = found[1]
        self.waiting[page.file.src_uri] = files

    def write(self, page: Page, config: MkDocsConfig, *arguments: Any, **named: Any) -> None:
        """Convert a page, write it, and forget all but its head and what its links need."""
        files = self.waiting.pop(page.file.src_uri, None)
        if files is not None:
            self.populate(page, config, files)
        self.build(page, config, *arguments, **named)
        if files is not None:
            forget(page)


def forget(page: Page) -> None:
    """Forget what a page says; of its anchors and links remains what MkDocs will compare."""
    page.markdown, page.content, page.toc = None, None, []  # type: ignore[assignment] # as before it was read
    if page.present_anchor_ids is not None:
        page.present_anchor_ids = Anchors(page.present_anchor_ids)  # type: ignore[assignment] # it is only asked
    left = {}
    for file, links in (page.links_to_anchors or {}).items():
        known = file.page.present_anchor_ids if file.page else None
        if open_ones := {name: link for name, link in links.items() if known is None or name not in known}:
            left[file] = open_ones
    page.links_to_anchors = left


@contextlib.contextmanager
def in_turn() -> Iterator[None]:
    """Let MkDocs, in this process, make its pages so."""
    turns = Turns()
    module: Any = build
    module._populate_page, module._build_page = turns.read, turns.write  # noqa: SLF001 - there is no other way
    try:
        yield
    finally:
        module._populate_page, module._build_page = turns.populate, turns.build  # noqa: SLF001 - as above
