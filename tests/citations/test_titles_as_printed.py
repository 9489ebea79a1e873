"""Notes that name works by the titles that the list prints, whatever the reader of the entry made of them."""

from __future__ import annotations

import pytest

from citations.test_notes import FULL, LIST, named, shown
from edition.model.text import Emph, Inlines, Span, Text
from edition.model.works import Attested, Name, Reference
from edition.references import note_match
from edition.references.note_index import Index
from edition.references.note_title import piece_of
from edition.references.printed_titles import printed_titles

PRINTED: list[tuple[Inlines, list[str]]] = [
    ((Text("Adler, Ruth. "), Emph((Text("Tolls, Towns, and Tides"),)), Text(". Edited by Ivo Cole. 1934. The definitive edition. Ink, 2015.")),
     ["Tolls, Towns, and Tides"]),
    ((Text("Adler, R., I. Cole, e A. Šimić. «Sal e Água». Em Rios do Sul, por R. Adler. Editado por Tinta. Tinta, 2006."),), ["Sal e Água"]),
    ((Text("Adler, Ruth, and Ivo Cole. “Salt.” "), Emph((Text("River Review"),)), Text(" 3 (2001): 4.")), ["Salt"]),
    # The first sentences of an entry that sets off nothing.
    ((Text("Adler, R. Tolls at Work. A Guide. Oslo: Ink, 2020."),), ["Tolls at Work.", "A Guide.", "Tolls at Work. A Guide."]),
    # Behind editors, and with words in quotation marks within the title.
    ((Text("Adler, Ruth, and Ivo Cole, eds. Who Hears the Salt. Tales of the delta. River Yearbook 14. 2017."),),
     ["Who Hears the Salt.", "Tales of the delta.", "Who Hears the Salt. Tales of the delta."]),
    ((Text("Adler, Adler Ruth, Cole Ivo. “Tolls in the Play “The Weir”.” River Review 3 (2020): 4–9."),), ["Tolls in the Play “The Weir”"]),
    ((Text("Adler, Aline Guarato Da Cunha, Luan Augusto Alves Cole, Fernanda Carolina Camargo, et al. «Sal e Água». Rios 28 (2023)."),),
     ["Sal e Água"]),
    ((Text("Adler, Ruth, John Cole, Carl Henrik Gard, et al. Salt Methods V14. Edited by Quay (Q-D) Project. 2024."),),
     ["Salt Methods V14.", "Edited by Quay (Q-D) Project.", "Salt Methods V14. Edited by Quay (Q-D) Project."]),
    # The journal behind a year, the book behind a chapter.
    ((Text("Adler, R. (2001). Salt of the delta. "), Emph((Text("River Review"),)), Text(", 3, 4.")), []),
    ((Text("Adler, R. Salt: Its price. In "), Emph((Text("The Book of Salt"),)), Text(". Oslo: Ink.")), []),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), PRINTED)
def test_the_words_that_may_be_a_title(printed: Inlines, wanted: list[str]) -> None:
    """What is set off behind the names, else the first sentences."""
    assert [title.strip() for title in printed_titles(printed)] == wanted


def test_a_title_that_its_reader_missed() -> None:
    """The note names what the entry prints, not what its reader took for the title."""
    printed = (
        Text("Adler, Ruth. "),
        Emph((Text("Tolls, Towns, and Tides"),)),
        Text(". The definitive edition. Ink, 2015."),
    )
    made = Reference(
        Span("x", 1, 1),
        printed,
        authors=(Name(family="Adler", given="Ruth"),),
        title="The definitive edition",
        year="2015",
    )
    index = Index([Attested("x", "x", "ref1", made)], {"x": "x"})
    for note, found in (("Adler, Tolls, Towns, and Tides, 12.", 1), ("Adler, Towns of the Tides, 12.", 0)):
        groups = list(note_match.hits(piece_of(note, []), index))
        assert len(groups) == found
        assert all(hit.right_name and hit.right_people for group in groups for hit in group)


