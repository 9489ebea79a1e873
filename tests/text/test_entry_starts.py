"""Where the entries of a list begin whose lines are wrapped: by indents, blank lines, or by weight."""

from __future__ import annotations

import pytest

from edition.text.entry_starts import Row, beginnings, first_words

MLA = """\
> Abel, Rosa. *Rivers of the East*. Oxford University Press, 2001.
> Barth, Susan. “Water and War.” *Journal of Peace*, vol. 12, no. 3,
2005, pp. 23–45, https://www.journals.example.org/peace/
volume-12/issue-3/barth_water.
> Calder, Tom. “The Indus after Partition: A Long View of Shares.”
*Asian Survey*, vol. 33, no. 1, 1999, pp. 1–20, https://doi.org/
10.1234/as.1999.33.1.1.
> Dahl, Ann, and Peter Evans. *The Treaty of the Two Banks and What*
*Followed*. Hurst, 2010.
> Farouk, Ali. “Dams on the Chenab.” *Dawn*, 3 May 2012, www.dawn-
example.org/news/Dams-on-the-
Chenab.
> Grallert, Till. “A Ledger.” *Notes and Queries*, vol. 3, 1988, pp.
1–9, https://example.org/ledgers/.
> Hassan, Zoya. “Canals.” *History Today*, vol. 3, 1988, pp. 1–9.
> ———. *Canal Colonies: A Study of Settlement, Water and Order*.
Vanguard, 1997.
> “Sharing Rivers.” *Water Policy*, vol. 2, no. 1, 2000, pp. 11–29.
"""

SPANISH = """\
> Agudelo Ríos, Luis. 1998. “La frontera y el agua: notas sobre un
tratado.” Revista de Ríos 12 (3): 33–58. https://doi.org/10.4000/
rr.98123.
> Banco Mundial. 2004. Agua para todos. Washington, DC: Banco Mundial.
> Castillo, Ana, y Pedro de la Vega. 2011. “Regar sin permiso.” En La
tierra común, editado por Juan Soto, 12–34. Ciudad de México: Siglo
XXI Editores.
> Duarte, Rui. 1987. O rio e a cidade. Lisboa: Presença. https://
example.org/o-rio/
> Estévez, María. 2015. Cuencas. Tesis doctoral, Universidad de Cuenca.
> Foro del Agua. 2019. “Declaración de Cochabamba.” Cochabamba: Foro.
"""

NO_FULL_STOPS = """\
> Abel, R. (2001). Rivers of the east. https://doi.org/10.1000/182
> Barth, S. (2005). Water and war: A second look at the evidence of
the treaties. Journal of Peace, 12(3), 23–45. https://doi.org/10.
1000/jp_2005_12
> Calder, T., Zhou, B., Lee, C. D., Mori, E., Novak, F., Ortiz, G., &
Adams, H. (1999). The Indus after partition. Asian Survey, 33, 1–20.
> Dahl, A. (2010). The treaty. Hurst. https://example.org/treaty/
> Evans, P. (1988). Canals. History Today, 3(1), 1–9. https://doi.org/
10.1000/ht.1988.3.1.9
"""


LAWS = """\
> Delta Harbour Board. *Tolls*. 2021, https://harbour.example.org/tolls.
> *Form-45-Declaration-of-the-Board-Act*. 2017,
https://harbour.example.org/sites/default/files/documents/2017/form-45-declaration-act.pdf.
> *Khan-v.-Harbour-Court-of-Dilmun*. 2009,
https://court.example.org/judgements/khan.pdf.
> *Notice of Understanding on Sharing of Harbour Statistics*. 2016,
https://harbour.example.org/sites/default/files/documents/2016/notice.pdf.
> Roe, Ann. “Text of the Statement on the Harbour Incident.”
*The Delta Times*, 18 Apr. 1950.
> UN Water. *Summary_-Final*. 2023, https://water.example.org/final.pdf.
> UNDP. *Promoting Harbours*. https://undp.example.org/harbours.
Accessed 3 May 2024.
> *Water Tables*. 2023, https://water.example.org/tables/.
> Zeit, Bo. *Salt*. Delta Press, 2001.
"""


def rows(text: str) -> tuple[list[Row], list[bool]]:
    """Return the lines of a list, and which of them a reader marked as the first of an entry."""
    lines = text.splitlines()
    return [Row(line.removeprefix("> ")) for line in lines], [line.startswith("> ") for line in lines]


@pytest.mark.parametrize(
    "text", [LAWS, MLA, SPANISH, NO_FULL_STOPS], ids=["laws", "mla", "spanish", "no full stops"]
)
def test_beginnings_are_weighed_without_a_sign(text: str) -> None:
    """An address cut at a line’s end begins no entry and hides none, nor do containers and places."""
    lines, wanted = rows(text)
    assert list(beginnings(lines)) == wanted


