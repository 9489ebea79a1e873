"""Words beside a citation: of dates, pages and values, in several languages and signs; and what stays untied."""

from __future__ import annotations

import pytest

from citations.test_notes import named, shown
from edition.citations import author_date, author_page, numbers, paged, resolve
from edition.citations.entry_index import Entries
from edition.citations.years import locator_behind
from edition.copyedit import citations
from edition.intake import spec
from edition.intake.detect import detect
from edition.model.text import Span, Text
from edition.model.unresolved import Why
from edition.model.works import Attested, Name, Reference
from edition.works.groups import clash


def entry(key: str, year: str, *names: Name, title: str = "", printed: str = "", **more: str) -> Attested:
    """Return an entry."""
    made = Reference(
        Span("x", 1, 1), (Text(printed),), authors=names, year=year, title=title, **more  # type: ignore[arg-type]
    )  # fmt: skip
    return Attested(key, "x", key, made)


SMALL, LEE = Name(family="Small", given="Ann"), Name(family="Lee", given="Bo")
LISTED = [
    entry("forth", "forthcoming", SMALL, LEE, title="Salt"),
    entry("undated", "n.d.", SMALL, title="Silt"),
    entry("dated", "2014", SMALL, title="Sand"),
    entry("ahmad", "2012", Name(family="احمد", given="علی"), title="دریا"),
    entry("wang", "2013", Name(family="王", given="小明"), title="水"),
    entry("song-am", "2017", Name(family="Song", given="Andrew M."), LEE, SMALL, title="Eels"),
    entry("song-a", "2017", Name(family="Song", given="A."), SMALL, LEE, title="Cod"),
    entry("panel", "2019", Name(literal="PCR"), title="PCR Report on Tides",
          printed="PCR. PCR Report on Tides. Edited by Ann Berg et al., Quay, 2019."),
]  # fmt: skip
KEYS = {form.id: form.id for form in LISTED}

