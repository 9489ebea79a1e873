"""What belongs together across the papers: cases, and what a person read in the papers and in the editors' data."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

import toy
from edition.across import addresses
from edition.across.given import Answers, Given, Indexed, Sound
from edition.across.papers import Papers
from edition.across.subjects.page import query
from edition.across.subjects.relations import Relations, related
from edition.across.subjects.said import said
from edition.across.terms.places import Located, locate
from edition.data.chronology import Chronology, Event, Place, Theme
from edition.data.claims import Claims, Fact, Statement, Topic
from edition.data.terms import IndexTerms, Subentry, Term, TermException, TermPlaces
from edition.model.works import Citation
from edition.pages.said import Said
from edition.pipeline.build import Build
from edition.text.places import Passage, Places

TEXTS = {
    "north": {
        "p1": "The port of Gwadar opened in 2001. Trade is another matter. Trade grew, and trade fell.",
        "p2": "The gulf has many ports.",
    },
    "south": {"p1": "It was in 2003 that Gwadar was opened, after Small (2015), not by Rose of Sharon."},
}


def known() -> Places:
    """Return the places of two papers."""
    return {
        slug: {anchor: Passage(slug, anchor, "text", "", text) for anchor, text in texts.items()}
        for slug, texts in TEXTS.items()
    }


GWADAR = Term("gwadar", "Gwadar", "place", ("Gwadar",))
TRADE = Term("trade", "trade", "concept", ("trade",))
ROSE = Term(
    "rose", "Rose, Gideon", "person", ("Rose",), exceptions=(TermException("Rose of Sharon", "A plant."),)
)
HARBOURS = Term("harbours", "harbours", "concept", ("port", "ports"), includes=("gulf",))
GULF = Term("gulf", "Gulf", "place", ("gulf",), subentries=(
    Subentry("coast of", places=(TermPlaces("north", ("p2",)),)),))  # fmt: skip

OPENING = Fact("opening", "ports", "Year of the opening", "differ", "", (
    Statement("north", "p1", "The port of Gwadar opened in 2001", "2001"),
    Statement("south", "p1", "It was in 2003 that Gwadar was opened", "2003"),
))  # fmt: skip
PLANT = Fact("plant", "ports", "Who opened it", "agree", "", (
    Statement("south", "p1", "not by Rose", "not Rose"),
    Statement("north", "p2", "The gulf has many ports.", "not Rose"),
), terms=("trade",))  # fmt: skip
OPENED = Event("opened", "2001", "The harbour opens", "ports", (Place("north", "p1", "opened in 2001"),))
FALLEN = Event("fallen", "2001", "Fall", "ports", (Place("north", "p1", "trade fell"),))


def given(*terms: Term) -> Given:
    """Return the data above, with these terms."""
    places = known()
    papers = Papers({}, [], places)
    data = IndexTerms(terms=terms)
    located, _ = locate(data, places)
    return Given(
        Sound(Answers(), papers),
        Sound(Claims((Topic("ports", "Ports"),), (OPENING, PLANT)), papers),
        Sound(Chronology((Theme("ports", "Ports"),), (OPENED, FALLEN)), papers),
        Sound(Indexed(data, located), papers),
    )


def together(*terms: Term, citations: tuple[Citation, ...] = ()) -> Relations:
    """Return what belongs together in the data above."""
    return related(given(*terms), {"north": citations})


def test_a_term_belongs_to_the_words_that_name_it() -> None:
    """Trade is in the paragraph of the opening, and not in its words; the event of the fall quotes it."""
    found = together(GWADAR, TRADE)
    assert found.facts.back["opening"] == ("gwadar",)
    assert found.events.back == {"fallen": ("trade",)}


def test_a_term_that_editors_add() -> None:
    """No word of the fact names trade; the editors say that it is about it."""
    assert together(TRADE).facts.forth == {"trade": ("plant",)}


def test_an_exception_holds_for_a_part_of_its_words() -> None:
    """The quotation “not by Rose” ends in the midst of “Rose of Sharon”, which is no person."""
    assert together(ROSE).facts.forth == {}


def test_what_a_term_includes() -> None:
    """Each place of harbours counts for the gulf, here as in the index; the rarest term stands first."""
    found = together(HARBOURS, GULF)
    assert found.facts.back["opening"] == ("gulf", "harbours")


def test_a_fact_and_an_event_share_words() -> None:
    """“opened in 2001” is a part of the fact's quotation; “trade fell” only stands in the same paragraph."""
    assert together().quoted.forth == {"opening": ("opened",)}


