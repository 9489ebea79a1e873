"""Tests of author–page citations: signs, suffixes, years by hand, titles in titles, names beside their brackets."""

import pytest

from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def listed(
    key: str,
    title: str,
    *people: Name,
    pages: str = "",
    year: str = "",
    printed: str = "",
    more: bool = False,
) -> Attested:
    """Return an entry."""
    content = (Text(printed),) if printed else ()
    made = Reference(
        Span("x", 1, 1), content, authors=people, title=title, pages=pages, year=year, et_al=more
    )
    return Attested(key, "x", key, made)


def name(family: str, given: str, suffix: str = "") -> Name:
    """Return a name."""
    return Name(family=family, given=given, suffix=suffix)


JACK = name("Marsh", "John", "Jr")

ENTRIES = Entries(
    [
        listed("weirs", "Weirs", JACK, printed="Marsh, John, Jr. Weirs. Quay, 1999."),
        listed("dams", "Dams", name("Marsh", "John", "Jr."), printed="Marsh Jr., John. Dams. Quay, 2001."),
        listed("accent", "Fords", name("Páez", "Ann"), more=True),
        listed("plain", "Locks", name("Paez", "Ann"), more=True),
        listed("hyphen", "Tolls", name("Vale", "Juan-Carlos"), more=True),
        listed("blank", "Tides", name("Vale", "Juan Carlos"), name("Roe", "Bo"), more=True),
        listed("article", "Kelp", name("Holm", "Eva"), pages="e1935"),
        listed("book", "A “ New Salt “ Rule", name("Stone", "Ida")),
        listed("quoted", "Ships in the “Salt Bay” Age", name("Reed", "Ola")),
        listed("life", "Ek: A Life", name("Moe", "Una")),
        listed("far", "Reefs", name("Cope", "Ida"), pages="218773"),
        listed("near", "Shelves", name("Cope", "Ida")),
        listed("dated", "Piers", name("Ek", "Per"), year="2017"),
        listed("salt", "Соль", name("Иванов", "Пётр")),
    ],
    dated=False,
)
KEYS = {form.id: form.id for form in ENTRIES.all}

CASES = [
    # a suffix behind a comma in the list is no part of the name that a text prints
    ("(Marsh 3), (Marsh Jr. 4), (Marsh Jr 5)", ["weirs", "dams", "dams"]),
    # signs and hyphens tell namesakes apart
    ("(Páez et al. 3), (Paez et al. 3)", ["accent", "plain"]),
    ("(Juan-Carlos Vale et al. 3)", ["hyphen"]),
    # an entry that prints fewer names before "et al." is the one that a text shortens so
    ("(Vale et al. 3), (Vale, Roe, et al. 3)", ["hyphen", "blank"]),
    # the number of an article is its first page, though it looks like a year
    ("(Holm 1937), (Holm 1985)", ["article", "-"]),
    # marks of quotation within a title, also such as a file has wrong
    ("(Stone, “A “ New Salt “ Rule” 4), (Reed, “Ships in the “Salt Bay” Age”)", ["book", "quoted"]),
    # a title says which of several authors before it is meant
    ("as in Stone and Reed (“Ships in the “Salt Bay” Age”)", ["quoted"]),
    # a year by hand, as other styles have it
    ("(Ek 2017), (Ek 2016)", ["dated", "-"]),
    ("(Ek: ch. 3), (Ek, ch. 3)", ["dated", "dated"]),
    # the same authors in a bracket behind their name: one citation
    ("As described by Ek, it is salt (Ek 12).", ["dated"]),
    ("According to Ek, it is salt. It is a shelf (Ek 12).", ["dated", "dated"]),
    # a page with its label behind a name; behind other words it is that of whoever was spoken of
    ("Ek (p. 12) and Holm (S. 1936) say so. It is “a shelf” (p. 3).", ["dated", "article"]),
    ("Иванов (с. 12) и Ek (pág. 7); (Иванов стр. 12)", ["salt", "dated", "salt"]),
    # the number of an article tells which of two works is meant
    ("(Cope 218775), (Cope 45)", ["far", "-"]),
    # remarks behind names; words that say more are none
    (
        "(Ek, this issue), (Ek, chapter on salt), (Ek version 3.0), (Ek, a farmer)",
        ["dated", "dated", "dated"],
    ),
    # words used as somebody uses them
    ("a shelf (in the sense of Ek), a reef (as in Ek)", ["dated"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_marks_beside_names(text: str, wanted: list[str]) -> None:
    """What is printed beside names tells which work is meant; what tells nothing stays open."""
    found = author_page.find(text, ENTRIES, resolve.matching(ENTRIES, paged.fits))
    rows = [(item, resolve.resolve(item, ENTRIES, KEYS, listed=True, fits=paged.fits)[0]) for item in found]
    made = [key or "-" for item, key in rows]
    assert made == wanted
