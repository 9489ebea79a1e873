"""Works that a sentence lists by their authors alone (MLA), and dates in the words of the list."""

from __future__ import annotations

import pytest

from edition.citations import author_date, author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.citations.literal_dates import literal_date
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def entry(key: str, *families: str, year: str = "", printed: str = "") -> Attested:
    """Return an entry."""
    names = tuple(Name(family=family, given="Ann") for family in families)
    made = Reference(Span("x", 1, 1), (Text(printed),), authors=names, year=year, title=key.title())
    return Attested(key, "x", key, made)


LISTED = [
    entry("weirs", "Corak"),
    entry("dams", "Black", "Moe"),
    entry("quays", "Roemer"),
    entry("fords", "Lamba", "Holm"),
    entry("tolls", "Rodrik", "Holm"),
    entry("eels", "Chet", "Kline", "Saez"),
    entry("cod", "Berg", "Falk", "Lie"),
    entry("salt", "Paris"),
    entry("silt", "Dale"),
    entry("sand", "Dale"),
]
ENTRIES = Entries(LISTED, dated=False)
KEYS = {form.id: form.id for form in LISTED}

LISTS = [
    ("For reviews, see Corak, Black and Moe, and Roemer.", ["weirs", "dams", "quays"]),
    ("See, for example, Rodrik and Holm, Lamba and Holm, and Black and Moe.", ["tolls", "fords", "dams"]),
    ("Canonical models like Corak, Black and Moe, and Roemer often stress it.", ["weirs", "dams", "quays"]),
    ("We use estimates from Chet, Kline, and Saez.", ["eels"]),
    ("It is summarized in Black and Moe.", ["dams"]),
    ("It is summarized in Corak, Berg et al., and Roemer.", ["weirs", "cod", "quays"]),
    (
        "They lauded a study by Black and Moe, claiming that it showed this.",
        [],
    ),  # a mention, which its citation follows
    (
        "Einen Überblick liefern Black und Moe, Berg u. a., Corak und Roemer.",
        ["dams", "cod", "weirs", "quays"],
    ),
    ("Für Beispiele siehe Black und Moe, Corak, Berg u. a. und Roemer.", ["dams", "weirs", "cod", "quays"]),
    ("Sobre isto, ver Corak, Black e Moe e Roemer.", ["weirs", "dams", "quays"]),
    ("Foram ver Corak, Black e Moe e Roemer na praia.", []),
    ("For this, see Corak as well as Black and Moe.", ["weirs", "dams"]),
    ("See Corak’s house, Roemer, and others.", []),
    ("As shown by Corak and Roemer (*A Third Work*), it fell.", []),  # whose work the bracket names
    ("As claimed by Corak and Roemer (*A Third Work*), it fell.", []),
    ("As claimed by Corak and Roemer (see below), it fell.", ["weirs", "quays"]),
    ("Books were published in Paris and Roemer.", []),
    ("Painters like Corak, Roemer, and Paris met.", []),
    ("An analysis of Corak, Roemer, and Paris must begin here.", []),
    ("See Corak, Dale, and Roemer.", []),  # two works by Dale
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_lists_of_works_by_their_authors(text: str, wanted: list[str]) -> None:
    """Commas and "and" part works as the paper's list has them; persons, places and doubtful names cite nothing."""
    found = author_page.find(text, ENTRIES, resolve.matching(ENTRIES, paged.fits))
    works = [resolve.resolve(item, ENTRIES, KEYS, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


LITERAL = [
    entry("opium", "Trick", year="2018", printed="Trick, A. (Januarary 4th, 2018). Opium."),
    entry("coup", "Ding", year="", printed="Ding, A. (07-Jun-2017). Coup."),
    entry("bare", "Gedd", year="1990", printed="Gedd, Ann. 1990/Ed. “Bare.”"),
    entry("usual", "Small", year="2018", printed="Small, A. (2018, March 4). Usual."),
]
DATED = Entries(LITERAL)
DATES = [
    ("So it was (Roe, 1901; Trick, Januarary 4th, 2018).", ["opium"]),
    ("So it was (Ding, 07-Jun-2017).", ["coup"]),
    ("So it was (Gedd, 1990/Ed).", ["bare"]),
    ("So it was (Trick, January 9, 2018).", []),  # another date: an interview, perhaps
    ("So it was (Small, March 4, 2018).", []),
    ("On Januarary 4th, 2018, Trick spoke.", []),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_dates_in_the_words_of_the_list(text: str, wanted: list[str]) -> None:
    """A date that only the list prints in this form cites its entry; a date of the usual form does not."""
    found = author_date.find(text, DATED, resolve.matching(DATED))
    keys = {form.id: form.id for form in LITERAL}
    works = [resolve.resolve(item, DATED, keys, listed=True)[0] for item in found if item.known]
    assert [work for work in works if work] == wanted


def test_only_an_unusual_date_is_literal() -> None:
    """The dates of styles are none."""
    printed = ("(2018, March 4)", "(2018)", "(n.d.)", "(2018a)", "(2018–2019)", "(forthcoming)")
    assert [literal_date(entry("x", "Roe", printed=f"Roe, A. {date}. Salt.")) for date in printed] == [""] * 6
