"""The built site in a real Chromium: over http, and from disk with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from borrowed import AXE, PHONE, Tabs, serving
from playwright.sync_api import Browser, Page, sync_playwright
from standing import Standing

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
def axe() -> str:
    """Return the source of axe-core."""
    assert AXE.is_file(), "axe-core is missing: run “make test”, which installs it."
    return AXE.read_text("utf-8")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the site; yields its address."""
    with serving(site) as address:
        yield address


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


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Return the pages that tests borrow."""
    return Tabs(browser)


@pytest.fixture(scope="session")
def standing(browser: Browser) -> Standing:
    """Return the pages that stay open."""
    return Standing(browser)


@pytest.fixture
def searching(standing: Standing, served: str) -> Iterator[Page]:
    """Return the page “Search” over http, as a test before left it: for those that type something else."""
    with standing.at(served, "search.html", back=False) as page:
        yield page


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
