"""Series at the end of entries, bodies without a comma, names that words of other languages join, quotation marks."""

from __future__ import annotations

import pytest

from edition.language.typography import curl
from edition.model.text import Note, Span
from edition.model.works import Attested, Reference
from edition.references.reader import read_entry
from edition.text.markup import parse
from edition.works.full_forms import single
from edition.works.full_notes import of_note

HERE = Span("x", 1, 1)


def entry(text: str, style: str) -> Reference:
    """Return the reading of the only entry of a text."""
    (reading,) = read_entry(parse(curl(text)), style, HERE, italics=True)
    return reading.reference


def full(text: str) -> list[Reference]:
    """Return the readings of the full forms of a note."""
    note = Note((0, 0), "1", parse(curl(text)))
    return [
        reading.reference for reading, whole in of_note(note, "chicago-notes", HERE, italics=True) if whole
    ]


def who(made: Reference) -> list[str]:
    """Return the family names, or the names of bodies, of the authors or editors."""
    return [name.family or name.literal for name in made.authors or made.editors]


SERIES = [
    ("Ray, Cora. *What Is Silt?* Delta UP, 2010. Salt Studies, v. 8.", "What Is Silt?", "Salt Studies, v. 8"),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2001. Language on the River 29.", "Mouths of the Indus", "Language on the River 29"),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. Quay’s applications of silt series.", "Mouths of the Indus", "Quay’s applications of silt series"),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. Print.", "Mouths of the Indus", ""),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. Accessed 3 May 2020.", "Mouths of the Indus", ""),
    ("Ray, Cora. *Mouths of the Indus*. 2003. U of Sind, PhD dissertation.", "Mouths of the Indus", ""),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. Quay Classics.", "Mouths of the Indus", "Quay Classics"),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. Google Books.", "Mouths of the Indus", ""),
    ("Ray, Cora. *Mouths of the Indus*. Quay, 2003. New York Public Library.", "Mouths of the Indus", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "series"), SERIES)
def test_a_series_behind_the_year(text: str, title: str, series: str) -> None:
    """It is no title, no journal and no volume; the entry stays as printed."""
    made = entry(text, "mla")
    assert (made.title, made.series, made.volume, made.container) == (title, series, "", "")
    assert "York" not in made.publisher
    assert made.as_printed == parse(curl(text))


BODIES = [
    ("Salting USA. *Salt in 2019*. 2019, https://example.org/salt.", "mla", ["Salting USA"]),
    ("River Initiatives (2020) *Mouths*. Sukkur: Quay.", "harvard", ["River Initiatives"]),
    ("US Trust. (2014). *Silt*. Quay.", "apa", ["US Trust"]),
    ("Ray, U. S. A. (2014). *Silt*. Quay.", "apa", ["Ray"]),
    ("Trusty, Ann. *Silt*. Quay, 2014.", "mla", ["Trusty"]),
    (
        "Votes and Rivers Survey Team. “Salt in 2019.” *Silt Files*, 2020.",
        "mla",
        ["Votes and Rivers Survey Team"],
    ),
    ("UNDP and World Bank. *Salt in 2019*. Quay, 2020.", "mla", ["UNDP", "World Bank"]),
]


MONTHS = [
    ("Salzer, Pia, u. a. „Ein Führer durch Deiche und Salz“. Juni 2023.", True),
    ("Salzer, Pia. „Ein Führer durch Deiche und Salz“. Dezember 2023.", False),
    ("Sal, Ana. “Diques y sal”. 3 de mayo de 2023.", False),
]


@pytest.mark.parametrize(("text", "more"), MONTHS)
def test_a_title_of_mla_with_nothing_but_a_month(text: str, *, more: bool) -> None:
    """The month is no container, in other languages too, and "u. a." no name."""
    made = entry(text, "mla")
    assert (len(made.authors), made.et_al, made.container, made.year) == (1, more, "", "2023")
    assert made.title.startswith(("Ein Führer", "Diques"))


@pytest.mark.parametrize(("text", "style", "names"), BODIES)
def test_bodies_of_two_words(text: str, style: str, names: list[str]) -> None:
    """The last word of a body's name is no family name."""
    assert who(entry(text, style)) == names


JOINED = [
    ("Ray, Cora, and Ben Otto, editors. *Towards a Map of Silt*. Quay, 2021.", "mla", ["Ray", "Otto"]),
    ("Ray, Don, ve Cora D. Otto. *Mouths of the Indus: A Study*. 2017.", "mla", ["Ray", "Otto"]),
    (
        "Ray, Don, Cora D. Otto, and Ben Vos. *Mouths of the Indus*. Quay, 2017.",
        "mla",
        ["Ray", "Otto", "Vos"],
    ),
    ("Carmo, G.A. de e Chaves, C.S. (2015) *Sal*. Lisboa: Cais.", "harvard", ["Carmo", "Chaves"]),
    ("Costa e Silva, A. (2015) *Sal*. Lisboa: Cais.", "harvard", ["Costa e Silva"]),
]


