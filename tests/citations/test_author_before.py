"""Pages in brackets (MLA) whose author, or whose title’s author, only the text before tells."""

import pytest

from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span
from edition.model.works import Attested, Name, Reference


def listed(key: str, title: str, family: str, pages: str = "", particle: str = "") -> Attested:
    """Return an entry; without a family name it has no author."""
    names = (Name(family=family, given="Ann", particle=particle),) if family else ()
    return Attested(key, "x", key, Reference(Span("x", 1, 1), (), authors=names, title=title, pages=pages))


ENTRIES = Entries(
    [
        listed("letters", "Letters from the Hills", "Marsh"),
        listed("roads", "Roads", "Marsh"),
        listed("figures", "Figure and Ground", "Marsh"),
        listed("to-a-son", "Letters to a Son", "Cope"),
        listed("grain", "The Price of Grain in the Delta", "Dale"),
        listed("journey", "A Journey", "Hakim", particle="al-"),
        listed("article", "Silt", "Ebert", pages="4-19"),
        listed("trade", "Silt Towns, Mills, and Trade", "Vance"),
        listed("towns", "Silt Towns: A Guide", ""),
        listed("quay", "Quay", "Quay"),
        listed("prizes", "Prizes", "English"),
    ],
    dated=False,
)
KEYS = {form.id: form.id for form in ENTRIES.all}

CASES = [
    # a word that begins a title, where the text has named its author
    ("Marsh was sure. Elsewhere she is less so (Roads 33).", ["roads"]),
    ("Marsh was sure. Elsewhere she is less so (Letters 33–34).", ["letters"]),
    ("Dale was sure. It rose again (Price of Grain 33).", ["grain"]),
    ("Marsh was sure, Cope was not. Some are less so (Letters 33).", []),  # either wrote some
    ("She is less so (Roads 33).", []),
    ("Marsh drew it. It is there (Figure 3).", []),
    ("Marsh flew with Roads 33. It was so (Roads 33).", []),
    ("Marsh was sure (Roads 33). It was so (Roads 33).", ["roads", "roads"]),
    ("Marsh was sure. They were built late (Roads 1999).", []),
    ("Marsh knew Quay. It was so (Quay 33).", ["quay"]),  # a name comes before a title
    # a whole main title, behind the author of another work that begins so
    ("They stand there (Vance 3; “Silt Towns” 5).", ["trade", "towns"]),
    # behind a semicolon, the name that begins the clause
    ("Marsh’s Figure and Ground has it (13); al-Hakim’s book does not (19).", ["figures", "journey"]),
    ("Dale counts nine (46); but Cope gives ten (55).", ["grain", "to-a-son"]),
    ("Dale counts nine (46); unlike Cope, she has none in the north (55).", ["grain"]),
    # an item of an enumeration, behind a bracket or a name; pages one behind the other
    ("It had three ends: (1) the rise of Dale (Dale 4), (2) the fall, and (3) the flood.", ["grain"]),
    ("It had two ends: (1) what was told by Dale, (2) the fall of it.", []),
    ("Dale (45) says so, and Cope (46) agrees.", ["grain", "to-a-son"]),
    # a volume before a page; a paragraph
    ("Cope (2: 113) tells of it, and Dale (II: 4).", ["to-a-son", "grain"]),
    ("The odds were even for Cope (2:1).", []),
    ("Cope came, and the odds were even (2: 3).", []),
    ("“No one came,” writes Ebert (par. 4). So Dale (pars. 3–5).", ["article", "grain"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_author_before(text: str, wanted: list[str]) -> None:
    """Each page leads to the one work that it can mean, else nowhere."""
    out = [
        resolve.resolve(item, list(ENTRIES.all), KEYS, listed=True, fits=paged.fits)[0]
        for item in author_page.find(text, ENTRIES, resolve.matching(ENTRIES, paged.fits))
        if item.locator
    ]
    assert [key for key in out if key] == wanted


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Translations are mine unless the source is cited in English.", []),
        ("See also English.", ["prizes"]),
        ("A good overview is in Dale.", ["grain"]),
    ],
)
def test_a_language_is_no_author(note: str, wanted: list[str]) -> None:
    """A name that is also that of a language does not cite behind “in”."""
    found = author_page.find(note, ENTRIES, resolve.matching(ENTRIES, paged.fits), noted=True)
    assert [
        resolve.resolve(item, list(ENTRIES.all), KEYS, listed=True, fits=paged.fits)[0] for item in found
    ] == wanted
