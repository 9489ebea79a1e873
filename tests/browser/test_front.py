"""What readers meet first: home, a paper's head and bar, their settings, notes beside the text, going on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from borrowed import PHONE
from playwright.sync_api import Browser, Page, ViewportSize
from test_reading import PAPERS
from waiting import drawn, expect, until

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS
WIDE: ViewportSize = {"width": 1440, "height": 900}

BOTTOMS = "(all) => all.map((one) => one.getBoundingClientRect().bottom)"


@pytest.mark.alike
def test_the_papers_are_in_the_first_screen(page: Page, address: str) -> None:
    """At 1280×800 all five with their thesis, on a phone at least two titles; the discs fit beside their numbers."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}index.html")
    assert max(page.locator(".paper-card").evaluate_all(BOTTOMS)) <= 800
    page.set_viewport_size(PHONE)
    assert sorted(page.locator(".paper-card h3").evaluate_all(BOTTOMS))[1] < 740
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("rowheader", name="neoclassical realism")).to_be_visible()
    discs = page.locator(".emphasis tbody td:first-of-type").evaluate_all(
        "(all) => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    )
    heads = page.locator(".emphasis thead th").first.bounding_box()
    assert heads
    assert {*discs} == {round(heads["x"])}


def test_names_are_whole_on_a_phone(phone: Page, served: str) -> None:
    """The header cuts neither the name of the edition nor, further down, that of the page."""
    phone.goto(f"{served}claims.html")
    names = phone.locator(".md-header__topic .md-ellipsis")
    assert names.all_inner_texts() == ["Pakistan Between Powers", "Where they agree and disagree"]
    cut = "(all) => all.map((name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1)"
    assert names.evaluate_all(cut) == [False, False]


def test_home_searches(page: Page, address: str) -> None:
    """Its field leads to the page of results, also from disk."""
    page.goto(f"{address}index.html")
    page.get_by_role("searchbox", name="Search the edition").fill("Gwadar")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Gwadar")
    expect(page.locator(".search-list a").first).to_be_visible()


@pytest.mark.alike
def test_the_bar_leads_through_a_paper(page: Page, address: str) -> None:
    """Contents open and close, tell where one is, and lead below the header, on a phone; the text starts in sight."""
    page.set_viewport_size(PHONE)
    page.goto(f"{address}papers/{KANWAL}.html")
    expect(page.locator("#abstract")).to_be_in_viewport()
    expect(page.get_by_label("Show the text")).to_have_value("edited")
    button, panel = page.get_by_role("button", name="Contents"), page.locator("#contents-panel")
    expect(panel).to_be_hidden()
    button.click()
    panel.get_by_role("link", name="Research Gap").click()
    expect(panel).to_be_hidden()
    drawn(page)
    head, place = page.locator(".md-header").bounding_box(), page.locator("#research-gap").bounding_box()
    assert head
    assert place
    assert head["y"] + head["height"] <= place["y"] < 200
    button.press("Enter")
    expect(panel.locator("[aria-current]")).to_have_text("Research Gap")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 320, "height": 640})
    search = page.locator(".search-link").bounding_box()
    assert search
    assert search["x"] + search["width"] <= 320


def test_settings_are_kept(page: Page, address: str) -> None:
    """Size and length of lines change the text and hold on the next page; the panel closes with Esc."""
    measures = """() => {
      const text = document.querySelector("p:has(> .pnum)");
      return [parseFloat(getComputedStyle(text).fontSize), Math.round(text.getBoundingClientRect().width)];
    }"""
    page.goto(f"{address}papers/{DRIVE}.html")
    size, width = page.evaluate(measures)
    page.get_by_role("button", name="Settings for reading").click()
    page.get_by_role("group", name="Text", exact=True).get_by_label("large", exact=True).check()
    page.get_by_role("group", name="Lines").get_by_label("short").check()
    page.goto(f"{address}papers/{IJISC}.html")
    larger, narrower = page.evaluate(measures)
    assert larger == pytest.approx(size * 1.15)
    assert narrower == pytest.approx(width * 1.15 * 0.83, abs=2)


@pytest.mark.alike
def test_notes_stand_beside_their_line(page: Page, address: str) -> None:
    """Each once, without overlap, beside the text, and not in narrower windows; the notes at the end stay."""
    page.set_viewport_size(WIDE)
    for slug, number in ((ARSHAD, 63), (REGIONAL, 43)):
        page.goto(f"{address}papers/{slug}.html")
        notes = page.locator(".side-note")
        expect(notes.first).to_be_visible()
        drawn(page)
        boxes: list[dict[str, float]] = notes.evaluate_all(
            "(all) => all.map((note) => note.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) == number == page.locator(".notes > li").count()
        assert all(above["bottom"] <= below["top"] for above, below in pairwise(boxes))
        text = page.locator("#p2").bounding_box()
        assert text
        assert all(text["x"] + text["width"] < box["left"] and box["right"] <= 1440 for box in boxes)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Theoretical Framework")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".side-notes")).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary")).to_be_visible()


@pytest.mark.alike
def test_works_stand_beside_the_line_that_cites_them_first(page: Page, address: str) -> None:
    """A paper that cites by name has the works in its margin, each once, at its first citation."""
    page.set_viewport_size(WIDE)
    page.goto(f"{address}papers/{KANWAL}.html")
    cited = page.locator(".citation[id]").evaluate_all(
        "(all) => all.map((link) => link.getAttribute('href'))"
    )
    notes = page.locator(".side-note")
    expect(notes.first).to_be_visible()
    drawn(page)
    assert notes.count() == len(set(cited)) < len(cited)
    expect(notes.first).to_contain_text("Destined for War")  # ¶1: “(Allison, 2017; Ikenberry, 2018)”
    first = notes.first.bounding_box()
    marker = page.locator("#p1-c1").bounding_box()
    assert first
    assert marker
    assert abs(first["y"] - marker["y"]) < 60  # two works of one bracket share its line


