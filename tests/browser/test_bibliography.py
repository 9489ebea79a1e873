"""The bibliography as a tool: orders, filters by words, chosen works as files; and the index of authors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from borrowed import Tabs
from playwright.sync_api import Page
from test_reading import PAPERS
from waiting import expect

FORMATS = ("bib", "biblatex.bib", "ris", "csl.json")


def saved(page: Page, form: int) -> bytes:
    """Choose a form of export by its number, save the choice, and return the file."""
    page.locator("select[name=export]").select_option(f"{form}")
    with page.expect_download() as asked:
        page.get_by_role("button", name="Save", exact=True).click()
    return Path(asked.value.path()).read_bytes()


def file(site: Path, name: str) -> bytes:
    """Return one of the edition's own files."""
    return (site / "downloads" / name).read_bytes()


def test_a_choice_has_the_bytes_of_the_files(page: Page, address: str, site: Path) -> None:
    """What a paper cites, everything, and one work, in each format; the choice outlasts filters and Back."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}bibliography.html")
    bar = page.locator("#choice")
    expect(bar).to_contain_text("Tick works to export them together.")
    assert not any("data/records.js" in url for url in asked)
    own = page.locator("ul.own-papers > li")
    own.filter(has_text="Kanwal").get_by_role("button", name=re.compile("^Choose these 21$")).click()
    expect(bar.locator("output")).to_have_text("21 chosen")
    for place, ending in enumerate(FORMATS):
        assert saved(page, place) == file(site, f"{PAPERS[4]}.{ending}")
    page.locator("select[name=sort]").select_option("year")
    page.locator("select[name=papers]").select_option(PAPERS[0])
    expect(bar.locator("output")).to_have_text("21 chosen, 21 of them not shown")
    page.get_by_role("button", name="Show all").click()
    page.locator("#small2015china a.work-link").click()
    page.wait_for_url("**/small2015china.html")
    for title, ending in (("RIS", "ris"), ("BibTeX", "bib")):  # the page saves what no file has: one work
        page.locator("summary", has_text=re.compile(f"^{title}$")).click()
        with page.expect_download() as kept:
            page.get_by_role("button", name=f"Save as small2015china.{ending}").click()
        alone = Path(kept.value.path()).read_bytes()
        assert alone.startswith((b"TY  - BOOK\r\n", b"@book{small2015china,\n"))
        assert alone in file(site, f"corpus.{ending}")
        assert alone.endswith((b"ER  - \r\n\r\n", b"\n}\n"))
    page.go_back()
    expect(bar.locator("output")).to_have_text("21 chosen")
    expect(page.locator("#small2015china input")).to_be_checked()
    bar.get_by_role("button", name="Choose none").click()
    page.locator("#small2015china input").check()
    assert saved(page, 3) == file(site, "works/small2015china.csl.json")
    bar.get_by_role("button", name="Choose all 129 shown").click()
    for tick in own.locator("input").all():
        tick.check()
    for place, ending in enumerate(FORMATS):
        assert saved(page, place) == file(site, f"corpus.{ending}")


def test_a_list_in_a_style(tabs: Tabs, served: str) -> None:
    """A to Z whatever the order shown, each entry as on the page of its work; copied with its italics."""
    with tabs.lend(served, "clipboard-read", "clipboard-write") as page:
        page.goto("works/waltz1979theory.html")
        page.get_by_role("tab", name="MLA 9").click()
        entry = page.locator(".panel:visible p").first.inner_html()
        page.goto("bibliography.html?sort=cited")
        for key in ("waltz1979theory", "small2015china"):
            page.locator(f"#{key} input").check()
        page.locator("select[name=export]").select_option(label="MLA 9")
        page.locator("#choice").get_by_role("button", name="Copy").click()
        expect(page.locator("#choice .copy")).to_have_text("Copied")
        read = "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
        first, second, rest = page.evaluate(read, "text/plain").split("\n")
        assert first.startswith("Small, Andrew. The China Pakistan Axis")
        assert second.startswith("Waltz, K. N. Theory of International Politics")
        assert rest == ""
        assert f"<p>{entry}</p>" in page.evaluate(read, "text/html")
        page.reload()
        expect(page.locator("#choice output")).to_have_text("2 chosen")
        assert (
            page.locator("select[name=export]").evaluate("(list) => list.selectedOptions[0].label") == "MLA 9"
        )


@pytest.mark.alike
def test_orders_and_words(page: Page, address: str) -> None:
    """Parts and links follow the order; words find a work; where nothing fits, the page says what would help."""
    page.goto(f"{address}bibliography.html")
    works, heads = page.locator("ul.works > li:not([hidden])"), page.locator(".works-head:not([hidden])")
    jumps = page.locator(".jumps a")
    assert heads.first.inner_text() == jumps.first.inner_text() == "A"
    assert min(jumps.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")) >= 24
    page.locator("select[name=sort]").select_option("cited")
    assert re.fullmatch(r"\d+ citing places", heads.first.inner_text())
    counts = [int(each) for each in works.evaluate_all("(all) => all.map(({ dataset }) => dataset.cited)")]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 129
    page.locator("select[name=sort]").select_option("papers")
    assert heads.first.inner_text() == "In 2 papers"
    assert works.first.get_attribute("data-papers") == f"{PAPERS[1]} {PAPERS[2]}"
    page.locator("select[name=sort]").select_option("")
    expect(jumps.first).to_have_text("A")
    page.locator("input[name=words]").fill("geopolitics SMALL")
    expect(works).to_have_count(1)
    assert heads.all_inner_texts() == ["S"]
    assert "words=geopolitics+SMALL" in page.url
    page.locator("select[name=decade]").select_option("2020s")
    expect(page.locator("#filters output")).to_have_text("None of 129 works fits all that is chosen here.")
    page.get_by_role("button", name="Without “2020s”: 1").click()
    expect(works).to_have_count(1)
    expect(page.locator("select[name=decade]")).to_be_focused()


@pytest.mark.alike
def test_the_index_of_authors(page: Page, address: str) -> None:
    """Small is found with the six places that cite him, and a place leads to its citation."""
    page.goto(f"{address}authors.html")
    shown = page.locator("ul.authors > li:not([hidden])")
    page.locator("input[name=words]").fill("andrew small")
    expect(shown).to_have_count(1)
    expect(shown.locator(".author-counts")).to_have_text("6 places in 2 papers")
    assert page.locator(".works-head:not([hidden])").all_inner_texts() == ["S"]
    page.locator("input[name=words]").fill("Gwadar")
    link = page.get_by_role("link", name="Search the edition for “Gwadar”")
    expect(link).to_have_attribute("href", "search.html?q=Gwadar")
    page.locator("input[name=words]").fill("andrew small")
    shown.locator(".author-places a").first.click()
    page.wait_for_url(re.compile("/papers/.*#"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_index_of_authors_without_scripts(plain: Page, served: str) -> None:
    """Every name is there, under its letter, without fields."""
    plain.goto(f"{served}authors.html")
    assert plain.locator("ul.authors > li").count() > 150
    assert plain.locator("select, input[name=words]").count() == 0
    plain.locator(".jumps a", has_text="W").click()
    expect(plain.locator("#author-waltz-k-n")).to_be_in_viewport()
