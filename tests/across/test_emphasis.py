"""What the papers have in common and what sets them apart, and on how many facts they agree, for the home page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

import toy
from edition.across.claims import agreement
from edition.across.terms import emphasis
from edition.across.terms.emphasis import Row
from edition.data import claims
from edition.pipeline.build import Build

SIZES = (10, 20)


def row(name: str, *counts: int) -> Row:
    """Return a term with its places in two papers of 10 and 20 places."""
    return Row(name, name, counts, tuple(count / size for count, size in zip(counts, SIZES, strict=True)))


def test_what_all_speak_of_comes_first_by_its_share() -> None:
    """The share of a paper counts, not the number: 5 of 10 and 1 of 20 is more than 1 of 10 and 8 of 20."""
    listed = [row("ports", 1, 8), row("trade", 5, 1), row("dams", 9, 0)]
    assert [item.id for item in emphasis.common(listed)] == ["trade", "ports"]


def test_a_term_sets_apart_the_paper_that_is_ahead() -> None:
    """A term with two places sets no paper apart, nor does one that both share; none stands twice."""
    shared = row("trade", 5, 9)
    listed = [shared, row("dams", 9, 0), row("rivers", 0, 12), row("wheat", 2, 0)]
    made = emphasis.apart(listed, [shared])
    assert [(item.id, paper) for item, paper in made] == [("dams", 0), ("rivers", 1)]


def test_a_disc_is_as_large_as_the_share() -> None:
    """Half of the places is half of the area of a full disc: 11 × √0.5 = 7.8."""
    cells = row("trade", 5, 20).cells(own=1)
    assert [(cell.count, cell.radius, cell.own) for cell in cells] == [(5, "7.8", False), (20, "11.0", True)]


def test_the_papers_speak_of_china_and_one_of_neoclassical_realism(made: Build) -> None:
    """Read in the five papers: all of them are about China; only Kanwal’s framework is neoclassical realism."""
    page = made.pages[emphasis.FRAGMENT]
    common, apart = page.split("This sets each apart")
    assert 'terms/a-c/c.html#china">China<' in common
    line = apart.split("neoclassical realism")[1]
    assert line.count('<span class="unseen">0</span>') == 4
    assert line.rpartition("</td>")[0].endswith("</svg><span>17</span>")


def test_the_bar_counts_the_verdicts(made: Build, root: Path) -> None:
    """The numbers are those of the editors' file."""
    facts = yaml.safe_load((root / "corpus" / claims.FILE).read_text("utf-8"))["facts"]
    counts = Counter(fact["verdict"] for fact in facts)
    page = made.pages[agreement.FRAGMENT]
    assert f"Of {len(facts)} facts" in page
    assert f'verdict=agree">agree on {counts["agree"]}<' in page
    assert f'class="differ" x="0" y="0" width="{counts["differ"]}"' in page


def test_a_corpus_without_terms_and_facts_has_empty_parts(tmp_path: Path) -> None:
    """Then the home page shows nothing in their place."""
    pages = toy.built(toy.counted(toy.corpus(tmp_path, "Introduction\n\nA sentence.\n"))).pages
    assert pages[emphasis.FRAGMENT].strip() == pages[agreement.FRAGMENT].strip() == ""
