"""Waiting for what a page does: no longer than it takes, and as long as a busy machine needs.

Playwright's ``wait_for_function`` is of no use here. The pages' policy forbids the text of an expression from its
second turn on, and the promise of a function counts as true before it is kept. ``wait_until="networkidle"`` may
never come, since browsers ask for icons and the like when they find time. ``test_waiting`` keeps both out.
"""

from __future__ import annotations

import re
import time
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 20_000  # ms to wait on a busy machine before something counts as missing
PAUSE = 25


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


def arrived(page: Page, ending: str) -> None:
    """Expect an address that ends so; a browser reports it somewhat after the key or the finger."""
    expect(page).to_have_url(re.compile(re.escape(ending) + "$"))