def test_works_cited_where_a_term_is_named() -> None:
    """The sentence that cites the work names Gwadar; another sentence of the paragraph does not count."""
    sentence = TEXTS["south"]["p1"]
    first = Citation("south", "p1", "Small (2015)", ("small2015china",), 1, 1, sentence=sentence)
    other = Citation("north", "p1", "Wolf", ("wolf2020china",), 1, 1, sentence="Trade is another matter.")
    found = together(GWADAR, citations=(first, first, other))
    assert found.works == {"gwadar": (("small2015china", 2),)}


def remarks(slug: str, *terms: Term) -> dict[str, list[str]]:
    """Return what is said of the places of a paper, in words."""
    found = said(given(*terms), {"north": "North", "south": "South"})
    return {item.anchor: [words(item, place) for place in range(len(item.remarks))] for item in found[slug]}


def words(item: Said, place: int) -> str:
    """Return one remark in words."""
    remark = item.remarks[place]
    note = f" ({remark.note})" if remark.note else ""
    return " ".join(filter(None, (remark.sign, remark.lead, remark.title))) + note


def test_what_is_said_of_a_place() -> None:
    """The other side of a fact; an event; a term that the paragraph names three times, and none that it names once."""
    assert remarks("north", GWADAR, TRADE)["p1"] == [
        "≠ South ¶1 Year of the opening (here 2001, there 2003)",
        "2001: Fall",
        "2001: The harbour opens",
        "trade",
    ]


def test_a_divided_term_has_the_main_places_of_its_aspects() -> None:
    """The gulf is divided; its aspect has a place that was chosen by reading."""
    assert remarks("north", GULF)["p2"] == ["= South ¶1 Who opened it (not Rose)", "Gulf: coast of"]


def test_addresses_never_move() -> None:
    """They were published so."""
    assert addresses.of_term("nuclear-agreement") == "terms/m-o.html#nuclear-agreement"
    assert [addresses.of_term(name).partition("#")[0] for name in ("cpec", "zia-ul-haq", "9-11")] == [
        "terms/a-c.html",
        "terms/v-z.html",
        "terms/0-9.html",
    ]
    where = addresses.Where()
    assert where.of_fact("cpec-launch") == "claims.html#fact-cpec-launch"
    assert where.of_event("cpec-2") == "chronology.html#cpec-2"


@pytest.mark.parametrize(
    ("name", "code", "content"),
    [
        (
            "claims.yaml",
            "CLM005",
            {"topics": [{"id": "t", "label": "T"}], "facts": [{
                "id": "f", "topic": "t", "subject": "S", "verdict": "agree", "note": "N.", "terms": ["gwader"],
                "statements": [{"paper": "toy", "place": "p1", "quote": word, "value": "v"} for word in ("One", "two")],
            }]},
        ),
        (
            "chronology.yaml",
            "CHR007",
            {"themes": [{"id": "t", "label": "T"}], "events": [{
                "id": "e", "date": "1947", "title": "E", "theme": "t", "terms": ["gwader"],
                "places": [{"paper": "toy", "at": "p1", "quote": "in 1947"}],
            }]},
        ),
    ],
)  # fmt: skip
def test_an_unknown_term(tmp_path: Path, name: str, code: str, content: object) -> None:
    """A misspelt term is an error, not a link that is silently missing."""
    root = toy.corpus(tmp_path, "One and two in 1947.\n", expected={**toy.COUNTS, "paragraphs": 1})
    (root / "corpus" / name).write_text(yaml.safe_dump(content), "utf-8")
    assert [item.code for item in toy.built(root).found if item.severity == "error"] == [code]


def row(page: str, anchor: str) -> str:
    """Return what the list at the end of a paper's page says of a place, as words."""
    line = next(line for line in page.splitlines() if line.startswith(f'<li id="said-{anchor}"'))
    return " ".join(re.sub(r"<[^>]*>", " ", line).split())


