"""Waiting for what a page does: no longer than it takes, and as long as a busy machine needs.

Playwright's ``wait_for_function`` is of no use here. The pages' policy forbids the text of an expression from its
second turn on, and the promise of a function counts as true before it is kept. ``wait_until="networkidle"`` may
never come, since browsers ask for icons and the like when they find time. Nor is Playwright's ``expect`` called where
something has yet to come: see ``Expected``. ``test_waiting`` keeps all three out.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from typing import Any, Literal, overload

from playwright.sync_api import Locator, Page, PageAssertions
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect as judged

PATIENCE = 20_000  # ms to wait on a busy machine before something counts as missing
PAUSE = 25
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}  # the theme's names
judged.set_options(timeout=PATIENCE)


class Expected:
    """What is expected of elements: Playwright's assertions, at less cost.

    Whenever it looks and an assertion does not hold yet, Playwright describes the element or the whole page for its
    message: a third of a second on a long page, three times until a preview is there. It describes nothing where it
    waits for a state, or compares a list of texts. So those come first, and what they leave open Playwright asserts.
    """

    def __init__(self, locator: Locator) -> None:
        """Expect something of the elements that a locator finds."""
        self.locator = locator
        self.judged = judged(locator)

    def __getattr__(self, name: str) -> Any:
        """Return an assertion of Playwright's that is used for what is there, or that describes nothing."""
        return getattr(self.judged, name)

    def reached(self, state: Literal["attached", "hidden", "visible"]) -> bool:
        """Wait for a state of the one element; tell whether it came."""
        with contextlib.suppress(Late):
            self.locator.wait_for(state=state, timeout=PATIENCE)
            return True
        return False

    def to_be_attached(self) -> None:
        """Expect an element in the page."""
        if not self.reached("attached"):
            self.judged.to_be_attached(timeout=1)

    def to_be_visible(self) -> None:
        """Expect an element that shows."""
        if not self.reached("visible"):
            self.judged.to_be_visible(timeout=1)

    def to_be_hidden(self) -> None:
        """Expect no element, or one that does not show."""
        if not self.reached("hidden"):
            self.judged.to_be_hidden(timeout=1)

    def to_be_in_viewport(self, **options: Any) -> None:
        """Expect an element in the window."""
        self.reached("attached")
        self.judged.to_be_in_viewport(**options)

    def to_be_focused(self) -> None:
        """Expect an element that has the focus."""
        self.reached("attached")
        self.judged.to_be_focused()

    def to_have_value(self, value: str) -> None:
        """Expect a field with a value."""
        self.reached("attached")
        self.judged.to_have_value(value)

    def to_have_attribute(self, name: str, value: str | re.Pattern[str]) -> None:
        """Expect an attribute's value."""
        if isinstance(value, str):
            with_it = self.locator.page.locator(f"[{name}={json.dumps(value, ensure_ascii=False)}]")
            judged(self.locator.and_(with_it)).to_have_count(1)
        self.judged.to_have_attribute(name, value)

    def to_have_text(self, value: Any, **options: Any) -> None:
        """Expect the whole text of the one element, or of each."""
        self.judged.to_have_text(value if isinstance(value, list) else [value], **options)

    def to_contain_text(self, value: Any, **options: Any) -> None:
        """Expect a part of the text of the one element, or of each."""
        if not isinstance(value, list):
            self.judged.to_contain_text([value], **options)
        self.judged.to_contain_text(value, **options)


@overload
def expect(actual: Locator) -> Expected: ...
@overload
def expect(actual: Page) -> PageAssertions: ...
def expect(actual: Locator | Page) -> Expected | PageAssertions:
    """Return what can be expected of elements or of a page."""
    return Expected(actual) if isinstance(actual, Locator) else judged(actual)


def until(page: Page, expression: str) -> Any:
    """Wait until an expression, or the promise that it gives, is true; return its value."""
    last = time.monotonic() + PATIENCE / 1000
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < last, f"never true: {expression}"
        page.wait_for_timeout(PAUSE)
    return value


def drawn(page: Page) -> None:
    """Wait until what changed last, such as the window's size, has been heard of by scripts and laid out."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def settled(page: Page) -> None:
    """Wait until a page to which a link led is loaded and stands at its place, so that nothing moves below a pointer."""
    page.wait_for_load_state()
    place = -1.0
    while (now := page.evaluate("new Promise((done) => setTimeout(() => done(scrollY), 200))")) != place:
        place = now


def highlighted(page: Page) -> list[str]:
    """Return the words that are marked since the reader looked for them, once they are: a script marks them."""
    until(page, "CSS.highlights.get('found')?.size > 0")
    words: list[str] = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    return words


def coloured(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Set the colours that the reader's system asks for, and wait until the page has them."""
    page.emulate_media(color_scheme=scheme)
    until(page, f"document.body.dataset.mdColorScheme === {json.dumps(SCHEMES[scheme])}")


def arrived(page: Page, ending: str) -> None:
    """Expect an address that ends so; a browser reports it somewhat after the key or the finger."""
    page.wait_for_url(re.compile(re.escape(ending) + "$"), wait_until="commit", timeout=PATIENCE)
