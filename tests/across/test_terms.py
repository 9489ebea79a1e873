"""The index of terms: the matching of forms, errors in its data, and places found by reading."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.across.addresses import Where
from edition.across.terms import page as term_page
from edition.across.terms import report
from edition.across.terms.matching import Form, Matcher, tokens
from edition.across.terms.places import Finder, Located, locate
from edition.data import terms as data_terms
from edition.data.terms import IndexTerms, Term, TermException
from edition.pipeline.build import Build, build
from edition.pipeline.read import read_papers
from edition.text import places as text_places
from edition.text.places import Passage, Places


def found(text: str, *phrases: str) -> list[tuple[str, str]]:
    """Return the forms found in a text, each with the characters that it covers."""
    matcher = Matcher(Form(phrase, phrase) for phrase in phrases)
    return [(match.form.phrase, text[match.start : match.end]) for match in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "phrases", "wanted"),
    [
        ("Indian policy in India’s view", ["India"], ["India"]),  # whole words; a possessive is one
        ("realistic Realists", ["realism", "realists"], ["Realists"]),  # without capitals: any case
        ("Fair (2014) is fair", ["Fair"], ["Fair"]),  # with capitals: exactly as written
        (
            "balance-of-power, balance of power",
            ["balance of power"],
            ["balance-of-power", "balance of power"],
        ),
        ("China–Pakistan and China Pakistan", ["China-Pakistan"], ["China–Pakistan", "China Pakistan"]),
        ("good—and bad", ["good and"], []),  # a long dash separates sentences, not words
        ("United\nStates", ["United States"], []),  # cells of a table
        ("U.S.China rivalry, U.S.s, the U.S and us", ["U.S.", "U.S"], ["U.S.", "U.S.", "U.S"]),
        ("post-9/11", ["9/11"], ["9/11"]),
        ("Pakistan's", ["Pakistan’s"], ["Pakistan's"]),  # straight or curly
        ("CP_273_India_Nuclear", ["India"], []),  # a part of an address is not a word
    ],
)
def test_matching(text: str, phrases: list[str], wanted: list[str]) -> None:
    """Forms match whole words, in the required case, across hyphens but not across line breaks."""
    assert [words for _, words in found(text, *phrases)] == wanted


def test_the_longest_form_counts() -> None:
    """A longer form covers its words, and only those."""
    pairs = found("the Indian Ocean and the Indian coast", "Indian", "Indian Ocean", "Ocean")
    assert pairs == [("Indian Ocean", "Indian Ocean"), ("Indian", "Indian")]


def passage(text: str, anchor: str = "p1") -> Passage:
    """Return a paragraph."""
    return Passage("toy", anchor, "text", "", text)


def term(name: str, *variants: str, **options: Any) -> Term:
    """Return a term with its variants."""
    return Term(name, name, "concept", variants, **options)


def test_an_exception_bars_its_own_term_only() -> None:
    """Inside these words the term does not count, but others do; elsewhere it counts."""
    state = term("us", "US", exceptions=(TermException("US $", "The currency."),))
    finder = Finder((state, term("money", "$")))
    names = [match.form.owner.term for match in finder.find(passage("US $ 3, and the US"))]
    assert names == ["money", "us"]


def test_an_exception_may_keep_to_one_place() -> None:
    """An exception for one paragraph does not affect the others."""
    slip = TermException("Australia", "A slip.", "toy", "p2")
    finder = Finder((term("australia", "Australia", exceptions=(slip,)),))
    assert [bool(finder.find(passage("Australia", anchor))) for anchor in ("p1", "p2")] == [True, False]


def known(*texts: str) -> Places:
    """Return paragraphs, by paper and anchor."""
    return {"toy": {f"p{n}": passage(text, f"p{n}") for n, text in enumerate(texts, 1)}}


def test_places_of_included_terms_count() -> None:
    """The war of two states is a place of each; "Indian Ocean" is not a place of India."""
    data = IndexTerms(
        terms=(
            term("war", "Sino-Indian War", includes=("india",)),
            term("ocean", "Indian Ocean"),
            term("india", "India", "Indian"),
        )
    )
    located, findings = locate(data, known("The Sino-Indian War.", "The Indian Ocean.", "India is Indian."))
    assert located["india"].places == {("toy", "p1"), ("toy", "p3")}
    assert located["ocean"].places == {("toy", "p2")}
    assert findings == []


def test_reference_entries_are_no_places() -> None:
    """An entry of the reference list is left out."""
    entry = Passage("toy", "ref1", "reference", "References", "India")
    places = {"toy": {"p1": passage("India"), "ref1": entry}}
    located, _ = locate(IndexTerms(terms=(term("india", "India"),)), places)
    assert located["india"].places == {("toy", "p1")}


def test_runs() -> None:
    """Three consecutive paragraphs or notes are a range, two are not, and lists never are."""
    anchors = ["fn:2", "p9", "p10", "p3", "p4", "p5", "abstract", "list1", "list2", "list3", "fn:1", "fn:3"]
    assert term_page.runs(anchors) == [
        ["abstract"],
        ["p3", "p4", "p5"],
        ["p9"],
        ["p10"],
        ["fn:1", "fn:2", "fn:3"],
        ["list1"],
        ["list2"],
        ["list3"],
    ]


def test_an_entry_that_editors_chose_has_a_link() -> None:
    """A place chosen by the editors may be an entry of a reference list; it comes after the text."""
    places = {("toy", "ref3"), ("toy", "p1")}
    data = IndexTerms(terms=(term("asia", "Asia"),))
    index = term_page.Index(data, {"asia": Located(places)}, {"toy": "Toy"})
    made = dict(term_page.terms_pages(index, Where()))
    page = made["index-of-terms.md"]
    assert page.index('href="papers/toy.html#p1"') < page.index('href="papers/toy.html#ref3"')


def test_order_is_letter_by_letter() -> None:
    """Spaces and punctuation do not count; a comma ends the first part; letters lose their diacritics."""
    headings = ["New Normal", "Newton", "Wæver, Ole", "“do more”", "Amin, Tahir", "Amina", "Čapek"]
    terms = [Term(heading, heading, sort="Waever" if "æ" in heading else "") for heading in headings]
    ordered = [item.heading for item in sorted(terms, key=term_page.order)]
    assert ordered == ["Amin, Tahir", "Amina", "Čapek", "“do more”", "New Normal", "Newton", "Wæver, Ole"]


def test_the_report() -> None:
    """Frequent phrases without a form are listed, the longest first; equally frequent parts are not."""
    data = IndexTerms(terms=(term("asia", "South Asia"),), set_aside=("long term",))
    texts = ["The grand strategy of South Asia in the long term.", "A Grand Strategy, a grand strategy."]
    rows = report.report(data, known(*texts), 2)
    assert [(row.words, row.count, row.papers) for row in rows] == [("grand strategy", 3, 1)]


# --- wrong data ------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "categories": {"project": "Projects", "place": "Places"},
    "terms": [
        {"id": "bri", "heading": "Belt and Road", "category": "project", "variants": ["BRI"]},
        {"id": "asia", "heading": "Asia", "category": "place", "variants": ["Asia"], "see_also": ["bri"]},
        {"id": "obor", "heading": "One Belt", "see": ["bri"]},
    ],
    "abbreviations": [
        {"abbreviation": "BRI", "expansion": "Belt and Road Initiative", "paper": "toy", "anchor": "p1"}
    ],
}
TEXT = "Introduction\n\nThe BRI is the Belt and Road Initiative in Asia.\n"


def codes(tmp_path: Path, **changes: Any) -> list[str]:
    """Build a toy with the data changed; return the codes of the index, each with its line."""
    root = toy.counted(toy.corpus(tmp_path, TEXT))
    path = root / "corpus" / "index-terms.yaml"
    path.write_text(yaml.safe_dump({**GOOD, **changes}, sort_keys=False), "utf-8")
    made = build(root)
    rows = [item for item in made.found if item.span.path == "corpus/index-terms.yaml"]
    assert ("index-of-terms.md" in made.pages) == (not rows)
    whole = changes.keys() & {"papers", "set_aside"}  # lists of words: the place is the file
    assert all(item.span.line > 1 or whole for item in rows)
    return [item.code for item in rows]


def with_term(**changes: Any) -> list[dict[str, Any]]:
    """Return the valid terms with the second changed."""
    return [GOOD["terms"][0], {**GOOD["terms"][1], **changes}, GOOD["terms"][2]]


def test_good_data(tmp_path: Path) -> None:
    """The toy's data are valid, and its page has the term."""
    assert codes(tmp_path) == []