@pytest.mark.alike
def test_what_a_note_beside_the_text_says(page: Page, address: str) -> None:
    """Ibid. with the name of its source, which stands just above; a short form with its source; a full note once."""
    page.set_viewport_size(WIDE)
    page.goto(f"{address}papers/{ARSHAD}.html")
    notes = page.locator(".side-note")
    expect(notes.nth(2)).to_contain_text("Ibid.")
    expect(notes.nth(2)).to_have_text(re.compile(r"3\s+Ibid\. \(that is, note 2\)\s+Holsti n\.d\.\s*"))
    expect(notes.nth(1)).to_contain_text("Theories of International Relations")
    assert (
        notes.nth(4).inner_text().count("International Politics on the World Stage") == 1
    )  # Rourke, in full
    expect(notes.nth(4).get_by_text("Rourke 2003")).to_have_attribute(
        "href", "../works/rourke2003international.html"
    )
    assert page.locator(".side-notes a:not([tabindex='-1'])").count() == 0
    marker = page.locator("a[role='doc-noteref'][href='#fn:5']")
    marker.scroll_into_view_if_needed()
    marker.hover()
    expect(notes.nth(4)).to_have_class("side-note pointed")
    page.wait_for_timeout(250)
    expect(page.locator("#preview")).to_be_hidden()  # it stands beside the line
    found = "() => { let n = 0; while (n < 9 && find('Theories of International Relations', true)) n += 1; return n; }"
    assert page.evaluate(found) == 2  # notes 2 and 10; the browser's search passes over the margin
    notes.nth(1).hover(force=True)
    assert not page.locator(".side-notes").evaluate("(column) => column.inert")  # its links can be followed
    page.goto(f"{address}papers/{REGIONAL}.html")
    expect(notes.nth(15)).to_contain_text("Random House India")  # note 16: “Small, The China Pakistan Axis”


def test_going_on_where_one_stopped(page: Page, address: str) -> None:
    """Only at the reader's wish; the paper and the home page offer the place; without the wish it is forgotten."""
    stored = "Object.keys(localStorage).filter((name) => name === 'edition-places').length"
    page.goto(f"{address}papers/{IJISC}.html#p6")
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(600)
    assert page.evaluate(stored) == 0
    page.get_by_role("button", name="Settings for reading").click()
    page.get_by_label("Remember where I stop reading").check()
    page.keyboard.press("Escape")
    page.locator("#p9").evaluate("(place) => scrollTo({ top: place.offsetTop, behavior: 'instant' })")
    until(page, "localStorage.getItem('edition-places')?.includes('\"ijisc-balancing-act\"')")
    page.goto(f"{address}index.html")
    page.get_by_role("link", name="Go on at paragraph").click()
    page.wait_for_url(f"**/{IJISC}.html#p*")
    page.goto(f"{address}papers/{IJISC}.html")
    expect(page.locator(".head-links .go-on")).to_be_visible()
    page.get_by_role("button", name="Settings for reading").click()
    page.get_by_label("Remember where I stop reading").uncheck()
    expect(page.locator(".go-on")).to_have_count(0)
    assert page.evaluate(stored) == 0


def test_without_scripts_and_in_print(plain: Page, desk: Page, served: str) -> None:
    """Without scripts no button is shown that needs them; printed, no note stands beside the text."""
    plain.set_viewport_size(WIDE)
    plain.goto(f"{served}papers/{ARSHAD}.html")
    expect(plain.locator("#settings-button, .reading-bar, .side-note")).to_have_count(1)
    expect(plain.locator("#settings-button")).to_be_hidden()
    expect(plain.get_by_role("link", name="Cite this paper").first).to_be_visible()
    desk.set_viewport_size(WIDE)
    desk.goto(f"{served}papers/{ARSHAD}.html")
    expect(desk.locator(".side-note").first).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator(".side-note").first).to_be_hidden()


@pytest.mark.alike
def test_the_bar_says_which_layer_a_link_shows(page: Page, address: str) -> None:
    """A deep link names its layer in the header, and its place lies below it."""
    page.goto(f"{address}papers/{KANWAL}.html?layer=printed#p20")
    expect(page.get_by_label("Show the text")).to_have_value("printed")
    expect(page.get_by_label("Show the text")).to_be_in_viewport()
    place: Any = page.locator("#p20").bounding_box()
    head: Any = page.locator(".md-header").bounding_box()
    assert head["y"] + head["height"] <= place["y"]


SHIFTS = """
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_nothing_moves_while_a_page_opens(browser: Browser, served: str) -> None:
    """On a very wide window the text stands where it will stand beside its notes and links, with either or both."""
    context = browser.new_context(viewport={"width": 1920, "height": 1000})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    moved = {}
    for name in (f"papers/{KANWAL}.html", f"papers/{IJISC}.html", "offline.html"):
        page.goto(served + name)
        page.locator(".said-labels, .keeping button").first.wait_for(state="attached")
        drawn(page)
        moved[name] = page.evaluate("shifts")
    context.close()
    assert max(moved.values()) < 0.015, moved


@pytest.mark.alike
def test_the_head_leads_to_the_files(page: Page, address: str) -> None:
    """“Download” leads to the list of files below the reference."""
    page.goto(f"{address}papers/{KANWAL}.html")
    way = page.locator(".head-links").get_by_role("link", name="Download")
    way.click()
    expect(page.locator("#take-away")).to_be_in_viewport()
    expect(page.locator("#take-away").get_by_role("link", name="PDF")).to_be_visible()
