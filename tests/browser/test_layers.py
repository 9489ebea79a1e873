"""The two layers of a paper: as edited, and as printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from standing import Standing
from test_reading import PAPERS
from waiting import expect

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS


def test_a_single_emendation_shows_its_printed_form_and_reason(standing: Standing, served: str) -> None:
    """The marker tells what the source has; the words of line 316 are a list item there."""
    with standing.at(served, f"papers/{KANWAL}.html") as page:
        heading = page.locator("h4", has_text="Security Considerations")
        heading.locator(".ed-mark").hover()
        preview = page.locator("#preview")
        expect(preview).to_contain_text("Set right; the extraction has: - Security Considerations")


def test_what_stays_as_printed_is_explained(standing: Standing, served: str) -> None:
    """“which 2021 stood at” is the author's own; the marker after it says what may be missing."""
    with standing.at(served, f"papers/{ARSHAD}.html") as page:
        sentence = page.locator("p", has_text="which 2021 stood at")
        sentence.locator(".ed-mark").hover()
        expect(page.locator("#preview")).to_contain_text("A word seems to be missing")


@pytest.mark.alike
def test_the_whole_page_as_printed(page: Page, address: str) -> None:
    """In the printed layer the editors' markers, resolutions and lists are hidden, and nothing else changes."""
    page.goto(f"{address}papers/{KANWAL}.html")
    edited = page.locator("#p5").inner_text()
    page.get_by_label("Show the text").select_option("printed")
    expect(page.locator(".ed-mark").first).to_be_hidden()
    expect(page.locator("#editors-notes")).to_be_hidden()
    expect(page.locator("h4 .edited", has_text="- Security Considerations")).to_be_visible()
    assert page.locator("#p5").inner_text() == edited
    page.reload()
    expect(page.locator("h4 .edited", has_text="- Security Considerations")).to_be_visible()
    line = page.locator("#p5 .citation").evaluate("(e) => getComputedStyle(e).textDecorationLine")
    assert line == "none"


@pytest.mark.alike
def test_no_word_is_lost_as_printed(page: Page, address: str) -> None:
    """Every place that the editors changed also has words in the printed layer."""
    for slug in PAPERS:
        page.goto(f"{address}papers/{slug}.html")
        edited = page.locator(".edited").all_text_contents()
        page.get_by_label("Show the text").select_option("printed")
        printed = page.locator(".edited").all_text_contents()
        assert all(words.strip() for words in printed), slug
        assert not any(map(str.__eq__, edited, printed)), slug
        page.get_by_label("Show the text").select_option("edited")
        assert page.locator(".edited").all_text_contents() == edited


@pytest.mark.alike
def test_an_ibid_keeps_its_word_and_loses_our_resolution(page: Page, address: str) -> None:
    """As printed, note 3 reads “Ibid.” and nothing more."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    expect(page.locator('[id="fn:3"]')).to_contain_text("that is, note 2")
    page.get_by_label("Show the text").select_option("printed")
    assert page.locator('[id="fn:3"]').inner_text().split("↩")[0].strip() == "Ibid."


def test_the_choice_is_remembered(page: Page, address: str) -> None:
    """The layer is kept on the next page, and so is the return to the edited one."""
    page.goto(f"{address}papers/{KANWAL}.html")
    page.get_by_label("Show the text").select_option("printed")
    page.goto(f"{address}papers/{ARSHAD}.html")
    expect(page.get_by_label("Show the text")).to_have_value("printed")
    expect(page.locator(".ed-mark").first).to_be_hidden()
    page.get_by_label("Show the text").select_option("edited")
    page.reload()
    expect(page.locator(".ed-mark").first).to_be_visible()


@pytest.mark.alike
def test_editors_notes_are_quiet(page: Page, address: str) -> None:
    """Until requested, an editor's note is a marker in the text and an item in a list at the end."""
    page.goto(f"{address}papers/{ARSHAD}.html")
    sign = page.locator(".ed-mark").first
    assert sign.evaluate("(e) => getComputedStyle(e, '::after').content") == '"°"'
    expect(page.locator("#preview")).to_be_hidden()
    sign.click()
    expect(page.locator("#ed1")).to_be_in_viewport()
    page.locator("#ed1 .ed-back").click()
    expect(page.locator("#edref1")).to_be_in_viewport()


def test_nothing_is_stored_but_choices(page: Page, address: str) -> None:
    """Reading, searching and following links leave nothing in the browser."""
    page.goto(f"{address}papers/{KANWAL}.html")
    page.locator("#p5 .citation").click()
    page.goto(f"{address}search.html?q=Gwadar")
    page.locator(".search-list a").first.wait_for()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
