"""Lists that readers filter or expand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page
from test_reading import PAPERS
from waiting import arrived, expect


@pytest.mark.alike
def test_filters_that_nothing_fits_say_so_and_lift(page: Page, address: str) -> None:
    """An empty list says why it is empty, and one button shows everything again."""
    page.goto(f"{address}bibliography.html?papers={PAPERS[0]}&type=thesis&decade=2020s")
    output = page.locator("#filters output")
    expect(output).to_have_text("None of 129 works fits all that is chosen here.")
    page.get_by_role("button", name="Show all").click()
    expect(output).to_have_text("129 of 129 works")
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    arrived(page, "bibliography.html")
    expect(page.locator("#filters input").first).to_be_focused()


def test_back_finds_what_was_shown(page: Page, address: str) -> None:
    """All collocates, once shown, are shown again after a return from a paper."""
    page.goto(f"{address}concordance.html?q=China&least=1")
    page.get_by_role("button", name=re.compile("Show all .* words")).click()
    rows = page.locator(".kwic-near tbody tr")
    shown = rows.count()
    assert shown > 25
    page.locator(".kwic-lines tbody a").first.click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    expect(rows).to_have_count(shown)


# What scripts fill in above the lists, and how much higher it is than the room that is kept for it.
FILLED = {
    "bibliography.html": "filters",
    "authors.html": "author-filters",
    "claims.html": "fact-filters",
    "chronology.html": "chronology-filters",
    "index-of-terms.html": "term-filters",
    "synopsis.html": "synopsis-choice",
}
GROWN = """(name) => {
  const filled = document.getElementById(name), room = filled.cloneNode();
  filled.after(room);
  return filled.offsetHeight - room.offsetHeight;
}"""


def test_nothing_moves_when_filters_come(desk: Page, served: str) -> None:
    """On phones, tablets and at desks the room that is kept is as high as what scripts put there, to 4 pixels."""
    moved = {}
    for name, filled in FILLED.items():
        desk.goto(f"{served}{name}")
        desk.locator(f"#{filled} :is(select, input)").first.wait_for()
        for width in (360, 412, 768, 1280):
            desk.set_viewport_size({"width": width, "height": 800})
            if abs(grown := desk.evaluate(GROWN, filled)) > 4:
                moved[name, width] = grown
            desk.evaluate("(name) => document.querySelectorAll(`#${name}`)[1].remove()", filled)
    assert moved == {}


def test_filters_stand_in_full_rows_on_a_phone(phone: Page, served: str) -> None:
    """Two beside each other, both edges in line; and no letter is alone in its row."""
    phone.goto(f"{served}index-of-terms.html")
    boxes = phone.locator("#term-filters :is(input, select)")
    boxes.first.wait_for()
    left, right = boxes.evaluate_all(
        "(all) => [(box) => box.left, (box) => box.right].map((edge) => all.map((one) => Math.round(edge(one.getBoundingClientRect()))))"
    )
    assert left[0] == left[1] < right[1] < left[2] < right[2] == right[0]
    rows = phone.locator("nav[aria-label='Letters'] a").evaluate_all(
        "(all) => Object.values(Object.groupBy(all, (one) => one.offsetTop)).map((row) => row.length)"
    )
    assert sum(rows) == 26
    assert min(rows) > 5
