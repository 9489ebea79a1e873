"""No page is wider than its window, whatever the fonts on a reader's machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_reading import pages

import faces

# Widths of windows for each set of fonts; 320 is also a window of 640 at 200 % (WCAG 2.2, 1.4.10).
# With scripts and without; parts that no script changes are measured only once.
WINDOWS = {
    True: {"none preferred": (360,), "narrow": (320,), "wide": (320, 768)},
    False: {"wide": (320, 1280), "none preferred": (320,)},
}
HEIGHT = 700
LONGEST = {"works": 3, "terms": 2, "claims": 1, "index-of-terms": 1}  # pages of each folder
WORD = re.compile(r"[^\s<>\"]{15,}")
MARKUP = re.compile(r"<script.*?</script>|<[^>]*>", re.DOTALL)  # <span class="Z3988" title="ctx_ver=…">
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
HIDDEN = "document.documentElement.style.display = 'none'"
MEASURED = f"""(() => {{
  document.documentElement.style.display = "";
  const wide = {OVERFLOW};
  {HIDDEN};
  return wide;
}})()"""


def longest(site: Path) -> list[str]:
    """Return the pages from one template each with the longest words in their text, which are the hardest to fit."""
    found = []
    for folder, count in LONGEST.items():
        sizes = {
            path.relative_to(site).as_posix(): max(
                map(len, WORD.findall(MARKUP.sub(" ", path.read_text("utf-8")))), default=0
            )
            for path in (site / folder).glob("*.html")
        }
        found += sorted(sizes, key=lambda name: (-sizes[name], name))[:count]
    return found


def overflowing(
    page: Page, name: str, windows: dict[str, tuple[int, ...]], *, still: bool = False
) -> list[tuple[str, str, int]]:
    """Return the fonts and widths in which the page that is open scrolls sideways.

    Of a page that stands ``still``, since no script changes it, nothing is laid out or drawn but what is measured.
    """
    found = []
    if still:
        page.evaluate(HIDDEN)
    for face, widths in windows.items():
        faces.wear(page, face)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if page.evaluate(MEASURED if still else OVERFLOW):
                found.append((name, face, width))
    return found


def test_no_page_is_wider_than_its_window_without_scripts(plain: Page, served: str, site: Path) -> None:
    """In wide fonts, and without the site's preferred fonts.

    Of the pages that one template makes, those with the longest words and a sample (see ``pages``). With scripts: see
    ``test_every_page``.
    """
    found = []
    for name in sorted({*pages(site, every=40), *longest(site)}):
        plain.goto(served + name, wait_until="load")
        found += overflowing(plain, name, WINDOWS[False], still=True)
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wide_table_and_a_long_word_do_not_widen_a_page(
    browser: Browser, served: str, scripts: bool
) -> None:
    """Anywhere in an article, tables and code scroll inside themselves, and an endless word is broken."""
    context = browser.new_context(java_script_enabled=scripts, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}about/index.html")
    faces.wear(page, "wide")
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    page.evaluate(
        """() => {
          const word = "x".repeat(90), row = `<tr>${`<td>${"x".repeat(12)}</td>`.repeat(9)}</tr>`;
          const parts = [`<p>${word}</p>`, `<h2>${word}</h2>`, `<ul><li>${word}</li></ul>`,
            `<p><code>${word}</code></p>`, `<pre><code>${word}</code></pre>`, `<table>${row}</table>`,
            `<p><a href="#">${word}</a></p>`, `<blockquote><p>${word}</p></blockquote>`];
          document.querySelector("article").insertAdjacentHTML("beforeend", parts.join(""));
        }"""
    )
    assert not page.evaluate(OVERFLOW)
    table = page.locator("article > table").last
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    context.close()


# The words of elements that reach beyond the window.
BEYOND = """(all) => all.filter((one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return words.getBoundingClientRect().right > innerWidth;
}).map((one) => one.textContent)"""


def test_no_caption_is_cut_on_a_phone(plain: Page) -> None:
    """The words above a wide table are in the window, though the table scrolls."""
    plain.set_viewport_size({"width": 360, "height": HEIGHT})
    for name in ("sources", "concordance"):
        plain.goto(f"/{name}.html")
        captions = plain.locator("article caption")
        assert captions.count()
        assert captions.evaluate_all(BEYOND) == []


def test_a_font_is_as_wide_as_it_says(browser: Browser) -> None:
    """The pages use the fonts of these tests: a line of letters has the width that the font gives it."""
    page = browser.new_page()
    page.set_content("<p style='display: inline-block; font-size: 20px'>abcdefghij</p>")
    widths = {}
    for face in ("wide", "narrow"):
        faces.wear(page, face)
        widths[face] = page.evaluate("document.querySelector('p').getBoundingClientRect().width")
    assert widths == pytest.approx({face: 10 * 20 * faces.WIDTHS[face] / faces.EM for face in widths})
    page.close()
