"""Entries of German, French, Brazilian and other lists: families in capitals, years before a colon, roles, bodies, last elements."""

from __future__ import annotations

import pytest

from edition.intake.entry_lines import style_of
from edition.language.typography import curl
from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.references.printed_names import printed_names
from edition.references.styles import chicago
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def read(text: str, style: str) -> Reference:
    """Read one entry."""
    (reading,) = reader.read_entry(parse(curl(text)), style, HERE)
    return reading.reference


def named(made: Reference) -> list[str]:
    """Return the authors, or else the editors, as a list prints them."""
    return [
        f"{name.family}, {name.given}" if name.given else name.family or name.literal
        for name in made.authors or made.editors
    ]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("LIMA E SÁ, Ana; LOBO, Bruno", ["LIMA E SÁ, Ana", "LOBO, Bruno"]),
        ("MARQUES, Carla de; DIAS, E. F.; REIS, Gil", ["MARQUES, Carla", "DIAS, E. F.", "REIS, Gil"]),
        ("LEBRUN Anne et ROCHE Bernard", ["LEBRUN, Anne", "ROCHE, Bernard"]),
        ("MOREL Sophie, BLANC Luc et D’ORBE Guy", ["MOREL, Sophie", "BLANC, Luc", "D’ORBE, Guy"]),
        ("ИВАНОВ Пётр и СИДОРОВА Анна", ["ИВАНОВ, Пётр", "СИДОРОВА, Анна"]),
        ("Иванов, Петров, Сидорова", []),
        ("Пётр Иванов и Анна Сидорова", []),  # no capitals: which is the family?
        # a body and a word behind it are not told from a person
        ("TIDA Watch", []),
        ("boyd, danah", ["boyd, danah"]),
        ("Marsh, Alice E., and danah boyd", ["Marsh, Alice E.", "boyd, danah"]),
        ("Circle Office, et QUAI-TIDE", []),
        ("Viet Dang, Cuong, and Linh Hoang Vu. ", ["Viet Dang, Cuong", "Vu, Linh Hoang"]),
        ("Ivanov, P., and Petrov, Yu. ", ["Ivanov, P.", "Petrov, Yu."]),
    ],
)
def test_heads(head: str, wanted: list[str]) -> None:
    """Families in capitals part several names; small letters are a person's who writes so."""
    assert [f"{name.family}, {name.given}" for name in printed_names(head)] == wanted


@pytest.mark.parametrize(
    ("text", "who", "year", "title"),
    [
        ("Meyer, Karl (2015): Flüsse im Tal. Berlin: Kai.", ["Meyer, Karl"], "2015", "Flüsse im Tal"),
        ("Meyer, Karl; Roth, Ida (1999): Wehre und Dämme. Berlin: Kai.", ["Meyer, Karl", "Roth, Ida"], "1999", "Wehre und Dämme"),
        ("von Moos, Stan (1992): Stege. Bern: Kai.", ["Moos, Stan"], "1992", "Stege"),
        ("Bundesamt für Flüsse (2005): Gliederung. Bern: Kai.", ["Bundesamt für Flüsse"], "2005", "Gliederung"),
        ("Weber, Max (1980 [1922]): Dämme und Recht. Tübingen: Kai.", ["Weber, Max"], "1980", "Dämme und Recht"),
    ],
)  # fmt: skip
def test_year_before_a_colon(text: str, who: list[str], year: str, title: str) -> None:
    """German lists put a colon behind the year; they are read as Harvard."""
    assert reader.STYLES["harvard"].recognised.match(text)
    made = read(text, "harvard")
    assert (named(made), made.year, made.title) == (who, year, title)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("RWT, and FluxScout24. *Weir Data*. 2020, https://example.org/a.", ["RWT", "FluxScout24"]),
        ("Tidal Bank, and International Weir Fund. *Data*. Tidal Bank, 2020.", ["Tidal Bank", "International Weir Fund"]),
        ("Blanc, Jean, und Christa Luz, Herausgeber. *Achtung Flut!* Kai, 1994.", ["Blanc, Jean", "Luz, Christa"]),
        ("Blanc, Jean, et Christa Luz, éditeurs. *Attention !* Quai, 1994.", ["Blanc, Jean", "Luz, Christa"]),
        ("Blanc, Jean, y Christa Luz, editores. *Las aguas*. Muelle, 1994.", ["Blanc, Jean", "Luz, Christa"]),
        ("Blanc, Jean, Herausgeber. *Achtung Flut!* Kai, 1994.", ["Blanc, Jean"]),
        ("Hamm, Mia, and Milan Školnı́k. “The Era.” *Weir Studies*, vol. 2, no. 1, 2023, pp. 1–5.", ["Hamm, Mia", "Školník, Milan"]),
    ],
)  # fmt: skip
def test_bodies_and_roles(text: str, who: list[str]) -> None:
    """Words that join bodies join no given name to them; the word for editors is no part of a name."""
    assert named(read(text, "mla")) == who


