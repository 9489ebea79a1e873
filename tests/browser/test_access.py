"""Accessibility: axe-core finds nothing in what opens, and the keyboard reaches everything."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from test_reading import PAPERS
from waiting import SCHEMES, coloured, expect

# The paragraphs and tables behind what is opened are judged with every page.
SHORTER = "document.querySelectorAll('#p9 ~ :is(p, ul, ol, figure)').forEach((part) => part.remove())"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


COLOURS = ("color-contrast", "link-in-text-block")  # the rules that take most of the time


def violations(
    page: Page, *, only: tuple[str, ...] = (), without: tuple[str, ...] = (), within: Any = "html"
) -> list[tuple[str, str]]:
    """Return what axe-core, once loaded, finds, as rule and first place.

    ``only`` restricts it to these rules, ``without`` leaves some out, and ``within`` is a part of the page, or says which
    parts to leave out.
    """
    options = {"resultTypes": ["violations"], "selectors": False, "preload": False}
    options["rules"] = {rule: {"enabled": False} for rule in without}
    chosen = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    ask = "([part, options]) => axe.run(part, options)"
    found: dict[str, Any] = page.evaluate(ask, [within, {**options, "runOnly": chosen}])
    return [(item["id"], item["nodes"][0]["html"][:200]) for item in found["violations"]]


def in_both_schemes(page: Page, within: str = "html") -> dict[str, list[tuple[str, str]]]:
    """Return what axe-core finds in light and in dark, where only colours differ."""
    found = {}
    for scheme in SCHEMES:
        coloured(page, scheme)
        found[scheme] = violations(page, only=COLOURS if scheme == "dark" else (), within=within)
    return {scheme: bad for scheme, bad in found.items() if bad}


def test_axe_on_what_opens(desk: Page, served: str, axe: str, subtests: pytest.Subtests) -> None:
    """No violation with a preview, the quotation box or search results open; in the dark only colours differ."""
    page = desk
    page.goto(f"{served}papers/{PAPERS[4]}.html")
    page.evaluate(axe)
    page.evaluate(SHORTER)
    with subtests.test(open="preview"):
        page.locator("#p5 .citation").hover()
        page.locator("#preview").wait_for()
        assert in_both_schemes(page) == {}
        expect(page.locator("#preview")).to_be_visible()
    with subtests.test(open="box"):
        page.locator("#p6 .pnum").click()
        page.locator(".quote-box").wait_for()
        assert in_both_schemes(page, ".quote-box") == {}
        expect(page.locator(".quote-box")).to_be_visible()
    with subtests.test(open="results"):
        page.keyboard.press("Escape")
        page.locator("#search-field").fill("corridor")
        page.locator(".search-panel a").first.wait_for()
        assert in_both_schemes(page, ".md-header") == {}
        expect(page.locator(".search-panel a").first).to_be_visible()


@pytest.mark.alike
def test_keys_reach_everything_in_order(page: Page, address: str) -> None:
    """Tab goes through header, navigation, text and footer in the order of the page, with a visible focus."""
    page.goto(f"{address}papers/{PAPERS[3]}.html")
    page.evaluate("globalThis.order = [...document.querySelectorAll('*')]")  # before more scripts come and go
    seen: list[dict[str, Any]] = []
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#preview') !== null"):
            continue  # what a sign opens is read at once; then Tab goes on from the sign
        seen.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const style = getComputedStyle(at), box = at.getBoundingClientRect();
                  return { name: at.outerHTML.slice(0, 90), place: globalThis.order.indexOf(at),
                    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
                    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
                }"""
            )
        )
        if "pnum" in seen[-1]["name"]:
            break
    assert "md-skip" in seen[0]["name"]
    assert any("search-field" in item["name"] for item in seen)
    assert "pnum" in seen[-1]["name"], "Tab reaches the text"
    places = [item["place"] for item in seen]
    assert places == sorted(places)
    assert [item["name"] for item in seen if not item["shown"] or not item["inside"]] == []


@pytest.mark.alike
def test_no_single_key_leaves_the_page(page: Page, address: str) -> None:
    """A single letter turns no page and moves no focus (WCAG 2.2, 2.1.4); in a field it is typed."""
    page.goto(f"{address}papers/{PAPERS[3]}.html")
    before = page.url
    for key in (keys := "np.,fsN"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url == before, key
        assert page.evaluate("document.activeElement === document.body"), key
    page.wait_for_timeout(300)
    assert page.url == before
    page.locator("#search-field").focus()
    for key in keys:
        page.keyboard.press(key)
    assert page.locator("#search-field").input_value() == keys


def test_reduced_motion_is_respected(desk: Page, served: str) -> None:
    """With reduced motion preferred, nothing moves."""
    desk.emulate_media(reduced_motion="reduce")
    desk.goto(f"{served}papers/{PAPERS[0]}.html")
    longest = desk.evaluate(
        """() => Math.max(...[...document.querySelectorAll('*')].map((item) => {
          const style = getComputedStyle(item);
          return Math.max(parseFloat(style.transitionDuration), parseFloat(style.animationDuration) || 0);
        }))"""
    )
    assert longest <= 0.001


@pytest.mark.alike
def test_language_is_marked(page: Page, address: str) -> None:
    """The page says that it is in English."""
    page.goto(f"{address}index.html")
    assert page.locator("html").get_attribute("lang") == "en"
