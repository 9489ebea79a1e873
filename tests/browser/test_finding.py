"""What the search finds besides the words of papers, how it names what it finds, and what it says if it finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from test_reading import PAPERS
from test_search import cleared, everything, typed
from waiting import expect

ARSHAD, DRIVE, REGIONAL, IJISC, KANWAL = PAPERS

# What is typed, and of one result its kind, address, place in words, and words; read in the pages.
NAMED = [
    ("When CPEC began", "Fact", "claims/cpec.html#fact-cpec-launch", "≠ Differ › CPEC and the Belt and Road Initiative", "2013; 2015"),
    ("war Kashmir 1948", "Event", "chronology.html#kashmir-war", "South Asia: Pakistan and India", "Limited war between"),
    ("Eqbal Ahmad", "Term", "terms/a-c/a.html#ahmad-eqbal", "2 places in 1 paper", "Ahmad, Eqbal"),
    ("dependable partner", "Synopsis", "synopsis.html#china", "› View of China", "without hegemonic intentions"),
    ("Strategic Flexibility", "Section", f"papers/{KANWAL}.html#strategic-flexibility", "› Basic postulates of Neoclassical Realism", ""),
    ("policeman", "Text", f"papers/{ARSHAD}.html#p", "Seeking a Collaborative Security Alliance Framework for Pakistan › ", ""),
    ("Skumsrud", "Note", f"papers/{ARSHAD}.html#fn:7", "› note 7", ""),
    ("Thucydides", "Work", "works/allison2017destined.html", "Allison 2017", "Destined for War"),
    ("JF17", "Text", f"papers/{DRIVE}.html#p11", "› 1. Introduction › paragraph 11", "JF-17"),
]  # fmt: skip


def test_each_result_says_what_and_where_it_is(searching: Page) -> None:
    """Papers, sections, facts, events, terms, answers, notes and works, each with a name and no key."""
    cleared(searching)
    missed = {}
    for words, *wanted in NAMED:
        typed(searching, words)
        found = searching.locator(".search-list a").evaluate_all(
            """(all) => all.map((a) => [".search-kind", null, ".search-place", ".search-words"].map(
              (name) => name ? a.querySelector(name)?.textContent ?? "" : a.getAttribute("href").replace(/\\?h=[^#]*/, "")))"""
        )
        if not any(
            kind == wanted[0] and all(part in said for part, said in zip(wanted[1:], rest, strict=True))
            for kind, *rest in found
        ):
            missed[words] = found
        cleared(searching)
    assert missed == {}
    typed(searching, "Balancing Act")
    paper = searching.locator(f".search-list a[href$='{IJISC}.html']")
    assert (paper.text_content() or "").startswith("Paper [Pakistan’s")  # without an author no second "Paper"


@pytest.mark.alike
def test_who_finds_nothing_is_told_what_to_do(page: Page, address: str) -> None:
    """Slips are mended where that finds something; a word too many is left out; other pages are named."""
    page.goto(f"{address}search.html")
    field, hint = page.locator("#search-query"), page.locator("#search-page .search-suggestion")
    for slip, meant in [
        ("Gwadr", "Gwadar"),
        ("Musharaf", "Musharraf"),
        ("foreign polisy", "foreign policy"),
        ("neo classical realism", "neoclassical realism"),
        ("Thucydidis trap", "Thucydides trap"),
        ("neoclasi", "neoclassical"),  # as one types
    ]:
        field.fill(slip)
        expect(hint.locator(".search-meant")).to_have_text(f"Did you mean {meant}? ")
    hint.get_by_role("link", name="neoclassical").click()
    expect(field).to_have_value("neoclassical")
    expect(field).to_be_focused()
    page.locator(".search-list li").first.wait_for()
    expect(hint).to_have_count(0)
    field.fill("Gwadar 1965")
    expect(hint).to_have_text(
        "Each word is in some text, but no place has them all. Found with fewer words: Gwadar (10), 1965 (6)."
    )
    field.fill("what do the papers say about CPEC and debt?")  # a question in plain words
    expect(page.locator(".search-list li").first).to_contain_text("Debt as an objection to CPEC")
    field.fill("nuclear deal Bush Singh 2005")
    expect(hint).to_have_text("No text has “singh”. Found without it: nuclear deal 2005 (3).")
    ways = page.locator("#search-page .search-elsewhere a")
    expect(ways).to_have_text(["Index of terms", "Concordance", "Bibliography"])
    field.fill(" ".join(f"word{number}" for number in range(500)))
    expect(page.locator("#search-page [role=status]")).to_contain_text(
        "Only the first words of so long a question"
    )


@pytest.mark.alike
def test_a_suggestion_in_the_header_asks_again(page: Page, address: str) -> None:
    """The list shows what is found, and Esc leads back to the field; marks of all kinds may be left out."""
    page.goto(f"{address}index.html")
    field, panel = page.locator("#search-field"), page.locator(".search-panel")
    field.fill("neoclasical")
    panel.get_by_role("link", name="neoclassical").first.click()
    expect(field).to_have_value("neoclassical")
    expect(panel.locator(".search-group").first).to_contain_text("Papers (")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(field).to_be_focused()
    for words in ("co-operation", "cooperation", "co operation"):
        assert any(
            "co-operation" in text or "cooperation" in text for _, text in everything_shown(page, words)
        )


def everything_shown(page: Page, words: str) -> list[tuple[str, str]]:
    """Type into the header’s field; return address and words of the results."""
    page.locator("#search-field").fill(words)
    expect(page.locator(".search-panel .search-status")).to_contain_text("result")
    return [
        (link.get_attribute("href") or "", (link.text_content() or "").lower())
        for link in page.locator(".search-panel li a").all()
    ]


def test_us_is_the_abbreviation(searching: Page, served: str) -> None:
    """“US-China” finds “U.S.–China”; “us” in small letters has the whole word before “use”."""
    everything(searching, served, "US-China")
    assert {"US-China", "U.S.–China"} <= set(searching.locator(".search-list mark").all_text_contents())
    typed(searching, "us")
    assert (
        "use"
        not in (searching.locator(".search-list .search-words").first.text_content() or "").lower().split()
    )
