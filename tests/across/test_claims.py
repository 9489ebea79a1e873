"""The facts: the schema and its errors with places, quotations to the letter, and computed results."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.across.claims import check, matrix
from edition.data import claims
from edition.data.claims import Claims, Fact, Statement
from edition.pipeline.build import Build
from edition.text import places as text_places
from shared import yaml_of

TEXT = (
    "Introduction\n\nTrade began in 1950 (Smith, 2001). It grew to “much” in 1960.\n\nTrade began in 1951.\n"
)
GOLD: list[dict[str, Any]] = yaml_of(Path(__file__).parents[1] / "gold" / "claims.yaml")
GOOD: dict[str, Any] = {
    "topics": [{"id": "trade", "label": "Trade"}],
    "facts": [
        {
            "id": "trade-began",
            "topic": "trade",
            "subject": "When trade began",
            "verdict": "differ",
            "note": "The toy gives two years.",
            "statements": [
                {"paper": "toy", "place": "p1", "quote": "Trade began in 1950", "value": "1950"},
                {"paper": "toy", "place": "p2", "quote": "Trade began in 1951.", "value": "1951"},
            ],
        }
    ],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a valid toy corpus."""
    return toy.counted(toy.corpus(tmp_path, TEXT))


def tried(root: Path, text: str) -> tuple[Build, list[tuple[str, int]]]:
    """Build with this ``claims.yaml``; return codes and lines of the findings in it, too."""
    (root / "corpus" / "claims.yaml").write_text(text, "utf-8")
    made = toy.built(root)
    rows = [item for item in made.found if item.span.path == "corpus/claims.yaml"]
    return made, [(item.code, item.span.line) for item in rows]


def changed(old: str, new: str) -> str:
    """Return the good file with one thing changed."""
    text = yaml.safe_dump(GOOD, allow_unicode=True, sort_keys=False)
    assert old in text
    return text.replace(old, new, 1)


def test_a_sound_file_makes_a_page(place: Path) -> None:
    """The page has the fact with its anchor, both quotations, and the paper's contradiction of itself."""
    toys, rows = tried(place, changed("trade-began", "trade-began"))
    assert rows == []
    page = toys.pages["claims.md"]
    assert '<article id="fact-trade-began"' in page
    assert "Trade began in 1950" in page
    assert "inside one paper (A Toy)" in page
    assert 'href="papers/toy.html#p2"' in page


def test_a_reckoned_value_says_so(place: Path) -> None:
    """Only a value that is marked as computed names the editors as its source."""
    toys, rows = tried(place, changed("value: '1951'", "value: '1951'\n    computed: true"))
    assert rows == []
    values = re.findall(r'<p class="statement-value">(.*?)</p>', toys.pages["claims.md"])
    assert [re.sub(r"<[^>]*>", "", value) for value in values] == ["1950", "1951 (by the editors’ reckoning)"]


def test_the_papers_reckoned_values(root: Path) -> None:
    """These four numbers or ratios are in no paper: they were computed from numbers that are."""
    parts = [(item.id, part) for item in read(root).facts for part in item.statements if part.computed]
    assert [(name, part.place) for name, part in parts] == [
        ("indian-forces", "p16"),
        ("pakistani-forces", "p20"),
        ("defence-budgets", "p22"),
        ("defence-share-of-gdp", "p16"),
    ]


def test_without_the_file_there_is_no_page(place: Path) -> None:
    """A corpus without facts builds without them."""
    assert "claims.md" not in toy.built(place).pages


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("quote: Trade began in 1950", "quote: Trade begun in 1950", "LOC002", 11),
        ("quote: Trade began in 1950", "quote: trade began in 1950", "LOC002", 11),
        ("place: p2", "place: p3", "LOC001", 15),
        ("paper: toy", "paper: tyo", "LOC001", 11),
        ("verdict: differ", "verdict: agree", "CLM003", 5),
        ("value: '1951'", "value: '1950'", "CLM003", 5),
        ("verdict: differ", "verdict: differs", "YML004", 8),
        ("topic: trade", "topic: trades", "CLM002", 5),
        ("id: trade-began", "id: Trade began", "CLM001", 5),
        ("id: trade\n", "id: 'trade\"><b>'\n", "CLM001", 2),
        ("topics:\n", "topics:\n- {id: trade, label: Trade}\n", "CLM001", 3),
        ("subject:", "subjekt:", "YML003", 7),
    ],
)
def test_what_is_wrong_is_found_at_its_place(place: Path, old: str, new: str, code: str, line: int) -> None:
    """Each mistake gives its code on its line, and no page is made."""
    toys, rows = tried(place, changed(old, new))
    assert (code, line) in rows
    assert "claims.md" not in toys.pages


def test_a_lone_statement_and_a_repeated_id(place: Path) -> None:
    """Both are reported, in one run."""
    fact = GOOD["facts"][0]
    lone = {**fact, "statements": deepcopy(fact["statements"][:1])}
    text = yaml.safe_dump({**GOOD, "facts": [fact, lone]}, allow_unicode=True)
    assert sorted(code for code, _ in tried(place, text)[1]) == ["CLM001", "CLM004"]


def test_quotation_marks_in_a_quotation(place: Path) -> None:
    """The page's curly quotation marks are part of the words; straight ones are not on the page."""
    right = changed("quote: Trade began in 1950", "quote: grew to “much” in 1960")
    assert tried(place, right)[1] == []
    wrong = changed("quote: Trade began in 1950", "quote: 'grew to \"much\" in 1960'")
    assert [code for code, _ in tried(place, wrong)[1]] == ["LOC002"]


