"""The short names of laws, the provisions before them, and how lists print cases and acts."""

from __future__ import annotations

import pytest

from edition.model.text import Emph, Inlines, Span, Text
from edition.references import law_names, laws, reader
from edition.references.note_index import keys

DIRECTIVE = "Directive 2019/88/EU of the Council of 2 May 2019 on river bridges and tolls, amending Regulation (EU) 2011/4"

NAMES = [
    ("River Bridge Directive", DIRECTIVE, True),
    ("Rivre Bridges Directive", DIRECTIVE, False),  # a slip in a short word may be another word
    ("River Brridge Directive", DIRECTIVE, True),
    ("River Bridge Regulation", DIRECTIVE, False),  # another kind of law
    ("Council Directive", DIRECTIVE, False),  # who gave it distinguishes no law
    ("Bridge River Directive", DIRECTIVE, False),
    ("Directive", DIRECTIVE, False),
    ("Rivers Act", "Rivers (Protection of Banks) Act 2017", True),
    ("Rivers Act", "A History of the Rivers Act and Its Foes", False),
    ("Bank Regulation", "Proposal for a Regulation on banks, amending Regulation (EU) 2011/4", False),
]

PROVISIONS = [
    ("Art 52(6) jo. Annex IX, section 4, 4.9 Rivers Act", "Art 52(6) jo. Annex IX, section 4, 4.9"),
    ("Art. 2 (12), 2 (22) & 2 (52) of the Rivers Act", "Art. 2 (12), 2 (22) & 2 (52)"),
    ("Para 25-26 *Delta Mills*", "Para 25-26"),
    ("Art. 5 Abs. 2 Rivers Act", "Art. 5 Abs. 2"),
    ("Part of the Rivers Act", ""),
    ("Art 5 says that the Rivers Act", ""),
]

SPAN = Span("", 0, 0)

ENTRIES = [
    ("chicago-bibliography", (Text("Delta Mills, C-219/11 (November 22, 2012). https://example.org/a?b=1."),), "legal_case|Delta Mills|2012|C-219/11"),
    ("chicago-bibliography", (Text("Mills, Ann (2012). Delta."),), None),
    ("chicago-bibliography", (Text(f"{DIRECTIVE}. 2019/88/EU. n.d."),), f"legislation|{DIRECTIVE}||2019/88/EU"),
    ("harvard", (Emph((Text("Delta Mills"),)), Text(" (2012). Court. Available at: https://example.org (Accessed: May 1, 2020).")), "book|Delta Mills|2012|"),
]  # fmt: skip

LAWFUL = [
    # text, type, title, year, further fields
    ("Rivers Act, 42 U.S.C. § 7401 (1963).", "legislation", "Rivers Act", "1963", {"volume": "42", "container": "U.S.C.", "pages": "7401"}),
    ("Rivers Act of 1990, Pub. L. No. 101-549, 104 Stat. 2399 (1990).", "legislation", "Rivers Act of 1990", "1990", {"number": "101-549", "volume": "104"}),
    ("Roe v. Weir, 410 U.S. 113, 120 (1973).", "legal_case", "Roe v. Weir", "1973", {"volume": "410", "container": "U.S.", "pages": "113", "locator": "120"}),
    ("Roe v Weir Ltd and Others, C-362/14 (October 6, 2015), ¶ 94.", "legal_case", "Roe v Weir Ltd and Others", "2015", {"number": "C-362/14", "date": "October 6, 2015", "locator": "¶ 94"}),
    ("Weirbook Inc. v. The Northern Union (2008).", "legal_case", "Weirbook Inc. v. The Northern Union", "2008", {}),
    ("BVerfG, 1 BvR 16/13 (Recht am Fluss I) (November 6, 2019).", "legal_case", "BVerfG, 1 BvR 16/13 (Recht am Fluss I)", "2019", {"date": "November 6, 2019"}),
    (f"{DIRECTIVE} (2019), art. 4(2).", "legislation", DIRECTIVE, "2019", {"locator": "art. 4(2)"}),
    (f"{DIRECTIVE}. 2 May 2019, https://example.org/d.", "legislation", DIRECTIVE, "2019", {"date": "2 May 2019", "url": "https://example.org/d"}),
    ("Charter of Dues of the Northern Union, 326 OJ C 391 (2012).", "legislation", "Charter of Dues of the Northern Union", "2012", {"volume": "326", "container": "OJ C", "pages": "391"}),
    ("Charter of Dues of the Northern Union. OJ C, vol. 326, 2012, pp. 391–407.", "legislation", "Charter of Dues of the Northern Union", "2012", {"pages": "391–407"}),
]  # fmt: skip

