"""Notes that cite in a bracket within a remark, or leave out what their sentence has said: names, editors, volumes."""

from __future__ import annotations

import pytest

from citations.test_notes import BRIDGES, FULL, LIST, MILLS, PRICE, SALT, SILT, named, shown

REMARKS = [
    ("Berg holds that the tolls fell later (Adler, *Bridges*, 12). So do most.", [BRIDGES]),
    ("Some hold “the tolls fell” (Benn and Cole, *Mills*, p. 9), some do not (Šimić, *Salt Roads*).", [MILLS, SALT]),
    ("The price rose (“The Price of a Crossing,” *River Review* 12, no. 3 (2009): 45–67).", [PRICE]),
    ("The tolls fell; the price also (“The Price of a Crossing,” 50) rose.", [PRICE]),
    ("So hold Duarte and others (“Silt and Silver,” *Delta Papers* 4 (2011): 1–30; Adler, *Bridges*, 12).", [SILT, BRIDGES]),
    ("The word (*guild*, in the old spelling) is rare here.", []),
    ("The mouth (*delta*, from 1782 on *mouth*) is meant, and the weir (which see.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), REMARKS)
def test_works_in_brackets_within_a_remark(note: str, wanted: list[str]) -> None:
    """A bracket that holds names and a title, or a title and a date, cites; a word in italics does not."""
    assert shown(named([*FULL, note])["6"]) == wanted


IN_FULL = [
    "The words are those of Hart and Eden (*The Weir: A Glossary* (Bergen: Sund, 2001)), mostly.",
    "They fell at last (Rosa Hart, *The Weir: A Glossary* (Bergen: Sund, 2001), 12), as all did.",
    "They fell at last (“The Weir: A Glossary,” *River Notes*, May 4, 2001, https://example.org/w).",
]


@pytest.mark.parametrize("full", IN_FULL)
def test_a_work_that_a_bracket_gives_in_full(full: str) -> None:
    """Without a list, a bracket within a remark gives the work in full to which later notes lead."""
    rows = named([*FULL, full, "Hart, *The Weir*, 9." if "“" not in full else "Hart, “The Weir,” 9."], "")
    (first,), (later,) = shown(rows["6"]), shown(rows["7"])
    assert first == later
    assert "2001weir" in first


def test_ibid_behind_a_name_that_the_full_note_leaves_out() -> None:
    """“Hart and Eden, ibid.” is the work before, whose note left them out; of a work by somebody else it is none."""
    full = "“The Weir and Its Keepers,” *River Notes* 3 (2001): 1–9."
    rows = named([full, "Hart and Eden, ibid., 4.", FULL[0], "Hart and Eden, ibid., 4.", *FULL[1:]], "")
    assert shown(rows["2"]) == shown(rows["1"]) != []
    assert shown(rows["4"]) == ["not-before"]


def test_ibid_behind_a_name_of_which_another_work_is_known() -> None:
    """“Adler, ibid.” is the work before if its sentence names her, else hers."""
    full = "“The Weir and Its Keepers,” *River Notes* 3 (2001): 1–9."
    told = named([FULL[0], full, "Adler, ibid., 4.", *FULL[2:]], "", {"2": "So says Ruth Adler."})
    assert shown(told["3"]) == shown(told["2"]) != []
    other = named([FULL[0], full, "Adler, ibid., 4.", *FULL[2:]], "", {"2": "So says Mia Gard."})
    assert shown(other["3"]) == [BRIDGES]


def test_the_author_within_a_title_is_no_work() -> None:
    """The name of a body in the title of its book, with an imprint behind it, names no further work of its own."""
    printed = (
        LIST
        + "\nBORD. *Rivers at a Glance: BORD Indicators*. BORD, 2001.\n\nBORD. *A Broken Weir in BORD*. Oslo: Ink, 2002.\n"
    )
    rows = named([*FULL, "BORD, *Rivers at a Glance: BORD Indicators* (BORD, 2001)."], printed)
    assert len(shown(rows["6"])) == 1
    assert shown(rows["6"])[0].endswith("2001rivers")


def test_a_chapter_is_not_by_the_editors_of_its_book() -> None:
    """A full note may leave out who wrote a chapter; the editors of the book are not asked for."""
    full = "“The Weir and Its Keepers,” in *The Book of Weirs*, ed. Ivo Lund and Mia Gard (Bergen: Sund, 2001), 4."
    rows = named([full, "Hart, “The Weir and Its Keepers,” 7.", *FULL[1:]], "")
    assert shown(rows["2"]) == shown(rows["1"]) != []


def test_two_books_that_begin_alike_by_their_volume() -> None:
    """The volume behind a title tells which of two works is meant; without it, both may be."""
    printed = f"{LIST}\nHart, Rosa. *Weirs: Their Use*. Oslo: Ink, 2001.\n\n*Weirs: Their Price*. Vol. 7. Oslo: Ink, 2002.\n"
    rows = named([*FULL, "*Weirs*, vol. 7.", "*Weirs*."], printed)
    (work,) = shown(rows["6"])
    assert work.endswith("2002weirs")
    assert shown(rows["7"]) == ["several-fit"]


SHORT = [
    ("Berg, *WEKA*, 12.", "works"),  # the first letters of the title
    ("Berg, *WAK*, 12.", "no-entry"),
    ("Berg, *Weirs, Eels, and Kings of the Northern Axis*, 12.", "works"),
    ("Writing by Leen d’Arlen and Mia de Gard, “Eels at the Weir,” 3.", "works"),
    ("Council on Weirs and Eels, *Report on Weirs*, 3.", "works"),
    ("“Der „Aal“: ein „Fisch“? Eine Frage”.", "works"),
]

MORE = """
Berg, Jo. *Weirs, Eels, and Kings of the Axis*. Oslo: Ink, 2001.

Berg, Jo. *Weirs, Eels, and Kings of the Northern Axis*. Oslo: Ink, 2002.

Council on Weirs and Eels. *Report on Weirs*. Oslo: Ink, 2003.

d’Arlen, Leen, and Mia de Gard. “Eels at the Weir.” *River Review* 9 (2004): 1–9.

Hart, Rosa. “Der „Aal“: ein „Fisch“? Eine Frage.” *River Review* 8 (2005): 1–9.
"""


@pytest.mark.parametrize(("note", "wanted"), SHORT)
def test_short_forms_of_unusual_names_and_titles(note: str, wanted: str) -> None:
    """Acronyms of titles, particles with an apostrophe, bodies with "and", titles with quotations in them."""
    rows = named(
        [*FULL, note],
        f"{LIST}{MORE}".replace(
            "Kings of the Northern Axis*. Oslo: Ink, 2002", "Kings of the Northern Axis*. Oslo: Ink, 2002"
        ),
    )
    found = shown(rows["6"])
    assert len(found) == 1
    assert ("works" if "-" not in found[0] else found[0]) == wanted


PLAIN = """
## Bibliography

Adler, Ruth. “Framing: A Primer.” River Review 12, no. 3 (2009): 45–67.

Benn, Tomas. Framing. Leiden: Quay, 1998.

Cole, Ivo. “Framing, Setting, and Tolling: A Guide.” River Review 13 (2010): 1–9.

Duarte, Inês, Jon Falk, and Mia Gard. “Silt and Silver.” Delta Papers 4 (2011): 1–30.

Šimić, Ana. Salt Roads. Zagreb: Most, 2015.
"""


def test_a_title_in_quotation_marks_where_the_list_has_no_italics() -> None:
    """“Framing” is the article, not the book that the list prints without marks."""
    notes = [
        "“Framing.”",
        "“Framing, Setting, and Tolling.”",
        "Benn, Framing, 3.",
        "Šimić, Salt Roads, 3.",
        "“Silt and Silver.”",
    ]
    rows = named(notes, PLAIN)
    assert [" ".join(shown(rows[label])) for label in "123"] == [
        "adler2009framing",
        "cole2010framing",
        "benn1998framing",
    ]


def test_the_year_behind_a_title_tells_which_of_two_works_is_meant() -> None:
    """“Framing,” 2009, is the work of that year, though the title of another fits better."""
    printed = PLAIN.replace(
        "Duarte, Inês", "Cole, Ivo. “Framing.” River Review 14 (2011): 1–9.\n\nDuarte, Inês"
    )
    rows = named(
        [
            "“Framing,” 2009, 46.",
            "“Framing,” 46.",
            "Benn, Framing, 3.",
            *[one.replace("*", "") for one in FULL[3:]],
        ],
        printed,
    )
    assert shown(rows["1"]) == ["adler2009framing"]
    assert shown(rows["2"]) == ["cole2011framing"]


def test_an_imprint_is_no_title() -> None:
    """The publisher of one work, and its year, in the note of another, name no further work."""
    printed = PLAIN.replace(
        "Šimić, Ana. Salt",
        "Roe, Ann M., Bo Lee, et al. Weirs: A Codebook. Institute of Northern Rivers (INR), 2022.\n\nŠimić, Ana. Salt",
    )
    notes = ["Mia Hart, The Dams, ed. Institute of Northern Rivers (INR), 2022, 3.", "Roe et al., Weirs, 4."]
    rows = named([*notes, *[one.replace("*", "") for one in FULL[3:]]], printed)
    assert not any(row.works for row in rows["1"])
    assert shown(rows["2"]) == ["roe2022weirs"]


def test_an_address_is_no_title() -> None:
    """Two works by the same authors, of one year, are told apart by their titles, not by what stands behind these."""
    printed = PLAIN.replace(
        "Šimić, Ana. Salt",
        "Roe, Ann M., Bo Lee, et al. MAR: Learned. Data and Code. 2024. https://doi.org/10.5281/z.1.\n\nRoe, Ann M., Bo Lee, et al. The Framework for Rivers (2.2) and Weirs. 2024. https://doi.org/10.5281/z.2.\n\nŠimić, Ana. Salt",
    )
    notes = ["Ann M. Roe et al., MAR: Learned. Data and Code, 2024, https://doi.org/10.5281/z.1.", *FULL[2:]]
    (work,) = shown(named([one.replace("*", "") for one in notes], printed)["1"])
    assert work == "roe2024data"  # of its own entry, whatever was read as the title


def test_a_word_of_an_address_is_no_title() -> None:
    """A title of one word is not named by the site of another work: "https://kelp.saltern.org"."""
    printed = PLAIN.replace(
        "Šimić, Ana. Salt",
        "Roe, Ann. saltern: Easy Salt. 2023. https://saltern.saltern.org.\n\n"
        "Roe, Ann, Eva Moe, e Bo Lee. kelp: Grow and Sell. 2025. https://kelp.saltern.org.\n\nŠimić, Ana. Salt",
    )
    notes = [
        "Ann Roe, saltern: Easy Salt (2023), https://saltern.saltern.org.",
        "Ann Roe et al., kelp: Grow and Sell (2025), https://kelp.saltern.org.",
        *FULL[2:],
    ]
    rows = named([one.replace("*", "") for one in notes], printed)
    assert [work for row in rows["2"] for work in row.works] == ["roe2025kelp"]


ACRONYMS = [
    ("Moe, RITL, 12.", "moe2016rivers"),
    ("Moe, *Sail*, 12.", "no-entry"),  # another title than that of which it has the first letters
    ("Moe, *SAIL*, 12.", "moe2017salt"),
]


@pytest.mark.parametrize(("note", "wanted"), ACRONYMS)
def test_first_letters_of_a_title(note: str, wanted: str) -> None:
    """They stand for it in capitals only."""
    printed = (
        LIST
        + """
Moe, Jan. *Rivers of the Inland and Tidal Lands*. Oslo: Ink, 2016.

Moe, Jan. *Salt, Alder, Iron, and Lime*. Oslo: Ink, 2017.
"""
    )
    assert shown(named([*FULL, note], printed)["6"]) == [wanted]


PARTICLES = [
    ("See Adler, *Bridges*, 3, and Ugo dell’Orto, *Moors*, 4.", ["adler2004bridges", "dellorto2016moors"]),
    ("See Adler, *Bridges*, 3, and Rami al-Khalidi, *Wells*, 4.", ["adler2004bridges", "alkhalidi2017wells"]),
]


@pytest.mark.parametrize(("note", "wanted"), PARTICLES)
def test_particles_that_are_joined_to_a_name(note: str, wanted: list[str]) -> None:
    """A name that begins with one begins a work, as others do."""
    printed = (
        LIST
        + """
dell’Orto, Ugo. *Moors*. Oslo: Ink, 2016.

al-Khalidi, Rami. *Wells*. Oslo: Ink, 2017.
"""
    )
    rows = named([*FULL, note], printed)["6"]
    assert shown(rows) == wanted
    assert [row.surface for row in rows] == note.replace("*", "").split(", and ")


def test_initials_are_no_title() -> None:
    """A program whose title is one letter, “R: A Language”, is not what “R. A. Fisk” names; “R Core Team, R” is."""
    printed = f"{LIST}\nR Core Team. R: A Language for Tolls. Vienna: R Foundation, 2018.\n"
    notes = [
        "R. A. Fisk, “On Tolls,” *River Notes* 3 (2001): 1–9.",
        "R Core Team, R: A Language for Tolls, 4.",
    ]
    rows = named([*FULL, *notes], printed)
    assert not any("core" in key for key in shown(rows["6"]))
    assert ["core" in key for key in shown(rows["7"])] == [True]
