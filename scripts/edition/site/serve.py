"""``edition serve``: previews the site and renews it in the browser whenever a file is saved.

The server and the reloading of browsers are MkDocs' own. Its preview, however, rebuilds every page when one
changes, and again for each page that our build writes. Here only the files that people write are watched,
and MkDocs rebuilds only the pages that are newer than their HTML. The page of an edited paper is shown before the others.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from edition.files import disk
from edition.files.disk import Stopped, refused
from edition.findings.console import Console
from edition.site import checkout, generated
from edition.site.one_page import Pages
from edition.site.preview_server import Server

POLL = 0.1  # seconds between two looks at the watched files

SETTLED = 0.15  # seconds without a change: an editor saves a file in several steps

SETTINGS = "_generated/settings.yml"  # the menu, made from the corpus, which mkdocs.yml inherits

NAMED = 5  # names printed when pages are renewed; if there are more, only their number is

Write = Callable[[], list[str] | None]  # returns the names that changed, ``None`` if there is an error

Ahead = Callable[
    [list[str]], Mapping[str, str]
]  # of names below the corpus: pages that can be made before all others


State = dict[str, tuple[int, int]]


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


def put(path: Path, html: bytes) -> None:
    """Write the HTML of a page as older than the page, which MkDocs then makes anew the next time."""
    path.write_bytes(html)
    os.utime(path, (0, 0))


def none(_: list[str]) -> Mapping[str, str]:
    """Return no page: all are made together."""
    return {}


class Preview:
    """The site in a folder of its own; ``write`` writes the Markdown pages from the corpus, ``ahead`` makes some first."""

    def __init__(
        self, root: Path, address: str, site: Path, out: Console, write: Write, ahead: Ahead = none
    ) -> None:
        self.root, self.address, self.site, self.out = root, address, site, out
        self.write, self.ahead = write, ahead
        self.settings = root / "docs" / SETTINGS
        self.config = self.configured()
        self.corpus: State = {}
        self.made: tuple[State, frozenset[str]] = ({}, frozenset())
        self.server: Server | None = None  # which shows pages before all are there

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
        self.pages = Pages()
        config.plugins["preview"] = self.pages
        return config

    @property
    def docs(self) -> Path:
        """The folder of the Markdown pages."""
        return Path(self.config.docs_dir)

    def frame(self) -> tuple[State, frozenset[str]]:
        """Return what the whole site depends on: its configuration, its templates, the set of pages."""
        pages = frozenset(str(path) for path in self.docs.rglob("*.md"))
        return state(self.root / "mkdocs.yml", self.settings, self.root / "overrides"), pages

    def first(self, corpus: State, began: float) -> dict[Path, bytes]:
        """Show the pages of edited papers at once; return the HTML that they had.

        In: the files of the corpus; since when. Whatever goes wrong here, the whole build will tell.
        """
        names = {name for name, _ in corpus.items() ^ self.corpus.items()} if self.made[1] else set()
        folder, before, shown = self.root / "corpus", dict[Path, bytes](), list[str]()
        with contextlib.suppress(Exception):
            changed = sorted(Path(name).relative_to(folder).as_posix() for name in names)
            for name, text in self.ahead(changed).items():
                if made := self.pages.html(name, text, self.config):
                    path, html = made
                    before[path] = path.read_bytes()
                    put(path, html)
                    shown.append(name.removesuffix(".md"))
        if before and self.server:
            self.server.show()
        if before:
            self.out.say(
                f"shown after {time.monotonic() - began:.1f} s: {', '.join(shown)}; the rest follows"
            )
        return before

    def renew(self) -> None:
        """Bring the site up to date and report it. Errors are printed, and the old site stays."""
        began = time.monotonic()
        corpus = state(self.root / "corpus")
        changed: list[str] = []
        if corpus != self.corpus:
            before = self.first(corpus, began)
            self.corpus, written = corpus, None
            try:
                written = self.written()
            finally:
                if before and self.server:
                    self.server.hide()
                if written is None:
                    for path, html in before.items():
                        put(path, html)
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

    def written(self) -> list[str] | None:
        """Write the Markdown pages; return the names that changed, ``None`` after an error, which is printed."""
        try:
            with checkout.held(self.root, self.out.warn):
                return self.write()
        except (OSError, Stopped) as fault:
            self.out.warn(str(refused(fault, self.root) if isinstance(fault, OSError) else fault))
            return None


def serve_preview(root: Path, address: str, out: Console, write: Write, ahead: Ahead = none) -> bool:
    """Serve the site until Ctrl-C, or until the process is told to end; return whether it could be served.

    In: the project's folder; ``host:port``; where to print; what writes the Markdown pages, and what makes some ahead.
    """
    log = logging.getLogger("mkdocs")
    log.addHandler(told := Told(out))
    log.propagate = False
    ended = signal.signal(signal.SIGTERM, signal.default_int_handler)  # like Ctrl-C: cleans up
    try:
        with chdir(root), TemporaryDirectory(prefix="edition-") as folder:  # snippets' paths start here
            preview = Preview(root, address, Path(folder), out, write, ahead)
            preview.renew()
            host, port = preview.config.dev_addr
            server = Server(preview.renew, host, port, folder, polling_interval=POLL)
            server.build_delay = SETTLED
            preview.server = server
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
