"""A list that is divided into parts, here the bibliography of a small edition: what readers do with the whole of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from borrowed import Tabs, serving
from playwright.sync_api import Page
from waiting import expect

import passed
import toy
from edition.pages import bibliography
from edition.site import build as site_build
from edition.site import generated
from shared import once

pytestmark = pytest.mark.judge(shows="divided")
ENTRIES = [  # from A to Z
    "Adams, B. (2011). Canals. Hurst.",
    "Khan, C. (1999). Old roads. Journal of Roads, 3(2), 10–20.",
    "Small, A. (2015). The axis. Hurst.",
    "Tellis, D. (2015). New ports. Journal of Roads, 9(1), 1–9.",
]
KEYS = {
    "adams2011canals": "one:7",
    "khan1999old": "one:9",
    "small2015axis": "one:11",
    "tellis2015new": "one:13",
}
CITED = "(Adams, 2011; Khan, 1999; Small, 2015; Tellis, 2015)"
TEXT = "\n\n".join(["Introduction", f"The axis began in 1963 {CITED}.", "References", *ENTRIES]) + "\n"
FOUND = ".row-results li:visible > a"


@pytest.fixture(scope="module")
def divided(common: Path, pytestconfig: pytest.Config) -> Path:
    """Build a small edition in which one work fills a page; return its site."""

    def make(folder: Path) -> None:
        root = toy.publishable(folder)
        settings = (root / "corpus" / "corpus.yaml").read_bytes()
        toy.corpus(
            root,
            TEXT,
            slug="one",
            key="one",
            references={"style": "apa", "lines": {"first": 7, "last": 13}, "count": 4},
        )
        (root / "corpus" / "corpus.yaml").write_bytes(settings)
        (root / "corpus" / "one" / "emendations.yaml").unlink()
        (root / "corpus" / "works.yaml").write_text(json.dumps({"keys": KEYS}), "utf-8")
        toy.counted(root, "one")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bibliography, "MOST", 1)
            made = toy.built(root)
        assert [item for item in made.found if item.severity == "error"] == []
        generated.write_pages(root / "docs", made.pages)
        assert site_build.make_site(root, root / "site", "Toys", {}) == []

    site = once(common, "divided", make) / "site"
    passed.know(pytestconfig, divided=passed.state(site, common, "divided"))
    return site


@pytest.fixture(params=["http", "disk"])
def home(request: pytest.FixtureRequest, divided: Path) -> Iterator[str]:
    """Return the address of the site: served, or as files on disk."""
    if request.param == "disk":
        yield f"{divided.as_uri()}/"
        return
    with serving(divided) as address:
        yield address


@pytest.fixture
def reader(tabs: Tabs, home: str) -> Iterator[Page]:
    """Return a page; another host, an error of a script or a violation of the policy fails the test."""
    with tabs.lend(home) as page:
        yield page


def test_an_old_address_leads_to_the_part(reader: Page, home: str) -> None:
    """A link from outside to a work on the one page comes to it, and “back” leaves the list."""
    reader.goto(f"{home}index.html")
    reader.goto(f"{home}bibliography.html#small2015axis")
    reader.wait_for_url("**/bibliography/*.html#small2015axis")
    expect(reader.locator("li#small2015axis")).to_be_in_viewport()
    expect(reader.locator(".md-nav__link[aria-current=true]")).to_have_text("Works")
    reader.go_back()
    reader.wait_for_url("**/index.html")


def test_the_whole_list_is_filtered_sorted_and_exported(reader: Page, home: str) -> None:
    """One button brings the works of all parts; those that are chosen there are saved, and the address keeps the rest."""
    reader.goto(f"{home}bibliography.html")
    reader.get_by_role("button", name="Filter the whole list").click()
    expect(reader.get_by_label("Words of the reference")).to_be_focused()
    expect(reader.locator("#filters output")).to_have_text("4 of 4 works")
    reader.get_by_label("Decade").select_option("2010s")
    expect(reader.locator(FOUND)).to_have_text([re.compile(name) for name in ("Adams", "Small", "Tellis")])
    reader.get_by_label("Sorted by").select_option("year")
    newest_first = [re.compile(name) for name in ("Small", "Tellis", "Adams")]
    expect(reader.locator(FOUND)).to_have_text(newest_first)
    reader.reload()
    expect(reader.locator("#filters output")).to_have_text("3 of 4 works")
    expect(reader.locator(FOUND)).to_have_text(newest_first)

    reader.get_by_role("checkbox", name="Choose Tellis").check()
    reader.get_by_role("checkbox", name="Choose Adams").check()
    reader.get_by_label("Export as").select_option("BibTeX")
    with reader.expect_download() as asked:
        reader.get_by_role("button", name="Save", exact=True).click()
    saved = asked.value.path().read_text("utf-8")
    assert sorted(re.findall(r"^@\w+\{(\w+),", saved, re.MULTILINE)) == ["adams2011canals", "tellis2015new"]
