"""Printed references into fields: measured against a reading by hand, and on invented entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import measure
from edition.language.typography import plain
from edition.model.text import Span
from edition.model.works import Reference
from edition.references import fields as reference_fields
from edition.references import names, reader
from edition.references.styles import chicago_short
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)
# What the CRF-based AnyStyle reaches on the same entries (F1; whole entries right of 143).
PEER = {
    "year": 0.996,
    "first": 0.91,
    "title": 0.95,
    "container": 0.95,
    "volume": 0.97,
    "issue": 0.96,
    "pages": 0.96,
    "publisher": 0.89,
    "type": 0.83,
}
PEER_WHOLE = 112 / 143


@pytest.mark.slow
def test_by_itself_the_reader_beats_its_peer(root: Path) -> None:
    """Without corrections: better than the peer in every field, and on whole entries."""
    score = measure.measure(root, corrected=False)
    assert score.entries == 161
    assert score.whole / score.entries > PEER_WHOLE
    for name, peer in PEER.items():
        assert score.f1(name) > peer, name


@pytest.mark.slow
def test_with_corrections_everything_is_right(root: Path) -> None:
    """With the editors' corrections no field of any entry is wrong."""
    assert measure.measure(root, corrected=True).faults == []


def one(text: str, style: str) -> reference_fields.Reading:
    """Read an entry that names one work."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return reading


def people(reference: Reference) -> str:
    """Return the authors as a line."""
    return "; ".join(measure.name(person) for person in reference.authors)


APA = [
    (
        "Geertz, C. (1973). *The interpretation of cultures*. Basic Books.",
        "Geertz, C.",
        {
            "type": "book",
            "year": "1973",
            "title": "The interpretation of cultures",
            "publisher": "Basic Books",
        },
    ),
    (
        "van der Berg, J. (2011). On borders. *Political Geography*, *30*(2), 61–69. https://doi.org/10.1016/j.polgeo.2011.01.002",
        "van der Berg, J.",
        {
            "type": "article-journal",
            "volume": "30",
            "issue": "2",
            "pages": "61–69",
            "doi": "10.1016/j.polgeo.2011.01.002",
        },
    ),
    (
        "King, M. L., Jr., & Mays, B. E. (1964). *Why we wait* (2nd ed.). Harper.",
        "King, M. L., Jr; Mays, B. E.",
        {"type": "book", "edition": "2nd ed.", "publisher": "Harper"},
    ),
    (
        "Ghosh, A. (2018). Water wars. In R. Roy & S. Sen (Eds.), *Rivers of Asia* (pp. 11–29). Zubaan.",
        "Ghosh, A.",
        {"type": "chapter", "container": "Rivers of Asia", "pages": "11–29", "publisher": "Zubaan"},
    ),
    (
        "World Health Organization. (2019). *Malaria report*. WHO Press.",
        "World Health Organization",
        {"type": "book", "title": "Malaria report", "publisher": "WHO Press"},
    ),
    (
        "Basu, K. (n.d.). Notes on method. *Economic Papers*, 4, 1–9.",
        "Basu, K.",
        {"year": "n.d.", "container": "Economic Papers", "volume": "4", "pages": "1–9"},
    ),
    (
        "Said, E. W. (1978b). *Orientalism*. Pantheon Books.",
        "Said, E. W.",
        {"year": "1978", "letter": "b", "title": "Orientalism"},
    ),
    (
        "Choudhry, S. (2020, March 3). Can it last? *The Daily Times*.",
        "Choudhry, S.",
        {"year": "2020", "date": "March 3", "title": "Can it last?", "container": "The Daily Times"},
    ),
]
CHICAGO = [
    (
        'Ricci, Ronit. "Citing as a Site." *Modern Asian Studies* 46, no. 2 (2012): 331–53. https://doi.org/10.1017/S0026749X11000916.',
        "Ricci, Ronit",
        {
            "type": "article-journal",
            "volume": "46",
            "issue": "2",
            "pages": "331–53",
            "doi": "10.1017/S0026749X11000916",
        },
    ),
    (
        "Cohen, Stephen P., and Sunil Dasgupta. *Arming without Aiming*. Washington, DC: Brookings, 2010.",
        "Cohen, Stephen P.; Dasgupta, Sunil",
        {"type": "book", "place": "Washington, DC", "publisher": "Brookings", "year": "2010"},
    ),
    (
        'Talbot, Ian. "The Army." In *Pakistan: A New History*, edited by Jane Roe and John Doe, 90–101. London: Hurst, 2012.',
        "Talbot, Ian",
        {
            "type": "chapter",
            "container": "Pakistan: A New History",
            "locator": "90–101",
            "place": "London",
            "year": "2012",
        },
    ),
    (
        'Mir, Asfandyar. "Power and Order." PhD diss., University of Chicago, 2018.',
        "Mir, Asfandyar",
        {"type": "thesis", "genre": "PhD diss.", "publisher": "University of Chicago", "year": "2018"},
    ),
    (
        'Rehman, Iskander. "Drowning Stability." *The News*, June 4, 2012.',
        "Rehman, Iskander",
        {"type": "article-newspaper", "container": "The News", "date": "June 4, 2012"},
    ),
    (
        "Ibn Khaldun, Abd al-Rahman. *The Muqaddimah*. Translated by Franz Rosenthal. Princeton: Princeton University Press, 1967.",
        "Ibn Khaldun, Abd al-Rahman",
        {"type": "book", "publisher": "Princeton University Press", "year": "1967"},
    ),
    (
        'Reserve Bank of India. "Handbook of Statistics." Accessed May 1, 2020. <https://rbi.org.in/handbook>.',
        "Reserve Bank of India",
        {"type": "webpage", "url": "https://rbi.org.in/handbook", "accessed": "May 1, 2020"},
    ),
]


@pytest.mark.parametrize(("text", "authors", "fields"), APA)
def test_apa(text: str, authors: str, fields: dict[str, str]) -> None:
    """Entries in APA style that no paper here has."""
    reference = one(text, "apa").reference
    assert people(reference) == authors
    assert {name: getattr(reference, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "authors", "fields"), CHICAGO)
def test_chicago(text: str, authors: str, fields: dict[str, str]) -> None:
    """Entries in Chicago style that no paper here has."""
    reference = one(text, "chicago-bibliography").reference
    assert people(reference) == authors
    assert {name: getattr(reference, name) for name in fields} == fields


def test_editors_of_a_book() -> None:
    """Editors are named, in both styles."""
    apa = one(
        "Ghosh, A. (2018). Water. In R. Roy & S. Sen (Eds.), *Rivers* (pp. 1–2). Zubaan.", "apa"
    ).reference
    assert [person.family for person in apa.editors] == ["Roy", "Sen"]
    text = (
        'Talbot, Ian. "The Army." In *Pakistan*, edited by Jane Roe and John Doe, 9–10. London: Hurst, 2012.'
    )
    chicago = one(text, "chicago-bibliography").reference
    assert [person.family for person in chicago.editors] == ["Roe", "Doe"]


@pytest.mark.parametrize(
    ("text", "style", "flag"),
    [
        ("Paul Kapur, S. (2009). Decade. *Analysis*, 33(3), 1–2.", "apa", "name-inverted"),
        ("Muhammad Faisal. (2020). Relations. *Studies*, 40(2), 3–4.", "apa", "name-inverted"),
        ("Shah, S. (2018). Era. *Journal*, 4(02), Article 02.", "apa", "article-placeholder"),
        ("Mehdi, J. (2016). Book Review: A Title.", "apa", "review-of-book"),
        ("Jamil, S. (2019). Interdependence (No. 1). 3(1), Article 1.", "apa", "missing-container"),
        ('Tehseen, M. "C." *Studies* 37, no. 4 (2017): 1–2. <https://doi.org/10.53532/ss.038.01.00175>.', "chicago-bibliography", "doi-contradicts"),
        ('Jabeen, M. "Trends." *Studies*, n.d.', "chicago-bibliography", "no-year"),
    ],
)  # fmt: skip
def test_what_a_copy_editor_would_notice(text: str, style: str, flag: str) -> None:
    """Each fault of form has its flag, and a correct entry has none."""
    assert flag in one(text, style).flags
    sound = {
        "apa": "Fair, C. C. (2014). *Fighting to the end*. Oxford University Press.",
        "chicago-bibliography": 'Amin, Nasser. "Dynamics." *Journal* 7, no. 2 (2019): 51–66.',
    }
    assert one(sound[style], style).flags == ()


DOIS = [  # the DOI, volume and issue that the entry prints, whether they contradict each other
    ("10.1128/JB.183.18.5371", "183, no. 18", False),
    ("10.1128/JB.183.18.5371", "182, no. 18", True),
    ("10.1525/rep.2014.127.1.64", "127, no. 1", False),
    ("10.1525/rep.2014.127.1.64", "127, no. 2", True),
    ("10.1101/2023.03.17.53315", "12, no. 4", False),  # a date, of a preprint
    ("10.1001/jama.295.1.90", "295, no. 1", False),
    ("10.1017/S0020818300028460", "42, no. 3", False),  # expands nothing
]


@pytest.mark.parametrize(("doi", "numbers", "contradicts"), DOIS)
def test_dois_that_spell_out_volume_and_issue(doi: str, numbers: str, contradicts: bool) -> None:
    """They do in several publishers' journals; a date in the same place says nothing."""
    entry = f'Doe, Jane. "Tides." *Journal* {numbers} (2001): 1–2. <https://doi.org/{doi}>.'
    assert ("doi-contradicts" in one(entry, "chicago-bibliography").flags) is contradicts


