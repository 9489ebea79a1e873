"""What every page must do, looked at in one visit to each: open, show each stop of Tab, fit its window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from test_reading import pages
from test_widths import WINDOWS, longest, overflowing

from conftest import watched
from shared import once

ASKED = ("concordance.html?q=Gwadar", "search.html?q=corridor", "404.html")  # pages that answer a query
WIDTHS = (360, 1280)

# Every element that Tab stops at, last one first, so that the focus comes to it from below, too, where the
# header could cover it. Each must show, lie in the window and have a name.
STOPS = """() => {
  const name = (item) => {
    const by = item.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    const labels = [...(item.labels ?? [])].map((label) => label.textContent).join(' ');
    return (by || item.getAttribute('aria-label') || labels || item.textContent || item.title || item.value || '').trim();
  };
  const faults = [];
  let all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  if (all.length > 150) all = all.filter((_, place) => place < 60 || place % 11 === 0); // long lists repeat one form
  let stops = 0;
  for (const item of all.reverse()) {
    if (item.tabIndex < 0 || item.classList.contains('md-skip')) continue;
    item.focus();
    if (document.activeElement !== item) continue; // not shown, disabled or inert: Tab passes it, too
    stops += 1;
    const box = item.getClientRects()[0] ?? new DOMRect(-9, -9);
    const part = { left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
    const seen = item.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || item.matches('.headerlink');
    const covered = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2)?.closest('.md-header') && !item.closest('.md-header');
    const where = `${item.outerHTML.slice(0, 120)} ${JSON.stringify(box)}`;
    if (part.right - part.left < Math.min(box.width, 24) / 2 || part.bottom - part.top < Math.min(box.height, 24) / 2) faults.push(['outside', where]);
    else if (!box.width || !seen) faults.push(['unseen', where]);
    else if (covered) faults.push(['covered', where]);
    if (!name(item)) faults.push(['nameless', where]);
  }
  return { stops, faults: faults.slice(0, 5) };
}"""

SMALLEST = 24  # pixels, WCAG 2.2, 2.5.8
# Separate buttons, fields and links that are smaller; links within running text are exempt (exception "Inline").
SMALL = """(smallest) => [...document.querySelectorAll('button, input:not(.md-toggle), select, summary, .md-header__button, .md-footer__link')]
  .filter((item) => item.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((item) => [item, (item.closest('label') ?? item).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < smallest || box.height < smallest))
  .map(([item, box]) => `${item.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
QUIET = "document.activeElement.blur(), scrollTo(0, 0)"  # as the page was before its stops had the focus


def visit(browser: Browser, home: str, site: Path) -> dict[str, Any]:
    """Open each page once; return what is wrong, by check and page.

    Of the works' pages, from one template, every 25th is opened, and those with the longest words.
    """
    found: dict[str, Any] = {"headless": [], "stops": {}, "small": {}, "wide": []}
    context = browser.new_context(reduced_motion="reduce")
    page, found["faults"] = watched(context, home)
    for name in sorted({*pages(site, every=25), *longest(site, 5), *ASKED}):
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(home + name, wait_until="load")
        if "?" in name:
            page.locator("#concordance-page table, #search-page li").first.wait_for()
        if not page.locator("h1").first.is_visible():
            found["headless"].append(name)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if small := page.evaluate(SMALL, SMALLEST) if width == WIDTHS[0] else []:
                found["small"][name] = small[:3]
            answer: dict[str, Any] = page.evaluate(STOPS)
            if answer["faults"] or answer["stops"] < 4:  # menu, colours, search, and one more at least
                found["stops"][f"{name} {width}"] = answer
            page.evaluate(QUIET)
        found["wide"] += overflowing(page, name, WINDOWS[True])
    context.close()
    return found


@pytest.fixture(scope="module")
def found(browser: Browser, served: str, site: Path, common: Path) -> dict[str, Any]:
    """Return what is wrong with any page; one worker looks, for all."""
    seen = once(common, "visits.json", lambda path: path.write_text(json.dumps(visit(browser, served, site))))
    read: dict[str, Any] = json.loads(seen.read_text())
    return read


def test_every_page_opens(found: dict[str, Any]) -> None:
    """Each page shows a heading; no other host is requested, and no script or policy reports an error."""
    assert found["headless"] == []
    assert found["faults"] == []


def test_no_stop_of_tab_is_unseen(found: dict[str, Any]) -> None:
    """On a phone and a desktop each stop of Tab is visible, lies in the window, and has a name."""
    assert found["stops"] == {}


def test_targets_are_large_enough(found: dict[str, Any]) -> None:
    """Separate buttons, fields and links measure 24 pixels or keep that distance, on a phone."""
    assert found["small"] == {}


def test_no_page_is_wider_than_its_window(found: dict[str, Any]) -> None:
    """In wide fonts, in narrow ones, and without the site's preferred fonts."""
    assert found["wide"] == []
