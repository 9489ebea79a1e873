"""The index of terms in the browser: letters, filters, links; and the tooltips of abbreviations."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from waiting import drawn, expect

from shared import yaml_of

NAME = "index-of-terms.html"  # every heading
PART = "index-of-terms/a-m.html"  # with their places
DRIVE = "papers/yousaf-ma-strategic-drive.html"
ENTRIES = "ul.terms > li"


def visible(page: Page) -> list[str]:
    """Return the headings of the entries that are shown."""
    return page.locator(f"{ENTRIES}:visible .term-head strong").all_inner_texts()


def test_the_whole_list_without_scripts(plain: Page, served: str) -> None:
    """Without scripts every heading is shown and leads to its places, which are links; there is no filter."""
    page = plain
    page.goto(served + NAME)
    assert page.locator(f"{ENTRIES}:visible").count() == page.locator(ENTRIES).count() >= 150
    assert page.locator("#term-filters :is(input, select)").count() == 0
    page.locator("#term-gwadar .term-head a").click()
    page.locator("#term-gwadar .term-places a", has_text="¶53").click()
    expect(page.locator("#p53")).to_be_in_viewport()
    page.goto(served + DRIVE)
    expect(page.locator("abbr", has_text="RSCT")).to_have_attribute(
        "title", "Regional Security Complex Theory"
    )


def test_a_place_shows_its_words(page: Page, address: str) -> None:
    """Pointing at a place shows the paragraph with the term marked; its texts are loaded only then."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + PART)
    assert not [url for url in asked if "data/" in url]
    page.locator("#term-gwadar .term-places a", has_text="¶53").hover()
    preview = page.locator("#preview")
    expect(preview.locator(".preview-label")).to_have_text("Yousaf & Ma, Drive, paragraph 53")
    expect(preview.locator("mark").first).to_have_text(re.compile("^Gwadar"))
    box = preview.bounding_box()
    assert box
    assert box["width"] > 300  # also beside the window's edge
    page.keyboard.press("Escape")
    page.goto(f"{address}terms/a-c.html#china")
    place = page.locator("#china .term-places a[href*='regional'][href$='#p13']").first
    place.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(preview.locator("mark").first).to_have_text("China")  # not “in South Asia”, which is an aspect
    page.keyboard.press("Enter")
    expect(page.locator("#p13")).to_be_in_viewport()


@pytest.mark.alike
def test_letters(page: Page, address: str) -> None:
    """A letter links to its entries."""
    page.goto(address + NAME)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="T", exact=True).click()
    expect(page.locator("#letter-t")).to_be_in_viewport()
    expect(page.locator("#term-taliban")).to_be_in_viewport()


@pytest.mark.alike
def test_filters(page: Page, address: str) -> None:
    """Kind, paper and words filter the list; the address keeps them; empty letters disappear."""
    page.goto(address + NAME)
    page.get_by_label("Kind").select_option(label="Theories")
    theories = visible(page)
    assert "realism" in theories
    assert "Gwadar (port)" not in theories
    page.get_by_label("Named in").select_option(label="Kanwal et al.")
    assert "structural realism (neorealism)" in visible(page)
    assert "Regional Security Complex Theory (RSCT)" not in visible(page)
    page.get_by_label("Headings with").fill("Thucy")
    assert visible(page) == ["Thucydides Trap"]
    assert page.locator("#term-filters output").inner_text().startswith("1 of ")
    assert page.locator('h2[id^="letter-"]:visible').count() == 1
    page.reload()
    assert visible(page) == ["Thucydides Trap"]
    # Diacritics can be left out.
    page.goto(f"{address}{NAME}?words=wæver")
    assert visible(page) == ["Wæver, Ole"]


@pytest.mark.alike
def test_each_kind_has_entries(page: Page, address: str, root: Path) -> None:
    """Every kind leaves some entries."""
    page.goto(address + NAME)
    categories = yaml_of(root / "corpus" / "index-terms.yaml")["categories"]
    assert len(categories) == 11
    for label in categories.values():
        page.get_by_label("Kind").select_option(label=label)
        assert visible(page), label


