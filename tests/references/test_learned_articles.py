"""What italics, the words before numbers and initials leave no doubt about, whatever the labels say."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.model.works import Reference
from edition.references import reader
from edition.references.fields import flat
from edition.references.learned import articles, heads
from edition.references.learned.tokens import tokens, without_marks
from edition.text.markup import parse

HERE = Span("toy.txt", 1, 1)


def read(text: str, style: str = "numbered") -> Reference:
    """Read one entry."""
    (reading,) = reader.read_entry(parse(text), style, HERE)
    return reading.reference


def labelled(text: str, labels: dict[str, str]) -> dict[str, str]:
    """Return the labels of the words of an entry, given some of them (others are “O”), as corrected."""
    plain, italic = without_marks(flat(parse(text)))
    found = tokens(plain, italic)
    before = [labels.get(token.text, "O") for token in found]
    after = articles.corrected(plain, found, heads.corrected(plain, found, before))
    return {token.text: name for token, name in zip(found, after, strict=True)}


@pytest.mark.parametrize(
    ("tail", "numbers"),
    [
        (", *36*(1), 51–57.", {"36": "V", "1": "I", "51": "P"}),
        (" 2003, *36* (1), 51–57.", {"2003": "Y", "36": "V", "51": "P"}),
        (" 36, 51–57 (2003).", {"36": "V", "51": "P"}),
        (" 36, no. 1 (2003): 51–57.", {"36": "V", "1": "I", "2003": "Y", "51": "P"}),
        (" 36 (October): 51–57.", {"36": "V", "51": "P"}),
        (", vol. 36, no. 1897, 2019.", {"36": "V", "1897": "I", "2019": "Y"}),
        (", vol. 2008, no. 10, p. P10008, 2009.", {"2008": "V", "10": "I", "P10008": "P"}),
        (", 2001, pp. 51–57.", {"2001": "Y", "51": "P"}),
        (". Published online 2001:51-57.", {"2001": "Y", "51": "P"}),
    ],
)
def test_italics_before_numbers_are_a_journal(tail: str, numbers: dict[str, str]) -> None:
    """What was labelled as one title is a title and a journal; its numbers are what their signs say."""
    text = f"Small, A. B. Who keeps the sluice? *Salt: Rivers and Politics*{tail}"
    words = dict.fromkeys(("Who", "keeps", "the", "sluice", "?", "Salt", "Rivers", "Politics"), "T")
    made = labelled(text, {**words, "Small": "a", "A": "b", "B": "b"})
    assert [made[word] for word in ("keeps", "?", "Salt", "Politics")] == ["T", "T", "C", "C"]
    assert {number: made[number] for number in numbers} == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Small, A. B. *Who keeps the sluice*, 36(1), 51–57.",  # nothing but names before it
        "Small, A. B. Growth of the salt reed *Arundo salina* 36, 51–57 (2003).",  # a name inside a title
        "Small, A. B. Who keeps the sluice. *Salt and Rivers*. Delta Press, 2003.",  # no numbers
    ],
)
def test_other_italics_stay_as_labelled(text: str) -> None:
    """A book, a species and a series are no journals."""
    words = (
        "Who",
        "keeps",
        "the",
        "sluice",
        "Growth",
        "of",
        "salt",
        "reed",
        "Arundo",
        "salina",
        "Salt",
        "Rivers",
    )
    assert "C" not in labelled(text, {**dict.fromkeys(words, "T"), "Small": "a"}).values()


def test_a_book_behind_in_and_its_numbers() -> None:
    """In Nature, “in” leads to a book, whose volume stands before the pages without a sign."""
    made = read(
        "Teng, B. Tides. in *Proceedings of the workshop on sluices* vol. 3 41–46 (Delta Press, 2001)."
    )
    assert (made.title, made.container) == ("Tides", "Proceedings of the workshop on sluices")
    assert (made.volume, made.pages, made.year) == ("3", "41–46", "2001")
    made = read(
        "Teng, B. Salt and tides. in *Papers on rivers* (eds Roe, J. & Poe, E.) 9–17 (Delta Press, 1980)."
    )
    assert (made.volume, made.pages, [name.family for name in made.editors]) == ("", "9–17", ["Roe", "Poe"])


@pytest.mark.parametrize(
    ("text", "families", "title"),
    [
        ("Salt Franzoni, J. Welfare in the Delta: An inquiry. *Tides* 5, 67–100 (2008).", ["Salt Franzoni"], "Welfare in the Delta: An inquiry"),
        ("Van de Meer, D. & Roe, Th. Trade, Salt, and Dikes. *Tides* 5, 3–57 (1987).", ["Van de Meer", "Roe"], "Trade, Salt, and Dikes"),
        ("Puente, J. de la, Roe, A. & Soto Diques, P. de. The pointed sluice. *Tides* 5, 3–7 (1987).", ["Puente", "Roe", "Soto Diques"], "The pointed sluice"),
    ],
)  # fmt: skip
def test_names_end_with_the_last_initial(text: str, families: list[str], title: str) -> None:
    """Several family names, particles and initials of two letters are names; the title begins behind the last."""
    made = read(text)
    assert ([name.family for name in made.authors], made.title) == (families, title)


def test_initials_first() -> None:
    """In IEEE, all before a quotation mark or italics is names; editors are told by “Eds.”."""
    made = read(
        "W. Van Dijk, F. Roe, and T. Th. Poe, Eds., *The Legitimacy of Dikes: Attitudes*. Delta Press, 2017.",
        "ieee",
    )
    assert ([name.family for name in made.editors], made.authors) == (["Van Dijk", "Roe", "Poe"], ())
    made = read("J. Salt Franzoni, “Welfare in the Delta,” *Tides*, vol. 5, no. 2, pp. 67–100, 2008.", "ieee")
    assert [(name.family, name.given) for name in made.authors] == [("Salt Franzoni", "J.")]


def test_a_name_with_one_initial_may_go_on() -> None:
    """“Tay, J. Kenneth, Bo Teng, and …” has more given names behind the initial."""
    made = read(
        "Tay, J. Kenneth, Bo Teng, and Tom Roe. “Paths of Salt.” *Tides* 106, no. 1 (2023): 1–31.",
        "chicago-bibliography",
    )
    assert [name.family for name in made.authors] == ["Tay", "Teng", "Roe"]
    assert made.title == "Paths of Salt"


@pytest.mark.parametrize(
    ("text", "style", "title", "container"),
    [
        ("Roe P, Poe J. “A confession of salt”: Deaths by dikes in the delta, 1855–1949. The History of Water. 2015;20(3):320–44.", "vancouver", "“A confession of salt”: Deaths by dikes in the delta, 1855–1949", "The History of Water"),
        ('Roe P. "Were ships present?" A question revisited. The History of Water. 2007;12(1):43–9.', "vancouver", "“Were ships present?” A question revisited", "The History of Water"),
        ('Oey EM. "Psycho-salt" in Dilmun: An areal feature. Linguistics of the Delta Area. 1990;13(1):141–58.', "vancouver", "“Psycho-salt” in Dilmun: An areal feature", "Linguistics of the Delta Area"),
        ("Bila, S. (1996) «Is salt a science?» Disponibile su: http://example.org/salt.html.", "harvard", "Is salt a science?", ""),
        ("Boehm, U., y J. C. Howard. 1997. «Responses to salt.» *Annual review of tides* 15 (enero): 749-95.", "chicago-author-date", "Responses to salt", "Annual review of tides"),
        ("Roe, M., and B. Teng. 2019. “The Salt Code: Developments.” *Journal of Tides: Conference Series* 1623 (October): 012021.", "chicago-author-date", "The Salt Code: Developments", "Journal of Tides: Conference Series"),
        ("Roe, S. and Poe, K. (1999) ‘Aspects of the “third tide” of the delta’, Tides and Rivers, 30(4), p. 136.", "harvard", "Aspects of the “third tide” of the delta", "Tides and Rivers"),
        ("Roe, A. (1999) ‘The farmers’ and fishers’ salt’, Tides, 30(4), p. 136.", "harvard", "The farmers’ and fishers’ salt", "Tides"),
        ("1914-1918: Der Krieg im Spiegel der Zeitungen. https://example.org/ (2019).", "numbered", "1914-1918: Der Krieg im Spiegel der Zeitungen", ""),
    ],
)  # fmt: skip
def test_quotation_marks_inside_titles(text: str, style: str, title: str, container: str) -> None:
    """Marks around some words of a title do not end it; an address, a month and two years are no part of another field."""
    made = read(text, style)
    assert (made.title, made.container) == (title, container)


def test_vancouver_names_and_bodies() -> None:
    """Three initials are no acronym; “et al.” is no part of a body's name; an editor behind a title belongs to it not."""
    made = read("Mijs JJB. The paradox of salt. Tidal Review. 2021 Jul;19(1):7–35.", "vancouver")
    assert [(name.family, name.given) for name in made.authors] == [("Mijs", "J. J. B.")]
    made = read("World Water Organization et al. Injuries by salt: The facts 2014. 2014.", "vancouver")
    assert [name.literal for name in made.authors] == ["World Water Organization"]
    made = read("Vick JA, Smith KW. The decline of tides, editorFox T. Ibis. 2014;156(1):1–22.", "vancouver")
    assert (made.title, made.container) == ("The decline of tides", "Ibis")
    made = read("Enoch D. Is salt interesting? In. Delta University Press; 2019. p. 65–86.", "vancouver")
    assert made.title == "Is salt interesting?"
    made = read("Free Water Foundation. GNU Sluices. (2023).")
    assert ([name.literal for name in made.authors], made.title) == (["Free Water Foundation"], "GNU Sluices")