UNLAWFUL = [
    "River Bank (2016).",
    "Law, Ann (2012).",
    "Law, Ann, Rivers (2012), 45.",
    "Bill, John. Rivers and Dams. 2016.",
    "Roe, The Rivers Act (2012), 12.",
    "Small, Ann. The Rivers Act. Oslo: Quay Press, 2016.",
    "Charter, Ann, and Bo Lee. Rivers. 2016.",
    "See the Rivers Act (2012).",
    "As the Convention said in Oslo (2016).",
    "The Council Decision came late. It was in the year (2016).",
    "Roe, Rivers v. Dams (2012), 12.",
]


@pytest.mark.parametrize(("text", "type_", "title", "year", "more"), LAWFUL)
def test_laws_and_cases(text: str, type_: str, title: str, year: str, more: dict[str, str]) -> None:
    """Title, number or reporter, and year are all that a law or a case prints; a provision or a page may follow."""
    found = laws.lawful(text)
    assert (found.get("type"), found.get("title"), found.get("year")) == (type_, title, year)
    assert {name: found.get(name) for name in more} == more


@pytest.mark.parametrize("text", UNLAWFUL)
def test_what_is_no_law(text: str) -> None:
    """An author before a title, a sentence, or a body with a year is none."""
    assert laws.lawful(text) == {}


OWN = [
    ("Regulation (EU) 2016/88 of the Council (General River Toll Regulation)", {"general river toll regulation", "grtr"}),
    ("Universal Declaration of River Rights", {"udrr"}),
    ("Weir Act 2017", set()),  # two initials are too few
    (f"{DIRECTIVE}", set()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "wanted"), OWN)
def test_own_names(title: str, wanted: set[str]) -> None:
    """A title ends with the name that a law gives itself; initials are those of that name, or of a title without a number."""
    assert {" ".join(name) for name in law_names.own_names(title)} == wanted


CALLED = [
    ("Roe v Weirbook and Schilf", "It fell in Schilf II", {"schilf ii"}),
    ("Roe v Weirbook and Schilf", "It fell in Oslo", set()),
    ("Roe v Weirbook and Schilf", "As the Court", set()),
    (DIRECTIVE, "the River Bridge Directive (RBD)", {"rbd"}),
    (DIRECTIVE, "the River Bridge Directive (hereafter ‘Tolls’)", {"tolls"}),
    (DIRECTIVE, "the Harbour Directive (HD)", set()),
]


@pytest.mark.parametrize(("title", "called", "wanted"), CALLED)
def test_what_a_text_calls_a_law(title: str, called: str, wanted: set[str]) -> None:
    """The words before a note’s mark name the law of the note if its title has their telling words."""
    found = law_names.short_names(title, called) - law_names.own_names(title)
    assert {" ".join(name) for name in found} == wanted


@pytest.mark.parametrize(("name", "title", "wanted"), NAMES)
def test_short_names(name: str, title: str, *, wanted: bool) -> None:
    """A short name has words of the subject, in their order, and the same kind."""
    assert law_names.shortens(keys(name), keys(title)) is wanted


@pytest.mark.parametrize(("text", "wanted"), PROVISIONS)
def test_provisions(text: str, wanted: str) -> None:
    """Only numbers make a provision; words between it and the name end it."""
    place = max(text.find("Rivers Act"), text.find("Delta Mills"))
    assert law_names.behind_provision(text, place) == wanted


@pytest.mark.parametrize(("style", "printed", "wanted"), ENTRIES)
def test_entries(style: str, printed: Inlines, wanted: str | None) -> None:
    """A case or an act is a work without an author; its number is no part of its title."""
    (made,) = (reading.reference for reading in reader.read_entry(printed, style, SPAN))
    shown = f"{made.type}|{made.title}|{made.year}|{made.number}"
    assert (shown == wanted and not made.authors) if wanted else made.type != "legal_case"
