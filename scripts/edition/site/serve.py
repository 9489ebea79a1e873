"""``edition serve``: previews the site and renews it in the browser whenever a file is saved.

The server and the reloading of browsers are MkDocs' own. Its preview, however, rebuilds every page when one
changes, and again for each page that our build writes. Here only the files that people write are watched,
and MkDocs rebuilds only the pages that are newer than their HTML.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from edition.files import disk
from edition.files.disk import Stopped, refused
from edition.findings.console import Console
from edition.site import checkout, generated, texts
from edition.site.preview_server import Server

POLL = 0.1  # seconds between two looks at the watched files

SETTLED = 0.15  # seconds without a change: an editor saves a file in several steps

SETTINGS = "_generated/settings.yml"  # the menu, made from the corpus, which mkdocs.yml inherits

NAMED = 5  # names printed when pages are renewed; if there are more, only their number is

Write = Callable[[], list[str] | None]  # returns the names that changed, ``None`` if there is an error

State = dict[str, tuple[int, int]]


class Pages(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call] # MkDocs types not all of it
    """Keeps the theme's compiled templates from one build to the next; changed ones are read again.

    Pages have no links to what only the built site has.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: Any = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002 - MkDocs gives them by name
        """Return the first environment that was made."""
        self.kept = self.kept or env
        return self.kept

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """Return a page without links to the files to take away, which only the built site has."""
        return texts.without_links(output.encode()).decode()


class Told(logging.Handler):
    """Prints the warnings of MkDocs, except those about settings that are intended here."""

    def __init__(self, out: Console) -> None:
        super().__init__(logging.WARNING)
        self.out = out

    def emit(self, record: logging.LogRecord) -> None:
        """Print a message."""
        text = record.getMessage()
        if "'dirty' build" not in text:  # it keeps unchanged pages as they are, which is why it is used
            self.out.warn(text)


def state(*paths: Path) -> State:
    """Return time and size of all files at or below the paths, to detect changes later."""
    found: State = {}
    for path in paths:
        for each in (path, *path.rglob("*")):
            try:
                known = each.stat()
            except OSError:  # deleted meanwhile
                continue
            if not each.is_dir():
                found[str(each)] = known.st_mtime_ns, known.st_size
    return found


def by_hand(docs: Path) -> Iterator[Path]:
    """Yield what people write below ``docs``: whole folders without generated files, else single pages."""
    for path in sorted(docs.iterdir()):
        if path.is_file():
            if path.suffix == ".md" and not generated.is_own(path):
                yield path
        elif path.name not in generated.FOLDERS:
            yield path
        elif path.name not in generated.WHOLLY_OWN:
            yield from (page for page in sorted(path.glob("*.md")) if not generated.is_own(page))


def outdate(docs: Path, site: Path, parts: Iterable[str]) -> None:
    """Mark the pages that include a changed part for a rebuild: make their HTML older than they are."""
    wanted = [f'"{part}"' for part in parts if part.startswith("_generated/")]
    for path in by_hand(docs):
        if wanted and path.suffix == ".md":
            text = path.read_text("utf-8", "replace")
            html = site / path.relative_to(docs).with_suffix(".html")
            if html.exists() and any(part in text for part in wanted):
                os.utime(html, (0, 0))


class Preview:
    """The site in a folder of its own; ``write`` writes the Markdown pages from the corpus."""

    def __init__(self, root: Path, address: str, site: Path, out: Console, write: Write) -> None:
        self.root, self.address, self.site, self.out, self.write = root, address, site, out, write
        self.settings = root / "docs" / SETTINGS
        self.config = self.configured()
        self.corpus: State = {}
        self.made: tuple[State, frozenset[str]] = ({}, frozenset())

    def configured(self) -> MkDocsConfig:
        """Read ``mkdocs.yml``; raises ``MkDocsException`` if it is wrong.

        The file that it inherits exists only after a first build; before that, an empty one takes its
        place.
        """
        if not disk.there(self.settings):
            self.settings.parent.mkdir(parents=True, exist_ok=True)
            self.settings.write_text("{}\n", "utf-8")
        path = str(self.root / "mkdocs.yml")
        config = load_config(path, site_dir=str(self.site), dev_addr=self.address, strict=False)
        config.site_url = self.url = f"http://{config.dev_addr}/"
        config.plugins["preview"] = Pages()
        return config

    @property
    def docs(self) -> Path:
        """The folder of the Markdown pages."""
        return Path(self.config.docs_dir)

    def frame(self) -> tuple[State, frozenset[str]]:
        """Return what the whole site depends on: its configuration, its templates, the set of pages."""
        pages = frozenset(str(path) for path in self.docs.rglob("*.md"))
        return state(self.root / "mkdocs.yml", self.settings, self.root / "overrides"), pages

    def renew(self) -> None:
        """Bring the site up to date and report it. Errors are printed, and the old site stays."""
        began = time.monotonic()
        corpus = state(self.root / "corpus")
        changed: list[str] = []
        if corpus != self.corpus:
            self.corpus = corpus
            try:
                with checkout.held(self.root, self.out.warn):
                    written = self.write()
            except (OSError, Stopped) as fault:
                self.out.warn(str(refused(fault, self.root) if isinstance(fault, OSError) else fault))
                return
            if written is None:
                return
            changed = written
        frame = self.frame()
        whole = frame != self.made
        try:
            if whole:
                self.config = self.configured()
            outdate(self.docs, self.site, changed)
            with self.out.step("Rendering the pages"):
                build(self.config, serve_url=self.url, dirty=not whole)
        except Exception as fault:  # noqa: BLE001 - whatever a page or a template does wrong, the preview goes on
            self.out.warn(f"the site could not be made: {fault}")
            return
        self.made = frame
        pages = [name.removesuffix(".md") for name in changed if name.endswith(".md")]
        what = ", ".join(pages) if len(pages) <= NAMED else f"{len(pages)} pages"
        self.out.say(f"renewed in {time.monotonic() - began:.1f} s{f': {what}' if pages else ''}")


def serve_preview(root: Path, address: str, out: Console, write: Write) -> bool:
    """Serve the site until Ctrl-C, or until the process is told to end; return whether it could be served.

    In: the project's folder; ``host:port``; where to print; what writes the Markdown pages.
    """
    log = logging.getLogger("mkdocs")
    log.addHandler(told := Told(out))
    log.propagate = False
    ended = signal.signal(signal.SIGTERM, signal.default_int_handler)  # like Ctrl-C: cleans up
    try:
        with chdir(root), TemporaryDirectory(prefix="edition-") as folder:  # snippets' paths start here
            preview = Preview(root, address, Path(folder), out, write)
            preview.renew()
            host, port = preview.config.dev_addr
            server = Server(preview.renew, host, port, folder, polling_interval=POLL)
            server.build_delay = SETTLED
            for path in (root / "corpus", root / "mkdocs.yml", root / "overrides", *by_hand(preview.docs)):
                if path.exists():
                    server.watch(str(path))
            out.say(f"{preview.url} shows the site, and follows your changes. Ctrl-C ends it.")
            try:
                server.serve()  # type: ignore[no-untyped-call] # as above
            finally:
                server.shutdown()
    except KeyboardInterrupt:
        return True
    except MkDocsException as fault:
        out.warn(str(fault))
        return False
    except OSError as fault:
        out.warn(
            f"{address} cannot be used: {fault.strerror}\n  hint: Choose another one with --address HOST:PORT."
        )
        return False
    finally:
        signal.signal(signal.SIGTERM, ended)
        log.removeHandler(told)
        log.propagate = True
    return True