@pytest.mark.parametrize("text", [MLA, SPANISH, NO_FULL_STOPS], ids=["mla", "spanish", "no full stops"])
@pytest.mark.parametrize(("first", "further"), [("", "    "), ("    ", "")], ids=["hanging", "indented"])
def test_indents_part_entries(text: str, first: str, further: str) -> None:
    """The first lines of entries may stand out from the others, or be indented."""
    lines, wanted = rows(text)
    shown = [
        Row((first if begins else further) + row.text) for row, begins in zip(lines, wanted, strict=True)
    ]
    assert list(beginnings(shown)) == wanted


@pytest.mark.parametrize("text", [MLA, SPANISH, NO_FULL_STOPS], ids=["mla", "spanish", "no full stops"])
def test_blank_lines_part_entries(text: str) -> None:
    """A blank line before each entry decides, whatever the first words."""
    lines, wanted = rows(text)
    shown = [Row(row.text, gap=begins) for row, begins in zip(lines, wanted, strict=True)]
    shown[1] = Row("ὕδωρ, an entry like no other.", gap=True)
    assert list(beginnings(shown)) == [True, True, *wanted[2:]]


def test_a_blank_line_behind_every_line() -> None:
    """It parts entries that are one line each, wherever they are sorted, but not the lines of wrapped ones."""
    entries = [
        "Abel, Rosa. 2001. Rivers of the East and of the West, with an Index of Names. Oslo: Delta Press.",
        "al-Bahr. 1911. “Akhbār al-nahr.” February 1. https://example.org/bahr/i_61.xml#div_21.d1e2838.",
        "Aldous, Tom. 1999. “The Indus after Partition.” Asian Survey 33 (1): 1–20. https://doi.org/10.1000/182.",
        "ARCHE-Verbund. 2019. “Der Fluss im Spiegel der Zeitungen.” https://example.org/.",
        "Barth, Susan. 2005. “Water and War.” Journal of Peace 12 (3): 23–45.",
    ]
    assert all(beginnings([Row(text, gap=True) for text in entries]))
    lines, wanted = rows(SPANISH)
    assert list(beginnings([Row(row.text, gap=True) for row in lines])) == wanted


def test_a_page_break_parts_nothing() -> None:
    """Behind page furniture the words decide, although a blank line stands there."""
    lines, wanted = rows(NO_FULL_STOPS)
    shown = [Row(row.text, gap=begins) for row, begins in zip(lines, wanted, strict=True)]
    shown[5] = Row(lines[5].text, gap=True, turned=True)  # "Adams, H. (1999)" goes on
    assert list(beginnings(shown)) == wanted


def test_each_line_may_be_an_entry() -> None:
    """Lines that are entries of very different lengths each begin one."""
    lines = [
        "Abel, R. (2001). Rivers. Hurst.",
        "bell, h. (1994). " + "Teaching the river to flow upwards, and other essays. " * 4 + "Routledge.",
        "Council of the Delta. (1999). Minutes of the second session, with an index. The Hague: Council.",
        "Dahl, A. (2010). The treaty.",
        "Evans, P. (1988). " + "Canals and the state in the plains of the north. " * 3 + "Delta Press.",
        "3D Water Group. (2003). Models.",
    ]
    assert all(beginnings([Row(line) for line in lines]))


@pytest.mark.parametrize(
    "text",
    ["Cambridge, Mass.: Harvard University", "Washington, DC: Brookings", "Notes and Queries, vol. 3,"],
)
def test_a_place_or_a_journal_is_no_name(text: str) -> None:
    """What has a comma and a capital is not yet a family name."""
    assert first_words(text) < 0


def test_no_lines() -> None:
    """An empty list has no beginnings."""
    assert beginnings([]) == ()


@pytest.mark.parametrize("name", ["De Marsh", "de Ford"])
def test_a_particle_with_a_capital_is_sorted_as_it_is_printed(name: str) -> None:
    """The name “De Marsh” stands under D, “de Ford” under F; both begin an entry."""
    entries = [
        "Abel, Rosa. *Rivers of the East*. Oslo: Ink, 2001.",
        "Barth, Susan. *Water and War*. Oslo: Ink, 2005.",
        "Cole, Tom. *Banks*. New edition with a preface. Studies in Water. Oslo: Ink, 2009. https://doi.org/10.1515/97.",
        f"{name}, Ann, and Bo Ek. “Tolls.” *Delta Papers* 39, no. 1 (2020): 113–28.",
        "Gard, Mia. *Salt*. Oslo: Ink, 2010.",
        "Holm, Ida. *Silt*. Oslo: Ink, 2011.",
        "Lie, Bo. *Weirs*. Oslo: Ink, 2011.",
        "Moe, Eva. *Dams*. Oslo: Ink, 2012.",
        "Reed, Ann. *Mills*. Oslo: Ink, 2013.",
    ]
    assert all(beginnings([Row(entry) for entry in entries]))