def test_the_categories_are_data(tmp_path: Path) -> None:
    """The page offers those of the file, and says what the index covers in the words of the file."""
    categories = {"project": "Works & projects", "place": "Places"}
    root = toy.counted(toy.corpus(tmp_path, TEXT))
    content = {**GOOD, "categories": categories, "covers": "places and <projects>"}
    (root / "corpus" / "index-terms.yaml").write_text(yaml.safe_dump(content), "utf-8")
    page = build(root).pages["index-of-terms.md"]
    assert "&quot;project&quot;: &quot;Works &amp; projects&quot;" in page
    assert "places and &lt;projects&gt; that the papers name" in page
    assert 'description: "Places and <projects>, with every place."' in page


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"terms": with_term(variants=["Asia", "Asien"])}, ["IDX001"]),
        ({"terms": with_term(exceptions=[{"phrase": "Asia Minor", "reason": "Else."}])}, ["IDX001"]),
        ({"terms": with_term(variants=["Asia", " "])}, ["YML002"]),  # no word at all
        ({"terms": with_term(see_also=["silk-road"])}, ["IDX002"]),
        ({"terms": with_term(see_also=["obor"])}, ["IDX002"]),  # a reference must not lead to a reference
        ({"terms": with_term(includes=["asia"])}, ["IDX002"]),
        ({"terms": with_term(variants=["Asia", "BRI"])}, ["IDX001", "IDX003"]),
        ({"terms": with_term(id="bri", see_also=[])}, ["IDX006"]),
        ({"terms": with_term(id="Asia Minor")}, ["IDX006"]),
        ({"terms": with_term(see=["bri"])}, ["IDX006"]),
        ({"terms": with_term(category=None)}, ["IDX006"]),
        ({"terms": with_term(category="harbour")}, ["IDX008"]),
        ({"terms": with_term(places=[{"paper": "toy", "anchors": ["p9"]}])}, ["LOC001"]),
        ({"terms": with_term(kind="place")}, ["YML003"]),
        ({"abbreviations": [{**GOOD["abbreviations"][0], "anchor": "p2"}]}, ["LOC001"]),
        ({"abbreviations": [{**GOOD["abbreviations"][0], "expansion": "Belt and Roads"}]}, ["IDX005"]),
        ({"abbreviations": [{**GOOD["abbreviations"][0], "standard": "Its own"}]}, ["IDX005"]),
        (
            {
                "abbreviations": [
                    *GOOD["abbreviations"],
                    {"abbreviation": "BRI", "expansion": "B", "standard": "x"},
                ]
            },
            ["IDX004"],
        ),
        # An external authority for words that the paper itself prints.
        (
            {
                "abbreviations": [
                    {
                        "abbreviation": "BRI",
                        "expansion": "Belt and Road Initiative",
                        "standard": "Its own name",
                    }
                ]
            },
            ["IDX007"],
        ),
        ({"abbreviations": [{"abbreviation": "SCO", "expansion": "S", "standard": "x"}]}, ["IDX001"]),
        ({"set_aside": ["nowhere to be found"]}, ["IDX001"]),
        ({"papers": {"other": "Other"}}, ["LOC001"]),
    ],
)
def test_wrong_data(tmp_path: Path, changes: dict[str, Any], wanted: list[str]) -> None:
    """Each mistake is an error with its place, and no page is made."""
    assert sorted(codes(tmp_path, **changes)) == wanted