DATED = [
    ("Small and Lee (Forthcoming) find salt.", ["forth"]),
    ("So it is (Small & Lee, forthcoming).", ["forth"]),
    ("So it is (Small & Lee, In press).", ["forth"]),
    ("So it is (Small, s. d.).", ["undated"]),
    ("Так є (Small, б. д.).", ["undated"]),
    ("So it is (Small, 2014, Table 3).", ["dated"]),
    ("Und Small (2014) meint es auch. Ook Small (2014, p. 3) meent dat.", ["dated", "dated"]),
    ("So ist es in der älteren Salzgeschichte von Small (2014).", ["dated"]),
    ("Im Salzland von Lee (2014) ist es anders; der junge Bo von Small (2018) auch.", []),
    (
        "Zo is het (Song e.a., 2017a), ainsi (A. M. Song & al., 2017), zo ook A. Song e.a. (2017).",
        ["song-am", "song-a"],
    ),
    ("So it is (Small & Al, 2014), and so it is (Small e a Lee, 2014).", []),
    ("یہ درست ہے (احمد، 2012، ص 4)۔", ["ahmad"]),
    ("确实如此（王，2013）。", ["wang"]),
    ("So it is (A. M. Song et al., 2017).", ["song-am"]),
    ("So it is (A. Song et al., 2017).", ["song-a"]),
    ("Small and Lee will find salt in a forthcoming paper.", []),
    ("The forthcoming election (in preparation) was disputed.", []),
    ("Small and Lee have submitted it; it was accepted (2014).", []),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_dates_in_words_and_signs_of_other_scripts(text: str, wanted: list[str]) -> None:
    """Words for a coming or an undated work, and the commas of Arabic, Urdu and Chinese; the words are the text's own."""
    entries = Entries(LISTED)
    found = author_date.find(text, entries, resolve.matching(entries))
    works = [resolve.resolve(item, entries, KEYS, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted
    assert all(item.surface == text[item.start : item.end] for item in found)


LOCATORS = [
    (", p. 617, 628 et 630)", "p. 617, 628 et 630"),
    (", 12 und 15)", "12 und 15"),
    (", Graphique 1)", "Graphique 1"),
    (", Kap. 3)", "Kap. 3"),
    (", ch. ii)", "ch. ii"),
    (", China’s agency)", ""),
    (", Noi said)", ""),
    (", 13 and 2015, 14)", ""),  # another year with its page
    (", and Delta 4)", ""),
]


@pytest.mark.parametrize(("behind", "wanted"), LOCATORS)
def test_pages_that_a_word_joins(behind: str, wanted: str) -> None:
    """Pages joined by "et", and parts of a work in other languages; not a further year."""
    assert locator_behind(behind, 0)[0] == wanted


NUMBERS = [
    ("The norm spreads [7 et 898–901].", [((7,), "898–901")]),
    ("The norm spreads [3 et 5].", [((3,), ""), ((5,), "")]),
    ("The norm spreads [4,5, Graphique 1].", [((4,), ""), ((5,), "Graphique 1")]),
    ("The norm spreads [3 and 14].", [((3,), ""), ((14,), "")]),  # a slip, which the editors want to see
    ("It has risen from [3, 5] in 1960 to 8.", []),
    ("It has risen from [3, 5] in 1960–69 to 8.", []),
    ("It has risen from [3, 5] in 1960–69 to [8, 9] since.", []),
    ("The share fell to [3, 5].", []),
    ("The data come from [3, 5].", [((3,), ""), ((5,), "")]),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_pages_and_values_beside_numbers(text: str, wanted: list[tuple[tuple[int, ...], str]]) -> None:
    """A number far beyond the list that "et" joins is a page; bounds to which a value rose are none that cite."""
    found = numbers.find(text, ("square",), range(1, 13).__contains__)
    assert [(part.numbers, part.locator) for mark in found for part in mark.parts] == wanted


def test_et_al_of_editors() -> None:
    """Further editors behind the title are no further authors: "(PCR, PCR Report on Tides)"."""
    entries = Entries(LISTED, dated=False)
    found = author_page.find(
        "It rose (PCR, PCR Report on Tides).", entries, resolve.matching(entries, paged.fits)
    )
    assert [resolve.resolve(item, entries, KEYS, listed=True, fits=paged.fits)[0] for item in found] == [
        "panel"
    ]


def test_chapters_of_one_book_in_notes() -> None:
    """Two chapters of one book that carry its DOI are two works, also where only notes name them."""
    book = {"container": "Tides and Salt", "doi": "10.1/x"}
    one, other = (
        entry("fn:1", "2019", SMALL, title="Eels", **book),
        entry("fn:2", "2019", LEE, title="Cod", **book),
    )
    again = entry("fn:3", "2019", SMALL, title="Eels of Old", **book)
    assert clash([one], [other])
    whole = entry("fn:4", "2019", Name(family="Roe"), title="Tides and Salt", doi="10.1/x")
    assert clash([one], [whole])  # the book itself is none of its chapters
    assert not clash([one], [again])


BOOKS = """
## Bibliography

Xie, Wei, and Xan Ode. “Old Salt.” *River Review* 12, no. 3 (2016): 45–67.

Berg, Ann, Ida Cole, and Jo Moe. “Ships: The Making of a Port.” *Delta Papers* 4 (2018): 1–30.

Berg, Ann, and Ivo Cole. *The Service “Ships” Gives Its Port*. Oslo: Ink, 2015.

Corb, Ann. “The Struggle for the Delta: Names and Numbers.” *Delta Papers* 3 (2002): 55–71.

Corb, Ann, Ida Cole, and Jo Moe. *Delta: Land and Water*. Leiden: Quay, 2004.

Sund, Ida. *Weirs and Kings: A History of Bastra (1854–2006)*. Oslo: Ink, 2007.
"""

XIE, SHIPS, SERVICE, STRUGGLE, DELTA, WEIRS = (
    "xie2016old", "berg2018ships", "berg2015service", "corb2002struggle", "corb2004delta", "sund2007weirs",
)  # fmt: skip

NOTES = [
    ("Wei Xie and Xan Ode, “Old Salt,” *River Review* 12, no. 3 (2016): 46.", [XIE]),
    ("Ann Berg and Ivo Cole, *The Service “Ships” Gives Its Port* (Oslo: Ink, 2015), 4.", [SERVICE]),
    ("Berg et al., “Ships,” 12.", [SHIPS]),
    ("Corb, “The Struggle for the Delta,” 64.", [STRUGGLE]),
    ("Corb, Cole, and Moe, *Delta*, 64.", [DELTA]),
    (
        "(Sund, *Weirs and Kings: A History of Bastra (1854–2006)*). For example, in 1910 (a dry year) it fell.",
        [WEIRS],
    ),
    ("Ann Berg once asked what “ships” give to a town.", []),
]


def test_titles_within_titles() -> None:
    """A quoted word of a title is none, a title within a longer one is not meant, and its years date no work."""
    rows = named([note for note, _ in NOTES], BOOKS)
    assert {number: shown(found) for number, found in rows.items()} == {
        str(number): wanted for number, (_, wanted) in enumerate(NOTES, 1)
    }


TWINS = """
## Bibliography

Adler, Ruth. “The Treaty of Salt: Its Words.” *River Review* 12, no. 3 (2016): 45–67.

Benn, Ida. “The Treaty of Salt: A Glance at Its Making.” *Delta Papers* 4 (2018): 1–30.

Hitl, Stev, і Jane Pilia. «Old Values». *Delta Papers* 5 (2019): 1–30.
"""


def test_a_title_alone_is_told_by_the_sentence_of_its_marker() -> None:
    """Of two works that a title without its subtitle fits, the one whose author the text names; else none."""
    text = (
        "# Water\n\nJane Doe\n\n## Introduction\n\nThe towns kept books, as Benn says.<sup>1</sup> "
        "Others read them as budgets.<sup>2</sup> So did Adler in her time.<sup>3</sup> Then it was forgotten.<sup>4</sup>\n\n"
        "## Notes\n\n- <sup>1</sup> “The Treaty of Salt.”\n- <sup>2</sup> “The Treaty of Salt.”\n"
        "- <sup>3</sup> “The Treaty of Salt,” 46.\n- <sup>4</sup> Stev Hitl і Jane Pilia, «Old Values», 12.\n"
        + TWINS
    )
    found = detect(text)
    made, _ = spec.paper(found, spec.spec(found, "water", "", unsure=True), "water")
    linked, _, _, _ = citations.tied(made)
    rows = {row.note: shown([row]) for row in linked.citations}
    assert rows == {
        "1": ["benn2018treaty"], "2": [Why.SEVERAL_FIT.value], "3": ["adler2016treaty"], "4": ["hitl2019old"],
    }  # fmt: skip
