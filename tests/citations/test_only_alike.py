"""Words that only look like citations: places like names, verbs like dates, values like numbers, pages like words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citations.test_led_lists import entry
from edition.citations import author_date, author_page, numbers, paged, resolve
from edition.citations.entry_index import Entries
from edition.citations.years import locator_behind
from edition.model.text import Span, Text
from edition.model.works import Name, Reference
from edition.references.fields import Reading
from edition.references.note_index import Index, known, words_in
from edition.references.note_match import Hit
from edition.references.note_meant import Sentence, meant
from edition.references.note_title import Kind
from edition.references.note_years import years
from edition.references.same_names import agreed

PAGED = [
    entry("sea", "London"), entry("weirs", "Corak"), entry("dams", "Black", "Moe"), entry("streams", "Jordan"),
    entry("quays", "Roemer"),
]  # fmt: skip
BY_PAGE = Entries(PAGED, dated=False)

LISTS = [
    ("Data from London and Jordan are scarce.", []),
    ("The work in London and Jordan was done.", []),
    ("Models like London and Jordan were followed.", []),
    ("They came to see London and Jordan.", []),
    ("Here we see Corak and Roemer walk.", []),
    ("It is described in Black and Moe, and Corak.", ["dams", "weirs"]),
    ("For more, see Corak and Roemer.", ["weirs", "quays"]),
    ("The sons of Roemer were young (12 and 15).", []),
    ("It was so (Roemer 12 and 15).", ["quays"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_places_and_ages_are_no_works(text: str, wanted: list[str]) -> None:
    """Behind "from", "in" and "like" two names may be places, and what somebody sees are persons."""
    keys = {form.id: form.id for form in PAGED}
    found = author_page.find(text, BY_PAGE, resolve.matching(BY_PAGE, paged.fits))
    works = [resolve.resolve(item, BY_PAGE, keys, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


COMING = [
    entry("salt", "Lee", "Moe", year="forthcoming", printed="Lee, Ann, and Ann Moe. Forthcoming. Salt."),
    entry("silt", "Khan", printed="Khan, Ann. n.d. Silt."),
]
DATED = Entries(COMING)

WORDED = [
    ("Lee and Moe submitted a bill.", []),
    ("What Lee and Moe accepted, others did not.", []),
    ("The Lee and Moe forthcoming visit is near.", []),
    ("As Khan n.d. has it, so it is.", ["silt"]),
    ("See Lee and Moe forthcoming, 45.", ["salt"]),
    ("So it is (Lee and Moe, accepted).", ["salt"]),
    ("So it is (Khan, in press).", []),  # the list says “n.d.”
]


@pytest.mark.parametrize(("text", "wanted"), WORDED)
def test_verbs_and_adjectives_are_no_dates(text: str, wanted: list[str]) -> None:
    """Without brackets a date in words ends its clause; an undated work is no coming one."""
    keys = {form.id: form.id for form in COMING}
    found = author_date.find(text, DATED, resolve.matching(DATED), comma=False)
    works = [resolve.resolve(item, DATED, keys, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted


LOCATORS = [
    (", par l’auteur)", ""),
    (", par civilité)", ""),
    (", no civil war)", ""),
    (", par. xii)", "par. xii"),
    (": 13 and 20 others)", "13"),
    (", p. 13 and 20 others)", "p. 13"),
    (": 13 and 20)", "13 and 20"),
]


@pytest.mark.parametrize(("behind", "wanted"), LOCATORS)
def test_words_are_no_pages(behind: str, wanted: str) -> None:
    """Letters that also count are no numeral at the beginning of a word, and a number of things is no page."""
    assert locator_behind(behind, 0)[0] == wanted


NUMBERS = [
    ("The bound was improved by [3, 5].", 2),
    ("It was later increased by [3, 5] in their proof.", 2),
    ("The theory grew from [3, 5].", 2),
    ("The share rose from [3, 5] to [4, 6].", 0),
    ("The share rose from [3, 5] in 1990 to 8.", 0),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_works_by_which_a_value_changed(text: str, wanted: int) -> None:
    """Who improved a bound is cited; from where a share rose to a value is not."""
    found = numbers.find(text, ["square"], range(1, 13).__contains__)
    assert sum(len(mark.parts) for mark in found) == wanted


BESIDE = [
    entry("schools", "Spring", year="2016"), entry("states", "Paris", year="2015"), entry("towns", "Roe", year="2001"),
]  # fmt: skip

EVENTS = [
    ("In Spring 2016 the work began.", []),
    ("It was signed in Paris (2015).", []),
    ("At the conference in Paris (2015) it fell.", []),
    ("As shown in Paris (2015), it fell.", ["states"]),
    ("The question in the survey of Paris (2015) is old.", ["states"]),
    ("The question in the article in Paris (2015) is old.", ["states"]),
    ("The battle of Paris (2015) was lost.", []),
    ("Paris (2015) says so.", ["states"]),
    ("So it is (Roe, 2001 census).", []),
    ("So it is (Roe, 2001 edition).", ["towns"]),
    ("So it is (Spring, 2016).", ["schools"]),
]


@pytest.mark.parametrize(("text", "wanted"), EVENTS)
@pytest.mark.parametrize("comma", [True, False])
def test_seasons_places_and_counts_are_no_authors(text: str, wanted: list[str], *, comma: bool) -> None:
    """A season without brackets, a place where something happened, and the year of a census cite nobody."""
    entries = Entries(BESIDE)
    keys = {form.id: form.id for form in BESIDE}
    found = author_date.find(text, entries, resolve.matching(entries), comma=comma)
    works = [resolve.resolve(item, entries, keys, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted


TWINS = (entry("one", "Small", printed="Small, Ann. Twins."), entry("two", "Lee", printed="Lee, Ann. Twins."))

SENTENCES = [
    ("As Small tells, it fell.", "one"),
    ("Small argues that it fell.", "one"),
    ("It fell, by Ann Small’s account.", "one"),
    ("A small group met.", ""),
    ("Small groups met.", ""),
    ("On the lee shore it fell.", ""),
    ("The Small Arms Treaty fell.", ""),
    ("It fell, as Dan Small tells.", ""),
    ("It fell, as Small and Lee tell.", ""),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES)
def test_a_sentence_names_somebody_only_by_a_name(sentence: str, wanted: str) -> None:
    """Of works that a title alone fits, common words like names, longer names and other given names tell none."""
    hits = [
        Hit(item, Kind.WHOLE, 0, 0, 1, right_year=True) for form in TWINS if (item := known(form, form.id))
    ]
    found = meant(hits, Sentence(sentence))
    assert [hit.item.work for hit in found] == ([wanted] if wanted else ["one", "two"])


@pytest.mark.parametrize(("words", "wanted"), [("Water Court", True), ("Third Chamber", False)])
def test_a_body_that_its_reader_missed_is_somebody(words: str, *, wanted: bool) -> None:
    """What an entry begins with may be named, though no author was read, so that nobody has given names."""
    form = replace(entry("sent", printed="Water Court, Third Chamber. *Sent*. 2010."), anchor="ref1")
    assert Index([form], {"sent": "sent"}).names_somebody(words_in(words)) == wanted


def test_a_marker_directly_behind_a_name() -> None:
    """The first word of a sentence is a name if the marker stands behind it: "Small³ tries"."""
    assert "small" in Sentence("Small tries it.", "Small").names
    assert "small" not in Sentence("Small tries it.", "it.").names


def test_years_of_volumes_are_years_of_a_work() -> None:
    """A span alone in brackets belongs to a title; behind a place it dates volumes, which another year does not fit."""
    assert years("Kings (1854–2006), 4.", 0) == set()
    assert years("Kings (London: Quay, 1954–56), 4.", 0) == {"1954"}


def test_a_name_keeps_its_own_letters() -> None:
    """A name is parted as the list parts it, but neither its accents nor a "Jr." are taken from another entry."""
    made = Reference(Span("x", 1, 1), (Text("Peña, R. Ana, Jr. Salt."),), title="Salt")
    first = replace(made, authors=(Name(family="Peña", given="R. Ana", suffix="Jr."),))
    second = replace(made, authors=(Name(family="Ford", given="Ann"), Name(family="Ana Pena", given="R.")))
    found = agreed([Reading(first), Reading(second)])[1].reference
    assert found.authors[1] == Name(family="Pena", given="R. Ana")


CITIES = [
    entry("treaties", "Paris", year="1999"),
    entry("coups", "Khan", year="1999"),
    entry("both", "Lee", "Moe", year="1999"),
]

YEARS = [
    ("The Paris (1999) treaty was short.", []),
    ("They kept to the Khan (1999) protocol.", ["coups"]),  # a method
    ("It was made (signed at Paris, 1999).", []),
    ("It was made (Treaty of Paris, 1999).", []),
    ("President Khan (1999–2001) ruled.", []),
    ("It was so (under President Khan, 1998–1999).", []),
    ("It is so (President Khan, 1999).", ["coups"]),
    ("Khan (1999) surveys it; Paris (1999) agrees.", ["coups", "treaties"]),
    ("It is so (as shown by Paris, 1999; on coups Khan, 1999).", ["treaties", "coups"]),
    ("It is so (see the conference paper of Lee & Moe, 1999).", ["both"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), YEARS)
def test_where_something_happened_and_who_ruled(text: str, wanted: list[str]) -> None:
    """A place where something was signed and a reign are no citations, although the list has the name and the year."""
    index, keys = Entries(CITIES), {form.id: form.id for form in CITIES}
    found = author_date.find(text, index, resolve.matching(index))
    works = [resolve.resolve(item, index, keys, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted


PRINTED = [
    ("See Corak, London, 1999.", ["weirs"]),
    ("See Corak, London.", ["weirs", "sea"]),
    ("The victims were Corak, 64, and Roemer.", []),
    ("The victims were Corak, 64.", []),
]


@pytest.mark.parametrize("noted", [True, False])
@pytest.mark.parametrize(("text", "wanted"), PRINTED)
def test_places_of_printing_and_ages_behind_names(text: str, wanted: list[str], *, noted: bool) -> None:
    """A name before a year and behind another may be a place; nobody "is" a work."""
    keys = {form.id: form.id for form in PAGED}
    found = author_page.find(text, BY_PAGE, resolve.matching(BY_PAGE, paged.fits), noted=noted)
    works = [resolve.resolve(item, BY_PAGE, keys, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


EDITED = [
    entry("rivers", "Ames", printed="Ames, Ann. Rivers. Edited by Jo Falk et al., Ink, 2013."),
    entry("roads", "Benn", printed="Benn, Ann, et al. Roads. Ink, 2013."),
    replace(
        entry("tolls", "Corak", printed="Corak, Ann, and J. Mark Roemer. Tolls. Ink, 2010."),
        reference=Reference(
            Span("x", 1, 1), (Text("Corak, Ann, and J. Mark Roemer. Tolls. Ink, 2010."),), title="Tolls",
            authors=(Name(family="Corak", given="Ann"), Name(family="Mark Roemer", given="J.")),
        ),
    ),
]  # fmt: skip
EDITED[:2] = [replace(form, reference=replace(form.reference, et_al=True)) for form in EDITED[:2]]

SHORTENED = [
    ("It is so (Ames 3).", ["rivers"]),
    ("It is so (Ames et al. 3).", []),
    ("It is so (Benn et al. 3).", ["roads"]),
    ("It is so (Benn 3).", []),
    ("It is so (Corak and Roemer 3).", ["tolls"]),
    ("It is so (Corak and Mark Roemer 3).", ["tolls"]),
    ("It is so (Corak and Mark 3).", []),
    ("It is so (Corak 3).", []),
]


@pytest.mark.parametrize(("text", "wanted"), SHORTENED)
def test_et_al_of_editors_and_middle_names(text: str, wanted: list[str]) -> None:
    """Words such as "et al." behind the title say nothing of the authors; a middle name is no part of a family name."""
    index, keys = Entries(EDITED, dated=False), {form.id: form.id for form in EDITED}
    found = author_page.find(text, index, resolve.matching(index, paged.fits))
    works = [resolve.resolve(item, index, keys, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


def test_years_of_first_editions() -> None:
    """A work is also cited by the year of its first edition that its entry tells, unless another is of that year."""
    forms = [
        entry(
            "late", "Small", year="1999", printed="Small, A. (1999). Rivers. (Original work published 1900)"
        ),
        entry("early", "Small", year="1900", printed="Small, A. (1900). Mills. Quay."),
        entry("map", "Dale", year="1990", printed="Dale, B. (1990). The original 1787 map. Quay."),
    ]
    works = {form.id: form.id for form in forms}
    for rows, wanted in ((forms, ["early", "late", ""]), (forms[:1], ["late", "late", ""])):
        entries = Entries(rows)
        found = author_date.find(
            "Small (1900), Small (1999) and Dale (1787).", entries, resolve.matching(entries)
        )
        assert [resolve.resolve(item, entries, works, listed=True)[0] for item in found] == wanted
