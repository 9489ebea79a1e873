"""Lists that readers filter or expand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from test_reading import PAPERS
from waiting import arrived


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
