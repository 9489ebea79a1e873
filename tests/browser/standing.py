"""Pages that stay open for the tests that only read them, or open what closes again: to load one takes longer.

After each test the page is put back as it was when it was loaded, and it is judged whether it is: address, scroll, focus,
selection, fields, what is stored, highlighted, shown and said. Where it is not, since a test followed a link, or chose
a layer, the next test that asks for it has it loaded anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from borrowed import DESK, watched
from playwright.sync_api import Browser, BrowserContext, Page
from waiting import drawn

OPEN = 4  # pages that one browser keeps open
SETTLED = 20  # times to look whether a page still changes by itself
MAY = ["clipboard-read", "clipboard-write"]
# A key that moved the focus has previews open where it goes on, until a pointer is down somewhere.
BACK = """(address) => {
  document.activeElement.blur();
  getSelection().removeAllRanges();
  CSS.highlights.clear();
  localStorage.clear();
  sessionStorage.clear();
  document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "mouse" }));
  history.replaceState(null, "", address);
  scrollTo({ left: 0, top: 0, behavior: "instant" });
}"""
STATE = """() => {
  const all = [...document.querySelectorAll("body *")];
  const shown = (item) => item.checkVisibility({ visibilityProperty: true });
  const closed = all.filter((item) => item.matches("#preview, .quote-box") && !shown(item));
  const rest = all.filter((item) => !closed.some((part) => part.contains(item)));
  const words = (item) => [...item.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("");
  let sum = 0;
  for (const item of [document.documentElement, document.body, ...rest]) {
    const own = [...item.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(" ");
    const field = item.matches("input, select, textarea") ? `${item.value} ${item.checked}` : "";
    for (const sign of `<${item.localName} ${own}>${field}${words(item)}`) sum = (sum * 8191 + sign.codePointAt(0)) % 1_099_511_627_689;
  }
  return [location.href, scrollX, scrollY, innerWidth, innerHeight, document.activeElement === document.body, String(getSelection()),
    document.querySelector(":target")?.id ?? "", localStorage.length, sessionStorage.length, document.cookie, CSS.highlights.size,
    rest.filter(shown).length, sum];
}"""


class Standing:
    """Pages of one browser that stay open, by address."""

    def __init__(self, browser: Browser) -> None:
        """Begin without pages."""
        self.browser = browser
        self.open: dict[str, tuple[BrowserContext, Page, list[str], list[Any]]] = {}
        self.loads = 0

    def opened(self, home: str, name: str) -> tuple[BrowserContext, Page, list[str], list[Any]]:
        """Load a page, once all that it does by itself is done; closes the one unused for longest."""
        while len(self.open) >= OPEN:
            self.open.pop(next(iter(self.open)))[0].close()
        context = self.browser.new_context(viewport=DESK, base_url=home)
        context.grant_permissions(MAY)
        page, faults = watched(context, home)
        page.goto(name, wait_until="load")
        self.loads += 1
        state, before = self.state(page), list[Any]()
        for _ in range(SETTLED):
            if state == before:
                break
            page.wait_for_timeout(100)
            state, before = self.state(page), state
        return context, page, faults, state

    @staticmethod
    def state(page: Page) -> list[Any]:
        """Return all that can be seen of the state of a page that is open."""
        drawn(page)
        state: list[Any] = page.evaluate(STATE)
        return state

    @contextlib.contextmanager
    def at(self, home: str, name: str, *, back: bool = True) -> Iterator[Page]:
        """Yield a page as it is when it was loaded; it may use the clipboard.

        Without ``back`` it is as a test before left it, for those that ask it something else each. A request to another
        host, an error of a script, or a violation of the content security policy fails the test.
        """
        key = f"{home}{name}" if back else f"{home}{name} asked"
        tab = self.open.pop(key, None) or self.opened(home, name)
        context, page, faults, first = tab
        try:
            yield page
            assert faults == []
            if page.url.partition("#")[0].partition("?")[0] == f"{home}{name}" and len(context.pages) == 1:
                page.mouse.move(0, 0)
                page.set_viewport_size(DESK)
                page.unroute_all(behavior="ignoreErrors")
                if not back or self.put_back(page) == first:
                    self.open[key] = tab
            assert faults == []
        finally:
            if key not in self.open:
                context.close()

    def put_back(self, page: Page) -> list[Any]:
        """Put a page back as it was when it was loaded, as far as that can be done; return the state."""
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
        page.evaluate(BACK, page.url.partition("#")[0].partition("?")[0])
        return self.state(page)
