"""Has MkDocs read, convert and write pages in a third of the time, with the same result.

The head of a page that we made is JSON, row by row, which takes a tenth of the time of YAML. One converter does for all
pages, as long as nothing is known to keep anything from one page to the next. The HTML of a paper's page, which the laws
judged, is in the store. What is in doubt is done as MkDocs does it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import markdown
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from edition.cache.store import Store
from edition.language.regex import lazy_regex
from edition.laws import page_html
from edition.laws.page_html import Converted, Heading
from edition.pages import converted
from edition.site import quick_html, quick_sections

SNIPPETS = "pymdownx.snippets"  # includes parts of pages; without any, it changes nothing

INCLUDING = "-8<-"  # in any form of including

FENCE, END = "---\n", "\n---\n"  # around a page's head

ROW = lazy_regex(r"([a-z]{2,}): (.+)")  # title: "Small 2015, The China–Pakistan Axis"

MEANT = frozenset({"false", "no", "null", "off", "on", "true", "yes"})  # words that are no names in YAML

# What YAML reads otherwise than JSON, or not at all; of escapes only those of quotation marks and backslashes are the same.
OTHERWISE = lazy_regex(
    r"""[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff] | \\[^"\\]""", re.VERBOSE
)

LONGEST = 1_000  # characters of a name within a value

Write = Callable[[bytes, str], None]


def refused(value: str) -> Any:
    """Raise ``ValueError`` for a number that YAML may read otherwise: "1e3"."""
    raise ValueError(value)


