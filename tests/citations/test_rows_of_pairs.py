"""Rows of works by two authors each, years that a sentence prints behind names, and figures that are no pages (MLA)."""

from __future__ import annotations

import pytest

from citations.test_led_lists import entry
from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries

LISTED = [
    entry("weirs", "Corak"),
    entry("locks", "Berg", "Falk", "Lie", year="2014"),
    entry("dams", "Lerc", "Praz"),
    entry("fords", "Sock", "Xio", year="2015"),
    entry("tolls", "Gold", "Yang"),
    entry("sand", "Yang", year="2013"),  # who alone wrote another
    entry("cod", "Gold", "Hess", "Ode"),
    entry("eels", "Ek", "Lamb", "Moor"),
]
ENTRIES = Entries(LISTED, dated=False)
KEYS = {form.id: form.id for form in LISTED}
FITS = resolve.matching(ENTRIES, paged.fits)

ROW = "Corak, Berg et al., Lerc and Praz, Sock and Xio, Gold et al., Gold and Yang, Ek et al."


def works(text: str, *, noted: bool = False) -> list[str]:
    """Return the works that a text cites."""
    found = author_page.find(text, ENTRIES, FITS, noted=noted)
    made = (resolve.resolve(item, ENTRIES, KEYS, listed=True, fits=paged.fits)[0] for item in found)
    return [work for work in made if work]


@pytest.mark.parametrize("lead", ["", "See ", "On this, see "])
def test_a_comma_parts_what_no_and_joins(lead: str) -> None:
    """Nobody of two authors is cited alone."""
    wanted = ["weirs", "locks", "dams", "fords", "cod", "tolls", "eels"]
    assert works(f"{lead}{ROW}", noted=True) == wanted


def test_three_authors_stay_together() -> None:
    """What "and" joins at the end of a row of authors is one work."""
    assert works("See Gold, Hess, and Ode.", noted=True) == ["cod"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Berg et al. show this.", ["locks"]),
        ("Berg et al. (2014) show this.", ["locks"]),
        ("Berg et al. (2020) are working on this.", []),  # another work, which the list lacks
        ("Berg and colleagues (2020) are working on this.", []),
        ("Sock and Xio (2017) argue so.", []),
        ("Gold et al. (2017) argue so.", ["cod"]),  # the list has no year
    ],
)
def test_a_year_behind_names(text: str, wanted: list[str]) -> None:
    """Names with another year than that of their work cite something else."""
    assert works(text) == wanted


@pytest.mark.parametrize("figures", ["0,1", "0", "0–1"])
def test_an_interval_is_no_page(figures: str) -> None:
    """No book has a page 0."""
    assert works(f"Corak’s score lies in [{figures}]. Corak keeps to it ({figures}).") == []
    assert works("Corak keeps to it (10).") == ["weirs"]
