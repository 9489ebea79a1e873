"""Whatever the texts and the editors' files contain is text on the built pages, and nothing else."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import hostile
from conftest import serving
from edition.pipeline.build import build
from edition.site import build as site_build
from fuzz import built
from fuzz.mutate import MARK

pytestmark = pytest.mark.slow
NUMBERS = range(len(hostile.PAYLOADS))
ACROSS = ("bibliography", "chronology", "claims", "index-of-terms", "sources", "synopsis", "about/changes")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the hostile corpus, in which there are no errors."""
    root = hostile.project(tmp_path_factory.mktemp("hostile"))
    assert [str(item) for item in build(root).found if item.severity == "error"] == []
    assert [str(item) for item in site_build.run_mkdocs(root, root / "site", large=False)] == []
    return root / "site"


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    """Serve this site."""
    with serving(folder) as address:
        yield address


def test_no_element_and_no_attribute_is_a_texts(browser: Browser, folder: Path) -> None:
    """The pages, read by the browser's parser, contain only what the edition writes, each in its place."""
    page = browser.new_page()
    assert built.looked(page, folder) == []
    page.close()


def test_nothing_runs_loads_or_leads_away(browser: Browser, folder: Path, home: str) -> None:
    """Every page is opened; the content security policy blocks nothing, since no payload gets that far."""
    assert built.opened(browser, folder, home) == []


def test_the_words_are_shown(browser: Browser, home: str) -> None:
    """The payloads are words on the pages: in title, heading, description, tags and data."""
    with built.guarded(browser, home) as (page, found):
        for number, payload in enumerate(hostile.PAYLOADS):
            wanted = built.letters(payload)
            for slug in (f"list-{number}", f"notes-{number}"):
                page.goto(f"{home}papers/{slug}.html")
                shown = page.evaluate(
                    """() => [document.title, document.querySelector("h1").textContent,
                      document.querySelector("meta[property='og:title']").content,
                      document.querySelector(".md-header").textContent,
                      document.querySelector(".md-nav--primary").textContent,
                      document.querySelector(".md-footer").textContent,
                      document.querySelector("meta[name='citation_title']").content]"""
                )
                assert [wanted in built.letters(text) for text in shown] == [True] * len(shown)
                data = page.locator("script[type='application/ld+json']").text_content()
                assert wanted in built.letters(json.loads(data or "")["name"])
        for name in ACROSS:
            page.goto(f"{home}{name}.html")
            text = built.letters(page.locator("main").text_content() or "")
            assert [number for number in NUMBERS if built.letters(hostile.PAYLOADS[number]) not in text] == []
        assert found == []


def test_searching_and_previews(browser: Browser, home: str) -> None:
    """What scripts make from the texts is text, too: results, previews, the box for quoting."""
    with built.guarded(browser, home) as (page, found):
        for query in (MARK, f"<script>window.{MARK}=1</script>", f'" onfocus=window.{MARK}=1 autofocus'):
            page.goto(f"{home}search.html?q={urllib.parse.quote(query)}")
            page.locator("article a:visible").first.wait_for()
            page.wait_for_timeout(300)
            found.extend(page.evaluate(built.LIVE, MARK))
        for number in NUMBERS:
            page.goto(f"{home}papers/{'list' if number % 2 else 'notes'}-{number}.html")
            page.locator("article .ed-mark, article .footnote-ref").first.hover()
            page.locator("#preview").wait_for()
            page.keyboard.press("Escape")
            page.locator("#p2 .pnum").click()
            page.locator(".quote-box").wait_for()
            found.extend(page.evaluate(built.LIVE, MARK))
        assert found == []


def test_the_judge_sees_each_payload(browser: Browser) -> None:
    """Every page into which the payloads are pasted as markup fails."""
    page = browser.new_page()
    markup = [payload for payload in hostile.PAYLOADS if payload[0] in "<]"]
    assert len(markup) > 6
    for payload in markup:
        html = f"<!doctype html><title>{payload}</title><p>{payload}</p>"
        assert page.evaluate(built.LOOK, [html, built.RULES]), payload
    for payload in hostile.PAYLOADS[3:5]:
        html = f"<!doctype html><title>x</title><p title={payload[0]}{payload}{payload[0]}>x</p>"
        assert page.evaluate(built.LOOK, [html, built.RULES]), payload
    page.close()
