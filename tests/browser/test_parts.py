"""Chronology, synopsis and terms in parts, here of a small edition: old addresses, filters, and places that stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from borrowed import Tabs, serving
from playwright.sync_api import Page
from waiting import expect, settled

import large
import passed
import synthetic
import synthetic_across
from shared import once, yaml_of
from small_limits import shrink

pytestmark = pytest.mark.judge(shows="parts")
FOUND = ".row-results li:visible > a"


@pytest.fixture(scope="module")
def folder(common: Path, pytestconfig: pytest.Config) -> Path:
    """Make a synthetic edition with small limits, and its site; return its folder."""

    def make(made: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
                patch.setattr(synthetic, name, 16)
            patch.setattr(synthetic_across, "TOLD", 10)
            shrink(patch)
            made.mkdir()
            large.make(7, made)

    made = once(common, "parts", make)
    passed.know(pytestconfig, parts=passed.state(made, common, "parts"))
    return made


@pytest.fixture(params=["http", "disk"])
def home(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Return the address of the site: served, or as files on disk."""
    site = folder / "site"
    if request.param == "disk":
        yield f"{site.as_uri()}/"
        return
    with serving(site) as address:
        yield address


@pytest.fixture
def reader(tabs: Tabs, home: str) -> Iterator[Page]:
    """Return a page; another host, an error of a script or a violation of the policy fails the test."""
    with tabs.lend(home) as page:
        yield page


@pytest.fixture
def event(folder: Path) -> dict[str, str]:
    """Return an event of the chronology as the editors' file has it."""
    found: dict[str, str] = yaml_of(folder / "corpus" / "chronology.yaml")["events"][3]
    return found


def test_old_addresses_lead_to_the_part(reader: Page, home: str, event: dict[str, str]) -> None:
    """Of an event, a decade, a question and a term, from the one page that had all of them."""
    decade = f"{event['date'][:3]}0"
    heading = event["title"].removeprefix("Accord of ")
    for old, new, seen in (
        (f"chronology.html#{event['id']}", f"#{event['id']}", f"li#{event['id']}"),
        (f"chronology.html#d{decade}", f"#d{decade}", f"#d{decade}"),
        ("synopsis.html#borders", "#borders", "#borders"),
    ):
        reader.goto("about:blank")
        reader.goto(f"{home}{old}")
        part = old.partition(".html")[0]
        reader.wait_for_url(re.compile(rf"/{part}/[^/]+\.html{new}$"))
        expect(reader.locator(seen)).to_be_in_viewport()
    reader.goto(f"{home}index-of-terms.html#term-{event['id']}")
    reader.locator(f"#term-{event['id']} strong a[href*='terms/']").click()
    reader.wait_for_url(re.compile(rf"/terms/.*\.html#{event['id']}$"))
    expect(reader.locator(f"section#{event['id']} h2")).to_contain_text(heading)


def test_without_scripts_the_parts_are_links(tabs: Tabs, home: str, event: dict[str, str]) -> None:
    """The first pages name the decades and the questions; the page of some letters names its terms."""
    with tabs.lend(home, java_script_enabled=False) as page:
        page.goto(f"{home}chronology.html#{event['id']}")
        page.locator(".parts").get_by_role("link", name=re.compile(rf"^{event['date'][:3]}")).first.click()
        expect(page.locator("ol.events li").first).to_be_visible()
        page.goto(f"{home}synopsis.html")
        page.locator(".parts").get_by_role("link", name=re.compile("^Borders")).first.click()
        expect(page.locator(".answers li").first).to_be_visible()
        page.goto(f"{home}terms/a-c.html")
        first = page.locator(".names a").first
        heading = first.inner_text()
        first.click()
        expect(page.locator(".subject:target h2")).to_contain_text(heading)


def test_answers_are_chosen_from_all(reader: Page, home: str) -> None:
    """By paper: one answer to each question; by both, one."""
    reader.goto(f"{home}synopsis.html")
    reader.get_by_role("button", name="Filter the whole list").click()
    reader.get_by_label("Paper").select_option("paper-0003")
    expect(reader.locator(FOUND)).to_have_count(len(synthetic_across.QUESTIONS))
    reader.get_by_label("Question").select_option("trade")
    expect(reader.locator(FOUND)).to_have_text([re.compile("^Trade, ")])
    reader.locator(FOUND).click()
    reader.wait_for_url("**/synopsis/*#trade:paper-0003")


def test_places_that_stand_apart_have_previews(reader: Page, home: str) -> None:
    """From the term to its list of places, and from there to the words of a place."""
    noun = synthetic.NOUNS[1]
    reader.goto(f"{home}index-of-terms.html#term-{noun}")
    reader.locator(f"#term-{noun} strong a[href*='terms/']").click()
    reader.locator(f"section#{noun} .term-apart a").first.click()
    reader.wait_for_url(f"**/terms/places/{noun}**")
    if reader.locator(".part-list a").count():
        reader.locator(".part-list a").first.click()
    link = reader.locator(".places-apart a").first
    link.scroll_into_view_if_needed()
    settled(reader)
    link.hover()
    expect(reader.locator("#preview")).to_contain_text(re.compile(noun, re.IGNORECASE))


def test_previews_come_from_the_part_that_has_them(reader: Page, home: str, event: dict[str, str]) -> None:
    """A link to an event shows its words, of which one small file is loaded."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{home}index-of-terms.html#term-{event['id']}")
    reader.locator(f"#term-{event['id']} strong a[href*='terms/']").click()
    link = reader.locator(f"section#{event['id']} a[href*='chronology']").first
    link.scroll_into_view_if_needed()
    settled(reader)
    link.hover()
    expect(reader.locator("#preview")).to_contain_text(event["title"])
    expect(reader.locator("#preview q").first).to_contain_text(f"In {event['date']} an accord")
    assert len([url for url in asked if "/data/said/" in url]) == 1
