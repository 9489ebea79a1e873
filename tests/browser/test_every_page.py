"""What every page must do, looked at in one visit to each: open, show each stop of Tab, fit its window, satisfy axe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from borrowed import AXE, Quiet, serving, watched
from playwright.sync_api import Browser, Page
from test_access import COLOURS, violations
from test_reading import PAPERS, pages
from test_widths import WINDOWS, longest, overflowing
from waiting import coloured, until

from shared import once

Found = Callable[[], dict[str, Any]]
ASKED = ("concordance.html?q=Gwadar", "search.html?q=corridor", "404.html")  # pages that answer a query
WIDTHS = (360, 1280)
SHARES = 4  # of the pages, so that several browsers look at them at once

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
# On a dark desktop all rules are tried on a few pages, with the sidebars that a phone does not show.
WITH_SIDEBARS = {"index.html", f"papers/{PAPERS[4]}.html", "search.html", "about/design.html"}
# Items of one make: the same classes all the way up, and the same elements, classes and states within. Of each make
# one stays on each page, with the first four of all pages and then each 40th.
SHORTER = """(before) => {
  const seen = new Map(before), here = new Set();
  const named = (item) => `${item.localName}.${item.className.baseVal ?? item.className}${item.hidden ? " hidden" : ""}`;
  const path = (item) => (item.localName === "body" ? "" : `${path(item.parentElement)} ${named(item)}`);
  const make = (item) => `${path(item)}: ${[...new Set([...item.querySelectorAll("*")].map(named))].sort()}`;
  for (const item of [...document.querySelectorAll("article li, article tr, article dd, article p, svg g > *")]) {
    if (!item.isConnected) continue;
    const kind = make(item), place = seen.get(kind) ?? 0;
    seen.set(kind, place + 1);
    if (place >= 4 && place % 40 && here.has(kind)) item.remove();
    here.add(kind);
  }
  return [...seen];
}"""
# Chooses what shows and has words of its own, with what it stands in: of each make (its classes, all the way up) the
# first four of all pages, and then each 40th. Where the make is the same, so are the colours.
COLOURFUL = """(before) => {
  const seen = new Map(before), kept = (globalThis.kept ??= new Set());
  const named = (item) => `${item.localName}.${item.className.baseVal ?? item.className}`;
  const known = new Map([[document.body, 1]]);
  const make = (item) => {
    if (known.has(item)) return known.get(item);
    let sum = make(item.parentElement); // a number, since the names are long
    for (const sign of ` ${named(item)}`) sum = (sum * 8191 + sign.codePointAt(0)) % 1_099_511_627_689;
    known.set(item, sum);
    return sum;
  };
  for (const item of document.querySelectorAll("body *")) {
    const words = [...item.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words && !item.matches("input, select, textarea")) continue;
    if (!item.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const kind = make(item), place = seen.get(kind) ?? 0;
    seen.set(kind, place + 1);
    if (place < 4 || place % 40 === 0) for (let at = item; at && !kept.has(at); at = at.parentElement) kept.add(at);
  }
  return [...seen];
}"""
# Leaves what was chosen.
CHOSEN = """() => {
  for (const item of [...document.querySelectorAll("body *")]) if (!kept.has(item) && !item.matches("input")) item.remove();
}"""
# A change of the root's classes or style while the text is there has the browser work out all styles once more.
ROOT = """globalThis.late = [];
new MutationObserver((changes) => document.querySelector("article") && late.push(...changes
  .filter((change) => change.target === document.documentElement && change.oldValue !== change.target.getAttribute(change.attributeName))
  .map(({ attributeName, oldValue, target }) => `${attributeName}: ${oldValue} -> ${target.getAttribute(attributeName)}`)))
  .observe(document, { subtree: true, attributeFilter: ["class", "style"], attributeOldValue: true });"""
SOBER = "document.adoptedStyleSheets = [], document.fonts.clear()"  # without the fonts of the tests
QUIET = "document.activeElement.blur(), scrollTo(0, 0)"  # as the page was before its stops had the focus

HEADED = """(() => {
  const head = document.querySelector("h1"), box = head?.getBoundingClientRect();
  return Boolean(box?.width && box.height && head.checkVisibility({ visibilityProperty: true }));
})()"""


class Lending(Quiet):
    """A host that has axe-core beside the site: a page's policy admits it there, and a browser keeps it."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        return str(AXE) if path == f"/{AXE.name}" else super().translate_path(path)


def shown(page: Page, scheme: Any, width: int) -> None:
    """Set the colours and the width of the window."""
    page.set_viewport_size({"width": width, "height": 800})
    coloured(page, scheme)


def judged(page: Page, name: str, home: str, seen: dict[str, list[Any]]) -> dict[str, list[tuple[str, str]]]:
    """Return what axe-core finds on a page that is open, on a light phone and a dark desktop; takes the page apart.

    On a light phone all rules check all pages. On a dark desktop they check four, whose sidebars a phone does not show
    and all pages share; on the others only the rules about colours do, since nothing else has changed. These take most
    of the time: on a phone, too, they judge whole pages only there, and else what has a make of its own. ``seen`` counts
    the items of one make on the pages before, and the makes whose colours were judged on a phone and a desktop.
    """
    found = {}
    seen["items"] = page.evaluate(SHORTER, seen["items"])
    page.add_script_tag(url=home + AXE.name)
    whole = name in WITH_SIDEBARS
    shown(page, "light", 360)
    found[f"{name} light"] = violations(page, without=() if whole else COLOURS)
    if not whole:
        seen["phone"] = page.evaluate(COLOURFUL, seen["phone"])
    shown(page, "dark", 1280)
    if not whole:
        seen["desktop"] = page.evaluate(COLOURFUL, seen["desktop"])
        page.evaluate(CHOSEN)
    found[f"{name} dark"] = violations(page, only=() if whole else COLOURS)
    if not whole:
        shown(page, "light", 360)
        found[f"{name} light, colours"] = violations(page, only=COLOURS)
    return {place: bad for place, bad in found.items() if bad}


def visit(browser: Browser, home: str, site: Path, share: int) -> dict[str, Any]:
    """Open each page of a share once; return what is wrong, by check and page.

    Of the pages that one template makes, a sample is opened (see ``pages``), and those with the longest words, which
    axe-core does not judge.
    """
    found: dict[str, Any] = {"headless": [], "stops": {}, "small": {}, "wide": [], "axe": {}, "late": {}}
    seen: dict[str, list[Any]] = {"items": [], "phone": [], "desktop": []}
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(ROOT)
    page, found["faults"] = watched(context, home)
    sample = {*pages(site, every=40), *ASKED}
    for name in sorted({*sample, *longest(site)})[share::SHARES]:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(home + name, wait_until="load")
        if "?" in name:
            until(page, "document.querySelector('#concordance-page table, #search-page li') !== null")
        if late := page.evaluate("late"):
            found["late"][name] = late
        if not page.evaluate(HEADED):
            found["headless"].append(name)
        # Each other width lays out the page anew, so the fonts are tried between a phone and a desktop.
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if small := page.evaluate(SMALL, SMALLEST) if width == WIDTHS[0] else []:
                found["small"][name] = small[:3]
            answer: dict[str, Any] = page.evaluate(STOPS)
            if answer["faults"] or answer["stops"] < 4:  # menu, colours, search, and one more at least
                found["stops"][f"{name} {width}"] = answer
            page.evaluate(QUIET)
            if width == WIDTHS[0]:
                found["wide"] += overflowing(page, name, WINDOWS[True])
                page.evaluate(SOBER)
        if name in sample:
            found["axe"] |= judged(page, name, home, seen)
    context.close()
    return found


@pytest.fixture(scope="module", params=range(SHARES))
def found(request: pytest.FixtureRequest, browser: Browser, site: Path, common: Path) -> Found:
    """Return what tells what is wrong with any page of a share; one worker looks, for all.

    It looks when it is first called: only with the site is it known whether the tests passed on the same one before.
    """

    def make(path: Path) -> None:
        with serving(site, Lending) as home:
            path.write_text(json.dumps(visit(browser, home, site, request.param)))

    def read() -> dict[str, Any]:
        told: dict[str, Any] = json.loads(once(common, f"visits-{request.param}.json", make).read_text())
        return told

    return read


def test_every_page_opens(found: Found) -> None:
    """Each page shows a heading; no other host is requested, and no script or policy reports an error."""
    assert found()["headless"] == []
    assert found()["faults"] == []


def test_styles_are_worked_out_once(found: Found) -> None:
    """Nothing changes the root once the text is there."""
    assert found()["late"] == {}


def test_no_stop_of_tab_is_unseen(found: Found) -> None:
    """On a phone and a desktop each stop of Tab is visible, lies in the window, and has a name."""
    assert found()["stops"] == {}


def test_targets_are_large_enough(found: Found) -> None:
    """Separate buttons, fields and links measure 24 pixels or keep that distance, on a phone."""
    assert found()["small"] == {}


def test_no_page_is_wider_than_its_window(found: Found) -> None:
    """In wide fonts, in narrow ones, and without the site's preferred fonts."""
    assert found()["wide"] == []


def test_axe(found: Found) -> None:
    """No violation on any page, on a light phone and a dark desktop; of items of one make some are judged."""
    assert found()["axe"] == {}
