"""Whatever the texts and the editors' files contain is text on the built pages, and nothing else."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from borrowed import serving
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

import hostile
import passed
from edition.site import build as site_build
from fuzz import built
from fuzz.mutate import MARK
from shared import ELEMENT, covering, once

pytestmark = [pytest.mark.slow, pytest.mark.judge(shows="hostile")]
NUMBERS = range(len(hostile.PAYLOADS))
ACROSS = (
    "authors",
    "bibliography",
    "chronology",
    "claims",
    "index-of-terms",
    "sources",
    "synopsis",
    "about/changes",
)


@pytest.fixture(scope="module")
def folder(common: Path, pytestconfig: pytest.Config) -> Path:
    """Build the site of the hostile corpus, in which there are no errors."""

    def make(root: Path) -> None:
        hostile.project(root)
        assert [str(item) for item in hostile.built(root).found if item.severity == "error"] == []
        assert [str(item) for item in site_build.run_mkdocs(root, root / "site")[0]] == []

    site = once(common, "hostile", make) / "site"
    passed.know(pytestconfig, hostile=passed.state(site, common, "hostile"))
    return site


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


SAID = """() => [document.title, document.querySelector("h1").textContent,
  document.querySelector("meta[property='og:title']").content,
  document.querySelector(".md-header").textContent,
  document.querySelector(".md-nav--primary").textContent,
  document.querySelector(".md-footer").textContent,
  document.querySelector("meta[name='citation_title']").content,
  JSON.parse(document.querySelector("script[type='application/ld+json']").textContent).name]"""


def carried(html: str) -> set[int]:
    """Return the numbers of the payloads that are words in some HTML."""
    text = built.letters(LexborHTMLParser(html).text())
    return {at for at in NUMBERS if built.letters(hostile.PAYLOADS[at]) in text}


def used(page: Page) -> None:
    """Open what scripts make from a paper's texts: a preview, and the box for quoting."""
    page.locator("article .ed-mark, article .footnote-ref").first.hover()
    page.locator("#preview").wait_for()
    page.keyboard.press("Escape")
    page.locator("#p2 .pnum").click()
    page.locator(".quote-box").wait_for()


@pytest.fixture(scope="module")
def visits(browser: Browser, folder: Path, home: str, common: Path) -> Callable[[], dict[str, Any]]:
    """Return what opens every page as a reader does, reads it, and uses one paper of each payload; one worker does it.

    Of the pages of works, of one template, those that together have every payload and every kind of element: what
    markup any of them has is judged in ``test_no_element_and_no_attribute_is_a_texts``, and their scripts are the same.
    It returns what happened that no text may cause, and the words of a payload that a page lacks.
    """
    wordless: dict[str, Any] = {}

    def read(page: Page, name: str) -> None:
        kind, _, number = name.removeprefix("papers/").removesuffix(".html").rpartition("-")
        if name.removesuffix(".html") in ACROSS:
            text = built.letters(page.locator("main").text_content() or "")
            wordless[name] = [at for at in NUMBERS if built.letters(hostile.PAYLOADS[at]) not in text]
        elif name.startswith("papers/"):
            wanted = built.letters(hostile.PAYLOADS[int(number)])
            wordless[name] = [text for text in page.evaluate(SAID) if wanted not in built.letters(text)]
            if kind == ("list" if int(number) % 2 else "notes"):
                used(page)

    def visit(path: Path) -> None:
        works = {
            path: path.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
            for path in (folder / "works").glob("*.html")
        }
        chosen = covering({path: {*ELEMENT.findall(text), *carried(text)} for path, text in works.items()})
        assert {at for path in chosen for at in carried(works[path])} == {*NUMBERS}
        caused = built.opened(browser, folder, home, read, besides=works.keys() - {*chosen})
        path.write_text(json.dumps({"caused": caused, "wordless": wordless}))

    def seen() -> dict[str, Any]:
        told: dict[str, Any] = json.loads(once(common, "hostile.json", visit).read_text())
        return told

    return seen


def test_nothing_runs_loads_or_leads_away(visits: Callable[[], dict[str, Any]]) -> None:
    """Every page is opened; the content security policy blocks nothing, since no payload gets that far.

    Nor does one in what scripts make from the texts: previews, the box for quoting.
    """
    assert visits()["caused"] == []


def test_the_words_are_shown(visits: Callable[[], dict[str, Any]]) -> None:
    """The payloads are words on the pages: in title, heading, description, tags and data."""
    papers = {f"papers/{kind}-{number}.html" for kind in ("list", "notes") for number in NUMBERS}
    wordless = visits()["wordless"]
    assert wordless.keys() == papers | {f"{name}.html" for name in ACROSS}
    assert {name: lost for name, lost in wordless.items() if lost} == {}


def test_searching(browser: Browser, home: str) -> None:
    """What the search makes from the texts is text, too."""
    with built.guarded(browser, home) as (page, found):
        for query in (MARK, f"<script>window.{MARK}=1</script>", f'" onfocus=window.{MARK}=1 autofocus'):
            page.goto(f"{home}search.html?q={urllib.parse.quote(query)}")
            page.locator("article a:visible").first.wait_for()
            page.wait_for_timeout(300)
            found.extend(page.evaluate(built.LIVE, MARK))
        assert found == []


@pytest.mark.judge  # with the program
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
