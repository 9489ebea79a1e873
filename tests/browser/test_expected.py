"""What tests expect of elements holds and fails as Playwright's own assertions do (``waiting.Expected``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import waiting
from playwright.sync_api import Browser, Error, Page
from waiting import Expected, expect

pytestmark = pytest.mark.judge(reads=())
SOON = 150  # ms until the page changes
PAGE = """<p id=there>One two</p><p id=unseen hidden>Three</p><a href=x>Link</a><input value=v>
<b class=two>1</b><b class=two>2</b><div style='height: 9000px'></div><p id=below>Four</p>"""
HOLD: list[tuple[str, Callable[[Expected], None]]] = [
    ("#there", lambda it: it.to_be_visible()),
    ("#unseen, #none", lambda it: it.to_be_hidden()),
    ("#none", lambda it: it.to_be_hidden()),
    ("#unseen", lambda it: it.to_be_attached()),
    ("#there", lambda it: it.to_have_text("One two")),
    ("#unseen", lambda it: it.to_have_text("Three")),
    (".two", lambda it: it.to_have_text(["1", "2"])),
    ("#there", lambda it: it.to_contain_text("two")),
    ("a", lambda it: it.to_have_attribute("href", "x")),
    ("input", lambda it: it.to_have_value("v")),
    ("a", lambda it: it.to_be_in_viewport()),
    (".two", lambda it: it.to_have_count(2)),
]
FAIL: list[tuple[str, Callable[[Expected], None]]] = [
    ("#unseen", lambda it: it.to_be_visible()),
    ("#none", lambda it: it.to_be_visible()),
    ("#there", lambda it: it.to_be_hidden()),
    ("#none", lambda it: it.to_be_attached()),
    ("#there", lambda it: it.to_have_text("One")),
    (".two", lambda it: it.to_have_text("1")),  # which of the two is meant?
    ("#there", lambda it: it.to_contain_text("three")),
    (".two", lambda it: it.to_contain_text("1")),
    ("a", lambda it: it.to_have_attribute("href", "y")),
    ("a", lambda it: it.to_have_attribute("id", "x")),
    ("input", lambda it: it.to_have_value("w")),
    ("a", lambda it: it.to_be_focused()),
    ("#below", lambda it: it.to_be_in_viewport()),
    ("#none", lambda it: it.to_be_in_viewport()),
    (".two", lambda it: it.to_have_count(1)),
    ("#there", lambda it: it.not_to_contain_text("One")),
]


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Iterator[Page]:
    """Return a small page, on which nothing is waited for long."""
    page = browser.new_page()
    page.set_content(PAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "PATIENCE", 3 * SOON)
        waiting.judged.set_options(timeout=3 * SOON)
        yield page
    waiting.judged.set_options(timeout=waiting.PATIENCE)
    page.close()


def test_what_holds(shown: Page) -> None:
    """What is so passes."""
    for place, held in HOLD:
        held(expect(shown.locator(place)))


def test_what_does_not_hold(shown: Page) -> None:
    """What is not so, or leaves open which element is meant, fails."""
    for place, held in FAIL:
        with pytest.raises((AssertionError, Error)):
            held(expect(shown.locator(place)))


def test_what_comes_late(shown: Page) -> None:
    """What becomes so in time passes."""
    shown.evaluate(
        """(soon) => setTimeout(() => {
          document.body.insertAdjacentHTML("beforeend", "<p id=late>Late words</p>");
          document.querySelector("#there").hidden = true;
          document.querySelector("a").setAttribute("href", "z");
        }, soon)""",
        SOON,
    )
    expect(shown.locator("a")).to_have_attribute("href", "z")
    expect(shown.locator("#there")).to_be_hidden()
    expect(shown.locator("#late")).to_contain_text("Late")
    expect(shown.locator("#late")).to_have_text("Late words")
