"""What the learned reader takes from the form of an entry: quotation marks, italics, dates, the Vancouver style, full notes."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.references.learned.vancouver import authors
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def read(text: str, style: str = "any") -> Reference:
    """Read one entry."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return reading.reference


def named(made: Reference) -> list[str]:
    """Return the authors by the names under which they are cited."""
    return [name.family or name.literal for name in made.authors]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Small AB, de Lange T, Lo Vuolo R. Salt and water. Delta", ["Small ", "de Lange ", "Lo Vuolo "]),
        ("Dijk AJAM van. Salt", ["Dijk "]),
        ("Puente J de la, Hoyo A del, Gries STh, et al. Salt", ["Puente ", "Hoyo ", "Gries "]),
        ("Nozzle R. Anarchy, State and Harbour. Ann Arbor", ["Nozzle "]),
        ("Small AB, Lee C, et al. Salt", ["Small ", "Lee "]),
        ("Small, A. B. Salt", []),  # another style
        ("National Harbour Policy 2015. 2015.", []),  # a title
        ("R Core Team. R: A language", []),  # a body
    ],
)
def test_vancouver_names_end_with_initials(text: str, family: list[str]) -> None:
    """A list of names with initials and without commas inside is read exactly; anything else is left alone."""
    assert [text[start:end] for start, end, _ in authors(text)] == family


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Greder CW, Black EH. The end of the salt. Cell. déc 1987;51(6):887‑98.", ("1987", "Cell", "51", "887‑98")),
        ("Schmid H. Harbours of 2004: Still open? West Delta Politics. 1. Mai 2005;28(3):650–79.", ("2005", "West Delta Politics", "28", "650–79")),
        ("Small A. Salt. BMJ [Internet]. 2012 Mar 4 [cited 2015 May 3];12:e5.", ("2012", "BMJ", "12", "e5")),
        ("Pass S, Watts J. Salt: Who made whom? Water & Delta. 2022;1–58.", ("2022", "Water & Delta", "", "1–58")),
    ],
)  # fmt: skip
def test_what_follows_a_journal_in_vancouver(text: str, wanted: tuple[str, ...]) -> None:
    """The date in any language belongs to no journal, and its day is no volume."""
    made = read(text, "vancouver")
    assert (made.year, made.container, made.volume, made.pages) == wanted


def test_a_book_in_vancouver() -> None:
    """Sentences of a title stay together; editors, edition and imprint are not part of it."""
    made = read(
        "Braud M. La forme des jours. Pour une poétique du journal. 2nd ed. Paris: Éd. du Fleuve; 2006.",
        "vancouver",
    )
    assert made.title == "La forme des jours. Pour une poétique du journal"
    assert (made.place, made.publisher, made.year) == ("Paris", "Éd. du Fleuve", "2006")
    part = read(
        "Falk J, Schu S. Der Fluss. In: Klein HD, Kaase M, editors. Fluss und Wähler: Studien. Wiesbaden: Delta; 1994. p. 161–213.",
        "vancouver",
    )
    assert (part.title, part.container) == ("Der Fluss", "Fluss und Wähler: Studien")
    assert [name.family for name in part.editors] == ["Klein", "Kaase"]


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        (
            "Constitution of Dilmun (1973). https://example.org/constitution.pdf",
            "Constitution of Dilmun",
            "1973",
        ),
        ("The Harbour Companies Act 2017 (2017).", "The Harbour Companies Act 2017", "2017"),
        ("The Salt Statistics Act, 1942 (1942).", "The Salt Statistics Act, 1942", "1942"),
    ],
)
def test_a_law_has_no_author_and_no_volume(text: str, title: str, year: str) -> None:
    """Where nothing follows the year, the words before it are the title; a year in it is no volume."""
    made = read(text, "apa")
    assert (made.title, made.year, made.volume, named(made)) == (title, year, "", [])


@pytest.mark.parametrize("undated", ["n.d.-a", "n.d.", "s. f.", "o. J."])
def test_words_for_a_missing_date_are_neither_author_nor_title(undated: str) -> None:
    """The words "n.d." and their letter, in several languages, stand for the year."""
    made = read(f"Government of Dilmun. ({undated}). *Harbour Updates*. https://example.org/updates", "apa")
    assert (named(made), made.title, made.year) == (["Government of Dilmun"], "Harbour Updates", "n.d.")


@pytest.mark.parametrize("date", ["o. J.-b", "ohne Datum b", "zonder datum-b"])
def test_a_missing_date_is_no_day_of_access(date: str) -> None:
    """Its letter belongs to it, and the year in which a page was seen is no date of the work."""
    made = read(
        f"DKB. ({date}). *Mann am Wehr*. Abgerufen 5. September 2012, von http://dkb.example/wehr/", "apa"
    )
    assert (named(made), made.year, made.letter, made.title) == (["DKB"], "n.d.", "b", "Mann am Wehr")
    made = read(
        "DKB. (2010b). *Wehr (o. J.)*. Abgerufen 5. September 2012, von http://dkb.example/wehr/", "apa"
    )
    assert (made.year, made.letter) == ("2010", "b")


