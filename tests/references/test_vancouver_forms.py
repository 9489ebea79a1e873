"""Entries in the Vancouver style that print no volume: newspapers, sites, books of several places, entries without persons."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.references.sure import two_names
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def read(text: str, style: str = "vancouver") -> Reference:
    """Read one entry."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return reading.reference


def named(made: Reference) -> list[str]:
    """Return the authors by the names under which they are cited."""
    return [name.family or name.literal for name in made.authors]


@pytest.mark.parametrize(
    ("text", "authors", "title", "container", "pages"),
    [
        ("Harbour Has Opening Today. Delta Courant [Internet]. 1924 Nov 22 [cited 2021 Feb 16]:15. Available from: http://example.org/a/1", [], "Harbour Has Opening Today", "Delta Courant", "15"),
        ("Ferry Halts. Delta Courant [Internet]. 1938 Jun 22:4. Available from: https://example.org/b/", [], "Ferry Halts", "Delta Courant", "4"),
        ("Building Permits Worth $367,098. Delta Courant [Internet]. 1924 Nov 6 [cited 2021 Feb 16]:10. Available from: http://example.org/c", [], "Building Permits Worth $367,098", "Delta Courant", "10"),
        ("White JJ. Stamping Out Salt: Raids in the Delta. Delta Explored [Internet]. 2005 Autumn [cited 2021 May 18]. Available from: https://example.org/d/", ["White"], "Stamping Out Salt: Raids in the Delta", "Delta Explored", ""),
        ("Stewart E. 8 dykes, explained. Vox [Internet]. 2019 [cited 2019 Jul 13]. Available from: https://example.org/e", ["Stewart"], "8 dykes, explained", "Vox", ""),
        ("Hagen G. Friends Got Good Harbours. Delta Street Journal. 2008 Jun.", ["Hagen"], "Friends Got Good Harbours", "Delta Street Journal", ""),
        ("Delta Water Institute. The price of salt. The Delta Post [Internet]. 2019 Mar 4 [cited 2019 Jul 24]:A3. Available from: https://example.org/f", ["Delta Water Institute"], "The price of salt", "The Delta Post", "A3"),
        ("Zander E. Final Proof of Salt. DeltaPost. https://example.org/final-proof_4136722; 2013.", ["Zander"], "Final Proof of Salt", "DeltaPost", ""),
        ("Board of Harbours (Delta). Salt Debt by Type. RIVER, Reserve Bank of St. Louis. https://example.org/series/M; 1949.", ["Board of Harbours (Delta)"], "Salt Debt by Type", "RIVER, Reserve Bank of St. Louis", ""),
    ],
)  # fmt: skip
def test_what_stands_before_the_date_of_a_newspaper_or_a_site(
    text: str, authors: list[str], title: str, container: str, pages: str
) -> None:
    """The last sentence before a day or a page is the newspaper; a title without an author is no body."""
    made = read(text)
    assert (named(made), made.title, made.container, made.pages) == (authors, title, container, pages)


def test_the_second_sentence_of_a_title_is_no_site() -> None:
    """A long sentence before "[Internet]" belongs to the title, and so does one behind "...", if no page follows."""
    made = read(
        "Laurent S. Nordsel, Delta Info... Les vrais faux sites des marins du port [Internet]. 2016 Nov 1 [cited 2019 Jun 13]. Available from: https://example.org/g"
    )
    assert (made.title, made.container) == (
        "Nordsel, Delta Info... Les vrais faux sites des marins du port",
        "",
    )
    assert read("Small A. Salt and water. 2019.").container == ""