def test_entries_that_ran_together_are_read_apart() -> None:
    """Two entries on one line are two, and both carry the flag."""
    text = "Siddiqa, A. (2017). *Military Inc.* Penguin. Squassoni, S. (2006). *Nuclear cooperation*."
    readings = reader.read_entry(parse(text), "apa", HERE)
    assert [people(reading.reference) for reading in readings] == ["Siddiqa, A.", "Squassoni, S."]
    assert all("run-together" in reading.flags for reading in readings)


def test_a_volume_behind_a_title() -> None:
    """Chicago 17, 14.119: the volume of a work in several, between title and place."""
    read = one(
        "Braudel, Fernand. *The Mediterranean*. Vol. 2. New York: Harper, 1972.", "chicago-bibliography"
    )
    assert (read.reference.title, read.reference.volume) == ("The Mediterranean", "2")
    assert (read.reference.place, read.reference.publisher) == ("New York", "Harper")


def test_a_note_that_only_comments() -> None:
    """A note without a work is allowed."""
    comment = "Indian scholars prefer to label Kargil a limited war."
    assert reader.read_entry(parse(comment), "chicago-notes", HERE) == ()


@pytest.mark.parametrize(
    ("text", "families", "title"),
    [
        ('Kakihara, "The Post-9/11 Paradigm Shift."', ("Kakihara",), "The Post-9/11 Paradigm Shift"),
        ("Small, *The China Pakistan Axis*.", ("Small",), "The China Pakistan Axis"),
        ('Khan et al., "Shifting Sands."', ("Khan",), "Shifting Sands"),
        (
            'Arshad, Rogers, and Daut, "Renewed Cooperation," 12.',
            ("Arshad", "Rogers", "Daut"),
            "Renewed Cooperation",
        ),
    ],
)
def test_short_titles(text: str, families: tuple[str, ...], title: str) -> None:
    """A short-title note gives family names and the beginning of the title."""
    short = chicago_short.short(parse(text))
    assert short is not None
    assert (short.families, short.title) == (families, title)