def test_no_year_is_invented() -> None:
    """Neither the year of a title nor that of a visit is the date of a work."""
    made = read(
        'WTO, "Salt Statistical Review 2022," accessed August 1, 2023, https://example.org/review.pdf.',
        "chicago-notes",
    )
    assert made.year == ""


@pytest.mark.parametrize(
    "body", ["R Core Team", "UN Women", "Dilmun Stock Exchange", "Bundesregierung der Flussrepublik"]
)
def test_a_body_is_named_whole(body: str) -> None:
    """A body is not read as a person with its last word as family name."""
    assert named(read(f"{body} (2018) *Salt: A survey*. Delta: Harbour Press.", "harvard")) == [body]


def test_italics_and_quotation_marks_hold_a_title_together() -> None:
    """A title of several sentences ends where its italics end, a quoted one where it is closed."""
    made = read("Adam, E. (2009). *Dilmun, ¿un país de sal? Estudio primero*. Canal Siete.", "apa")
    assert made.title == "Dilmun, ¿un país de sal? Estudio primero"
    made = read(
        "Torres, S. (2007) «Pobreza», en S. Campo (ed.) *Población y sal en Dilmun. Una historia*. Buenos Aires: Delta.",
        "harvard",
    )
    assert (made.title, made.container) == ("Pobreza", "Población y sal en Dilmun. Una historia")


@pytest.mark.parametrize(
    ("text", "family", "title", "container", "volume"),
    [
        ("David Rost y Eric Harris, «La clase social», *Sociedades del Delta* 9, n.º 3 (2007): 459-90.", ["Rost", "Harris"], "La clase social", "Sociedades del Delta", "9"),
        ("Mark Frank, „Wie Wahlen am Fluss entstehen“, *Politik am Delta* 2, Nr. 3 (Oktober 2001): 316.", ["Frank"], "Wie Wahlen am Fluss entstehen", "Politik am Delta", "2"),
    ],
)  # fmt: skip
def test_full_notes_of_other_languages(
    text: str, family: list[str], title: str, container: str, volume: str
) -> None:
    """Names joined by another word than “and”, and other quotation marks, are read as English ones are."""
    made = read(text, "chicago-notes")
    assert (named(made), made.title, made.container, made.volume) == (family, title, container, volume)


def test_a_remark_is_no_full_note() -> None:
    """A sentence with a year is no work."""
    assert (
        reader.read_entry(
            parse("This argument was made in the debate of 1998, and again later."), "chicago-notes", HERE
        )
        == ()
    )


@pytest.mark.parametrize(("pages", "wanted"), [("459–90", ("459–90", "")), ("459–60", ("", "459–60"))])
def test_a_long_range_is_where_the_work_stands(pages: str, wanted: tuple[str, str]) -> None:
    """A chapter cited with a long range is cited whole; a short range is what is cited of it."""
    made = read(
        f"Ana Holm, “Salt at the Sluice,” in *Rivers of Dilmun*, ed. Bo Teng (Delta: Harbour Press, 2003), {pages}.",
        "chicago-notes",
    )
    assert (made.pages, made.locator) == wanted


@pytest.mark.parametrize(
    ("head", "families", "et_al"),
    [
        ("Van Dale, Ann, en Bo Zilver.", ["Van Dale", "Zilver"], False),
        ("van Dale, Ann, en Bo van der Zilt.", ["Dale", "Zilt"], False),
        ("Berg, Ola, och Eva Lind.", ["Berg", "Lind"], False),
        ("Dale, Ann, e.a.", ["Dale"], True),
        ("Dale, Ann, u. a.", ["Dale"], True),
        ("Dale, A., & al.", ["Dale"], True),
        ("Dale, E.A.", ["Dale"], False),
    ],
)
@pytest.mark.parametrize("style", ["any", "mla"])
def test_names_joined_in_dutch_and_swedish(head: str, families: list[str], et_al: bool, style: str) -> None:
    """The word between two names is no name, and the words for further authors are none."""
    made = read(f"{head} *Zout, brak en water*. 4de dr., Kade, 2004.", style)
    assert ([name.family for name in made.authors], made.et_al) == (families, et_al)
    assert made.title == "Zout, brak en water"


def test_a_word_that_leads_to_a_book_joins_no_names() -> None:
    """In Spanish "en" stands before the book of a chapter, behind a title."""
    made = read(
        "Salas, Ana. “La sal del delta”, en Bruno Rey (ed.), *Agua y sal*. Quito: Muelle, 2004, pp. 3–9.",
        "any",
    )
    assert (named(made), made.title, [name.family for name in made.editors]) == (
        ["Salas"],
        "La sal del delta",
        ["Rey"],
    )
    made = read("Salas, Ana. *Vivir, en Buenos Aires*. Quito: Muelle, 2004.", "any")
    assert (named(made), made.title) == (["Salas"], "Vivir, en Buenos Aires")
