"""Laws and cases that a text cites by short names, of which the list prints whole titles."""

from __future__ import annotations

import pytest

from citations.test_notes import named, shown
from citations.test_paged_titles import listed
from edition.citations import author_date, author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Reference


def law(key: str, title: str, year: str, type_: str = "legislation") -> Attested:
    """Return the entry of a law or a case."""
    return Attested(
        key,
        "x",
        key,
        Reference(Span("x", 1, 1), (Text(f"{title} ({year})."),), type_, title=title, year=year),
    )


RULES = "Regulation (EU) 2016/88 of the Council of 2 May 2016 on the tolls of bridges, repealing Directive 95/4/EC (General River Toll Regulation)"

LAWS = [
    law("rules", RULES, "2016"),
    law("keeping", "Directive 2006/24/EC of the Council of 15 March 2006 on the keeping of ledgers", "2006"),
    law("trade", "Directive 2000/31/EC of the Council on electronic barter", "2000"),
    law("charter", "Charter of Fundamental Dues of the Northern Union", "2012"),
    law("first", "Maximilian Schilf v River Commissioner", "2015", "legal_case"),
    law("second", "River Commissioner v Weirbook Ltd and Maximilian Schilf", "2020", "legal_case"),
    law("weir", "Weir Spain SL and Weir Inc. v Agencia del Agua", "2014", "legal_case"),
    listed("body", "Order on Dues", "Board of Piers"),
]  # fmt: skip

KEYS = {form.id: form.id for form in LAWS}

DATED = [
    ("So it is (GRTR, 2016), as it was.", ["rules"]),
    ("So it is (General River Toll Regulation, 2016, art. 5).", ["rules"]),
    ("So it is (Ledger Keeping Directive, 2006).", ["keeping"]),  # in another order than in the title
    ("So it is (E-Barter Directive, 2000).", ["trade"]),
    ("So it is (Charter, 2012, art. 8).", ["charter"]),
    ("So it is (Schilf I, 2015; Schilf II, 2020).", ["first", "second"]),
    ("So it is (Weir Spain, 2014, para. 80).", ["weir"]),
    # another year, another kind, a word that no title has, an issuer alone
    ("So it is (GRTR, 2018).", []),
    ("So it is (Ledger Keeping Regulation, 2006).", []),
    ("So it is (Ledger Selling Directive, 2006).", []),
    ("So it is (Council Directive, 2006).", []),
    ("So it is (Schilf III, 2021).", []),
    ("So it is (the schilf of 2020).", []),
    # a word within the name of a party, a given name, a part of the name of an office
    ("Its people are many (Spain, 2014).", []),
    ("So it is (Maximilian, 2020).", []),
    ("So it is (Commissioner, 2015).", []),
    ("So it is (River, 2015).", []),
    ("So it is (Agencia, 2014).", []),
    ("So it is (Agua, 2014).", []),
    ("So it is (Schilf v River Commissioner, 2015).", ["first"]),
    ("So it is (River Commissioner v Weirbook, 2020).", ["second"]),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_author_date(text: str, wanted: list[str]) -> None:
    """With the year, words of the subject and the kind, initials, or one party say which is meant."""
    entries = Entries(LAWS)
    found = author_date.find(text, entries, resolve.matching(entries))
    works = [resolve.resolve(item, entries, KEYS, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted


PAGED = [
    ("It is so (GRTR, art. 5).", ["rules"]),
    ("It is so (Art. 5 GRTR).", ["rules"]),
    ("It is so (Charter, art. 52(1)).", ["charter"]),
    ("It is so (Ledger Keeping Directive 74).", ["keeping"]),
    ("It is so (Weir Spain, pars. 80–88).", ["weir"]),
    ("The new rules (GRTR) hold.", ["rules"]),
    # a name that the text only shortens, a kind alone, a party of two cases, the kind that two laws have
    ("The General River Toll Regulation (GRTR) holds.", []),
    ("The great paper (Charter) holds.", []),
    ("It is so (Schilf II, par. 4).", []),
    ("It is so (Directive, art. 4).", []),
    ("It is so (Treaty, art. 4).", []),
]


@pytest.mark.parametrize(("text", "wanted"), PAGED)
def test_author_page(text: str, wanted: list[str]) -> None:
    """Without a year, only one work of the whole list may have the name; a numeral tells cases apart, which it cannot."""
    entries = Entries(LAWS, dated=False)
    fits = resolve.matching(entries, paged.fits)
    found = [item for item in author_page.find(text, entries, fits) if item.known]
    works = [resolve.resolve(item, entries, KEYS, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


NOTES = [
    f"{RULES} (2016), art. 3.",
    "River Commissioner v Weirbook Ltd and Maximilian Schilf, C-311/18 (July 16, 2020).",
    "Maximilian Schilf v River Commissioner, C-362/14 (October 6, 2015), para. 9.",
    "Charter of Fundamental Dues of the Northern Union, 326 OJ C 391 (2012).",
    "GRTR, art. 17.",
    "*Schilf II*, para. 134; *Schilf I*, para. 4.",
    "Charter, art. 8.",
    "Schilf, para. 4.",
    "*River Commissioner v Weirbook*, para. 2.",
    "Directive, art. 4.",
]

CALLS = [
    "The General River Toll Regulation (GRTR)",
    "In *Schilf II*",
    "It held so before, in *Schilf I*",
    "The Charter of Fundamental Dues (hereafter ‘Charter’)",
]


def test_notes() -> None:
    """A short name is that of the title, or the one by which the text calls the note that gives the title."""
    rows = named(NOTES, "", dict(zip("1234", CALLS, strict=True)))
    full = {label: shown(rows[label]) for label in "1234"}
    assert all(len(row) == 1 and "-" not in row[0] for row in full.values())
    assert shown(rows["5"]) == full["1"]
    assert shown(rows["6"]) == [*full["2"], *full["3"]]
    assert shown(rows["7"]) == full["4"]
    assert not [work for work in shown(rows["8"]) if "-" not in work]
    assert shown(rows["9"]) == full["2"]
    assert not [work for work in shown(rows["10"]) if "-" not in work]


def test_a_body_is_no_law() -> None:
    """A name of the list comes before the initials of a law."""
    entries = Entries([*LAWS, listed("toll", "On Tolls", "GRTR")], dated=False)
    fits = resolve.matching(entries, paged.fits)
    (found,) = author_page.find("It is so (GRTR 12).", entries, fits)
    assert found.people == ("GRTR",)
