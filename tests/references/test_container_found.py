"""The container behind a title in quotation marks, in a list without italics."""

from __future__ import annotations

import pytest

from edition.model.text import Span, Text
from edition.model.works import Reference
from edition.references.container_found import found

ENTRIES = [
    ("Roe, A. “Salt.” River Review, 2019.", "River Review", ""),
    ("Roe, A. “Salt.” River Review, May 2019, 2–9.", "River Review", "2–9"),
    ("Roe, A. „Salt“. Fluss und Delta, Oktober 2019, 1–5.", "Fluss und Delta", "1–5"),
    ("Roe, A. “Salt.” River Review, ahead of print, 2019. https://doi.org/10.1/x", "River Review", ""),
    ("Roe, A. “Salt.” International Journal of Rivers, 2019.", "International Journal of Rivers", ""),
    (
        "Roe, A. “Salt.” Lecture Notes in Rivers, 2019, 48–58. https://doi.org/10.1/x",
        "Lecture Notes in Rivers",
        "48–58",
    ),
    ("Roe, A. “Salt.” Institute of Rivers, 2019, 2–9.", "Institute of Rivers", "2–9"),
    (
        "Roe, A. “Salt.” Proceedings of the Meeting on Rivers (MOR) 2019 (Oslo), 2019, 2–9.",
        "Proceedings of the Meeting on Rivers (MOR) 2019",
        "2–9",
    ),
    ("Roe, A. “Salt.” Institute of Rivers, 2019.", "", ""),
    ("Roe, A. “Salt.” Unpublished manuscript, 2019.", "", ""),
    ("Roe, A. “Salt.” PhD diss., Delta University, 2019.", "", ""),
    ("Roe, A. “Salt.” Working Paper, 2019.", "", ""),
    ("Roe, A. “Salt.” Quay Press, 2019.", "", ""),
    ("Roe, A. “Salt.” Oslo: Quay, 2019.", "", ""),
    ("Roe, A. “Salt.” State Bank of Bastra, May 2019.", "", ""),
    ("Roe, A. “Salt.” River Review, 2018.", "", ""),  # another year
    ("Roe, A. “Salt.” Lecture at Delta House, May 2019.", "", ""),
]


@pytest.mark.parametrize(("printed", "container", "pages"), ENTRIES)
def test_containers_without_italics(printed: str, container: str, pages: str) -> None:
    """A periodical stands before the year; a kind of text, a publisher or a place is none."""
    made = found(Reference(Span("x", 1, 1), (Text(printed),), title="Salt", year="2019"))
    assert (made.container, made.pages) == (container, pages)
