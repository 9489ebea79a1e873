"""Has MkDocs convert each page just before it is written, and forget it then, so that it never has all pages in memory.

By itself it converts all pages before it writes the first, since a menu may show what a page says of itself. Here only the
heads of all pages are read first: the menu names its pages, and no template looks at more of another page (see
``rendered.frame``). So pages can be made in any order, too, and by several processes where there are many (``side_by_side``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from edition.site.quick_pages import Quick, parted
from edition.site.side_by_side import Hands, Made

BETWEEN = "\0"  # no anchor has it


class Anchors:
    """The anchors of a page as one text, which takes a tenth of the memory of a set."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """``text`` has each anchor between two marks."""
        self.text = text

    def __contains__(self, name: object) -> bool:
        """Tell whether the page has an anchor."""
        return f"{BETWEEN}{name}{BETWEEN}" in self.text


def headed(page: Page, head: dict[str, Any]) -> bool:
    """Give a page that is not read its head, and its title, which a list of all pages may show.

    Tell whether it has one: else, if the menu gives it none either, only its text can, and nothing is done.
    """
    if page.title is None:
        if not head.get("title"):
            return False
        page.title = head["title"]
    page.meta = head
    return True


class Turns:
    """MkDocs' own functions that read and write a page, and the pages that are read when they are written.

    In: what makes pages quickly; how many processes may make them.
    """

    def __init__(self, quick: Quick, jobs: int) -> None:
        self.populate, self.build = build._populate_page, build._build_page  # noqa: SLF001 - there is no other way
        self.quick, self.jobs = quick, jobs
        self.waiting: dict[str, Files] = {}
        self.hands: Hands | None = None

    def read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool) -> None:
        """Read the head of a page that will be written; one whose head may not name it is read whole, as MkDocs does."""
        if dirty and not page.file.is_modified():
            return
        try:
            found = parted(page.file.content_string)
        except (OSError, ValueError):  # MkDocs says what is wrong
            found = None
        if found is None or not headed(page, found[1]):
            self.populate(page, config, files, dirty)
            return
        self.waiting[page.file.src_uri] = files

    def write(self, page: Page, config: MkDocsConfig, *arguments: Any, **named: Any) -> None:
        """Write a page; convert it before, and forget all but its head and what its links need."""
        if page.file.src_uri not in self.waiting:
            self.build(page, config, *arguments, **named)
            return

        def alone(page: Page) -> Made:
            self.populate(page, config, self.waiting[page.file.src_uri])
            self.build(page, config, *arguments, **named)
            return self.made(page)

        if self.hands is None:
            self.hands = Hands(self.all_waiting(), alone, self.quick, self.jobs)
        made = self.hands.made(page.file.src_uri) or alone(page)
        forget(page, made, self.waiting[page.file.src_uri])
        if made.sum:
            self.quick.written[page.file.abs_dest_path] = made.sum

    def all_waiting(self) -> list[Page]:
        """Return the pages that are to be written, in the order in which they will be."""
        every = [files.get_file_from_path(name) for name, files in self.waiting.items()]
        return [file.page for file in every if file and file.page]

    def made(self, page: Page) -> Made:
        """Return what is to be known of a page that was written."""
        return Made(
            page.file.src_uri,
            BETWEEN.join(["", *sorted(page.present_anchor_ids or ()), ""]),
            {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
            self.quick.written.get(page.file.abs_dest_path, ""),
        )


def forget(page: Page, made: Made, files: Files) -> None:
    """Forget what a page says; of its anchors and links remains what MkDocs will compare."""
    page.markdown, page.content, page.toc = None, None, []  # type: ignore[assignment] # as before it was read
    page.present_anchor_ids = Anchors(made.anchors)  # type: ignore[assignment] # it is only asked
    left = {}
    for name, links in made.links.items():
        file = files.get_file_from_path(name)
        known = file.page.present_anchor_ids if file and file.page else None
        still = {anchor: link for anchor, link in links.items() if known is None or anchor not in known}
        if file and still:
            left[file] = still
    page.links_to_anchors = left


@contextlib.contextmanager
def in_turn(quick: Quick, jobs: int) -> Iterator[None]:
    """Let MkDocs, in this process, make its pages so."""
    turns = Turns(quick, jobs)
    module: Any = build
    module._populate_page, module._build_page = turns.read, turns.write  # noqa: SLF001 - there is no other way
    try:
        yield
    finally:
        module._populate_page, module._build_page = turns.populate, turns.build  # noqa: SLF001 - as above
        if turns.hands:
            turns.hands.close()
