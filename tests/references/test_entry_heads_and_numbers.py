"""Entries without authors, numbers that are no volumes, years inside titles, and names among others in full."""

from __future__ import annotations

import pytest

from edition.intake.entry_lines import style_of
from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def read(text: str, style: str) -> Reference:
    """Read one entry."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return reading.reference


def named(made: Reference) -> list[str]:
    """Return the authors by the names under which they are cited."""
    return [name.family or name.literal for name in made.authors]


@pytest.mark.parametrize(
    ("text", "title", "container", "pages", "publisher"),
    [
        ("*Geer’s Delta Directory*. (1912). Delta Printing Company. https://example.org/a", "Geer’s Delta Directory", "", "", "Delta Printing Company"),
        ("*Salt Slips as Public Priority*. (2016). Salt Research Center.", "Salt Slips as Public Priority", "", "", "Salt Research Center"),
        ("Demand Economy in Delta. (1923, March 7). *Delta Courant*, 9. https://example.org/b", "Demand Economy in Delta", "Delta Courant", "9", ""),
        ("David Gold [estate]. (1924, October 29). *Delta Courant*, A7. https://example.org/c", "David Gold [estate]", "Delta Courant", "A7", ""),
    ],
)  # fmt: skip
def test_apa_entries_that_begin_with_their_title(
    text: str, title: str, container: str, pages: str, publisher: str
) -> None:
    """A title in italics, or one before a day and a newspaper with its page, is no body."""
    made = read(text, "apa")
    assert named(made) == []
    assert (made.title, made.container, made.pages, made.publisher) == (title, container, pages, publisher)


def test_a_body_before_the_title_of_its_page() -> None:
    """Where a title stands between date and newspaper, or nothing but the title behind the date, a body wrote it."""
    made = read("Salt Institute. (1923, March 7). Salt is dear. *Delta Courant*, 9.", "apa")
    assert (named(made), made.title) == (["Salt Institute"], "Salt is dear")
    made = read(
        "Climate Action Tracker. (2021, November). *The Salt Thermometer*. https://example.org/d", "apa"
    )
    assert (named(made), made.title) == (["Climate Action Tracker"], "The Salt Thermometer")
    assert named(read("Heinrich-Small-Stiftung Delta. (2023). *Salz*. Weiter.", "apa")) == [
        "Heinrich-Small-Stiftung Delta"
    ]
    assert named(read("Muhammad Small. (2020). Relations. *Studies*, 40(2), 3–4.", "apa")) == ["Small"]


@pytest.mark.parametrize(
    ("text", "volume", "pages"),
    [
        ("Raines, H. (1984). Salt and water. *The New York Times*, 1.", "", "1"),
        ("Raines, H. (1984, July 3). Salt and water. *Delta Nation*, 16.", "", "16"),
        ("Raines, H. (1984). Salt and water. *Journal of Salt*, *12*.", "12", ""),
        ("Raines, H. (1984, July 3). Salt and water. *Delta Nation*, *16*.", "16", ""),
        ("Raines, H. (1984, July 3). Salt and water. *Delta Nation, 16*.", "16", ""),
        ("Raines, H. (1984). Salt and water. *Journal of Salt*, 12(3), 1–9.", "12", "1–9"),
    ],
)
def test_a_lone_number_behind_a_newspaper_is_its_page(text: str, volume: str, pages: str) -> None:
    """Newspapers have no volumes; APA sets the volume of a journal in italics."""
    made = read(text, "apa")
    assert (made.volume, made.pages) == (volume, pages)


def test_a_day_is_no_volume() -> None:
    """The date "June 15, 2017" has the day 15."""
    made = read(
        "Harding, Robin. “Delta Passes Salt Law. Delta Times.” June 15, 2017. https://example.org/content/75130598.",
        "any",
    )
    assert (made.volume, made.year) == ("", "2017")


@pytest.mark.parametrize(
    ("text", "style", "title", "container", "year"),
    [
        ("Moore, R. I. (2007). *The formation of a salt society: Authority in Delta, 950-1250* (2nd ed). Blackwell Publishing.", "apa", "The formation of a salt society: Authority in Delta, 950-1250", "", "2007"),
        ("Radding, Charles. *The Origins of Salt: Pavia and Delta, 850- 1150*. Delta University Press, 1988.", "mla", "The Origins of Salt: Pavia and Delta, 850- 1150", "", "1988"),
        ("S. Hockey, “The History of Salt,” in *A companion to salt*, S. Schreib, R. G. Siem, and J. Uns, Eds., in Delta companions to literature and culture, no. 26., Malden, MA: Delta Pub, 2004, pp. 3–19.", "ieee", "The History of Salt", "A companion to salt", "2004"),
    ],
)  # fmt: skip
def test_italics_hold_a_title_together(text: str, style: str, title: str, container: str, year: str) -> None:
    """Years at the end of a title in italics belong to it, and a series behind a book in italics is not the book."""
    made = read(text, style)
    assert (made.title, made.container, made.year) == (title, container, year)


def test_names_of_preprints_and_conferences() -> None:
    """The number of a preprint belongs to its name, and so does a short year."""
    made = read(
        "Hine, G. E., Onaol, J., & Black, J. (2016). Salt: A measurement study. *arXiv:1610.03452 [Physics]*. http://arxiv.org/abs/1610.03452",
        "apa",
    )
    assert (made.container, made.volume) == ("arXiv:1610.03452 [Physics]", "")


def test_middle_names_among_full_names() -> None:
    """Where others have given names in full, an initial before two names leads to a middle name."""
    made = read(
        "Gimpel, James G., J. Celeste Lay, y Jason E. Schuk. *Cultivating Salt: Environments in Delta*. Delta Press, 2003.",
        "any",
    )
    assert named(made) == ["Gimpel", "Lay", "Schuk"]
    made = read(
        "Dower, John W., GARY D. ALLINS, SANDRA BUCK, et al. “Peace and Salt.” In *Postwar Delta*. Delta Press, 1993.",
        "any",
    )
    assert named(made) == ["Dower", "ALLINS", "BUCK"]


def test_translators_that_begin_an_entry() -> None:
    """They are no authors."""
    made = read("Martyn, John R. C., trans. *The Letters of Gregory of Delta*. Delta Press, 2004.", "any")
    assert (named(made), [name.family for name in made.translators]) == ([], ["Martyn"])
    made = read(
        "A. Thompson and J. Gordley, Trans., *The Treatise on Salt*. Delta: Delta Press, 1993.", "ieee"
    )
    assert named(made) == []


def test_a_series_behind_a_book_is_no_journal() -> None:
    """What stands upright behind a title in italics, before a publisher, is a series, and "v. 4" its number."""
    made = read(
        "Bell, Manlio. *The Common Salt of Delta: 1000-1800*. Studies in Medieval and Early Modern Salt, v. 4. Delta University Press, 1995.",
        "any",
    )
    assert (made.series, made.container, made.volume) == ("Studies in Medieval and Early Modern Salt", "", "")
    assert made.type == "book"
    made = read("Bell, Manlio. “The Salt of Delta.” *Studies in Salt* 4 (1995): 1–9.", "any")
    assert (made.container, made.volume) == ("Studies in Salt", "4")


def test_two_years_at_the_end_of_a_title_without_italics() -> None:
    """They belong to it if the date stands behind them; a date of two years does not."""
    made = read(
        "Moore, R. I. The Formation of a Salt Society: Authority in Delta, 950-1250. 2nd ed. Delta Press, 2007.",
        "any",
    )
    assert made.title == "The Formation of a Salt Society: Authority in Delta, 950-1250"
    made = read("Moore, R. I. The Formation of a Salt Society. Delta Press, 1950-1955.", "any")
    assert made.title == "The Formation of a Salt Society"


def test_a_day_is_no_container() -> None:
    """A page of a site has a date and nothing else behind its title."""
    made = read(
        "Delta Board. “Ferry Halts.” June 22, 1938. https://example.org/image/3.", "chicago-bibliography"
    )
    assert (made.container, made.title, made.year) == ("", "Ferry Halts", "1938")


def test_a_bibliography_without_places_is_no_list_of_mla() -> None:
    """Both end books with ", 1995."; what journals print tells them apart."""
    books = ["Bell, Ann. Salt. Delta Press, 1995.", "Small, Bo. Water. Delta Press, 2001."]
    chicago = [*books, "Roe, Al. “Mud.” Rivers 12, no. 3 (2015): 45–67."]
    mla = [*books, "Roe, Al. “Mud.” Rivers, vol. 12, no. 3, 2015, pp. 45–67."]
    assert [style_of(chicago)[0], style_of(mla)[0]] == ["chicago-bibliography", "mla"]


@pytest.mark.parametrize(
    ("text", "authors", "title", "year"),
    [
        ("*Geer’s Delta Directory*. 1912. Delta Printing Company. https://example.org/a.", [], "Geer’s Delta Directory", "1912"),
        ("*Small v. Delta*. 1942. Delta Court.", [], "Small v. Delta", "1942"),
        ("Bell, Ann. 1912. *Salt*. Delta Press.", ["Bell"], "Salt", "1912"),
    ],
)  # fmt: skip
def test_chicago_entries_that_begin_with_their_title(
    text: str, authors: list[str], title: str, year: str
) -> None:
    """A title in italics before the year is no body, if no title in quotation marks follows."""
    made = read(text, "chicago-author-date")
    assert (named(made), made.title, made.year) == (authors, title, year)


def test_a_day_behind_a_title_is_no_volume() -> None:
    """In Chicago's lists the day stands behind the title, the year before it."""
    made = read("Delta Board. 1921. “Ferry Halts.” January 22. https://example.org/b.", "chicago-author-date")
    assert (made.container, made.volume, made.date) == ("", "", "January 22")


def test_a_journal_that_is_its_own_author() -> None:
    """The name of a journal in an author's place is no person's if the journal itself is printed behind the title."""
    text = "Delta Biotech. (2012). Further salt needed. *Delta Biotech*, *30*, 806. https://doi.org/10.1038/nbt.2335"
    assert named(read(text, "apa")) == ["Delta Biotech"]
    assert named(read(text.replace("Delta Biotech*", "River Biotech*"), "apa")) == ["Biotech"]
