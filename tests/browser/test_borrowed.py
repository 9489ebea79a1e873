"""The open pages that tests borrow: what one test did to them does not reach the next, and no fault passes unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from borrowed import Tabs, serving
from playwright.sync_api import Browser
from standing import Standing

pytestmark = pytest.mark.judge(reads=())
OTHER = "https://other.example/x"
# What a page could do that ours never do; each asks another host, or is reported by the browser.
FAULTS = (
    f"<img src={OTHER}.png>",
    f"<script>fetch('{OTHER}').catch(() => 0)</script>",
    f"<script>navigator.sendBeacon('{OTHER}')</script>",
    "<script>throw new Error('of a script')</script>",
    "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"><img src=y.png>",
)

MOST_WAITS = 50  # of a tenth of a second: beside other tests a browser may ask later


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
                    for _ in range(MOST_WAITS):
                        page.wait_for_timeout(100)
                        if any(own is page and faults for _, own, faults in tabs.open.values()):
                            break
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
            page.route("**/*.css", lambda _: None)  # held for ever
        with tabs.lend(home) as page:
            assert page is first
            page.goto(f"{home}index.html")
            assert page.evaluate("[localStorage.length, document.cookie, innerWidth]") == [0, "", 1280]
            assert not page.evaluate("matchMedia('(prefers-color-scheme: dark), print').matches")


FORM = "<!doctype html><title>x</title><p id=a>One two<input value=v><select><option>1<option>2</select><p style='height: 4000px'>"
CHANGES = (  # what a test could leave behind
    "document.querySelector('p').firstChild.data = 'Three'",
    "document.querySelector('p').className = 'seen'",
    "document.body.dataset.layer = 'printed'",
    "document.querySelector('p').hidden = true",
    "document.querySelector('input').value = 'w'",
    "document.querySelector('select').selectedIndex = 1",
    "document.body.append(document.createElement('div'))",
    "location.hash = '#a'",  # stays the target
    "setTimeout(() => scrollTo(0, 100)), addEventListener('scroll', () => scrollTo(0, 100))",
    "addEventListener('blur', ({ target }) => target.focus(), true), document.querySelector('input').focus()",
    "document.cookie = 'a=b'",
)
HARMLESS = (  # what is put back
    "0",
    "scrollTo(0, 900)",
    "document.querySelector('input').focus()",
    "getSelection().selectAllChildren(document.querySelector('p'))",
    "localStorage.setItem('a', 'b'), sessionStorage.setItem('a', 'b')",
    "history.replaceState(null, '', '?q=x')",
    "CSS.highlights.set('found', new Highlight())",
)


@pytest.fixture
def stand(browser: Browser, tmp_path: Path) -> Iterator[tuple[Standing, str]]:
    """Return pages that stay open, and the address of a site."""
    (tmp_path / "form.html").write_text(FORM, "utf-8")
    with serving(tmp_path) as home:
        yield Standing(browser), home


def test_a_page_that_stays_open_is_as_it_was(stand: tuple[Standing, str]) -> None:
    """What can be put back is put back, and the page serves again."""
    standing, home = stand
    for change in HARMLESS:
        with standing.at(home, "form.html") as page:
            assert page.evaluate("[scrollY, location.search, localStorage.length, CSS.highlights.size]") == [
                0,
                "",
                0,
                0,
            ]
            page.set_viewport_size({"width": 500, "height": 500})
            page.emulate_media(media="print", color_scheme="dark")
            page.evaluate(change)
    assert standing.loads == 1


def test_a_page_that_is_not_as_it_was_is_loaded_anew(stand: tuple[Standing, str]) -> None:
    """Whatever else a test changed, the next one does not see it."""
    standing, home = stand
    seen = []
    with standing.at(home, "form.html") as page:
        first = standing.state(page)
    for change in CHANGES:
        with standing.at(home, "form.html") as page:
            seen += [] if standing.state(page) == first else [change]
            page.evaluate(change)
    with standing.at(home, "form.html") as page:
        assert standing.state(page) == first
    assert seen == []
    assert standing.loads == len(CHANGES) + 1


def test_a_fault_in_a_page_that_stays_open(stand: tuple[Standing, str]) -> None:
    """It fails the test in which it was, and no other."""
    standing, home = stand
    with pytest.raises(AssertionError), standing.at(home, "form.html") as page:
        page.evaluate(f"fetch('{OTHER}').catch(() => 0)")
    with standing.at(home, "form.html"):
        pass
    assert standing.loads == 2
