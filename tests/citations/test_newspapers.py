"""Newspapers in an author's place, and names that are words of a title, in notes and in the text."""

from __future__ import annotations

import pytest

from citations.test_led_lists import entry
from citations.test_notes import named, shown
from edition.citations import author_date, author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.copyedit import citations
from edition.intake import spec
from edition.intake.detect import detect
from edition.model.text import Emph, Span, Text
from edition.model.works import Attested, Reference

LIST = """
## Bibliography

Adler, Ruth. *West Bay*. Oslo: Ink, 2004.

Adler, Ruth. *Talks with Fishers*. Oslo: Ink, 2011.

*Bay Courier*. “[Salt] Gets Dear in West Bay.” March 4, 1921.

*Bay Courier*. “Weirs Are Shut.” July 18, 1923. https://example.org/weirs.

*Bay Courier: Sunday*. “Locks Open.” May 9, 1952.

Benn, Tomas. *Salt*. Leiden: Quay, 1998.
"""

FULL = [
    "“[Salt] Gets Dear in West Bay,” *Bay Courier*, March 4, 1921.",
    "“Weirs Are Shut,” *Bay Courier*, July 18, 1923, https://example.org/weirs.",
    "Ruth Adler, *Talks with Fishers* (Oslo: Ink, 2011), 3.",
    "Tomas Benn, *Salt* (Leiden: Quay, 1998), 3.",
    "“Locks Open,” *Bay Courier: Sunday*, May 9, 1952.",
]