@pytest.mark.parametrize(("text", "style", "names"), JOINED)
def test_names_that_are_joined(text: str, style: str, names: list[str]) -> None:
    """Initials and particles before "e", "ve" before an initial, editors with full names."""
    assert who(entry(text, style)) == names


MARKED = [
    "Ray, Cora. «Silt in the Towns. A View from the River». *Delta Review*, 2023, pp. 1-23.",
    "Ray, Cora. « Silt in the Towns. A View from the River ». *Delta Review*, vol. 3, 2023.",
    "Ray, Cora. „Silt in the Towns. A View from the River“. *Delta Review*, 2023, pp. 1-23.",
]


@pytest.mark.parametrize("text", MARKED)
def test_quotation_marks_of_other_languages(text: str) -> None:
    """A full stop within them does not end a title."""
    made = entry(text, "mla")
    assert (made.title, made.container) == ("Silt in the Towns. A View from the River", "Delta Review")


NOTES = [
    ("Cora Ray, *In the Shadow of Silt: A Study* (Sind UP, 1999).", ["Ray"], "In the Shadow of Silt: A Study"),
    ("Th. Ray, „Silt in the Towns? A View“, *Arch. Delta* 27 (1997): 481–96.", ["Ray"], "Silt in the Towns? A View"),
    ('T. W. Ray, „"Old Silt" and New: A View“, *Delta* 13, Nr. 4 (1986): 403–18.', ["Ray"], "“Old Silt” and New: A View"),
    ("Jos Ray en Cor Otto, *Oost-Delta*, Zout in stad 7 (Den Haag: Kade, 2002), 50.", ["Ray", "Otto"], "Oost-Delta"),
    ("Kit D. Ray, ed., *The New Silt*, Delta Library 19 (Sukkur (Sd.) Quetta (Bl.): Quay, 1988), chap. 6.", ["Ray"], "The New Silt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "title"), NOTES)
def test_full_notes_of_other_forms(text: str, names: list[str], title: str) -> None:
    """A title that begins with "In", abbreviated names, quotation marks within others, brackets within an imprint."""
    (made,) = full(text)
    assert (who(made), made.title) == (names, title)


PLACES = [
    ("Ben Otto, “Silt,” *Delta* 3 (2012): 4 on the Sudan, and Cora Ray and Ann Vos, “Salt and Towns,” *Delta* 4 (2015): 9.", ["Ray", "Vos"]),
    ("Ben Otto, “Silt,” *Delta* 3 (2012): 4; Cora Ray, and Ann Vos, “Salt and Towns,” *Delta* 4 (2015): 9.", ["Ray", "Vos"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_a_place_before_names(text: str, names: list[str]) -> None:
    """The place that a remark ends with is no author of the work behind it."""
    assert who(full(text)[-1]) == names


IN_REMARKS = "Sites are Urbach (Cora Ray, „Silt in Towns“, *Delta* 3 (2012): 4–9), Schloss Otto (Ben Vos u. a., „Salt and Towns“, *Delta* 4 (2015): 9–20) and others."


def test_full_notes_in_the_brackets_of_a_remark() -> None:
    """A noun with a capital before a bracket is no name of the author in it."""
    assert [who(made) for made in full(IN_REMARKS)] == [["Ray"], ["Vos"]]


def test_a_volume_of_four_digits() -> None:
    """Series count further than 999."""
    (made,) = full("Ann Ray und Ben Otto, *Handbuch Silt*, Bd. 1200, Delta-Reihe (Bonn: Kai, 2012), 50.")
    assert (who(made), made.title, made.volume) == (["Ray", "Otto"], "Handbuch Silt", "1200")


def test_given_names_are_kept() -> None:
    """A short one is not lost: "Th. Ray"."""
    (made,) = full("Th. Ray, „Silt in the Towns? A View“, *Arch. Delta* 27 (1997): 481–96.")
    assert [(name.given, name.family) for name in made.authors] == [("Th.", "Ray")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Ray, *Silt in the Towns*, o. J.", True),
        ("Ann Ray, *Silt in the Towns*, Delta Library 3 (n.d.).", True),
        ("Ann Ray, *Silt in the Towns*, 12.", False),
    ],
)
def test_a_full_note_without_a_date_says_so(text: str, *, wanted: bool) -> None:
    """Words for a missing date tell it from a short form."""
    made = Reference(HERE, parse(text), title="Silt in the Towns")
    assert single(Attested("a", "x", "fn:1", made)) is wanted
