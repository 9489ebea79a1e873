"""The reader that learned: entries of styles without rules, damaged entries, and how sure it is."""

from __future__ import annotations

import pytest

from edition.intake import entry_lines
from edition.language import addresses
from edition.language.typography import plain
from edition.model.text import Link, Span, Text
from edition.model.works import Reference
from edition.references import reader
from edition.references.fields import Reading
from edition.references.learned.read import learned_entry
from edition.references.learned.tokens import tokens, without_marks
from edition.references.sure import wholly
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)

FIELDS = (
    "type",
    "year",
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "edition",
    "doi",
)


def learned(text: str) -> Reading:
    """Read one entry with the model alone."""
    (reading,) = learned_entry(parse(text), HERE)
    return reading


def shown(made: Reference) -> str:
    """Return the fields of a reference as a line."""
    people = "; ".join(
        f"{n.particle} {n.family}, {n.given}".strip() if n.family else n.literal for n in made.authors
    )
    return " | ".join([people, *(value for name in FIELDS if (value := getattr(made, name)))])


CASES = [
    ("[3] A. B. Small and C. de Vries, “Salt in canals,” IEEE Trans. Water, vol. 12, no. 3, pp. 45–67, Mar. 2015, doi: 10.1109/tw.2015.123.",
     "Small, A. B.; de Vries, C. | article-journal | 2015 | Salt in canals | IEEE Trans. Water | 12 | 3 | 45–67 | 10.1109/tw.2015.123"),
    ("1. Small AB, Lee C, Osei K, et al. Salt in canals of the upper delta. J Water Stud. 2015;12(3):45-67.",
     "Small, A. B.; Lee, C.; Osei, K. | article-journal | 2015 | Salt in canals of the upper delta | J Water Stud | 12 | 3 | 45-67"),
    ("(2) Small, A. B.; Lee, C. Salt in Canals of the Delta. J. Water Chem. 2015, 12 (3), 45–67.",
     "Small, A. B.; Lee, C. | article-journal | 2015 | Salt in Canals of the Delta | J. Water Chem. | 12 | 3 | 45–67"),
    ("7. Small, A. B., Osei, K. & Lee, C. Salt in canals of the upper delta. Nat. Water 12, 45–67 (2015).",
     "Small, A. B.; Osei, K.; Lee, C. | article-journal | 2015 | Salt in canals of the upper delta | Nat. Water | 12 | 45–67"),
    ("Small, Andrew, and Cora Lee. “Salt in Canals of the Delta.” Journal of Water Studies, vol. 12, no. 3, 2015, pp. 45–67.",
     "Small, Andrew; Lee, Cora | article-journal | 2015 | Salt in Canals of the Delta | Journal of Water Studies | 12 | 3 | 45–67"),
    ("Small, A. (2015). Salt and water: A history of canals (2nd ed.). Oxford University Press.",
     "Small, A. | book | 2015 | Salt and water: A history of canals | Oxford University Press | 2nd ed."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_any_style_is_read(text: str, expected: str) -> None:
    """Numbered and other entries are read into the fields that a person reads, whatever their style."""
    assert shown(learned(text).reference) == expected


def test_bodies_with_and_are_one_name() -> None:
    """A name with “and” and commas that is a body's stays one name."""
    for body in ("Ministry of Ports and Harbours", "Department for Water, Fish and Coastal Affairs"):
        (reading,) = reader.read_entry(
            parse(f"{body}. (2018). Tolls abroad. Government Printer."), "apa", HERE
        )
        assert [name.literal for name in reading.reference.authors] == [body]


@pytest.mark.parametrize("dots", ["…", ". . .", "..."])
def test_an_ellipsis_stands_for_authors(dots: str) -> None:
    """An ellipsis before the last author parts no entry, and is no name."""
    text = f"Abbey, B. P., Adler, R., Aker, F., {dots} Zweig, J. (2016). Waves of the canal. Journal of Waves, 2(1), 1–9."
    (reading,) = reader.read_entry(parse(text), "apa", HERE)
    assert [name.family for name in reading.reference.authors] == ["Abbey", "Adler", "Aker", "Zweig"]
    assert reading.reference.title == "Waves of the canal"


@pytest.mark.parametrize("words", ["forthcoming", "in press"])
def test_words_stand_for_a_year(words: str) -> None:
    """What is to come has these words as its year."""
    (reading,) = reader.read_entry(parse(f"Berg, B. ({words}). *Gates to come*. Harbour Press."), "apa", HERE)
    made = reading.reference
    assert (made.year, made.title, made.publisher) == (words, "Gates to come", "Harbour Press")


@pytest.mark.parametrize(
    "doi",
    ["10.1002/(sici)1099-050x(199823/24)37:3/4<197::aid-hrm2>3.0.co;2-#", "10.1016/0304-3878(91)90050-X"],
)
@pytest.mark.parametrize("before", ["https://doi.org/", "doi:", "DOI: "])
def test_a_doi_is_read_whole(doi: str, before: str) -> None:
    """A DOI with brackets and other signs is read to its end, and the fields before it are right."""
    text = f"Bright, Q. (1999). Terms of the trade. *The Record*, 257(2), 50–53. {before}{doi}"
    (reading,) = reader.read_entry(parse(text), "apa", HERE)
    made = reading.reference
    assert (made.doi, made.container, made.volume, made.pages) == (doi, "The Record", "257", "50–53")


def test_the_address_of_a_doi_leads_to_all_of_it() -> None:
    """A printed address of a DOI with angle brackets is one link, and signs that end an address are encoded."""
    doi = "10.1002/(sici)1099-050x(199823/24)37:3/4<197::aid-hrm2>3.0.co;2-#"
    address = "https://doi.org/10.1002/(sici)1099-050x(199823/24)37:3/4%3C197::aid-hrm2%3E3.0.co;2-%23"
    assert addresses.of_doi(doi) == address
    assert addresses.of_doi("10.1017/s0003055400123456") == "https://doi.org/10.1017/s0003055400123456"
    assert parse(f"At https://doi.org/{doi}.")[1] == Link(address, (Text(f"https://doi.org/{doi}"),))


def test_addresses_over_the_end_of_a_line_are_joined() -> None:
    """An address broken behind a hyphen or a slash goes on behind the break."""
    made = learned(
        "Small, A. (2015). Salt in canals. Water News. https://www.example.org/reports/salt-in- canals/page.html"
    ).reference
    assert made.url == "https://www.example.org/reports/salt-in-canals/page.html"


def test_a_doubtful_entry_says_so() -> None:
    """A reading has a share of sureness; rules are sure, and a doubtful reading is flagged."""
    clear = learned(CASES[1][0])
    odd = learned(
        "Roe, B. (2008). Salt and War. Conflicted Goals, Low Rivers. Oslo, NO (et al.): Fund for Peace, 10."
    )
    assert clear.sure > odd.sure
    assert "uncertain" in odd.flags
    assert "uncertain" not in clear.flags


def test_rules_that_account_for_every_word_are_sure() -> None:
    """A reading that leaves words over, or takes a number into a title, is not sure."""
    row = reader.STYLES["apa"]
    (right,) = row.read(parse("Small, A. (2015). *Salt*. Hurst."), HERE)
    (left,) = row.read(
        parse("Small, A. (2015). *Salt*. Lent by B. Roe (Oslo). In Basket [4], 12(3) shelf 9."), HERE
    )
    assert wholly(right)
    assert not wholly(left)


def test_tokens_cover_the_text() -> None:
    """Every letter and digit is in a token, in order, and ligatures are resolved."""
    text, italic = without_marks("d’Oria, A. (2015a). The oﬃce: 45–67. https://example.org/a_(b).")
    found = tokens(text, italic)
    assert "".join(t.text for t in found) == "".join(text.split())
    assert [t.text for t in found if t.kind == "url"] == ["https://example.org/a_(b)"]
    assert "office" in {t.text for t in found}


LISTS = {
    "ieee": ["[1] A. B. Small and C. Lee, “A title,” T. J., vol. 12, no. 3, pp. 45–67, Mar. 2015.", "[2] B. van Dyke, The Book. London: Hurst, 2012."],
    "numbered": ["(1) Small, A. B.; Lee, C. T. J. 2015, 12, 45–67.", "(2) Small, A. B.; Lee, C. T. J. 2015, 12 (3), 45–67."],
    "any": ["Small, A.; Lee, B.: A river. In: Journal of Rivers 12/3, 45.", "Lee, B.: The dam. Berlin."],
    "vancouver": ["1. Small AB, Lee C. Title. J. 2015;12(3):45-67.", "2. Small AB. A book. 2nd ed. Hurst; 2012."],
    "harvard": ["Small, A. (2012) ‘A river’, River Studies, 2(1), pp. 4–9.", "Lee, B. (2002) The dam. London: Hurst."],
}  # fmt: skip


@pytest.mark.parametrize("style", LISTS)
def test_the_style_of_a_list_is_told(style: str) -> None:
    """A list gets the style that fits most of its entries; one that fits none is in another style."""
    assert entry_lines.style_of(LISTS[style])[0] == style


def test_the_printed_form_is_kept() -> None:
    """The reading keeps the entry as it is printed, its number included."""
    text = CASES[0][0]
    assert plain(learned(text).reference.as_printed) == text
