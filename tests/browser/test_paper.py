"""Print: every page is complete, and nothing is printed that only works on a screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page
from test_reading import PAPERS
from waiting import drawn


def printed(page: Page, folder: Path) -> str:
    """Return the text of a page as Chromium prints it, its sheets parted by form feeds."""
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    return subprocess.run(
        ["pdftotext", "-layout", folder / "page.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout  # fmt: skip


SHEETS = {"A4": 605, "Letter": 627}  # the width in pixels that the theme's margins of 25 mm leave
PAGES = (
    "chronology.html",
    "sources.html",
    "synopsis.html",
    "concordance.html?q=Gwadar",
    "bibliography.html",
    "claims.html",
    "claims/cpec.html",
    f"papers/{PAPERS[4]}.html",
)


def on_paper(page: Page, sheet: str) -> Page:
    """Show what is open as on a sheet; return the page."""
    page.set_viewport_size({"width": SHEETS[sheet], "height": 900})
    page.emulate_media(media="print")
    return page


CUT = """() => {
  const shown = [...document.querySelectorAll('.md-content *')].filter((item) => item.checkVisibility());
  const wide = shown.filter((item) => item.getBoundingClientRect().right > innerWidth + 1 && !item.closest('.unseen'));
  const clipped = shown.filter((item) => /auto|scroll|hidden/.test(getComputedStyle(item).overflowX)
    && (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1) && item.clientWidth > 1);
  const screen = shown.filter((item) => item.matches('select, input, .filters, .drawing-caption, button:not(table button)'));
  const bare = shown.filter((item) => item.matches('.kwic-near tbody th, .kwic-near tbody td:first-child') && !item.innerText.trim());
  return [...wide, ...clipped, ...screen, ...bare].slice(0, 4).map((item) => item.outerHTML.slice(0, 120));
}"""


def test_nothing_is_cut_on_paper(desk: Page, served: str) -> None:
    """No line is cut, no box scrolls, no filter and no button is printed."""
    found = {}
    for name in PAGES:
        desk.goto(served + name)
        if "?" in name:
            desk.locator("#concordance-page table").first.wait_for()
        for sheet in SHEETS:
            drawn(on_paper(desk, sheet))
            if cut := desk.evaluate(CUT):
                found[name, sheet] = cut
    assert found == {}


COLUMNS = """(table) => {
  const [row] = table.tBodies[0].rows;
  return [...row.cells].map((cell) => cell.getBoundingClientRect().width / table.getBoundingClientRect().width);
}"""


def test_columns_have_room_on_paper(desk: Page, served: str, subtests: pytest.Subtests) -> None:
    """A work's title takes a third of a table, and both sides of a hit are equally wide."""
    desk.goto(f"{served}sources.html")
    for sheet in SHEETS:
        with subtests.test(sheet=sheet, page="sources"):
            drawn(on_paper(desk, sheet))
            assert desk.locator(".across table").first.evaluate(COLUMNS)[0] > 0.34
    desk.goto(f"{served}concordance.html?q=Gwadar")
    desk.locator(".kwic-lines").wait_for()
    for sheet in SHEETS:
        with subtests.test(sheet=sheet, page="concordance"):
            drawn(on_paper(desk, sheet))
            _, left, _, right = desk.locator(".kwic-lines").evaluate(COLUMNS)
            assert left == pytest.approx(right, abs=0.01)
            assert left > 0.34


def test_a_sheet_says_where_it_is_from(desk: Page, served: str, tmp_path: Path) -> None:
    """Each sheet has the edition, once, the address of what is printed, and its number; a folded table is whole."""
    page = desk
    page.goto(f"{served}sources.html")
    text = printed(page, tmp_path)
    sheets = text.split("\f")[:-1]
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, start=1):
        foot = " ".join(sheet.split()[-40:])
        assert f"{number} / {len(sheets)}" in foot
        assert " ".join(sheet.split()).count("Pakistan Between Powers, edition of 20") == 1
        assert f"{served}sources.html" in foot
    assert "Waltz 1979, Theory of international politics" in " ".join(text.split())
    page.goto(f"{served}concordance.html?q=Gwadar")
    page.locator(".kwic-lines").wait_for()
    assert "concordance.html?q=Gwadar" in printed(page, tmp_path)