# --- the papers ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def located(root: Path) -> dict[str, Located]:
    """Return the places of all terms in the five papers."""
    papers, _ = read_papers(root)
    data, _ = data_terms.load(root / "corpus", "corpus")
    return locate(data, text_places.places(papers))[0]


def gold(root: Path) -> dict[str, dict[str, list[str]]]:
    """Return the places found by reading."""
    content = yaml.safe_load((root / "tests/gold/terms.yaml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.slow
def test_places_found_by_reading(root: Path, located: dict[str, Located]) -> None:
    """The index has exactly the places that a reader finds."""
    for name, papers in gold(root).items():
        wanted = {(paper, anchor) for paper, anchors in papers.items() for anchor in anchors}
        assert located[name].places == wanted, name


@pytest.mark.slow
def test_dollars_are_no_state(located: dict[str, Located]) -> None:
    """The United States occur in 17 places of the first paper; sums in US $ (p16, p17, p22) do not."""
    anchors = {anchor for paper, anchor in located["united-states"].places if paper.startswith("arshad")}
    texts = ["abstract", "p7", "p8", "p9", "p14", "p15", "p18", "p26", "p27", "p29"]
    notes = ["fn:20", "fn:23", "fn:27", "fn:39", "fn:45", "fn:57", "fn:63"]
    assert anchors == {*texts, *notes}


@pytest.mark.slow
def test_no_place_is_missed_for_its_capitals(root: Path, made: Build) -> None:
    """A form of several words with other capitals ("Non-NATO Ally") is a form of its own."""
    data, _ = data_terms.load(root / "corpus", "corpus")
    finder = Finder(tuple(term for term in data.terms if term.variants))
    phrases = [(term.id, phrase) for term in data.terms for phrase in term.variants]
    several = [(name, phrase) for name, phrase in phrases if " " in tokens(phrase)]
    anyhow = Matcher(Form(phrase.lower(), name) for name, phrase in several)
    missed = []
    for passage in chain(*(places.values() for places in text_places.places(made.papers).values())):
        if passage.kind == "reference":
            continue
        barred = finder.exceptions(passage)
        excepted = [item for items in barred.values() for item in items]
        forms = finder.find(passage, barred)
        for match in anyhow.find(passage.text):
            name = match.form.owner
            mine = [item for item in forms if item.form.owner.term == name]
            inside = [
                item for item in (*forms, *excepted) if item.start <= match.start < match.end <= item.end
            ]
            if not inside and not any(item.start < match.end and match.start < item.end for item in mine):
                missed.append((name, passage.anchor, passage.text[match.start : match.end]))
    assert missed == []


def test_a_slip_is_no_place_of_any_state(located: dict[str, Located]) -> None:
    """A sentence about China and Pakistan names two other states; it is a place of neither."""
    slip = ("ijisc-balancing-act", "p4")
    assert slip not in located["united-states"].places
    assert slip not in located["united-kingdom"].places


def test_a_dated_heading_holds_dated_places(root: Path, located: dict[str, Located]) -> None:
    """Only the two places that give the year of the withdrawal are under “in 2021”."""
    data, _ = data_terms.load(root / "corpus", "corpus")
    (term,) = (item for item in data.terms if item.id == "us-withdrawal")
    assert "2021" not in term.heading
    wanted = {("kanwal-strategic-balancing", "p29"), ("kanwal-strategic-balancing", "p44")}
    parts = dict(zip((part.heading for part in term.subentries), located[term.id].subentries, strict=True))
    assert parts["in 2021"] == wanted
    assert parts["without a year"] == located[term.id].places - wanted


def test_tokens_fold_gaps() -> None:
    """Any gap reads as one space."""
    assert tokens("Indo- Pacific") == tokens("Indo–Pacific") == ["Indo", " ", "Pacific"]
