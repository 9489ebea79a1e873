"""Search in a large edition: the five papers, built as if they were too many for one file.

Pagefind's index names the pages; the places found on them must be those that the small edition's search
finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_reading import PAPERS
from test_search import everything, not_found, words_shown

from conftest import PHONE, Tabs, serving, watched

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS
GWADAR = ["Fact", "Question", "Term", *["Text"] * 7]  # what has the word


@pytest.fixture(scope="module")
def home(addressed: Path) -> Iterator[str]:
    """Serve the large edition, in a folder of its host; yields its address."""
    with serving(addressed.parent) as address:
        yield f"{address}{addressed.name.replace(' ', '%20')}/"


@pytest.fixture
def reader(tabs: Tabs, home: str) -> Iterator[Page]:
    """Return a page; another host, an error of a script or a violation of the policy fails the test."""
    with tabs.lend(home) as page:
        yield page


def test_what_scholars_type(reader: Page, home: str) -> None:
    """Places, notes, references, keys, titles and authors are found, as in a small edition."""
    assert not_found(reader, home) == {}


def test_only_parts_of_the_index_are_fetched(reader: Page, home: str) -> None:
    """Neither the file of all texts nor the whole index is loaded."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    everything(reader, home, "vivisection")
    assert not [url for url in asked if "corpus.js" in url]
    fragments = [url for url in asked if "/fragment/" in url]
    assert len(fragments) == 1, fragments  # the one page that has the word


def test_gwadar_is_found_wherever_it_stands(reader: Page, home: str) -> None:
    """Seven paragraphs of the papers have it, and no note; the index and one fact name it (read by hand)."""
    found = everything(reader, home, "gwadar")
    assert sorted(kind for kind, _ in found) == GWADAR
    section = reader.locator(f".search-list a[href*='{DRIVE}.html'][href$='#p11'] .search-place")
    expect(section).to_have_text(
        re.compile("Post 9/11 Pak-China Strategic Drive.* › 1. Introduction › paragraph 11$")
    )
    assert f"papers/{DRIVE}.html#p53" in {href for _, href in found}


def test_phrases_are_phrases(reader: Page, home: str) -> None:
    """Quotation marks make a phrase; hyphens do not matter."""
    everything(reader, home, '"balance of power"')
    assert all("balance of power" in text.lower().replace("-", " ") for text in words_shown(reader))
    reader.locator("#search-query").fill('"power of balance"')
    expect(reader.locator("#search-page [role=status]")).to_contain_text("Nothing found")
    reader.locator("#search-query").fill("Gwadr port")  # a slip in what the editors’ pages name
    expect(reader.locator("#search-page .search-suggestion")).to_have_text("Did you mean Gwadar port? ")
    corridor = everything(reader, home, "“China-Pakistan Economic Corridor”")
    assert ("Work", "works/wolf2020china.html") in corridor  # printed with a dash


def test_no_editors_words_in_the_texts(reader: Page, home: str) -> None:
    """The editors' additions to the page (numbers, markers, links to works) are not shown as the authors’ words."""
    everything(reader, home, "Kakihara")
    first = reader.locator(".search-list a[href*='#fn:1']").locator(".search-words")
    expect(first).to_have_text("Kakihara, “The Post-9/11 Paradigm Shift and Its Effects on East Asia.”")


def test_a_hit_leads_to_its_place(reader: Page, home: str) -> None:
    """From the field in the header to the paragraph, where the word is highlighted; and to a work."""
    reader.goto(f"{home}papers/{IJISC}.html")
    reader.locator("#search-field").fill("policeman")
    reader.locator(".search-panel li a").first.click()
    expect(reader.locator("h1")).to_contain_text("Seeking a Collaborative Security Alliance Framework")
    place = reader.url.partition("#")[2]
    expect(reader.locator(f"#{place}")).to_be_in_viewport()
    assert reader.evaluate("[...CSS.highlights.get('found')].map(String)") == ["policeman"]
    reader.locator("#search-field").fill("Thucydides trap")
    reader.locator(".search-panel li a", has_text="Allison 2017").click()
    expect(reader.locator("h1")).to_contain_text("Destined for war")