OFFICE = f"{LIST}\nOffice of Tolls at the Quay. *River Accounts of 1871*. 2004.\n\nOffice of Tolls at the Quay. *On the Books*. 2009.\n"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Office of Tolls at the Quay, *River Accounts of 1871*, 2004; Office of Tolls at the Quay, *On the Books*, 2009.",
         ["2004river", "2009books"]),
        ("The Quay Masters at the Quay, *River Accounts of 1871*, 2004.", ["other-name"]),
    ],
)  # fmt: skip
def test_no_part_of_a_note_begins_within_the_name_of_a_body(note: str, wanted: list[str]) -> None:
    """Small words in a name that the list has are no remark before the name of another."""
    found = shown(named([*FULL, note], OFFICE)["6"])
    assert len(found) == len(wanted)
    assert all(one.endswith(end) for one, end in zip(found, wanted, strict=True))


TWICE = (
    f"{LIST}\nHart, Rosa. “The Weir and the Town.” *Delta Papers* 17 (n.d.): 42–61.\n\n"
    "Hart, Rosa. “The Weir and the Town.” *The Delta Papers* 17, no. 4 (2008): 42–61.\n"
)


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Rosa Hart, “The Weir and the Town,” *The Delta Papers* 17, no. 4 (2008): 42–61.", "hart2008weir"),
        ("Rosa Hart, “The Weir and the Town,” *Delta Papers* 17 (n.d.): 42–61.", "hartndweir"),
        ("Hart, “The Weir and the Town,” 43.", "several-fit"),
    ],
)
def test_of_two_works_alike_the_one_that_is_dated_so(note: str, wanted: str) -> None:
    """A year in the bracket is that of one, "n.d." is the other, which has none; a short form may be either."""
    (found,) = shown(named([*FULL, note], TWICE)["6"])
    assert found == wanted


SERIES = (
    f"{LIST}\nHart, Rosa, and Bo Lee-Ann. “The Weir: I. Its Keepers.” *Delta Papers* 17 (2008): 42–61.\n\n"
    "Hart, Rosa, Ivo Cole, and Mia Gard. “The Weir: II. Its Tolls and Their Price.” *Delta Papers* 18 (2009): 4–9.\n"
)


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Hart and Lee-Ann, “The Weir”; Hart et al., “The Weir.”", ["hart2008weir", "hart2009weir"]),
        ("Hart, Cole, and Gard, “The Weir.”", ["hart2009weir"]),
        ("Hart, “The Weir.”", ["several-fit"]),
        ("“The Weir.”", ["several-fit"]),
    ],
)
def test_of_two_works_alike_the_one_by_all_who_are_named(note: str, wanted: list[str]) -> None:
    """The title alone fits both, the names before it only one."""
    assert shown(named([*FULL, note], SERIES)["6"]) == wanted


def test_a_family_name_behind_an_initial_is_no_title() -> None:
    """“Lee. Tolls of the Towns” stands behind an initial; but “Lee” is who wrote it."""
    printed = (
        LIST
        + "\nHart, Rosa S., Ana Mills, and Mia L. Lee. Tolls of the Towns and Their Price. Quay Institute, 1995.\n\n"
        + "Hart, Rosa S., and Mia L. Lee. “The Fallout: What Comes of Tolls and of Towns?” *River Review* 5 (1999): 2–9.\n"
    )
    note = "Rosa S. Hart and Mia L. Lee, “The Fallout: What Comes of Tolls and of Towns?” River Review 5 (1999): 2–9."
    assert shown(named([*FULL, note], printed)["6"]) == ["hart1999fallout"]


def test_a_title_that_the_list_lacks_is_shown_again_and_again() -> None:
    """A list may leave out a work: later notes that give only the title are marked as the first one is."""
    notes = [
        "Rosa Hart and Ivo Cole, “The Keepers of the Weir: A Story,” *River Notes* 3 (2004): 1–9.",
        "“The Keepers of the Weir.”",
        "Hart and Cole, “The Keepers of the Weir.”",
        "They are “the keepers of the weir” to all.",
        "“The Keepers of the Gate.”",
        "On “the keepers of the weir,” nobody agrees.",
    ]
    rows = named([*FULL, *notes], LIST)
    assert [shown(rows[str(n)]) for n in range(6, 12)] == [
        ["no-entry"],
        ["no-entry"],
        ["no-entry"],
        [],
        [],
        [],
    ]