NOTES = [
    ("*Bay Courier*, “Weirs Are Shut.”", ["anonymous1923weirs"]),
    ("*Bay Courier*, “[Salt] Gets Dear in West Bay.” Out of ten shops, two were shut.", ["anonymous1921salt"]),
    (
        "Two shops were open in the war. “[Salt] Gets Dear in West Bay,” *Bay Courier*, March 4, 1921; “Weirs Are Shut,” *Bay Courier*, July 18, 1923.",
        ["anonymous1921salt", "anonymous1923weirs"],
    ),
    ("The loss is told in “Weirs Are Shut,” *Bay Courier*, July 18, 1923.", ["anonymous1923weirs"]),
    ("Of this, two papers told in *Bay Courier*, “Weirs Are Shut.”", ["anonymous1923weirs"]),
    ("*Bay Courier: Sunday*, “Locks Open.”", ["anonymous1952locks"]),
    ("It was told in *Bay Courier*, May 9, 1922.", []),  # another number of the newspaper
    ("*Bay Courier*, 12.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), NOTES)
def test_articles_of_newspapers(note: str, wanted: list[str]) -> None:
    """A full note has the title first, a short one the newspaper; the newspaper alone is no work."""
    rows = named([*FULL, note], LIST)
    assert [work for work in shown(rows["6"]) if "19" in work] == wanted


@pytest.mark.parametrize(("note", "wanted"), [row for row in NOTES if row[0].startswith("*") and row[1]])
def test_articles_of_newspapers_without_a_list(note: str, wanted: list[str]) -> None:
    """A short note that begins with the newspaper is no full one of a work called like it."""
    rows = named([*FULL, note], "")
    assert shown(rows["6"]) == wanted


def test_a_newspaper_with_very_many_articles() -> None:
    """Of the articles of a newspaper with very many, those are compared whose titles share a rare word with the note."""
    many = "\n\n".join(f"*Bay Courier*. “Weir {n} Is Shut.” May {n % 30 + 1}, 1961." for n in range(1, 61))
    rows = named([*FULL, "*Bay Courier*, “Weir 42 Is Shut.”"], f"{LIST}\n{many}\n")
    (citation,) = rows["6"]
    assert citation.works
    assert "1961" in citation.works[0]


AUTHORED = [
    "We made all tables with the package of (Ruth Adler, “Weirs Are Shut,” *Bay Courier*, July 18, 1931).",
    "On this see the long talk with Ruth Adler, “Weirs Are Shut,” *Bay Courier*, July 18, 1931.",
    "The price of salt is told by Ruth Adler, “Weirs Are Shut,” *Bay Courier*, July 18, 1931.",
]


@pytest.mark.parametrize("note", AUTHORED)
def test_an_article_keeps_its_author(note: str) -> None:
    """A full note behind words of a sentence begins with the names before its title."""
    rows = named([*FULL, note], "")
    assert shown(rows["6"]) == ["adler1931weirs"]


OTHERS = f"""{LIST}
*Post*. “News of the Weirs.” July 19, 1926.

Cole, Ivo. *The Post*. Leiden: Quay, 1999.

Dawn, Ann. *Silt Is Dear*. Oslo: Ink, 2001.

hooks, bell. *Dues of the Sea*. Oslo: Ink, 2002.

de Soysa, Indra. *Dues of the Land*. Oslo: Ink, 2003.
"""

NEWS = "anonymous1926news"

NOT_ITS_OWN = [
    ("*Post*, “News of the Weirs.”", [NEWS]),
    ("See the *Post*, “News of the Weirs.”", [NEWS]),
    ("“News of the Weirs,” *The Post*, July 19, 1926.", [NEWS]),
    ("*Washington Post*, “News of the Weirs.”", []),  # another newspaper, whose name ends so
    ("“News of the Weirs,” *Kent Herald*, July 19, 1926.", []),  # another newspaper
    ("Kent Herald, “News of the Weirs,” July 19, 1926.", []),  # another one without italics
    ("Ruth Adler, “News of the Weirs.”", []),
    ("See Post, “News of the Weirs.”", [NEWS]),
    ("Sunday Post, “News of the Weirs.”", [NEWS]),  # perhaps its edition of that day
    ("In Oslo, “News of the Weirs” told it.", [NEWS]),
    ("“Weirs Are Shut,” *BC*, July 18, 1923.", ["anonymous1923weirs"]),  # its initials
    ("*Post*, “News of the Weirs,” July 19, 1931.", []),  # another day
    ("“News of the Weirs,” *Post*, accessed July 19, 2011.", [NEWS]),
    ("*Post*, “Weirs.”", [NEWS]),
    ("*Post*, “Salt,” July 19, 1926.", []),  # neither a book *The Post* nor one *Salt*
    ("*The Post*, 4.", []),
    ("Cole, *Post*, 4.", ["cole1999the"]),
    ("At the post, news of the weirs.", []),  # no names
    ("At dawn, silt is dear.", []),
    ("Dawn, *Silt Is Dear*, 3.", ["dawn2001silt"]),
    ("hooks, *Dues*, 3.", ["hooks2002dues"]),  # as she writes her name
    ("de Soysa, *Dues*, 3.", ["soysa2003dues"]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), NOT_ITS_OWN)
def test_what_names_another_newspaper_or_none(note: str, wanted: list[str]) -> None:
    """An article is cited with its own newspaper and year; words in small letters are nobody's name."""
    rows = named([*FULL, note], OTHERS)
    assert [" ".join(row.works) for row in rows["6"] if row.works] == wanted


def test_words_of_a_title_are_no_author_and_no_book() -> None:
    """“[Salt] Gets …” is not *Salt*, and a name within a title has not written what follows in it."""
    rows = named([*FULL, "“The Ruth Adler Talks with Fishers,” 1972."], LIST)
    assert shown(rows["1"]) == ["anonymous1921salt"]
    assert "adler2011talks" not in shown(rows["6"])


TOWNS = [
    entry("minutes", "West Bay"), entry("salt", "Kent"), entry("weirs", "Corak"),
    entry("silt in kent", "Otto"),
]  # fmt: skip
BY_PAGE = Entries(TOWNS, dated=False)

PAGES = [
    ("Corak (“[Salt] of Kent” 3).", True, []),
    ("It rose. “Salt Gets Dear in Kent” (12); Corak, 3.", True, ["weirs"]),
    ("The harbour of Kent was old. “Salt Gets Dear” (12).", True, []),  # in a note, a title
    ("Corak; Kent Chapel (80).", True, ["weirs"]),  # no work by Kent
    ("Kent’s harbour is told of in Salt Gets Dear (6).", True, []),
    ("As Kent says: “Salt gets dear” (12).", False, ["salt"]),
    ("He called it “[Salt] is dear.” It was.", False, []),
]


@pytest.mark.parametrize(("text", "noted", "wanted"), PAGES)
def test_names_in_titles_before_pages(text: str, wanted: list[str], *, noted: bool) -> None:
    """The title before a page in a note says nothing of the author whose name is a word of it."""
    fits = resolve.matching(BY_PAGE, paged.fits)
    keys = {form.id: form.id for form in TOWNS}
    found = author_page.find(text, BY_PAGE, fits, noted=noted)
    rows = [resolve.resolve(item, BY_PAGE, keys, listed=True, fits=paged.fits)[0] for item in found]
    assert [row for row in rows if row] == wanted


def article(key: str, newspaper: str, year: str) -> Attested:
    """Return an article that stands under its newspaper in the list."""
    printed = (Emph((Text(newspaper),)), Text(f". {year}. “{key.title()}.” May 4."))
    made = Reference(Span("x", 1, 1), printed, title=key.title(), container=newspaper, year=year)
    return Attested(key, "x", key, made)


DATED = Entries(
    [
        article("salt", "New York Times", "1933"), article("silt", "Bay Courier", "1934"),
        article("weirs", "Kent Herald", "1935"), article("dams", "Kent Herald", "1935"),
    ]
)  # fmt: skip

YEARS = [
    ("So it is (New York Times 1933).", ["salt"]),
    ("The fair (New York 1933) was large.", []),  # where it was
    ("So it is (see New York, 1933, 3).", []),
    ("So it is (Bay Courier 1934, 3).", ["silt"]),
    ("So it is (the Bay Courier 1934).", ["silt"]),
    ("The *Bay Courier* of 1934 was thick, and Courier 1934 a ship.", []),
    ("So it is (Kent Herald 1935).", []),  # one of two
    ("The fair (Kent 1935) was small.", []),
]


@pytest.mark.parametrize(("text", "wanted"), YEARS)
def test_newspapers_before_years(text: str, wanted: list[str]) -> None:
    """A newspaper in the author's place is cited by its whole name: its first words may be a town."""
    keys = {form.id: form.id for form in DATED.all}
    found = author_date.find(text, DATED, resolve.matching(DATED), comma=False)
    rows = [resolve.resolve(item, DATED, keys, listed=True)[0] for item in found if item.known]
    assert [row for row in rows if row] == wanted


OF_A_BOOK = [
    ("“Salt,” *Dawn*, May 4, 1931.", []),
    ("“Salt,” in *Dawn*, May 4, 1931.", []),
    ("“Salt,” 3.", ["benn1998salt"]),
    ("*Salt*, 3; *West Bay*, 4.", ["benn1998salt", "adler2004west"]),
    ("Benn, “Salt,” 3.", ["benn1998salt"]),
]


@pytest.mark.parametrize(("note", "wanted"), OF_A_BOOK)
def test_an_article_with_the_title_of_a_book(note: str, wanted: list[str]) -> None:
    """What stands in a newspaper is no book, whose title italics would set off."""
    rows = named([*FULL, note], LIST)["6"]
    assert [" ".join(row.works) for row in rows if row.works] == wanted


NAMES_IN_ITALICS = """# Water Before Councils

Jane Doe

## Introduction

So it was (*Dawn*, 1921), as *Dawn* (1921) said. So says Dawn (1921), and so it is (Dawn, 1921). The UNOP (1999)
convention says so, and the Quay (2012) treaty, or the QUAY (2012) accord. It was told there (In Our Time, 1931; Time, 1931; Our Time, 1931).

Table 2. Adapted From Quay (2012).

It rose (Quoted In Quay, 2012). His Dawn (1921) is read, and so are their *Our Quay* (2012) and Haq (1995).

## References

Dawn, P. (1921). *Mills of stone*. River Press.

Haq, M. (1995). *Ports*. River Press.

Quay, A. (2012). *Wind and sand*. River Press.

*Time*. (1931). Salt gets dear in the delta.

Ul Haq, N. (1995). *Salt pans*. River Press.

UNOP. (1999). *Convention on dykes*. UNOP.
"""


def test_names_that_are_those_of_newspapers_bodies_or_titles() -> None:
    """A newspaper in italics is no person of its name; a body has no treaty as a place has; a title may end with one."""
    found = detect(NAMES_IN_ITALICS.replace("UNOP (1999)\n", "UNOP (1999) "))
    made, _ = spec.paper(found, spec.spec(found, "water", "", unsure=True), "water")
    linked, _, _, _ = citations.tied(made)
    rows = [(item.surface, bool(item.works)) for item in linked.citations]
    assert rows == [
        ("Dawn, 1921", False), ("Dawn (1921)", False), ("Dawn (1921)", True), ("Dawn, 1921", True),
        ("UNOP (1999)", True), ("Time, 1931", True), ("Quay (2012)", True), ("Quay, 2012", True),
        ("Dawn (1921)", True), ("Haq (1995)", True),
    ]  # fmt: skip