def named(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping of JSON; raises ``ValueError`` if a name is longer than YAML allows."""
    if any(len(name) > LONGEST for name, _ in pairs):
        raise ValueError("long name")
    return dict(pairs)


DECODER = json.JSONDecoder(parse_float=refused, parse_constant=refused, object_pairs_hook=named)


def parted(source: str) -> tuple[str, dict[str, Any]] | None:
    """Return a page without its head, and what the head says, as MkDocs reads them; ``None`` for another head."""
    end = source.find(END) if source.startswith(FENCE) else -1
    rows = source[len(FENCE) : max(end, 0)]
    if not rows or OTHERWISE.search(rows):
        return None
    head = {}
    for row in rows.split("\n"):
        match = ROW.fullmatch(row)
        if not match or match[1] in MEANT or match[1] in head:
            return None
        try:
            head[match[1]] = DECODER.decode(match[2])
        except (ValueError, RecursionError):
            return None
    return source[end + len(END) :].lstrip("\n"), head


def same_settings(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs converts pages as the laws do."""
    names = tuple(name for name in config.markdown_extensions if name != SNIPPETS)
    settings = {name: value for name, value in config.mdx_configs.items() if name != SNIPPETS}
    return names == page_html.EXTENSIONS and settings == page_html.SETTINGS and not config.use_directory_urls


def tokens(headings: tuple[Heading, ...]) -> list[Any]:
    """Return headings as MkDocs takes them from Python-Markdown."""
    return [
        {"level": row.level, "id": row.id, "name": row.name, "children": tokens(row.children)}
        for row in headings
    ]


@dataclass
class Quick:
    """What makes pages quickly.

    In: the store; whether MkDocs converts pages as the laws do; what is done to a page before it is written. ``written``
    are the checksums of the pages that were, by path.
    """

    store: Store
    same: bool
    shortened: Callable[[bytes], bytes]
    engines: dict[str, markdown.Markdown] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def engine(self, extensions: list[str], extension_configs: Mapping[str, Any]) -> markdown.Markdown:
        """Return the converter for these settings; MkDocs replaces what it adds to it for each page."""
        key = repr((extensions, extension_configs))
        if key not in self.engines:
            self.engines[key] = markdown.Markdown(extensions=extensions, extension_configs=extension_configs)
        return self.engines[key].reset()

    def read(self, own: Callable[..., None], page: Page, config: MkDocsConfig) -> None:
        """Read a page, as MkDocs' ``own`` method does."""
        try:
            found = parted(page.file.content_string)
        except (OSError, ValueError):
            found = None
        if found is None:
            own(page, config)
        else:
            page.markdown, page.meta = found

    def render(self, own: Callable[..., None], page: Page, config: MkDocsConfig, files: Files) -> None:
        """Convert a page, as MkDocs' ``own`` method does."""
        made = self.known(page, config, files) if self.same else None
        if made is None:
            own(page, config, files)
            return
        leading = mkdocs_pages._RelativePathTreeprocessor(page.file, files, config)  # noqa: SLF001 - there is no other way
        for address, _ in made.links:
            leading.path_to_url(address)
        page.content = made.html
        page.toc = get_toc(tokens(made.headings))
        page.present_anchor_ids = {*made.anchors}
        page.links_to_anchors = leading.links_to_anchors

    def known(self, page: Page, config: MkDocsConfig, files: Files) -> Converted | None:
        """Return the HTML of a page without Python-Markdown; ``None`` if only it can tell, or MkDocs makes the title."""
        if not page.meta.get("title") or page.markdown is None or INCLUDING in page.markdown:
            return None
        if page.meta.get("paper"):
            return self.judged(page, config, files)
        md = self.engine(config["markdown_extensions"], config["mdx_configs"])
        return quick_sections.converted(page.markdown, md.preprocessors[quick_html.BLOCKS])  # type: ignore[arg-type] # it is ours

    def judged(self, page: Page, config: MkDocsConfig, files: Files) -> Converted | None:
        """Return the HTML of a page that the laws judged; ``None`` without one, or if MkDocs has anything to say of it."""
        made = converted.found(self.store, hashlib.sha256(page.file.content_bytes).hexdigest())
        if made is None:
            return None
        leading = mkdocs_pages._RelativePathTreeprocessor(page.file, files, config)  # noqa: SLF001 - as above
        for address, shown in made.links:
            if not leads(address, page.file, files) or leading.path_to_url(address) != shown:
                return None
        return made

    def write(self, own: Write, content: bytes, output_path: str) -> None:
        """Write a file, as MkDocs' ``own`` function does; a page without what ``shortened`` takes out."""
        if output_path.endswith(".html"):
            content = self.shortened(content)
            self.written[output_path] = hashlib.sha256(content).hexdigest()
        own(content, output_path)


def leads(address: str, file: File, files: Files) -> bool:
    """Tell whether MkDocs finds nothing wrong in a link of a page: it leads out of the site, within the page, or to a file."""
    if address.startswith(("/", "\\")) or "\x02" in address:
        return False
    try:
        scheme, host, path, _, _ = urlsplit(address)
    except ValueError:
        return False
    if scheme or host or not path:
        return True
    place = mkdocs_pages._RelativePathTreeprocessor._target_uri(file.src_uri, unquote(path))  # noqa: SLF001 - as above
    target = files.get_file_from_path(place)
    return target is not None and not target.inclusion.is_excluded()  # type: ignore[no-untyped-call] # MkDocs types not all of it


@contextlib.contextmanager
def quickened(quick: Quick) -> Iterator[None]:
    """Let MkDocs, in this process, make its pages so."""
    read, render, write = Page.read_source, Page.render, utils.write_file
    module: Any = mkdocs_pages  # which makes a converter for each page by "markdown.Markdown(…)"

    def read_source(self: Page, config: MkDocsConfig) -> None:
        quick.read(read, self, config)

    def render_page(self: Page, config: MkDocsConfig, files: Files) -> None:
        quick.render(render, self, config, files)

    # There is no other way.
    Page.read_source, Page.render = read_source, render_page  # type: ignore[method-assign]
    utils.write_file = partial(quick.write, write)
    module.markdown = SimpleNamespace(Markdown=quick.engine)
    try:
        yield
    finally:
        Page.read_source, Page.render, utils.write_file = read, render, write  # type: ignore[method-assign]
        module.markdown = markdown