@given(st.text(max_size=300), st.sampled_from(sorted(reader.STYLES)))
def test_any_text_can_be_read(text: str, style: str) -> None:
    """Nothing raises, and the printed form is kept."""
    printed = parse(text)
    for reading in reader.read_entry(printed, style, HERE):
        assert plain(reading.reference.as_printed) == plain(printed)
    chicago_short.short(printed)
    names.apa(text)
    names.chicago(text)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("O'Neill, Siobhán.", ["O'Neill|Siobhán"]),
        ("D’Souza, Rádha, & M’Bala, Énée.", ["D’Souza|Rádha", "M’Bala|Énée"]),
        ("Small, Ann, & Lee, Bo.", ["Small|Ann", "Lee|Bo"]),  # “Bo.” has the form of initials
        ("Ó Súilleabháin, Seán, & Lee, B.", ["Ó Súilleabháin|Seán", "Lee|B."]),
        ("Small, Ann B.", ["Small|Ann B."]),
        ("Small, A., & Lee, B.", ["Small|A.", "Lee|B."]),
        ("Ministry of Rivers, Oslo", ["Ministry of Rivers, Oslo"]),
    ],
)
def test_given_names_in_full(head: str, wanted: list[str]) -> None:
    """Inverted names with given names in full are read as those with initials; no author is lost."""
    found, _, flags = names.apa(head)
    assert [name.literal or f"{name.family}|{name.given}" for name in found] == wanted
    assert not flags


@pytest.mark.parametrize("name", ["Folha de São Paulo", "Jornal da Costa", "Departement Waterland"])
def test_newspapers_and_offices_are_bodies(name: str) -> None:
    """Their last word is no family name, by which a town would be taken for a citation."""
    assert names.natural(name).literal == name
    assert names.natural("Ana da Costa").family == "Costa"