def fact(verdict: str, *rows: tuple[str, str]) -> Fact:
    """Return a fact with statements of (paper, value)."""
    made = tuple(Statement(paper, "p1", "", value) for paper, value in rows)
    return Fact("x", "x", "X", verdict, "", made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "between", "within"),
    [
        (fact("differ", ("a", "1"), ("b", "2")), True, ()),
        (fact("differ", ("a", "1"), ("a", "2")), False, ("a",)),
        (fact("differ", ("a", "1"), ("b", "1"), ("b", "2")), True, ("b",)),
        (fact("compatible", ("a", "1"), ("b", "2")), False, ()),
        (fact("agree", ("a", "1"), ("b", "1")), False, ()),
    ],
)
def test_where_a_contradiction_lies(item: Fact, between: bool, within: tuple[str, ...]) -> None:
    """Papers with different values contradict each other; one with several values contradicts itself."""
    assert check.between(item) is between
    assert check.within(item) == within


@cache
def read(root: Path) -> Claims:
    """Return the edition's facts, which are read once."""
    rows, problems = claims.load(root / "corpus", "corpus")
    assert problems == []
    return rows


@pytest.mark.parametrize("wanted", GOLD, ids=[row["fact"] for row in GOLD])
def test_facts_read_by_hand(root: Path, made: Build, wanted: dict[str, Any]) -> None:
    """Verdict, side of the contradiction and cited works are those that a reader found."""
    item = next(row for row in read(root).facts if row.id == wanted["fact"])
    assert item.verdict == wanted["verdict"]
    assert check.between(item) is wanted["between"]
    assert list(check.within(item)) == wanted["within"]
    places = text_places.places(made.papers)
    rows = []
    for part in item.statements:
        support = check.support(part, places, made.citations)
        works = [key for citation in support.citations for key in citation.works or (citation.surface,)]
        row: dict[str, Any] = {"paper": part.paper, "place": part.place}
        if works:
            row["cites" if support.exact else "next"] = works
        notes = {citation.note for citation in support.citations if citation.note}
        rows.append({**row, **({"note": notes.pop()} if notes else {})})
    assert rows == wanted["statements"]


def test_enough_facts_and_nothing_wrong(root: Path, made: Build) -> None:
    """There are at least 25 facts, some with contradictions inside one paper; the build reports no errors."""
    facts = read(root).facts
    assert len(facts) >= 25
    assert sum(bool(check.within(item)) for item in facts) >= 5
    assert not [item for item in made.found if item.code.startswith(("CLM", "LOC", "SYN"))]


def of_facts(made: Build) -> str:
    """Return the pages of the topics, on which the facts stand with their quotations."""
    return "".join(text for path, text in made.pages.items() if path.startswith("claims/"))


def test_every_statement_is_on_the_page_with_its_link(root: Path, made: Build) -> None:
    """There are as many quotations as statements, and each is followed by the link to its place."""
    page = of_facts(made)
    wanted = [part for item in read(root).facts for part in item.statements]
    links = re.findall(r'<p class="statement-places"><a href="\.\./papers/([^"#]+)\.html#([^"]+)"', page)
    assert len(links) == len(wanted)
    assert sorted(links) == sorted((part.paper, part.place) for part in wanted)


def test_the_verdict_is_a_word(made: Build) -> None:
    """No fact shows its verdict by symbol or colour alone."""
    articles = of_facts(made).split("<article ")[1:]
    assert articles
    assert all(re.search(r"<strong>(Agree|Differ|Compatible)</strong>", text) for text in articles)


def said(paper: str, value: str, place: str) -> Statement:
    """Return a statement."""
    return Statement(paper, place, "words", value)


def test_the_matrix_has_differences_first_and_each_value_once() -> None:
    """A row has the values of each paper with their places; equal values have equal numbers."""
    agreed = Fact("a", "t", "A", "agree", "", (said("x", "1", "p1"), said("y", "1", "p2")))
    differing = Fact(
        "d",
        "t",
        "D",
        "differ",
        "",
        (said("x", "2013", "p1"), said("y", "2015", "p6"), said("x", "2013", "p4"), said("y", "2013", "p9")),
    )
    rows = matrix.matrix(Claims((), (agreed, differing)))
    assert [(verdict, [row.fact.id for row in group]) for verdict, group in rows] == [
        ("differ", ["d"]),
        ("agree", ["a"]),
    ]
    cells = rows[0][1][0].cells
    assert [(value.words, value.number, value.places) for value in cells["x"]] == [("2013", 0, ("p1", "p4"))]
    assert [(value.words, value.number, value.places) for value in cells["y"]] == [
        ("2015", 1, ("p6",)),
        ("2013", 0, ("p9",)),
    ]


def test_columns_are_the_papers_that_state_something() -> None:
    """In the order of the papers, without those that state nothing."""
    fact = Fact("a", "t", "A", "agree", "", (said("y", "1", "p1"), said("x", "1", "p2")))
    assert matrix.columns(Claims((), (fact,)), ["x", "z", "y"]) == ["x", "y"]


def test_each_cell_leads_to_the_place_and_to_the_fact(place: Path) -> None:
    """The value links to the fact, the sign to the paragraph."""
    made, _ = tried(place, yaml.safe_dump(GOOD, allow_unicode=True, sort_keys=False))
    table = re.search(r"<table class=\"matrix\"[^>]*>.*?</table>", made.pages["claims.md"], re.DOTALL)
    assert table
    assert '<a class="matrix-words" href="#fact-trade-began"' in table[0]
    assert re.search(r"<a class=\"matrix-place\" href=\"papers/toy.html#p2\"[^>]*>¶2</a>", table[0])