def test_common_words_say_that_there_is_more(reader: Page, home: str) -> None:
    """Only the best pages are fetched; the reader is told so, and how to get more."""
    everything(reader, home, "of")
    expect(reader.locator("#search-page [role=status]")).to_have_text(
        re.compile(
            r"\d+ results from the pages that fit best; \d+ more pages have these words\. A further word narrows"
        )
    )
    more = reader.get_by_role("button", name="Look through more pages")
    before = reader.locator(".search-list li").count()
    while more.is_visible():
        more.click()
        expect(reader.locator(".search-list li")).not_to_have_count(before)
        before = reader.locator(".search-list li").count()
    expect(reader.locator("#search-page [role=status]")).to_have_text(f"{before} results")
    everything(reader, home, "Gwadar")
    expect(reader.locator("#search-page [role=status]")).to_have_text("10 results")
    expect(more).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(reader: Page, home: str, scheme: Any) -> None:
    """Nothing exceeds the page's width, and controls are large enough."""
    reader.set_viewport_size(PHONE)
    reader.emulate_media(color_scheme=scheme)
    everything(reader, home, "of")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    sizes = reader.locator(".search-choice button, .search-further, .search-list a").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert min(sizes) >= 24


def held(context: BrowserContext, pattern: str) -> list[Route]:
    """Hold responses back until the caller releases them."""
    waiting: list[Route] = []
    context.route(pattern, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    return waiting


def test_from_disk_the_texts_are_searched(browser: Browser, addressed: Path) -> None:
    """From disk Pagefind cannot run: all texts are loaded, and a waiting reader is told."""
    address = f"{addressed.as_uri()}/"
    context = browser.new_context()
    context.set_offline(offline=True)
    page, foreign = watched(context, address)
    waiting = held(context, "**/data/corpus.js")
    page.goto(f"{address}search.html?q=gwadar", wait_until="domcontentloaded")
    status = page.locator("#search-page [role=status]")
    expect(status).to_contain_text("Loading all texts of a large edition, which takes a while.")
    waiting[0].continue_()
    expect(page.locator(".search-list li")).to_have_count(10)
    expect(status).to_have_text("10 results")
    context.close()
    assert foreign == []


def test_without_its_index_the_texts_are_searched(browser: Browser, home: str) -> None:
    """A served copy of the archive has no index; a broken index is treated like a missing one."""
    context = browser.new_context()
    context.route("**/pagefind/**", lambda route: route.abort())
    page = context.new_page()
    found = everything(page, home, "gwadar")
    assert sorted(kind for kind, _ in found) == GWADAR
    context.close()


def test_without_index_and_texts_other_ways_are_named(browser: Browser, home: str) -> None:
    """If nothing can be loaded, page and header say what the reader can do instead."""
    context = browser.new_context()
    context.route(re.compile("/pagefind/|corpus.js"), lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{home}search.html")
    said = "The texts could not be loaded. The bibliography lists all works, and your browser finds words"
    expect(page.locator("#search-page [role=status]")).to_contain_text(said)
    page.locator("#search-field").fill("Gwadar")
    expect(page.locator(".search-panel .search-status")).to_contain_text(said)
    context.close()


def test_places_have_previews(reader: Page, home: str) -> None:
    """The words of a place come from its paper's page, since the texts are too many for one file."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{home}index-of-terms/a-m.html")
    reader.locator(f"#term-gwadar .term-places a[href='../papers/{DRIVE}.html#p11']").hover()
    preview = reader.locator("#preview")
    expect(preview.locator("mark").first).to_have_text(re.compile("^Gwadar"))
    title = "Post 9/11 Pak-China Strategic Drive: A Retort to India and Balance the Power"
    expect(preview.locator(".preview-label")).to_have_text(f"{title}, paragraph 11")
    assert len([url for url in asked if url.endswith(f"papers/{DRIVE}.html")]) == 1
    assert not [url for url in asked if "corpus.js" in url]
