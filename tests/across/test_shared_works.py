"""The sources in common, against what a person found by reading (``gold/sources.yaml``)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import toy
from edition.across import marks
from edition.across.shared_works import counts, drawing, tables
from edition.across.shared_works import page as sources
from edition.citations.link import Linked
from edition.data import works as data_works
from edition.model.text import Span
from edition.model.works import Attested, Reference, Work
from edition.pipeline import read, tie
from edition.works import labels
from edition.works.labels import TYPES, decade
from shared import yaml_of

GOLD: dict[str, Any] = yaml_of(Path(__file__).parent.parent / "gold" / "sources.yaml")
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


@pytest.mark.slow
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


def figure(page: str) -> ET.Element:
    """Return the drawing of the page."""
    found = re.search(r"<figure class=\"drawing\">.*?</figure>", page)
    assert found
    return ET.fromstring(found[0])


def test_the_drawing_names_every_shared_work(page: str, corpus: tie.Corpus) -> None:
    """Each paper and each work of several papers is a link with its name, joined by a line for each paper."""
    shared = counts.shared(corpus.works)
    links = {link.get("href", ""): "".join(link.itertext()).strip() for link in figure(page).iter("a")}
    papers = {f"papers/{item.paper.spec.slug}.html" for item in corpus.linked}
    assert set(links) == papers | {f"works/{work.key}.html" for work in shared}
    assert links["works/small2015china.html"] == "Small 2015, The China Pakistan Axis: Asia’s New Geopolitics"
    lines = [part for part in figure(page).iter("path") if part.get("class", "").startswith("edge")]
    assert len(lines) == sum(len(labels.papers_of(work)) for work in shared)
    small = {line.get("data-paper") for line in lines if line.get("data-work") == "small2015china"}
    assert small == {SLUGS["integration"], SLUGS["kanwal"]}


def test_works_that_are_not_shared_are_counted(page: str) -> None:
    """The counts of the drawing, as the gold list has them."""
    said = [
        "".join(item.itertext()) for item in figure(page).iter("span") if item.get("class") == "sharing-count"
    ]
    assert said[1].endswith(", 12 shared")
    assert said[0].endswith(", none shared")
    assert said[3] == "no work identified"


def test_the_table_has_every_work(page: str, corpus: tie.Corpus) -> None:
    """The folded table names all works, with the places of each paper."""
    table = re.search(r"<details class=\"as-table\">.*?</details>", page)
    assert table
    works = {f"works/{work.key}.html" for work in corpus.works}
    assert set(re.findall(r"<th scope=\"row\"><a href=\"([^\"]+)\"", table[0])) == works


REFERENCE = Reference(Span("toy", 1, 1), ())


def of(number: int, papers: set[str]) -> Work:
    """Return a work that stands in the lists of papers."""
    forms = tuple(Attested(f"{paper}:{number}", paper, f"ref{number}", REFERENCE) for paper in sorted(papers))
    return Work(f"work{number}", REFERENCE, forms)


def test_works_lie_near_their_papers() -> None:
    """What the first two papers share comes before what the last two share; the lines end at the rows' middles."""
    made = drawing.drawing([of(1, {"b", "c"}), of(2, {"a", "b"}), of(3, {"c"})], ["a", "b", "c"])
    assert made
    assert [work.key for work in made.works] == ["work2", "work1"]
    assert [(paper.works, paper.shared) for paper in made.papers] == [(1, 1), (2, 2), (2, 1)]
    ends = [path.get("d", "").split()[-2:] for path in made.lines]
    assert ends == [["100", "250"], ["100", "250"], ["100", "750"], ["100", "750"]]
    assert made.marks_of(made.works[0]) == [0, 1]


def test_nothing_shared_or_too_much_is_not_drawn() -> None:
    """One paper's works, or the works of nine papers, make no drawing."""
    assert drawing.drawing([of(1, {"a"})], ["a", "b"]) is None
    many = [f"p{number}" for number in range(drawing.PAPERS + 1)]
    assert drawing.drawing([of(1, set(many[:2]))], many) is None


def test_papers_beyond_the_shapes_share_a_ring() -> None:
    """The first papers have a shape each; the others have one and the same."""
    slugs = [f"p{number}" for number in range(12)]
    assert [marks.number(slug, slugs) for slug in slugs] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    assert len({"".join(marks.key(number).find("path").get("d")) for number in range(9)}) == 9  # type: ignore[union-attr, arg-type]


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
    for size, room in (("row_size", "SHARED"), ("row_size", "WIDE"), ("name_size", "NAMES")):
        monkeypatch.setattr(sources, size, lambda _: 1)
        monkeypatch.setattr(sources, room, 3)
    monkeypatch.setattr(drawing, "WORKS", 3)
    page = sources.sources_page(corpus.works, corpus.linked)
    assert "Here are the first 3 of 13, those that stand in the most papers." in page
    shared = page.partition("{ #shared }")[2].partition("## ")[0]
    assert shared.count('<th scope="row">') == 3
    assert shared.count('#cited" aria-label="1 more papers, ') == 3  # each in two papers
    assert "share 12 works" in whole
    assert "share 12 works" not in page  # pairs of this many papers are not counted
    assert "- Arshad: no work in common with another paper." in page  # still true
    assert len(page) < len(whole) / 4


def test_a_list_has_room_for_so_many(corpus: tie.Corpus) -> None:
    """As many as fit, and one at least; no row of the edition takes more than was reckoned."""
    assert sources.first([30, 20, 60, 10], lambda size: size, 100) == [30, 20]
    assert sources.first([300, 20], lambda size: size, 100) == [300]
    assert sources.first([], lambda size: size, 100) == []
    page = sources.sources_page(corpus.works, corpus.linked)
    rows = page.partition("{ #network }")[2].partition("## ")[0].split("<tr>")[2:]
    reckoned = [sources.row_size(work) for work in corpus.works]
    assert len(rows) == len(reckoned)
    assert all(len(row) <= most for row, most in zip(rows[:-1], reckoned, strict=False))
    assert sum(reckoned) < 2 * sum(map(len, rows))