@pytest.mark.parametrize(
    ("text", "title", "place", "publisher", "year"),
    [
        ("Delta Armory (1913) [Internet]. Historic Buildings of Delta; 2015 [cited 2021 Feb 23]. Available from: https://example.org/h/", "Delta Armory (1913)", "", "Historic Buildings of Delta", "2015"),
        ("Salt by country, in constant (2017) US$ m., 1988-2018. Delta Salt Research Institute; 2019.", "Salt by country, in constant (2017) US$ m., 1988-2018", "", "Delta Salt Research Institute", "2019"),
        ("Tosi G. Gli edifici del porto 1 1. Roma: Ed. Quasar; 2003.", "Gli edifici del porto 1 1", "Roma", "Ed. Quasar", "2003"),
        ("Arendt H. Qué es la sal? Barcelona; Bs. Aires; México: Paidós; I.C.E. del Delta; 2009.", "Qué es la sal", "Barcelona; Bs. Aires; México", "Paidós; I.C.E. del Delta", "2009"),
        ("Coppedge M. V-Salt Dataset v9 [Internet]. Salt Project; Salt Project; 2019. Available from: https://example.org/i", "V-Salt Dataset v9", "", "Salt Project; Salt Project", "2019"),
        ("Stark R, Finke R. Acts of Salt. Edição: First. Berkeley: Delta Press; 2000.", "Acts of Salt", "Berkeley", "Delta Press", "2000"),
        ("Zizek S. The sublime salt. Nachdr. London: Verso; 2008. 272 p.", "The sublime salt", "London", "Verso", "2008"),
        ("Anders B. Imagined harbours: Reflections. Rev. ed. London ; New York: Verso; 2006.", "Imagined harbours: Reflections", "London ; New York", "Verso", "2006"),
    ],
)  # fmt: skip
def test_an_imprint_of_several_places_or_without_persons(
    text: str, title: str, place: str, publisher: str, year: str
) -> None:
    """What stands alone before an imprint is the title; semicolons and short words belong to the imprint."""
    made = read(text)
    assert (made.title, made.place, made.publisher, made.year) == (title, place, publisher, year)
    assert not any(name.literal for name in made.authors)


def test_a_part_of_a_book_with_glued_editors() -> None:
    """In "In, editorsSmall A, Lee B." the names are editors; a book without a publisher has its year before the pages."""
    made = read(
        "Bevan A. Salt and water. In, editorsDunn S, Mahony S. The Digital Harbour 2013. 2013. p. 4–24. (Delta Supplement; no. 2)."
    )
    assert (made.title, made.container, made.pages) == ("Salt and water", "The Digital Harbour 2013", "4–24")
    made = read(
        "IPSC. Summary for sailors. In, editorsMast V, Zhai P, et al. Harbour Change 2021: The Basis. Cambridge, UK: Delta Press; 2021."
    )
    assert made.container == "Harbour Change 2021: The Basis"


def test_journals_whose_name_has_a_number_or_a_code() -> None:
    """A journal such as "boundary 2. 1995" has no day, "&amp;" no semicolon, and a country before a journal is no abbreviation."""
    made = read("Buttig JA. Small on salt. boundary 2. 1995;22(3):1. doi:10.2307/303721")
    assert (made.title, made.container, made.year) == ("Small on salt", "boundary 2", "1995")
    made = read(
        "Andrade T. Reflexões sobre o sal. Ciência &amp; Água Coletiva. dezembro de 2011;16(12):4665–74."
    )
    assert (made.title, made.container) == ("Reflexões sobre o sal", "Ciência &amp; Água Coletiva")
    made = read("Aurel W. Eu digo que sou do sul do Brasil. Religião & Sal. junho de 2021;41:77–99.")
    assert (made.title, made.container) == ("Eu digo que sou do sul do Brasil", "Religião & Sal")


def test_names_in_capitals_with_particles() -> None:
    """The name "DE ASSIS G" is one person's."""
    made = read("ROSAS N, DE ASSIS G. Conversão do sal. NEIP [Internet]. 2015 [citado 17 de agosto de 2020].")
    assert [name.family for name in made.authors] == ["ROSAS", "DE ASSIS"]
    assert (made.title, made.container) == ("Conversão do sal", "NEIP")


def test_translators_glued_to_their_role() -> None:
    """They are translators of the book, and no authors."""
    made = read(
        ", translatorsThompson A, Gordley J. The Treatise on Salt: (Salt DD. 1-20). Washington, D.C: Delta University Press; 1993. (Studies in salt; v. 2)."
    )
    assert (made.authors, [name.family for name in made.translators]) == ((), ["Thompson", "Gordley"])
    assert (made.title, made.publisher) == ("The Treatise on Salt: (Salt DD. 1-20)", "Delta University Press")