@pytest.mark.alike
@pytest.mark.parametrize("query", ["", "?kind=person"])
def test_an_earlier_address_leads_on(page: Page, address: str, query: str) -> None:
    """The entry was on the first page; its address there leads to it, whatever is filtered; so do those of other parts."""
    page.goto(f"{address}{NAME}{query}#term-gwadar")
    page.wait_for_url(f"**/{PART}#term-gwadar")
    expect(page.locator("#term-gwadar .term-places")).to_be_in_viewport()
    page.goto(f"{address}{PART}#term-walt")
    page.wait_for_url("**/index-of-terms/n-z.html#term-walt")
    expect(page.locator("#term-walt .term-see a")).to_have_attribute(
        "href", "../index-of-terms/a-m.html#term-balance-of-threat"
    )


@pytest.mark.alike
def test_all_places_unfold(page: Page, address: str) -> None:
    """A frequent term shows its aspects first; all its places unfold, also by keyboard."""
    page.goto(address + PART)
    summary = page.locator("#term-china summary")
    rest = page.locator("#term-china details > .term-places")
    expect(rest).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(rest).to_be_visible()
    expect(rest.get_by_role("link", name="paragraphs 7–10")).to_have_attribute(
        "href", "../papers/arshad-security-alliance.html#p7"
    )


@pytest.mark.parametrize("name", [NAME, PART])
def test_targets_are_large_enough(desk: Page, served: str, subtests: pytest.Subtests, name: str) -> None:
    """Places, letters and parts are at least 24 by 24 pixels (WCAG 2.2, 2.5.8)."""
    for width in (1280, 320):
        with subtests.test(width=width):
            desk.set_viewport_size({"width": width, "height": 800})
            if width == 1280:
                desk.goto(served + name)
            drawn(desk)
            small = desk.evaluate(
                """[...document.querySelectorAll(".term-places a, .letters a, .parts a, .terms summary, #term-filters select")]
                    .map((element) => [element.textContent, element.getBoundingClientRect()])
                    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
                    .map(([words]) => words)"""
            )
            assert small == []
            assert desk.evaluate("document.documentElement.scrollWidth") <= width


def abbreviation(page: Page, address: str) -> Locator:
    """Open the second paper and return its abbreviation RSCT."""
    page.goto(address + DRIVE)
    return page.locator("abbr.abbr", has_text="RSCT")


@pytest.mark.alike
def test_tooltip_by_pointer_and_by_keyboard(page: Page, address: str) -> None:
    """Pointing or tabbing at an abbreviation shows its expansion; Esc hides it."""
    abbr = abbreviation(page, address)
    preview = page.locator("#preview")
    abbr.hover()
    expect(preview).to_contain_text("Regional Security Complex Theory")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.mouse.move(0, 0)
    page.locator('a.citation:has-text("Tellis, 2006")').nth(1).focus()
    page.keyboard.press("Tab")
    expect(abbr).to_be_focused()
    expect(preview).to_contain_text("Regional Security Complex Theory")
    expect(abbr).to_have_attribute("aria-describedby", "preview")
    preview.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"terms/p-r\.html#rsct$"))
    page.wait_for_load_state("load")
    expect(page.locator("#rsct")).to_be_in_viewport()


def test_tooltip_by_touch(phone: Page, served: str) -> None:
    """A tap shows the expansion, a tap elsewhere hides it."""
    abbr = abbreviation(phone, served)
    abbr.tap()
    expect(phone.locator("#preview")).to_contain_text("Regional Security Complex Theory")
    phone.locator("#p14").tap(position={"x": 40, "y": 20})
    expect(phone.locator("#preview")).to_be_hidden()


@pytest.mark.alike
def test_every_tooltip_leads_to_an_entry(page: Page, address: str, site: Path) -> None:
    """The address that an abbreviation names is that of an entry of the index."""
    known: set[str] = set()
    for part in (PART, "index-of-terms/n-z.html"):
        page.goto(address + part)
        heads = page.locator(f"{ENTRIES} .term-head a")
        known |= set(heads.evaluate_all("(all) => all.map((link) => link.getAttribute('href').slice(3))"))
    named = set()
    for path in sorted(site.glob("papers/*.html")):
        named |= set(re.findall(r'<abbr[^>]* data-term="([^"]+)"', html.unescape(path.read_text("utf-8"))))
    assert len(named) >= 10
    assert named <= known
