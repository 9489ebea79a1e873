"""Search, previews and concordance of a large edition: the five papers, their texts in parts with an index.

That both forms answer alike is tested without a browser (``tests/pages/test_searched.py``); here, that the pages load
what they need and no more, over http and from disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from borrowed import PHONE, Tabs, serving
from playwright.sync_api import Browser, Page
from test_concordance_page import ASKED
from test_reading import PAPERS
from test_search import everything, not_found, words_shown
from waiting import expect, highlighted

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS
GWADAR = ["Fact", "Question", "Term", *["Text"] * 7]  # what has the word
LINES = ".kwic-lines tbody tr"


@pytest.fixture(scope="module")
def hosted(addressed: Path) -> Iterator[str]:
    """Serve the large edition, in a folder of its host; yields its address."""
    with serving(addressed.parent) as address:
        yield f"{address}{addressed.name.replace(' ', '%20')}/"


@pytest.fixture(params=["http", "disk"])
def home(request: pytest.FixtureRequest, hosted: str, addressed: Path) -> str:
    """Return the address of the large edition: served, or as files on disk."""
    return hosted if request.param == "http" else f"{addressed.as_uri()}/"


@pytest.fixture
def reader(tabs: Tabs, home: str) -> Iterator[Page]:
    """Return a page; another host, an error of a script or a violation of the policy fails the test."""
    with tabs.lend(home) as page:
        yield page


@pytest.fixture
def visitor(tabs: Tabs, hosted: str) -> Iterator[Page]:
    """Return the same over http, for what does not differ from disk."""
    with tabs.lend(hosted) as page:
        yield page


def test_what_scholars_type(reader: Page, home: str) -> None:
    """Places, notes, references, keys, titles and authors are found, as in a small edition."""
    assert not_found(reader, home) == {}


def test_only_what_is_shown_is_loaded(reader: Page, home: str) -> None:
    """Of a word that one paper has, its part of the index is loaded, and the texts of that paper."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    everything(reader, home, "vivisection")
    texts = [url for url in asked if "/data/texts/" in url]
    assert [url.rpartition("/")[2] for url in texts] == [f"{ARSHAD}.js"]
    assert len([url for url in asked if "/data/index/" in url]) == 1
    assert not [url for url in asked if url.endswith("/data/words.js")]


def test_gwadar_is_found_wherever_it_stands(reader: Page, home: str) -> None:
    """Seven paragraphs of the papers have it, and no note; the index and one fact name it (read by hand)."""
    found = everything(reader, home, "gwadar")
    assert sorted(kind for kind, _ in found) == GWADAR
    section = reader.locator(f".search-list a[href*='{DRIVE}.html'][href$='#p11'] .search-place")
    expect(section).to_have_text(
        re.compile("Post 9/11 Pak-China Strategic Drive › 1. Introduction › paragraph 11$")
    )
    expect(reader.locator("#search-page [role=status]")).to_have_text("10 results")


def test_phrases_and_slips(reader: Page, home: str) -> None:
    """Quotation marks make a phrase; a slip is mended by the list of all words."""
    everything(reader, home, '"balance of power"')
    assert all("balance of power" in text.lower().replace("-", " ") for text in words_shown(reader))
    reader.locator("#search-query").fill('"power of balance"')
    expect(reader.locator("#search-page [role=status]")).to_contain_text("Nothing found")
    reader.locator("#search-query").fill("vivisektion")  # that no editors’ page has
    expect(reader.locator("#search-page .search-suggestion")).to_contain_text("Did you mean vivisection?")


def test_a_hit_leads_to_its_place(visitor: Page, hosted: str) -> None:
    """From the field in the header to the paragraph, where the word is highlighted; and to a work."""
    visitor.goto(f"{hosted}papers/{IJISC}.html")
    visitor.locator("#search-field").fill("policeman")
    visitor.locator(".search-panel li a").first.click()
    expect(visitor.locator("h1")).to_contain_text("Seeking a Collaborative Security Alliance Framework")
    place = visitor.url.partition("#")[2]
    expect(visitor.locator(f"#{place}")).to_be_in_viewport()
    assert highlighted(visitor) == ["policeman"]
    visitor.locator("#search-field").fill("Thucydides trap")
    visitor.locator(".search-panel li a", has_text="Allison 2017").click()
    expect(visitor.locator("h1")).to_contain_text("Destined for war")


