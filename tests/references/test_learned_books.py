"""What the learned reader parts exactly: chapters from books in several languages, years of reprints, bodies."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.text.markup import parse


def read(text: str) -> Reference:
    """Read one entry of a list in no style with rules."""
    (reading,) = reader.read_entry(parse(text), "any", Span("", 1, 1))
    return reading.reference


CHAPTERS = [
    (
        "Huang, Lan. “Syllable Types in Three Languages.” In New Advances in Island Linguistics, edited by Ada Zeit and Bo Teng. Delta Press, 2015.",
        ("Syllable Types in Three Languages", "New Advances in Island Linguistics", ["Zeit", "Teng"]),
    ),
    (
        "Head, Keith, and Thierry Mayer. “Gravity Equations.” Chap. 3 in Handbook of Rivers, 4th ed., edited by Elna Help. Elsevier, 2014.",
        ("Gravity Equations", "Handbook of Rivers", ["Help"]),
    ),
    (
        "Silva, João da, e Maria Souza. “A casa e a rua.” Em História da cidade, organizado por Paulo Lima, 45–67. São Paulo: Edusp, 1998.",
        ("A casa e a rua", "História da cidade", ["Lima"]),
    ),
    (
        "Lefèvre, Éric. « L’eau et la terre ». Dans Histoire du fleuve, sous la direction de Jean Petit, p. 12-34. Paris : Karthala, 2003.",
        ("L’eau et la terre", "Histoire du fleuve", ["Petit"]),
    ),
    (
        "Demir, Ayşe ve Kaya, Mehmet (2010). “Su ve toprak”. A. Yılmaz (Ed.), Türkiye’de Su içinde (s. 12-34). Ankara: İmge.",
        ("Su ve toprak", "Türkiye’de Su", ["Yılmaz"]),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CHAPTERS)
def test_a_chapter_and_its_book(text: str, wanted: tuple[str, str, list[str]]) -> None:
    """The word “in” and the editors belong to neither title, in whatever language."""
    made = read(text)
    assert (made.title, made.container, [name.family for name in made.editors]) == wanted


YEARS = [
    (
        "Schmidt, Giulio. “Topografia della città”. Em Le città: atti del Convegno di storia urbanistica: Lucca, 7-11 settembre 1977, organizado por Roberta Martinelli. Marsilio, 1978.",
        ("1978", ""),
    ),
    ("Dawkins, Rita. The Selfish River. 1976; Delta Press, 2006.", ("2006", "")),
    (
        "Zing, M., A. Alm, and B. Sazo. “The Water Code: Current Developments.” Journal of Rivers: Conference Series 1623 (October 2019): 012021.",
        ("2019", "1623"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), YEARS)
def test_the_year_of_a_work(text: str, wanted: tuple[str, str]) -> None:
    """A reprint has its own year; a volume that looks like a year is none."""
    made = read(text)
    assert (made.year, made.volume) == wanted


def test_bodies_and_authors_left_out() -> None:
    """A team is no person, and “…” before the last author stands for others."""
    made = read("R Core Team. R: A Language for Statistics. R Foundation for Statistical Computing, 2017.")
    assert [name.literal for name in made.authors] == ["R Core Team"]
    made = read(
        "Alpha, A., Beta, B., Gamma, C., … Omega, Z. (2020). A study of rivers. Journal of Water, 3(2), 1–9."
    )
    assert [name.family for name in made.authors] == ["Alpha", "Beta", "Gamma", "Omega"]
    assert made.et_al


def test_names_that_the_labels_part() -> None:
    """A family name belongs to its initials, not to the title; a body with capitals is one name."""
    made = read("Nisbet, Rolf M., and W. S. C. Gurney. Modelling Fluctuating Rivers. The Delta Press, 1982.")
    assert [name.family for name in made.authors] == ["Nisbet", "Gurney"]
    assert made.title == "Modelling Fluctuating Rivers"
    made = read(
        "Giving USA. Giving USA 2019: Americans Gave More to Charity in 2018. 2019. https://example.org/."
    )
    assert [name.literal for name in made.authors] == ["Giving USA"]


def test_a_booklet_of_a_german_journal() -> None:
    """“H. 3” is the issue, no editor."""
    made = read("Müller, Hans: Der Fluss. In: Zeitschrift für Wasser 12 (2001), H. 3, S. 45–67.")
    assert (made.container, made.volume, made.issue, made.pages) == (
        "Zeitschrift für Wasser",
        "12",
        "3",
        "45–67",
    )
    assert not made.editors