@pytest.mark.parametrize(
    ("text", "title", "place", "editors"),
    [
        ("Small AB. Salt. Frankfurt a. M.: Quay; 2010.", "Salt", "Frankfurt a. M.", []),
        ("Small AB. Salt. Freiburg i. Br.: Quay; 2010.", "Salt", "Freiburg i. Br.", []),
        ("Small AB. Salt, Volume I. London: Quay; 2011.", "Salt, Volume I", "London", []),
        ("Small AB. Salt, Lee CD, editor. London: Quay; 2011.", "Salt", "London", ["Lee"]),
        ("Small AB. Salt, editors Lee CD, Ray E. London: Quay; 2011.", "Salt", "London", ["Lee", "Ray"]),
    ],
)  # fmt: skip
def test_books_of_odd_places_and_volumes(text: str, title: str, place: str, editors: list[str]) -> None:
    """A place may have short words; only persons with their role are editors, and “Volume I” is none."""
    made = read(text)
    assert (made.title, made.place, [name.family for name in made.editors]) == (title, place, editors)


@pytest.mark.parametrize(
    ("text", "authors", "title"),
    [
        ("Berg CLS, Lund CHJ, Dale MALMV, Hart JM. Who believes in the story of salt? River Review. 2016 Dec;24(3):127–51.",
         ["Berg", "Lund", "Dale", "Hart"], "Who believes in the story of salt?"),
        ("Berg G, Dale R von. The price of salt in towns. River Review. 2014;19(7).", ["Berg", "Dale"], "The price of salt in towns"),
        ("Berg I, Lund CJ, Dale B van de, et al. Blinded by the salt: How tolls rise. River Review. 2015;9(4):253–79.",
         ["Berg", "Lund", "Dale"], "Blinded by the salt: How tolls rise"),
        ("Berg A, Lund B, Hart C. The value of salt in the delta, editorDale JM. River Review. 2017 Aug;12(8):e018.",
         ["Berg", "Lund", "Hart"], "The value of salt in the delta"),
        ("Berg DHJ, Lund R. Encourage salt and discourage silt. River Review. 2015. doi:10.1007/s11336-015-9445-1 PubMed PMID: 25820979.",
         ["Berg", "Lund"], "Encourage salt and discourage silt"),
        ("Guild of Dikers, Delta. The price of salt in towns. River Review. 2014;19(7).", ["Guild of Dikers, Delta"], "The price of salt in towns"),
    ],
)  # fmt: skip
def test_names_that_the_rules_took_for_one_body(text: str, authors: list[str], title: str) -> None:
    """Five initials, particles behind initials, glued editors, numbers of databases."""
    made = read(text)
    assert (named(made), made.title) == (authors, title)
    assert made.volume != "PubMed PMID"


@pytest.mark.parametrize(
    ("literal", "wanted"),
    [
        ("Berg A, Lund CD", True),
        ("Ёлкин АБ, Öz CD", True),
        ("Институт мира, Фонд за мир", False),
        ("Office for the US, Bureau of UK", False),
        ("Guild of Dikers, Delta", False),
    ],
)
def test_bodies_are_no_list_of_persons(literal: str, *, wanted: bool) -> None:
    """Initials are capitals in any script; short words and the initials of states in names of bodies are none."""
    assert two_names(literal) is wanted


def test_given_names_with_several_initials() -> None:
    """In natural order, a given name before initials is no family name."""
    made = read(
        "Berg, Coosje L. S., Chris H. J. Lund, Marcel A. L. M. Van Dale, and Jelte M. Hart. "
        "“Who Believes in the Story of Salt?” River Review 24, no. 3 (2016): 127–51.",
        "chicago-bibliography",
    )
    assert [(name.given, name.family) for name in made.authors] == [
        ("Coosje L. S.", "Berg"), ("Chris H. J.", "Lund"), ("Marcel A. L. M.", "Van Dale"), ("Jelte M.", "Hart"),
    ]  # fmt: skip
