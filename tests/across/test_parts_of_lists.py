"""How lists across the papers are divided: the names of their parts, and where published addresses lead."""

from __future__ import annotations

from edition.across.addresses import Where
from edition.across.chronology import parts as chronology_parts
from edition.across.subjects import parts as subject_parts
from edition.across.terms import aside
from edition.across.terms.places import Located


def test_terms_are_divided_within_the_letters_of_their_page() -> None:
    """A page of three letters has a part for each, not for ranges that it does not have; figures are one part."""
    assert subject_parts.under("china")[:3] == ("c", "ca-cm", "ch-cm")
    assert subject_parts.under("cpec")[:3] == ("c", "cn-cz", "cn-ct")
    assert all(name[0] == name.partition("-")[2][:1] for name in subject_parts.under("china") if "-" in name)
    assert subject_parts.under("9-11") == ("other",)


def test_parts_of_the_chronology_are_named_as_one_says_them() -> None:
    """A decade, a year, and a year that alone fills several pages."""
    assert [chronology_parts.name(part) for part in ("1990s", "1995", "1995-2")] == [
        "1990s",
        "1995",
        "1995 (2)",
    ]


def test_an_address_that_was_published_leads_to_the_part() -> None:
    """What editors wrote before the list was divided still answers; what they wrote of other pages stays."""
    where = Where(
        questions={"china": "synopsis/china.html#china"},
        terms={"cpec": "terms/a-c/c.html#cpec"},
        events={"kargil": "chronology/1990s.html#kargil"},
    )
    assert where.now("synopsis.html#china") == "synopsis/china.html#china"
    assert where.now("terms/a-c.html#cpec") == "terms/a-c/c.html#cpec"
    assert where.now("chronology.html#kargil") == "chronology/1990s.html#kargil"
    assert where.now("papers/cpec.html#cpec") == "papers/cpec.html#cpec"
    assert where.now("index.html#") == "index.html#"
    assert (where.of_term("rsct"), where.of_question("india")) == (
        "terms/p-r.html#rsct",
        "synopsis.html#india",
    )


def test_many_places_stand_apart() -> None:
    """A term in fifty papers' every paragraph has pages for its places; one in three paragraphs has not."""
    many = {(f"paper-{paper}", f"p{number}") for paper in range(50) for number in range(50)}
    link = aside.apart("water", "", many)
    assert link == aside.Apart("terms/places/water.html", "2,500 places in 50 papers")
    assert aside.apart("water", "", {("one", "p1"), ("one", "p2"), ("two", "p9")}) is None
    assert aside.size(Located(many)) < 1_000 < aside.of_places(many)
    assert aside.page_of("water", "Price of Water") == "terms/places/water--price-of-water"


def test_aspects_in_other_scripts_have_pages_of_their_own() -> None:
    """An address holds none of their letters; nor those of signs."""
    pages = [
        aside.page_of("water", aspect) for aspect in ("Price", "水价", "水权", "Price!", "Цена", "as price")
    ]
    assert len({*pages}) == len(pages)
    assert pages[0] == "terms/places/water--price"
    assert pages[-1] == "terms/places/water--as-price"
