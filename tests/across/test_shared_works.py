"""The sources in common, against what a person found by reading (``gold/sources.yaml``)."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import toy
from edition.across.shared_works import counts, layout, network, tables
from edition.across.shared_works import page as sources
from edition.citations.link import Linked
from edition.data import works as data_works
from edition.model.works import Work
from edition.pipeline import read, tie
from edition.records.work_types import TYPES
from edition.works import labels
from edition.works.labels import decade

GOLD: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "gold" / "sources.yaml").read_text("utf-8")
)
SLUGS = {
    "drive": "yousaf-ma-strategic-drive",
    "integration": "yousaf-ma-regional-integration",
    "kanwal": "kanwal-strategic-balancing",
}


@pytest.fixture(scope="module")
def corpus(root: Path) -> tie.Corpus:
    """Link the citations of the corpus."""
    papers, _ = read.read_papers(root)
    decisions, _ = data_works.load_decisions(root / "corpus", "corpus")
    return tie.tie(papers, decisions)[0]


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """Return the page in the repository (``test_papers`` shows that it is fresh)."""
    return (root / "docs" / "sources.md").read_text("utf-8")


def places(work: Work, slug: str) -> list[str]:
    """Return the place of a citation in the gold file's form."""
    mine = [item for item in work.cited if item.paper == slug]
    return [f"note {item.note}" if item.note else item.anchor for item in mine]


def linked(corpus: tie.Corpus, slug: str) -> Linked:
    """Return a paper of the corpus."""
    return next(item for item in corpus.linked if item.paper.spec.slug == slug)


def test_shared_works(corpus: tie.Corpus) -> None:
    """Thirteen works occur in two papers, and each is cited where a reader found it."""
    found = {
        work.key: {name: places(work, slug) for name, slug in SLUGS.items() if slug in labels.papers_of(work)}
        for work in counts.shared(corpus.works)
    }
    assert found == GOLD["shared"]


def test_pairs(corpus: tie.Corpus) -> None:
    """The two papers of Yousaf and Ma share twelve works; one of them shares a work with the last paper."""
    slugs = [item.paper.spec.slug for item in corpus.linked]
    assert counts.pairs(corpus.works, slugs) == [
        (SLUGS["drive"], SLUGS["integration"], 12),
        (SLUGS["integration"], SLUGS["kanwal"], 1),
    ]


def test_citing_places_of_one_paper(corpus: tie.Corpus) -> None:
    """Five works of one paper are cited in exactly these paragraphs."""
    works = {work.key: work for work in corpus.works}
    found = {key: places(works[key], SLUGS["kanwal"]) for key in GOLD["cited"]}
    assert found == GOLD["cited"]


def test_most_cited(corpus: tie.Corpus) -> None:
    """The most cited work has six places; the list ends after a rank, not within it."""
    found = [(work.key, len(work.cited)) for work in counts.most_cited(corpus.works)]
    assert found[0] == ("small2015china", 6)
    assert {"fair2014fighting", "garlick2020impact", "shah2018pakistans"} <= {
        key for key, count in found if count == 5
    }
    assert {work.key for work in corpus.works if len(work.cited) >= found[-1][1]} == {key for key, _ in found}


def test_decades_and_types(corpus: tie.Corpus) -> None:
    """Entries by decade and by type, counted by hand in two lists."""
    slugs = list(GOLD["decades"])
    every = [item.paper.spec.slug for item in corpus.linked]
    by_decade = counts.tally(corpus.works, every, lambda work: decade(work.reference))
    for slug in slugs:
        column = {name: row[every.index(slug)] for name, row in by_decade.items() if row[every.index(slug)]}
        assert column == GOLD["decades"][slug]
    by_type = counts.tally(corpus.works, every, lambda work: TYPES[work.reference.type])
    for slug, number in GOLD["articles"].items():
        assert by_type["journal article"][every.index(slug)] == number


def test_never_cited_and_never_listed(corpus: tie.Corpus) -> None:
    """Four entries of the last paper are never cited; works that it cites and does not list are named."""
    uncited = counts.never_cited(corpus.works)
    keys = [work.key for work in uncited[SLUGS["kanwal"]]]
    assert keys == ["bowen2009document", "braun2006using", "bryman2016social", "patton2015qualitative"]
    assert SLUGS["drive"] not in uncited
    for slug, wanted in GOLD["never_listed"].items():
        found = counts.never_listed(linked(corpus, slug))
        assert {name: [item.anchor for item in places_] for name, places_ in found.items()} == wanted


def test_names_in_common(corpus: tie.Corpus) -> None:
    """Three papers cite five works under the name of Tellis; a name within one paper is not shared."""
    found = {
        group.name.partition(",")[0]: [work.key for work in group.works]
        for group in counts.namesakes(corpus.works)
    }
    assert found["Tellis"] == [
        "tellis2001limited",
        "tellis2006evolution",
        "tellis2008pakistan",
        "tellis2020india",
        "tellis2022pakistan",
    ]
    assert "Garlick" not in found
    assert "Siddiqa" not in found  # two works, one paper
    assert "Munir" not in found  # one work, two papers


# --- the page ---


def test_matrix(page: str) -> None:
    """The row of the most shared work: one place in one paper, five in another, each a link to its page."""
    row = re.search(r"<tr><th scope=\"row\"><a href=\"works/small2015china\.html\">.*?</tr>", page)
    assert row
    cells = ["".join(cell.itertext()) for cell in ET.fromstring(row[0])[1:]]
    assert cells == ["–", "–", "1", "–", "5"]
    assert row[0].count('href="works/small2015china.html#cited"') == 2


def drawn(page: str) -> ET.Element:
    """Return the network of the page."""
    svg = re.search(r"<svg class=\"network\".*?</svg>", page)
    assert svg
    return ET.fromstring(svg[0])