def test_paragraph_6_of_kanwal(made: Build) -> None:
    """It has CPEC begin in 2015, where “Balancing Act” says 2013 in paragraphs 1 and 4; it speaks of its benefits."""
    page = made.pages["papers/kanwal-strategic-balancing.md"]
    told = row(page, "p6")
    assert (
        "≠ differs from [Pakistan’s “Balancing Act”] ¶1, ¶4 on When CPEC began (here 2015, there 2013)"
        in told
    )
    assert "2015: The China–Pakistan Economic Corridor begins" in told
    assert "China–Pakistan Economic Corridor (CPEC): benefits for Pakistan" in told
    assert 'href="../claims/cpec.html#fact-cpec-launch"' in page


def subject(made: Build, term: str) -> str:
    """Return the part of a term's page that is about it, as words."""
    page = made.pages[addresses.file_of_term(term)]
    part = page[page.index(f'<section class="subject" id="{term}"') :].partition("</section>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split())


def test_what_the_edition_knows_about_the_nuclear_agreement(made: Build) -> None:
    """Read in the data: five facts speak of it (two of them as “the agreement”), and five events, of 2005 to 2011."""
    told = subject(made, "nuclear-agreement")
    for fact in (
        "Year of the agreement",
        "What the agreement opened, and to whom",  # the editors add the term
        "Effect of the agreement on Pakistan’s position",
        "When Pakistan objected to the agreement",
        "Whether Pakistan was offered the same",
    ):
        assert fact in told
    for event in (
        "July 2005 Civil nuclear agreement between India and the United States",
        "March 2006 Pakistan’s Ministry of Foreign Affairs warns of nuclear asymmetry",
        "2008 Congress ratifies the civil nuclear agreement with India",
        "2011 Pakistan criticises the nuclear accord again",
    ):
        assert event in told
    assert "Nuclear cooperation of China with Pakistan" not in told
    assert "to its advantage : Yousaf & Ma, Drive ¶20" in told


@pytest.mark.slow
def test_every_term_has_its_address(root: Path, made: Build) -> None:
    """Each heading of the index leads to its part of a page, and each part back to the index; A to C are three pages."""
    index = "".join(text for path, text in made.pages.items() if path.startswith("index-of-terms/"))
    terms = yaml.safe_load((root / "corpus" / "index-terms.yaml").read_text("utf-8"))["terms"]
    for term in terms:
        if "variants" in term:
            page, _, anchor = addresses.of_term(term["id"]).partition(".html#")
            assert f'id="{anchor}"' in made.pages[f"{page}.md"]  # as it was published
            now = f"terms/a-c/{anchor[0]}" if anchor[0] in "abc" else page
            assert f'<strong><a href="../{now}.html#{anchor}">' in index
            assert f'<section class="subject" id="{anchor}"' in made.pages[f"{now}.md"]


def test_facts_and_events_lead_to_each_other(made: Build) -> None:
    """The year of the treaty is stated in the words that date it; both name the treaty as their term."""
    claims, chronology = made.pages["claims/china.md"], made.pages["chronology.md"]
    fact = claims[claims.index('id="fact-treaty-2005-date"') :].partition("</article>")[0]
    event = chronology[chronology.index('id="friendship-treaty"') :].partition("<li id=")[0]
    assert 'href="../chronology.html#friendship-treaty"' in fact
    assert 'href="claims/china.html#fact-treaty-2005-date"' in event
    for page in (fact, event):
        assert f'{addresses.of_term("friendship-treaty")}"' in page


def test_counts_of_places() -> None:
    """How often a place names a term is counted; exceptions are not."""
    located, _ = locate(IndexTerms(terms=(TRADE, ROSE)), known())
    assert located["trade"].times == {("north", "p1"): 3}
    assert located["rose"] == Located()


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (
            ("nuclear accord", "Indo-US nuclear accord", "pact"),
            "pact, nuclear accord",
        ),  # the second has the first
        (("Claude Jr., Inis L.",), ""),  # a comma would part it
        (("Rose",), "Rose&case=1"),  # not the verb
        (("Afghan", "Afghanistan"), "Afghan, Afghanistan&case=1"),  # other words
        (("a b c", "d e", "f", "g", "h", "i", "j"), "f, g, h, i, j, d e"),  # six at most, the shortest
    ],
)
def test_the_question_to_the_concordance(forms: tuple[str, ...], wanted: str) -> None:
    """A comma separates forms; each is asked for once."""
    words, _, case = wanted.partition("&")
    asked = query(Term("t", "T", "concept", forms))
    assert asked == (urlencode({"q": words}) + (f"&{case}" if case else "") if words else "")
