"""The built site in a real Chromium: over http, and from disk with the network off."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from waiting import PATIENCE

import find_tools

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as their font says
    "--disable-quic",
    "--no-first-run",
    "--in-process-gpu",  # fewer processes with the same result
    "--enable-features=NetworkServiceInProcess2",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # no other host can be reached
]
expect.set_options(timeout=PATIENCE)
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
TABS = 6  # that stay open in one browser; each has a process of its own


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one the tests fail, they are not skipped."""
    path = find_tools.chromium()
    if not path:
        pytest.fail("No Chromium: run “make test”, which finds or installs one, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """Return the source of axe-core."""
    path = root / "tests" / "node_modules" / "axe-core" / "axe.min.js"
    assert path.is_file(), "axe-core is missing: run “make test”, which installs it."
    return path.read_text("utf-8")


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


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the site; yields its address."""
    with serving(site) as address:
        yield address


def watched(context: BrowserContext, home: str) -> tuple[Page, list[str]]:
    """Open a page that may only reach ``home``; any other request is recorded, and fails.

    The browser itself resolves no other host (see ``OPTIONS``). Stopping requests here instead would make
    each wait for the test, and would disable the cache that readers have.
    """
    foreign: list[str] = []
    allowed = (home, "data:", "blob:", "about:")
    page = context.new_page()
    page.set_default_timeout(3 * PATIENCE)
    context.on("request", lambda asked: asked.url.startswith(allowed) or foreign.append(asked.url))
    page.on("pageerror", lambda error: foreign.append(f"script error: {error}"))
    page.on("console", lambda said: said.type == "error" and foreign.append(f"console: {said.text}"))
    return page, foreign


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Open the site over http and from disk; only once for a test marked ``alike``.

    From disk a script may fail to load a file, to store a choice, to keep a question in the address, to save a file, or
    to come back to what was shown. There is one script of the site for each of these, which a test without the mark uses
    from disk, too: the search, the concordance, the filters of lists, the layers, the margin, the choice of works. A
    marked test uses none of them, or asks one for something else.
    """
    own = any("address" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "address" in metafunc.fixturenames and not own:
        alike = metafunc.definition.get_closest_marker("alike")
        metafunc.parametrize("address", ["http"] if alike else ["http", "disk"], indirect=True)


@pytest.fixture
def address(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Return the address of the site: served, or as files on disk."""
    return served if request.param == "http" else site.as_uri() + "/"


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
        for other in context.pages:
            if other is not page:
                other.close()
        if page.url.startswith(home):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        context.clear_cookies()
        page.goto("about:blank")  # first, since nothing that follows then lays out a long page again
        page.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
        page.set_viewport_size(DESK)
        page.mouse.move(0, 0)
        faults.clear()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Return the pages that tests borrow."""
    return Tabs(browser)


@pytest.fixture
def page(tabs: Tabs, address: str) -> Iterator[Page]:
    """Return a page at desktop size that reports requests and errors (see ``Tabs.lend``)."""
    with tabs.lend(address) as page:
        yield page


@pytest.fixture
def desk(tabs: Tabs, served: str) -> Iterator[Page]:
    """Return a page at desktop size, over http."""
    with tabs.lend(served) as page:
        yield page


@pytest.fixture
def phone(tabs: Tabs, served: str) -> Iterator[Page]:
    """Return a page on a phone with touch, over http."""
    with tabs.lend(served, has_touch=True, is_mobile=True) as page:
        page.set_viewport_size(PHONE)
        yield page


@pytest.fixture
def plain(tabs: Tabs, served: str) -> Iterator[Page]:
    """Return a page at desktop size without scripts, over http."""
    with tabs.lend(served, java_script_enabled=False) as page:
        yield page
