"""Where the text of a paper begins: long paragraphs belong to it, whatever ends them."""

from __future__ import annotations

import pytest

from edition.intake.head import read_head

PROSE = "The river has seven mouths, and each of them has silted up at least once in the last two hundred years, so that nobody who lives there trusts a map"

CASES = [
    (f"{PROSE}. (Small *et al.*, 2018)", 5),
    (f"{PROSE}.", 5),
    (f"{PROSE}.” (Otto, 2019)", 5),
    (f"{PROSE} (Institute of Silt)", 7),  # no sentence: an affiliation may be as long
]


@pytest.mark.parametrize(("first", "wanted"), CASES)
def test_a_citation_behind_the_full_stop(first: str, wanted: int) -> None:
    """A paragraph that ends with a citation is text as any other."""
    lines = ["Seven Mouths", "", "Salt and Silt", "", first, "", f"{PROSE}.", "", f"{PROSE}."]
    head = read_head(lines, frozenset(), "paragraphs")
    assert max(stretch.last for stretch in head.front) < wanted <= 7
    assert wanted == 5 or any(stretch.last >= 5 for stretch in head.front)
