"""The site served, and open pages that tests borrow: shared by name, since several folders have a ``conftest``."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize
from waiting import PATIENCE

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
# Empties what a page keeps of its own; tells whether there are cookies.
STORED = "localStorage.clear(), sessionStorage.clear(), document.cookie"
UNUSUAL = "['(prefers-color-scheme: dark)', 'print', '(prefers-reduced-motion)', '(forced-colors: active)'].some((one) => matchMedia(one).matches)"
TABS = 6  # that stay open in one browser; each has a process of its own


class Quiet(SimpleHTTPRequestHandler):
    """A file server like those of sites: it keeps connections open and allows caching. It does not log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        """Let browsers cache each file, since none changes."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Log nothing."""


@contextlib.contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve a folder on this machine; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def watched(context: BrowserContext, home: str) -> tuple[Page, list[str]]:
    """Open a page that may only reach ``home``; any other request is recorded, and fails.

    The browser itself resolves no other host (see ``OPTIONS``). Stopping requests here instead would make
    each wait for the test, and would disable the cache that readers have. So over http it is enough to hear of the
    requests that failed, which are few; on disk another folder could be reached, and each request is heard of.
    """
    foreign: list[str] = []
    allowed = (home, "data:", "blob:", "about:")
    page = context.new_page()
    page.set_default_timeout(3 * PATIENCE)

    def asked(request: Request) -> None:
        if not request.url.startswith(allowed):
            foreign.append(request.url)

    if home.startswith("file:"):
        context.on("request", asked)
    else:
        context.on("requestfailed", asked)
    page.on("pageerror", lambda error: foreign.append(f"script error: {error}"))
    page.on("console", lambda said: said.type == "error" and foreign.append(f"console: {said.text}"))
    return page, foreign


class Tabs:
    """Open pages that tests borrow one after another, since opening a page takes longer than most tests.

    Each test gets it like a new page: empty, with nothing stored and no pointer, and may change its size and
    all that ``emulate_media`` changes. A test that makes changes it cannot undo (a script for every page, another clock) or that causes faults
    needs a context of its own.
    """

    def __init__(self, browser: Browser) -> None:
        """Begin without pages."""
        self.browser = browser
        self.open: dict[tuple[str, str], tuple[BrowserContext, Page, list[str]]] = {}

    def opened(
        self, home: str, permissions: list[str], options: dict[str, Any]
    ) -> tuple[BrowserContext, Page, list[str]]:
        """Return the tab of an address and its faults; opens it if necessary, and closes the one unused for longest."""
        key = (home, f"{permissions} {options}")
        if key not in self.open:
            context = self.browser.new_context(viewport=DESK, base_url=home, **options)
            context.grant_permissions(permissions)
            context.set_offline(home.startswith("file:"))
            self.open[key] = (context, *watched(context, home))
        self.open[key] = self.open.pop(key)
        while len(self.open) > TABS:
            self.open.pop(next(iter(self.open)))[0].close()
        return self.open[key]

    @contextlib.contextmanager
    def lend(self, home: str, *permissions: str, **options: Any) -> Iterator[Page]:
        """Yield a page at desktop size, with the options of a browser's context.

        A request to another host, an error of a script, or a violation of the content security policy fails
        the test.
        """
        context, page, faults = self.opened(home, list(permissions), options)
        try:
            yield page
            assert faults == []
        except BaseException:
            self.open = {key: tab for key, tab in self.open.items() if tab[1] is not page}
            context.close()
            raise
        page.unroute_all(behavior="ignoreErrors")
        for other in context.pages:
            if other is not page:
                other.close()
        if page.url.startswith(home) and page.evaluate(STORED):
            context.clear_cookies()
        page.goto("about:blank")  # first, since nothing that follows then lays out a long page again
        if page.evaluate(UNUSUAL):
            page.emulate_media(
                media="null", color_scheme="light", reduced_motion="null", forced_colors="null"
            )
        if page.viewport_size != DESK:
            page.set_viewport_size(DESK)
        page.mouse.move(0, 0)
        faults.clear()