def test_the_drawing_and_its_table_are_equal(page: str, corpus: tie.Corpus) -> None:
    """Every paper and every work is a link of the drawing; the table names the same works."""
    addresses = [link.get("href") for link in drawn(page).iter("a")]
    works = {f"works/{work.key}.html" for work in corpus.works}
    papers = {f"papers/{item.paper.spec.slug}.html" for item in corpus.linked}
    assert sorted(map(str, addresses)) == sorted(works | papers)
    table = re.search(r"<details class=\"as-table\">.*?</details>", page)
    assert table
    assert set(re.findall(r"<th scope=\"row\"><a href=\"([^\"]+)\"", table[0])) == works
    lines = sum(len(labels.papers_of(work)) for work in corpus.works)
    assert len([part for part in drawn(page).iter("path") if part.get("class") == "edge"]) == lines


def test_targets_of_the_network(page: str) -> None:
    """The centres of any two targets lie at least 24 apart, in whole numbers."""
    points = [(int(dot.get("cx", "")), int(dot.get("cy", ""))) for dot in drawn(page).iter("circle")]
    for (x, y), (other_x, other_y) in combinations(points, 2):
        assert max(abs(x - other_x), abs(y - other_y)) >= 24


@settings(max_examples=20)
@given(st.lists(st.sets(st.integers(0, 3), min_size=1), max_size=30))
def test_any_network_is_laid_out_twice_alike(works: list[set[int]]) -> None:
    """Whatever the papers share, no dots overlap, and a second run gives the same drawing."""
    rows = [tuple(sorted(its)) for its in works]
    found = network.grid(layout.places(4, rows), 4)
    assert len(set(found)) == len(found) == 4 + len(works)
    assert network.grid(layout.places(4, rows), 4) == found


def test_two_papers_and_what_they_share() -> None:
    """One above the other, with a gap between their discs; the works of both lie between the discs."""
    works = [(0,)] * 5 + [(1,)] * 12 + [(0, 1)] * 3
    (x, top), (below, bottom), *rest = layout.places(2, works)
    assert (x, below) == pytest.approx((0, 0))
    assert bottom - top == pytest.approx(
        17 * (3 + 4 + 2 * math.sqrt(7)) + 50
    )  # √(5 + 4), √(12 + 4), √(3 + 4)
    assert all(top + 17 * 3 < y < bottom - 17 * 4 for _, y in rest[-3:])


def test_papers_that_share_most_are_neighbours() -> None:
    """Of four papers the first and the third share a work, the second and the fourth three."""
    groups = layout.grouped([(0, 2), (1, 3), (1, 3), (1, 3), (0,), (3,)])
    assert layout.order(4, groups) == [0, 2, 1, 3]
    places = layout.centres(4, groups)
    apart = {pair: math.dist(places[pair[0]], places[pair[1]]) for pair in combinations(range(4), 2)}
    assert apart[0, 2] < apart[0, 1]
    assert apart[1, 3] < apart[0, 1]


def test_no_work_of_one_paper_lies_on_a_line_to_a_shared_one() -> None:
    """The works of one paper leave room for those that it shares."""
    works = [(0,)] * 40 + [(0, 1)] * 4
    (x, y), _, *rest = layout.places(2, works)
    for to_x, to_y in rest[40:]:
        far = math.dist((x, y), (to_x, to_y))
        for at_x, at_y in rest[:40]:
            along = ((at_x - x) * (to_x - x) + (at_y - y) * (to_y - y)) / far
            beside = abs((at_x - x) * (to_y - y) - (at_y - y) * (to_x - x)) / far
            assert not (0 < along < far and beside < network.WORK + 1)


def test_the_names_of_many_papers_stand_in_the_drawing() -> None:
    """A ring of forty papers widens the drawing beyond the page; no name is moved from its paper."""
    papers = [network.Node(f"{number}", "Paper", f"Paper {number}") for number in range(40)]
    svg = network.drawing(papers, [network.Node("w", "Work", papers=(0, 1))] * 60, "title")
    dots = [circle for circle in svg.iter("circle") if circle.get("r") == str(network.PAPER)]
    names = [text for text in svg.iter("text") if text.get("class") == "node-name"]
    width = int(svg.get("width", ""))
    assert width > network.WIDTH
    for dot, name in zip(dots, names, strict=True):
        assert dot.get("cx") == name.get("x")
        assert 0 < int(dot.get("cx", "")) < width


def test_a_corpus_without_works_has_no_such_page(tmp_path: Path) -> None:
    """A paper without citations builds."""
    made = toy.built(toy.counted(toy.corpus(tmp_path, "A sentence.\n")))
    assert "sources.md" not in made.pages
    assert [item for item in made.found if item.severity == "error"] == []


def test_of_many_papers_and_works_only_the_first(corpus: tie.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large corpus the page says that it shows only the first part, and stays small."""
    whole = sources.sources_page(corpus.works, corpus.linked)
    for module in (sources, tables):
        monkeypatch.setattr(module, "COLUMNS", 1)
    monkeypatch.setattr(sources, "MANY", 3)
    monkeypatch.setattr(sources, "NODES", 3)
    page = sources.sources_page(corpus.works, corpus.linked)
    assert "Here are the first 3 of 13, those that stand in the most papers." in page
    shared = page.partition("{ #shared }")[2].partition("## ")[0]
    assert shared.count('<th scope="row">') == 3
    assert shared.count('#cited" aria-label="1 more papers, ') == 3  # each in two papers
    assert "share 12 works" in whole
    assert "share 12 works" not in page  # pairs of this many papers are not counted
    assert "- Arshad: no work in common with another paper." in page  # still true
    assert len(page) < len(whole) / 4