NUMBERED = f"{LIST}\nEdge, Francis Ysidro. «IX. On a new method of counting silt». The Delta Papers 25, n.º 154 (1888): 184–91.\n"


def test_a_number_with_which_a_title_begins() -> None:
    """Its reader may take it for a part of the name."""
    for note in (
        "«IX. On a new method of counting silt», The Delta Papers 25, n.º 154 (1888): 184–91.",
        "«IX. On a new method of counting silt».",
    ):
        rows = named([*FULL, note], NUMBERED)["6"]
        assert [len(row.works) for row in rows] == [1]


MISREAD = (
    f"{LIST}\nBerg Lund, Rosa, and Ivo Cole, eds. Who Hears the Salt. Tale(s) of the Delta from the Early Tolls to the 20th Century. River Yearbook 14. 2017.\n\n"
    "Tran, Tran Thi Trang, Nguyen Thi Hoa. “Tolls in the Town Play “The Weir”.” River Review 3 (2020): 4–9.\n"
)


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Rosa Berg Lund and Ivo Cole, eds., Who Hears the Salt. Tale(s) of the Delta from the Early Tolls to the 20th Century, River Yearbook 14 (2017).", 1),
        ("“Tolls in the Town Play “The Weir”,” River Review 3 (2020): 4–9.", 1),
        ("Mia Gard, ed., Who Hears the Salt. Tale(s) of the Delta from the Early Tolls to the 20th Century, River Yearbook 14 (2017).", 0),
    ],
)  # fmt: skip
def test_entries_that_begin_with_editors_or_odd_names(note: str, wanted: int) -> None:
    """The names before a title are no title, whatever their reader made of them."""
    rows = named([*FULL, note], MISREAD)["6"]
    assert sum(len(row.works) for row in rows) == wanted


def test_an_author_before_a_title_that_another_work_has() -> None:
    """A name and a title lead to the work that has both; a title alone fits either."""
    forms = [
        Attested(key, "x", key, Reference(Span("x", 1, 1), (), authors=people, title=title, year="2015"))
        for key, people, title in (
            ("ref1", (Name(family="Adler", given="Ruth"),), "Salt Towns: A Survey"),
            ("ref2", (), "Salt Towns: Their Harbours"),
        )
    ]
    index = Index(forms, {form.id: form.id for form in forms})
    found = [
        [[hit.item.work for hit in group] for group in note_match.hits(piece_of(note, []), index)]
        for note in ("Adler, “Salt Towns,” 12.", "“Salt Towns,” 12.")
    ]
    assert found == [[["ref1"]], [["ref1", "ref2"]]]


@pytest.mark.parametrize(
    "address",
    ["https://bay.saltverse.org", "www.saltverse.org/a", "https://saltverse.org", "https://a.org/saltverse."],
)
def test_a_title_within_an_address(address: str) -> None:
    """A word of an address names no work."""
    made = Reference(
        Span("x", 1, 1), (), authors=(Name(family="Adler"),), title="saltverse: A Guide", year="2015"
    )
    index = Index([Attested("x", "x", "ref1", made)], {"x": "x"})
    note = f"Ruth Adler et al., Bay: A Tool (2025), {address}."
    assert not list(note_match.hits(piece_of(note, []), index))


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("I.e., saltiness", 0),
        ("Saltiness, 12.", 1),
        ("See “saltiness,” 12.", 1),
        ("I.e., *saltiness*, 12.", 1),
    ],
)
def test_a_title_of_one_word_has_a_capital_or_is_set_off(note: str, found: int) -> None:
    """A common word in small letters is no title."""
    made = Reference(
        Span("x", 1, 1), (), authors=(Name(family="Adler"),), title="Saltiness: Its Origins", year="2015"
    )
    index = Index([Attested("x", "x", "ref1", made)], {"x": "x"})
    plain_note = note.replace("*", "")
    italics = [(note.index("*"), note.rindex("*") - 1)] if "*" in note else []
    assert len(list(note_match.hits(piece_of(plain_note, italics), index))) == found
