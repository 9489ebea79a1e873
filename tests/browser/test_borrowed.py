"""The open pages that tests borrow: what one test did to them does not reach the next, and no fault passes unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from borrowed import Tabs, serving
from playwright.sync_api import Browser

OTHER = "https://other.example/x"
# What a page could do that ours never do; each asks another host, or is reported by the browser.
FAULTS = (
    f"<img src={OTHER}.png>",
    f"<link rel=stylesheet href={OTHER}.css>",
    f"<script src={OTHER}.js></script>",
    f"<iframe src={OTHER}.html></iframe>",
    f"<script>fetch('{OTHER}').catch(() => 0)</script>",
    f"<script>navigator.sendBeacon('{OTHER}')</script>",
    "<script>throw new Error('of a script')</script>",
    "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"><img src=y.png>",
)


@pytest.fixture(params=["http", "disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """Return a folder with a page, and how it is opened."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p>x", "utf-8")
    return tmp_path, request.param


def test_each_fault_is_heard_of(browser: Browser, folder: tuple[Path, str]) -> None:
    """A request to another host, an error of a script and a violation of the policy fail the test that borrows a page."""
    root, how = folder
    tabs = Tabs(browser)
    passed = []
    with serving(root) as address:
        home = address if how == "http" else f"{root.as_uri()}/"
        for fault in FAULTS:
            (root / "fault.html").write_text(f"<!doctype html><title>x</title><p>x{fault}", "utf-8")
            try:
                with tabs.lend(home) as page:
                    page.goto(f"{home}fault.html")
                    page.wait_for_timeout(100)
            except AssertionError:
                continue
            passed.append(fault)
        with tabs.lend(home) as page:  # nor does a good page fail
            page.goto(f"{home}index.html")
    assert passed == []


def test_each_test_gets_it_as_new(browser: Browser, folder: tuple[Path, str]) -> None:
    """Nothing is stored, no request is held, the window has its size, and the same page serves again."""
    root, how = folder
    tabs = Tabs(browser)
    with serving(root) as address:
        home = address if how == "http" else f"{root.as_uri()}/"
        with tabs.lend(home) as page:
            first = page
            page.goto(f"{home}index.html")
            page.evaluate("localStorage.setItem('a', 'b'), document.cookie = 'a=b'")
            page.set_viewport_size({"width": 300, "height": 300})
            page.emulate_media(color_scheme="dark", media="print")
            page.route("**/*", lambda route: route.abort())
            page.route("**/*.css", lambda route: None)  # held for ever
        with tabs.lend(home) as page:
            assert page is first
            page.goto(f"{home}index.html")
            assert page.evaluate("[localStorage.length, document.cookie, innerWidth]") == [0, "", 1280]
            assert not page.evaluate("matchMedia('(prefers-color-scheme: dark), print').matches")
