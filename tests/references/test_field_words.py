"""The words of a citation field are parted among its works, and compared with them."""

from __future__ import annotations

import pytest

from edition.model.fields import CitationField, FieldWork
from edition.model.text import Span
from edition.model.works import Name, Reference
from edition.references import csl, field_words


def work(family: str, year: str, title: str = "Rivers and States", **more: str | bool) -> FieldWork:
    """Return a work of a field."""
    authors = (Name(family=family),) if family else ()
    reference = Reference(Span("", 0, 0), (), authors=authors, year=year, title=title)
    return FieldWork(f"{family}{year}", reference, **more)  # type: ignore[arg-type] - as the fields are


def parted(words: str, *works: FieldWork) -> list[tuple[str, str]]:
    """Return each part of the words with the keys of its works."""
    field = CitationField(words, 1, (1, len(words)), works)
    return [(words[p.start : p.end], " ".join(w.key for w in p.works)) for p in field_words.pieces(field)]


SMALL, KHAN, LATER = work("Small", "2015"), work("Khan", "2018"), work("Small", "2018", "Silt")

PARTED = [
    ("(Small, 2015)", (SMALL,), [("Small, 2015", "Small2015")]),
    ("Small (2015)", (SMALL,), [("Small (2015)", "Small2015")]),
    ("(Khan 2018; Small 2015)", (SMALL, KHAN), [("Khan 2018", "Khan2018"), ("Small 2015", "Small2015")]),
    ("(Small, 2015, p. 3, 2018)", (SMALL, LATER), [("Small, 2015, p. 3", "Small2015"), ("2018", "Small2018")]),
    ("(Small 2015; Khan 2018)", (KHAN, SMALL), [("Small 2015", "Small2015"), ("Khan 2018", "Khan2018")]),
    ("(see Small, 2015)", (work("Small", "2015", prefix="see"),), [("Small, 2015", "Small2015")]),
    ("1–3", (SMALL, KHAN, LATER), [("1–3", "Small2015 Khan2018 Small2018")]),
    ("(Small 2015; Small 2015)", (SMALL, work("Small", "2015", "Silt")), [("Small 2015; Small 2015", "Small2015 Small2015")]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "works", "wanted"), PARTED, ids=[row[0] for row in PARTED])
def test_the_parts_of_a_field(
    words: str, works: tuple[FieldWork, ...], wanted: list[tuple[str, str]]
) -> None:
    """Each part has its work; where they cannot be told apart, all words have all works."""
    assert parted(words, *works) == wanted


DIFFER = [
    ("Small, 2015", SMALL, []),
    ("Small, 2016", SMALL, ["year"]),
    ("Smal, 2015", SMALL, ["name"]),
    ("2015", work("Small", "2015", without_author=True), []),
    ("WHO, 2015", FieldWork("w", Reference(Span("", 0, 0), (), authors=(Name(literal="World Health Organization"),), year="2015")), []),
    ("“Rivers”, 2015", SMALL, []),
    ("Small, 2015, p. 12", work("Small", "2015", locator="12"), []),
    ("Small, 2015, pp. 345–48", work("Small", "2015", locator="345-348"), []),
    ("Small, 2015, p. 21", work("Small", "2015", locator="12"), ["locator"]),
    ("Small, 2015, p. 21", SMALL, ["locator"]),
    ("Small, 2015, p. 21", work("Small", "2015", suffix=", p. 21"), []),
    ("Small, 2015, p. 1999", work("Small", "2015", locator="1999"), []),
    ("Small, 1979/2015", SMALL, []),
    ("Ibid., 12", work("Small", "2015", locator="13"), []),
    ("[1]", SMALL, []),
    ("اقبال، 2015", work("اقبال", "2015"), []),
    ("王小明, 2015", work("王", "2015"), []),
    ("Świętek, 2015", work("Swietek", "2015"), []),
    ("2015a, Section 13", work("Small", "2015", suffix="x"), []),
    ("6, Sec. 14", SMALL, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "named", "wanted"), DIFFER, ids=[f"{n} {row[0]}" for n, row in enumerate(DIFFER)]
)
def test_where_words_and_field_differ(words: str, named: FieldWork, wanted: list[str]) -> None:
    """A wrong year, name or page; never what a style leaves out."""
    assert [item.part for item in field_words.differences(words, named)] == wanted


def test_a_short_note_names_no_year() -> None:
    """A number in it is a page."""
    assert not field_words.differences(
        "Small, Rivers, 1984", work("Small", "2015", locator="1984"), note=True
    )


def test_a_record_becomes_fields() -> None:
    """Names, dates and addresses as print has them; what has no such form is left out."""
    made = csl.reference(
        {
            "type": "paper-conference",
            "title": "Salt's\n Rivers",
            "author": [
                {"family": "Gogh", "non-dropping-particle": "van", "given": "V."},
                {"literal": "WHO"},
                3,
            ],
            "issued": {"date-parts": [["2015", "3", 7]]},
            "page": "12-34",
            "DOI": "https://doi.org/10.1093/Axis",
            "URL": "javascript:alert(1)",
            "volume": 7,
            "publisher": ["x"],
            "number": True,
        }
    )
    assert (made.type, made.title, made.pages) == ("chapter", "Salt’s Rivers", "12–34")
    assert made.authors == (Name(family="Gogh", given="V.", particle="van"), Name(literal="WHO"))
    assert (made.year, made.date, made.doi, made.url) == ("2015", "March 7, 2015", "10.1093/Axis", "")
    assert (made.volume, made.publisher, made.number) == ("7", "", "")


@pytest.mark.parametrize(
    "issued",
    [None, 3, [], {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [["x"]]}, {"literal": "n.d."}],
)
def test_a_date_that_is_none(issued: object) -> None:
    """It is left out."""
    assert csl.reference({"issued": issued}).year == ""
