"""Formulas on a built page: within a narrow window, for readers of the keyboard, and as words where words are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from test_access import violations

import passed
from edition.intake import new_paper
from edition.pipeline.build import build
from edition.site import build as site_build
from fuzz import built
from shared import once

pytestmark = pytest.mark.judge(shows="formulas")
NAME = "papers/sums.html"

OUTSIDE = """() => [...document.querySelectorAll("article .formula")]
  .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth).length"""

TEXT = r"""# Sums

Ann Reed

## Beginning

One $\frac{a}{b}$ and a long $\alpha_1+\beta_2+\gamma_3+\delta_4+\epsilon_5+\zeta_6+\eta_7+\theta_8+\frac{\iota}{\kappa}$ inside.

$$\begin{pmatrix}a & b\\c & d\end{pmatrix} = \alpha+\beta+\gamma+\delta+\epsilon+\zeta+\eta+\theta+\iota+\kappa+\lambda+\mu+\nu$$

## A heading $\sum_{i=1}^n i$

أن الصيغة $\frac{p}{q}$ هنا.

| A | B |
|---|---|
| $\hat{x}_1$ | $\binom{n}{k}$ |
"""


@pytest.fixture(scope="module")
def folder(common: Path, pytestconfig: pytest.Config) -> Path:
    """Build the site of a paper with formulas."""

    def make(root: Path) -> None:
        (root / "docs").mkdir(parents=True)
        (root / "sums.md").write_text(TEXT, "utf-8")
        new_paper.adopt(root, "sums", root / "sums.md")
        made = build(root)
        assert [str(item) for item in made.found if item.severity == "error"] == []
        site_build.run_mkdocs(built.project(root, made.pages), root / "site")

    site = once(common, "formulas", make) / "site"
    passed.know(pytestconfig, formulas=passed.state(site, common, "formulas"))
    return site


@pytest.fixture
def sums(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the paper from disk."""
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto((folder / NAME).as_uri())
    yield page
    page.close()


def test_no_formula_is_wider_than_a_narrow_window(sums: Page) -> None:
    """A wide one moves within itself; the keyboard reaches it."""
    assert sums.evaluate("document.documentElement.scrollWidth") == 320
    assert sums.evaluate(OUTSIDE) == 0
    wide = sums.locator(".formula.display")
    assert wide.count() == 1
    assert wide.evaluate("(part) => part.scrollWidth > part.clientWidth")
    assert wide.evaluate("(part) => { part.focus(); return document.activeElement === part; }")


def test_formulas_are_drawn_as_such(sums: Page) -> None:
    """A fraction is higher than a letter; what is an annotation is not shown; a formula runs to the right."""
    high = sums.locator("#p1 math").first
    assert high.evaluate("(part) => part.getBoundingClientRect().height > 12")
    assert sums.locator("annotation").first.evaluate("(part) => getComputedStyle(part).display") == "none"
    turned = sums.locator("p[dir=rtl] math")
    assert turned.count() == 1
    assert turned.evaluate("(part) => getComputedStyle(part).direction") == "ltr"


def test_words_are_taken_as_tex(sums: Page) -> None:
    """By whatever reads the text of the page; the contents name a heading by it."""
    text = sums.evaluate("PageText.read(document.querySelector('#p1')).text")
    assert text.startswith(r"One \frac{a}{b} and a long \alpha_1+\beta_2")
    assert sums.locator(".md-nav a[href='#a-heading-sum-i-1-n-i']").first.text_content().strip() == (  # type: ignore[union-attr]
        r"A heading \sum_{i=1}^n i"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_formulas_are_accessible_and_nothing_else(sums: Page, folder: Path, axe: str, scheme: Any) -> None:
    """Axe-core finds nothing, and the page has no element that a page of ours has not."""
    sums.emulate_media(color_scheme=scheme)
    sums.evaluate(axe)
    assert violations(sums, within="article") == []
    assert [fault for fault in built.looked(sums, folder) if fault.startswith(NAME)] == []