def test_acronyms() -> None:
    """Three bodies by their acronyms are no body and another one."""
    made = read("TBR, WEIR, & DELT. (2017). *Piers in figures*. Quay.", "apa")
    assert named(made) == ["TBR", "WEIR", "DELT"]


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        ("Koch, Mia. *Weirs of the Alps 1800–1990: Lines, Ties and Stations*. Quay House, 1992. Weir-Report.", "Weirs of the Alps 1800–1990: Lines, Ties and Stations", "Quay House"),
        ("Koch, Mia. *Mouths of the Indus*. Quay, 2003. Microfiche.", "Mouths of the Indus", "Quay"),
        ("Koch, Mia. *Mouths of the Indus*. Quay, 2003. Print.", "Mouths of the Indus", "Quay"),
    ],
)  # fmt: skip
def test_a_lone_word_behind_the_year(text: str, title: str, publisher: str) -> None:
    """It is a series or a medium, no title."""
    made = read(text, "mla")
    assert (made.title, made.publisher, made.series) == (title, publisher, "")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Small, Ann. „Ein Blatt“. *Salznetz*, https://example.org/salz. Zugegriffen 20. April 2025.", ""),
        ("Small, Ann. «Una hoja». *Red de la Sal*, https://example.org/sal. Accedido 3 de mayo de 2015.", ""),
        ("Small, Ann. „Ein Blatt“. *Salznetz*, 2019, https://example.org/salz. Zugegriffen 20. April 2025.", "2019"),
        ("Small, Ann. *The Towns I Visited*. Quay, 1999.", "1999"),
        ("Small, Ann. *Le peuple consulté*. Oslo: Quay, 1999.", "1999"),
        ("Small, Ann. “Salt.” *Salt Net*, https://example.org/salt. Accessed: 5 Sept. 2015.", ""),
    ],
)  # fmt: skip
def test_day_of_a_visit(text: str, year: str) -> None:
    """The day on which somebody saw a page dates no work."""
    assert read(text, "mla").year == year


def test_style_of_a_german_list() -> None:
    """A list of such entries is recognised."""
    assert style_of(
        ["Meyer, Karl (2015): Flüsse im Tal. Berlin: Kai.", "Roth, Ida (o. J.): Wehre. Bern: Kai."] * 3
    )


def test_year_behind_a_volume() -> None:
    """The year of a volume before its pages is no mark of such a list."""
    assert not reader.STYLES["harvard"].recognised.match(
        "Koch, Mia. «Wehre». *Flussstudien* 4 (2015): 12–45."
    )


@pytest.mark.parametrize("title", ["“KELP”", "«KELP»", "„KELP“"])
def test_quotation_marks_of_other_languages(title: str) -> None:
    """A bibliography sets off its titles with the marks of its language."""
    (reading,) = chicago.chicago_works(
        parse(f"Quay Games Brasil. {title}. *River Review* 3 (2024): 4–9."), HERE
    )
    assert reading.reference.title == "KELP"
    assert reading.reference.container == "River Review"
