"""A report of an error: what a reader's mail program gets, and that an editor can paste its emendation."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page
from waiting import expect

import toy
from edition.cli.main import main
from edition.site import versions

pytestmark = pytest.mark.judge
SELECT = """words => {
  const paragraph = document.querySelector("#p1");
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built project that takes reports."""
    root = toy.publishable(tmp_path_factory.mktemp("reporting"), reports="mailto:editors@example.org")
    assert main(["--root", str(root), "-q", "site"]) == 0
    shutil.copytree(root / "site", root / "versions" / "1.0")
    versions.place(root / "site", versions.found(root / "versions"), "1.0")
    return root


def body(page: Page, words: str) -> str:
    """Return the letter about some selected words."""
    page.evaluate(SELECT, words)
    link = page.get_by_role("link", name="Report an error", exact=True)
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", re.compile(r"emendations\.yaml"))
    parts = urlsplit(link.get_attribute("href") or "")
    assert (parts.scheme, parts.path) == ("mailto", "editors@example.org")
    return parse_qs(parts.query)["body"][0]


@pytest.mark.parametrize(("words", "find"), [("began in 1963", "began in 1963"), ("axis", "axis")])
def test_the_emendation_can_be_pasted(reporting: Path, browser: Browser, words: str, find: str) -> None:
    """From disk, selected words give a letter; its YAML is an emendation that “edition check” accepts."""
    page = browser.new_page()
    page.goto((reporting / "site" / "papers" / "one.html").as_uri())
    told = body(page, words)
    page.close()
    assert told.startswith("papers/one.html#p1\nPakistan Between Powers, edition of 2026-01-01\n")
    assert f"In this edition: “{words}”" in told
    pasted = told.partition("For emendations.yaml:")[2].strip()
    assert yaml.safe_load(pasted)[0]["find"] == find
    ledger = reporting / "corpus" / "one" / "emendations.yaml"
    before = ledger.read_text("utf-8")
    try:
        ledger.write_text(f"{before}{pasted}\n", "utf-8")
        assert main(["--root", str(reporting), "-q", "check"]) == 0
    finally:
        ledger.write_text(before, "utf-8")


def test_a_link_without_scripts(reporting: Path, browser: Browser) -> None:
    """Each page has a link with its address and the state of the edition; an edition without an address has none."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((reporting / "site" / "index.html").as_uri())
    link = page.get_by_role("link", name="Report an error on this page")
    expect(link).to_be_visible()
    told = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert told["body"] == ["index.html\nPakistan Between Powers, edition of 2026-01-01\n\n"]
    page.close()


def test_a_page_of_an_older_version(reporting: Path, browser: Browser) -> None:
    """Its notice leads to the same place in the newest edition; what is copied there has the version's own address."""
    page = browser.new_page()
    page.goto(f"{(reporting / 'site/v/1.0/papers/one.html').as_uri()}#p1")
    page.locator("#p1 > .pnum").click()
    expect(page.locator(".quote-shown")).to_have_text("v/1.0/papers/one.html?layer=edited#p1")
    page.get_by_role("link", name="The same page in the newest edition").click()
    assert page.url == f"{(reporting / 'site/papers/one.html').as_uri()}#p1"
    expect(page.get_by_role("link", name="Cite this version")).to_have_attribute(
        "href", "../v/1.0/papers/one.html"
    )
    page.close()