def test_of_many_results_the_first_are_shown(visitor: Page, hosted: str) -> None:
    """Only the best are loaded; the reader is told so, and gets more by a button that leaves the focus on them."""
    everything(visitor, hosted, "pakistan")
    status = visitor.locator("#search-page [role=status]")
    expect(status).to_have_text(re.compile(r"^20 of \d{3} results$"))
    visitor.get_by_role("button", name="Show more results").press("Enter")
    expect(status).to_have_text(re.compile(r"^40 of \d{3} results$"))
    expect(visitor.locator(".search-list li:nth-child(21) a")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(visitor: Page, hosted: str, scheme: Any) -> None:
    """Nothing exceeds the page's width, and controls are large enough."""
    visitor.set_viewport_size(PHONE)
    visitor.emulate_media(color_scheme=scheme)
    everything(visitor, hosted, "pakistan")
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 360
    sizes = visitor.locator(".search-choice button, .search-further, .search-list a").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert min(sizes) >= 24


def test_without_the_texts_other_ways_are_named(browser: Browser, hosted: str) -> None:
    """If the texts or a part of them cannot be loaded, page and header say what the reader can do instead."""
    said = "could not be loaded. The bibliography lists all works, and your browser finds words"
    for missing in ("**/data/corpus.js", "**/data/index/*.js"):
        context = browser.new_context()
        context.route(missing, lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{hosted}search.html?q=Gwadar")
        expect(page.locator("#search-page [role=status]")).to_contain_text(said)
        page.locator("#search-field").fill("Gwadar")
        expect(page.locator(".search-panel .search-status")).to_contain_text(said)
        context.close()


def test_places_have_previews(reader: Page, home: str) -> None:
    """The words of a place come from the texts of its paper alone."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{home}index-of-terms/a-m.html")
    reader.locator(f"#term-gwadar .term-places a[href='../papers/{DRIVE}.html#p11']").hover()
    preview = reader.locator("#preview")
    expect(preview.locator("mark").first).to_have_text(re.compile("^Gwadar"))
    expect(preview.locator(".preview-label")).to_have_text("Yousaf & Ma, Drive, paragraph 11")
    assert [url.rpartition("/")[2] for url in asked if "/data/texts/" in url] == [f"{DRIVE}.js"]


def answers(page: Page, home: str, question: str) -> list[list[str]]:
    """Return what the concordance answers: its words, the counts, the lines and the collocates."""
    if page.url.startswith(f"{home}concordance.html"):
        page.evaluate(ASKED, "?q=")
        expect(page.locator(LINES)).to_have_count(0)
        page.evaluate(ASKED, f"?{question}")
    else:
        page.goto(f"{home}concordance.html?{question}")
    expect(page.locator(LINES).first).to_be_visible()
    rows = [page.locator(f"{table} tbody tr").all_inner_texts() for table in (".kwic-lines", ".kwic-near")]
    counts = [text for text in page.locator(".kwic-counts tbody tr").all_inner_texts() if "\t0\t" not in text]
    return [page.locator(".kwic-status").all_inner_texts(), counts, *rows]


QUESTIONS = ("q=gwadar", "q=balance+of+power,+deterr*&in=text.notes&sort=r1", "q=*ism&case=1&lines=2000")
Answers = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def small(tabs: Tabs, served: str) -> Answers:
    """Return the answers of the small edition."""
    with tabs.lend(served) as page:
        return {question: answers(page, served, question) for question in QUESTIONS}


def test_the_concordance_is_the_same(
    reader: Page, home: str, small: Answers, subtests: pytest.Subtests
) -> None:
    """Counts, lines and collocates are those of the small edition."""
    for question in QUESTIONS:
        with subtests.test(question=question):
            assert answers(reader, home, question) == small[question]
            assert len(small[question][2]) >= 7


def test_the_concordance_reads_some_papers(visitor: Page, hosted: str) -> None:
    """Of the words of two papers no other texts are loaded."""
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    answers(visitor, hosted, "q=Skumsrud&in=notes")
    assert [url.rpartition("/")[2] for url in asked if "/data/texts/" in url] == [f"{ARSHAD}.js"]
