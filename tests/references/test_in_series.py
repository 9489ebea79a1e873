"""The series of a book, with its number, in a list without italics."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.references import reader
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)

# An entry; its title, series, number and volume.
ENTRIES = [
    ("Roe, Ann. Salt and Silt of the Delta. Studies in Northern Rivers 21. Quay Press, 2016.",
     ("Salt and Silt of the Delta", "Studies in Northern Rivers", "21", "")),
    ("Roe, Daniel L. River Federalism: A Survey of the Empirical Literature. IZA Discussion Papers No. 7831. Institute for the Study of Rivers (ISR), 2013.",
     ("River Federalism: A Survey of the Empirical Literature", "IZA Discussion Papers", "7831", "")),
    ("Roe, Ann. Salt and Silt of the Delta. Studies in Northern Rivers, v. 4. Quay Press, 1995.",
     ("Salt and Silt of the Delta", "Studies in Northern Rivers", "4", "")),
    ("Roe, Ann. Salt and Silt of the Delta. Vol. 4. Quay Press, 1995.",
     ("Salt and Silt of the Delta", "", "", "4")),
    ("Roe, Ann. Salt and Silt of the Delta: Rivers in 1995. Quay Press, 1996.",
     ("Salt and Silt of the Delta: Rivers in 1995", "", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), ENTRIES)
def test_series_and_their_numbers(printed: str, wanted: tuple[str, str, str, str]) -> None:
    """A number tells a series from a subtitle, and is no volume of the book."""
    (reading,) = reader.read_entry(parse(printed), "chicago-bibliography", HERE, italics=False)
    made = reading.reference
    assert (made.title, made.series, made.number, made.volume) == wanted


# An entry; its authors, title and container.
HEADS = [
    ("Roe, Ann, and R. Kelly Moe. “Salt and the Delta.” River Review 12, no. 3 (2009): 45–67.",
     (["Roe", "Moe"], "Salt and the Delta", "River Review")),
    ("Roe, Ann, and D. C. Moe. Salt and the Delta. Quay Press, 2001.", (["Roe", "Moe"], "Salt and the Delta", "")),
    ('Roe, Ann. “Does the "Salt Thesis" Hold?” River Review 12, no. 3 (2009): 45–67.',
     (["Roe"], "Does the “Salt Thesis” Hold?", "River Review")),
    ("Roe, Ann, Maria A. B. C. Van der Moel, and Bo Lee. “Salt.” *River Review* 12, no. 3 (2009): 45–67.",
     (["Roe", "Moel", "Lee"], "Salt", "River Review")),
    ("Roe, Ann, and Bo M. Leeward Leeward. “Salt and the Delta.” *River Review* 12, no. 3 (2009): 45–67.",
     (["Roe", "Leeward"], "Salt and the Delta", "River Review")),
    ("Roe, Ann. «Salt and the Delta». Quay: The Journal of Rivers 12, n.º 3 (2009): 45–67.",
     (["Roe"], "Salt and the Delta", "Quay: The Journal of Rivers")),
    ("Roe, Ann, and Bo Lee. “Salt and the Delta.” 2016 Meeting on Rivers and Weirs (MRW), 2016, 1–5.",
     (["Roe", "Lee"], "Salt and the Delta", "2016 Meeting on Rivers and Weirs (MRW)")),
    ("Roe, Ann, and Bo Lee. “Salt and the Delta.” *River Behavior*, ahead of print, 2019. https://doi.org/10.5555/x1.",
     (["Roe", "Lee"], "Salt and the Delta", "River Behavior")),
    ("Roe, Ann. “Salt and the Delta.” *Electronic Theses of Rivers*, ahead of print, May 2016.",
     (["Roe"], "Salt and the Delta", "Electronic Theses of Rivers")),
    ("Roe, Ann, and Bo Lee, eds. DELTA 2.0. Institute of Rivers, 2019.", ([], "DELTA 2.0", "")),
    ("Roe, Ann. Il sale. Storia del delta. 7 edizione. Quay, 1994.", (["Roe"], "Il sale. Storia del delta", "")),
    ("Roe, Ann, ve Bo Lee. “Salt and the delta”. River Review 169, sy 1-2 (2021): 8.", (["Roe", "Lee"], "Salt and the delta", "River Review")),
    ("Roe, Ann, and Bo Lee. “Salt and the Delta.” Delta Review, March 2022, 1–21. https://doi.org/10.1080/2022.2036623.",
     (["Roe", "Lee"], "Salt and the Delta", "Delta Review")),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), HEADS)
def test_names_titles_and_containers(printed: str, wanted: tuple[list[str], str, str]) -> None:
    """Initials before the last author's names, quotations in a title, the year in the name of a meeting."""
    italics = "*" in printed
    (reading,) = reader.read_entry(parse(printed), "chicago-bibliography", HERE, italics=italics)
    made = reading.reference
    families = [name.family.split()[-1] for name in made.authors]
    assert (families, made.title, made.container) == wanted


# A full note; its container, pages and locator.
PAGES = [
    ("Ann Roe, “Salt,” *Review of Rivers* 8, no. 4 (2003): 174–76.", ("Review of Rivers", "174–76", "")),
    (
        "Ann Roe, “Salt,” *Review of Rivers* 8, no. 4 (2003): 15–16, 19–20.",
        ("Review of Rivers", "", "15–16, 19–20"),
    ),
    (
        "Ann Roe, “Salt and the Delta,” *Meeting on Rivers (MOR)*, 2012, 759–65.",
        ("Meeting on Rivers (MOR)", "759–65", ""),
    ),
    (
        "Ann Roe, “Salt,” *Meeting on Rivers (MOR) 2012* (Oslo), 2012, 59.",
        ("Meeting on Rivers (MOR) 2012", "", "59"),
    ),
    (
        "Ann Roe, “Salt,” *Electronic Theses of Rivers*, ahead of print, May 2016.",
        ("Electronic Theses of Rivers", "", ""),
    ),
    ("Ann Roe, “Salt,” *Delta 2013: Abstracts*, 2013, 59.", ("Delta 2013: Abstracts", "", "59")),
    ("Ann Roe, *Salt and the Delta* (Oslo: Ink, 2003), 1–31.", ("", "1–31", "")),
    ("Ann Roe, *Salt and the Delta* (Oslo: Ink, 2003), 11–31.", ("", "", "11–31")),
    ("Ann Roe, *Salt and the Delta* (Oslo: Ink, 2003), 1–3.", ("", "", "1–3")),
    ("Ann Roe, “The Price of Salt,” in *Kent Herald*, 2012, https://example.org/k.", ("Kent Herald", "", "")),
]


@pytest.mark.parametrize(("note", "wanted"), PAGES)
def test_pages_of_the_work_and_pages_cited(note: str, wanted: tuple[str, str, str]) -> None:
    """A range behind a colon, a long one in a book by several, and one from page 1 are pages of the work itself."""
    (reading,) = reader.read_entry(parse(note), "chicago-notes", HERE)
    made = reading.reference
    assert (made.container, made.pages, made.locator) == wanted


def test_an_address_printed_twice() -> None:
    """“https://doi.org/https://doi.org/10.…” is one DOI."""
    for printed in ("Roe, Ann. “Salt.” *Review* 8 (2014): 3–9. https://doi.org/https://doi.org/10.5555/abc.",
                    "Roe, Ann. Salt and Silt. 2014. https://doi.org/https://doi.org/10.5555/abc."):  # fmt: skip
        (reading,) = reader.read_entry(parse(printed), "chicago-bibliography", HERE, italics="*" in printed)
        assert reading.reference.doi == "10.5555/abc"