SMALL = [
    ("brook, dora, and Ann B. Small. 2012. “Salt.”", True),
    ("brook, dora, & Small, A. B. (2012). Salt.", True),
    ("brook, dora (2012) Salt.", True),
    ("brook, salt, and tides of the Bay", False),
    ("brook, dora m., Ann Small, and Bo Lee. 2012. Salt.", True),
    ("brooks, tides, and trade. 2015. Quay Press.", False),
    ("brooks, tides, and trade of the Bay (2015). Quay Press.", False),
    ("brooks, tides. In Handbook of Salt (2015). Quay Press.", False),
    ("brook, salt, and tides. Repr. 2003. Quay Press.", False),
    ("salt, 2012. Quay Press, and others.", False),
]


@pytest.mark.parametrize(("text", "begins"), SMALL)
def test_a_name_in_small_letters(text: str, begins: bool) -> None:
    """Who writes a name without capitals begins an entry with two small words only beside a year."""
    assert (first_words(text) > 0) is begins


def test_a_name_in_small_letters_between_blank_lines() -> None:
    """Such an entry is not joined to the one before it, which ends with an address."""
    rows = [
        Row("Belm, J. L. (2020). Tides. *Quay*, *12*(4). https://doi.org/10.1000/182", gap=True),
        Row("brook, dora, & Small, K. (2012). Salt. *Quay*, *15*(5), 662–679.", gap=True),
        Row("Cole, A. (2001). Silt. *Quay*, *1*(2), 3–9.", gap=True),
    ]
    assert beginnings(rows) == (True, True, True)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("boyd, danah, and Kate Small. “Salt and Silt.” *River Review* 15,", True),
        ("hooks, bell. “Dues of the Sea.” Delta Papers 3", True),
        ("hooks, bell. ‘Dues of the Sea.’ Delta Papers 3", True),
        ("ёлкин, пётр. „Соль моря“, Река 3", True),
        ("salt, silt. Dues of the Sea were paid in towns and villages.", False),
        ("towns, villages and ports. The", False),
    ],
)
def test_names_in_small_letters(line: str, *, begins: bool) -> None:
    """What stands before a title in quotation marks is a name; other words in small letters go on."""
    assert (first_words(line) > 0) is begins


def test_one_line_for_each_entry() -> None:
    """In a list whose lines all end a sentence, the longest line is not broken: the next one begins an entry."""
    lines = [
        "Ames, Bo. Sails. Quay, 2001.",
        "Kelp Office (KOI). Work in Bays. KOI, 2004.",
        "Marsh, Ann, and Ida Reed. “On Fords.” Journal of Fords, vol. 3, 2005.",
        "Royal Department of Dykes and Human Locks. Swimming in Locks. Quay, 2015.",
        "Tide Health Organization. Health of Coasts. Tide Health Organization, 2009.",
    ]
    assert all(beginnings([Row(line) for line in lines]))


def test_letters_that_no_accent_makes() -> None:
    """In a list by alphabet “ø” is an “o”, also in broken lines."""
    names = [
        "Ames, Bo",
        "Arden, Kit",
        "Berg, Ann",
        "Brønn-Holm, Ida",
        "Broström, Gus",
        "Burs, Bo",
        "Eden, Ana",
        "Holm, Una",
    ]
    lines = [
        line
        for name in names
        for line in (f"{name}. Locks and Weirs of the", "Sea in Winter and Sun. Quay Press, 2015.")
    ]
    assert list(beginnings([Row(line) for line in lines])) == [True, False] * len(names)


def test_no_alphabet_where_each_entry_has_one_line() -> None:
    """A name of several words may stand before the same word alone: programs sort by all words before the title."""
    names = [
        "Ames, Bo",
        "Arden, Kit",
        "Berg, Ann",
        "Eden, Ana",
        "Gomes de Moura, Davi, and Una Reed",
        "Gomes, José",
        "Holm, Una",
    ]
    lines = [f"{name}. Work in Bays. Quay, 200{place}." for place, name in enumerate([*names, "Marsh, Ida"])]
    assert all(beginnings([Row(line) for line in lines]))


@pytest.mark.parametrize(
    "line", ["река, порт и соль. М.: Наука, 2001.", "état, société et mer. Paris : Quai, 2001."]
)
def test_small_letters_of_any_script(line: str) -> None:
    """A line that goes on with a small letter, with an accent or of another script, begins with no name."""
    assert first_words(line) < 0
